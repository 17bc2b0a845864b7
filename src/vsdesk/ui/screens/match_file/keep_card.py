"""In which list the lines are kept: one of the register, or a new one with its name and who may be shown it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from vsdesk.ui.editing.offered_roots import OfferedRoots
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_NEW = "new"


class KeepCard(Card):
    """`kept` carries the id of a list, or the values of a new one."""

    kept = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, name: str) -> None:
        say = look.words.say
        super().__init__(look, say("Keep these lines in a list"), space=10)
        words = say("The lines become part of the register of lists, and each hit waits there for your answer. Nothing changes in a case.")  # fmt: skip
        self.body.addWidget(Paragraph(look, words))
        self.which = Choice(look, "which-list", say("List"), [(_NEW, say("A new list"))], _NEW)
        self.body.addWidget(Label(look, self.which.accessibleName(), "small", "text2"))
        self.body.addWidget(OfferedRoots(look, session, self.which, "source_list"))
        self.which.chosen.connect(self._check)
        label = say("Name of the list")
        self.name = self._line(TextField(look, "list-name", label))
        self.name.setText(name)
        self.name.textChanged.connect(self._check)
        shown = [(key, capital(words)) for key, words in session.labels.terms("may_be_shown")]
        question = capital(session.labels.field("source_list", "may_be_shown"))
        self.shown = self._line(Choice(look, "list-shown", question, shown))
        self.shown.chosen.connect(self._check)
        hint = say("Origin, date and how it was obtained are written on the page of the list.")
        self.body.addWidget(Paragraph(look, hint, "small", "text2"))
        self.keep = Button(look, say("Keep the lines"), "keep-lines", kind="primary")
        self.keep.clicked.connect(self._tell)
        self.body.addWidget(self.keep, 0, look.leading)
        self.needed = Paragraph(look, "", "small", "text2")
        self.body.addWidget(self.needed)
        self._check()

    def _line(self, control: Any) -> Any:
        self.body.addWidget(Label(self._look, control.accessibleName(), "small", "text2"))
        self.body.addWidget(control)
        return control

    def _check(self, _: object = None) -> None:
        new = self.which.value == _NEW
        self.name.setEnabled(new)
        self.shown.setEnabled(new)
        say, needed = self._look.words.say, ""
        if new and not self.name.text().strip():
            needed = say("Give the list a name first.")
        elif new and not self.shown.value:
            needed = say("Say first who may be shown this list.")
        self.keep.setEnabled(not needed)
        self.needed.say(needed)
        self.needed.setVisible(bool(needed))

    def _tell(self) -> None:
        self.keep.setEnabled(False)
        if self.which.value != _NEW:
            self.kept.emit(self.which.value)
            return
        self.kept.emit({"name": self.name.text().strip(), "may_be_shown": self.shown.value})
