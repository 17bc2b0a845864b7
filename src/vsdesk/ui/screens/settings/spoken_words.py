"""The words that two read to each other: in the window's language, as digits, and on one press in
the other languages, for two whose windows differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QGridLayout, QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column
from vsdesk.words import LANG_NAMES
from vsdesk.written_words import COUNTS, list_language

if TYPE_CHECKING:
    from vsdesk.desk import Spoken
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.words import Lang

_BESIDE: Final = 4  # words in one line


class SpokenWords(QWidget):
    """One number in words and digits."""

    def __init__(self, look: UiContext, spoken: Spoken) -> None:
        super().__init__()
        own = list_language(look.words.lang)
        box = column(look, self, space=10)
        box.addWidget(_Words(look, spoken, own, "h3"))
        box.addWidget(Label(look, f"\u2066{spoken.digits}\u2069", "small", "text2", elide=True))
        self.more = Button(
            look, look.words.say("In another language"), "words-in", kind="link", icon="language"
        )
        self.more.setCheckable(True)
        box.addWidget(self.more, 0, look.leading)
        self.others = QWidget(self)
        inside = column(look, self.others, space=6)
        for lang in COUNTS:
            if lang != own:
                inside.addWidget(Label(look, LANG_NAMES[lang], "small", "text2"))
                inside.addWidget(_Words(look, spoken, lang, "strong"))
        self.others.hide()
        box.addWidget(self.others)
        self.more.toggled.connect(self.others.setVisible)


class _Words(QWidget):
    """The words of one list with their numbers, in the order in which the window is read."""

    def __init__(self, look: UiContext, spoken: Spoken, lang: Lang, role: str) -> None:
        super().__init__()
        self.setObjectName(f"spoken-{lang}")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(4))
        for place, word in enumerate(spoken.words_in(lang)):
            number = Label(look, str(place + 1), "small", "text2")
            label = Label(look, word, role)
            label.setAccessibleName(f"{place + 1}: {word}")
            line, column_ = divmod(place, _BESIDE)
            grid.addWidget(number, line, column_ * 2)
            grid.addWidget(label, line, column_ * 2 + 1)
            grid.setColumnStretch(column_ * 2 + 1, 1)
