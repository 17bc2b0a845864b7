"""Change the passphrase: the vault's key is wrapped anew, nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.passphrase import strength
from vsdesk.ui import vault_actions as doors
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.layout import row
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


class PassphraseCard(Card):
    """Old, new, new once more."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        say = look.words.say
        super().__init__(look, say("Passphrase"), icon="key", space=10)
        self._session = session
        self.old = self._field("old-passphrase", say("The passphrase of today"))
        self.new = self._field("changed-passphrase", say("New passphrase"))
        self.again = self._field("changed-again", say("The new passphrase once more"))
        self.said = Paragraph(look, say("The recovery words stay the same."), "small", "text2")
        line = row(look)
        line.addWidget(self.said, 1)
        self.button = Button(look, say("Change the passphrase"), "change-passphrase")
        self.button.clicked.connect(self._change)
        line.addWidget(self.button)
        self.body.addLayout(line)
        self._check()

    def _field(self, name: str, label: str) -> SecretField:
        field = SecretField(self._look, name, label, self._look.words.say("Show the passphrase"))
        field.textChanged.connect(self._check)
        self.body.addLayout(labelled(self._look, label, field))
        return field

    def _check(self) -> None:
        if not hasattr(self, "button"):
            return
        good = strength(self.new.text()) != "short"
        same = self.new.text() == self.again.text()
        self.button.setEnabled(bool(self.old.text()) and good and same)
        if self.new.text() and not good:
            self.said.say(self._look.words.say("Too easy to guess"))
        elif self.again.text() and not same:
            self.said.say(self._look.words.say("The two passphrases differ"))
        else:
            self.said.say(self._look.words.say("The recovery words stay the same."))

    def _change(self) -> None:
        self.button.setEnabled(False)
        answer = Callbacks[None](self, self._changed, self._refused)
        self._session.jobs.write(
            answer, doors.change_passphrase, self._session.desk, self.old.text(), self.new.text()
        )

    def _changed(self, _: None) -> None:
        for field in (self.old, self.new, self.again):
            field.clear()
        self.said.say(self._look.words.say("The passphrase is changed."))

    def _refused(self, problem: VsdeskError) -> None:
        self._check()
        self.said.say(self._look.words.say(problem.code.sentence))
