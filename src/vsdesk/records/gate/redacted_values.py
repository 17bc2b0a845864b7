"""A value as it leaves: sources and speakers by their code, told words with a role where a name stays. Pure.

Whether it leaves at all is `redaction.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView, ids_in
from vsdesk.records.gate.gate_context import GateContext
from vsdesk.records.gate.names import surnames
from vsdesk.records.gate.names.nowhere_named import is_told, says_words
from vsdesk.records.gate.names.source_codes import code_of
from vsdesk.records.gate.told import few_sources
from vsdesk.records.source_ids import is_apart

SPEAKER: Final = "grantor"
_CODE: Final = ("source", "code")
_SEEN: Final = 3  # digits of a caller's number that may be chosen
# Where a record says something of another one's field.
_SAID_IN: Final[Mapping[str, str]] = {"claim": "value", "translation": "text"}


def shown(scene: GateContext, record: RecordView, spec: FieldSpec | None, value: Json) -> Json:
    """A value as it leaves: sources and speakers by S-code, a small cell's date as its year, a caller's
    number by its last digits where only these were chosen, words with a gap for a family name that stays."""
    left = _shown(scene, record, spec, value)
    if scene.first_name is not None and spec is not None:
        left = scene.first_name.shown(spec, left)
    if scene.surnames is not None and surnames.holds_words(spec):
        return scene.surnames.out_of(left)
    return left


def _shown(scene: GateContext, record: RecordView, spec: FieldSpec | None, value: Json) -> Json:
    if scene.whole or spec is None:
        return value
    if record.id in scene.small and spec.type == "pdate":
        return few_sources.year_only(value)
    if (spec.kind, spec.name) == _CODE:
        return _code(scene, record.id)
    value = _words(scene, record, spec, value)
    if record.kind == "extortion_attempt" and spec.name == "contact_value":
        return _last_digits(value) if scene.asked.caller == "last3" else value
    if spec.type == "links" and not (gone := scene.unlinked).isdisjoint(ids_in(value)):
        value = [id for id in ids_in(value) if id not in gone or is_coded(spec)]
    if scene.level == "A" or not is_coded(spec):
        return value
    hide = _is_unnamed if spec.name == SPEAKER else _is_any
    codes = [_code(scene, id) if hide(scene.dossier, id) else id for id in ids_in(value)]
    if spec.type == "links":
        return [*sorted(codes)]
    return codes[0] if codes else value


def _words(scene: GateContext, record: RecordView, spec: FieldSpec, value: Json) -> Json:
    """Words without the names that stay here, or with a role in their place."""
    if scene.told is not None and is_told(spec):
        value = scene.told.copy(record, said_in(record, spec), value)
    if scene.suspects is not None and says_words(spec):
        value = scene.suspects.out_of(value)
    return value


def _last_digits(value: Json) -> Json:
    digits = [one for one in value if one.isdigit()] if isinstance(value, str) else []
    return "…" + "".join(digits[-_SEEN:]) if len(digits) > _SEEN else "…"


def is_coded(spec: FieldSpec) -> bool:
    """It leads to a source, who stands on papers under a code."""
    return spec.type in ("link", "links") and "source" in spec.targets


def _is_any(dossier: Dossier, id: str) -> bool:
    return True


def _is_unnamed(dossier: Dossier, id: str) -> bool:
    """A consent names the relative who gave it, but never a source."""
    return is_apart(dossier, id)


def _code(scene: GateContext, id: str) -> str:
    """The code of a source, read by everybody who reads names on this paper."""
    if scene.told is not None:
        return scene.told.code(id)
    return code_of(scene.dossier, id, *(one.stands_in_any_way for one in scene.families))


def said_in(record: RecordView, spec: FieldSpec) -> str:
    """The field of a record in which a value of another one's field stands: a claim's, a translation's."""
    return spec.name if spec.kind == record.kind else _SAID_IN.get(record.kind, spec.name)
