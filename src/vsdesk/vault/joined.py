"""What guards a case by another entry of the same missing person: a coordinator said that both are one.

What was asked there, refused there, and a danger there guard here too; nothing that was agreed there opens anything
(docs/spec/bundle.md §8.15). Read for several files at once, and only when the first of them is asked.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.records.answers import says_no
from vsdesk.records.dossier import ids_in
from vsdesk.records.marks import MARK, marks_whom
from vsdesk.vault import views

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from vsdesk.records.dossier import Alternative, RecordView
    from vsdesk.records.values import Json
    from vsdesk.vault.database import Database

LINK: Final = "duplicate_link"
SAME: Final = "same"
MOST: Final = 50  # entries of one person that are looked at; more are none of one person
_IDS: Final = "(SELECT unhex(value) FROM json_each(?))"
_LINKS: Final = f"r.kind = '{LINK}' AND r.hidden = 0 AND r.n IN (SELECT source FROM link WHERE target IN {_IDS})"  # noqa: S608 - literals
_CASES: Final = "r.kind = 'case' AND r.hidden = 0 AND r.n IN (SELECT source FROM link WHERE target = ? AND field = 'person')"
# What is drawn in as it lies there: who somebody is, and a danger.
_AS_IT_LIES: Final = frozenset({"person", "family", "person_name", "risk_assessment"})
_TIES: Final = frozenset({"kinship", "family_member"})


class Joined:
    """Of some cases; `space` gives the records of a space, `beside` the spaces to which a case is tied."""

    def __init__(
        self,
        database: Database,
        heads: Mapping[str, RecordView],
        space: Callable[[str], Sequence[RecordView]],
        beside: Callable[[RecordView], Collection[str]],
    ) -> None:
        self._db = database
        self._heads = heads
        self._space = space
        self._beside = beside

    def of(self, root: str) -> Iterator[RecordView]:
        """What guards this case by its other entries, and the decisions that join them; nearly always nothing."""
        head = self._heads.get(root)
        if head is None or head.kind != "case":
            return
        here = _ends(head)
        links = [one for end in sorted(here) for one in self._links.get(end, ())]
        for link in links[:MOST]:
            for other in self._cases(_named(link) - here):
                yield link
                yield from self._guards(head, other)

    @cached_property
    def _links(self) -> dict[str, list[RecordView]]:
        """The decisions that two entries are of one person, by either end."""
        ends = {end for head in self._heads.values() for end in _ends(head)}
        found: dict[str, list[RecordView]] = {}
        for link in views.load(self._db, _LINKS, (json.dumps(sorted(filter(views.is_id, ends))),)):
            if SAME in link.every("decision"):
                for end in _named(link):
                    found.setdefault(end, []).append(link)
        return found

    def _cases(self, ends: Collection[str]) -> Iterator[RecordView]:
        for end in sorted(filter(views.is_id, ends)):
            raw = views.raw_id(end)
            found = views.load(self._db, "r.id = ? AND r.kind = 'case' AND r.hidden = 0", (raw,))
            yield from (found or views.load(self._db, _CASES, (raw,)))[:MOST]

    def _guards(self, head: RecordView, other: RecordView) -> Iterator[RecordView]:
        held = [one for space in (other.space, *self._beside(other)) for one in self._space(space)]
        noes = [one for one in held if one.kind == "consent_grant" and says_no(one)]
        speak = {id for one in noes for value in one.every("grantor") for id in ids_in(value)}
        [*mine] = sorted(_persons(head))
        same = dict.fromkeys(_persons(other), mine[0] if mine else head.id) | {other.id: head.id}
        for one in held:
            if one.deleted:
                continue
            if one.kind in _AS_IT_LIES:
                yield one
            elif _guards(one, same.keys(), speak):
                yield _as_here(one, same)


def _guards(record: RecordView, there: Collection[str], speak: Collection[str]) -> bool:
    """Whether it is a no, was asked about who is missing there, or says how somebody who refused is related."""
    if record.kind == "consent_grant":
        return says_no(record)
    if record.kind == MARK:
        return not marks_whom(record).isdisjoint(there)
    people = {id for value in record.every("person") for id in ids_in(value)}
    return record.kind in _TIES and not people.isdisjoint(speak)


def _ends(case: RecordView) -> frozenset[str]:
    return frozenset({case.id, *_persons(case)})


def _persons(case: RecordView) -> frozenset[str]:
    return frozenset(id for value in case.every("person") for id in ids_in(value))


def _named(link: RecordView) -> frozenset[str]:
    return frozenset(
        id for name in ("first", "second") for value in link.every(name) for id in ids_in(value)
    )


def _as_here(record: RecordView, same: Mapping[str, str]) -> RecordView:
    """A copy under an id of its own that names this entry where it named the other one."""

    def told(value: Json) -> Json:
        if isinstance(value, list):
            return [told(one) for one in value]
        return same.get(value, value) if isinstance(value, str) else value

    def said(one: Alternative) -> Alternative:
        return one._replace(value=told(one.value))

    return replace(
        record,
        id=hashlib.sha256(f"{record.id} {same[min(same)]}".encode()).hexdigest()[:32],
        parent=same.get(record.parent or "", record.parent),
        parents=tuple(same.get(one, one) for one in record.parents),
        fields={name: tuple(map(said, held)) for name, held in record.fields.items()},
    )
