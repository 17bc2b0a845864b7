"""Lists: pages at any depth, filtered counts against plain sqlite, and opening a large case."""

from __future__ import annotations

import random
import sqlite3
from functools import partial
from typing import TYPE_CHECKING, Final

from bench import people
from bench.stage import at, ms, seconds
from bench.wide import Wide
from vsdesk.vault.edit import Edit
from vsdesk.vault.read.vault_reads import Cursor, ListFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bench.stage import Row, Stage
    from vsdesk.vault.read.vault_reads import Sort
    from vsdesk.vault.vault import Vault

PAGE: Final = 50
SORTS: Final[dict[Sort, tuple[str, str]]] = {
    "updated": ("updated", "DESC"),
    "name": ("namekey", "ASC"),
    "number": ("number", "ASC"),
    "event": ("first", "ASC"),
}
FILTERS: Final = {
    "no filter": ListFilter(),
    "by status": ListFilter(status="lead"),
    "by governorate": ListFilter(governorate="SY07"),
    "by years": ListFilter(year_from=2013, year_to=2014),
    "by status, governorate and year": ListFilter(
        status="lead", governorate="SY07", year_from=2013, year_to=2013
    ),
}
# what the same filters are on the wide table, whose place is an id
_PLAIN: Final = {
    "no filter": "kind = 'case'",
    "by status": "kind = 'case' AND search_status = 'lead'",
    "by governorate": "kind = 'event' AND place = :place",
    "by years": "kind = 'event' AND date >= '{\"from\": \"2013' AND date < '{\"from\": \"2015'",
    "by status, governorate and year": "kind = 'event' AND place = :place "
    'AND date >= \'{"from": "2013\' AND date < \'{"from": "2014\'',
}
CHILDREN: Final = 300


def rows(stage: Stage) -> list[Row]:
    """The table."""
    vault = stage.big()
    table = [_page(vault, sort, stage.cases) for sort in SORTS]
    table += [_filtered(vault, what, asked) for what, asked in FILTERS.items() if asked.status]
    table += _counts(stage, vault)
    table.append(_open_case(vault))
    return table


def _middle(action: Callable[[], object]) -> float:
    action()
    return at([seconds(action) for _ in range(15)], 0.5)


def _page(vault: Vault, sort: Sort, cases: int) -> Row:
    asked = ListFilter(sort=sort)
    column, order = SORTS[sort]
    sql = (
        f"SELECT {column}, n FROM list WHERE kind = 'case' "  # literals above
        f"ORDER BY {column} {order}, n {order} LIMIT 1 OFFSET ?"
    )
    depths = [Cursor(*vault.database.one(sql, (int(cases * part),))) for part in (0.5, 0.95)]
    first = _middle(partial(vault.read.page, asked, None, PAGE))
    deep = max(_middle(partial(vault.read.page, asked, depth, PAGE)) for depth in depths)
    name = f"page of {PAGE} by {sort}, deepest against the first"
    return (name, ms(deep), ms(first), deep / first, "ratio <= 1.5")


def _filtered(vault: Vault, what: str, asked: ListFilter) -> Row:
    first = _middle(partial(vault.read.page, ListFilter(), None, PAGE))
    found = _middle(partial(vault.read.page, asked, None, PAGE))
    return (f"first page {what} against no filter", ms(found), ms(first), found / first, "<= 50 ms")


def _counts(stage: Stage, vault: Vault) -> list[Row]:
    wide = Wide(people.case(0))
    plain = sqlite3.connect(stage.root / "plain.sqlite")
    plain.execute("PRAGMA cache_size = -32000")
    plain.execute(wide.create)
    for number in range(stage.cases):
        plain.executemany(wide.insert, [wide.row(edit) for edit in people.case(number)])
    plain.commit()
    place = people.case(0)[2].set["place"]
    found: list[Row] = []
    for what, asked in FILTERS.items():
        sql = f"SELECT count(*) FROM wide WHERE {_PLAIN[what]}"
        given = {"place": place} if ":place" in sql else {}
        base = _middle(partial(_ask, plain, sql, given))
        ours = _middle(partial(vault.read.count, asked))
        name = f"count {what} against plain sqlite on wide rows"
        found.append((name, ms(ours), ms(base), ours / base, "ratio <= 1"))
    plain.close()
    return found


def _ask(plain: sqlite3.Connection, sql: str, given: Mapping[str, object]) -> None:
    plain.execute(sql, given).fetchone()


def _open_case(vault: Vault) -> Row:
    case = people.record_id(5, "case")
    vault.save(
        [
            Edit("search_action", {"place_text": people.told(random.Random(n), 8)}, parent=case)
            for n in range(CHILDREN)
        ]
    )
    spent = _middle(partial(vault.read.dossier, case))
    return (f"open a case with {CHILDREN} records", ms(spent), "-", None, "<= 150 ms")
