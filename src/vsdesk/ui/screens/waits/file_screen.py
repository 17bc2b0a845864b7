"""What one device alone says of a file, record by record, as it would change it; and the word that it was looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from vsdesk.ui.editing.safe_contact import SafeContactCard
from vsdesk.ui.editing.sealed_card import SealedCard
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.layout import clear, column, frame, plane, row, scroll
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.place import Place
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.waits.record_card import RecordCard
from vsdesk.ui.screens.waits.said import title_of

if TYPE_CHECKING:
    from vsdesk.desk import Change, Desk, LoneFile
    from vsdesk.errors import VsdeskError
    from vsdesk.records.closing import Why
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session

    _Read = tuple[LoneFile | None, Mapping[str, Mapping[str, Why]]]

_SOON: Final = 300  # milliseconds after a change
_WIDE: Final = 900
_MOST: Final = (
    100  # records that one page shows; the look names these, and the next page has the rest
)


class FileScreen(Screen):
    """`place.id` is the root. The look names just the ops whose content stands on the page."""

    def __init__(self, look: Look, session: Session, place: Place) -> None:
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
        self._page = column(look, page, edges=(24, 8, 24, 24), space=12)
        outer.addWidget(scroll(page, "wait-scroll"), 1)
        outer.addWidget(self._foot())
        self.back_by_esc()
        self.cards: list[RecordCard] = []
        self._opened: set[str] = set()  # sources and ways of contact that were opened on this page
        self._kind, self._wide = "", True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.refresh)
        session.changed.connect(self._soon.start)
        self.refresh()

    def _foot(self) -> QWidget:
        look, say = self.look, self.look.words.say
        self._bottom = frame("bottom")
        line = row(look, self._bottom, edges=(24, 9, 16, 9), space=12)
        self._still = Paragraph(look, "", "body", "text2", wide=60)
        line.addWidget(self._still, 1)
        self.holds = Button(look, say("I looked: it holds"), "look-holds", kind="primary", icon="check")  # fmt: skip
        self.holds.clicked.connect(self._look)
        line.addWidget(self.holds)
        self._bottom.hide()
        return self._bottom

    def refresh(self) -> None:
        """Read the file again."""
        answer: Answer[_Read] = Answer(self, self._show, self.failed)
        self.session.jobs.read(answer, _read, self.session.desk, self.place.id)

    def first_controls(self) -> Sequence[QWidget]:
        """The door to the first record: nothing is confirmed by an Enter that came too early."""
        return [door for card in self.cards[:1] for door in card.findChildren(Button)]

    def _show(self, read: _Read) -> None:
        found, closed = read
        look, say = self.look, self.look.words.say
        self.belongs.emit("today")
        clear(self._page)
        self.cards = []
        self._bottom.setVisible(found is not None)
        if found is None:
            words = say("Nothing waits here any more. What is written stands as it is.")
            self._page.addWidget(Paragraph(look, words, "body", "text2"))
            self._page.addStretch(1)
            return
        self._kind = found.kind
        self._head.say(look.dots(title_of(look, found), found.number))
        told = say("One device alone says this: first what stands without it, then what it says. It opens nothing until you have looked, or write it too.")  # fmt: skip
        self._page.addWidget(Paragraph(look, told, "body", "text2", wide=90))
        doors: set[str] = set()
        for one in found.records[:_MOST]:
            shut = closed.get(one.record.id, {})
            door = next((d for name in one.said if (d := self._door_id(one.record.space, one.record.id, shut.get(name)))), "")  # fmt: skip
            if door and door not in self._opened | doors:
                self._page.addWidget(self._door(read, one.record.space, one.record.id, door))
                doors.add(door)
            open_ = door in self._opened
            card = RecordCard(look, self.session, found.dossier, one, {} if open_ else shut)
            card.go.connect(self.go)
            card.reflow(wide=self._wide)
            self.cards.append(card)
            self._page.addWidget(card)
        self._page.addStretch(1)
        self._say(found)
        QTimer.singleShot(0, self, self.take_focus)

    def _door_id(self, space: str, record: str, why: Why | None) -> str:
        """What is opened before a closed answer stands here; news has no door here."""
        return {"sealed": space, "contact": record}.get(why or "", "")

    def _door(self, read: _Read, space: str, record: str, door: str) -> QWidget:
        found = read[0]
        if door == record and found is not None:
            rules = SafeContactCard(
                self.look, self.session, found.dossier, found.dossier.get(record)
            )
            rules.revealed.connect(partial(self._open, read, door))
            return rules
        card = SealedCard(self.look, self.session, space)
        card.opened.connect(partial(self._open, read, door))
        return card

    def _open(self, read: _Read, door: str, _: str = "") -> None:
        self._opened.add(door)
        self._show(read)

    def _shown(self) -> frozenset[str]:
        """The ops of which all stands on the page."""
        shown = frozenset(op for card in self.cards for op in card.shown)
        return shown - {op for card in self.cards for op in card.lone.ops - card.shown}

    def _say(self, found: LoneFile) -> None:
        words, shown = self.look.words, self._shown()
        self.holds.setEnabled(bool(shown))
        if found.ops <= shown:
            what = words.count(
                "All that waits here is shown: {n} record.",
                "All that waits here is shown: {n} records.",
                len(self.cards),
            )
        else:
            what = words.say("Some of it is closed, or not shown yet: that waits on.")
        self._still.say(what)

    def _look(self) -> None:
        self.holds.setEnabled(False)
        answer = Answer(self, self._looked, self._not_looked)
        desk = self.session.desk
        self.session.jobs.write(answer, desk.look_holds, self.place.id, self._shown())

    def _looked(self, change: Change) -> None:
        words = self.look.words.say("You looked: it holds. It is no longer one device's word.")
        self._said.decided(words, change, undo=bool(change.back))
        self.refresh()

    def _not_looked(self, problem: VsdeskError) -> None:
        self.failed(problem)
        self.refresh()

    def _take_back(self, change: Change) -> None:
        answer: Answer[Change] = Answer(self, self._taken_back, self.failed)
        self.session.jobs.write(answer, self.session.desk.take_back, change)

    def _taken_back(self, _: Change) -> None:
        self.refresh()

    def _go_root(self) -> None:
        screen = self._kind if self._kind in ("case", "family") else "record"
        self.go.emit(Place(screen, self.place.id))

    def reflow(self, width: float) -> None:
        """Old and new below each other when room is short."""
        self._wide = width >= _WIDE
        for one in self.cards:
            one.reflow(wide=self._wide)


def _read(desk: Desk, root: str) -> _Read:
    """What waits in the file, and what of it stays closed."""
    found = desk.lone_file(root)
    return found, {} if found is None else desk.closed_in(found)
