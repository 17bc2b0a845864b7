"""The other cases in which news of a death may wait that has to do with a file.

Somebody is missing there whom the file names, by any link, now or before, or by another entry of theirs; or
the case shares a family or an incident with it, or with whom it names: what happened is told there for both.
Read for several files at once, and only when the first of them is asked. Sought by links alone: of whoever
names nobody else's nothing is read.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.death_news import is_told
from vsdesk.records.gate.persons.guards_elsewhere import OtherNews
from vsdesk.vault.read import views
from vsdesk.vault.read.makers import is_other
from vsdesk.vault.read.neighbours import OF_CASES
from vsdesk.vault.read.relative_entries import other_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.aside_ties import AsideTies
    from vsdesk.vault.read.news_in_cases import NewsInCases

MOST: Final = 20  # files that are read whole for one; of more the heads alone
_SHARED: Final = frozenset(OF_CASES) - {"case"}
_WHAT: Final = (
    f"SELECT id, kind, space FROM record WHERE id IN {views.IDS} AND hidden < {views.VOID} "  # noqa: S608 - literals
    "AND +kind IN ('person', 'case', 'family', 'incident')"
)
_LIES: Final = (
    f"SELECT space, id FROM record WHERE space IN {views.IDS} AND kind = 'person' "  # noqa: S608 - literals
    f"AND hidden < {views.VOID}"
)
_NAMING: Final = " UNION ".join(
    f"SELECT l.target, r.id FROM {table} l CROSS JOIN record r ON r.n = l.source "  # noqa: S608 - literals
    f"WHERE l.target IN {views.IDS} AND l.field = 'person' AND +r.kind = 'case'"
    for table in ("link", "former")
)
_By = dict[str, set[str]]


class NewsElsewhere:
    """Of some files, each with the spaces around it."""

    def __init__(
        self,
        database: Database,
        rules: Callable[[], Rules],
        around: Mapping[str, Collection[str]],
        file: Callable[[str], Dossier | None],
        named: Callable[[str], Collection[str]],
        told: NewsInCases,
        aside: AsideTies,
    ) -> None:
        """`around`: by root the spaces of its file; `named`: all that its records name by a link, or did;
        `file` reads a case by itself; `told`: in which cases it was; `aside`: what was put
        aside of cases, which guards all the same."""
        self._db = database
        self._rules = rules
        self._around = around
        self._file = file
        self._named = named
        self._told = told
        self._aside = aside
        self._files: dict[str, Dossier | None] = {}

    def of(self, root: str, today: str) -> tuple[OtherNews, ...]:
        """See `records.gate.persons.guards_elsewhere.Beyond.news`."""
        waits = [one for one in self._near.get(root, ()) if not self._is_told(one, today)]
        waits.sort(key=lambda case: (not self._is_sure(case), case))
        found = []
        for case in waits[:MOST]:
            if case not in self._files:
                self._files[case] = self._file(case)
            if (file := self._files[case]) is not None:
                found.append(OtherNews(file, self._told.people(case)))
        unread = (one for at, one in enumerate(waits) if at >= MOST or one in self._told.by_aside)
        for case in filter(self._is_sure, unread):
            head = Dossier(case, (self._told.heads[case],))
            found.append(OtherNews(head, self._told.people(case), read=False))
        return tuple(found)

    def spaces(self, root: str) -> set[str]:
        """Where such news may stand: the spaces of those cases, and of what they are tied to."""
        self._near  # noqa: B018 - by which all of it is asked
        cases = set[str]().union(*self._tied.get(root, ()))
        cases = self._entries_of(cases)
        return cases.union(*(self._told.ties.get(one, ()) for one in cases))

    def _is_told(self, case: str, today: str) -> bool:
        """Whether coordinators alone say so: then it was told in each reading of the file."""
        head, rules = self._told.heads[case], self._rules()
        said = head.fields.get("news_told_on", ())
        return is_told(head, today) and not any(is_other(one.word, rules) for one in said)

    def _is_sure(self, case: str) -> bool:
        """Whether whoever names the person who is missing there made that person, or is a coordinator."""
        rules = self._rules()
        return any(
            not is_other(one.word, rules) or rules.made_by(str(one.value), one.device_id)
            for one in self._told.heads[case].fields.get("person", ())
        )

    @cached_property
    def _near(self) -> dict[str, set[str]]:
        """By root the cases elsewhere in which somebody ever told such news; nearly always none. What many
        files are beside is looked through once."""
        parts = {id(part): part for tied in self._tied.values() for part in tied}
        self._told.ask({case for part in parts.values() for case in part})
        telling = {at: self._entries_of(part) & self._told.telling for at, part in parts.items()}
        return {
            root: set[str]().union(*(telling[id(part)] for part in tied)) - {*self._around[root]}
            for root, tied in self._tied.items()
        }

    def _entries_of(self, cases: Collection[str]) -> set[str]:
        """These, and the other entries of their people."""
        entries = self._told.entries
        return set[str](cases).union(*(entries[one] for one in cases if one in entries))

    @cached_property
    def _tied(self) -> dict[str, list[Collection[str]]]:
        """By root the cases, its own too, in which somebody is missing who is named there, or that share
        something: in parts, each the same one for all files that it is beside."""
        asked = {
            root: {*spaces, *self._named(root), *self._aside.ties(root)}
            for root, spaces in self._around.items()
        }
        kinds, lie = self._what({id for ids in asked.values() for id in ids})
        kinds |= self._what({*lie.values()} - kinds.keys())[0]
        for ids in asked.values():
            ids.update([lie[id] for id in ids if kinds.get(id) == "person"])
        spaces = {space for found in self._around.values() for space in found}
        lies = _by(self._query(_LIES, spaces))
        people = {
            root: {id for id in ids if kinds.get(id) == "person"}.union(
                *(lies.get(space, ()) for space in self._around[root])
            )
            for root, ids in asked.items()
        }
        also = other_entries(self._db, {id for found in people.values() for id in found})
        for found in people.values():
            found.update(*(also.get(id, ()) for id in tuple(found)))
        whom = {id for found in people.values() for id in found}
        naming = _by(self._query(_NAMING, whom, 2))
        shared = self._told.named({id for id, kind in kinds.items() if kind in _SHARED})

        def parts(root: str, ids: Collection[str]) -> Iterator[Collection[str]]:
            yield {id for id in ids if kinds.get(id) == "case"}
            yield from (naming[id] for id in people[root] if id in naming)
            yield from (shared[id] for id in ids if id in shared)
            yield {one for id in (*ids, *people[root]) for one in self._aside.cases(id)}

        return {root: [*filter(None, parts(root, ids))] for root, ids in asked.items()}

    def _what(self, ids: Collection[str]) -> tuple[dict[str, str], dict[str, str]]:
        """Of these the kinds, and where they lie, as far as they are persons or roots."""
        rows = [(id.hex(), str(kind), space.hex()) for id, kind, space in self._query(_WHAT, ids)]
        return {id: kind for id, kind, _ in rows}, {id: space for id, _, space in rows}

    def _query(self, sql: str, ids: Collection[str], times: int = 1) -> Iterable[Sequence[Any]]:
        return self._db.query(sql, (views.ids_json(ids),) * times) if ids else ()


def _by(rows: Iterable[Sequence[Any]]) -> _By:
    found: _By = defaultdict(set)
    for one, other in rows:
        found[one.hex()].add(other.hex())
    return found
