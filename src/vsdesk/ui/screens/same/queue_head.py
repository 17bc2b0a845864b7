"""The head of the queue: title, the views as chips or a list box; over a pair its band and place;
over a list the comparing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.boxes import clear, column, row
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.pair_words import BANDS
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk import MatchRun
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_PART: Final = 100  # lines of one part, so that a save never waits long
_WIDE = 1280
DECIDED: Final = "decided"
GROUPS: Final = "groups"
_WORDS: Final = {
    **BANDS,
    DECIDED: mark("Decided"),
    GROUPS: mark("One person, several reports"),
}


class Views(QWidget):
    """`chosen` carries the key of a view."""

    chosen = Signal(str)

    def __init__(self, look: UiContext, value: str, *, groups: bool) -> None:
        super().__init__()
        self._look = look
        self._keys = [key for key in _WORDS if groups or key != GROUPS]
        self._counts: Mapping[str, int] = {}
        line = row(look, self, space=8)
        self._group = QButtonGroup(self)
        for at, key in enumerate(self._keys):
            chip = Button(look, self.words(key), f"view-{key}", kind="chip")
            chip.setCheckable(True)
            self._group.addButton(chip, at)
            line.addWidget(chip)
        self.box = Choice(look, "view", look.words.say("Which pairs"), self._options(), value)
        self.box.setMinimumContentsLength(18)
        line.addWidget(self.box)
        line.addStretch(1)
        self._group.idClicked.connect(self._pressed)
        self.box.chosen.connect(self._picked)
        self.choose(value)
        self.narrow(False)

    @property
    def value(self) -> str:
        """The chosen view."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Choose without telling anyone."""
        self._group.button(self._keys.index(key)).setChecked(True)
        self.box.choose(key)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many pairs wait in each."""
        self._counts, value = counts, self.value
        for at, key in enumerate(self._keys):
            button = self._group.button(at)
            button.setText(self.words(key))
            button.setAccessibleName(self.words(key))
        self.box.offer(self._options())
        self.box.choose(value)

    def narrow(self, yes: bool) -> None:
        """A list box in place of the chips."""
        self.box.setVisible(yes)
        for button in self._group.buttons():
            button.setVisible(not yes)

    def words(self, key: str) -> str:
        """A view and how many pairs wait in it."""
        say = self._look.words.say
        count = self._counts.get(key, 0)
        words = say(_WORDS[key])
        return say("{what} ({count})", what=words, count=count) if count else words

    def _options(self) -> list[tuple[str, str]]:
        return [(key, self.words(key)) for key in self._keys]

    def _pressed(self, at: int) -> None:
        self.box.choose(self._keys[at])
        self.chosen.emit(self._keys[at])

    def _picked(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)


class QueueHead(QFrame):
    """Two states: over the list, over one pair."""

    def __init__(self, look: UiContext, title: str, view: str, *, groups: bool = True) -> None:
        super().__init__()
        self._look = look
        say = look.words.say
        self.setProperty("part", "head")
        box = column(look, self, edges=(24, 12, 16, 10), space=8)
        line = Flow(look, space=10)
        self.listed = icon_button(look, "back", say("Back to the list"), "to-list", kind="quiet")
        line.addWidget(self.listed)
        self.title = Label(look, title, "h1", elide=True)
        self.title.setSizePolicy(
            self.title.sizePolicy().Policy.Maximum, self.title.sizePolicy().Policy.Fixed
        )
        line.addWidget(self.title)
        self._badge = row(look)
        line.addLayout(self._badge)
        self._where = Label(look, "", "body", "text2")
        line.addWidget(self._where)
        line.addStretch(1)
        self.before = Button(look, say("Previous pair"), "previous-pair", icon="before")
        self.after = Button(look, say("Next pair"), "next-pair", icon="go", after=True)
        line.addWidget(self.before)
        line.addWidget(self.after)
        self.tools = row(look, space=10)
        line.addLayout(self.tools)
        box.addLayout(line)
        self.views = Views(look, view, groups=groups)
        box.addWidget(self.views)
        self.show_list()

    def show_list(self) -> None:
        """Over the list."""
        clear(self._badge)
        self._where.setText("")
        self.views.show()
        for part in (self.listed, self.before, self.after):
            part.hide()

    def show_pair(self, band: str, at: int, total: int, *, first: bool, last: bool) -> None:
        """Over one pair: how close the two are now, and which of how many it is."""
        look = self._look
        clear(self._badge)
        if band in BANDS:
            self._badge.addWidget(Badge(look, look.words.say(BANDS[band]), "accent", "same"))
        where = look.words.say("Pair {at} of {total}", at=at, total=total) if at else ""
        self._where.setText(where)
        self.views.hide()
        for part in (self.listed, self.before, self.after):
            part.show()
        self.before.setEnabled(not first)
        self.after.setEnabled(not last)

    def reflow(self, width: float) -> None:
        """Chips become a list box, the words beside the title go."""
        self.views.narrow(width < _WIDE)
        self._where.setVisible(width >= 800)


class ListComparison(QObject):
    """Holds the lines of a list against the cases when asked for, in small parts: what was found stays.

    `named` carries the list's name when it was read, `rested` when nothing is compared any more.
    """

    named = Signal(str)
    rested = Signal()
    failed = Signal(object)

    def __init__(
        self, look: UiContext, session: VaultSession, list_id: str, head: QueueHead
    ) -> None:
        super().__init__(head)
        self._look, self._session, self._list = look, session, list_id
        self._ticket: JobHandle | None = None
        self._done = self._new = 0
        say, tools = look.words.say, head.tools
        self.told = Label(look, "", "small", "text2")
        tools.addWidget(self.told)
        self.stop = Button(look, say("Stop comparing"), "stop-list", icon="stop")
        self.stop.clicked.connect(self._stop)
        self.stop.hide()
        tools.addWidget(self.stop)
        words = say("Compare with the cases")
        self.begin = Button(look, words, "compare-list", kind="primary", icon="same")
        self.begin.clicked.connect(self._begin)
        tools.addWidget(self.begin)
        answer = Callbacks(self, self._named, self.failed.emit)
        session.jobs.read(answer, session.desk.cases.record, list_id)

    def _named(self, source: RecordView) -> None:
        self.named.emit(source.text("name"))

    def _begin(self) -> None:
        self._done = self._new = 0
        self.begin.setEnabled(False)
        self.stop.show()
        self.stop.setFocus()
        self._part(0)

    def _part(self, after: int) -> None:
        words = self._look.words
        self.told.setText(words.count("{n} line compared", "{n} lines compared", self._done))
        answer = Callbacks(self, self._found, self._cannot)
        desk = self._session.desk
        self._ticket = self._session.jobs.write_quietly(
            answer, desk.matching.lists.list, self._list, after=after, most=_PART
        )

    def _found(self, run: MatchRun) -> None:
        self._done += run.done
        self._new += run.found
        if run.next:
            self._part(run.next)
        else:
            self._rest()

    def _stop(self) -> None:
        self.leave()
        self._rest()

    def _cannot(self, problem: VsdeskError) -> None:
        self._rest()
        self.failed.emit(problem)

    def _rest(self) -> None:
        self._ticket = None
        held = self.stop.hasFocus()
        self.begin.setEnabled(True)
        self.stop.hide()
        words = self._look.words
        lines = words.count("{n} line compared", "{n} lines compared", self._done)
        found = words.count("{n} new hit", "{n} new hits", self._new)
        self.told.setText(self._look.dots(lines, found))
        if held:
            self.begin.setFocus()
        self.rested.emit()

    def leave(self) -> None:
        """What was found stays; the rest waits until it is asked for again."""
        if self._ticket is not None:
            self._ticket.cancel()
