"""kill -9 while a backup is made: the place holds one backup, that of before or the new one, and nothing that
was begun is left lying there."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import PASSPHRASE, House, whole_case
from tests.faults.conftest import Worker, reopen
from tests.faults.test_kill import MANY, copy, points, steps

from vsdesk.desk import Desk, Secret, restore_backup

if TYPE_CHECKING:
    from pathlib import Path

IN_CI, ENDS = 10, 20


def cases_in(house: House, stick: Path) -> int | None:
    """How many cases the backup in a place brings back; None where none was made yet."""
    if not list(stick.rglob("copy.?")):
        return None
    back = restore_backup(stick, house.root / "back", house.env("elsewhere")).folder
    desk = Desk.open(back, Secret.of_text(PASSPHRASE), house.env("elsewhere"))
    check = desk.access.check()
    desk.access.lock()
    shutil.rmtree(back)
    assert check.faults == ()
    return check.counts["case"]


def kill_backups(house: House, worker: Worker, count: int, *, whole: bool) -> None:
    """Make backups into one place, each killed at another step; `whole`: one was made before. What was there
    before stands until the new one does."""
    rima = house.coordinator()
    whole_case(rima, "ورديوان")
    stick = house.root / "عصا"
    stick.mkdir()
    if whole:
        rima.access.backups.back_up(stick)
    stands = 1 if whole else None
    rima.access.lock()
    copy(house, "counted")
    total = steps(worker.order("counted", "back_up", last=0, path=str(copied(stick))))
    ends = [total - after for after in range(0, ENDS, 2)]
    mixed = sorted({*points(total, count, 23), *ends}, key=lambda last: last * 7 % 31)
    kills = 0
    for cases, last in enumerate(mixed, 2):
        desk = reopen(house, "coordinator")
        whole_case(desk, f"ورديوان {cases}")
        desk.access.lock()
        said = worker.order("coordinator", "back_up", last=last, path=str(stick))
        kills += said[-1] == ["end", -9]  # else it had fewer steps than the counted one
        held = cases_in(house, stick)
        assert held in (stands, cases)
        assert held == cases or not any(line[0] == "there" for line in said)
        assert len(list(stick.iterdir())) <= 1
        stands = held
    assert kills > len(mixed) * 3 // 4
    desk = reopen(house, "coordinator")
    desk.access.backups.back_up(stick)
    assert len(list(stick.iterdir())) == 1 and not list(stick.rglob("*.tmp"))
    assert cases_in(house, stick) == desk.access.check().counts["case"]
    [row] = desk.access.backups.known()
    there = {int(path.suffix[1:]) for path in stick.rglob("db.*")}
    assert {one.number for one in row.generations} == there


def copied(stick: Path) -> Path:
    """The place once more, to count steps in."""
    beside = stick.with_name("stick-counted")
    shutil.copytree(stick, beside)
    return beside


@pytest.mark.parametrize("whole", [False, True])
def test_killed_while_a_backup_is_made(house: House, worker: Worker, whole: bool) -> None:
    kill_backups(house, worker, IN_CI, whole=whole)


@pytest.mark.soak
@pytest.mark.parametrize("whole", [False, True])
def test_killed_while_a_backup_is_made_often(house: House, worker: Worker, whole: bool) -> None:
    kill_backups(house, worker, MANY, whole=whole)
