"""Others who were taken at the same time: as told, how many, and the incident that joins their cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from vsdesk.records.case_parts import WHEN_AND_WHERE
from vsdesk.ui.editing.taken_together import TakenTogether
from vsdesk.ui.kit.form.line import NumberEditor
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import clear, column
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.screens.interview import opening
from vsdesk.ui.screens.interview.page import TalkPage
from vsdesk.ui.screens.interview.talk import is_answer

if TYPE_CHECKING:
    from vsdesk.desk import Change
    from vsdesk.records.dossier import Dossier


class OthersPage(TalkPage):
    """What is joined is saved at once, behind all that was said before it."""

    asked = (("event", "others_taken"),)

    def build(self) -> None:
        """Who, how many, which incident."""
        self.ask(
            self.say("Was anyone else taken at the same time?"),
            self.say("Names only if they wish. A number is enough."),
        )
        self.add(self.line("event", "others_taken", self.say("Who, as told")))
        self.add(self.typed(NumberEditor, "event", "others_count"))
        self._place = column(self.look)
        self.box.addLayout(self._place)
        self.undo = UndoStrip(self.look, "undo-joined", edge=0)
        self.undo.undo.connect(self._take_back)
        self.box.addWidget(self.undo)
        self._show()

    def _show(self) -> None:
        clear(self._place)
        host = self.host
        self.together = TakenTogether(
            self.look, host.session, self.talk.dossier, self._told, self._first, leads=False
        )
        self.together.written.connect(self._written)
        self._place.addWidget(self.together)

    def _told(self) -> Mapping[str, Any]:
        said = {name: self.talk.value("event", name) for name in WHEN_AND_WHERE}
        return {name: None if is_answer(value) else value for name, value in said.items()}

    def _first(self, do: Callable[[str], None]) -> None:
        """A case must be there before it can be joined."""
        self.talk.begin("case")
        self.host.save(lambda _: do(self.talk.id("case")))

    def _written(self, words: str, change: Change) -> None:
        self.undo.decided(words, change, undo=bool(change.back))
        self._read()

    def _read(self) -> None:
        session = self.host.session
        answer = Callbacks(self, self._read_again, self.host.trouble)
        session.jobs.read(answer, opening.read_case, session.desk, self.talk.id("case"))

    def _read_again(self, dossier: Dossier) -> None:
        self.talk.dossier = dossier
        self._show()
        self.undo.button.setFocus()

    def _take_back(self, change: Change) -> None:
        session = self.host.session
        answer = Callbacks(self, self._taken_back, self.host.trouble)
        session.jobs.write(answer, session.desk.cases.take_back, change)

    def _taken_back(self, _: Change) -> None:
        self._read()
