"""A part that stands beside another while there is room; else a button shows it in the other's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.kit.boxes import hold_width

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vsdesk.ui.kit.button import Button


class Fold:
    """Holds `side` (`width` pixels) and `line` beside `other`; owns what `button` does, not the widgets."""

    def __init__(
        self, button: Button, side: QWidget, line: QWidget, other: QWidget, width: int
    ) -> None:
        self._button, self._side, self._line, self._other = button, side, line, other
        self._width = width
        self._wide = True
        button.setCheckable(True)
        button.hide()
        button.toggled.connect(self._show)
        hold_width(side, width)

    def reflow(self, *, wide: bool) -> None:
        """Beside each other, or the button and the other part alone."""
        self._wide = wide
        self._button.setVisible(not wide)
        self._button.setChecked(False)
        self._show()

    def _show(self) -> None:
        alone = not self._wide and self._button.isChecked()
        self._side.setVisible(self._wide or alone)
        self._line.setVisible(self._wide)
        hold_width(self._side, None if alone else self._width)
        self._other.setVisible(not alone)
