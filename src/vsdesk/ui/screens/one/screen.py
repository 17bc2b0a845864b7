"""Several reports as one person's view: the reports, what each of them tells, why they were accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, plane, row, rule, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import day
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.timeline import Timeline
from vsdesk.ui.kit.ui_context import SOME
from vsdesk.ui.moments import together
from vsdesk.ui.parts.one_person_strip import not_counted
from vsdesk.ui.parts.pair_words import DECISIONS, cut, field_words, head_names, uncut, value_words
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk, OnePerson, PairDecision, ReportHead, ToldBy
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_ANSWERS: Final = (
    8  # answers to one question at once: an endless one does not hide the next question
)


class OneScreen(Screen):
    """`id` of the place is one of the reports."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        outer = column(look, self)
        self.head = PageHead(look, look.words.say("One person, several reports"))
        self.head.back.connect(self.back)
        outer.addWidget(self.head)
        inner = plane()
        self._box = column(look, inner, edges=(24, 14, 24, 14), space=12)
        outer.addWidget(scroll(inner, "one-scroll"), 1)
        self.reports: Reports | None = None
        self.told: ToldAnswers | None = None
        self._seen = False
        self.back_by_esc()
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the reports again."""
        answer: Callbacks[OnePersonPage | None] = Callbacks(self, self._show, self.failed)
        self.session.jobs.read(answer, read_together, self.session.desk, self.place.id)

    def first_controls(self) -> Sequence[QWidget]:
        return self.reports.buttons[:1] if self.reports is not None else ()

    def _show(self, found: OnePersonPage | None) -> None:
        clear(self._box)
        clear(self.head.tools)
        look, words = self.look, self.look.words
        if found is None:
            self.head.say("")
            self._box.addWidget(
                Paragraph(
                    look, words.say("No other report was accepted as this person."), "body", "text2"
                )
            )
            self._box.addStretch(1)
            return
        group = found.person.group
        ours = next(one for one in group.heads if one.root == found.person.counted[0])
        self.head.say(look.dots(*head_names(look, ours)))
        count = words.count("{n} report", "{n} reports", len(found.person.counted))
        self.head.tools.addWidget(Badge(look, count, "accent", "same"))
        for part in self._parts(found):
            self._box.addWidget(part)
        self._box.addStretch(1)
        if self.reports is not None and not self._seen:
            self._seen = True
            self.reports.buttons[0].setFocus()

    def _parts(self, found: OnePersonPage) -> list[QWidget]:
        look, say = self.look, self.look.words.say
        group = found.person.group
        parts: list[QWidget] = []
        if group.against:
            apart = found.person.apart
            both = say("Both decisions stand. Look at the pair below and decide again.")
            title = say("Two of these reports were decided not to be one person.")
            if apart and not found.person.against:
                title = say(
                    "It was decided that a report which is joined to these is not about this person."
                )
            text = f"{not_counted(look, apart)}\n{both}" if apart else both
            parts.append(Banner(look, title, text, "warn"))
        shown = [one for one in group.heads if one not in found.person.apart]
        self.reports = Reports(look, shown)
        self.told = ToldAnswers(look, self.session, found.person)
        accepted = AcceptedCard(look, found)
        happened = Card(look, say("What happened"), space=8, edge=16)
        line = Timeline(look)
        line.show_moments(
            together(
                look,
                [
                    (one.head.text("case_no"), one, Titles(look, self.session, one))
                    for one in found.dossiers
                ],
            )
        )
        happened.body.addWidget(line)
        for part in (self.reports, accepted):
            part.go.connect(self.go)
        stay = say(
            "Each report stays as it is, with its own family and its own consents. Only what is read here is put together."
        )
        return [
            *parts,
            self.reports,
            self.told,
            happened,
            accepted,
            Paragraph(look, stay, "small", "text2", wide=140),
        ]


@dataclass(frozen=True, slots=True)
class OnePersonPage:
    """The reports with what they tell; the decision of each pair among them, those against first."""

    person: OnePerson = field(repr=False)
    pairs: tuple[tuple[str, str, PairDecision], ...] = field(repr=False)
    dossiers: tuple[Dossier, ...] = field(repr=False)


def read_together(desk: Desk, root: str) -> OnePersonPage | None:
    """None when no other report was accepted as this person."""
    person = desk.matching.groups.one_person(root)
    if person is None:
        return None
    ends = (*person.group.against, *person.group.same)
    decided = ((a, b, desk.matching.decision(a, b)) for a, b in ends)
    pairs = tuple((a, b, one) for a, b, one in decided if one is not None)
    return OnePersonPage(
        person, pairs, tuple(desk.cases.untold.as_shown(one) for one in person.counted)
    )


class AcceptedCard(Card):
    """`go` opens a pair, where it can be decided again or taken back."""

    go = Signal(object)

    def __init__(self, look: UiContext, found: OnePersonPage) -> None:
        super().__init__(look, look.words.say("What was decided"), space=8, edge=16)
        self._numbers = {one.root: one.number for one in found.person.group.heads}
        self._places: dict[str, Route] = {}
        self.buttons: list[Button] = []
        self.body.addWidget(More(look, "more-accepted", found.pairs, self._pair, space=8))

    def _pair(self, pair: tuple[str, str, PairDecision]) -> QWidget:
        a, b, decided = pair
        look, say, part = self._look, self._look.words.say, QWidget()
        icon, what = DECISIONS.get(decided.decision, ("info", decided.decision))
        line = row(look, part, space=8)
        tone = "ok" if decided.decision == "same" else "warn"
        line.addWidget(IconMark(look, icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, space=0)
        numbers = look.listed(one for one in (self._numbers[a], self._numbers[b]) if one)
        when = day(look.words, date.fromisoformat(decided.on)) if decided.on else ""
        words.addWidget(Paragraph(look, look.dots(say(what), numbers), "strong", wide=90))
        why = say("«{why}»", why=decided.why) if decided.why else ""
        words.addWidget(
            Paragraph(look, look.dots(why, decided.by, when), "small", "text2", wide=90)
        )
        line.addLayout(words, 1)
        button = Button(
            look,
            say("Look at the pair"),
            f"decided-{len(self.buttons)}",
            kind="link",
            icon="go",
            after=True,
        )
        self._places[button.objectName()] = Route("pair", a, field=b)
        button.clicked.connect(self._open)
        self.buttons.append(button)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return part

    def _open(self) -> None:
        self.go.emit(self._places[self.sender().objectName()])


class Reports(Card):
    """`go` opens one of them."""

    go = Signal(object)

    def __init__(self, look: UiContext, heads: Sequence[ReportHead]) -> None:
        super().__init__(look, look.words.say("The reports"), space=6, edge=16)
        self.buttons: list[Button] = []
        self.body.addWidget(More(look, "more-reports", heads, self._report, space=6))

    def _report(self, head: ReportHead) -> QWidget:
        look, part = self._look, QWidget()
        first, second = head_names(look, head)
        line = row(look, part, space=12)
        button = Button(
            look,
            head.number or look.words.say("No number yet"),
            f"report-{len(self.buttons)}",
            kind="link",
            icon="go",
            after=True,
        )
        button.setAccessibleName(look.words.say("Open the report: {name}", name=first))
        button.setProperty("root", head.root)
        button.clicked.connect(self._open)
        self.buttons.append(button)
        line.addWidget(Label(look, look.dots(first, second, head.place), elide=True), 1)
        line.addWidget(button)
        return part

    def _open(self) -> None:
        self.go.emit(Route("case", str(self.sender().property("root"))))


class ToldAnswers(Card):
    """A line for each answer: the field, the answer, how many reports tell it and which; a
    name in all its writings."""

    def __init__(self, look: UiContext, session: VaultSession, person: OnePerson) -> None:
        super().__init__(look, look.words.say("What they tell"), space=8, edge=16)
        self._numbers = {
            one.root: one.number or look.words.say("No number yet")
            for one in person.group.heads
            if one.root in person.counted
        }
        self._session = session
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(4))
        grid.setColumnMinimumWidth(0, look.px(110))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.body.addLayout(grid)
        self._line = 0
        for key, rows in groupby(person.rows, key=lambda one: one.field):
            if self._line:
                grid.addWidget(rule(), self._line, 0, 1, 3)
                self._line += 1
            name = Label(look, field_words(look, key), "body", "text2", elide=True)
            grid.addWidget(name, self._line, 0, Qt.AlignmentFlag.AlignTop)
            answers = list(rows)
            for one in answers[:_ANSWERS]:
                for place, told in enumerate(self._told(one), 1):
                    grid.addWidget(told, self._line, place)
                self._line += 1
            if rest := answers[_ANSWERS:]:
                more = More(look, f"more-{key}", rest, self._below, first=0, space=4)
                grid.addWidget(more, self._line, 1, 1, 2)
                self._line += 1

    def _below(self, one: ToldBy) -> QWidget:
        """An answer for which there was no room at once."""
        part = QWidget()
        line = row(self._look, part, space=12)
        for told in self._told(one):
            line.addWidget(told, 1)
        return part

    def _told(self, one: ToldBy) -> tuple[Paragraph, Paragraph]:
        look, words, session = self._look, self._look.words, self._session
        writings = one.writings[:SOME]
        written = dict.fromkeys(
            cut(value_words(look, session, one.field, value)) for value in writings
        )
        left = len(one.writings) - len(writings)
        more = words.count("and {n} more", "and {n} more", left) if left else ""
        said = Paragraph(look, look.dots(*written, more))
        tip.give(said, "\n".join(filter(None, (uncut(str(value)) for value in writings))))
        behind = words.count(
            "{n} of {all} reports tells this",
            "{n} of {all} reports tell this",
            len(one.roots),
            all=len(self._numbers),
        )
        numbers = look.some(self._numbers[root] for root in one.roots if root in self._numbers)
        who = Paragraph(look, look.dots(behind, numbers), "small", "text2", wide=70)
        return said, who
