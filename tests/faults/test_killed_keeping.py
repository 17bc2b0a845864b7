"""kill -9 and a full disk while a backup is brought back, a damaged vault is read into a new folder, or a
device is withdrawn: the new folder is whole or no vault, and what it came from is as it was."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import PASSPHRASE, House, whole_case
from tests.faults.conftest import Worker, entries, reopen
from tests.faults.test_kill import MANY, copy, points, steps

from vsdesk.desk import Desk, Secret

if TYPE_CHECKING:
    from pathlib import Path

IN_CI, FEW = 20, 8


def bytes_of(folder: Path) -> dict[str, str]:
    """Every file of a folder, by its bytes; not the lock, and what SQLite keeps beside a database."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock" and not path.name.endswith(("-wal", "-shm"))
    }


def opened(house: House, folder: Path) -> Desk | None:
    """What was made there; None where it is no vault yet."""
    if not (folder / "slots.a").exists() and not (folder / "slots.b").exists():
        return None
    return Desk.open(folder, Secret.of_text(PASSPHRASE), house.env("elsewhere"))


def kill_copies(house: House, worker: Worker, deed: str, count: int) -> None:
    """Make a vault in a new folder, be killed: it is whole, or none, and the next try makes it."""
    rima = house.coordinator()
    whole_case(rima, "ورديوان")
    stick, new = house.root / "عصا", house.root / "new"
    stick.mkdir()
    rima.access.backups.back_up(stick)
    held = entries(rima)
    rima.access.lock()
    whole = bytes_of(stick)
    more = {"path": str(stick), "to": str(new)}
    copy(house, "counted")
    total = steps(worker.order("counted", deed, last=0, **more))
    made = 0
    for number, last in enumerate([*points(total, count - 2, 21), total - 1, total]):
        shutil.rmtree(new)
        copy(house, f"trial{number}")  # each begins as the counted one: opening it leaves a row
        said = worker.order(f"trial{number}", deed, last=last, **more)
        assert said[-1] == ["end", -9]
        desk = opened(house, new)
        assert desk is not None or ["restored"] not in said
        if desk is not None:
            made += 1
            assert entries(desk) == held and desk.access.check().faults == ()
            desk.access.lock()
        else:
            new.mkdir(exist_ok=True)
    assert made and bytes_of(stick) == whole
    shutil.rmtree(new)
    said = worker.order("coordinator", deed, limit=3_000, **more)
    assert ["raised", "E_DISK"] in said and said[-1] == ["end", 0] and opened(house, new) is None
    again = reopen(house, "coordinator")
    assert entries(again) == held and again.access.check().faults == ()


def kill_withdrawals(house: House, worker: Worker, count: int) -> None:
    """Withdraw a device, be killed: it is withdrawn or not, and all that was good counts."""
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    whole_case(hala, "ورديوان")
    stick = house.root / "stick"
    stick.mkdir()
    hala.sync.hand_over(stick)
    rima.sync.intake.receive([stick])
    kid = hala.context.device_id
    held = entries(rima)
    hala.access.lock()
    rima.access.lock()
    copy(house, "counted")
    total = steps(worker.order("counted", "revoke", path=kid, last=0))
    for number, last in enumerate(points(total, count, 22)):
        name = f"trial{number}"
        copy(house, name)
        said = worker.order(name, "revoke", path=kid, last=last)
        assert said[-1] == ["end", -9]
        desk = reopen(house, name)
        trust = desk.context.vault.trust.trust
        assert trust is not None
        assert trust.newest.is_revoked(kid) or ["revoked"] not in said
        now = entries(desk)
        assert {row[0] for row in held[0]} <= {row[0] for row in now[0]}
        assert desk.access.check().faults == () and desk.access.check().counts["case"] == 1
        desk.access.lock()
        shutil.rmtree(house.root / name)


def test_killed_while_a_backup_is_brought_back(house: House, worker: Worker) -> None:
    kill_copies(house, worker, "restore", IN_CI)


@pytest.mark.soak
def test_killed_while_a_backup_is_brought_back_many_times(house: House, worker: Worker) -> None:
    kill_copies(house, worker, "restore", MANY)


def test_killed_while_a_vault_is_read_over(house: House, worker: Worker) -> None:
    kill_copies(house, worker, "rescue", FEW)


@pytest.mark.soak
def test_killed_while_a_vault_is_read_over_many_times(house: House, worker: Worker) -> None:
    kill_copies(house, worker, "rescue", MANY)


def test_killed_while_a_device_is_withdrawn(house: House, worker: Worker) -> None:
    kill_withdrawals(house, worker, FEW)


@pytest.mark.soak
def test_killed_while_a_device_is_withdrawn_many_times(house: House, worker: Worker) -> None:
    kill_withdrawals(house, worker, MANY)
