"""A row that goes on in the next line where room is short: large text loses nothing at the side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSpacerItem, QStyle, QWidget, QWidgetItem

from vsdesk.ui.kit.boxes import free_item, let_go_of_items

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

_NONE = (0.0, 0.0, 0.0, 0.0)
# The parts of each line, how wide each part is, and how high the line.
_Lines = list[tuple[list[tuple[QLayoutItem, int]], list[int], int]]


class Flow(QLayout):
    """As a row does it while there is room: each part as wide as it asks for, the rest to those that stretch.

    Where not even the least widths fit beside each other, the parts that do not fit begin another line.
    """

    def __init__(
        self,
        look: UiContext,
        owner: QWidget | None = None,
        *,
        edges: tuple[float, float, float, float] = _NONE,
        space: float = 8,
    ) -> None:
        super().__init__()
        self._look = look
        self._parts: list[tuple[QLayoutItem, int]] = []
        self._least: dict[QLayoutItem, int] = {}
        self._known: dict[
            int, _Lines
        ] = {}  # by the room that there is, until a part asks for other room
        self.destroyed.connect(partial(_freed, self._parts))
        if owner is not None:
            owner.setLayout(self)
        self.setContentsMargins(look.margins(*edges))
        self.setSpacing(look.px(space))

    # Parts.
    def addWidget(self, part: QWidget, stretch: int = 0, *, least: int = 0) -> None:
        """Put a widget at the end; where it would have less than `least` it begins a line."""
        self.addChildWidget(part)
        self._add(QWidgetItem(part), stretch, least)

    def addLayout(self, part: QLayout, stretch: int = 0, *, least: int = 0) -> None:
        """Put a layout at the end."""
        self.addChildLayout(part)
        let_go_of_items(part)
        self._add(part, stretch, least)

    def addStretch(self, stretch: int = 1) -> None:
        """Room that is empty."""
        self._add(QSpacerItem(0, 0), max(1, stretch))

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's own way."""
        self._add(item, 0)

    def _add(self, item: QLayoutItem, stretch: int, least: int = 0) -> None:
        self._parts.append((item, stretch))
        self._least[item] = least
        self.invalidate()

    def count(self) -> int:
        """How many parts there are."""
        return len(self._parts)

    def itemAt(self, place: int) -> QLayoutItem:
        """The part at a place."""
        return self._parts[place][0] if 0 <= place < len(self._parts) else None  # type: ignore[return-value]  # Qt's own "no such item"

    def takeAt(self, place: int) -> QLayoutItem:
        """Take the part at a place away."""
        return self._taken(place) if 0 <= place < len(self._parts) else None  # type: ignore[return-value]  # as above

    def _taken(self, place: int) -> QLayoutItem:
        self._known = {}
        item, _ = self._parts.pop(place)
        self._least.pop(item, None)
        return item

    # Measures.
    def invalidate(self) -> None:
        """Nothing is known of the lines any more."""
        self._known = {}
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """To the sides."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The fewer the room, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of all lines."""
        edges = self.contentsMargins()
        lines = self._in(width - edges.left() - edges.right())
        high = sum(each for _, _, each in lines)
        return high + self.spacing() * max(0, len(lines) - 1) + edges.top() + edges.bottom()

    def minimumSize(self) -> QSize:
        """The widest part alone in its line."""
        wide = max((item.minimumSize().width() for item, _ in self._shown()), default=0)
        high = max((item.minimumSize().height() for item, _ in self._shown()), default=0)
        return self._with_edges(wide, high)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = self._shown()
        wide = sum(item.sizeHint().width() for item, _ in shown)
        high = max((item.sizeHint().height() for item, _ in shown), default=0)
        return self._with_edges(wide + self.spacing() * max(0, len(shown) - 1), high)

    def setGeometry(self, box: QRect) -> None:
        """Put every part in its place."""
        super().setGeometry(box)
        edges: QMargins = self.contentsMargins()
        inner = box.marginsRemoved(edges)
        lines = self._in(inner.width())
        heights = [high for _, _, high in lines]
        spare = inner.height() - sum(heights) - self.spacing() * max(0, len(lines) - 1)
        if len(lines) == 1:  # in a head of a given height all stands in its middle
            heights[0] += max(0, spare)
        top = inner.top()
        for (line, widths, _), high in zip(lines, heights, strict=True):
            at = inner.left()
            for (item, _), width in zip(line, widths, strict=True):
                place = QRect(at, top, width, high)
                item.setGeometry(QStyle.visualRect(self._look.direction, inner, place))
                at += width + (0 if item.spacerItem() is not None else self.spacing())
            top += high + self.spacing()

    def _with_edges(self, wide: int, high: int) -> QSize:
        edges = self.contentsMargins()
        return QSize(wide + edges.left() + edges.right(), high + edges.top() + edges.bottom())

    def _shown(self) -> list[tuple[QLayoutItem, int]]:
        return [
            (item, stretch)
            for item, stretch in self._parts
            if not item.isEmpty() or item.spacerItem() is not None
        ]

    def _high(self, line: list[tuple[QLayoutItem, int]], widths: list[int]) -> int:
        return max(
            (
                item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
                for (item, _), width in zip(line, widths, strict=True)
            ),
            default=0,
        )

    def _narrowest(self, item: QLayoutItem) -> int:
        return max(item.minimumSize().width(), self._least.get(item, 0))

    def _in(self, room: int) -> _Lines:
        if room not in self._known:
            self._known[room] = self._lines(room)
        return self._known[room]

    def _lines(self, room: int) -> _Lines:
        """All lines for this room."""
        lines: list[list[tuple[QLayoutItem, int]]] = [[]]
        used = 0
        for item, stretch in self._shown():
            least = self._narrowest(item)
            gap = self.spacing() if lines[-1] and item.spacerItem() is None else 0
            if lines[-1] and least and used + gap + least > room:
                lines.append([])
                used, gap = 0, 0
            lines[-1].append((item, stretch))
            used += gap + least
        shared = ((line, self._widths(line, room)) for line in lines if line)
        return [(line, widths, self._high(line, widths)) for line, widths in shared]

    def _widths(self, line: list[tuple[QLayoutItem, int]], room: int) -> list[int]:
        """Least widths, then what each asks for, then the rest to those that stretch."""
        gaps = self.spacing() * max(0, sum(item.spacerItem() is None for item, _ in line) - 1)
        widths = [min(room, self._narrowest(item)) for item, _ in line]
        free = max(0, room - gaps - sum(widths))
        wants = [
            max(0, item.sizeHint().width() - width)
            for (item, _), width in zip(line, widths, strict=True)
        ]
        wants = [0 if stretch else want for want, (_, stretch) in zip(wants, line, strict=True)]
        asked = sum(wants)
        for place, want in enumerate(wants):
            widths[place] += want if asked <= free else want * free // asked
        free -= min(asked, free)
        shares = [stretch for _, stretch in line]
        for place, share in enumerate(shares):
            if share:
                given = free * share // sum(shares[place:])
                free, widths[place] = free - given, widths[place] + given
        return widths


def _freed(parts: list[tuple[QLayoutItem, int]]) -> None:
    """End what stood in a row that ended."""
    for item, _ in parts:
        free_item(item)
    parts.clear()
