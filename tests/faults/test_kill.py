"""kill -9 at random steps of a save, an export and an import, on real vaults.

Nothing acknowledged is lost, the vault is whole, and the next try completes with the right receipts.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.conftest import House, whole_case
from tests.faults.conftest import Worker, entries, reopen, stray_files

from vsdesk.desk import Desk

FEW, MANY = 12, 200


def points(total: int, count: int, seed: int) -> Iterator[int]:
    """Random steps of a deed of `total` steps."""
    dice = random.Random(seed)
    for _ in range(count):
        yield dice.randint(1, total)


def told(said: list[list[str]], word: str) -> list[str]:
    """Everything said after a word."""
    return [value for line in said if line[0] == word for value in line[1:]]


def steps(said: list[list[str]]) -> int:
    """How many steps a deed took that was not killed."""
    assert said[-1] == ["end", 0], said
    return int(told(said, "steps")[0])


def whole(desk: Desk) -> None:
    """The vault passes its own check, holds no half case and no stray file."""
    report = desk.access.check()
    assert report.ok
    assert report.counts.get("case", 0) == report.counts.get("person", 0)
    assert stray_files(desk) == set()


def kill_saves(house: House, worker: Worker, count: int) -> None:
    """Save, be killed, look; at the end all of it reaches the coordinator."""
    rima = house.coordinator()
    house.documenter("hala", rima).access.lock()
    total = steps(worker.order("hala", "save", last=0))
    for last in points(total, count, 1):
        said = worker.order("hala", "save", last=last)
        assert said[-1] == ["end", -9]
        hala = reopen(house, "hala")
        whole(hala)
        for rec in told(said, "saved"):
            hala.cases.record(rec)
        hala.access.lock()
    hala = reopen(house, "hala")
    numbers = [view.text("case_no") for view in hala.cases.list_kind("case")]
    assert len(numbers) == len(set(numbers)) >= 3
    stick = house.root / "stick"
    stick.mkdir()
    hala.sync.hand_over(stick)
    assert [one.status for one in rima.sync.intake.receive([stick])] == ["applied"]
    assert rima.access.check().counts["case"] == len(numbers)


def test_killed_while_saving(house: House, worker: Worker) -> None:
    kill_saves(house, worker, FEW)


@pytest.mark.soak
def test_killed_while_saving_many_times(house: House, worker: Worker) -> None:
    kill_saves(house, worker, MANY)


def kill_exports(house: House, worker: Worker, count: int) -> None:
    """Hand over, be killed, look: what has a bundle's name is whole, what was told stands."""
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    whole_case(hala)
    hala.access.lock()
    total = steps(worker.order("hala", "export", path=str(folder(house, "first")), last=0))
    bundles = 1
    for number, last in enumerate(points(total, count, 2)):
        stick = folder(house, f"stick{number}")
        said = worker.order("hala", "export", path=str(stick), last=last)
        assert said[-1][1] in (-9, 0)  # only the first signs, so that it has a few steps more
        hala = reopen(house, "hala")
        assert hala.access.check().ok
        posted = {name for one in hala.sync.handovers() for name in one.files}
        assert set(told(said, "handed")) <= posted
        named = list(stick.glob("*.age"))
        for path in named:
            assert rima.sync.inspect(path).code == ""
        bundles += len(named)
        # Until a receipt comes, all of it goes again.
        assert hala.sync.preview_give().goes.records > 10
        hala.access.lock()
    hala = reopen(house, "hala")
    hala.sync.hand_over(folder(house, "last"))
    results = rima.sync.intake.receive(sorted(path for path in house.root.glob("*/*.age")))
    assert {one.status for one in results} == {"applied"}
    assert len(results) == bundles + 1
    assert entries(rima)[1][:3] and shared(rima) == shared(hala)
    receipt(house, rima, hala)


def folder(house: House, name: str) -> Path:
    """A new folder that stands for a stick."""
    made = house.root / name
    made.mkdir()
    return made


def shared(desk: Desk) -> list[object]:
    """The entries of the cases and families."""
    sql = (
        "SELECT entry.eh FROM entry JOIN log ON log.n = entry.log JOIN list ON list.id = log.space "
        "ORDER BY entry.eh"
    )
    return desk.context.vault.database.query(sql)


def receipt(house: House, rima: Desk, hala: Desk) -> None:
    """The receipt comes back: all is delivered, and nothing is left to give."""
    back = folder(house, "back")
    rima.sync.hand_over(back, [row.device_id for row in rima.sync.destinations()])
    assert [one.status for one in hala.sync.intake.receive([back])] == ["applied"]
    assert {one.state for one in hala.sync.handovers()} <= {"delivered", "written"}
    assert hala.sync.handovers()[0].state == "delivered"
    assert hala.sync.preview_give().goes.records == 0


def test_killed_while_handing_over(house: House, worker: Worker) -> None:
    kill_exports(house, worker, FEW)


@pytest.mark.soak
def test_killed_while_handing_over_many_times(house: House, worker: Worker) -> None:
    kill_exports(house, worker, MANY)


def kill_imports(house: House, worker: Worker, count: int) -> None:
    """Take in, be killed, look: all of the bundle or nothing; the next try says which it was."""
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    whole_case(hala, "مروان")
    stick = folder(house, "stick")
    hala.sync.hand_over(stick)
    before = entries(rima)
    rima.access.lock()
    copy(house, "counted")
    total = steps(worker.order("counted", "receive", path=str(stick), last=0))
    for number, last in enumerate(points(total, count, 3)):
        name = f"trial{number}"
        copy(house, name)
        said = worker.order(name, "receive", path=str(stick), last=last)
        assert said[-1] == ["end", -9]
        rima = reopen(house, name)
        assert rima.access.check().ok and stray_files(rima) == set()
        taken = entries(rima) != before
        assert not taken or shared(rima) == shared(hala)
        assert taken or told(said, "received") == []
        [again] = rima.sync.intake.receive([stick])
        assert again.status == ("duplicate" if taken else "applied")
        assert shared(rima) == shared(hala)
        rima.access.lock()
    receipt(house, reopen(house, name), hala)


def copy(house: House, name: str) -> None:
    """The coordinator's vault and profile under another name."""
    shutil.copytree(house.root / "coordinator", house.root / name)
    shutil.copytree(house.root / "profile-coordinator", house.root / f"profile-{name}")


def test_killed_while_taking_in(house: House, worker: Worker) -> None:
    kill_imports(house, worker, FEW)


@pytest.mark.soak
def test_killed_while_taking_in_many_times(house: House, worker: Worker) -> None:
    kill_imports(house, worker, MANY)
