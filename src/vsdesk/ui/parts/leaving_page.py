"""The page on which something is looked at before it leaves: what is asked, what would leave,
what stays and the ways out.

Preview and tables are such pages. What is common to them: the three parts and how they give way, the name of
a recipient, why something leaves all the same, and the words of a refusal.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from vsdesk.desk import CHOICES, KIN_WAITS, NOT_PLACED
from vsdesk.errors import CODES
from vsdesk.records.consent import recipients
from vsdesk.records.gate.disclosure import REASONS
from vsdesk.records.gate.names.told_names import SURE, WHY
from vsdesk.ui.catalogue.places import page_of, section_with
from vsdesk.ui.editing.cell_reason import CellReason, CellWords
from vsdesk.ui.editing.told_card import ToldCard, asks_for_a_name
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, row, rule, scroll, turn
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.side_fold import Fold
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.ready_state import said_no
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.desk import Change, Desk, NamedRow
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.told.told_numbers import ToldNumber
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.parts.own_numbers import OwnNumbers
    from vsdesk.ui.parts.page_view import PageView
    from vsdesk.ui.parts.told_door import ToldDoor
    from vsdesk.ui.session import VaultSession

_PAUSE: Final = 400  # milliseconds after the last letter of a name
_OPTIONS: Final = 316  # pixels at 100 % of what is asked
_WIDE: Final = 900  # effective width from which what is asked stands beside the rest
_MOST: Final = 24  # asked about at once: what was chosen makes room for the next


class LeavingPage:
    """Head, and three parts beside each other; `choices` shows what is asked where there is no room for
    it."""

    def __init__(self, look: UiContext, outer: QVBoxLayout, title: str, choices: str) -> None:
        self._look = look
        self.head = PageHead(look, title)
        self.choices = Button(look, choices, "show-options", icon="filter")
        self.head.tools.addWidget(self.choices)
        outer.addWidget(self.head)
        self.parts = row(look, space=0)
        outer.addLayout(self.parts, 1)

    def fill(self, options: QWidget, shown: QWidget, end: QWidget) -> None:
        """What is asked, what would leave, and the column at the end."""
        area, line = scroll(options, "options-scroll"), rule(upright=True)
        self.parts.addWidget(area)
        self.parts.addWidget(line)
        self.parts.addWidget(shown, 1)
        self._fold = Fold(self.choices, area, line, shown, self._look.px(_OPTIONS))
        self._edge = rule(upright=True)
        self.parts.addWidget(self._edge)
        self.parts.addWidget(end)

    def reflow(self, width: float, *, beside: bool) -> None:
        """What is asked gives way first, on request; `beside`: whether the column stands
        beside what would leave."""
        turn(self.parts, beside=beside)
        self._edge.setVisible(beside)
        self._fold.reflow(wide=width >= _WIDE)


class ReasonsToLeave:
    """Why something leaves all the same: cells, names in told words, telephones; a card for each."""

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        words: CellWords,
        door: ToldDoor,
        again: Callable[[], None],
        *,
        named: str = "",
    ) -> None:
        """`again` looks once more, after a reason or a choice; `named`: as NamedCard says it."""
        self.told = ToldCard(look, session, door)
        self.cells = CellReason(look, session, words)
        self.cells.reasoned.connect(again)
        self.named = NamedCard(look, session, named)
        self.named.chosen.connect(again)
        self._again = again
        self._own: OwnNumbers | None = None
        self.why = ""

    def ask_first(self, own: OwnNumbers) -> OwnNumbers:
        """Ask these before anything else; another choice there is another page."""
        own.chosen.connect(self._again)
        self._own = own
        return own

    def show(self, cells: int, told: Sequence[ToldNumber], named: Sequence[NamedRow]) -> None:
        """What there is to write about."""
        self.cells.show_cells(cells)
        self.told.show_numbers(told)
        self.named.show_named(named)

    def before(self, leave: Callable[[], None]) -> None:
        """Ask about the telephones, then go on; `why` holds what was written."""
        ask = partial(self.told.before, partial(self._go_on, leave))
        if self._own is None:
            ask()
        else:
            self._own.before(ask)

    def _go_on(self, leave: Callable[[], None], why: str) -> None:
        self.why = why
        leave()


class ChangedBanner(Banner):
    """Says that something came while somebody looked: nothing left, and what stands there now is new."""

    def __init__(self, look: UiContext) -> None:
        super().__init__(look, look.words.say(CODES["E_CHANGED"].sentence), "", "warn")
        self.setObjectName("changed-meanwhile")
        self.hide()

    def tells(self, problem: VsdeskError, anew: Callable[[], None]) -> bool:
        """Whether it is that; then `anew` looks again, and this stands above."""
        if problem.name != "E_CHANGED":
            return False
        anew()
        self.show()
        return True


class PleaCover(Banner):
    """In place of a page on which somebody stands by name who asks not to be, and is not written down: it is
    looked at by a press, not by coming here."""

    def __init__(self, look: UiContext, view: PageView) -> None:
        say = look.words.say
        self._view, self._pdf = view, b""
        button = Button(look, say("Show the page all the same"), "show-covered", icon="show")
        words = say("The page is not shown: a name may stand on it that is not to be written.")
        super().__init__(look, words, tone="sealed", button=button)
        button.clicked.connect(self._uncover)
        self.hide()

    def show_page(self, pdf: bytes, told: Sequence[ToldNumber]) -> None:
        """Show it, or say why it is not shown."""
        self._pdf = pdf
        covered = asks_for_a_name(told)
        self.setVisible(covered)
        if covered:
            self._view.show_nothing()
        else:
            self._view.show_pdf(pdf)

    def _uncover(self) -> None:
        self.hide()
        self._view.show_pdf(self._pdf)


class RecipientName(TextField):
    """The name of a recipient, if it is one person. `settled` a moment after the last letter."""

    settled = Signal()

    def __init__(self, look: UiContext) -> None:
        say = look.words.say
        hint = say("Name, if it is one person")
        super().__init__(look, "named", say("Name of the recipient"), placeholder=hint)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.settled)
        self.written.connect(self._later)

    def _later(self) -> None:
        self._soon.start()


def recipients_offered(labels: Labels) -> list[tuple[str, str]]:
    """For whom something may leave here: not those who get a whole file."""
    bodies = [one for one in labels.terms("recipient") if not recipients.of(one[0]).whole]
    return capitals(bodies)


def capitals(terms: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The terms of a list as they stand in a box."""
    return [(key, capital(words)) for key, words in terms]


def refusal_words(
    look: UiContext, problem: VsdeskError, dossier: Dossier | None = None, to: str = ""
) -> tuple[str, str]:
    """The sentence of a refusal, and the gate's reason below it where there is one: of a family's no to
    `to`, where its file is at hand, who said it and when."""
    say = look.words.say
    reason = REASONS.get(str(problem.params.get("reason", "")), "")
    no = said_no(look, dossier, to, reason) if dossier is not None else ""
    return say(problem.code.sentence), no or (say(reason) if reason else "")


def by_submission(
    desk: Desk, recipient: str, banner: Banner, look: UiContext, kind: str = ""
) -> bool:
    """Whether it leaves only as a submission that a coordinator approved; the banner says so."""
    shut = desk.outbound.tables.leaves_by_submission(recipient, kind)
    if shut:
        banner.say(look.words.say(CODES["E_BY_SUBMISSION"].sentence))
        banner.show()
    return shut


def row_key(one: NamedRow) -> tuple[str, str, str]:
    """By what a row is the same after it was read again."""
    return one.record, one.of, one.who


class NamedCard(Card):
    """There only where somebody is named. `chosen` once a choice was written down or refused:
    the paper is set again. `opened` carries the place of told words, where there is a way to them."""

    chosen = Signal()
    opened = Signal(object)

    def __init__(
        self, look: UiContext, session: VaultSession, words: str = "", *, opens: bool = False
    ) -> None:
        """`words`: what becomes of the texts, where it is not a paper of one case; each
        row says of which case. `opens`: whether each row has a way to its words."""
        super().__init__(look, look.words.say("Names in told words"), edge=14, space=8)
        self.setObjectName("named-card")
        self._session = session
        self._rows: Sequence[NamedRow] = ()
        self._lines = column(look, space=8)
        self._several, self._opens = bool(words), opens
        words = words or look.words.say(
            "The told words stay as they are; only the paper changes. Where nothing is chosen, the whole text stays here, unless others have the name too."
        )
        self.body.addWidget(Paragraph(look, words, "small", "text2"))
        self.body.addLayout(self._lines)
        self.hide()

    def show_named(self, rows: Sequence[NamedRow]) -> None:
        """Say who is named where, and ask for each; the keyboard stays at the row where it is."""
        held = self._held()
        clear(self._lines)
        if len(rows) > _MOST:  # else each keeps its place under the mouse
            rows = sorted(rows, key=lambda one: one.choice is not None)
        self._rows = rows
        for place, one in enumerate(rows[:_MOST]):
            if place:
                self._lines.addWidget(rule())
            self._add(place, one)
        if rest := max(0, len(rows) - _MOST):
            words = self._look.words.count("{n} more row", "{n} more rows", rest)
            self._lines.addWidget(Paragraph(self._look, words, "small", "text2"))
        self.setVisible(bool(rows))
        if held is not None:
            self._take_up(*held)

    def _held(self) -> tuple[str, tuple[str, str, str]] | None:
        """The control of a row that has the keyboard, by what it is and of which row."""
        now = QApplication.focusWidget()
        place = now.property("place") if now is not None and self.isAncestorOf(now) else None
        if now is None or not isinstance(place, int) or place >= len(self._rows):
            return None
        return now.objectName().removesuffix(f"{place}"), row_key(self._rows[place])

    def _take_up(self, name: str, key: tuple[str, str, str]) -> None:
        """Give it back: to the same row, else to the one that stands there now."""
        shown = [row_key(one) for one in self._rows[:_MOST]]
        place = shown.index(key) if key in shown else 0
        for one in self.findChildren(QWidget, f"{name}{place}")[-1:]:  # behind what is let go
            one.show()  # what a layout took in just now takes no keyboard before
            one.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, place: int, one: NamedRow) -> None:
        look, labels, say = self._look, self._session.labels, self._look.words.say
        number = one.number if self._several else ""
        sure = "" if one.why == "place" else say(SURE[one.sure])
        where = look.dots(number, labels.field(one.kind, one.of), sure)
        self._lines.addWidget(Paragraph(look, f"{one.name} {say(WHY[one.why])}", "strong"))
        self._lines.addWidget(Paragraph(look, where, "small"))
        self._lines.addWidget(Paragraph(look, "\n".join(one.places), "small", "text2"))
        label = labels.field("name_choice", "choice")
        choice = Choice(look, f"name-{place}", label, self._options(one), one.choice or "")
        choice.setProperty("place", place)
        choice.chosen.connect(self._choose)
        self._lines.addWidget(choice)
        if self._opens:
            way = Button(
                look, say("To these words"), f"name-words-{place}", kind="link", icon="edit"
            )
            way.setProperty("place", place)
            way.clicked.connect(self._open)
            self._lines.addWidget(way, 0, look.leading)
        if not one.placed:
            self._lines.addWidget(Paragraph(look, say(NOT_PLACED), "small", "warn"))
        elif one.choice == "replace":
            self._lines.addWidget(Paragraph(look, one.instead, "small", "ok"))
        if one.choice == "replace" and one.waits:
            self._lines.addWidget(Paragraph(look, say(KIN_WAITS), "small", "warn"))

    def _options(self, one: NamedRow) -> list[tuple[str, str]]:
        """What may be chosen: only a coordinator lets a name leave, nothing stands in its place where nobody
        here knows where it is, and what was chosen is chosen anew, not undone."""
        terms = dict(self._session.labels.terms("name_choice"))
        if self._session.role != "coordinator":
            terms.pop("keep", None)
        if not one.placed and one.choice != "replace":
            terms.pop("replace", None)
        nothing = (
            [] if one.choice is not None else [("", self._look.words.say("Nothing was chosen."))]
        )
        return [*nothing, *terms.items()]

    def _choose(self) -> None:
        sender = self.sender()
        if not isinstance(sender, Choice):
            return
        row = self._rows[int(sender.property("place"))]
        choice = next((one for one in CHOICES if one == sender.value), None)
        if choice is not None:
            done: Callbacks[Change] = Callbacks(self, self._written, self._refused)
            choose, shown = self._session.desk.cases.told_names.choose, row.shown
            self._session.jobs.write(done, choose, row.record, row.of, row.who, choice, shown=shown)

    def _open(self) -> None:
        one = self._rows[int(self.sender().property("place"))]
        part = section_with(self._session.dictionary, one.root_kind, one.kind)
        self.opened.emit(page_of(one.root_kind, one.root, part, f"{one.kind}.{one.of}", one.record))

    def _refused(self, problem: VsdeskError) -> None:
        """Nothing was chosen: say why, and show what stands there now."""
        self._session.jobs.failed.emit(problem)
        self.chosen.emit()

    def _written(self, _: Change) -> None:
        self.chosen.emit()
