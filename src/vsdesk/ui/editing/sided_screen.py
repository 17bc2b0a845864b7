"""The page of a root with cards at its side: the safe-contact card stands there as long as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.boxes import column, rule
from vsdesk.ui.kit.side_fold import Fold

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

    from vsdesk.ui.kit.button import Button

SIDE: Final = 960  # effective width from which the side cards stand beside the form


class SidedScreen(RootScreen):
    """Header, sections, form, side. Where room is short a button shows the side in place of the form."""

    def build(self, side: QScrollArea, button: Button) -> None:
        """Put the parts together; `button` shows the side."""
        look = self.look
        outer = column(look, self)
        outer.addWidget(self.head)
        middle = self.middle()
        line = rule(upright=True)
        middle.addWidget(line)
        middle.addWidget(side)
        self._fold = Fold(button, side, line, self.pane, look.px(330))
        outer.addLayout(middle, 1)

    def reflow(self, width: float) -> None:
        """The side stays as long as there is room, for the safe-contact card must."""
        self._fold.reflow(wide=width >= SIDE)
        super().reflow(width)
