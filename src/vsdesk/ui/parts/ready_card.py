"""Beside a case: one line for each mechanism that fits it, and why it is not ready yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics

from vsdesk.ui.editing.told_card import ToldCard
from vsdesk.ui.kit.boxes import clear, column, filled_at_once, row, rule
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.jumps import place_of_jump, words_of_jump
from vsdesk.ui.parts.ready_page import ReadyPageModel, look_at
from vsdesk.ui.parts.ready_state import State, state_of
from vsdesk.ui.parts.told_door import ToldDoor
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.errors import VsdeskError
    from vsdesk.records.readiness import Offer
    from vsdesk.ui.kit.jobs import JobHandle
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_WIDE: Final = 190  # pixels of a link that stands in one line of the column
_MOST: Final = 6  # lines beside a case; the page of its own has them all


class ReadyCard(Card):
    """`read` is for when the case is shown: it takes long. `go` carries the place that was pressed."""

    go = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, case: str) -> None:
        super().__init__(look, look.words.say("Ready for …"), space=8, edge=14)
        self.setObjectName("ready-card")
        self._session, self._case = session, case
        self._places: dict[str, Route] = {}
        self._asked: JobHandle | None = None
        door = ToldDoor(self, session, self.go.emit, self._cannot)
        self.told = ToldCard(look, session, door)
        self.body.addWidget(self.told)
        self.lines: QVBoxLayout = column(look, space=8)
        self.body.addLayout(self.lines)
        self._say(look.words.say("Looking …"))

    def read(self) -> None:
        """Look what each mechanism waits for, once; given up with the card."""
        if self._asked is None:
            session, answer = self._session, Callbacks(self, self._show, self._cannot)
            self._asked = session.jobs.read_long(answer, look_at, session.desk, self._case)
            self.destroyed.connect(self._asked.cancel)

    def _say(self, words: str) -> None:
        self.lines.addWidget(Paragraph(self._look, words, "body", "text2"))

    def _cannot(self, problem: VsdeskError) -> None:
        clear(self.lines)
        self._say(self._look.words.say(problem.code.sentence))

    def _show(self, found: ReadyPageModel) -> None:
        with filled_at_once(self):
            self._fill(found)

    def _fill(self, found: ReadyPageModel) -> None:
        clear(self.lines)
        look = self._look
        offers = found.routing.open
        for number, offer in enumerate(offers[:_MOST]):
            if number:
                self.lines.addWidget(rule())
            self._line(found, offer)
        if not offers:
            self._say(look.words.say("No mechanism fits this case yet."))
        self.told.show_numbers(
            [*dict.fromkeys(one for told in found.told.values() for one in told)]
        )
        rest = max(0, len(offers) - _MOST) + len(found.routing.closed)
        words = look.words.count("All, and {n} more", "All, and {n} more", rest) if rest else ""
        door = Button(
            look,
            words or look.words.say("Open all of it"),
            "open-ready",
            kind="link",
            icon="go",
            after=True,
        )
        door.clicked.connect(self._all)
        self.lines.addWidget(door, 0, look.leading)

    def _line(self, found: ReadyPageModel, offer: Offer) -> None:
        look, key = self._look, offer.profile.key
        state = state_of(look, found.dossier, found.of[key], found.told.get(key, ()))
        line = row(look, space=8)
        line.addWidget(IconMark(look, state.icon, state.tone), 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, space=0)
        words.addWidget(Paragraph(look, capital(offer.profile.name(look.lang)), "strong"))
        banner = found.of[key].banner_sentence(look.words)
        if banner:
            words.addWidget(Paragraph(look, banner, "small", "stop"))
        if state.tone != "ok" or state.first is not None:
            words.addWidget(Paragraph(look, state.why, "small", "text2"))
        if state.first is not None and state.tone != "ok":
            self._add_jump(words, found, key, state)
        line.addLayout(words, 1)
        self.lines.addLayout(line)

    def _add_jump(self, box: QVBoxLayout, found: ReadyPageModel, key: str, state: State) -> None:
        """The way to what lacks; a long name of it is a line that wraps, or the column would
        grow out of the window."""
        assert state.first is not None
        jump = state.first.lacking[0] if state.first.lacking else state.first.jump
        labels, say = self._session.labels, self._look.words.say
        words = words_of_jump(self._look, labels, jump)
        name = f"ready-{key}"
        long = QFontMetrics(self._look.font("body")).horizontalAdvance(words) > self._look.px(_WIDE)
        if long:
            box.addWidget(Paragraph(self._look, words, "small"))
        label = say("Go to this question") if long else words
        link = Button(self._look, label, name, kind="link", icon="go", after=True)
        link.setAccessibleName(say("Go to: {field}", field=words))
        place = place_of_jump(self._session, found.dossier, jump)
        if place.screen == "submission":  # what a submission lacks is said where one is prepared
            place = Route("ready", self._case, key)
        self._places[name] = place
        link.clicked.connect(self._pressed)
        box.addWidget(link, 0, self._look.leading)

    def _pressed(self) -> None:
        self.go.emit(self._places[self.sender().objectName()])

    def _all(self) -> None:
        self.go.emit(Route("ready", self._case))
