"""What the attack tests start from: the made-up associations of the desk's and of the exchange's tests, and
the town in which most attacks happen."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from tests.attacks import kit
from tests.desk.conftest import house
from tests.exchange.conftest import empty_town, town

if TYPE_CHECKING:
    from tests.desk.conftest import House

__all__ = ["empty_town", "house", "town"]


@pytest.fixture
def made(house: House) -> kit.Town:
    """A coordinator, the documenter Hala with a case and a family of hers, and the enemy's device."""
    return kit.town(house)


@pytest.fixture(params=["by hand", "by loads"])
def signed(request: pytest.FixtureRequest, made: kit.Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """How the enemy's entries come: as written by hand, or each with the mark of another load."""
    if request.param == "by hand":
        return
    vault, loads = made.enemy.desk.context.vault, map("{:016x}".format, count(1))
    save = vault.save
    monkeypatch.setattr(vault, "save", lambda edits, **more: save(edits, **more, load=next(loads)))
    made.enemy.loads = loads
