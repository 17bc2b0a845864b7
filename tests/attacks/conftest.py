"""What the attack tests start from: the made-up associations of the desk's and of the exchange's tests."""

from tests.desk.conftest import house
from tests.exchange.conftest import empty_town, town

__all__ = ["empty_town", "house", "town"]
