"""What a report is made of: of each case its person, further names and disappearance, and its list row; of
the family alone what else the mother is called.

A source's space is never looked into, so no sealed record becomes a report.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_KIN: Final = (
    "r.kind = 'kinship' AND r.hidden = 0 AND r.n IN "  # noqa: S608 - literals
    f"(SELECT source FROM link WHERE target IN {views.IDS} AND field = 'related_to')"
)


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """One case that is not deleted. `place` are the words of its list row, `placeid` a place's id."""

    n: int
    case: RecordView
    person: RecordView | None
    names: tuple[RecordView, ...]
    event: RecordView | None
    place: str = field(repr=False)
    placeid: str
    gov: str
    mother_names: tuple[RecordView, ...] = ()


class MatchCases:
    """Reads cases by number or id, many at once."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def of(self, numbers: Collection[int]) -> list[CaseFacts]:
        """The cases of these numbers; deleted ones are left out."""
        asked = json.dumps(list(numbers))
        rows = self._db.query(
            "SELECT n, place, placeid, gov FROM list WHERE kind = 'case' AND n IN "
            "(SELECT value FROM json_each(?))",
            (asked,),
        )
        listed = {n: (place, placeid, gov) for n, place, placeid, gov in rows}
        held: dict[str, list[tuple[int, RecordView]]] = defaultdict(list)
        where = (
            "r.space IN (SELECT id FROM record WHERE n IN (SELECT value FROM json_each(?))) "
            "AND r.kind IN ('case', 'person', 'person_name', 'event') AND r.hidden = 0"
        )
        for number, view in views.load_numbered(self._db, where, (asked,)):
            held[view.space].append((number, view))
        found = [
            _facts(number, root, [view for _, view in views_], *listed[number])
            for views_ in held.values()
            for number, root in views_
            if root.id == root.space and number in listed
        ]
        mothers = self._mother_names([one.person.id for one in found if one.person])
        return [
            replace(one, mother_names=tuple(mothers[one.person.id])) if one.person else one
            for one in found
        ]

    def _mother_names(self, persons: Collection[str]) -> Mapping[str, list[RecordView]]:
        """What else the mothers of these persons are called: a list may print the name
        that is used at home."""
        told = views.load(self._db, _KIN, (views.ids_json(persons),))
        mothers = {
            (one.text("person"), one.text("related_to"))
            for one in told
            if one.text("relation") == "mother"
        }
        names: dict[str, list[RecordView]] = defaultdict(list)
        for one in views.below(self._db, {mother for mother, _ in mothers}, "person_name"):
            names[one.parent or ""].append(one)
        found: dict[str, list[RecordView]] = defaultdict(list)
        for mother, child in sorted(mothers):
            found[child] += names[mother]
        return found

    def numbers(self, roots: Collection[str]) -> dict[str, int]:
        """The numbers of cases by their ids."""
        rows = self._db.query(
            "SELECT id, n FROM list WHERE kind = 'case' AND id IN "
            "(SELECT unhex(value) FROM json_each(?))",
            (json.dumps(list(roots)),),
        )
        return {rec.hex(): n for rec, n in rows}

    def entries(
        self, list_id: str, most: int, after: int = 0
    ) -> Iterator[list[tuple[int, RecordView]]]:
        """The lines of a list behind `after`, in the order of their arrival, `most` at a time."""
        raw = views.raw_id(list_id) or b""
        where = (
            "r.n IN (SELECT n FROM record WHERE space = ? AND kind = 'source_list_entry' "
            "AND hidden = 0 AND n > ? ORDER BY n LIMIT ?)"
        )
        while found := views.load_numbered(self._db, where, (raw, after, most)):
            after = found[-1][0]
            yield found


def _facts(
    number: int, case: RecordView, views_: list[RecordView], place: str, placeid: str, gov: str
) -> CaseFacts:
    person = next((one for one in views_ if one.id == case.value("person")), None)
    wanted = person.id if person else ""
    return CaseFacts(
        n=number,
        case=case,
        person=person,
        names=tuple(one for one in views_ if one.kind == "person_name" and one.parent == wanted),
        event=next((one for one in views_ if one.value("is_disappearance") is True), None),
        place=place,
        placeid=placeid,
        gov=gov,
    )
