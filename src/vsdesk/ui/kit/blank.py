"""Nothing of the window is seen while another program is in front, where the settings say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.ui.kit.ui_context import UiContext


class Blank(QObject):
    """Lays a sheet over each window of the program, dialogs too, and takes it away when one of them is in
    front again. `on` asks whether it is wished."""

    def __init__(
        self,
        app: QApplication,
        look: Callable[[], UiContext],
        on: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._look, self._on = look, on
        self._sheets: list[_Sheet] = []
        app.applicationStateChanged.connect(self.follow)

    def follow(self, state: Qt.ApplicationState) -> None:
        """What the desktop says of the program."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._uncover()
        elif self._on() and not self._sheets:
            windows = [one for one in QApplication.topLevelWidgets() if _shows(one)]
            self._sheets = [_Sheet(self._look(), one) for one in windows]

    def _uncover(self) -> None:
        for one in self._sheets:
            if shiboken6.isValid(one):
                one.hide()
                one.deleteLater()
        self._sheets = []


def _shows(widget: QWidget) -> bool:
    tip = (Qt.WindowType.ToolTip, Qt.WindowType.Popup)
    return widget.isVisible() and widget.windowType() not in tip


class _Sheet(QWidget):
    """As large as its window, whatever becomes of that."""

    def __init__(self, look: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("blank")
        self.setAutoFillBackground(True)
        box = column(look, self, edges=(24, 24, 24, 24))
        box.addStretch(1)
        words = look.words.say("Nothing is shown while another window is in front.")
        box.addWidget(Paragraph(look, words, "body", "text2"), 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False
