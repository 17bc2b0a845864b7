"""Rows of which there may be any number: the first ones at once, a page more each time
that they are asked for.

Another device can write thousands of entries with a small bundle; thousands of widgets would hold the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.boxes import column, rule
from vsdesk.ui.kit.button import Button

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

T = TypeVar("T")
FIRST: Final = 24  # as many rows as a tall window shows
PAGE: Final = 60


class More(QWidget):
    """`make` makes the row of one thing; `rows` holds those that are drawn, in their order;
    `ruled`: a line between.

    What a bound may not hide (a no, a limit) stands among the first things: whoever gives them sees to the
    order.
    """

    def __init__(
        self,
        look: UiContext,
        name: str,
        things: Sequence[T],
        make: Callable[[T], QWidget],
        *,
        first: int = FIRST,
        page: int = PAGE,
        space: float = 8,
        ruled: bool = False,
    ) -> None:
        super().__init__()
        self._look, self._page, self._ruled = look, page, ruled
        self._next = (make(one) for one in things)
        self._left = len(things)
        self.rows: list[QWidget] = []
        outer = column(look, self, space=space)
        self._box = column(look, space=space)
        outer.addLayout(self._box)
        self.button = Button(look, "", name, kind="link", icon="open", after=True)
        self.button.clicked.connect(self._show_more)
        outer.addWidget(self.button, 0, look.leading)
        self._add(first)

    def put_below(self, row: QWidget, part: QWidget) -> None:
        """Put something else below one of the rows."""
        self._box.insertWidget(self._box.indexOf(row) + 1, part)

    def _show_more(self) -> None:
        before = len(self.rows)
        self._add(self._page)
        self._to(self.rows[before])

    def _to(self, row: QWidget) -> None:
        """The keyboard goes on at the first row that came."""
        takes = [row, *row.findChildren(QWidget)]
        found = next((one for one in takes if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if found is not None:
            found.setFocus()
        elif not self._left:
            self.focusNextChild()

    def _add(self, count: int) -> None:
        for _ in range(min(count, self._left)):
            row = next(self._next)
            if self._ruled and self.rows:
                self._box.addWidget(rule())
            self.rows.append(row)
            self._box.addWidget(row)
            self._left -= 1
        words = self._look.words.count("Show {n} more", "Show {n} more", self._left)
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.button.setVisible(bool(self._left))
