"""The places and the recorded numbers that are looked for in told words on one paper. Pure.

Not a place that a field says which leaves there. What leaves is what `let_out` lets out: a field that stays,
for whatever reason, says nothing on the paper.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.records.gate.names.name_choices import NameReader
from vsdesk.records.gate.names.sealed_records import named_by_them, people_sealed, sealed_alone
from vsdesk.records.gate.names.told_names import Someone
from vsdesk.records.gate.persons import hidden_people
from vsdesk.records.gate.record_filter import let_out
from vsdesk.records.gate.redaction import refusal
from vsdesk.records.gate.told.recorded_numbers import contacts_of_sources, numbers_of
from vsdesk.records.gate.told.told_whereabouts import WhereaboutsField, places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.gate_context import GateContext


def with_more(scene: GateContext) -> GateContext:
    """The scene in which told words are read for places and recorded numbers too."""
    if scene.whole or not scene.agreed.holds:
        return scene
    more = (*_places(scene), *_numbers(scene), *named_by_them(scene))
    if not more:
        return scene
    told = scene.told or NameReader(
        *(scene.dossier, scene.dictionary), decided=scene.asked.decided, families=scene.families
    )
    return replace(scene, told=replace(told, people=(*more, *told.people)))


def _places(scene: GateContext) -> Iterator[Someone]:
    sealed = frozenset(one.id for one in sealed_alone(scene))
    if scene.placeless or scene.unknown or sealed:
        placeless = hidden_people.marked(
            scene.dossier, hidden_people.PLACE_UNKNOWN, scene.to, scene.person
        )
        unknown = hidden_people.unknown(scene.dossier, scene.to, scene.person)
        leaving = _Leaving(scene)
        yield from places_of(scene.dossier, scene.dictionary, placeless, unknown, leaving, sealed)


def _numbers(scene: GateContext) -> Iterator[Someone]:
    """Whose numbers stay, and how sources are reached who are sealed here."""
    found = numbers_of(
        scene.dossier,
        scene.dictionary,
        scene.hidden | scene.nameless | people_sealed(scene) | scene.named_elsewhere,
        contacts=scene.placeless,
        but_contacts=scene.first_name.people if scene.first_name else (),
    )
    if scene.sealed_sources:
        every = scene.dossier.once(contacts_of_sources)
        found |= {
            who: numbers
            for who, numbers in every.items()
            if not scene.to.inside or who in scene.sealed_sources
        }
    for who, numbers in sorted(found.items()):
        yield Someone(who, "number", (), numbers=numbers)


class _Leaving:
    """What leaves of fields on a paper on which nobody looks for places in words."""

    def __init__(self, scene: GateContext) -> None:
        self._scene = scene
        self._stays: dict[str, bool] = {}

    def __call__(self, said: WhereaboutsField) -> Iterable[Json]:
        """The values of one field as they leave."""
        record = said.record
        if (
            record.deleted
            or refusal(self._scene, record) is not None
            or self._is_below_held(record)
        ):
            return ()
        return let_out(self._scene, record, {}, only=said.name).every(said.name)

    def _is_below_held(self, record: RecordView) -> bool:
        """Whether something stays that it lies below, however deep; a circle ends at its beginning."""
        path: list[str] = []
        held = False
        at = self._scene.dossier.get(record.parent)
        while at is not None and at.id not in self._stays:
            self._stays[at.id] = False
            path.append(at.id)
            if held := at.deleted or refusal(self._scene, at) is not None:
                break
            at = self._scene.dossier.get(at.parent)
        else:
            held = at is not None and self._stays[at.id]
        self._stays |= dict.fromkeys(path, held)
        return held
