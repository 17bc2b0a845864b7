"""Python's garbage collection runs on the main thread: what it frees may be a widget."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest

from vsdesk.ui.kit.gc_control import Cycles
from vsdesk.ui.kit.jobs import Callbacks, Jobs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

from PySide6.QtCore import QObject


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.end()


class Knot:
    """Holds itself, so that only the garbage collection frees it; notes on which thread."""

    def __init__(self, freed: list[int]) -> None:
        self.itself, self.freed = self, freed

    def __del__(self) -> None:
        self.freed.append(threading.get_ident())


def make_many(count: int) -> int:
    """Enough new objects for many searches, where Python searched by itself."""
    held = [[number] for number in range(count)]
    return len(held)


def test_what_a_worker_makes_frees_nothing_there(jobs: Jobs, qtbot: QtBot) -> None:
    freed: list[int] = []
    done: list[int] = []
    owner = QObject()
    for _ in range(2_000):
        Knot(freed)
    jobs.read(Callbacks(owner, done.append), make_many, 200_000)
    qtbot.waitUntil(lambda: bool(done) and len(freed) == 2_000)
    assert set(freed) == {threading.get_ident()}


def test_all_is_looked_through_only_when_nothing_is_under_way(qapp: QObject) -> None:
    busy = True
    cycles = Cycles(lambda: busy, qapp)
    freed: list[int] = []
    old = Knot(freed)
    gc.collect()  # it is among the old ones now
    limits = gc.get_threshold()
    held: list[list[int]] = []
    try:
        gc.set_threshold(1, 1, 1)
        del old
        for _ in range(12):
            held += [[one] for one in range(10)]
            cycles.look()
        assert not freed
        busy = False
        held += [[one] for one in range(10)]
        cycles.look()
        assert len(freed) == 1
    finally:
        gc.set_threshold(*limits)
        cycles.end()


def test_python_searches_again_afterwards(qapp: object) -> None:
    was = gc.isenabled()
    made = Jobs()
    assert not gc.isenabled()
    made.end()
    assert gc.isenabled() == was
