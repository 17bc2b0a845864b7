"""The recovery words, in the window's language or in English: shown once, then three of them asked back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column, frame, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField, TextField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.start.step_page import enter_goes_on
from vsdesk.written_words import folded

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class WordsPage(QWidget):
    """Shows the words, then asks for those at `asked` (places from 0). `done` when they were right.

    `other` names the button that shows them in the other language (`other_wanted`); "" for none.
    """

    done = Signal()
    other_wanted = Signal()

    def __init__(
        self, look: UiContext, words: Sequence[str], asked: Sequence[int], other: str = ""
    ) -> None:
        super().__init__()
        self._look, self._words, self._asked = look, tuple(words), tuple(asked)
        say = look.words.say
        self.setObjectName("words-page")
        box = column(look, self, space=12)
        box.addWidget(Label(look, say("Your recovery words"), "h2"))
        self._text = Paragraph(
            look,
            say(
                "Write these words on paper, each with its number, and keep it away from this computer. Whoever has them can open the vault; without them and without the passphrase nobody can."
            ),
        )
        box.addWidget(self._text)
        self._table = self._all()
        box.addWidget(self._table)
        self._fields: list[TextField] = []
        self._ask = self._questions()
        self._ask.hide()
        box.addWidget(self._ask)
        self.problem = Banner(
            look,
            say("One of these words is another one on your paper."),
            say(
                "Look at the paper again, or show the words once more. After this page nobody can show them."
            ),
            "warn",
        )
        self.problem.hide()
        box.addWidget(self.problem)
        line = row(look)
        self.again = Button(
            look, say("Show the words again"), "show-words", kind="quiet", icon="show"
        )
        self.again.clicked.connect(self._show)
        self.again.hide()
        line.addWidget(self.again)
        self.other = Button(look, other, "other-list", kind="quiet", icon="language")
        self.other.clicked.connect(self.other_wanted)
        if not other:
            self.other.hide()
        line.addWidget(self.other)
        line.addStretch(1)
        self.next = Button(look, say("I have written them down"), "words-written", kind="primary")
        self.next.clicked.connect(self._next)
        line.addWidget(self.next)
        box.addLayout(line)
        enter_goes_on(self._fields, self.next)
        self.setFocusProxy(self.next)

    def _all(self) -> QWidget:
        look = self._look
        table = frame("strip", "sunken")
        grid = QGridLayout(table)
        grid.setContentsMargins(look.margins(16, 12, 16, 12))
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(4))
        rows = -(-len(self._words) // 3)
        for place, word in enumerate(self._words):
            number = Label(look, str(place + 1), "small", "text2")
            label = Label(look, word, "strong")
            label.setAccessibleName(f"{place + 1}: {word}")
            grid.addWidget(number, place % rows, place // rows * 2)
            grid.addWidget(label, place % rows, place // rows * 2 + 1)
            grid.setColumnStretch(place // rows * 2 + 1, 1)
        return table

    def _questions(self) -> QWidget:
        look, say = self._look, self._look.words.say
        part = QWidget()
        box = column(look, part, space=8)
        for place in self._asked:
            label = say("Word number {number}", number=place + 1)
            box.addWidget(Label(look, label, "small", "text2"))
            field = TextField(look, f"word-{place + 1}", label, plain=True)
            field.textChanged.connect(self.problem_gone)
            self._fields.append(field)
            box.addWidget(field)
        return part

    def problem_gone(self) -> None:
        """Nothing is said while the person writes."""
        if hasattr(self, "problem"):
            self.problem.hide()

    def _show(self) -> None:
        self._ask.hide()
        self.again.hide()
        self.other.setVisible(bool(self.other.text()))
        self._table.show()
        self._call_next(self._look.words.say("I have written them down"))
        self.setFocusProxy(self.next)

    def _call_next(self, words: str) -> None:
        self.next.setText(words)
        self.next.setAccessibleName(words)

    def _next(self) -> None:
        say = self._look.words.say
        if self._ask.isHidden():
            self._table.hide()
            self._ask.show()
            self.again.show()
            self.other.hide()
            self._text.say(say("Now from your paper: three of the words."))
            self._call_next(say("Open the vault"))
            self.setFocusProxy(self._fields[0])  # Tab into the page begins with the first word
            self._fields[0].setFocus()
            return
        right = all(
            folded(field.text()) == folded(self._words[place])
            for field, place in zip(self._fields, self._asked, strict=True)
        )
        if right:
            self.done.emit()
        else:
            self.problem.show()


class CoveredPage(QWidget):
    """`asked` carries the passphrase that shows the words again."""

    asked = Signal(str)

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        say = look.words.say
        self.setObjectName("covered-page")
        box = column(look, self, space=12)
        box.addWidget(Label(look, say("Your recovery words"), "h2"))
        why = say(
            "The words are covered since you went away. Write your passphrase to see them again."
        )
        box.addWidget(Paragraph(look, why))
        self.passphrase = SecretField(
            look, "covered-passphrase", say("Passphrase"), say("Show the passphrase")
        )
        box.addWidget(self.passphrase)
        self.problem = Banner(look, "", tone="warn")
        self.problem.hide()
        box.addWidget(self.problem)
        line = row(look)
        line.addStretch(1)
        self.button = Button(look, say("Show the words again"), "uncover-words", kind="primary")
        self.button.clicked.connect(self._ask)
        line.addWidget(self.button)
        box.addLayout(line)
        enter_goes_on([self.passphrase], self.button)
        self.setFocusProxy(self.passphrase)

    def say_problem(self, sentence: str) -> None:
        """Say why they stay covered."""
        self.button.setEnabled(True)
        self.problem.say(sentence)
        self.problem.show()
        self.passphrase.selectAll()

    def _ask(self) -> None:
        if self.passphrase.text():
            self.problem.hide()
            self.button.setEnabled(False)
            self.asked.emit(self.passphrase.text())
