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

from vsdesk.history.entry import made_by
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.death_news import is_told, says_news
from vsdesk.records.gate.persons.guards_elsewhere import OtherNews
from vsdesk.vault.read import views
from vsdesk.vault.read.beyond_file import ever_said
from vsdesk.vault.read.joined import EntrySet
from vsdesk.vault.read.makers import is_other
from vsdesk.vault.read.neighbours import OF_CASES, cases_named, tied_to
from vsdesk.vault.read.relative_entries import other_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.aside_ties import AsideTies

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
    f"WHERE l.target IN {views.IDS} AND l.field = 'person' AND +r.kind = 'case' AND r.hidden < {views.VOID}"
    for table in ("link", "former")
)
_CASES: Final = f"r.id IN {views.IDS} AND +r.kind = 'case'"  # removed ones too
_SAID: Final = f"r.space IN {views.IDS} AND r.kind IN ('case', 'event', 'claim')"
_CHANGED: Final = (  # more than one op stands or stood there
    f"SELECT id FROM record WHERE space IN {views.IDS} AND kind IN ('case', 'event', 'claim') "  # noqa: S608 - literals
    "AND doc IS NOT NULL"
)
# The same of which something was put aside.
_ASIDE: Final = (
    "SELECT DISTINCT r.id FROM entry e CROSS JOIN op o ON o.entry = e.n "  # noqa: S608 - literals
    "CROSS JOIN record r ON r.n = o.record "
    f"WHERE e.counts = 0 AND +r.kind IN ('case', 'event', 'claim') AND +r.space IN {views.IDS}"
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
        aside: AsideTies,
    ) -> None:
        """`around`: by root the spaces of its file; `named`: all that its records name by a link, or did;
        `file` reads a case by itself; `aside`: what was put aside of cases, which guards all the same."""
        self._db = database
        self._rules = rules
        self._around = around
        self._file = file
        self._named = named
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
                found.append(OtherNews(file, self._people(case)))
        unread = (one for at, one in enumerate(waits) if at >= MOST or one in self._by_aside)
        for case in filter(self._is_sure, unread):
            head = Dossier(case, (self._heads[case],))
            found.append(OtherNews(head, self._people(case), read=False))
        return tuple(found)

    def spaces(self, root: str) -> set[str]:
        """Where such news may stand: the spaces of those cases, and of what they are tied to."""
        cases = self._tied.get(root, set[str]())
        cases = cases.union(*(self._entries.get(one, ()) for one in cases))
        return cases.union(*(self._ties.get(one, ()) for one in cases))

    def _is_told(self, case: str, today: str) -> bool:
        """Whether coordinators alone say so: then it was told in each reading of the file."""
        head, rules = self._heads[case], self._rules()
        said = head.fields.get("news_told_on", ())
        return is_told(head, today) and not any(is_other(one.word, rules) for one in said)

    def _is_sure(self, case: str) -> bool:
        """Whether whoever names the person who is missing there made that person, or is a coordinator."""
        rules = self._rules()
        return any(
            not is_other(one.word, rules) or made_by(str(one.value), one.device_id)
            for one in self._heads[case].fields.get("person", ())
        )

    def _people(self, case: str) -> frozenset[str]:
        who = {
            id
            for one in (case, *self._entries.get(case, ()))
            if one in self._heads
            for id in (*ids_of(self._heads[one], "person"), *self._aside.people([one]))
        }
        return frozenset(who.union(*(self._also.get(id, ()) for id in who)))

    @cached_property
    def _near(self) -> dict[str, set[str]]:
        """By root the cases elsewhere in which somebody ever told such news; nearly always none."""
        found = {
            root: set[str]().union(cases, *(self._entries.get(one, ()) for one in cases))
            - {*self._around[root]}
            for root, cases in self._tied.items()
        }
        every = {one for cases in found.values() for one in cases if one in self._heads}
        telling = self._telling(every) | self._by_aside
        return {root: cases & telling for root, cases in found.items()}

    @cached_property
    def _tied(self) -> _By:
        """By root the cases, its own too, in which somebody is missing who is named there, or that share
        something."""
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
        shared = cases_named(self._db, {id for id, kind in kinds.items() if kind in _SHARED})
        return {
            root: {id for id in ids if kinds.get(id) == "case"}.union(
                *(naming.get(id, ()) for id in people[root]),
                *(shared.get(id, ()) for id in ids),
                *(self._aside.cases(id) for id in (*ids, *people[root])),
            )
            for root, ids in asked.items()
        }

    @cached_property
    def _first(self) -> dict[str, RecordView]:
        return self._cases({one for found in self._tied.values() for one in found})

    @cached_property
    def _entries(self) -> _By:
        """By case all entries of its person, where there are several."""
        found: _By = {}
        for root, others in EntrySet(self._db, self._first, {}, lambda _: None).entries.items():
            group = {root, *others}
            for one in group:
                found.setdefault(one, set()).update(group)
        return found

    @cached_property
    def _heads(self) -> dict[str, RecordView]:
        more = {one for found in self._entries.values() for one in found} - self._first.keys()
        return self._first | self._cases(more)

    @cached_property
    def _also(self) -> Mapping[str, frozenset[str]]:
        who = {id for one in self._heads.values() for id in ids_of(one, "person")}
        return other_entries(self._db, who)

    @cached_property
    def _ties(self) -> _By:
        return tied_to(self._db, self._heads)

    @cached_property
    def _by_aside(self) -> set[str]:
        """Those in which it was told by what was put aside: no reading of their files says so."""
        tied = {one: {*held} for one, held in self._ties.items()}
        for one in self._heads:
            tied.setdefault(one, set()).update((one, *self._aside.ties(one)))
        spaces = {space for held in tied.values() for space in held}
        said = {row[0].hex() for row in self._query(_ASIDE, spaces)}
        telling = {one.space for one in ever_said(self._db, said).values() if says_news(one)}
        return {one for one, held in tied.items() if not telling.isdisjoint(held)}

    def _telling(self, cases: set[str]) -> set[str]:
        """Those of these cases in which, or in a family or an incident of theirs, anybody ever said so."""
        tied = {one: {one, *self._ties.get(one, ())} for one in cases}
        spaces = {space for found in tied.values() for space in found}
        held = views.load(self._db, _SAID, (views.ids_json(spaces),)) if spaces else []
        telling = {one.space for one in held if says_news(one)}
        changed = {row[0].hex() for row in self._query(_CHANGED, spaces - telling)}
        telling |= {one.space for one in ever_said(self._db, changed).values() if says_news(one)}
        return {one for one, held in tied.items() if not telling.isdisjoint(held)}

    def _what(self, ids: Collection[str]) -> tuple[dict[str, str], dict[str, str]]:
        """Of these the kinds, and where they lie, as far as they are persons or roots."""
        rows = [(id.hex(), str(kind), space.hex()) for id, kind, space in self._query(_WHAT, ids)]
        return {id: kind for id, kind, _ in rows}, {id: space for id, _, space in rows}

    def _cases(self, ids: Collection[str]) -> dict[str, RecordView]:
        found = views.load(self._db, _CASES, (views.ids_json(ids),)) if ids else ()
        standing = {one.id: one for one in found}
        aside = {case for held in self._aside.people(ids).values() for case in held}
        return {**ever_said(self._db, aside - standing.keys()), **standing}

    def _query(self, sql: str, ids: Collection[str], times: int = 1) -> Iterable[Sequence[Any]]:
        return self._db.query(sql, (views.ids_json(ids),) * times) if ids else ()


def _by(rows: Iterable[Sequence[Any]]) -> _By:
    found: _By = defaultdict(set)
    for one, other in rows:
        found[one.hex()].add(other.hex())
    return found
