"""Suggestions: two cases, or a case and a line of a list, that may be of one person (spec §11).

Local and rebuildable. What was decided stands in records `duplicate_link`, which travel; the column
`decision` follows them, so that the queue never asks what was answered here or elsewhere.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

DECISION: Final = "duplicate_link"
_COLUMNS: Final = "p.low, p.high, a.id, b.id, p.points, p.band, p.decision, p.list"
# A decision names the case, or the person whom it is about.
_ABOUT: Final = (
    "SELECT source FROM link WHERE target IN (SELECT ? UNION ALL SELECT l.target "
    "FROM link l JOIN record c ON c.n = l.source "
    "WHERE c.id = ? AND c.kind = 'case' AND l.field = 'person')"
)
_NAMING: Final = (
    "SELECT l.source FROM record e CROSS JOIN link l ON l.target = e.id "
    "WHERE e.space = ? AND e.kind = 'source_list_entry' AND l.field = ?"
)
_KIN: Final = (
    "SELECT DISTINCT a.source, b.source, k.n FROM link a JOIN link x ON x.target = a.target "
    "JOIN record k ON k.n = x.source AND k.kind = 'kinship' AND k.hidden = 0 "
    "JOIN link y ON y.source = k.n AND y.target <> x.target "
    "JOIN link b ON b.target = y.target AND b.field = 'person' "
    "JOIN record c ON c.n = b.source AND c.kind = 'case' AND c.hidden = 0 "
    "WHERE a.source IN (SELECT value FROM json_each(?)) AND a.field = 'person'"
)
_FROM: Final = "match_pair p JOIN record a ON a.n = p.low JOIN record b ON b.n = p.high"


@dataclass(frozen=True, slots=True)
class SuggestedPair:
    """One pair: record numbers and ids, points in bits, the band, and what was decided ("": open).

    `list_number`: 0 for two cases, else of the list (`MatchPairs.list_number`).
    """

    low: int
    high: int
    first: str
    second: str
    points: float
    band: str
    decision: str
    list_number: int


@dataclass(frozen=True, slots=True)
class PairCursor:
    """The last pair of a page."""

    points: float
    low: int
    high: int


class MatchPairs:
    """Reads and writes the table `match_pair`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # -- reading ----------------------------------------------------------------------------------

    def counts(self, list_number: int) -> dict[str, int]:
        """How many open pairs stand in each band, and under "unsure" those that were left open so."""
        rows = self._db.query(
            "SELECT decision, band, count(*) FROM match_pair WHERE list = ? "
            "AND decision IN ('', 'unsure') GROUP BY decision, band",
            (list_number,),
        )
        found: dict[str, int] = {}
        for decision, band, count in rows:
            found[decision or band] = found.get(decision or band, 0) + count
        return found

    def page(
        self, band: str, list_number: int, after: PairCursor | None, limit: int
    ) -> list[SuggestedPair]:
        """The open pairs of a band, the greatest points first; band "unsure": those decided so."""
        unsure = band == "unsure"
        where = ["p.list = ?", "p.decision = ?", "a.hidden = 0", "b.hidden = 0"]
        values: list[Any] = [list_number, "unsure" if unsure else ""]
        if not unsure:
            where.append("p.band = ?")
            values.append(band)
        if after is not None:
            where.append("(p.points, p.low, p.high) < (?, ?, ?)")
            values += [after.points, after.low, after.high]
        sql = (
            f"SELECT {_COLUMNS} FROM match_pair p INDEXED BY match_pair_band "  # noqa: S608 - literals
            "CROSS JOIN record a ON a.n = p.low CROSS JOIN record b ON b.n = p.high "
            f"WHERE {' AND '.join(where)} ORDER BY p.points DESC, p.low DESC, p.high DESC LIMIT ?"
        )
        return [_suggested(row) for row in self._db.query(sql, (*values, limit))]

    def of(self, numbers: Collection[int]) -> list[SuggestedPair]:
        """All pairs in which one of these stands, the greatest points first."""
        asked = json.dumps(list(numbers))
        sql = (
            f"SELECT {_COLUMNS} FROM {_FROM} WHERE a.hidden = 0 AND b.hidden = 0 AND (p.low, p.high) IN "  # noqa: S608 - literals
            "(SELECT low, high FROM match_pair WHERE low IN (SELECT value FROM json_each(?1)) "
            "UNION SELECT low, high FROM match_pair WHERE high IN (SELECT value FROM json_each(?1))) "
            "ORDER BY p.points DESC, p.low, p.high"
        )
        return [_suggested(row) for row in self._db.query(sql, (asked,))]

    def number(self, rec: str) -> int | None:
        """The number of a case or of a line of a list; None for anything else."""
        row = self._db.one(
            "SELECT n FROM record WHERE id = ? AND (kind = 'case' AND id = space OR kind = "
            "'source_list_entry') AND hidden = 0 ORDER BY n",
            (views.raw_id(rec) or b"",),
        )
        return None if row is None else int(row[0])

    def list_number(self, list_id: str) -> int | None:
        """The number under which the pairs of a list are kept."""
        sql = "SELECT n FROM record WHERE id = ? AND kind = 'source_list'"
        row = self._db.one(sql, (views.raw_id(list_id) or b"",))
        return None if row is None else int(row[0])

    def ids(self, numbers: Collection[int]) -> dict[int, str]:
        """The ids of records by their numbers."""
        sql = "SELECT n, id FROM record WHERE n IN (SELECT value FROM json_each(?))"
        return {n: rec.hex() for n, rec in self._db.query(sql, (json.dumps(list(numbers)),))}

    def decisions(self, first: str, second: str, *, hidden: bool = False) -> list[RecordView]:
        """The records that decide about a pair, whichever way round, the newest last; `hidden` ones too."""
        shown = "" if hidden else "AND r.hidden = 0 "
        where = f"r.kind = ? {shown}AND r.n IN ({_ABOUT} INTERSECT {_ABOUT})"
        one, two = views.raw_id(first) or b"", views.raw_id(second) or b""
        found = views.load(self._db, where, (DECISION, one, one, two, two))
        return sorted(found, key=lambda one: one.updated)

    def decided_of(self, rec: str) -> list[RecordView]:
        """The records that decide about a pair in which `rec` stands."""
        raw = views.raw_id(rec) or b""
        where = f"r.kind = ? AND r.hidden = 0 AND r.n IN ({_ABOUT})"
        return views.load(self._db, where, (DECISION, raw, raw))

    def claims_of(self, line: str) -> list[RecordView]:
        """The claims that name a line of a list as their source, hidden ones too, the newest last."""
        where = (
            "r.kind = 'claim' AND r.n IN (SELECT source FROM link WHERE target = ? "
            "AND field = 'list_entry')"
        )
        found = views.load(self._db, where, (views.raw_id(line) or b"",))
        return sorted(found, key=lambda one: one.updated)

    def claims_of_list(self, list_id: str) -> list[RecordView]:
        """The claims that name any line of a list as their source."""
        where = f"r.kind = 'claim' AND r.hidden = 0 AND r.n IN ({_NAMING})"
        return views.load(self._db, where, (views.raw_id(list_id) or b"", "list_entry"))

    def decided_lines(self, list_id: str) -> list[RecordView]:
        """The records that decide about any line of a list."""
        where = f"r.kind = ? AND r.hidden = 0 AND r.n IN ({_NAMING})"
        return views.load(self._db, where, (DECISION, views.raw_id(list_id) or b"", "second"))

    def case_of(self, rec: str) -> str:
        """The case that is about a person; the same id for a case or a line of a list."""
        row = self._db.one(
            "SELECT c.id FROM link l JOIN record c ON c.n = l.source WHERE l.target = ? AND "
            "l.field = 'person' AND c.kind = 'case' AND c.hidden = 0 ORDER BY c.n",
            (views.raw_id(rec) or b"",),
        )
        return rec if row is None else str(row[0].hex())

    def kin(self, numbers: Collection[int]) -> dict[frozenset[int], set[int]]:
        """By pair of cases, one of them among these, the records that tell a kinship between their persons,
        whoever says so."""
        found: dict[frozenset[int], set[int]] = {}
        for one, two, kinship in self._db.query(_KIN, (json.dumps(list(numbers)),)):
            found.setdefault(frozenset((one, two)), set()).add(kinship)
        return found

    def records(self, numbers: Collection[int]) -> dict[int, RecordView]:
        """The records of these numbers."""
        where = "r.n IN (SELECT value FROM json_each(?))"
        return dict(views.load_numbered(self._db, where, (json.dumps(sorted(numbers)),)))

    # -- writing ----------------------------------------------------------------------------------

    def replace(
        self,
        about: Iterable[int],
        found: Iterable[tuple[int, int, float, str]],
        list_number: int = 0,
        stands: Callable[[RecordView], bool] = lambda _: True,
    ) -> int:
        """What was found for these records, instead of what was; how many pairs are open and new. A decision
        that does not stand any more leaves its pair open."""
        rows = {}
        for one, two, points, band in found:
            # in a pair with a line of a list the case stands first, else the smaller number
            pair = (one, two) if list_number else (min(one, two), max(one, two))
            rows[pair] = (points, band)
        before = self._take(about, list_number)
        decided = {pair: self._decision(*pair, stands) for pair in rows}
        self._db.run_many(
            "INSERT OR REPLACE INTO match_pair (low, high, list, points, band, decision) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [(*pair, list_number, *value, decided[pair]) for pair, value in rows.items()],
        )
        return sum(not decided[pair] for pair in rows.keys() - before)

    def _take(self, about: Iterable[int], list_number: int) -> set[tuple[int, int]]:
        asked = (json.dumps(list(about)), list_number)
        held: set[tuple[int, int]] = set()
        for where in ("high",) if list_number else ("low", "high"):
            chosen = (
                f"FROM match_pair WHERE {where} IN (SELECT value FROM json_each(?)) AND list = ?"  # noqa: S608 - column names from this tuple
            )
            held |= {
                (row[0], row[1]) for row in self._db.query("SELECT low, high " + chosen, asked)
            }
            self._db.run("DELETE " + chosen, asked)
        return held

    def drop(self, numbers: Collection[int]) -> None:
        """Forget every pair in which one of these stands."""
        for column in ("low", "high"):
            sql = f"DELETE FROM match_pair WHERE {column} IN (SELECT value FROM json_each(?))"  # noqa: S608 - names from this tuple
            self._db.run(sql, (json.dumps(list(numbers)),))

    def follow(self, decisions: Collection[int]) -> None:
        """After records `duplicate_link` were folded: the pairs that they name say what they say now."""
        ends = self._db.query(
            "SELECT DISTINCT x.target, y.target FROM link x JOIN link y ON y.source = x.source "
            "AND y.target > x.target WHERE x.source IN (SELECT value FROM json_each(?)) ",
            (json.dumps(list(decisions)),),
        )
        for first, second in ends:
            one, two = (self.number(self.case_of(end.hex())) for end in (first, second))
            if one is None or two is None:
                continue
            for pair in ((one, two), (two, one)):
                self._db.run(
                    "UPDATE match_pair SET decision = ? WHERE low = ? AND high = ?",
                    (self._decision(*pair), *pair),
                )

    def _decision(
        self, low: int, high: int, stands: Callable[[RecordView], bool] = lambda _: True
    ) -> str:
        ids = self.ids((low, high))
        if len(ids) < 2:
            return ""
        found = self.decisions(ids[low], ids[high])
        return found[-1].text("decision") if found and stands(found[-1]) else ""


def _suggested(row: Sequence[Any]) -> SuggestedPair:
    low, high, first, second, *found = row
    return SuggestedPair(low, high, first.hex(), second.hex(), *found)
