"""What lies over the window: menus, lists, tips, questions, file and print dialogs. At a lock all of it
goes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from vsdesk.ui.kit import tip

_DEEP: Final = 50  # dialogs over dialogs; a "no" may ask once more, but not for ever


def close_all(window: QWidget) -> None:
    """Close all that lies over `window`, the topmost first. A question gets its safe
    answer, a loop its end."""
    tip.take_away()
    if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:  # else nothing is being dragged
        QDrag.cancel()
    for _ in range(_DEEP):
        found = _topmost(window)
        if found is None:
            return
        if isinstance(found, QDialog):
            found.reject()
        else:
            found.close()
        if found.isVisible():  # it would not close: at least nothing of it is seen
            found.hide()


def _topmost(window: QWidget) -> QWidget | None:
    now = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if now is not None and now is not window:
        return now
    shown = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    return next((one for one in shown if one is not window and _stands_on(one, window)), None)


def _stands_on(one: QWidget | None, window: QWidget) -> bool:
    while one is not None and one is not window:
        one = one.parentWidget()
    return one is window
