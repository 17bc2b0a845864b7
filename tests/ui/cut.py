"""What of a page cannot be read or reached: words cut, parts pushed out at the side,
parts over each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QScrollArea, QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph

_SLACK = 1  # pixels that rounding may take


def cut(window: QWidget) -> list[str]:
    """One line for each part of the window that is shown and cannot be read or reached whole."""
    lay_out(window)
    ours = _ours(window)
    return [*_words(ours), *_outside(window, ours), *_over(window, ours)]


def lay_out(window: QWidget) -> None:
    """Lay out all that is shown, as for a picture of it; of one point, because nobody looks at it."""
    window.grab(QRect(0, 0, 1, 1))


def _ours(root: QWidget) -> list[QWidget]:
    return [
        one
        for one in root.findChildren(QWidget)
        if type(one).__module__.startswith("vsdesk") and one.isVisibleTo(root)
    ]


def _name(one: QWidget) -> str:
    text = getattr(one, "text", None)
    said = one.accessibleName() or (str(text()) if callable(text) else "")
    return f"{type(one).__name__} {one.objectName()} “{said[:60]}” {one.width()}×{one.height()}"


def _words(ours: list[QWidget]) -> Iterator[str]:
    for one in ours:
        needs = _needs(one)
        if needs.width() > one.width() + _SLACK:
            yield f"cut at the side: {_name(one)} needs {needs.width()}"
        if needs.height() > one.height() + _SLACK:
            yield f"cut below: {_name(one)} needs {needs.height()}"


def _needs(one: QWidget) -> QSize:
    """The least room in which the words of a part are whole. What is shortened on purpose
    says the rest in its tip."""
    metrics = QFontMetrics(one.font())
    if isinstance(one, Paragraph):
        return QSize(0, one.heightForWidth(one.width()) if one.said() else 0)
    if isinstance(one, QLineEdit | QComboBox):
        return QSize(0, metrics.height())
    if isinstance(one, QAbstractButton):
        lines = QAbstractButton.text(one).split("\n")  # a link may go on in another line
    elif isinstance(one, QLabel):
        lines = [] if one.toolTip() else [one.text()]
    else:
        lines = []
    wide = max((metrics.horizontalAdvance(line) for line in lines), default=0)
    if isinstance(one, Button) and one.property("kind") != "link":  # its icon and edges too
        wide = max(wide, one.sizeHint().width())
    return QSize(wide, metrics.height() * len(lines) if wide else 0)


def _area(one: QWidget) -> QScrollArea | None:
    at = one.parentWidget()
    while at is not None:
        if isinstance(at, QScrollArea):
            return at
        at = at.parentWidget()
    return None


def _outside(window: QWidget, ours: list[QWidget]) -> Iterator[str]:
    """Past the sides of what it scrolls in, or past the window where nothing scrolls."""
    for one in ours:
        area = _area(one)
        frame = window if area is None else area.viewport()
        box = QRect(one.mapTo(frame, QPoint(0, 0)), one.size())
        if box.left() < -_SLACK or box.right() > frame.width() + _SLACK - 1:
            yield f"out at the side: {_name(one)} from {box.left()} to {box.right()} of {frame.width()}"
        if area is None and (box.top() < -_SLACK or box.bottom() > frame.height() + _SLACK - 1):
            yield f"out above or below: {_name(one)} from {box.top()} to {box.bottom()} of {frame.height()}"


def _over(window: QWidget, ours: list[QWidget]) -> Iterator[str]:
    """Words or controls that lie over each other."""
    leaves = [
        one
        for one in ours
        if isinstance(one, Label | Paragraph | QAbstractButton | QLineEdit | QComboBox)
    ]
    boxes = [(one, QRect(one.mapTo(window, QPoint(0, 0)), one.size())) for one in leaves]
    boxes.sort(key=lambda found: found[1].top())
    for place, (a, first) in enumerate(boxes):
        for b, second in islice(boxes, place + 1, None):
            if second.top() > first.bottom():
                break
            shared = first.intersected(second)
            inside = a.isAncestorOf(b) or b.isAncestorOf(a)
            if not inside and shared.width() > 4 and shared.height() > 4 and _area(a) is _area(b):
                yield f"over each other: {_name(a)} and {_name(b)}"
