"""A new passphrase: how strong it is, typed twice, words offered for it. One part for every page of the start
that asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.languages import SOURCE
from vsdesk.passphrase import strength
from vsdesk.ui.kit.boxes import column, frame, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.label import Label, labelled
from vsdesk.ui.kit.selectable import Selectable
from vsdesk.ui.screens.start.other_list import other_list
from vsdesk.written_words import list_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.ui.kit.ui_context import UiContext


class NewPassphrase(QWidget):
    """`changed` with each letter; `offer` asks for words in a language, for a passphrase.

    `again` names the second field, `label` the first one.
    """

    changed = Signal()
    offer = Signal(str)

    def __init__(self, look: UiContext, label: str, again: str) -> None:
        super().__init__()
        self._look = look
        self._lang = list_language(look.lang)
        say = look.words.say
        box = column(look, self, space=12)
        self.typed = SecretField(look, "new-passphrase", label, say("Show the passphrase"))
        box.addLayout(labelled(look, label, self.typed))
        self.strength = Label(look, "", "small", "text2")
        box.addWidget(self.strength)
        self.again = SecretField(look, "passphrase-again", again, say("Show the passphrase"))
        box.addLayout(labelled(look, again, self.again))
        self._strip = frame("strip", "accent")
        self._offers()
        self._strip.hide()
        box.addWidget(self._strip)
        for one in self.fields:
            one.textChanged.connect(self._weigh)
        self.setFocusProxy(self.typed)
        self._weigh()

    def _offers(self) -> None:
        look, say = self._look, self._look.words.say
        lines = column(look, self._strip, edges=(12, 8, 12, 8), space=6)
        self.offered = Selectable(look, "", "strong")
        self.offered.setObjectName("offered-words")
        lines.addWidget(self.offered)
        line = row(look, space=10)
        lines.addLayout(line)
        other = Button(look, say("Other words"), "other-words", kind="quiet")
        other.clicked.connect(self.ask_words)
        line.addWidget(other)
        if self._lang != SOURCE:
            self.tongue = Button(look, "", "offered-language", kind="quiet", icon="language")
            self.tongue.clicked.connect(self._turn)
            line.addWidget(self.tongue)
            self._call_tongue()
        line.addStretch(1)
        self.use = Button(look, say("Use these"), "use-offered")
        self.use.clicked.connect(self._use)
        line.addWidget(self.use)

    @property
    def fields(self) -> tuple[SecretField, SecretField]:
        """Both fields, in the order in which they are typed."""
        return self.typed, self.again

    def text(self) -> str:
        """The passphrase."""
        return self.typed.text()

    def missing(self) -> str:
        """What is still needed of it, as a sentence; "" where it is good and both fields are the same."""
        say = self._look.words.say
        if not self.text():
            return say("Still needed: a passphrase")
        if strength(self.text()) == "short":
            return say("Still needed: a stronger passphrase")
        return say("The two passphrases differ") if self.text() != self.again.text() else ""

    def show_offer(self, words: Sequence[str]) -> None:
        """Offer these words as a passphrase."""
        self.offered.say(" ".join(words))
        self._strip.show()

    def ask_words(self) -> None:
        """Words are wanted, in the language of the list that is shown."""
        self.offer.emit(self._lang)

    def _turn(self) -> None:
        """English words for whoever would rather type those, and back."""
        self._lang = list_language(self._look.lang) if self._lang == SOURCE else SOURCE
        self._call_tongue()
        self.ask_words()

    def _call_tongue(self) -> None:
        words = other_list(self._look, self._lang)
        self.tongue.setText(words)
        self.tongue.setAccessibleName(words)

    def _use(self) -> None:
        for one in self.fields:
            one.setText(self.offered.said())

    def _weigh(self) -> None:
        say = self._look.words.say
        how_good = strength(self.text())
        said = {
            "short": say("Too easy to guess"),
            "fair": say("Fair. More words make it stronger."),
            "good": say("Strong"),
        }
        typed = bool(self.text())
        self.strength.setText(
            said[how_good]
            if typed
            else say("Several words are easy to remember and hard to guess.")
        )
        self.strength.retone(
            {"short": "warn", "fair": "text2", "good": "ok"}[how_good] if typed else "text2"
        )
        self.changed.emit()
