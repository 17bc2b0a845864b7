"""Inside the window, in a process of its own: the list of cases opened and scrolled, a large case opened.

A span ends when the new content was painted, not when the call came back: a filter sees every paint
event of the widget under measure.
"""

from __future__ import annotations

import os
import random
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from bench import people
from bench.stage import PASSPHRASE, at
from bench.window import CHILDREN, SECTIONS
from vsdesk.crypto.kdf import TEST_COST
from vsdesk.desk import Desk, Edit, Env, Secret
from vsdesk.ui.app import application
from vsdesk.ui.kit import settings
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.cases.screen import CasesScreen
from vsdesk.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QScrollBar

    from vsdesk.crypto.canonical import Json
    from vsdesk.ui.shell.shell import Shell

TIMES: Final = 5
PAGES: Final = 60
PATIENCE: Final = 60  # seconds: a limit, on a machine that does other work too


class _Paints(QObject):
    """How often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count paints, keep nothing back."""
        self.count += event.type() == QEvent.Type.Paint
        return False


class _Watch:
    """Time since it was made, and the longest time that the main thread was away meanwhile."""

    def __init__(self) -> None:
        self._begun = time.perf_counter()
        self.longest = 0.0

    def until(self, done: Callable[[], bool]) -> float:
        """Milliseconds until `done`."""
        while not done():
            assert time.perf_counter() - self._begun < PATIENCE, "what is waited for does not come"
            turn = time.perf_counter()
            _turn()
            self.longest = max(self.longest, (time.perf_counter() - turn) * 1000)
        return (time.perf_counter() - self._begun) * 1000


def _turn() -> None:
    """One turn of the loop. The page before is torn down in it, as in a loop that runs by itself."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _open_list(shell: Shell) -> float:
    shell.go(Route("handover"))
    _rest(shell)
    watch = _Watch()
    shell.go(Route("cases"))
    screen = shell.screen_now
    assert isinstance(screen, CasesScreen)
    watch.until(lambda: bool(screen.rows.model.rowCount()))
    paints = _Paints(screen.rows.table.viewport())
    return watch.until(lambda: bool(paints.count))


def _scroll(screen: CasesScreen) -> tuple[list[float], list[float]]:
    """For each new page: until it was painted, and the longest that the main thread was away."""
    bar, view = screen.rows.table.verticalScrollBar(), screen.rows.table
    paints = _Paints(view.viewport())
    whole, away = [], []
    for _ in range(PAGES):
        if screen.rows.model.complete:
            break
        rows, end, watch = screen.rows.model.rowCount(), bar.maximum(), _Watch()
        bar.setValue(end)
        watch.until(partial(_beyond, bar, end))
        seen = paints.count
        bar.setValue(bar.maximum())
        whole.append(watch.until(partial(_painted_since, paints, seen)))
        away.append(watch.longest)
        assert view.rowAt(view.viewport().height() // 2) >= rows, "the new rows are in sight"
    return whole, away


def _beyond(bar: QScrollBar, end: int) -> bool:
    return bar.maximum() > end


def _painted_since(paints: _Paints, seen: int) -> bool:
    return paints.count > seen


def _open_case(shell: Shell, case: str, section: str) -> tuple[float, float, float]:
    """Until the first words of its page were painted, the section, and what the bodies wait for beside it."""
    shell.go(Route("handover"))
    _rest(shell)
    watch = _Watch()
    shell.go(Route("case", case, section))
    screen = shell.screen_now
    assert isinstance(screen, CaseScreen)
    words = _Paints(screen.title)
    first = watch.until(lambda: bool(words.count))
    watch.until(lambda: screen.part is not None)
    assert screen.part is not None
    paints = _Paints(screen.part)
    painted = watch.until(lambda: bool(paints.count))
    side = screen.side
    return first, painted, watch.until(lambda: side.findChild(QWidget, "open-ready") is not None)


def _rest(shell: Shell) -> None:
    while shell.session.jobs.waiting:
        _turn()
    _turn()


def _large_case(desk: Desk) -> str:
    """A case with 300 records below it: half of them events, half steps of the search."""
    case, chance = people.record_id(7, "case"), random.Random(7)
    day: Json = {"from": "2013-08-09", "to": "2013-08-09", "precision": "day"}
    desk.cases.save(
        [
            Edit("event", {"type": "sighting", "date": day, "place_text": words}, parent=case)
            if number % 2
            else Edit("search_action", {"date": day, "place_text": words}, parent=case)
            for number in range(CHILDREN)
            for words in (people.told(chance, 8),)
        ]
    )
    return case


def window_of(desk: Desk, home: Path, env: Env) -> Window:
    """The window with an open vault, as large as an old laptop's screen."""
    window = Window(application(), settings.load(home), home, env=lambda: env)
    window.resize(1366, 768)
    window.show()
    assert window.start is not None
    window.start.opened.emit(desk)
    return window


def main(folder: Path, home: Path) -> None:
    """Print milliseconds: list opened, page read, scroll p95, longest away p95; of a case, each the middle of
    several: first words and what stands beside it of all sections, then each section."""
    env = Env(lambda: time.time_ns() // 10**6, os.urandom, home / "profile", TEST_COST)
    desk = Desk.open(folder, Secret.of_text(PASSPHRASE), env)
    case = _large_case(desk)
    window = window_of(desk, home, env)
    shell = window.shell
    assert shell is not None
    _rest(shell)
    opened = at([_open_list(shell) for _ in range(TIMES)], 0.5)
    screen = shell.screen_now
    assert isinstance(screen, CasesScreen)
    whole, away = _scroll(screen)
    cases = [[_open_case(shell, case, one) for _ in range(TIMES)] for one in SECTIONS]
    first, beside = ([one[n] for each in cases for one in each] for n in (0, 2))
    sections = (at([painted for _, painted, _ in each], 0.5) for each in cases)
    print(opened, at(whole, 0.95), at(away, 0.95), at(first, 0.5), at(beside, 0.5), *sections)
    sys.stdout.flush()
    os._exit(0)  # what follows is not measured


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
