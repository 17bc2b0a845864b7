"""A page that is rebuilt after an answer stands where it stood: nothing moves under the mouse."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QScrollArea


@contextmanager
def in_place(area: QScrollArea) -> Iterator[None]:
    """Change what scrolls in `area`; where it is scrolled to stays.

    What is taken out loses the keyboard, and Qt brings the next control into view; a page that is short for
    a moment is scrolled back.
    """
    bar = area.verticalScrollBar()
    at = bar.value()
    yield
    QApplication.sendPostedEvents(area.widget(), QEvent.Type.LayoutRequest)
    bar.setValue(at)
    QTimer.singleShot(0, area, partial(bar.setValue, at))
