"""Whom the records of a file name who lies in no space of it, and whom something guards there.

A paper of the file names them nowhere either: whoever asked it of us asked it of all papers (docs/spec/bundle.md §8.15).
Read for several files at once, and only when the first of them is asked: most name nobody of another file.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.records.consent import may_hide
from vsdesk.vault import views

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_IDS: Final = "(SELECT unhex(value) FROM json_each(?))"
_CHAIN: Final = 2  # how far it goes on from a reference record that a file names
# Whom the records of a space, or of an id, name by any link, now or before; "+": sought by id, not by kind.
_NAMED: Final = (
    "SELECT r.{0}, p.id, p.kind, p.space FROM record r CROSS JOIN link l ON l.source = r.n "  # noqa: S608 - literals
    f"CROSS JOIN record p ON p.id = l.target WHERE r.{{0}} IN {_IDS} AND p.space <> r.space "
    "AND +p.kind IN (SELECT value FROM json_each(?)) UNION "
    "SELECT r.{0}, p.id, p.kind, p.space FROM record r CROSS JOIN former f ON f.source = r.n "
    f"CROSS JOIN record p ON p.id = f.target WHERE r.{{0}} IN {_IDS} AND p.space <> r.space "
    "AND +p.kind IN (SELECT value FROM json_each(?))"
)
_MARKS: Final = f"r.parent IN {_IDS} AND +r.kind = 'person_mark' AND r.hidden = 0"
_ANSWERS: Final = (
    "r.hidden = 0 AND r.n IN (SELECT link.source FROM link JOIN record ON record.n = link.source "  # noqa: S608 - a literal
    f"WHERE link.target IN {_IDS} AND record.kind = 'consent_grant' AND link.field = 'grantor')"
)


class Guards:
    """Of some files, each with the spaces around it: read once for all of them."""

    def __init__(
        self, database: Database, kinds: Collection[str], around: Mapping[str, Collection[str]]
    ) -> None:
        """`kinds`: those that belong to a file that names them; `around`: by root the spaces of its file."""
        self._db = database
        self._kinds = sorted(kinds)
        self._around = around
        self._answers: dict[str, list[RecordView]] = {}

    def of(self, root: str) -> dict[str, RecordView]:
        """Who is guarded of those whom this file names, the sources that it names, and what guards them."""
        named = self._named.get(root, ())
        return {one.id: one for id in sorted(named) for one in self._guarded.get(id, ())}

    @cached_property
    def _named(self) -> dict[str, set[str]]:
        """By root who lies elsewhere and is named by its records, or by reference records that these name."""
        around = self._around
        first, found = self._links("space", {space for every in around.values() for space in every})
        further: dict[str, set[str]] = {}
        fresh = {*found}
        for _ in range(_CHAIN):
            fresh = {id for id in fresh if found[id][0] != "person"} - further.keys()
            more, of_these = self._links("id", fresh)
            further |= {id: more.get(id, set()) for id in fresh}
            found |= of_these
            fresh = {*of_these}
        named = {}
        for root, every in around.items():
            reached = _reached((id for space in every for id in first.get(space, ())), further)
            named[root] = {id for id in reached if found[id][1] not in every}
        return named

    def _links(
        self, by: str, ids: Collection[str]
    ) -> tuple[dict[str, set[str]], dict[str, tuple[str, str]]]:
        """By space or id whom its records name; of each of those the kind and the space."""
        named: dict[str, set[str]] = defaultdict(set)
        found: dict[str, tuple[str, str]] = {}
        asked = [json.dumps(sorted(filter(views.is_id, ids))), json.dumps(self._kinds)]
        for one, id, kind, space in self._db.query(_NAMED.format(by), asked * 2) if ids else ():
            named[one.hex()].add(id.hex())
            found[id.hex()] = kind, space.hex()
        return named, found

    @cached_property
    def _guarded(self) -> Mapping[str, tuple[RecordView, ...]]:
        """Each of these who is guarded, or a source, with what was asked of them."""
        named = {id for found in self._named.values() for id in found}
        if not named:
            return {}
        with self._db.snapshot():
            below: dict[str, list[RecordView]] = defaultdict(list)
            for mark in views.load(self._db, _MARKS, (json.dumps(sorted(named)),)):
                below[mark.parent or ""].append(mark)
            self._read_answers(named)
            wanted = {who for who in named if any(map(may_hide, self._answers[who]))} | below.keys()
            where = (
                f"r.id IN {_IDS} AND +r.kind = 'person' OR r.id IN {_IDS} AND +r.kind = 'source'"
            )
            asked = (json.dumps(sorted(wanted)), json.dumps(sorted(named)))
            found = views.load(self._db, where, asked)
        return {one.id: (one, *below.get(one.id, ())) for one in found}

    def answers_of(self, people: Collection[str]) -> tuple[RecordView, ...]:
        """What these persons answered, in whatever file."""
        self._read_answers(people)
        return tuple({one.id: one for who in people for one in self._answers.get(who, ())}.values())

    def _read_answers(self, people: Iterable[str]) -> None:
        wanted = sorted(who for who in people if who not in self._answers and views.is_id(who))
        self._answers |= {who: [] for who in wanted}
        for one in views.load(self._db, _ANSWERS, (json.dumps(wanted),)) if wanted else ():
            for who in {value for value in one.every("grantor") if isinstance(value, str)}:
                if who in self._answers and who in wanted:
                    self._answers[who].append(one)


def _reached(ids: Iterable[str], further: Mapping[str, Collection[str]]) -> set[str]:
    """These, and whom they name in turn."""
    found, left = set[str](), [*ids]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += further.get(one, ())
    return found
