"""What every test shares: a fixed clock, repeatable randomness, no screen, the soak switch."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_QPA_UPDATE_IDLE_TIME"] = "0"  # a paint comes with the next events, not after 5 ms

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable

# The same examples each time, however slow the machine is; only `make soak` looks for new ones.
settings.register_profile(
    "repeatable",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("soak", settings.get_profile("repeatable"), derandomize=False)
settings.load_profile("soak" if os.environ.get("VSDESK_SOAK") else "repeatable")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the markers."""
    config.addinivalue_line("markers", "soak: too long for CI; run by `make soak`")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave soak tests out, unless they are asked for by name (`-m soak`)."""
    if config.getoption("-m"):
        return
    kept = [item for item in items if item.get_closest_marker("soak") is None]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


@pytest.fixture
def rng() -> Callable[[int], bytes]:
    """Repeatable random bytes: `rng(n)` gives n of them."""
    return random.Random(20261124).randbytes


class Clock:
    """A clock that moves one second at each look, from 2026-11-24 09:00 UTC; milliseconds."""

    def __init__(self, start: int = 1_795_510_800_000) -> None:
        self.now = start

    def __call__(self) -> int:
        self.now += 1000
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that the test may set (`clock.now`)."""
    return Clock()
