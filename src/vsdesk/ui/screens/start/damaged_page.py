"""A vault that does not open because something of it is damaged: what it is, and the ways out.

What can be read goes into a new folder; where both key files are gone, with those of a backup. Or a backup is
brought back.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.errors import KEYS_DAMAGED
from vsdesk.paths import free_folder
from vsdesk.ui import vault_actions
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.start.step_page import StepPage, enter_goes_on
from vsdesk.words import refusal_words

if TYPE_CHECKING:
    from vsdesk.desk.access.integrity import RescueResult
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.jobs import Jobs
    from vsdesk.ui.kit.prompts import Prompts
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.vault_actions import EnvOf

_DAMAGE: Final = KEYS_DAMAGED | {"E_DB_CORRUPT"}


def is_damage(problem: VsdeskError, folder: Path | None) -> bool:
    """Whether this is damage of a vault that lies there, and not a wrong word or place."""
    there = folder is not None and folder.is_dir() and any(folder.glob("db.*"))
    return there and problem.name in _DAMAGE


class DamagedPage(StepPage):
    """`rescued` carries what was read; `finding`: a backup is to be brought back; `busy`: it works."""

    rescued = Signal(object)
    finding = Signal()
    busy = Signal(bool)

    def __init__(
        self,
        look: UiContext,
        work: tuple[Jobs, Prompts, EnvOf],
        folder: Path,
        problem: VsdeskError,
    ) -> None:
        say = look.words.say
        super().__init__(look, "damaged-page", say("Something of this vault is damaged"))
        self._jobs, self._prompts, self._env = work
        self._folder = folder
        self._keys = problem.name in KEYS_DAMAGED
        box = self._box
        box.addWidget(Paragraph(look, say(problem.code.sentence), "strong"))
        box.addWidget(
            Paragraph(
                look,
                say(
                    "What can be read is put into a new folder; the damaged one stays as it is. What is missing there comes back from a backup, and with the next bundles of others."
                ),
            )
        )
        if self._keys:
            words = say(
                "Its key files are gone or damaged. Those of a backup open it as well: you are asked where one lies."
            )
            box.addWidget(Paragraph(look, words))
        label = say("Passphrase, or the recovery words")
        self.secret = SecretField(look, "rescue-secret", label, say("Show the passphrase"))
        self.secret.textChanged.connect(self._check)
        box.addLayout(labelled(look, label, self.secret))
        find = Button(look, say("Bring back a backup instead"), "find-backup", kind="link")
        find.clicked.connect(self.finding)
        box.addWidget(find, 0, look.leading)
        self._foot(say("Read what can be read"), "rescue")
        self.button.clicked.connect(self._go)
        enter_goes_on([self.secret], self.button)
        self.setFocusProxy(self.secret)
        self._check()

    def _check(self) -> None:
        self.button.setEnabled(bool(self.secret.text().strip()))

    def _go(self) -> None:
        self.problem.hide()
        if self._keys:
            title = self._look.words.say("The folder or stick with the backup")
            self._prompts.folder(self, title, "", self._where)
        else:
            self._where(None)

    def _where(self, backup: Path | None) -> None:
        title = self._look.words.say("Where the new folder shall lie")
        self._prompts.folder(
            self, title, str(Path.home()), lambda home: self._read(free_folder(home), backup)
        )

    def _read(self, target: Path, backup: Path | None) -> None:
        self.busy.emit(True)
        answer: Callbacks[RescueResult] = Callbacks(self, self._done, self._failed)
        given = (self._folder, target, self.secret.text(), self._env, backup)
        self._jobs.write_long(answer, vault_actions.rescue, *given)

    def _done(self, found: RescueResult) -> None:
        self.secret.clear()
        self.busy.emit(False)
        self.rescued.emit(found)

    def _failed(self, problem: VsdeskError) -> None:
        self.busy.emit(False)
        self.problem.say(refusal_words(self._look.words, problem))
        self.problem.show()
        self.secret.setFocus()
