"""Who opens this vault: each person with a passphrase of their own and a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.passphrase import strength
from vsdesk.ui import vault_actions
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField, TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow

if TYPE_CHECKING:
    from vsdesk.desk.access.way_service import KeyHolder
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_LEAST: Final = 140  # pixels at 100 % for a name; with less its buttons go on below


class PeopleCard(Card):
    """The people, and one more."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        say = look.words.say
        super().__init__(look, say("Who opens this vault"), icon="together", space=10)
        self.setObjectName("people")
        self._session = session
        why = say(
            "Whoever works on this computer has a passphrase of their own, and what they write has a number of their own. No passphrase is known to two."
        )
        self.body.addWidget(Paragraph(look, why, "small", "text2"))
        self._list = column(look, space=8)
        self.body.addLayout(self._list)
        self.name = TextField(look, "person-name", say("Name of one more person"))
        self.name.textChanged.connect(self._check)
        self.body.addLayout(labelled(look, say("Name of one more person"), self.name))
        self.theirs = self._secret("person-passphrase", say("Their passphrase"))
        self.again = self._secret("person-again", say("Their passphrase once more"))
        self.own = self._secret("person-own", say("Your own passphrase"))
        self.said = Paragraph(look, "", "body", "text2")
        self.said.setObjectName("people-said")
        self.said.hide()
        self.body.addWidget(self.said)
        self.button = Button(look, say("Add this person"), "add-person", icon="add")
        self.button.clicked.connect(self._add)
        self.body.addWidget(self.button, 0, look.leading)
        self._check()
        self.refresh()

    def _secret(self, name: str, label: str) -> SecretField:
        field = SecretField(self._look, name, label, self._look.words.say("Show the passphrase"))
        field.textChanged.connect(self._check)
        self.body.addLayout(labelled(self._look, label, field))
        return field

    def refresh(self) -> None:
        """Ask again."""
        answer: Callbacks[list[KeyHolder]] = Callbacks(self, self._show)
        self._session.jobs.read(answer, self._session.desk.access.ways.people)

    def _show(self, people: list[KeyHolder]) -> None:
        clear(self._list)
        for one in people:
            self._list.addLayout(self._row(one, alone=len(people) == 1))

    def _row(self, one: KeyHolder, *, alone: bool) -> Flow:
        look, say = self._look, self._look.words.say
        line = Flow(look, space=8)
        name = one.name or say("Without a name")
        told = say("{n}. {name}", n=one.number, name=f"\u2068{name}\u2069")
        if one.here:
            told = look.dots(told, say("you"))
        line.addWidget(Paragraph(look, told), 1, least=look.px(_LEAST))
        rename = Button(look, say("Another name"), f"rename-{one.number}", kind="quiet")
        rename.setAccessibleName(look.dots(rename.text(), name))
        rename.clicked.connect(lambda: self._ask_name(one))
        line.addWidget(rename)
        if not alone and not one.here:
            out = Button(look, say("Take out"), f"remove-{one.number}", kind="quiet")
            out.setAccessibleName(look.dots(out.text(), name))
            out.clicked.connect(lambda: self._ask_out(one, name))
            line.addWidget(out)
        return line

    def _check(self) -> None:
        if not hasattr(self, "button"):
            return
        say, theirs, again = self._look.words.say, self.theirs.text(), self.again.text()
        good = strength(theirs) != "short"
        self.button.setEnabled(
            bool(self.name.text().strip() and self.own.text()) and good and theirs == again
        )
        if theirs and not good:
            self._say(say("Too easy to guess"))
        elif again and again != theirs:
            self._say(say("The two passphrases differ"))
        else:
            self.said.hide()

    # Adding, naming, taking out.
    def _add(self) -> None:
        self.button.setEnabled(False)
        answer: Callbacks[int] = Callbacks(self, self._added, self._failed)
        given = (self.own.text(), self.name.text(), self.theirs.text())
        self._session.jobs.write(answer, vault_actions.add_person, self._session.desk, *given)

    def _added(self, number: int) -> None:
        name = self.name.text().strip()
        self._empty()
        self._say(
            self._look.words.say("{name} opens this vault now, as number {n}.", name=name, n=number)
        )
        self.refresh()

    def _ask_name(self, one: KeyHolder) -> None:
        say = self._look.words.say
        question = Prompt(
            say("What shall this person be called?"),
            say("The name stands in this vault alone."),
            (("back", say("Go back")), ("rename", say("Change the name"))),
            reason=say("Name"),
        )
        self._session.prompts.ask(
            self, question, lambda key, name: self._rename(key, one.number, name)
        )

    def _rename(self, key: str, number: int, name: str) -> None:
        if key == "rename":
            answer = Callbacks[None](self, self._renamed, self._failed)
            self._session.jobs.write(answer, self._session.desk.access.ways.rename, number, name)

    def _renamed(self, _: None) -> None:
        self._say(self._look.words.say("The name is changed."))
        self.refresh()

    def _ask_out(self, one: KeyHolder, name: str) -> None:
        say = self._look.words.say
        if not self.own.text():
            self._say(say("Write your own passphrase first."))
            self.own.setFocus()
            return
        question = Prompt(
            say("Take {name} out?", name=f"\u2068{name}\u2069"),
            say(
                "Their passphrase opens this vault no longer. Copies and backups of before still open with it."
            ),
            (("back", say("Go back")), ("out", say("Take out"))),
            danger="out",
        )
        self._session.prompts.ask(self, question, lambda key, _: self._out(key, one.number))

    def _out(self, key: str, number: int) -> None:
        if key == "out":
            answer = Callbacks[None](self, self._gone, self._failed)
            self._session.jobs.write(
                answer, vault_actions.remove_person, self._session.desk, self.own.text(), number
            )

    def _gone(self, _: None) -> None:
        self._empty()
        self._say(self._look.words.say("This passphrase opens the vault no longer."))
        self.refresh()

    def _empty(self) -> None:
        for field in (self.name, self.theirs, self.again, self.own):
            field.clear()

    def _failed(self, problem: VsdeskError) -> None:
        self._check()
        self._say(self._look.words.say(problem.code.sentence))

    def _say(self, words: str) -> None:
        self.said.say(words)
        self.said.show()
