"""One entry in the column of the consent page: a person with relation and standing, or the whole case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext


class PersonButton(Button):
    """`key` is the id of the person, "" the case itself."""

    def __init__(self, look: UiContext, key: str, title: str, under: str, icon: str) -> None:
        super().__init__(look, "", f"asked-{key[:8] or 'all'}", kind="section")
        self.key = key
        self._wide = look.px(220)
        self.setCheckable(True)
        self.setAccessibleName(f"{title}. {under}" if under else title)
        line = row(look, self, edges=(8, 5, 8, 5), space=8)
        line.addWidget(IconMark(look, icon, "text2"), 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, space=0)
        self._parts = [Paragraph(look, title, "strong", wide=34)]
        if under:
            self._parts.append(Paragraph(look, under, "small", "text2", wide=40))
        for part in self._parts:
            words.addWidget(part)
        line.addLayout(words, 1)

    def fit(self, wide: int) -> None:
        """As high as the words need in a column of this width."""
        self._wide = wide - self._look.px(46)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All lines."""
        px = self._look.px
        high = sum(part.heightForWidth(self._wide) for part in self._parts)
        return QSize(px(180), max(px(32), high + px(16)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()
