"""What must be known beside the records of a page of hits, to say whether their words may be shown.

A few reads for all of them at once, each by an index.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk.records.dossier import Dossier
from vsdesk.records.previews import Previews, named_by
from vsdesk.records.record_rules import ABOUT_PEOPLE, about_whom
from vsdesk.vault import views

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_IDS: Final = "SELECT unhex(value) FROM json_each(?)"
_SAID: Final = "(VALUES ('consent_grant', 'grantor'), ('source', 'person'))"


def around(database: Database, records: Iterable[RecordView]) -> Dossier:
    """These records, what they lie below, who told of them, what those answered of whom they speak, and as which source."""
    found = {one.id: one for one in records}
    people = {id for one in found.values() if one.kind in ABOUT_PEOPLE for id in about_whom(one)}
    wanted = {id for one in found.values() for id in (*_above(one), *named_by(one))}
    while wanted := {id for id in wanted - found.keys() if views.is_id(id)}:
        asked = json.dumps(sorted(wanted))
        loaded = views.load(database, f"r.id IN ({_IDS})", (asked,))
        for one in loaded:
            found.setdefault(one.id, one)
        wanted = {id for one in loaded for id in _above(one)} if loaded else set()
    of_people = json.dumps(sorted(filter(views.is_id, people)))
    where = (
        "r.hidden = 0 AND r.n IN (SELECT link.source FROM link JOIN record ON record.n = link.source "  # noqa: S608 - a literal
        f"WHERE link.target IN ({_IDS}) AND (record.kind, link.field) IN {_SAID})"
    )
    for one in views.load(database, where, (of_people,)) if people else ():
        found.setdefault(one.id, one)
    return Dossier("", tuple(found.values()))


def concealed(database: Database, numbers: Sequence[int], today: str) -> frozenset[int]:
    """Of these records those about somebody who asked to be named nowhere, or who is a source (records/previews.py).

    One read tells of whom anything of the kind was said at all; those few are read whole.
    """
    said = (
        "SELECT DISTINCT r.n FROM record r "  # noqa: S608 - literals
        "LEFT JOIN link own ON own.source = r.n AND own.field IN ('person', 'related_to', 'donor') "
        "JOIN link ON link.target IN (r.id, r.parent, own.target) "
        "JOIN record says ON says.n = link.source AND says.hidden = 0 "
        f"WHERE r.n IN (SELECT value FROM json_each(?)) AND (says.kind, link.field) IN {_SAID}"
    )
    few = [row[0] for row in database.query(said, (json.dumps(list(numbers)),))]
    if not few:
        return frozenset()
    where = "r.n IN (SELECT value FROM json_each(?))"
    records = views.load_numbered(database, where, (json.dumps(few),))
    previews = Previews(around(database, [one for _, one in records]), today)
    return frozenset(number for number, one in records if previews.conceals(one))


def _above(record: RecordView) -> tuple[str, ...]:
    return tuple(id for id in (record.parent, record.space) if id)
