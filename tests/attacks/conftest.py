"""What the attack tests start from: the made-up associations of the desk's and of the exchange's tests, and
the town in which most attacks happen."""

from __future__ import annotations

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
