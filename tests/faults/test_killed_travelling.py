"""kill -9 while most of a vault is put away: it is as before, or put away down to the last byte."""

from __future__ import annotations

import io
import shutil

import pytest
from tests.desk.conftest import House, whole_case
from tests.faults.conftest import Worker, entries, reopen, stray_files
from tests.faults.planted import ARABIC, LATIN
from tests.faults.test_kill import FEW, MANY, folder, points, steps
from tests.vault.pages import found

from vsdesk.desk import Desk, Edit


def carry(house: House, sender: Desk, to: Desk, name: str) -> None:
    stick = folder(house, name)
    sender.sync.hand_over(stick, [to.context.device_id])
    to.sync.intake.receive([stick])


def away_or_not(desk: Desk, held: list[object]) -> bool:
    """Whether it was put away; nothing between."""
    vault = desk.context.vault
    assert desk.access.check().ok and stray_files(desk) == set()
    if vault.journey.held is None:
        assert entries(desk) == held and len(desk.cases.lists.search(ARABIC)) == 1
        return False
    assert vault.journey.held.clean  # the opening did what was left
    assert found(vault, [ARABIC, LATIN]) == [] and desk.cases.lists.search(ARABIC) == []
    return True


def kill_journeys(house: House, worker: Worker, count: int) -> None:
    """Leave, be killed, look."""
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    case, _, _ = whole_case(hala, ARABIC)
    hala.files.attach(io.BytesIO(ARABIC.encode() * 50_000), case, kind="document", name=LATIN)
    carry(house, hala, rima, "there")
    rima.cases.save([Edit("case", {"closed_on": "2026-10-01"}, id=case)])
    carry(house, rima, hala, "back")
    held = entries(hala)
    hala.access.lock()

    def copy(name: str) -> None:
        shutil.copytree(house.root / "hala", house.root / name)
        shutil.copytree(house.root / "profile-hala", house.root / f"profile-{name}")

    copy("counted")
    total = steps(worker.order("counted", "travel", last=0))
    away = 0
    for number, last in enumerate([*points(total, count - 1, 8), total]):
        name = f"trial{number}"
        copy(name)
        assert worker.order(name, "travel", last=last)[-1] == ["end", -9]
        desk = reopen(house, name)
        away += away_or_not(desk, held)
        desk.access.lock()
        shutil.rmtree(house.root / name)
    assert 0 < away < count


def test_killed_while_putting_away(house: House, worker: Worker) -> None:
    kill_journeys(house, worker, FEW)


@pytest.mark.soak
def test_killed_while_putting_away_many_times(house: House, worker: Worker) -> None:
    kill_journeys(house, worker, MANY)
