"""Takes a draft that was never sent from its case, after one question. The case's history brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.context import Context


class RemoveDraft(Button):
    """A way to a field begins a draft by itself; so it must go again as lightly."""

    def __init__(self, context: Context, view: RecordView, go: Callable[[Route], None]) -> None:
        words = context.look.words.say("Remove this draft")
        super().__init__(context.look, words, "remove-draft", kind="quiet", icon="remove")
        self._context, self._id, self._go = context, view.id, go
        if view.text("sent_on") or not context.may_write("submission"):
            self.hide()
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        say = self._context.look.words.say
        question = Prompt(
            say("Remove this draft?"),
            say(
                "The draft is hidden, here and on the other devices. "
                "The history of the case brings it back."
            ),
            (("keep", say("Keep it")), ("remove", say("Remove it"))),
            danger="remove",
        )
        self._context.session.prompts.ask(self, question, self._answered)

    def _answered(self, key: str, _: str) -> None:
        if key != "remove":
            return
        session = self._context.session
        self.setEnabled(False)
        session.drafts.flush()
        answer = Callbacks(self, self._removed, self._stays)
        session.jobs.write(answer, session.desk.cases.delete, self._id, shown=self._context.shown)

    def _removed(self, _: object) -> None:
        self._go(Route("case", self._context.dossier.root, "submissions"))

    def _stays(self, problem: object) -> None:
        self.setEnabled(True)
        self._context.session.jobs.failed.emit(problem)
