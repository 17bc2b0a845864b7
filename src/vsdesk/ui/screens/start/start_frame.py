"""The frame of the start: language first in its own name, one card in the middle, text size, theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from vsdesk.ui.kit.boxes import column, frame, plane, row, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.words import LANG_NAMES, LANGS

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class StartFrame(QWidget):
    """Holds one page at a time in the card."""

    language = Signal(str)
    text_size = Signal()
    theme = Signal()

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self.look = look
        self._looks: list[QWidget] = []
        self.setObjectName("start")
        outer = column(look, self)
        outer.addLayout(self._top())
        inner = plane()
        middle = column(look, inner, edges=(16, 0, 16, 16), space=12)
        middle.addStretch(2)
        line = row(look)
        line.addStretch(1)
        line.addWidget(self._card(), 1000)
        line.addStretch(1)
        middle.addLayout(line)
        middle.addLayout(self._promise())
        middle.addStretch(3)
        outer.addWidget(scroll(inner, "start-scroll"), 1)
        self.page: QWidget | None = None

    def show_page(self, page: QWidget) -> None:
        """Put `page` into the card in place of the one before."""
        if self.page is not None:
            self._inner.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        self.page = page
        self._inner.addWidget(page)
        page.setFocus()

    def hold(self, busy: bool) -> None:
        """While a vault is made or opened nothing is pressed: another look would lose what comes
        of it, its words too."""
        for one in (*self._looks, self.page):
            if one is not None:
                one.setEnabled(not busy)
        if not busy and self.page is not None:
            self.page.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The first field has the keyboard."""
        super().showEvent(event)
        if self.page is not None:
            self.page.setFocus()

    def _top(self) -> QWidgetLayout:
        look, say = self.look, self.look.words.say
        line = row(look, edges=(16, 8, 16, 0), space=8)
        line.addStretch(1)
        size = Button(look, say("Text size"), "text-size", kind="quiet", icon="textsize")
        size.clicked.connect(self.text_size)
        line.addWidget(size)
        dark = look.theme.mode == "dark"
        theme = Button(
            look,
            say("Light") if dark else say("Dark"),
            "theme",
            kind="quiet",
            icon="sun" if dark else "moon",
        )
        theme.clicked.connect(self.theme)
        line.addWidget(theme)
        self._looks += [size, theme]
        return line

    def _card(self) -> QFrame:
        look = self.look
        card = frame("card")
        card.setMaximumWidth(look.px(520))
        box = column(look, card, edges=(32, 26, 32, 26), space=16)
        head = Flow(look, space=10)
        head.addWidget(IconMark(look, "brand", "accent", 28))
        name = Label(look, "vsdesk", "h1")
        head.addWidget(name)
        head.addStretch(1)
        langs = Segments(
            look,
            "language",
            look.words.say("Language"),
            [(lang, LANG_NAMES[lang]) for lang in LANGS],
            look.lang,
        )
        langs.chosen.connect(self.language)
        self._looks.append(langs)
        head.addWidget(langs)
        box.addLayout(head)
        self._inner = column(look)
        box.addLayout(self._inner)
        return card

    def _promise(self) -> QWidgetLayout:
        look = self.look
        line = row(look, space=8)
        line.addStretch(1)
        line.addWidget(IconMark(look, "sealed", "text2", 16), 0, Qt.AlignmentFlag.AlignVCenter)
        words = look.words.say(
            "Everything here stays encrypted on this computer. Nothing is sent over a network."
        )
        line.addWidget(Paragraph(look, words, "small", "text2", wide=90))
        line.addStretch(1)
        return line


if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout as QWidgetLayout
