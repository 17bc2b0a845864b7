"""What the attack tests start from: the made-up association of the desk's tests."""

from tests.desk.conftest import house

__all__ = ["house"]
