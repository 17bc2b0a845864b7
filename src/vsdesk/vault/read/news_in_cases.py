"""In which cases anybody ever told news of a death: asked once of each, whatever is read beside it.

A family of many missing lies beside each of their files; what was told in its cases is the same for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.gate.death_news import says_news
from vsdesk.vault.read import views
from vsdesk.vault.read.beyond_file import ever_said
from vsdesk.vault.read.joined_entries import EntrySet
from vsdesk.vault.read.neighbours import cases_named, tied_to
from vsdesk.vault.read.relative_entries import other_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.aside_ties import AsideTies

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


class NewsInCases:
    """Of one state of the vault. `telling`: those of the cases asked of in which it was ever told, by what
    was put aside too (`by_aside`); of these, and of all that have several entries, their `heads`; `entries`:
    by case all entries of its person, where there are several; `ties`: to which roots a case is tied."""

    def __init__(self, database: Database, aside: AsideTies, rules: Callable[[], Rules]) -> None:
        self._db = database
        self._rules = rules
        self._aside = aside
        self._asked: set[str] = set()
        self._shared: dict[str, set[str]] = {}
        self._also: dict[str, frozenset[str]] = {}
        self.telling: set[str] = set()
        self.by_aside: set[str] = set()
        self.heads: dict[str, RecordView] = {}
        self.entries: dict[str, set[str]] = {}
        self.ties: dict[str, set[str]] = {}

    def named(self, roots: Collection[str]) -> Mapping[str, set[str]]:
        """See `neighbours.cases_named`: the same set for whoever asks."""
        if fresh := {*roots} - self._shared.keys():
            found = cases_named(self._db, fresh)
            self._shared.update((one, found.get(one, set())) for one in fresh)
        return {one: self._shared[one] for one in roots}

    def ask(self, cases: Collection[str]) -> None:
        """Read what is not known of these yet."""
        fresh = {*cases} - self._asked
        self._asked |= fresh
        heads = self._cases(fresh)
        entries: dict[str, set[str]] = {}
        for root, others in EntrySet(
            self._db, self._rules, lambda _: None, heads, {}
        ).entries.items():
            for one in (root, *others):
                entries.setdefault(one, set()).update((root, *others))
        heads |= self._cases(entries.keys() - heads.keys())
        for one, group in entries.items():
            self.entries.setdefault(one, set()).update(group)
        self._asked |= heads.keys()
        ties = tied_to(self._db, heads) if heads else {}
        aside = self._told_aside(heads, ties)
        telling = self._told(heads, ties) | aside
        self.ties |= ties
        self.by_aside |= aside
        self.telling |= telling
        self.heads |= {id: heads[id] for id in heads.keys() & (telling | entries.keys())}

    def people(self, case: str) -> frozenset[str]:
        """Who is missing in a case that tells, by every entry of theirs."""
        who = {
            id
            for one in (case, *self.entries.get(case, ()))
            if one in self.heads
            for id in (*ids_of(self.heads[one], "person"), *self._aside.people([one]))
        }
        if fresh := who - self._also.keys():
            found = other_entries(self._db, fresh)
            self._also.update((one, found.get(one, frozenset())) for one in fresh)
        return frozenset(who.union(*(self._also[id] for id in who)))

    def _told_aside(
        self, heads: Mapping[str, RecordView], ties: Mapping[str, set[str]]
    ) -> set[str]:
        """Those in which it was told by what was put aside: no reading of their files says so."""
        tied = {one: {one, *ties.get(one, ()), *self._aside.ties(one)} for one in heads}
        spaces = {space for held in tied.values() for space in held}
        said = {row[0].hex() for row in self._query(_ASIDE, spaces)}
        telling = {one.space for one in ever_said(self._db, said).values() if says_news(one)}
        return {one for one, held in tied.items() if not telling.isdisjoint(held)}

    def _told(self, heads: Mapping[str, RecordView], ties: Mapping[str, set[str]]) -> set[str]:
        """Those of these cases in which, or in a family or an incident of theirs, anybody ever said so."""
        tied = {one: {one, *ties.get(one, ())} for one in heads}
        spaces = {space for found in tied.values() for space in found}
        held = views.load(self._db, _SAID, (views.ids_json(spaces),)) if spaces else []
        telling = {one.space for one in held if says_news(one)}
        changed = {row[0].hex() for row in self._query(_CHANGED, spaces - telling)}
        telling |= {one.space for one in ever_said(self._db, changed).values() if says_news(one)}
        return {one for one, held in tied.items() if not telling.isdisjoint(held)}

    def _cases(self, ids: Collection[str]) -> dict[str, RecordView]:
        found = views.load(self._db, _CASES, (views.ids_json(ids),)) if ids else ()
        standing = {one.id: one for one in found}
        aside = {case for held in self._aside.people(ids).values() for case in held}
        return {**ever_said(self._db, aside - standing.keys()), **standing}

    def _query(self, sql: str, ids: Collection[str]) -> Iterable[Sequence[Any]]:
        return self._db.query(sql, (views.ids_json(ids),)) if ids else ()
