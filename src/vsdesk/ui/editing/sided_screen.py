"""The page of a root with cards at its side: the safe-contact card stands there as long as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.layout import column, rule

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

    from vsdesk.ui.kit.button import Button

SIDE: Final = 960  # effective width from which the side cards stand beside the form
_ANY: Final = 16777215  # no greatest width


class SidedScreen(RootScreen):
    """Header, sections, form, side. Where room is short a button shows the side in place of the form."""

    def build(self, side: QScrollArea, button: Button) -> None:
        """Put the parts together; `button` shows the side."""
        look = self.look
        outer = column(look, self)
        outer.addWidget(self.head)
        middle = self.middle()
        self._side_line = rule(upright=True)
        middle.addWidget(self._side_line)
        self._side_area, self._side_button = side, button
        side.setFixedWidth(look.px(330))
        self._wide = True
        button.toggled.connect(self._show_side)
        middle.addWidget(side)
        outer.addLayout(middle, 1)

    def reflow(self, width: float) -> None:
        """The side stays as long as there is room, for the safe-contact card must."""
        self._wide = width >= SIDE
        self._side_button.setVisible(not self._wide)
        self._side_button.setChecked(False)
        self._show_side()
        super().reflow(width)

    def _show_side(self) -> None:
        """Beside the form, or in its place when the button asks for it."""
        alone = not self._wide and self._side_button.isChecked()
        self._side_area.setVisible(self._wide or alone)
        self._side_line.setVisible(self._wide)
        self._side_area.setMaximumWidth(_ANY if alone else self.look.px(330))
        self.form_area.setVisible(not alone)
