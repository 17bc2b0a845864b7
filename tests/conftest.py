"""What every test shares: a fixed clock, repeatable randomness, no screen, files in
memory, the soak switch."""

from __future__ import annotations

import gc
import logging
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import compress
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # of any other Qt warns, and a warning fails a test
os.environ["QT_QPA_UPDATE_IDLE_TIME"] = "0"  # a paint comes with the next events, not after 5 ms

import pytest
from hypothesis import HealthCheck, settings

# Compiled code is kept, in a folder of its own where somebody wants none beside the sources:
# neither the next run nor a process that a test starts compiles all of it again.
if sys.dont_write_bytecode:
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(Path(sys.prefix, "compiled"))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix

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


USUAL: Final = gc.get_threshold()  # as the program has it
SELDOM: Final = (
    50_000,
    20,
    50,
)  # new objects before Python looks for garbage; what a test made goes by itself
MEMORY: Final = Path("/dev/shm")  # where Linux has a file system in memory
ROOM: Final = 4 << 30  # bytes that must be free there


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Declare the markers; say where files lie, unless `--basetemp` says it.

    Every save waits for the disk, as it must. Thousands of little vaults wait less in memory: there is
    nothing to be kept of them.
    """
    gc.disable()  # all that is read until the tests begin stays: `pytest_collection_finish`
    config.addinivalue_line("markers", "soak: too long for CI; run by `make soak`")
    if hasattr(config, "workerinput") or config.option.basetemp is not None:
        return
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        folder = tempfile.mkdtemp(prefix="vsdesk-tests-", dir=MEMORY)
        config.option.basetemp = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Look for garbage from now on, and only among what the tests make: modules and tests themselves stay.

    That is seldom, else it takes a thirtieth of all tests and a quarter of a walk through the exits; where
    a window is, as often as in the program (`tests/ui/conftest.py`).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave soak tests out, unless they are asked for by name (`-m soak`); journeys come first.

    What a journey walks or tells is made once in a process and looked at by several files. Of what stands
    last one worker takes half from the other, and would make it again: seventy seconds for the exits.
    """
    items.sort(key=lambda item: item.path.parent.name != "journeys")
    if config.getoption("-m"):
        return
    soak = [item.get_closest_marker("soak") is not None for item in items]
    config.hook.pytest_deselected(items=[*compress(items, soak)])
    items[:] = [item for item, long in zip(items, soak, strict=True) if not long]


class Chance:
    """Repeatable random bytes: `chance(n)` gives n of them. `state` is where it stands; it may be set."""

    def __init__(self) -> None:
        self._random = random.Random(20261124)

    def __call__(self, size: int) -> bytes:
        return self._random.randbytes(size)

    @property
    def state(self) -> tuple[Any, ...]:
        return self._random.getstate()

    @state.setter
    def state(self, state: tuple[Any, ...]) -> None:
        self._random.setstate(state)


@pytest.fixture
def rng() -> Chance:
    """Repeatable random bytes: `rng(n)` gives n of them."""
    return Chance()


@dataclass(frozen=True)
class Once:
    """What tests make once in a process, by name, and a folder for it."""

    folder: Path
    made: dict[str, Any] = field(default_factory=dict)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Nothing yet."""
    return Once(tmp_path_factory.mktemp("once"))


START: Final = 1_795_510_800_000  # 2026-11-24 09:00 UTC


class Clock:
    """A clock that moves one second at each look, from `START`; milliseconds."""

    def __init__(self, start: int = START) -> None:
        self.now = start

    def __call__(self) -> int:
        self.now += 1000
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that the test may set (`clock.now`)."""
    return Clock()


class _Said(logging.Handler):
    """What the desk writes into the log."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture(autouse=True)
def nothing_is_swallowed(request: pytest.FixtureRequest) -> Iterator[None]:
    """A sort of the start page that could not be read fails the test, unless it asks for the log
    (`caplog`)."""
    said, log = _Said(), logging.getLogger("vsdesk.desk")
    log.addHandler(said)
    yield
    log.removeHandler(said)
    if "caplog" not in request.fixturenames:
        assert not said.lines
