"""Whose name stays on one paper by a rule of its own: a child's, of whoever is in danger by it. Pure.

Asked of what comes of the fields of the name, not of a list of marks, so that told words do not say what they
hold back. A scope that nobody agreed to is no such rule: the yes to the story is a yes to its words. Nor is
it, before a body, that nobody wrote down how old a relative is: most stories name one. The words of these
leave with a role in place of the name (`by_role`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from vsdesk.records.dates.ages import is_minor
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.gate_context import GateContext, reading_names
from vsdesk.records.gate.names.name_parts import GIVEN
from vsdesk.records.gate.names.role_names import by_role
from vsdesk.records.gate.names.sealed_records import people_sealed
from vsdesk.records.gate.redaction import field_refusal, refusal

_RULES: Final = frozenset({"minor", "ageless", "risk"})


def with_names(scene: GateContext) -> GateContext:
    """The scene in which told words are read for these too, and for whom a role stands there."""
    kept = names_that_stay(scene) | people_sealed(scene)
    read = reading_names(scene, kept) if kept else scene
    role = by_role(read)
    return replace(read, by_role=role) if role is not None else read


def names_that_stay(scene: GateContext) -> frozenset[str]:
    """The persons of the file whose given name these rules keep here, in any reading."""
    if scene.whole or scene.to.inside or scene.to.sort == "family" or not scene.agreed.holds:
        return frozenset()
    kind = scene.dictionary.kind("person")
    specs = [one for one in (kind.fields if kind else ()) if one.name in GIVEN]
    return frozenset(
        one.id
        for read in scene.dossier.readings
        for one in read.of("person")
        if (
            scene.level not in ("A", "B")
            or is_minor(one, scene.young_on)
            or one.id in scene.aliased
        )
        and _stays(scene, one, [spec for spec in specs if one.every(spec.name)])
    )


def _stays(scene: GateContext, person: RecordView, given: list[FieldSpec]) -> bool:
    return refusal(scene, person) in _RULES or any(
        field_refusal(scene, person, spec) in _RULES for spec in given
    )
