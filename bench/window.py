"""The window: its first paint in a process of its own; the list and a large case in another.

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

from bench import memory

if TYPE_CHECKING:
    from bench.stage import Row, Stage

HEAVY: Final = ("reportlab", "pydantic", "uharfbuzz", "PIL")
TIMES: Final = 5
CHILDREN: Final = 300  # records of the large case that bench.in_window opens
SECTIONS: Final = ("person", "timeline", "search")


def rows(stage: Stage) -> list[Row]:
    """The table."""
    starts = sorted(_told("start") for _ in range(TIMES))
    inside, whole, memory, heavy = starts[TIMES // 2]
    bare = sorted(_bare_qt() for _ in range(TIMES))[TIMES // 2]
    stage.big()
    stage.close()
    listed = _told(str(stage.root / "big"), str(stage.root), module="bench.in_window")
    opened, page, away, first, beside, *cases = listed
    what = f"list of cases at {stage.cases:,}"
    large = f"a case of {CHILDREN} records in the window"
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
        (f"{what}: opened and painted", f"{opened:.1f} ms", "-", None, "<= 100 ms"),
        (f"{what}: a new page read and painted, p95", f"{page:.1f} ms", "-", None, "<= 50 ms"),
        (f"{what}: scroll, longest step, p95", f"{away:.1f} ms", "-", None, "<= 20 ms"),
        (f"{large}: its first words", f"{first:.1f} ms", "-", None, "<= 500 ms"),
        (f"{large}: what bodies wait for, beside it", f"{beside:.1f} ms", "-", None, ""),
        *(
            (
                f"{large}: section {section}",
                f"{spent:.1f} ms",
                "-",
                None,
                "<= 150 ms",
            )
            for section, spent in zip(SECTIONS, cases, strict=True)
        ),
    ]


def _told(*arguments: str, module: str = "bench.window") -> list[float]:
    """Run a module in a process of its own; the numbers that it prints."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", module, *arguments, str(time.monotonic_ns())]
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
    inside, whole = (time.perf_counter() - begun) * 1000, (time.monotonic_ns() - born) / 1e6
    print(inside, whole, memory.resident_mib(), sum(name in sys.modules for name in HEAVY))
    sys.stdout.flush()
    os._exit(0)  # what follows is not measured


if __name__ == "__main__":
    given = sys.argv[1:]
    if given[0] == "start":
        _start(int(given[1]))
    else:
        _bare()
