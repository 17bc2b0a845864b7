"""Between the press on a case and its words no frame of the window is blank, however long the file takes to
be read: its sections stand there, and the title of the one that is asked for. All people are made up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.conftest import PATIENCE

from vsdesk.ui.editing import root_screen
from vsdesk.ui.route import Route
from vsdesk.ui.shell.page_room import PageRoom

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

WORDS = 400  # pixels of words: of a page, every second one both ways


class Frames(QObject):
    """What the page shows each time that the window is painted."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.seen: list[int] = []
        self._busy = False
        found = window.findChild(PageRoom)
        assert found is not None
        self._page = found
        window.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and not self._busy:
            self._busy = True
            self.look()
            self._busy = False
        return False

    def look(self) -> None:
        """How much of the page is not its ground."""
        self.seen.append(written(self._page))


def written(part: QWidget) -> int:
    """How many pixels of a part of its window are of another lightness than the commonest one."""
    window = part.window()
    image = window.grab(QRect(part.mapTo(window, QPoint(0, 0)), part.size())).toImage()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    counts = [0] * 256
    for line in range(0, grey.height(), 2):
        for value in memoryview(grey.constScanLine(line))[: grey.width() : 2]:  # type: ignore[arg-type]  # PySide types a buffer as object
            counts[value] += 1
    ground = counts.index(max(counts))
    return sum(n for value, n in enumerate(counts) if abs(value - ground) > 60)


@pytest.mark.parametrize("lang", ["ar"])
@pytest.mark.parametrize("kind", ["case", "family"])
def test_no_frame_is_blank_while_a_page_is_read(
    room: Room, lang: Lang, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, cases = room.desk(people=2)
    family = desk.cases.dossier(cases[0]).of("family")[0].id
    desk.access.lock()
    window = room.open(lang)
    room.go(window, Route("cases"))
    frames, go_on, read = Frames(window), threading.Event(), root_screen._open

    def late(*told: Any) -> Any:
        go_on.wait(PATIENCE / 1000)
        return read(*told)

    monkeypatch.setattr(root_screen, "_open", late)
    assert window.shell is not None
    window.shell.go(Route(kind, cases[0] if kind == "case" else family))
    for _ in range(20):
        QApplication.processEvents()
    room.qtbot.waitUntil(lambda: bool(frames.seen))  # painted, however busy the machine is
    frames.look()
    waiting = len(frames.seen)
    assert waiting > 1 and min(frames.seen) > WORDS, frames.seen
    page = window.shell.screen_now
    assert isinstance(page, root_screen.RootScreen) and page.context is None
    assert page.title.text() and page.title.isVisible()  # where the form will stand too
    assert written(page.pane) > WORDS // 20
    go_on.set()
    room.settle(window)
    frames.look()
    assert min(frames.seen) > WORDS, frames.seen
    assert frames.seen[-1] > frames.seen[waiting - 1]
