"""Other recovery words: shown, asked back from the paper, and only then the vault's."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from vsdesk.ui import vault_actions
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.field import SecretField, TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.layout import clear, column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import joined
from vsdesk.written_words import folded

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_ASKED: Final = 3


class WordsCard(Card):
    """The passphrase, the words, three of them asked back."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        say = look.words.say
        super().__init__(look, say("Recovery words"), icon="key", space=10)
        self.setObjectName("recovery-words-card")
        self._session = session
        self._words: list[str] = []
        self._asked: list[int] = []
        self.fields: list[TextField] = []
        why = say("Somebody saw the paper, or it is lost? Give the vault other words.")
        self.body.addWidget(Paragraph(look, why, "small", "text2"))
        label = say("Your own passphrase")
        self.own = SecretField(look, "words-own", label, say("Show the passphrase"))
        self.own.textChanged.connect(self._check)
        self.body.addLayout(labelled(look, label, self.own))
        self.said = Paragraph(look, "")
        self.said.setObjectName("words-card-said")
        self.said.hide()
        self.body.addWidget(self.said)
        self._questions = column(look, space=8)
        self.body.addLayout(self._questions)
        self.button = Button(look, say("Show other words"), "other-words", icon="key")
        self.button.clicked.connect(self._go)
        self.body.addWidget(self.button, 0, look.leading)
        self._check()

    def _check(self) -> None:
        self.button.setEnabled(bool(self.own.text()) or bool(self._words))

    def _go(self) -> None:
        if self.fields:
            self._keep()
        elif self._words:
            self._ask()
        else:
            self.button.setEnabled(False)
            answer: Callbacks[list[str]] = Callbacks(self, self._show, self._failed)
            given = (self._session.desk, self.own.text(), self._look.lang)
            self._session.jobs.read(answer, vault_actions.new_words, *given)

    def _show(self, words: list[str]) -> None:
        say = self._look.words.say
        self.own.clear()
        self._words = words
        numbered = joined((f"{at}.\u00a0{word}" for at, word in enumerate(words, 1)), "   ")
        why = say("Write these words on paper. The old paper opens the vault until you are done.")
        self._say(f"{why}\n{numbered}")
        self.button.setText(say("I have written them down"))
        self._check()

    def _ask(self) -> None:
        look, say = self._look, self._look.words.say
        self._say(say("Now from your paper: three of the words."))
        self._asked = sorted(secrets.SystemRandom().sample(range(len(self._words)), _ASKED))
        for place in self._asked:
            label = say("Word number {number}", number=place + 1)
            field = TextField(look, f"new-word-{place + 1}", label, plain=True)
            self.fields.append(field)
            self._questions.addLayout(labelled(look, label, field))
        self.button.setText(say("Make these the words of the vault"))
        self.fields[0].setFocus()

    def _keep(self) -> None:
        pairs = zip(self.fields, self._asked, strict=True)
        if not all(folded(one.text()) == folded(self._words[at]) for one, at in pairs):
            self._say(self._look.words.say("One of these words is another one on your paper."))
            return
        self.button.setEnabled(False)
        answer = Callbacks[None](self, self._kept, self._failed)
        self._session.jobs.write(answer, self._session.desk.access.ways.keep_words, self._words)

    def _kept(self, _: None) -> None:
        say = self._look.words.say
        self._words, self._asked, self.fields = [], [], []
        clear(self._questions)
        self.button.setText(say("Show other words"))
        self._say(say("These words open the vault now. Burn the old paper."))
        self._check()

    def _failed(self, problem: VsdeskError) -> None:
        self._check()
        self._say(self._look.words.say(problem.code.sentence))

    def _say(self, words: str) -> None:
        self.said.say(words)
        self.said.show()
