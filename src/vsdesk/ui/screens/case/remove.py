"""Takes a whole case from the list, after one question. The list offers to undo it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.layout import row
from vsdesk.ui.kit.prompts import Question
from vsdesk.ui.place import Place

if TYPE_CHECKING:
    from vsdesk.ui.editing.context import Context


class RemoveCase(QWidget):
    """One quiet button. `go` is called with the list of cases once the case is hidden."""

    def __init__(self, context: Context, go: Callable[[Place], None]) -> None:
        super().__init__()
        self._context, self._go = context, go
        line = row(context.look, self)
        words = context.look.words.say("Remove this case")
        self.button = Button(context.look, words, "remove-case", kind="quiet", icon="remove")
        self.button.clicked.connect(self._ask)
        line.addWidget(self.button)
        line.addStretch(1)

    def _ask(self) -> None:
        say = self._context.look.words.say
        question = Question(
            say("Remove this case?"),
            say(
                "The case and all below it are hidden, here and on the other devices. "
                "Nothing is lost: the history keeps it."
            ),
            (("keep", say("Keep it")), ("remove", say("Remove it"))),
            danger="remove",
        )
        self._context.session.prompts.ask(self, question, self._answered)

    def _answered(self, key: str, _: str) -> None:
        if key != "remove":
            return
        session = self._context.session
        self.button.setEnabled(False)
        session.drafts.flush()
        session.jobs.write(
            Answer(self, self._removed, self._stays),
            session.desk.delete,
            self._context.dossier.root,
        )

    def _removed(self, _: object) -> None:
        self._go(Place("cases", self._context.dossier.root, "removed"))

    def _stays(self, problem: object) -> None:
        self.button.setEnabled(True)
        self._context.session.jobs.failed.emit(problem)
