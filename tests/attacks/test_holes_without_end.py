"""A hostile device makes holes without end: saves that it hands over without what they say. Each
closes the files that it touches, until one look; no number of them keeps a file closed. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative
from tests.attacks.kit import TODAY, carry
from tests.attacks.lacking import goes_on, keep_back
from tests.attacks.test_not_whole import gate, handed, put, yes

from vsdesk import memo
from vsdesk.desk.access.missing_service import _MOST
from vsdesk.history.entry import MAX_OPS, NewOp
from vsdesk.records.not_whole import all_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Device, Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

CLOSED = (False, "not_whole")
OPEN = (True, "given")


def a_file(made: Town, path: Path) -> None:
    """A family's case that goes to the Committee; the hostile device heard of everything that it may."""
    family_of(made)
    yes(made, relative(made, "mother", "هدى"))
    carry(made.hala, made.stick, made.rima)
    handed(made.rima, made.enemy.desk, path / "list")


def own_family(made: Town) -> str:
    """A family of its own, in which it names the missing person of somebody else's."""
    enemy = made.enemy
    space = enemy.desk.cases.new_family({"display_name": "عائلة مختلقة"}).ids[0]
    values = {"person": made.person}
    enemy.sign(space, NewOp(enemy.desk.context.new_id(), "family_member", values, parent=space))
    return space


def holes(enemy: Device, space: str, entries: int, ops: int, here: int = 0) -> None:
    """Saves of it there, of so many notes each; of each so many bodies are `here`, the others nowhere."""
    new, database = enemy.desk.context.new_id, enemy.desk.context.vault.database
    notes = [new() for _ in range(ops)]
    before = database.one("SELECT max(n) FROM entry")[0]
    with enemy.many():
        for _ in range(entries):
            said = [NewOp(one, "note", {"text": "سألوا عنه"}, parent=space) for one in notes]
            enemy.sign(space, *said)
    rows = database.query(
        "SELECT lower(hex(e.eh)) || ':' || o.idx FROM op o JOIN entry e ON e.n = o.entry "
        "WHERE e.n > ? AND o.idx >= ?",
        (before, here),
    )
    assert len(rows) == entries * (ops - here)
    keep_back(enemy.desk, [row[0] for row in rows])


def bodies(desk: Desk, case: str) -> int:
    """How many are missing of a file."""
    return sum(one.bodies for one in desk.access.missing.of(case))


def now(desk: Desk, case: str) -> tuple[bool, str]:
    """What the gate says there."""
    memo.forget()
    return gate(desk, case)[:2]


@pytest.mark.parametrize("how", ["family", "own"])
def test_more_holes_than_one_save_names_end_with_one_look(
    made: Town, tmp_path: Path, how: str
) -> None:
    """One body of each save is here, so no save is named as a whole."""
    a_file(made, tmp_path)
    rima, enemy = made.rima, made.enemy
    space = made.family if how == "family" else own_family(made)
    ops = MAX_OPS - 6
    entries = _MOST // (ops - 1) + 2
    holes(enemy, space, entries, ops, here=1)
    handed(enemy.desk, rima, tmp_path / "flood")
    assert now(rima, made.case) == CLOSED
    assert bodies(rima, made.case) == entries * (ops - 1) > _MOST
    goes_on(rima, made.case)
    assert now(rima, made.case) == OPEN
    holes(enemy, space, 1, 3, here=1)
    handed(enemy.desk, rima, tmp_path / "later")
    assert (now(rima, made.case), bodies(rima, made.case)) == (CLOSED, 2)
    goes_on(rima, made.case)
    assert now(rima, made.case) == OPEN
    handed(rima, made.hala, tmp_path / "word")
    assert now(made.hala, made.case) == OPEN
    rima.sync.revocations.revoke(enemy.device_id, TODAY)
    assert now(rima, made.case) == OPEN


def test_a_save_without_any_body_is_named_as_one(made: Town, tmp_path: Path) -> None:
    a_file(made, tmp_path)
    rima = made.rima
    holes(made.enemy, made.family, 3, 9)
    handed(made.enemy.desk, rima, tmp_path / "flood")
    found = [id for one in rima.access.missing.of(made.case) for id in one.ids]
    assert len(found) == 27
    goes_on(rima, made.case)
    said = str(rima.cases.record(made.family).value("goes_without")).split()
    assert said == sorted({all_of(id[:64]) for id in found})
    assert now(rima, made.case) == OPEN


def test_of_a_save_of_which_some_is_here_just_the_rest_is_named(
    house: House, made: Town, tmp_path: Path
) -> None:
    """Where more of the same save is missing it closes on."""
    nour = house.documenter("nour", made.rima, "coordinator")
    a_file(made, tmp_path)
    rima = made.rima
    holes(made.enemy, made.family, 1, 3, here=1)
    handed(made.enemy.desk, rima, tmp_path / "flood")
    ids = [id for one in rima.access.missing.of(made.case) for id in one.ids]
    goes_on(rima, made.case)
    handed(rima, nour, tmp_path / "word")
    assert now(nour, made.case) == OPEN
    keep_back(nour, [f"{ids[0][:64]}:0"])
    assert (now(nour, made.case), bodies(nour, made.case)) == (CLOSED, 1)


def test_nobody_else_says_that_a_file_goes_on_without_it(made: Town, tmp_path: Path) -> None:
    a_file(made, tmp_path)
    rima, enemy = made.rima, made.enemy
    mark = put(made.hala, "person_mark", {"type": "not_named_outside"}, made.person)
    carry(made.hala, made.stick, rima)
    hidden = made.view(mark).ops("type")
    keep_back(rima, hidden)
    assert now(rima, made.case) == CLOSED
    for name in (hidden[0], all_of(hidden[0][:64])):
        enemy.sign(made.family, NewOp(made.family, "family", {"goes_without": name}))
    handed(enemy.desk, rima, tmp_path / "word")
    assert now(rima, made.case) == CLOSED
    goes_on(rima, made.case)
    assert now(rima, made.case) == OPEN
