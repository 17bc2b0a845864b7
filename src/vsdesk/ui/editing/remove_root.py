"""Takes a whole case, family or other page from its list, after one question. The list offers to undo it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import row
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.ui.editing.context import Context


class RemoveRoot(QWidget):
    """One quiet button. `go` is called with the list `back` once the page is hidden."""

    def __init__(self, context: Context, go: Callable[[Route], None], back: Route) -> None:
        super().__init__()
        self._context, self._go = context, go
        self._list = replace(back, id=context.dossier.root, part="removed")
        look, say = context.look, context.look.words.say
        kind = context.head_kind
        own = {
            "case": (say("Remove this case"), say("Remove this case?")),
            "family": (say("Remove this family"), say("Remove this family?")),
        }
        other = (say("Remove this page"), say("Remove this page?"))
        self._words, self._title = own.get(kind, other)
        line = row(look, self)
        self.button = Button(look, self._words, f"remove-{kind}", kind="quiet", icon="remove")
        self.button.clicked.connect(self._ask)
        line.addWidget(self.button)
        if context.role == "coordinator":
            words = say("Erase for good …")
            erase = Button(look, words, f"erase-{kind}", kind="quiet", icon="blocked")
            erase.clicked.connect(self._erase)
            line.addWidget(erase)
        line.addStretch(1)

    def _erase(self) -> None:
        """On to the listed plan; nothing goes before it was read."""
        self._go(Route("erasing", self._list.id))

    def _ask(self) -> None:
        say = self._context.look.words.say
        hidden = {
            "case": say(
                "The case and all below it are hidden, here and on the other devices. "
                "Nothing is lost: the history keeps it."
            ),
            "family": say(
                "The family's page is hidden, here and on the other devices; its cases stay. "
                "Nothing is lost: the history keeps it."
            ),
        }
        other = say(
            "The page and all below it are hidden, here and on the other devices. "
            "Nothing is lost: the history keeps it."
        )
        question = Prompt(
            self._title,
            hidden.get(self._context.head_kind, other),
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
        answer = Callbacks(self, self._removed, self._stays)
        session.jobs.write(
            answer, session.desk.cases.delete, self._list.id, shown=self._context.shown
        )

    def _removed(self, _: object) -> None:
        self._go(self._list)

    def _stays(self, problem: object) -> None:
        self.button.setEnabled(True)
        self._context.session.jobs.failed.emit(problem)
