"""Lists by pages under every filter and order; what a changed place does; what is folded in parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.vault.conftest import Place, a_case

from vsdesk.vault import projection as folding_module
from vsdesk.vault.database import Database
from vsdesk.vault.edit import Edit
from vsdesk.vault.read import list_pages
from vsdesk.vault.read.vault_reads import ListFilter, ListRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.read.vault_reads import Sort
    from vsdesk.vault.vault import Vault

NAMES = ("مروان", "خالد", "باران", "هوزان", "سامر")
STATUS = ("new", "lead", "open_searching")
KEYS = {"updated": "updated", "name": "name", "number": "number", "event": "event_from"}
FILTERS = {
    "all": ListFilter(),
    "status": ListFilter(status="lead"),
    "years": ListFilter(year_from=2012, year_to=2013),
    "from a year": ListFilter(year_from=2014),
    "to a year": ListFilter(year_to=2012),
    "differs": ListFilter(differs=True),
    "text": ListFilter(text="باران"),
    "several": ListFilter(status="lead", year_from=2012, year_to=2015),
    "text and status": ListFilter(text="مروان", status="new"),
}


def _many(vault: Vault, count: int = 40) -> None:
    edits: list[Edit] = []
    for number in range(1, count + 1):
        case, person, event = a_case(number, given_ar=NAMES[number % 5])
        status = {"search_status": STATUS[number % 3]}
        when: dict[str, Json] = {"from": f"{2011 + number % 6}-03-04", "precision": "day"}
        when["to"] = when["from"]
        edits += [
            Edit("case", {**case.set, **status}, id=case.id),
            person,
            Edit("event", {**event.set, "date": when}, id=event.id, parent=event.parent),
        ]
    vault.save(edits)


def _differ(vault: Vault, number: int) -> None:
    """Two values that did not see each other stand in one field."""
    for name in ("سليم", "سالم"):
        vault.save([Edit("person", {"father_ar": name}, id=f"{number:031x}e", seen={})])


def _walk(vault: Vault, where: ListFilter, limit: int) -> list[ListRow]:
    rows: list[ListRow] = []
    after = None
    while True:
        page = vault.read.page(where, after, limit)
        rows += page.rows
        after = page.next
        if after is None:
            return rows


def _wanted(row: ListRow, where: ListFilter) -> bool:
    year = int(row.event_from[:4])
    return (
        (where.status is None or row.status == where.status)
        and (where.year_from is None or year >= where.year_from)
        and (where.year_to is None or year <= where.year_to)
        and (not where.differs or row.differs)
        and where.text in row.name
    )


@pytest.mark.parametrize("few", [0, 4000], ids=["walked", "sought"])
@pytest.mark.parametrize("sort", ["updated", "name", "number", "event"])
def test_every_filter_in_every_order(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, sort: Sort, few: int
) -> None:
    monkeypatch.setattr(list_pages, "_FEW", few)
    _many(vault)
    for number in (7, 8):
        _differ(vault, number)
    every = _walk(vault, ListFilter(sort=sort), 7)
    assert len(every) == 40
    keys = [getattr(row, KEYS[sort]) for row in every]
    assert keys == sorted(keys, reverse=sort == "updated")
    for name, where in FILTERS.items():
        asked = replace(where, sort=sort)
        found = _walk(vault, asked, 3)
        assert found == [row for row in every if _wanted(row, where)], name
        assert vault.read.count(asked) == len(found), name


def test_no_list_is_sorted_or_walked_as_a_whole(vault: Vault) -> None:
    """Without a filter each order comes from its index, at any depth."""
    for column, index, down in list_pages._SORTS.values():
        order = "DESC" if down else "ASC"
        plan = vault.database.query(
            f"EXPLAIN QUERY PLAN SELECT * FROM list INDEXED BY {index} WHERE kind = 'case' "
            f"AND ({column}, n) {'<' if down else '>'} ('x', 1) "
            f"ORDER BY {column} {order}, n {order} LIMIT 50"
        )
        assert [row[3].split(" (")[0] for row in plan] == [f"SEARCH list USING INDEX {index}"]
    newest = vault.database.query("EXPLAIN QUERY PLAN SELECT max(ts) FROM entry")
    assert "entry_ts" in newest[0][3]


@pytest.fixture
def coordinator(place: Place) -> Iterator[Vault]:
    """A vault that may write places."""
    opened = place.create(role="coordinator")
    yield opened
    opened.lock()


def _place(vault: Vault) -> str:
    [place] = vault.save([Edit("place", {"name_ar": "حاجز الرقة"})]).ids
    edits = a_case()
    event = edits[2]
    vault.save(
        [*edits[:2], Edit("event", {**event.set, "place": place}, id=event.id, parent=event.parent)]
    )
    return place


def test_a_renamed_place_is_followed_by_the_rows_that_name_it(coordinator: Vault) -> None:
    place = _place(coordinator)
    coordinator.save(a_case(2))
    assert _places(coordinator) == {1: "حاجز الرقة", 2: "حاجز القطيفة"}
    coordinator.save([Edit("place", {"name_ar": "حاجز المدينة"}, id=place)])
    assert _places(coordinator) == {1: "حاجز المدينة", 2: "حاجز القطيفة"}


def test_a_place_without_a_name_leaves_the_words_of_the_case(coordinator: Vault) -> None:
    place = _place(coordinator)
    coordinator.save([Edit("place", {"name_ar": None}, id=place)])
    assert _places(coordinator) == {1: "حاجز القطيفة"}


def test_whom_everybody_calls_by_a_nickname_is_listed_by_it_until_a_name_is_told(
    vault: Vault,
) -> None:
    case, named, event = a_case(1)
    person = named.id
    vault.save([case, Edit("person", {"sex": "male"}, id=person, parent=named.parent), event])
    assert _walk(vault, ListFilter(), 5)[0].name == ""
    for kind, value in (("care_home_name", "سلام"), ("nickname", "أبو الليل")):
        vault.save([Edit("person_name", {"type": kind, "value": value}, parent=person)])
    assert _walk(vault, ListFilter(), 5)[0].name == "أبو الليل"
    vault.save([Edit("person", {"given_ar": "مروان"}, id=person)])
    assert _walk(vault, ListFilter(), 5)[0].name == "مروان"


def _places(vault: Vault) -> dict[int, str]:
    rows = _walk(vault, ListFilter(), 50)
    return {int(row.id[:31], 16): row.place for row in rows}


@pytest.mark.parametrize("batch", [1, 2, 5])
def test_folding_in_parts_gives_what_folding_at_once_gives(
    coordinator: Vault, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    vault = coordinator
    _many(vault, 6)
    _differ(vault, 3)
    vault.save([Edit("person", {}, id=f"{2:031x}e", delete=True)])
    vault.save([Edit("case", {}, id=f"{4:031x}c", delete=True)])
    _place_ = vault.save([Edit("place", {"name_ar": "حاجز الرقة"})])
    vault.save([Edit("event", {"place": _place_.ids[0]}, id=f"{1:031x}a")])
    once = _folded(vault)
    monkeypatch.setattr(folding_module, "_BATCH", batch)
    with vault.transaction():
        vault.folding.rebuild()
    assert _folded(vault) == once


def _folded(vault: Vault) -> list[object]:
    tables = {"record": 1, "list": 1, "link": 3, "needle": 1}
    return [
        vault.database.query(
            f"SELECT * FROM {table} ORDER BY {', '.join(map(str, range(1, n + 1)))}"
        )
        for table, n in tables.items()
    ]


def test_a_check_sees_a_line_that_is_not_what_was_signed(vault: Vault) -> None:
    _many(vault, 3)
    assert vault.check() == []
    swapped = vault.database.query("SELECT body FROM op WHERE n IN (2, 5) ORDER BY n")
    vault.database.run("UPDATE op SET body = ? WHERE n = 2", (swapped[1][0],))
    [problem] = vault.check()
    assert problem.what == "entry"


def test_beginnings_and_words_of_several_records_are_found_after_whole_words(vault: Vault) -> None:
    vault.save([*a_case(1, given_ar="مروان"), *a_case(2, given_ar="مروانة")])
    whole = [hit.root for hit in vault.read.find("مروان")]
    assert sorted(whole) == [f"{1:031x}c", f"{2:031x}c"]
    assert len(vault.read.find("مروا")) == 2
    assert f"{2:031x}c" in [hit.root for hit in vault.read.find("مروانة القطيفة")]


def test_removed_roots_keep_the_row_they_had_the_last_one_first(vault: Vault) -> None:
    vault.save([*a_case(1, given_ar="مروان"), *a_case(2, given_ar="خالد"), *a_case(3)])
    shown = {row.id: row for row in vault.read.page(ListFilter(), None, 9).rows}
    first, second = f"{2:031x}c", f"{1:031x}c"
    assert vault.read.removed("case", 9) == []
    for id in (first, second):
        vault.save([Edit("case", id=id, delete=True)])
    removed = vault.read.removed("case", 9)
    assert [row.id for row in removed] == [second, first]
    assert removed[1] == replace(shown[first], updated=removed[1].updated)
    assert vault.read.removed("case", 1) == removed[:1] and vault.read.removed("family", 9) == []
    vault.save([Edit("case", id=first, restore=True)])
    assert [row.id for row in vault.read.removed("case", 9)] == [second]


def test_a_dossier_is_sought_by_id_never_through_all_of_a_kind(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a case names is found by id. By the index of kinds, every person of the vault was read."""
    vault.save(a_case(1))
    place = next(iter(vault.dictionary.places)).id
    vault.save([Edit("event", {"place": place}, id=f"{1:031x}a")])
    asked: list[tuple[str, Sequence[Any]]] = []
    real = Database.query

    def query(self: Database, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        asked.append((sql, values))
        return real(self, sql, values)

    monkeypatch.setattr(Database, "query", query)
    assert vault.read.dossier(f"{1:031x}c") is not None
    monkeypatch.undo()
    plans = [vault.database.query(f"EXPLAIN QUERY PLAN {sql}", values) for sql, values in asked]
    steps = [str(row[3]) for plan in plans for row in plan]
    assert any("record" in step for step in steps)
    assert [step for step in steps if "record_kind" in step or step.startswith("SCAN r")] == []
