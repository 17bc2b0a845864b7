"""The window: its first paint in a process of its own, and the list of cases in a large vault.

Offscreen, so nothing here waits for a display. The process under measure imports nothing else of
`bench`: its imports would count.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from bench.stage import Row, Stage

HEAVY: Final = ("reportlab", "pydantic", "uharfbuzz", "PIL")
TIMES: Final = 5
SCROLLS: Final = 200


def rows(stage: Stage) -> list[Row]:
    """The table."""
    starts = sorted(_told("start") for _ in range(TIMES))
    inside, whole, memory, heavy = starts[TIMES // 2]
    bare = sorted(_bare_qt() for _ in range(TIMES))[TIMES // 2]
    stage.big()
    stage.close()
    opened, read, scroll = _told("list", str(stage.root / "big"), str(stage.root))
    what = f"list of cases at {stage.cases:,}"
    return [
        (
            "first paint, in the process",
            f"{inside:.0f} ms",
            f"{bare:.0f} ms",
            inside / bare,
            "<= 350 ms",
        ),
        ("first paint, from the start of the process", f"{whole:.0f} ms", "-", None, "<= 500 ms"),
        ("memory at the first paint", f"{memory:.0f} MiB", "-", None, "<= 90 MiB"),
        ("heavy libraries imported before it", f"{heavy:.0f}", "-", None, "<= 0"),
        (f"{what}: opened", f"{opened:.1f} ms", f"{read:.1f} ms", opened / read, "<= 100 ms"),
        (f"{what}: scroll, p95", f"{scroll:.1f} ms", "-", None, "<= 20 ms"),
    ]


def _told(*arguments: str) -> list[float]:
    """Run this module in a process of its own; the numbers that it prints."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "bench.window", *arguments, str(time.time_ns())]
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    return [float(part) for part in done.stdout.split()]


def _bare_qt() -> float:
    """The raw baseline: Qt's own import and an empty window."""
    [spent] = _told("bare")
    return spent


def _painted(window: Any) -> None:
    """Wait until the window was painted once."""
    from PySide6.QtCore import QCoreApplication

    window.show()
    QCoreApplication.processEvents()  # offscreen, showing paints at once
    assert not window.grab().isNull()


def _bare() -> None:
    begun = time.perf_counter()
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    _painted(QWidget())
    print((time.perf_counter() - begun) * 1000)
    del app


def _start(born: int) -> None:
    begun = time.perf_counter()
    from vsdesk.ui.app import application
    from vsdesk.ui.kit import settings
    from vsdesk.ui.window import Window

    app = application()
    home = Path("/nonexistent")
    window = Window(app, settings.load(home), home)
    window.resize(1366, 768)
    _painted(window)
    inside, whole = (time.perf_counter() - begun) * 1000, (time.time_ns() - born) / 1e6
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    memory = pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    print(inside, whole, memory, sum(name in sys.modules for name in HEAVY))
    sys.stdout.flush()
    os._exit(0)  # what follows is not measured


def _list(folder: Path, home: Path) -> None:
    from PySide6.QtCore import QCoreApplication

    from bench.stage import PASSPHRASE
    from vsdesk.crypto.kdf import TEST_COST
    from vsdesk.desk import CaseFilter, Desk, Env, Secret
    from vsdesk.ui.app import application
    from vsdesk.ui.kit import settings
    from vsdesk.ui.place import Place
    from vsdesk.ui.screens.cases.screen import CasesScreen
    from vsdesk.ui.window import Window

    env = Env(lambda: time.time_ns() // 10**6, os.urandom, home / "profile", TEST_COST)
    desk = Desk.open(folder, Secret.of_text(PASSPHRASE), env)
    window = Window(application(), settings.load(home), home, env=lambda: env)
    window.resize(1366, 768)
    _painted(window)
    assert window.start is not None
    window.start.opened.emit(desk)
    shell = window.shell
    assert shell is not None

    def open_list() -> float:
        shell.go(Place("handover"))
        QCoreApplication.processEvents()
        begun = time.perf_counter()
        shell.go(Place("cases"))
        screen = shell.screen_now
        assert isinstance(screen, CasesScreen)
        while not screen.model.rowCount():
            QCoreApplication.processEvents()
        QCoreApplication.processEvents()
        return (time.perf_counter() - begun) * 1000

    opened = sorted(open_list() for _ in range(TIMES))[TIMES // 2]
    begun = time.perf_counter()
    desk.cases(CaseFilter(), None, 60)
    read = (time.perf_counter() - begun) * 1000
    screen = shell.screen_now
    assert isinstance(screen, CasesScreen)
    bar = screen.table.verticalScrollBar()
    spent = []
    for _ in range(SCROLLS):
        begun = time.perf_counter()
        bar.setValue(bar.value() + bar.pageStep())
        QCoreApplication.processEvents()
        spent.append((time.perf_counter() - begun) * 1000)
    print(opened, read, sorted(spent)[int(SCROLLS * 0.95)])
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    given = sys.argv[1:]
    if given[0] == "start":
        _start(int(given[1]))
    elif given[0] == "list":
        _list(Path(given[1]), Path(given[2]))
    else:
        _bare()
