"""One mechanism in the column: its state as an icon, its whole name over as many lines as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import row
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.parts.ready_state import State


class MechanismButton(Button):
    """`state` None: it does not fit this case."""

    def __init__(self, look: UiContext, key: str, words: str, state: State | None) -> None:
        super().__init__(look, "", f"mechanism-{key}", kind="section")
        self._wide = look.px(200)
        self.key = key
        self.setCheckable(True)
        self.setAccessibleName(f"{words}. {state.why}" if state is not None else words)
        line = row(look, self, edges=(8, 4, 8, 4), space=8)
        icon, tone = (state.icon, state.tone) if state is not None else ("clear", "text2")
        line.addWidget(IconMark(look, icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        self._words = Paragraph(look, words, wide=34)
        line.addWidget(self._words, 1)

    def fit(self, wide: int) -> None:
        """As high as the name needs in a column of this width."""
        self._wide = wide - self._look.px(46)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All lines of the name."""
        px = self._look.px
        high = self._words.heightForWidth(self._wide) + px(14)
        return QSize(px(180), max(px(32), high))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()
