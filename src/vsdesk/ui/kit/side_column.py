"""A column of choices beside a page; above it where the window has no room for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout

from vsdesk.ui.kit.boxes import hold_width, rule, scroll, turn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vsdesk.ui.kit.ui_context import UiContext

_BESIDE: Final = 700  # effective pixels of the window
_ABOVE: Final = 96  # how high the column stands above the page
_RAIL: Final = 130
_ANY: Final = 16_777_215


class SideColumn(QHBoxLayout):
    """The list and the page, each scrolling by itself."""

    def __init__(self, look: UiContext, choices: QWidget, name: str, page: QWidget) -> None:
        super().__init__()
        self._look = look
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.side = scroll(choices, name)
        self._rule = rule(upright=True)
        self.addWidget(self.side)
        self.addWidget(self._rule)
        self.addWidget(page, 1)

    def reflow(self, width: float, column: int) -> int:
        """Arrange for this effective width of the window; gives the width that the choices have."""
        beside = width >= _BESIDE
        turn(self, beside=beside)
        self._rule.setVisible(beside)
        wide = self._look.px(column if beside else max(int(width) - _RAIL, column))
        hold_width(self.side, wide if beside else None)
        self.side.setMinimumHeight(0 if beside else self._look.px(_ABOVE))
        self.side.setMaximumHeight(_ANY if beside else self._look.px(_ABOVE))
        return wide
