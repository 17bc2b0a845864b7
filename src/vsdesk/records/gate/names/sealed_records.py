"""Records that were sealed by themselves (`sens`): what they name is looked for in told words on a
paper on which they stay.

A person by every name and number, as whoever is hidden; a further name, a number or a place by that alone,
and by each that ever stood there, until a coordinator wrote there or looked. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.names.address import without_titles
from vsdesk.records.about import ABOUT, ever_stood, whose
from vsdesk.records.gate.gate_context import MOST
from vsdesk.records.gate.names.nowhere_named import is_own_name
from vsdesk.records.gate.names.told_names import Someone
from vsdesk.records.gate.redaction import own_sensitivity
from vsdesk.records.gate.told.recorded_numbers import numbers_in
from vsdesk.records.gate.told.told_texts import texts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.gate_context import GateContext

_PERSON: Final = "person"


def sealed_alone(scene: GateContext) -> tuple[RecordView, ...]:
    """The records of the file, in each reading, that are too delicate for this level by what
    they say of themselves."""
    if scene.whole or scene.to.inside or not scene.agreed.holds:
        return ()
    most = MOST[scene.level]
    return tuple(one for one in scene.dossier.once(_marked) if own_sensitivity(one) > most)


def _marked(dossier: Dossier) -> tuple[RecordView, ...]:
    sealed = [one for read in dossier.readings for one in read if own_sensitivity(one)]
    return tuple(ever_stood(dossier, sealed))


def people_sealed(scene: GateContext) -> frozenset[str]:
    """The persons among them, but for whose paper it is."""
    return frozenset(
        one.id for one in sealed_alone(scene) if one.kind == _PERSON and one.id != scene.person
    )


def named_by_them(scene: GateContext) -> Iterator[Someone]:
    """What a further name and a number of them are looked for by: that one alone."""
    found: dict[Someone, None] = {}
    for record in sealed_alone(scene):
        if record.kind == _PERSON:
            continue
        who = min(whose(record) if record.kind in ABOUT else (), default=record.parent or record.id)
        kind = scene.dictionary.kind(record.kind)
        for spec in kind.fields if kind else ():
            if is_own_name(spec):
                said = [text for value in record.every(spec.name) for text in texts_in(value)]
                bare = [" ".join(without_titles(text.split())) for text in said]
                if said:
                    found[Someone(who, "unnamed", (), called=(*said, *bare))] = None
        if record.kind in ABOUT and (numbers := tuple(numbers_in(scene.dictionary, record))):
            found[Someone(who, "number", (), numbers=numbers)] = None
    yield from found
