"""The vault's key: why one turns it, what that takes, and what it does not take back. Other recovery words:
shown, asked back from the paper, and only then the vault's."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.ui import vault_actions
from vsdesk.ui.kit.boxes import clear, column, rule
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField, TextField
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.measure import amount, day, local, size
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.words import joined
from vsdesk.written_words import folded

if TYPE_CHECKING:
    from vsdesk.desk import Desk, DeviceKey, VaultKey
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class KeyCard(Card):
    """The passphrase of today, and one press."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        say = look.words.say
        super().__init__(look, say("The key of the vault"), icon="key", space=10)
        self.setObjectName("vault-key")
        self._session = session
        self._ticket: JobHandle | None = None
        why = say(
            "Somebody knew the passphrase or the recovery words and shall not open the vault any more? Change "
            "these first, then give the vault a new key."
        )
        self.body.addWidget(Paragraph(look, why, "body", "text2"))
        self.takes = Paragraph(look, "", "small", "text2")
        self.body.addWidget(self.takes)
        label = say("The passphrase of today")
        self.secret = SecretField(look, "key-passphrase", label, say("Show the passphrase"))
        self.secret.textChanged.connect(self._check)
        self.body.addLayout(labelled(look, label, self.secret))
        line = Flow(look, space=8)
        self.button = Button(look, say("Give the vault a new key"), "new-key", icon="key")
        self.button.clicked.connect(self._turn)
        line.addWidget(self.button)
        self.stop = Button(look, say("Stop"), "stop-new-key", icon="stop")
        self.stop.clicked.connect(self._stop)
        self.stop.hide()
        line.addWidget(self.stop)
        self.body.addLayout(line)
        self.said = Paragraph(look, "", "body", "text2")
        self.said.setObjectName("key-said")
        self.said.hide()
        self.body.addWidget(self.said)
        self.device = DeviceKeyPart(look, session)
        self.body.addWidget(self.device)
        self._check()
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        answer: Callbacks[VaultKey] = Callbacks(self, self._show)
        self._session.jobs.read(answer, self._session.desk.access.keys.vault_key)

    def _show(self, key: VaultKey) -> None:
        words = self._look.words
        told = [words.say("It needs {size} free for a while.", size=size(words, key.size))]
        if key.turned.times:
            when = day(words, local(key.turned.at))
            told.append(words.say("The key of today is of {day}.", day=when))
        if key.lost:
            told.append(
                words.count(
                    "{n} way in cannot be taken along: it has to be given anew.",
                    "{n} ways in cannot be taken along: they have to be given anew.",
                    len(key.lost),
                )
            )
        if key.older:
            places = [f"\u2068{Path(one.place).name or one.place}\u2069" for one in key.older]
            told.append(
                words.say(
                    "Under an older key, until they are brought up to date: {backups}",
                    backups=self._look.listed(places),
                )
            )
        self.takes.say(" ".join(told))

    def _check(self) -> None:
        self.button.setEnabled(bool(self.secret.text()) and self._ticket is None)

    def _turn(self) -> None:
        if self._ticket is not None:
            return
        self._work(True)
        answer: Callbacks[VaultKey] = Callbacks(
            self, self._turned, self._failed, self._step, self._stopped
        )
        self._ticket = self._session.jobs.write_long(
            answer, vault_actions.turn_vault_key, self._session.desk, self.secret.text()
        )

    def _turned(self, key: VaultKey) -> None:
        say = self._look.words.say
        self._work(False)
        self.secret.clear()
        told = [say("The vault has a new key. Every way in opens it as before.")]
        told.append(say("Copies that were made before stay open to whoever can open them."))
        self._say(" ".join(told))
        self._show(key)

    def _step(self, _stage: str, done: int, total: int) -> None:
        words = self._look.words
        self._say(words.say("Writing: {amount}", amount=amount(words, done, total, weighed=True)))

    def _work(self, busy: bool) -> None:
        """The keyboard stays in this card: what is typed next must not stand openly in another field."""
        self.stop.setVisible(busy)
        (self.stop if busy else self.secret).setFocus()
        if not busy:
            self._ticket = None
        self.secret.setEnabled(not busy)
        self.button.setEnabled(not busy and bool(self.secret.text()))

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _stopped(self) -> None:
        self._work(False)
        self._say(self._look.words.say("Stopped. The vault is as it was."))

    def _failed(self, problem: VsdeskError) -> None:
        self._work(False)
        self._say(self._look.words.say(problem.code.sentence))

    def _say(self, words: str) -> None:
        self.said.say(words)
        self.said.show()


class DeviceKeyPart(QWidget):
    """The key to which others seal what is for this device; nothing is shown before it belongs anywhere."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        self._look, self._session = look, session
        say = look.words.say
        box = column(look, self, space=10)
        box.addWidget(rule())
        why = say(
            "Was a copy of this vault in other hands? Then what others hand to this device needs a new key too."
        )
        box.addWidget(Paragraph(look, why, "body", "text2"))
        self.said = Paragraph(look, "", "small", "text2")
        box.addWidget(self.said)
        self.button = Button(
            look, say("Give this device a new key"), "device-new-key", icon="device"
        )
        self.button.clicked.connect(self._turn)
        box.addWidget(self.button, 0, look.leading)
        self.hide()
        answer: Callbacks[DeviceKey | None] = Callbacks(self, self._show)
        session.jobs.read(answer, _device_key, session.desk)

    def _show(self, key: DeviceKey | None) -> None:
        self.setVisible(key is not None)
        if key is None:
            return
        words = self._look.words
        self.button.setEnabled(not key.waits)
        if key.waits:
            told = words.say(
                "The new key goes to a coordinator with the next bundle, and counts once a list names it."
            )
        else:
            told = words.say("The key of today is of {day}.", day=day(words, local(key.made)))
        self.said.say(told)

    def _turn(self) -> None:
        self.button.setEnabled(False)
        answer: Callbacks[DeviceKey] = Callbacks(self, self._show, self._failed)
        self._session.jobs.write(answer, self._session.desk.sync.devices.turn_key)

    def _failed(self, problem: VsdeskError) -> None:
        self.button.setEnabled(True)
        self.said.say(self._look.words.say(problem.code.sentence))


def _device_key(desk: Desk) -> DeviceKey | None:
    """None where this device belongs to no organisation, or no longer."""
    return desk.sync.devices.key() if desk.access.status().enrolled else None


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
