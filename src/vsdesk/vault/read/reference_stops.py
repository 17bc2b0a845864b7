"""What of the reference space stays here because somebody is named there who was erased: a place, an
organisation, how the organisation calls a term or a question.

An order to erase wrote a `stop` below each such record (docs/spec/bundle.md §10). It belongs to no file, and
holds in all of them: here for one reading of several files, looked up once, when the first of them asks. So
do the words of a label that read otherwise with what was put aside of a withdrawn device (§9.5).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.history.op_scopes import REFERENCE
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.names.standing_choices import CHOICE, DIGEST
from vsdesk.records.gate.told.told_texts import texts_in, ways_to_read
from vsdesk.records.put_aside import standing
from vsdesk.vault.read import views
from vsdesk.vault.read.aside_records import aside_by_id, is_any
from vsdesk.vault.read.beyond_file import ops_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vsdesk.history.merge import Rules
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_STOPS: Final = "r.space = ? AND r.kind = ? AND r.hidden = 0"
_OF_KIND: Final = "r.kind = ? AND r.hidden = 0"
_HERE: Final = f"r.id IN {views.IDS} AND r.erased = 0"
DEFINED: Final = frozenset({"term_def", "field_def"})  # whose words are labels, on every paper


class ReferenceStops:
    """By fields, and by the words themselves where these are labels."""

    def __init__(
        self, database: Database, dictionary: Dictionary, rules: Callable[[], Rules]
    ) -> None:
        self._db = database
        self._dictionary = dictionary
        self._rules = rules

    @cached_property
    def fields(self) -> frozenset[tuple[str, str]]:
        """The records and fields whose words stay, until a coordinator takes the stop out."""
        return frozenset(place for one in self._stops for place in _places(one))

    @cached_property
    def labels(self) -> frozenset[str]:
        """The words of terms and questions that stay: as they stood when somebody was found in them; and
        those that were said otherwise, or taken out, by what was put aside."""
        asked = [(place, one) for one in self._stops for place in _places(one)]
        ids = sorted({record for (record, _), _ in asked})
        where = f"id IN {views.IDS} AND kind IN ('term_def', 'field_def')"
        held = ops_in(self._db, where, (ids,)) if ids else {}
        texts = {
            text
            for (record, name), one in asked
            for op in held.get(record, ())
            if _has_seen(one, op.id)
            for text in texts_in(op.values.get(name))
        }
        texts |= {*self._not_standing()}
        return frozenset(way for one in texts for way in (one, *ways_to_read(one)))

    def _not_standing(self) -> Iterator[str]:
        """The words of a label that stand by what counts alone."""
        if not is_any(self._db):  # nearly every vault
            return
        for kind in sorted(DEFINED):
            every = {one.id: one for one in views.load(self._db, _OF_KIND, (kind,))}
            for id, one in aside_by_id(self._db, self._dictionary, self._rules(), kind).items():
                record = every.get(id)
                left = record and standing(record, one)
                for name, said in record.fields.items() if record is not None else ():
                    if left is None or name not in left.fields:
                        yield from (text for each in said for text in texts_in(each.value))

    @cached_property
    def _stops(self) -> list[RecordView]:
        of_all = views.load(self._db, _STOPS, (views.raw_id(REFERENCE), CHOICE))
        stops = [one for one in of_all if "stop" in one.every("choice")]
        people = {who for one in stops for who in _whose(one)}
        known = views.load(self._db, _HERE, (views.ids_json(people),)) if people else ()
        here = {one.id for one in known}
        return [one for one in stops if not here.issuperset(_whose(one))]


def _places(stop: RecordView) -> Iterator[tuple[str, str]]:
    for value in stop.every("record"):
        for record in ids_in(value):
            yield from ((record, name) for name in stop.every("field") if isinstance(name, str))


def _whose(stop: RecordView) -> set[str]:
    return {who for value in stop.every("who") for who in ids_in(value)}


def _has_seen(stop: RecordView, op: str) -> bool:
    """Whether it was made of what this op says; where it names a digest of many, of any that is there."""
    seen = [value for value in stop.every("seen") if isinstance(value, str)]
    return any(value.startswith(DIGEST) or op in value.split() for value in seen)
