"""What of a proposal leaves: each field that it proposes as it would in a record of the kind
that is proposed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.alternative import Alternative
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.redaction import field_refusal, refusal, words_refusal

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.gate_context import GateContext

_FIELD: Final = ("proposal", "set")


def is_proposed(spec: FieldSpec | None) -> bool:
    """Whether a field holds the fields of another kind."""
    return spec is not None and (spec.kind, spec.name) == _FIELD


def members(scene: GateContext, record: RecordView, value: Json) -> dict[str, str | None]:
    """The fields that a proposal sets, each with why it stays, or None. Where nobody knows of what kind it
    is, or what stands there is no record, none leaves."""
    if not isinstance(value, dict):
        return {}
    kind = "" if record.differs("of_kind") else record.text("of_kind")
    said = {name: (Alternative(record.id, one, "", "", ""),) for name, one in value.items()}
    as_one = RecordView(record.id, kind, record.space, fields=said)
    if scene.dictionary.kind(kind) is None:
        return dict.fromkeys(value, "level")
    if why := refusal(scene, as_one):
        return dict.fromkeys(value, why)
    return {name: _why(scene, as_one, name) for name in value}


def _why(scene: GateContext, record: RecordView, name: str) -> str | None:
    spec = scene.dictionary.field(record.kind, name)
    return field_refusal(scene, record, spec) or words_refusal(scene, record, spec)
