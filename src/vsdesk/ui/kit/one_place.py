"""One place for strips of which one speaks at a time: the room of the highest, kept free while none does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGridLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def one_place(*strips: QWidget) -> QGridLayout:
    """A layout in which the strips stand one upon the other; who begins to speak takes
    the place of the others."""
    place = QGridLayout()
    place.setContentsMargins(0, 0, 0, 0)
    for strip in strips:
        place.addWidget(strip, 0, 0)
        _Only(strip, strips)
    return place


class _Only(QObject):
    """Lives as long as its strip."""

    def __init__(self, strip: QWidget, strips: tuple[QWidget, ...]) -> None:
        super().__init__(strip)
        self._others = [one for one in strips if one is not strip]
        strip.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The others are silent while it speaks."""
        if event.type() == QEvent.Type.ShowToParent:
            for one in self._others:
                one.hide()
        return False
