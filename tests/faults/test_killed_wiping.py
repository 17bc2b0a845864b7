"""kill -9 at random steps of erasing a vault from the computer: it opens with all that was saved, or nothing
opens it; once it said that the keys are gone, nothing does."""

from __future__ import annotations

import pytest
from tests.desk.conftest import PASSPHRASE, House, whole_case
from tests.faults.conftest import Worker
from tests.faults.test_kill import FEW, MANY, points, steps
from tests.faults.test_vault_files import copy

from vsdesk.desk import Desk, Secret
from vsdesk.desk.access.vault_wiping import clear_wiped, lose_keys
from vsdesk.errors import UserError


def kill_wipes(house: House, worker: Worker, count: int) -> None:
    """Erase, be killed, look; whoever asks again gets it done."""
    hala = house.documenter("first")
    whole_case(hala)
    cases = hala.access.status().cases
    hala.access.lock()
    copy(house, "counted")
    total = steps(worker.order("counted", "wipe", last=0))
    assert not (house.root / "counted").exists()
    # Most steps are of what is left: those of the keys come first.
    for last in sorted({*range(1, 25, max(1, 40 // count)), *points(total, count, 5)}):
        copy(house, "trial")
        said = worker.order("trial", "wipe", last=last)
        lost = ["lost"] in said
        held = cases_in(house)
        assert held == (None if lost else held) and held in (None, cases), last
        folder = house.root / "trial"
        if folder.exists():
            try:
                lose_keys(folder, house.env("trial"))
            except UserError as none:
                assert none.name == "E_NO_VAULT" and held is None
            clear_wiped(folder)
        assert not folder.exists()


def cases_in(house: House) -> int | None:
    """How many cases the passphrase opens; None where it opens nothing."""
    try:
        desk = Desk.open(house.root / "trial", Secret.of_text(PASSPHRASE), house.env("trial"))
    except UserError as refused:
        assert refused.name in ("E_NO_VAULT", "E_SLOTS_TAMPERED"), refused.name
        return None
    found = desk.access.status().cases
    desk.access.lock()
    return found


def test_killed_while_wiping(house: House, worker: Worker) -> None:
    kill_wipes(house, worker, FEW)


@pytest.mark.soak
def test_killed_while_wiping_many_times(house: House, worker: Worker) -> None:
    kill_wipes(house, worker, MANY)
