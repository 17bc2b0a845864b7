"""Cards of the first page: what came in, in a line for each; what comes after this week, once
somebody asks for it; what is to be reached, and how much of it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.charts import Bar
from vsdesk.desk.erasure.late_questions import LATE, question_of
from vsdesk.records.dates.days import day_at
from vsdesk.records.figures.target_words import target_words
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.measure import day
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.chart_view import ChartView
from vsdesk.ui.parts.due_rows import SORTS, DueButton, DueRows, place_of, unread_words
from vsdesk.ui.people_names import capital, device_words, documenter
from vsdesk.ui.route import CAME, Route

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vsdesk.desk import Desk, Due, NewFrom, RefusedLast, TargetProgress
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


_DEVICES: Final = 12  # devices that stand by name; the list of cases has all
_PAIRS: Final = ("strong", "likely")  # the bands that ask for a person's look
_SORTS: Final = ("threat", "call", "duty", "risk", "consent", "ask", "follow_up", "submission")


@dataclass(frozen=True)
class Came:
    """What is new and nobody looked at yet."""

    new: Sequence[NewFrom] = ()
    refused: RefusedLast | None = None
    pairs: int = 0

    @classmethod
    def read(cls, desk: Desk) -> Came:
        """From the desk; pairs are for those who decide them."""
        counts = desk.matching.match_counts() if desk.context.role == "coordinator" else {}
        return cls(
            desk.sync.intake.new_from(),
            desk.sync.intake.refused_last(),
            sum(counts.get(one, 0) for one in _PAIRS),
        )

    def __bool__(self) -> bool:
        return bool(self.new or self.refused or self.pairs)


class CameCard(Card):
    """`go` opens what a line counts."""

    go = Signal(object)

    def __init__(self, look: UiContext, came: Came) -> None:
        super().__init__(look, look.words.say("What came in"), space=4)
        self.setObjectName("came")
        words = look.words
        self.buttons: list[DueButton] = []
        for one in came.new[:_DEVICES]:
            who = words.say("a device that no list names")
            if one.sender is not None:
                who = device_words(look, one.sender)
            told = words.count("{n} new case", "{n} new cases", one.count)
            self._line(told, self._since(one.since), who, Route("cases", one.device_id, CAME))
        if came.refused is not None:
            told = words.count(
                "{n} file not taken in", "{n} files not taken in", came.refused.count
            )
            where = Route("handover", part="receive")
            self._line(told, self._on(came.refused.at), words.say("The last time"), where)
        if came.pairs:
            told = words.count(
                "{n} pair of reports may be of one person.",
                "{n} pairs of reports may be of one person.",
                came.pairs,
            )
            self._line(
                told, "", words.say("Nothing is joined without you. It can wait."), Route("same")
            )

    def _line(self, title: str, when: str, told: str, where: Route) -> None:
        button = DueButton(self._look, (title, ""), when, told)
        button.setObjectName(f"came-{len(self.buttons)}")
        button.clicked.connect(lambda: self.go.emit(where))
        self.buttons.append(button)
        self.body.addWidget(button)

    def _since(self, moment: int) -> str:
        return self._look.words.say("since {day}", day=self._on(moment))

    def _on(self, moment: int) -> str:
        return day(self._look.words, date.fromisoformat(day_at(moment)))


class LaterDues(QWidget):
    """One press, and a card of what comes later, sort by sort. `go` carries a Place, `failed` a problem.

    `opened` says whether it is asked for at once, as it was before the page was rebuilt.
    """

    go = Signal(object)
    failed = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, *, opened: bool = False) -> None:
        super().__init__()
        self._look, self._session = look, session
        self.opened = False
        self._box = column(look, self, space=8)
        self.button = Button(
            look,
            look.words.say("Later than this week"),
            "later",
            kind="link",
            icon="open",
            after=True,
        )
        self.button.clicked.connect(self._toggle)
        self._box.addWidget(self.button, 0, look.leading)
        self._rows = column(look, space=8)
        self._box.addLayout(self._rows)
        if opened:
            self._toggle()

    def _toggle(self) -> None:
        self.opened = not self.opened
        clear(self._rows)
        if self.opened:
            answer: Callbacks[Sequence[Due]] = Callbacks(self, self._found, self._failed)
            self._session.jobs.read(answer, _look, self._session.desk)

    def _failed(self, problem: VsdeskError) -> None:
        self.opened = False
        self.failed.emit(problem)

    def _found(self, due: Sequence[Due]) -> None:
        clear(self._rows)
        if not self.opened:  # closed again while it was read
            return
        look = self._look
        if not due:
            words = look.words.say("Nothing is written down for later.")
            self._rows.addWidget(Paragraph(look, words, "body", "text2"))
            return
        card = Card(look, look.words.say("Later"), space=4)
        unread = [str(one.told) for one in due if one.what == "unread"]
        if unread:
            card.body.addWidget(Paragraph(look, unread_words(look, unread), "body"))
        for what in _SORTS:
            some = [one for one in due if one.what == what]
            if some:
                rows = DueRows(look, self._session, SORTS[what], some, name="later")
                rows.chosen.connect(self._chosen)
                card.body.addWidget(rows)
        self._rows.addWidget(card)

    def _chosen(self, due: Due) -> None:
        self.go.emit(place_of(due, self._session.dictionary))


def _look(desk: Desk) -> Sequence[Due]:
    return desk.due.later()


_MOST: Final = 5  # documenters of one target, those with the most first; and targets of the card


class TargetsCard(Card):
    """Made only where a target runs. `go` carries the way to the report."""

    go = Signal(object)

    def __init__(
        self, look: UiContext, session: VaultSession, targets: Sequence[TargetProgress]
    ) -> None:
        super().__init__(look, look.words.say("Targets"), space=8)
        self.setObjectName("targets")
        self._session = session
        for one in targets[:_MOST]:
            bars = list(self._bars(one))
            self.body.addWidget(ChartView(look, self.title.text(), bars))
        if rest := targets[_MOST:]:
            words = look.words.count("and {n} more", "and {n} more", len(rest))
            self.body.addWidget(Paragraph(look, words, "small", "text2"))
        words = look.words.say("Report of a period")
        report = Button(look, words, "targets-report", kind="link", icon="go", after=True)
        report.clicked.connect(self._to_report)
        self.body.addWidget(report, 0, look.leading)

    def _bars(self, one: TargetProgress) -> Iterator[Bar]:
        look, session = self._look, self._session
        name = target_words(one.target, session.dictionary.vocabularies, session.labels)
        yield Bar(capital(name), one.reached, f"{one.reached} / {one.goal}", one.goal)
        by = sorted(one.by.items(), key=lambda part: (-part[1], part[0]))
        for code, count in by[:_MOST]:
            who = documenter(look, session, code) if code else look.words.say("not known")
            yield Bar(who, count, str(count), thin=True)

    def _to_report(self) -> None:
        self.go.emit(Route("period"))


def ask_late(
    parent: QWidget, session: VaultSession, due: Due, then: Callable[[Due, str], None]
) -> None:
    """Ask over `parent` about what came too late; `then` is given the row and "stay", "open" or "known"."""
    say, asked = session.look.words.say, question_of(due.what, session.look.words)
    read = say("Open the file") if due.what == LATE else say("Read it there")
    question = Prompt(
        asked.title,
        asked.text,
        (("stay", say("Leave it as it is")), ("open", read), ("known", asked.known)),
    )
    session.prompts.ask(parent, question, lambda key, _: then(due, key))
