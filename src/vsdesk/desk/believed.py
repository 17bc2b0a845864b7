"""What a paper rests on that any device could write: whose paper it is, and how many sources tell a thing.

Believed of it is what the devices wrote down that recorded the case, the family or the event, and coordinators
(`TrustStore.believed`): another enrolled device can say of anybody that they speak for a family, and can make
up sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.believed import as_believed, nobody
from vsdesk.records.dossier import ids_in
from vsdesk.records.small_cells import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.small_cells import Cells
    from vsdesk.records.values import Json
    from vsdesk.vault.trust_store import TrustStore
    from vsdesk.vault.vault import Vault


def speaker(dossier: Dossier, trust: TrustStore) -> str | None:
    """Who speaks for the family: the case's primary contact, else the one focal point."""
    named = _named_in(dossier.head, dossier.head, "primary_contact", trust)
    if len(named) > 1:
        return None  # nobody knows whose paper it is
    if named:
        return str(named[0])
    families = {one.space: one for one in dossier.of("family")}
    points = [
        one
        for one in dossier.of("family_member")
        if one.space in families
        and True in _named_in(families[one.space], one, "focal_point", trust)
    ]
    person = points[0].value("person") if len(points) == 1 else None
    return person if isinstance(person, str) else None


def _named_in(
    root: RecordView, record: RecordView, name: str, trust: TrustStore
) -> tuple[Json, ...]:
    """What stands there of those who recorded the case or family, and of coordinators."""
    heard = as_believed(record, nobody, trust.believed(root))
    return tuple(one for one in heard.every(name) if one is not None)


def cells(
    dossier: Dossier, vault: Vault, linking: Callable[[str, str], Sequence[RecordView]]
) -> Cells:
    """How many sources of the whole vault speak of the facility and month of each event of a case."""
    here = {
        event.id: [str(one) for one in event.every("facility") if one]
        for event in dossier.of("event")
    }
    speaking = {place: linking(place, "event") for places in here.values() for place in places}
    told = {
        id
        for events in speaking.values()
        for event in events
        for name in ("told_by", "witnesses")
        for value in event.every(name)
        for id in ids_in(value)
    }
    sources = {id for id in told if vault.kind_of(id) == "source"}  # who is here
    return {
        event.id: count(
            event,
            [one for place in here[event.id] for one in speaking[place]],
            sources,
            vault.trust.believed(event),
        )
        for event in dossier.of("event")
        if here[event.id]
    }
