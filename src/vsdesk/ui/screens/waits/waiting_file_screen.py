"""What one device alone says of a file, record by record, as it would change it; and the word
that it was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from vsdesk.records.gate.lone.lone_words import HOLDS, LATE_HERE, LEAVES
from vsdesk.ui.catalogue.places import page_of
from vsdesk.ui.editing.ended_first import take_back
from vsdesk.ui.editing.safe_contact import SafeContactCard
from vsdesk.ui.editing.sealed_card import SealedCard
from vsdesk.ui.kit.boxes import clear, column, frame, plane, row, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.waits.record_card import RecordCard
from vsdesk.ui.screens.waits.waits_wording import title_of

if TYPE_CHECKING:
    from vsdesk.desk import Change, LonePage, LoneRecord, ScreenPicture
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_SOON: Final = 300  # milliseconds after a change
_WIDE: Final = 900


class FileScreen(Screen):
    """`place.id` is the root. The look names just the ops whose content stands on the page."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        outer = column(look, self)
        self._head = PageHead(look, say("Waits for your look"))
        self._head.back.connect(self.back)
        self._root = Button(look, say("Open the file"), "open-root", icon="go", after=True)
        self._root.clicked.connect(self._go_root)
        self._head.tools.addWidget(self._root)
        outer.addWidget(self._head)
        self._said = UndoStrip(look)
        self._said.undo.connect(self._take_back)
        outer.addWidget(self._said)
        page = plane()
        self._box = column(look, page, edges=(24, 8, 24, 24), space=12)
        outer.addWidget(scroll(page, "wait-scroll"), 1)
        outer.addWidget(self._foot())
        self.back_by_esc()
        self.cards: list[RecordCard] = []
        self._opened: set[str] = set()  # sources and ways of contact that were opened on this page
        self._files: dict[
            str, ScreenPicture | None
        ] = {}  # what was opened on this page (see FileLook)
        self._page: LonePage | None = None
        self._start = 0  # where the page begins: the number of an op
        self._wide = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.refresh)
        session.changed.connect(self._soon.start)
        self.refresh()

    def _foot(self) -> QWidget:
        look = self.look
        self._bottom = frame("bottom")
        line = row(look, self._bottom, edges=(24, 9, 16, 9), space=12)
        self._still = Paragraph(look, "", "body", "text2", wide=60)
        line.addWidget(self._still, 1)
        self.more = Button(look, "", "more-of-it", icon="go", after=True)
        self.more.clicked.connect(self._next)
        line.addWidget(self.more)
        self.holds = Button(look, "", "look-holds", kind="primary", icon="check")
        self.holds.clicked.connect(self._look)
        line.addWidget(self.holds)
        self._bottom.hide()
        return self._bottom

    def refresh(self) -> None:
        """Read the file again."""
        answer: Callbacks[LonePage | None] = Callbacks(self, self._show, self.failed)
        self.session.jobs.read(
            answer, self.session.desk.access.lone_words.lone_page, self.place.id, self._start
        )

    def _next(self) -> None:
        """The next page; after the last one the first again."""
        self.more.setEnabled(False)
        self._start = self._page.next if self._page is not None else 0
        self.refresh()

    def first_controls(self) -> Sequence[QWidget]:
        """The door to the first record: nothing is confirmed by an Enter that came too early."""
        return [door for card in self.cards[:1] for door in card.findChildren(Button)]

    def _show(self, page: LonePage | None) -> None:
        look, say = self.look, self.look.words.say
        clear(self._box)
        self.cards, self._page = [], page
        self._bottom.setVisible(page is not None)
        self._start = self._start if page is not None else 0
        if page is None:
            words = say("Nothing waits here any more. What is written stands as it is.")
            self._box.addWidget(Paragraph(look, words, "body", "text2"))
            self._box.addStretch(1)
            return
        self._head.say(look.dots(title_of(look, page.file), page.file.number))
        told = say(
            "One device alone says this: first what stands without it, then what it says. It opens nothing until you have looked, or write it too."
        )
        if not all(one.late for one in page.records):
            self._box.addWidget(Paragraph(look, told, "body", "text2", wide=90))
        if any(one.late for one in page.records):
            self._box.addWidget(Paragraph(look, say(LATE_HERE), "body", "text2", wide=90))
        doors = set[str]()
        for one in page.records:
            door = self._door_of(page, one)
            if door and door not in self._opened | doors:
                self._box.addWidget(self._door(page, one, door))
                doors.add(door)
            shut = {} if door in self._opened else page.closed.get(one.record.id, {})
            card = RecordCard(look, self.session, page.dossier, one, shut, page.files, self._files)
            card.go.connect(self.go)
            card.opened.connect(self._open_file)
            card.reflow(wide=self._wide)
            self.cards.append(card)
            self._box.addWidget(card)
        self._box.addStretch(1)
        self._say(page)
        QTimer.singleShot(0, self, self.take_focus)

    def _door_of(self, page: LonePage, one: LoneRecord) -> str:
        """What is opened before a closed answer stands here: a source, a way of contact; "" for nothing."""
        shut = page.closed.get(one.record.id, {})
        whys = {shut.get(name, "") for name in one.said}
        return one.record.space if "sealed" in whys else one.record.id if "contact" in whys else ""

    def _door(self, page: LonePage, one: LoneRecord, door: str) -> QWidget:
        look, session = self.look, self.session
        if door == one.record.id:
            rules = SafeContactCard(look, session, page.dossier, one.record)
            rules.revealed.connect(partial(self._open, page, door))
            return rules
        card = SealedCard(look, session, door)
        card.opened.connect(partial(self._open, page, door))
        return card

    def _open(self, page: LonePage, door: str, _: str = "") -> None:
        self._opened.add(door)
        self._show(page)

    def _open_file(self, blob: str, shown: ScreenPicture | None) -> None:
        self._files[blob] = shown
        if self._page is not None:
            self._say(self._page)

    def _shown(self) -> frozenset[str]:
        """The ops of which all stands on the page."""
        if self._page is None:
            return frozenset()
        page, some = self._page, [card.lone for card in self.cards]
        opened = {one.record.id for one in some if self._door_of(page, one) in self._opened}
        return page.shown(some, opened, self._files)

    def _say(self, page: LonePage) -> None:
        words, shown = self.look.words, self._shown()
        out = self._lets_out
        self.holds.setText(
            words.say("I looked: it may leave") if out else words.say("I looked: it holds")
        )
        self.holds.setEnabled(bool(shown))
        self.more.setText(words.say("Next page") if page.next else words.say("First page"))
        self.more.setEnabled(True)
        self.more.setVisible(bool(page.next or self._start))
        if page.file.ops <= shown:
            what = words.count(
                "All that waits here is shown: {n} record.",
                "All that waits here is shown: {n} records.",
                len(self.cards),
            )
        elif page.next:
            what = words.say(
                "There is more than one page. Your look counts for what stands on this one."
            )
        else:
            what = words.say("Some of it is closed, or not shown yet: that waits on.")
        self._still.say(what)

    @property
    def _lets_out(self) -> bool:
        return any(card.lone.lets_out for card in self.cards)

    def _look(self) -> None:
        self.holds.setEnabled(False)
        looked = partial(self._looked, LEAVES if self._lets_out else HOLDS)
        answer = Callbacks(self, looked, self._not_looked)
        desk = self.session.desk
        self.session.jobs.write(
            answer, desk.access.lone_words.look_holds, self.place.id, self._shown()
        )

    def _looked(self, what: str, change: Change) -> None:
        self._said.decided(self.look.words.say(what), change, undo=bool(change.back))
        self.refresh()

    def _not_looked(self, problem: VsdeskError) -> None:
        self.failed(problem)
        self.refresh()

    def _take_back(self, change: Change) -> None:
        take_back(self, self.look, self.session, change, self._taken_back, self.failed)

    def _taken_back(self, _: object) -> None:
        self.refresh()

    def _go_root(self) -> None:
        kind = self._page.file.kind if self._page is not None else ""
        self.go.emit(page_of(kind, self.place.id))

    def reflow(self, width: float) -> None:
        """Old and new below each other when room is short."""
        self._wide = width >= _WIDE
        for one in self.cards:
            one.reflow(wide=self._wide)
