"""The page of keys (F1): which key does what, and where; it lies over the page that the person is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from vsdesk.ui.kit import shortcuts
from vsdesk.ui.kit.boxes import column, plane, row, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

_LEAST_KEYS = 3  # more than these in one line are told by the first and the last


class KeysPage(QDialog):
    """Esc closes it, and the keyboard is where it was."""

    def __init__(self, look: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self._look = look
        say = look.words.say
        self.setObjectName("keys-page")
        self.setWindowTitle(say("Keys"))
        self.setAccessibleName(say("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = column(look, self, edges=(24, 20, 24, 16), space=12)
        outer.addWidget(Paragraph(look, say("Keys"), "h2"))
        inner = plane()
        groups = column(look, inner, edges=(0, 0, 12, 0), space=16)
        for group in shortcuts.GROUPS:
            groups.addWidget(self._group(group))
        groups.addStretch(1)
        self.area = scroll(inner, "keys-scroll")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows move it
        self.area.setAccessibleName(say("Keys"))
        outer.addWidget(self.area, 1)
        line = row(look)
        line.addStretch(1)
        self.close_it = Button(look, say("Close"), "keys-close", kind="primary")
        self.close_it.clicked.connect(self.accept)
        line.addWidget(self.close_it)
        outer.addLayout(line)
        room = over.size()
        self.resize(
            min(look.px(640), room.width() - look.px(32)),
            min(look.px(720), room.height() - look.px(32)),
        )
        self.close_it.setFocus()

    def _group(self, group: shortcuts.KeyGroup) -> QWidget:
        look, say = self._look, self._look.words.say
        part = QWidget()
        part.setObjectName(f"keys-{group.name}")
        box = column(look, part, space=6)
        box.addWidget(Paragraph(look, say(group.title), "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(4))
        grid.setColumnStretch(1, 1)
        for place, told in enumerate(group.told):
            name = Label(look, _line(told.keys), "strong", "accent")
            words = Paragraph(look, say(told.words))
            words.setAccessibleName(look.dots(name.text(), say(told.words)))
            name.setMinimumWidth(look.px(150))
            grid.addWidget(name, place, 0, look.leading | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, place, 1)
        box.addLayout(grid)
        if group.note:
            box.addWidget(Paragraph(look, say(group.note), "small", "text2"))
        return part


def _line(told: tuple[str, ...]) -> str:
    if len(told) > _LEAST_KEYS:
        told = (told[0], "…", told[-1])
        return " ".join(shortcuts.shown(one) for one in told)
    return " / ".join(shortcuts.shown(one) for one in told)
