"""Today: people first, then what the field brought, then the answers that are waited for."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from vsdesk.desk import Due
from vsdesk.progress import SILENT
from vsdesk.records.dates.date_words import weekday
from vsdesk.records.dates.days import day_at
from vsdesk.ui.catalogue.places import new_page
from vsdesk.ui.kit.boxes import clear, column, filled_at_once, row, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.measure import day
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.due_rows import SORTS, DueRows, place_of, unread_words
from vsdesk.ui.parts.journey_banner import JourneyBanner
from vsdesk.ui.parts.older_copy_banner import OlderCopyBanner
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.today.today_cards import Came, CameCard, LaterDues, TargetsCard, ask_late
from vsdesk.words import capital, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Change, Desk, OlderCopy, TargetProgress
    from vsdesk.desk.access.journeys import JourneyState
    from vsdesk.progress import Progress
    from vsdesk.ui.kit.jobs import JobHandle
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

    # What is due, whether nobody is recorded yet, what came.
    _Today = tuple[Sequence[Due], bool, Came, OlderCopy | None, JourneyState | None]

_CARDS: Final = (
    (
        mark("People first"),
        ("threat", "no_call", "call", "duty", "risk", "consent", "ask", "follow_up"),
    ),
    (
        mark("What the field brought"),
        (
            *(
                "late",
                "let_go",
                "aside",
                "lone",
                "unheard",
                "two_copies",
                "key_waits",
                "two_lists",
                "review",
                "look",
                "taken_back",
                "word",
                "difference",
            ),
            *("closed", "removed", "warn", "flag"),
        ),
    ),
    (mark("What must go"), ("letter", "erase", "erasure_waits", "retention")),
    (
        mark("Answers that are waited for"),
        ("request", "reply", "receipt", "submission", "withdrawal"),
    ),
    (mark("This computer"), ("backup", "drill", "escrow")),
)
_NARROW: Final = 1000
_TOLD: Final = 50  # files that wait, of which the page tells
_CLOSED: Final = 400  # and how many more of them are asked what another device closed


class TodayScreen(Screen):
    """One card for each group; a group without anything is left out. Every row is one press away.

    What waits for a coordinator's look is asked after all else, and comes when it was
    found: leaving stops it.
    """

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        outer = column(look, self)
        today = date.fromisoformat(session.desk.context.today())
        head = row(look, edges=(24, 14, 24, 10), space=14)
        name = weekday(today, look.words.lang)
        head.addWidget(Label(look, capital(name), "h1"))
        head.addWidget(Label(look, day(look.words, today), "body", "text2"), 1)
        outer.addLayout(head)
        self._inner = inner = QWidget()
        self._columns: QBoxLayout = row(look, inner, edges=(24, 4, 24, 24), space=16)
        self._wide, self._end = column(look, space=12), column(look, space=12)
        self._columns.addLayout(self._wide, 3)
        self._columns.addLayout(self._end, 2)
        self._area = scroll(inner, "today-scroll")
        outer.addWidget(self._area, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(500)
        self._soon.timeout.connect(self.refresh)
        session.changed.connect(self._changed)
        self.cards: list[Card] = []
        self._steps: list[Button] = []
        self._waits: Sequence[Due] = ()
        self._later: LaterDues | None = None
        self._asking: JobHandle | None = None
        self._targets: Sequence[TargetProgress] = ()
        self._reach = column(look)
        self._counting: JobHandle | None = None
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        self.leaving()
        answer: Callbacks[_Today] = Callbacks(self, self._found, self.failed)
        self.session.jobs.read(answer, _look, self.session.desk)

    def leaving(self) -> None:
        """Nobody waits any more for what is still looked for."""
        for job in (self._asking, self._counting):
            if job is not None:
                job.cancel()
        self._asking = self._counting = None

    def _found(self, today: _Today) -> None:
        self._show(today)
        if self.session.desk.context.role == "coordinator":
            answer = Callbacks(self, partial(self._waiting, today), self.failed)
            self._asking = self.session.jobs.read_long(answer, waits, self.session.desk)
            counted = Callbacks(self, self._reached, self.failed)
            self._counting = self.session.jobs.read_long(counted, _targets, self.session.desk)

    def _waiting(self, today: _Today, waits: Sequence[Due]) -> None:
        """Shown anew only where it says something else than before."""
        self._asking = None
        if waits != self._waits:
            self._waits = waits
            self._show(today)

    def _reached(self, targets: Sequence[TargetProgress]) -> None:
        """What is to be reached; counted after all else."""
        self._counting = None
        if _numbers(targets) != _numbers(self._targets):
            self._targets = targets
            self._say_targets()

    def _say_targets(self) -> None:
        """In their own place: what stands there meanwhile keeps the keyboard."""
        clear(self._reach)
        if self._targets:
            card = TargetsCard(self.look, self.session, self._targets)
            card.go.connect(self.go)
            self._reach.addWidget(card)

    def _changed(self) -> None:
        self._soon.start()

    def first_controls(self) -> Sequence[QWidget]:
        """The first row, or the first step."""
        if self._steps:
            return self._steps[:1]
        return [button for card in self.findChildren(DueRows) for button in card.buttons][:1]

    def _show(self, today: _Today) -> None:
        with filled_at_once(self._inner):
            self._fill(today)
        QTimer.singleShot(0, self, self.take_focus)

    def _fill(self, today: _Today) -> None:
        due, empty, came, older, journey = today
        known = {(one.what, one.root, one.record) for one in due}
        found = [*due, *(o for o in self._waits if (o.what, o.root, o.record) not in known)]
        for box in (self._wide, self._end):
            clear(box)
        self.cards, self._steps = [], []
        self._say_older(older)
        self._say_journey(journey)
        unread = [str(one.told) for one in found if one.what == "unread"]
        if unread:
            self._say_unread(unread)
        if came:
            card = CameCard(self.look, came)
            card.go.connect(self.go)
            self.cards.append(card)
            self._end.addWidget(card)
        for number, (title, sorts) in enumerate(_CARDS):
            due = [one for one in found if one.what in sorts]
            if due:
                self._card(self._wide if number == 0 else self._end, title, sorts, due)
        self._reach = column(self.look)
        self._end.addLayout(self._reach)
        self._say_targets()
        if not self.cards and not unread:
            self._nothing()
        if empty:
            self._begin()
        if not empty:
            self._wide.addWidget(self._make_later())
        if not any(one.what in _CARDS[0][1] for one in found) and self.cards:
            self._say_calm()
        self._wide.addStretch(1)
        self._end.addStretch(1)

    def _card(self, box: QVBoxLayout, title: str, sorts: Sequence[str], due: Sequence[Due]) -> None:
        card = Card(self.look, self.look.words.say(title), space=4)
        self.cards.append(card)
        if sorts is _CARDS[0][1]:
            self._say_when(card, due)
        for what in sorts:
            some = [one for one in due if one.what == what]
            if some:
                rows = DueRows(self.look, self.session, SORTS[what], some)
                rows.chosen.connect(self._open)
                card.body.addWidget(rows)
                if what == "look":
                    card.body.addWidget(self._all_waits(), 0, self.look.leading)
        box.addWidget(card)

    def _say_when(self, card: Card, due: Sequence[Due]) -> None:
        """How many are late, for today, and for this week: what is first stands first."""
        say, days = self.look.words.say, [one.late for one in due if one.day]
        counts = (
            (say("late: {n}", n=sum(day > 0 for day in days)), any(day > 0 for day in days)),
            (say("today: {n}", n=days.count(0)), 0 in days),
            (say("this week: {n}", n=sum(day < 0 for day in days)), any(day < 0 for day in days)),
        )
        card.say_note(self.look.dots(*(words for words, any_ in counts if any_)))

    def _make_later(self) -> LaterDues:
        opened = self._later is not None and self._later.opened
        self._later = LaterDues(self.look, self.session, opened=opened)
        self._later.go.connect(self.go)
        self._later.failed.connect(self.failed)
        return self._later

    def _all_waits(self) -> Button:
        words = self.look.words.say("All that waits for your look")
        button = Button(self.look, words, "all-waits", kind="link", icon="go", after=True)
        button.clicked.connect(self._open_waits)
        return button

    def _open_waits(self) -> None:
        self.go.emit(Route("waits"))

    def _nothing(self) -> None:
        say = self.look.words.say
        words = say("Nothing is due today. Promised calls, reviews and answers will stand here.")
        self._wide.addWidget(Paragraph(self.look, words, "body", "text2"))

    def _say_unread(self, sorts: Sequence[str]) -> None:
        self._wide.addWidget(Paragraph(self.look, unread_words(self.look, sorts), "body"))

    def _say_older(self, older: OlderCopy | None) -> None:
        if older is not None and older.is_amiss:
            banner = OlderCopyBanner(self.look, self.session, older)
            banner.known.connect(self.refresh)
            self._wide.addWidget(banner)

    def _say_journey(self, journey: JourneyState | None) -> None:
        if journey is not None:
            banner = JourneyBanner(self.look, journey)
            banner.go.connect(self.go)
            self._wide.addWidget(banner)

    def _begin(self) -> None:
        """The first step in a vault in which nobody is recorded yet."""
        look, say = self.look, self.look.words.say
        words = say(
            "Nobody is recorded here yet. Begin with the family that came, or with the missing person."
        )
        self._wide.addWidget(Paragraph(look, words, "body", "text2"))
        line = row(look, space=10)
        family = Button(look, say("New family"), "first-family", kind="primary", icon="families")
        family.clicked.connect(self._family)
        line.addWidget(family)
        case = Button(look, say("New case"), "first-case", icon="add")
        case.clicked.connect(self._case)
        line.addWidget(case)
        self._steps = [family, case]
        line.addStretch(1)
        self._wide.addLayout(line)

    def _family(self) -> None:
        answer = Callbacks(self, self._family_made, self.failed)
        self.session.jobs.write(answer, self.session.desk.cases.begun.begin, "family")

    def _family_made(self, change: Change) -> None:
        self.go.emit(new_page(self.session.dictionary, "family", change.ids[0]))

    def _case(self) -> None:
        self.session.jobs.write(
            Callbacks(self, self._case_made, self.failed),
            self.session.desk.cases.begun.begin,
            "case",
        )

    def _case_made(self, change: Change) -> None:
        self.go.emit(new_page(self.session.dictionary, "case", change.ids[0]))

    def _say_calm(self) -> None:
        words = self.look.words.say("Nobody waits for a call or a visit this week.")
        self._wide.addWidget(Paragraph(self.look, words, "body", "text2"))

    def _open(self, due: Due) -> None:
        if due.what in ("late", "let_go"):
            ask_late(self, self.session, due, self._asked)
        else:
            self.go.emit(place_of(due, self.session.dictionary))

    def _asked(self, due: Due, key: str) -> None:
        """What was answered about a wish that came too late."""
        if key == "open":
            self.go.emit(place_of(due, self.session.dictionary))
        elif key == "known":
            known = self.session.desk.erasure.late.known
            answer: Callbacks[Change] = Callbacks(self, lambda _: self.refresh(), self.failed)
            self.session.jobs.write(answer, known, due.root, str(due.told))

    def reflow(self, width: float) -> None:
        """One column when room is short."""
        narrow = width < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)


def _look(desk: Desk) -> _Today:
    """What is due, whether nobody is recorded yet, what came in, whether this is an older copy, and
    whether the vault travels."""
    due, status = desk.due.due(), desk.access.status()
    empty = not due and not status.cases and not status.families
    return due, empty, Came.read(desk), status.older, status.journey


def waits(desk: Desk, progress: Progress = SILENT) -> Sequence[Due]:
    """The first files that wait for a coordinator's look; and what in these and in more of them is closed by
    the word of another device alone, whichever cases changed last. May be cancelled."""
    run = desk.access.lone_words.lone_run()
    first = run.more(_TOLD, progress)
    looks = [
        Due("look", day_at(one.since), 0, "", one.kind, one.root, one.kind, one.title, one.number)
        for one in first
    ]
    cases = [one for one in (*first, *run.more(_CLOSED, progress)) if one.kind == "case"]
    closed = [desk.due.closed_by_others(one.dossier, one.title, one.number) for one in cases]
    return [*desk.due.in_both_writings([*looks, *(row for rows in closed for row in rows)])]


def _targets(desk: Desk, progress: Progress) -> Sequence[TargetProgress]:
    today = date.fromisoformat(desk.context.today())
    return desk.reporting.periods.progress_of_targets(today, progress)


def _numbers(targets: Sequence[TargetProgress]) -> list[tuple[str, int, int, dict[str, int]]]:
    """What the card shows of them."""
    return [
        (one.target.text("indicator"), one.goal, one.reached or 0, {**one.by}) for one in targets
    ]
