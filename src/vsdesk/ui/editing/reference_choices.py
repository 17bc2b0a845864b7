"""What a form can name although nothing here names it yet: the organisation's own places, bodies and
partners."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.death_news import elsewhere
from vsdesk.records.gate.names.ambiguous_names import namesakes

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dossier import Dossier, RecordView

_OF_PERSONS: Final = frozenset({"person", "person_mark", "family_member"})
OFFERED: Final = ("organisation", "project", "perpetrator", "place", "consent_text")


def with_shelf(desk: Desk, root: str) -> Dossier:
    """The dossier of a root, and behind its records what its forms can name."""
    dossier: Dossier = desk.cases.dossier(root)
    shared = desk.cases.reference()
    more = [one for kind in OFFERED for one in shared.of(kind) if dossier.get(one.id) is None]
    found = replace(dossier, records=(*dossier.records, *more)) if more else dossier
    return read_ahead(found, desk.context.today())


def read_ahead(dossier: Dossier, today: str) -> Dossier:
    """The same, with all its readings made, whether two have one name and what news waits elsewhere: a widget
    asks the vault nothing and reads no names."""
    _ = dossier.readings, dossier.joined, namesakes(dossier), elsewhere(dossier, today)
    return dossier


def with_who_it_is(desk: Desk, found: Dossier) -> Dossier:
    """Behind the records of a source: the persons of the file in which whoever it is
    lies, and their marks."""
    if found.head.kind != "source":
        return found
    more: dict[str, RecordView] = {}
    for one in ids_in(found.head.value("person")):
        with suppress(UserError):  # whoever it is may not be on this device
            around = desk.cases.dossier(desk.cases.record(one).space)
            more |= {each.id: each for each in around if each.kind in _OF_PERSONS}
    records = [one for id, one in more.items() if found.get(id) is None]
    if not records:
        return found
    return read_ahead(replace(found, records=(*found.records, *records)), desk.context.today())
