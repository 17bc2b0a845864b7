"""The main thread never waits: nothing slow is called on it; a heartbeat measures the soak."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from tests.ui.conftest import Room
from tests.ui.test_screens import places

from vsdesk import diskio
from vsdesk.crypto import slot_kinds
from vsdesk.desk.outbound import sheets
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.vault.database import Database

BEAT = 10  # milliseconds
LIMIT = 0.1  # seconds without a beat


class Heartbeat(QObject):
    """The longest time between two beats of the main thread."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.monotonic()  # the clock: this is what it measures, in soak only
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT)

    def _beat(self) -> None:
        now = time.monotonic()  # the clock: as above
        self.longest = max(self.longest, now - self._last)
        self._last = now


def lines(count: int) -> list[bytes]:
    """Made-up cases as lines to load."""
    found = []
    for number in range(count):
        case, person, event = (f"{kind}{number:031x}" for kind in ("1", "2", "3"))
        rows: tuple[dict[str, Any], ...] = (
            {"kind": "case", "id": case, "person": person, "search_status": "open_searching"},
            {
                "kind": "person",
                "id": person,
                "parent": case,
                "given_ar": f"اسم{number}",
                "family_ar": "مُختلَق",
            },
            {
                "kind": "event",
                "id": event,
                "parent": case,
                "is_disappearance": True,
                "date": {"from": "2013", "precision": "year"},
            },
        )
        found += [json.dumps(row, ensure_ascii=False).encode() for row in rows]
    return found


SLOW: tuple[tuple[Any, str], ...] = (
    (Database, "query"),
    (Database, "one"),
    (Database, "run"),
    (Database, "run_many"),
    (slot_kinds, "stretch"),
    (sheets, "render"),
    (diskio, "write_file"),
)


def watch(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Every call of something slow, with its thread. The real function is called."""
    seen: list[tuple[str, int]] = []
    for owner, name in SLOW:
        monkeypatch.setattr(owner, name, _watched(getattr(owner, name), name, seen))
    return seen


def _watched(
    real: Callable[..., Any], name: str, seen: list[tuple[str, int]]
) -> Callable[..., Any]:
    @wraps(real)
    def call(*args: Any, **kwargs: Any) -> Any:
        seen.append((name, threading.get_ident()))
        return real(*args, **kwargs)

    return call


def test_the_main_thread_touches_nothing_slow(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """No database, no key derivation, no sheet, no file on the main thread, whatever is opened."""
    desk, cases = room.desk(people=3)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.access.lock()
    seen = watch(monkeypatch)
    window = room.open("ar")
    for place in places(cases[0], family):
        room.go(window, place)
    screen = room.go(window, Route("case", cases[0], "person"))
    assert isinstance(screen, CaseScreen) and screen.context is not None
    person = screen.context.dossier.of("person")[0]
    screen.draft.change(person, person.id, "person", "given_ku", "Merwan")
    screen.save()
    room.settle(window)
    preview = room.go(window, Route("preview", cases[0]))
    assert isinstance(preview, PreviewScreen)
    preview.save_to(room.path / "sheet.pdf")
    room.settle(window)
    with room.qtbot.waitSignal(window.locked):
        window.lock()
    here = threading.get_ident()
    assert {name for name, _ in seen} >= {"query", "run", "stretch", "render", "write_file"}
    assert {name for name, thread in seen if thread == here} == set()


@pytest.mark.soak
def test_an_import_of_ten_thousand_cases_holds_nothing(room: Room) -> None:
    room.desk(people=1)[0].access.lock()
    window = room.open("ar")
    assert window.session is not None
    session, owner = window.session, QObject()
    data = [b'{"vsdesk": 1, "schema": 1}', *lines(10_000)]
    heart = Heartbeat()
    session.jobs.write(Callbacks(owner), session.desk.loads.load, data)
    room.qtbot.waitUntil(lambda: window.jobs.waiting == 0, timeout=600_000)
    print(f"longest wait of the main thread: {heart.longest * 1000:.0f} ms")
    assert heart.longest < LIMIT
