"""Create a vault: who, with whom, the passphrase, then the recovery words shown and asked back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk import paths
from vsdesk.names.code_letters import MOST, code_letters
from vsdesk.records.dictionary.case_numbers import as_code
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.screens.start.new_passphrase import NewPassphrase
from vsdesk.ui.screens.start.step_page import StepPage, enter_goes_on
from vsdesk.ui.vault_actions import NewVault

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.ui.kit.ui_context import UiContext


class CreatePage(StepPage):
    """`wanted` carries a NewVault; `place` asks for a folder."""

    wanted = Signal(object)
    place = Signal()

    def __init__(self, look: UiContext, home: Path) -> None:
        say = look.words.say
        super().__init__(look, "create-page", say("Create a vault"))
        self._home = home
        self._proposed = ""  # the code that was made from the name
        self._who(self._box)
        self._where(self._box)
        self.secret = NewPassphrase(look, say("Passphrase"), say("The passphrase once more"))
        self.secret.changed.connect(self._check)
        self._box.addWidget(self.secret)
        self._foot(say("Create the vault"), "create-now")
        self.button.clicked.connect(self._create)
        lines = (self.name, self.organisation, self.code, self.folder, *self.secret.fields)
        enter_goes_on(lines, self.button)
        self.setFocusProxy(self.name)
        self._check()

    def _who(self, box: QVBoxLayout) -> None:
        look, say = self._look, self._look.words.say
        line = row(look, space=16)
        self.name = TextField(look, "name", say("Your name or code name"))
        self.name.textChanged.connect(self._check)
        line.addLayout(labelled(look, say("Your name or code name"), self.name), 3)
        roles = [
            ("documenter", say("Documenter")),
            ("reviewer", say("Reviewer")),
            ("coordinator", say("Coordinator")),
        ]
        self.role = Choice(look, "role", say("Your task"), roles, "documenter")
        self.role.chosen.connect(self._check)
        line.addLayout(labelled(look, say("Your task"), self.role), 2)
        box.addLayout(line)
        label = say("Organisation")
        how = [("join", say("Join later by file")), ("new", say("A new one"))]
        self.how = Segments(look, "organisation-how", label, how, "join")
        self.how.chosen.connect(self._founding)
        box.addLayout(labelled(look, label, self.how))
        self.organisation = TextField(
            look,
            "organisation",
            say("Name of the organisation"),
            placeholder=say("Name of the organisation"),
        )
        self.organisation.textChanged.connect(self._propose_code)
        self.organisation.textChanged.connect(self._check)
        box.addWidget(self.organisation)
        self._numbered(box)
        self.how_help = Paragraph(look, "", "small", "text2")
        box.addWidget(self.how_help)

    def _numbered(self, box: QVBoxLayout) -> None:
        """What the case numbers of a new organisation begin with."""
        look, say = self._look, self._look.words.say
        label = say("Short code of the organisation")
        self._coded = QWidget()
        lines = column(look, self._coded, space=4)
        self.code = TextField(look, "organisation-code", label, plain=True)
        self.code.setMaxLength(MOST)
        self.code.textChanged.connect(self._check)
        lines.addLayout(labelled(look, label, self.code))
        words = say(
            "Every case number begins with it: {number}. 2 to 6 Latin letters. It is proposed from the name; you may write another.",
            number="HNA-26-A-0001",
        )
        lines.addWidget(Paragraph(look, words, "small", "text2"))
        box.addWidget(self._coded)

    def _propose_code(self, name: str) -> None:
        """A code from the name, as long as nobody wrote another."""
        if self.code.text() in ("", self._proposed):
            self._proposed = code_letters(name)
            self.code.setText(self._proposed)

    def _where(self, box: QVBoxLayout) -> None:
        look, say = self._look, self._look.words.say
        line = row(look)
        self.folder = TextField(look, "folder", say("Folder of the vault"), plain=True)
        self.folder.setText(str(paths.free_folder(self._home)))
        self.folder.textChanged.connect(self._check)
        line.addWidget(self.folder, 1)
        choose = Button(look, say("Choose"), "choose-folder", icon="folder")
        choose.clicked.connect(self.place)
        line.addWidget(choose)
        box.addLayout(labelled(look, say("Folder of the vault"), line))

    def say_problem(self, sentence: str) -> None:
        """Say why it was not created."""
        self.working(False)
        self.problem.say(sentence)
        self.problem.show()

    def working(self, busy: bool) -> None:
        """While the key is made."""
        self.button.setEnabled(not busy)
        self.button.setText(
            self._look.words.say("Creating …") if busy else self._look.words.say("Create the vault")
        )

    def _founding(self) -> None:
        """Whoever founds an organisation coordinates it; the task can still be changed."""
        if self.how.value == "new":
            self.role.choose("coordinator")
        self._check()

    def _check(self) -> None:
        say = self._look.words.say
        new = self.how.value == "new"
        self.organisation.setVisible(new)
        self._coded.setVisible(new)
        self.how_help.say(
            say("You found the organisation: other devices ask yours for admission.")
            if new
            else say("You can record at once. A coordinator admits this device later, by file.")
        )
        self._need(self._missing(new))

    def _missing(self, new: bool) -> str:
        say = self._look.words.say
        if not self.name.text().strip():
            return say("Still needed: your name")
        if new and not self.organisation.text().strip():
            return say("Still needed: the name of the organisation")
        if new and as_code(self.code.text() or self._proposed) is None:
            return say("The short code needs 2 to 6 Latin letters")
        if new and self.role.value != "coordinator":
            return say("A new organisation is founded by a coordinator")
        return self.secret.missing()

    def _create(self) -> None:
        self.problem.hide()
        self.working(True)
        organisation = self.organisation.text().strip() if self.how.value == "new" else None
        self.wanted.emit(
            NewVault(
                Path(self.folder.text()),
                self.role.value,
                self.name.text().strip(),
                organisation,
                self.secret.text(),
                as_code(self.code.text() or self._proposed) if organisation else None,
            )
        )
