"""What must be known beside the records of a page of hits, to say whether their words may be shown.

A few reads for all of them at once, each by an index.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ABOUT, about_whom
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.values import is_id
from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.persons.hidden_people import MARK
from vsdesk.records.teller_fields import told_by
from vsdesk.vault.read import views
from vsdesk.vault.read.relative_entries import as_of, other_entries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_SAID: Final = "(VALUES ('consent_grant', 'grantor'), ('source', 'person'))"


def around(database: Database, records: Iterable[RecordView]) -> Dossier:
    """These records, what they lie below, who told of them, what those answered of whom they speak, by
    another entry of theirs too, and as which source."""
    found = {one.id: one for one in records}
    people = {id for one in found.values() if one.kind in ABOUT for id in about_whom(one)}
    wanted = {id for one in found.values() for id in (*_above(one), *told_by(one))}
    while wanted := {id for id in wanted - found.keys() if is_id(id)}:
        asked = json.dumps(sorted(wanted))
        loaded = views.load(database, f"r.id IN {views.IDS}", (asked,))
        for one in loaded:
            found.setdefault(one.id, one)
        wanted = {id for one in loaded for id in _above(one)} if loaded else set()
    entries = other_entries(database, people)
    people |= {one for others in entries.values() for one in others}
    where = (
        "r.hidden = 0 AND r.n IN (SELECT link.source FROM link JOIN record ON record.n = link.source "  # noqa: S608 - a literal
        f"WHERE link.target IN {views.IDS} AND (record.kind, link.field) IN {_SAID})"
    )
    said = views.load(database, where, (views.ids_json(people),)) if people else []
    guarding = [*said, *views.below(database, people, MARK)]
    copies = [  # what hides another entry of theirs
        as_of(one, other, who)
        for who, others in entries.items()
        for other in others
        for one in guarding
        if one.parent == other or other in ids_of(one, "grantor")
    ]
    for one in (*guarding, *copies):
        found.setdefault(one.id, one)
    return Dossier("", tuple(found.values()))


def _above(record: RecordView) -> tuple[str, ...]:
    return tuple(id for id in (record.parent, record.space) if id)
