"""A paper of our own work that lies open on a table: it says no more than what anybody may read.

Decided as what everybody gets of it, and what of that names somebody who did not agree is left out
(`public_names`). It stays a paper of the organisation: whoever holds the activity prints it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.outbound.public_names import PublicNames
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.names.names_refused import NAMES_NOBODY
from vsdesk.records.gate.papers.posters import EVERYBODY
from vsdesk.records.gate.told.own_labels import words_of
from vsdesk.records.own_work import without_people

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.request import Request

_FOR_ALL: Final = min(NAMES_NOBODY)


class OpenPapers:
    """Makes the file of an activity as everybody may read it."""

    def __init__(self, context: DeskContext) -> None:
        self._names = PublicNames(context)
        self._dictionary = context.dictionary

    def as_everybody_reads(self, request: Request, dossier: Dossier) -> Dossier:
        """The file without all that stays before everybody, and without words that name somebody who did not
        agree. Raises UserError E_GATE where nothing of the activity leaves."""
        asked = replace(
            request, purpose=_FOR_ALL, recipient=EVERYBODY, level="C", person=None, decided=True
        )
        read = decide(asked, without_people(dossier), self._dictionary)
        root = read.head.id
        held = {one.id: set(one.values) for one in read.records}
        words = {name: self._texts(dossier, dossier.head, name) for name in held[root]}
        names = self._names.read(text for said in words.values() for text in said)
        held[root] -= {name for name, said in words.items() if any(map(names.asked, said))}
        records = (_only(one, held[one.id]) for one in dossier if one.id in held)
        return replace(dossier, records=tuple(records))

    def _texts(self, dossier: Dossier, record: RecordView, name: str) -> list[str]:
        """What a field says, in the organisation's own words too, and the records that it names."""
        asked = [(record, name)]
        asked += [(one, each) for one in dossier.linked(record, name) for each in one.fields]
        return [
            text
            for one, each in asked
            for text in words_of(self._dictionary, one.kind, each, one.every(each))
        ]


def _only(record: RecordView, names: Iterable[str]) -> RecordView:
    """A record with these fields alone."""
    kept = {name: record.fields[name] for name in names if name in record.fields}
    return replace(record, fields=kept)
