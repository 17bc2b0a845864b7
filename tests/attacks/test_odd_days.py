"""Odd values in every field of every kind: the start page and what stands behind it answer.
Everybody is made up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import Town, carry
from tests.attacks.test_costs_of_kinds import HOMES
from tests.faults.planted import every_kind

from vsdesk.desk import SHEETS, CaseFilter, SheetOrder
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.dates.days import day_of, last_day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.spec import KindSpec
    from vsdesk.records.dictionary.values import Json

LONG: Final = "9" * 30
ODD: Final[tuple[Json, ...]] = (
    LONG, "0000-00-00", "9999-99-99", "0000", "0000-00", "9999-12", "9999-12-31", "0001-01-01", "2024-02-30",
    "٢٠٢٤-٠١-٠١", "#" + LONG, "1e400", 2**53 - 1, -1, True, None, [], [LONG], [[]], {}, {"answer": LONG},
    {"from": LONG, "to": LONG, "precision": "year"}, {"from": "9999", "to": "9999", "precision": "year"},
    {"from": "0000-00", "to": "9999-99-99", "precision": "day"}, {"ar": 5, "src_lang": []},
)  # fmt: skip  # a table, read by rows


@pytest.mark.parametrize("value", ODD, ids=str)
def test_a_day_is_read_or_it_is_none(value: Json) -> None:
    for read in (day_of, last_day_of):
        found = read(value)
        assert found is None or (isinstance(value, str) and found.isoformat().startswith(value))


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("need_assessment", {"date": LONG}),
        ("activity", {"title": "x", "date": {"from": LONG, "to": LONG, "precision": "year"}}),
        ("activity", {"title": "x", "end": {"from": LONG, "to": LONG, "precision": "year"}}),
    ],
)
def test_one_odd_day_hides_nothing_of_the_start_page(
    made: Town, kind: str, values: dict[str, Json]
) -> None:
    enemy = made.enemy
    family = enemy.desk.cases.new_family({"display_name": "x"}).ids[0]
    id = enemy.desk.context.new_id()
    if kind == "activity":
        enemy.sign(id, NewOp(id, kind, values))
    else:
        enemy.sign(family, NewOp(id, kind, values, parent=family))
    enemy.hand_over(made.rima)
    assert "unread" not in {one.what for one in made.rima.due.due()}
    made.rima.erasure.retention.found()


def test_every_field_bears_an_odd_value(made: Town) -> None:
    enemy = made.enemy
    kinds = {kind.name: kind for kind, _, _ in every_kind(made.rima.context.dictionary)}
    for kind in kinds.values():
        if "documenter" in kind.writers and (kind.root or set(HOMES) & set(kind.spaces)):
            _fill(made, kinds, kind)
    for rec, name in ((made.case, "case"), (made.person, "person"), (made.mother, "person")):
        for one in ODD:
            values = _filled(kinds[name], one)
            for kept in ("person", "family"):  # else the file falls apart, and nothing is read
                values.pop(kept, None)
            enemy.change(rec, name, values, replace=False)
    carry(enemy.desk, made.stick, made.rima)
    for name, look in _looks(made.rima, made.case, made.family):
        try:
            found = look()
        except UserError:
            continue
        if name == "due":
            assert isinstance(found, list)
            assert not [one.told for one in found if one.what == "unread"]


def _fill(made: Town, kinds: dict[str, KindSpec], kind: KindSpec) -> None:
    """A record of this kind for each odd value, which stands in all its fields."""
    enemy = made.enemy
    ids = [enemy.desk.context.new_id() for _ in ODD]
    if kind.root:
        for id, value in zip(ids, ODD, strict=True):
            enemy.sign(id, NewOp(id, kind.name, _filled(kind, value)))
        return
    home = next(one for one in HOMES if one in kind.spaces)
    space = made.case if home == "case" else made.family
    above = _parent(made, kinds, kind, home, space)
    ops = (
        NewOp(id, kind.name, _filled(kind, one), parent=above)
        for id, one in zip(ids, ODD, strict=True)
    )
    enemy.sign(space, *ops)


def _filled(kind: KindSpec, value: Json) -> dict[str, Json]:
    return {one.name: value for one in kind.fields if one.name != "deleted"}


def _parent(made: Town, kinds: dict[str, KindSpec], kind: KindSpec, home: str, space: str) -> str:
    if not kind.parents or "*" in kind.parents or home in kind.parents:
        return space
    above = kinds[kind.parents[0]]
    rec, parent = made.enemy.desk.context.new_id(), _parent(made, kinds, above, home, space)
    made.enemy.sign(space, NewOp(rec, above.name, {above.fields[0].name: None}, parent=parent))
    return rec


def _looks(desk: Desk, case: str, family: str) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "due", desk.due.due
    yield "retention", desk.erasure.retention.found
    yield "doubted", desk.erasure.retention.keeping_doubted
    yield "left", desk.matching.suggestions.match_left
    yield "differences", desk.cases.differences.open
    yield "every case ready", lambda: desk.submissions.readiness.ready_all("iimp")
    yield "ready", lambda: desk.submissions.readiness.routing_and_ready(case)
    yield (
        "lists",
        lambda: [
            desk.cases.lists.page(CaseFilter(kind=kind)) for kind in ("case", "family", "activity")
        ],
    )
    yield "consents", lambda: desk.consent.table(case)
    yield "to erase", lambda: [desk.erasure.erasure(one) for one in (case, family)]
    yield "lone", lambda: [desk.access.lone_words.lone_file(one) for one in (case, family)]
    yield "likeness", lambda: desk.matching.groups.other_reports(case)
    for kind in SHEETS:
        yield kind, partial(desk.outbound.sheets.sheet, SheetOrder(case, ("en",), kind=kind))
    for kind in ("case", "family", "activity"):
        yield (
            "table",
            partial(
                desk.outbound.tables.spread_look, ExitOrder("casework", "own_org", "B", kind=kind)
            ),
        )
    yield (
        "figures",
        partial(desk.outbound.tables.spread_look, ExitOrder("statistics", "donor", "E")),
    )
