"""What lies below news of a death, at any depth: no index has its words, so no search answers to them.

Whether it is news changes with the record above, which may come later and is folded by itself. So whatever
is folded asks what it lies below, and what becomes news, or was, names what lies below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.gate.death_news import is_news, tellers
from vsdesk.vault.read import views
from vsdesk.vault.read.makers import openly

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from vsdesk.history.merge import Rules
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_TELL: Final = frozenset({"event", "claim"})  # the kinds of which a record may be news
_BELOW: Final = (
    "WITH RECURSIVE below (n, id) AS (SELECT n, id FROM record WHERE parent IN "  # noqa: S608 - literals
    f"{views.IDS} UNION SELECT r.n, r.id FROM record r JOIN below ON r.parent = below.id) "
    "SELECT n FROM below"
)


class BelowNews:
    """Asks what lies below news."""

    def __init__(self, database: Database, rules: Callable[[], Rules]) -> None:
        self._db, self._rules = database, rules

    def closed(self, found: Mapping[int, RecordView]) -> set[int]:
        """The numbers of those of these records whose words no search reads, because of what they lie below:
        news by who may say so, or by those alone who wrote the record."""
        known = {view.id: view for view in found.values()}
        self._above(known)
        news = {id: tellers(one) for id, one in known.items() if is_news(one)}
        if not news:
            return set()
        shut = {id for id in news if openly(known[id], self._rules()) is None}
        return {
            number
            for number, view in found.items()
            if any(id in shut or view.words <= news[id] for id in _chain(view, known) if id in news)
        }

    def below(self, found: Mapping[int, RecordView], old: Collection[int]) -> set[int]:
        """What lies below those of these records that are news, or that were folded before (`old`) and may
        have been: of these what no index has."""
        telling = {n: one for n, one in found.items() if one.kind in _TELL}
        news = [one.id for one in telling.values() if is_news(one)]
        before = {*old}
        other = [one.id for n, one in telling.items() if n in before and not is_news(one)]
        return self._numbers(news) | (
            self._numbers(other, " WHERE n NOT IN (SELECT id FROM w_docsize)")
        )

    def _numbers(self, ids: Iterable[str], but: str = "") -> set[int]:
        asked = views.ids_json(ids)
        return (
            {row[0] for row in self._db.query(f"{_BELOW}{but}", (asked,))}
            if asked != "[]"
            else set()
        )

    def _above(self, known: dict[str, RecordView]) -> None:
        """Read what these lie below, up to the roots."""
        wanted = {one.parent for one in known.values() if one.parent not in (None, one.space)}
        while missing := {id for id in wanted if id is not None} - known.keys():
            read = views.load(self._db, f"r.id IN {views.IDS}", (views.ids_json(missing),))
            known |= {one.id: one for one in read}
            wanted = {one.parent for one in read if one.parent not in (None, one.space)}


def _chain(view: RecordView, known: Mapping[str, RecordView]) -> Iterable[str]:
    """The ids of what a record lies below, itself left out; one that lies below itself ends it."""
    passed = {view.id}
    above = known.get(view.parent or "")
    while above is not None and above.id not in passed:
        passed.add(above.id)
        yield above.id
        above = known.get(above.parent or "")
