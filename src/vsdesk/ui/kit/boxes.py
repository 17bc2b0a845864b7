"""Columns and rows with the measures of the look; margins by start and end."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.ui.kit.ui_context import UiContext

Edges = tuple[float, float, float, float]  # start, top, end, bottom, in pixels at 100 %
_NONE: Edges = (0, 0, 0, 0)
_ANY: Final = 16777215  # Qt's greatest width
T = TypeVar("T", bound=QBoxLayout)


class ColumnBox(QVBoxLayout):
    """Parts below each other; a layout that is put in holds its own items."""

    def addLayout(self, layout: QLayout, stretch: int | None = 0) -> None:
        """Put a layout at the end."""
        super().addLayout(layout, stretch or 0)
        let_go_of_items(layout)

    def insertLayout(self, index: int, layout: QLayout, stretch: int | None = 0) -> None:
        """Put a layout before the part at `index`."""
        super().insertLayout(index, layout, stretch or 0)
        let_go_of_items(layout)


class RowBox(QHBoxLayout):
    """Parts beside each other; else as a column."""

    def addLayout(self, layout: QLayout, stretch: int | None = 0) -> None:
        """Put a layout at the end."""
        super().addLayout(layout, stretch or 0)
        let_go_of_items(layout)


def let_go_of_items(layout: QLayout) -> None:
    """Forget PySide's wrappers of the items in a layout; nothing happens to the items.

    PySide makes them where a filled layout is put into another, and holds them. Qt frees an item without a
    word to it, and where the next widget is made at that address, two wrappers stand there: at the end of the
    widget PySide takes one for the other, and the program ends (seen with PySide 6.11).
    """
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if isinstance(item, QLayout):
            let_go_of_items(item)
        elif item is not None and not shiboken6.createdByPython(item):
            shiboken6.invalidate(item)


def column(
    look: UiContext, owner: QWidget | None = None, *, edges: Edges = _NONE, space: float = 0
) -> ColumnBox:
    """A column, of `owner` or to be put into another layout."""
    return _fit(look, ColumnBox(owner) if owner else ColumnBox(), edges, space)


def row(
    look: UiContext, owner: QWidget | None = None, *, edges: Edges = _NONE, space: float = 8
) -> RowBox:
    """A row."""
    return _fit(look, RowBox(owner) if owner else RowBox(), edges, space)


def _fit(look: UiContext, box: T, edges: Edges, space: float) -> T:
    box.setContentsMargins(look.margins(*edges))
    box.setSpacing(look.px(space))
    return box


def turn(line: QBoxLayout, *, beside: bool) -> None:
    """Let the parts of a line stand beside each other, or below each other where room is short."""
    way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
    if line.direction() == way:
        return
    line.setDirection(way)
    part = line.parentWidget()
    while part is not None:  # each asks for its room anew: Qt tells the first of them alone
        part.updateGeometry()
        part = part.parentWidget()


def hold_width(part: QWidget, width: int | None) -> None:
    """Keep a part at `width` pixels; None lets it be as wide as there is room."""
    part.setMinimumWidth(width or 0)
    part.setMaximumWidth(width or _ANY)


def plane(ground: str = "") -> QWidget:
    """A plain widget with the ground of a token."""
    widget = QWidget()
    if ground:
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        widget.setProperty("ground", ground)
    return widget


def rule(*, upright: bool = False) -> QWidget:
    """A line of one pixel."""
    line = plane("line")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def frame(part: str, tone: str = "") -> QFrame:
    """A frame that the sheet knows: card, top, head, bottom, strip, photo."""
    box = QFrame()
    as_frame(box, part, tone)
    return box


def as_frame(box: QWidget, part: str, tone: str = "") -> None:
    """Dress a part of the window as such a frame."""
    box.setProperty("part", part)
    if tone:
        box.setProperty("tone", tone)


def scroll(content: QWidget, name: str) -> QScrollArea:
    """`content` in a column that scrolls on its own, never sideways."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            clear(inner)
            inner.deleteLater()
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        free_item(item)


def free_item(item: QLayoutItem) -> None:
    """End an item that Python made and that no layout has any more; a layout ends by itself.

    PySide gives the items of a layout that was filled before it was put into another to Qt, which frees none
    that Python made: it and its wrapper would stay for ever.
    """
    if (
        not isinstance(item, QLayout)
        and shiboken6.isValid(item)
        and shiboken6.createdByPython(item)
    ):
        shiboken6.delete(item)


def appear(part: QWidget, yes: bool) -> None:
    """Show or hide a part. What is shown as it should be stays: Qt would dress it before it is in its
    place."""
    if part.isHidden() is yes:
        part.setVisible(yes)


@contextmanager
def filled_at_once(part: QWidget) -> Iterator[None]:
    """Fill a part that is shown already, and let it be laid out once, when all stands in it.

    Qt shows what is put into a shown part piece by piece, and lays the whole page out for each piece. Where
    the keyboard is in the part it stays there, at that price.
    """
    now = QApplication.focusWidget()
    held = now is not None and (now is part or part.isAncestorOf(now))
    if held or not part.isVisible():
        yield
        return
    part.hide()
    yield
    part.show()


def keep_room(part: QWidget) -> None:
    """Keep the room of a part while it is hidden: what stands below does not move."""
    policy = part.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    part.setSizePolicy(policy)


def drop(thing: QObject | None) -> None:
    """Let an object go after the present event."""
    if thing is not None:
        thing.deleteLater()
