"""How large the window opens: as it was left, and never larger than the screen that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

USUAL: Final = (1366, 768)
LEAST: Final = (1024, 560)  # what the pages need
_FRAME: Final = 40  # pixels for the title that the system draws above the window


def room_for(free: QSize, wanted: tuple[int, int]) -> tuple[QSize, bool]:
    """The size in which a window opens where `free` pixels are free, and whether it
    should fill all of them."""
    width, height = wanted
    fits = width <= free.width() and height + _FRAME <= free.height()
    return QSize(min(width, free.width()), min(height, free.height() - _FRAME)), not fits


def fit(window: QWidget, wanted: tuple[int, int], *, full: bool) -> None:
    """Give a window that is about to be shown its size; one that would not fit fills the screen."""
    free = window.screen().availableGeometry().size()
    size, fills = room_for(free, wanted)
    window.setMinimumSize(min(LEAST[0], free.width()), min(LEAST[1], size.height()))
    window.resize(size)
    if full or fills:
        window.showMaximized()
    else:
        window.show()


def left_as(window: QWidget) -> tuple[tuple[int, int], bool]:
    """The size to which it goes back when it does not fill the screen, and whether it fills it."""
    full = window.isMaximized() or window.isFullScreen()
    size = window.normalGeometry().size() if full else window.size()
    return (max(size.width(), LEAST[0]), max(size.height(), LEAST[1])), full
