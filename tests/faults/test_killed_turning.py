"""kill -9 and a full disk while the vault's key is turned: one way in that opens, and nothing lost.

Words and passphrase open what is there then; an order to erase beside the database opens too; nothing is
told of another copy, for there is none.
"""

from __future__ import annotations

import shutil

import pytest
from tests.desk.conftest import House, whole_case
from tests.faults.conftest import Worker, entries, reopen, stray_files
from tests.faults.test_kill import MANY, copy, points, steps
from tests.journal_rows import acts

from vsdesk.desk import Desk

IN_CI = 20
NAME = "ورديوان"


def with_an_order(house: House) -> tuple[Desk, tuple[int, int]]:
    """A coordinator's vault in which something was erased; what stays there."""
    rima = house.coordinator()
    case, _, family = whole_case(rima, NAME)
    whole_case(rima, "مروان")
    listed = rima.erasure.erasure(case, family).digest
    rima.erasure.erase(case, family, why="withdrawn", because="طلب", listed=listed)
    return rima, (len(entries(rima)[0]), len(acts(rima)))


def stands(desk: Desk, held: tuple[int, int]) -> bool:
    """Whether the key was turned; the vault is whole anyhow."""
    vault = desk.context.vault
    times = desk.access.keys.vault_key().turned.times
    assert (
        desk.access.check().ok and stray_files(desk) == set() and desk.access.status().older is None
    )
    assert len(entries(desk)[0]) >= held[0] and 0 <= len(acts(desk)) - held[1] <= times
    assert len(list(vault.folder.root.glob("db.?"))) == 1
    assert vault.folder.slot_texts()[0] == vault.folder.slot_texts()[1]
    vault.database.run("DELETE FROM erasure")  # only in this copy: as an older one knows no order
    assert len(vault.erasing.outside()) == 1
    return times == 1


def kill_turning(house: House, worker: Worker, count: int) -> None:
    """Turn, be killed, look."""
    rima, held = with_an_order(house)
    rima.access.lock()
    copy(house, "counted")
    total = steps(worker.order("counted", "new_key", last=0))
    turned = 0
    for number, last in enumerate([*points(total, count - 1, 7), total]):
        name = f"trial{number}"
        copy(house, name)
        said = worker.order(name, "new_key", last=last)
        assert said[-1] == ["end", -9]
        desk = reopen(house, name)
        done = stands(desk, held)
        assert done or ["turned", 1] not in said
        turned += done
        desk.access.lock()
        shutil.rmtree(house.root / name)
    assert 0 < turned < count


def test_killed_while_turning(house: House, worker: Worker) -> None:
    kill_turning(house, worker, IN_CI)


@pytest.mark.soak
def test_killed_while_turning_many_times(house: House, worker: Worker) -> None:
    kill_turning(house, worker, MANY)


@pytest.mark.parametrize("limit", [3_000, 200_000])
def test_turning_that_finds_no_room(house: House, worker: Worker, limit: int) -> None:
    rima, held = with_an_order(house)
    rima.access.lock()
    said = worker.order("coordinator", "new_key", limit=limit)
    assert ["raised", "E_DISK"] in said and said[-1] == ["end", 0]
    rima = reopen(house, "coordinator")
    assert not stands(rima, held)
