"""The lines of a list against the cases: a hit is looked at like a pair. It becomes a claim, never a fate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.screens.same.head import QueueHead
from vsdesk.ui.screens.same.screen import SameScreen

if TYPE_CHECKING:
    from vsdesk.desk import MatchRun
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.kit.jobs import JobHandle

_PART: Final = 100  # lines of one part, so that a save never waits long


class HitsScreen(SameScreen):
    """`id` of the place is the list. Compared when asked for, in small parts; what was found stays."""

    def make_head(self) -> QueueHead:
        """The list's name when it was read; the button that compares."""
        say = self.look.words.say
        head = QueueHead(self.look, say("Names of a list"), self.view, groups=False)
        self._ticket: JobHandle | None = None
        self._done = self._new = 0
        self.told = Label(self.look, "", "small", "text2")
        head.tools.addWidget(self.told)
        self.stop = Button(self.look, say("Stop comparing"), "stop-list", icon="stop")
        self.stop.clicked.connect(self._stop)
        self.stop.hide()
        head.tools.addWidget(self.stop)
        words = say("Compare with the cases")
        self.begin = Button(self.look, words, "compare-list", kind="primary", icon="same")
        self.begin.clicked.connect(self._begin)
        head.tools.addWidget(self.begin)
        answer = Callbacks(self, self._named, self.failed)
        self.session.jobs.read(answer, self.session.desk.cases.record, self.place.id)
        return head

    @property
    def list_id(self) -> str:
        """Which list."""
        return self.place.id

    def say_empty(self) -> str:
        """Why there is nothing."""
        if self.view in ("decided", "unsure"):
            return super().say_empty()
        return self.look.words.say("No line of this list waits here. A name in a list is not yet a person.")  # fmt: skip

    def _named(self, source: RecordView) -> None:
        name = source.text("name")
        if name:
            self.head.title.setText(name)

    # Comparing.
    def _begin(self) -> None:
        self._done = self._new = 0
        self.begin.setEnabled(False)
        self.stop.show()
        self.stop.setFocus()
        self._part(0)

    def _part(self, after: int) -> None:
        words = self.look.words
        self.told.setText(words.count("{n} line compared", "{n} lines compared", self._done))
        answer = Callbacks(self, self._found, self._cannot)
        desk = self.session.desk
        self._ticket = self.session.jobs.write_quietly(
            answer, desk.matching.lists.list, self.place.id, after=after, most=_PART
        )

    def _found(self, run: MatchRun) -> None:
        self._done += run.done
        self._new += run.found
        if run.next:
            self._part(run.next)
        else:
            self._rest()

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self._rest()

    def _cannot(self, problem: VsdeskError) -> None:
        self._rest()
        self.failed(problem)

    def _rest(self) -> None:
        self._ticket = None
        held = self.stop.hasFocus()
        self.begin.setEnabled(True)
        self.stop.hide()
        words = self.look.words
        lines = words.count("{n} line compared", "{n} lines compared", self._done)
        found = words.count("{n} new hit", "{n} new hits", self._new)
        self.told.setText(self.look.dots(lines, found))
        if held:
            self.begin.setFocus()
        if not self.paired:
            self.refresh()

    def leaving(self) -> None:
        """What was found stays; the rest waits until it is asked for again."""
        if self._ticket is not None:
            self._ticket.cancel()
