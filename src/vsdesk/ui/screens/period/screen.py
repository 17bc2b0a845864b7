"""The report of a period: counted first, then saved as a paper or as a table."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedLayout, QWidget

from vsdesk import diskio
from vsdesk.desk import unset_words
from vsdesk.ui.editing.told_card import numbers_told, whys_told
from vsdesk.ui.kit import shortcuts
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, hold_width, plane, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.progress_card import ProgressCard
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.parts.leaving_page import ChangedBanner, LeavingPage, refusal_words
from vsdesk.ui.parts.missing_banner import missing_elsewhere
from vsdesk.ui.parts.ways_out import WaysOut
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.period.figures import BehindFigure, FiguresView
from vsdesk.ui.screens.period.report_options import ReportOptions
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vsdesk.desk import Desk, EditorsWords, OfferedForReport, PeriodOrder, ReportLook
    from vsdesk.errors import VsdeskError
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession
    from vsdesk.words import Lang, Words

_DRAFT: Final = "period-report"
_BELOW_EACH_OTHER: Final = 680  # pixels at 100 % that the page is high then
_BESIDE: Final = 560  # effective width from which the last part stands beside the figures
_ROOMY: Final = 1150  # and from which it has more of it
_FORMS: Final = (("pdf", "PDF"), ("xlsx", "XLSX"))
_LOOKED: Final = mark("Why counts leave that rest on what one device wrote")
_NAMED: Final = mark(
    "Everybody will read your words. Take the name out of them, or ask the person first. Or a coordinator writes why it stands there; that reason lets nothing else leave."
)


class PeriodScreen(Screen):
    """Nothing leaves by counting; a save writes one line. What its editor wrote is kept as a draft."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        self._ticket: JobHandle | None = None
        self._found: ReportLook | None = None
        self._numbers_reason = self._names_reason = ""
        outer = column(look, self)
        self.page = LeavingPage(look, outer, say("Report of a period"), say("What is asked"))
        self.page.head.back.connect(self.back)
        self.options = ReportOptions(look, session)
        self.options.changed.connect(self.refresh)
        self.options.written.connect(self._keep)
        self.page.fill(self.options, self._middle(), self._end())
        answer: Callbacks[tuple[OfferedForReport, Json]] = Callbacks(
            self, self._offered, self.failed
        )
        session.jobs.read(answer, _offered, session.desk, look.lang)

    def _middle(self) -> QWidget:
        look, say = self.look, self.look.words.say
        part = plane()
        whole = column(look, part)
        self.changed = ChangedBanner(look)
        whole.addWidget(self.changed)
        stack = plane()
        whole.addWidget(stack, 1)
        self._stack = QStackedLayout(stack)
        self.figures = FiguresView(look)
        self.figures.opened.connect(self._open)
        waits = plane()
        box = column(look, waits, edges=(20, 16, 20, 16), space=10)
        steps = (
            (("counting",), say("Count the records of the period")),
            (("looking",), say("Ask of each file whether it may be counted")),
        )
        self.progress = ProgressCard(look, "told", steps)
        self.progress.stop.connect(self._stop)
        box.addWidget(self.progress)
        self.again = Button(look, say("Count again"), "count-again", icon="search")
        self.again.clicked.connect(self.refresh)
        self.told = Banner(look, "", button=self.again)
        self.told.hide()
        box.addWidget(self.told)
        self._lacks = column(look, space=10)
        box.addLayout(self._lacks)
        box.addStretch(1)
        self.behind = BehindFigure(look, self.session)
        self.behind.go.connect(self.go)
        self.behind.over.connect(self._to_figures)
        self.behind.failed.connect(self.failed)
        shortcuts.bind(self.behind, shortcuts.TO_NEXT, self._to_figures, inside=True)
        self._waits = waits
        for one in (waits, self.figures, self.behind):
            self._stack.addWidget(one)
        return part

    def _end(self) -> QWidget:
        look, say = self.look, self.look.words.say
        part = plane()
        self._last = part
        box = column(look, part, edges=(20, 14, 24, 14), space=12)
        inner = plane()
        cards = column(look, inner, space=12)
        self.line = Paragraph(look, "", "small", "text2")
        cards.addWidget(self.line)
        self._looked_label = Paragraph(look, say(_LOOKED), "small", "text2")
        self.looked = TextField(look, "report-looked", say(_LOOKED))
        self.looked.returnPressed.connect(self.refresh)
        self.look_again = Button(look, say("Count with this reason"), "count-looked", kind="link")
        self.look_again.clicked.connect(self.refresh)
        for one in (self._looked_label, self.looked, self.look_again):
            cards.addWidget(one)
            one.hide()
        self.out = Paragraph(look, "", "small", "text2")
        self.out.hide()
        cards.addWidget(self.out)
        self.form = Choice(look, "report-form", say("Kind of file"), _FORMS, "pdf")
        cards.addLayout(labelled(look, say("Kind of file"), self.form))
        words = say(
            "The table holds the figures alone; activities and your words stand in the PDF."
        )
        cards.addWidget(Paragraph(look, words, "small", "text2"))
        cards.addStretch(1)
        box.addWidget(scroll(inner, "report-end-scroll"), 1)
        self.save = Button(look, say("Save the report"), "save-report", kind="primary", icon="save")
        self.done = Paragraph(look, "", "small", "ok")
        self.ways = WaysOut(self.save, done=self.done)
        self.ways.anew()
        self.save.clicked.connect(self._save)
        box.addWidget(self.save)
        box.addWidget(self.done)
        return part

    def first_controls(self) -> Sequence[QWidget]:
        return [self.options.period]

    # What was written is kept.
    def _offered(self, found: tuple[OfferedForReport, Json]) -> None:
        offered, stored = found
        kept = self.session.drafts.unwritten.get(_DRAFT, stored)
        self.options.offer(offered)
        if isinstance(kept, dict):
            self.options.take_up(kept)
        self.refresh()

    def _keep(self) -> None:
        self.session.drafts.keep(_DRAFT, self.options.kept())
        self.done.hide()

    # Counting.
    def refresh(self) -> None:
        """Count the period again."""
        self.leaving()
        self._found = None
        self.ways.anew()
        self.changed.hide()
        clear(self._lacks)
        self._stack.setCurrentWidget(self._waits)
        say = self.look.words.say
        order = self.options.order(self.looked.text().strip())
        self.progress.setVisible(order is not None)
        self.told.setVisible(order is None)
        if order is None:
            self.again.hide()
            self.told.say(say("Write the first and the last day of the period, the year first."))
            return
        self.progress.begin(say("Counting …"))
        answer = Callbacks(self, self._show, self._refused, self.progress.step, self._stopped)
        look = self.session.desk.reporting.look
        in_window = replace(order, lang=self.look.lang)
        self._ticket = self.session.jobs.read_long(answer, look, in_window)

    def leaving(self) -> None:
        """Nobody waits any more for what is counted."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _stopped(self) -> None:
        """By the person; else another count has begun meanwhile."""
        if self._ticket is not None and self._ticket.cancelled:
            self._ticket = None
            self._say_instead(self.look.words.say("Stopped. Nothing has left."))
            self.again.setFocus()

    def _say_instead(self, title: str, text: str = "") -> None:
        self.progress.hide()
        self.again.show()
        self.told.say(title, text)
        self.told.show()

    def _show(self, found: ReportLook) -> None:
        self._ticket = None
        self._found = found
        self.figures.show_report(found)
        self._stack.setCurrentWidget(self.figures)
        beyond, say = not found.figures.inside, self.look.words.say
        few = any(one.total is None for one in found.figures.told)
        for one in (self._looked_label, self.looked, self.look_again):
            one.setVisible(beyond and (few or bool(self.looked.text().strip())))
        self.out.setVisible(beyond and found.left_out > 0)
        self.out.say(_left_out(self.look.words, found.left_out))
        self.line.say(
            say(
                "Saving writes one line in “What left this vault”, with the figures as they are told."
            )
            if beyond
            else say("Inside the organisation every number is whole. Saving writes one line.")
        )
        self.ways.ready(True)

    def _refused(self, problem: VsdeskError) -> None:
        self._ticket = None
        self._say_instead(*refusal_words(self.look, problem))
        if banner := missing_elsewhere(self.look, self.session, problem):
            banner.decided.connect(self.refresh)
            self._lacks.addWidget(banner)

    # The records behind a figure.
    def _open(self, key: str) -> None:
        if self._found is None:
            return
        figures = self._found.figures.figures
        roots = next((one.roots for one in figures if one.key == key), ())
        rows = (row for _, part in self._found.paper.figures for row in part)
        title = next((row.label for row in rows if row.key == key), "")
        self._stack.setCurrentWidget(self.behind)
        self.behind.show_roots(title, roots)

    def _to_figures(self) -> None:
        self._stack.setCurrentWidget(self.figures)
        self.figures.area.setFocus()

    # Leaving.
    def _save(self) -> None:
        order = self.options.order()
        if order is None:
            return
        self._numbers_reason = self._names_reason = ""
        answer = Callbacks(self, self._ask_numbers, self.failed)
        self.session.jobs.read(answer, self.session.desk.reporting.editors_words, order)

    def _ask_numbers(self, own: EditorsWords) -> None:
        """A telephone in the editor's words, then a name: each with a reason of its own."""
        if not own.numbers:
            self._ask_names(own)
            return
        say = self.look.words.say
        title, label = numbers_told(self.look, own.numbers), say("Why it leaves with the words")
        text = "\n".join(whys_told(self.look, own.numbers))
        self._ask(title, text, label, partial(self._numbers_said, own))

    def _numbers_said(self, own: EditorsWords, why: str) -> None:
        self._numbers_reason = why
        self._ask_names(own)

    def _ask_names(self, own: EditorsWords) -> None:
        if not own.names:
            self._choose_file()
            return
        say = self.look.words.say
        some = self.look.some(f"«{one}»" for one in own.names)
        title = say("Your words name somebody who did not agree to that: {names}", names=some)
        self._ask(title, say(_NAMED), say("Why this name stands there"), self._names_said)

    def _names_said(self, why: str) -> None:
        self._names_reason = why
        self._choose_file()

    def _ask(self, title: str, text: str, why: str, then: Callable[[str], None]) -> None:
        say = self.look.words.say
        answers = (("back", say("Go back")), ("leave", say("Let it leave")))

        def answered(key: str, reason: str) -> None:
            if key == "leave" and reason.strip():
                then(reason.strip())

        self.session.prompts.ask(self, Prompt(title, text, answers, "leave", why), answered)

    def _choose_file(self) -> None:
        order = self.options.order()
        if order is None:
            return
        name = f"report-{order.first.isoformat()}-{order.last.isoformat()}.{self.form.value}"
        title = self.look.words.say("Save the report")
        self.session.prompts.save_file(self, title, name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the report to `path`, and the line of what left."""
        order = self.options.order(self.looked.text().strip())
        if order is None:
            return
        order = replace(order, numbers_reason=self._numbers_reason, names_reason=self._names_reason)
        what = self.ways.leave()
        answer = Callbacks(self, partial(self._saved, what), partial(self._not_saved, what))
        write = self.session.jobs.write_long
        write(answer, _write, self.session.desk, order, self._found, self.form.value, path)

    def _saved(self, what: object, unset: Sequence[str]) -> None:
        words = self.look.words
        told = words.say("Saved. The line is written."), unset_words(words, unset)
        self.ways.is_over(what, "\n".join(filter(None, told)))

    def _not_saved(self, what: object, problem: VsdeskError) -> None:
        if not (self.ways.is_over(what) and self.changed.tells(problem, self.refresh)):
            self.failed(problem)

    def reflow(self, width: float) -> None:
        """What is asked takes the place of the figures when room is short, on request; the last part goes
        below them at last."""
        beside = width >= _BESIDE
        self.least = Screen.least if beside else _BELOW_EACH_OTHER
        self.page.reflow(width, beside=beside)
        wide = self.look.px(270 if width >= _ROOMY else 232)
        least = self._last.minimumSizeHint().width()
        hold_width(self._last, max(wide, least) if beside else None)


def _left_out(words: Words, count: int) -> str:
    """That activities are not printed."""
    return words.count(
        "{n} activity is not printed: a name or a telephone stands in its words, or no coordinator wrote them.",
        "{n} activities are not printed: a name or a telephone stands in their words, or no coordinator wrote them.",
        count,
    )


def _offered(desk: Desk, lang: Lang) -> tuple[OfferedForReport, Json]:
    return desk.reporting.choices.offered(lang), desk.cases.drafts.get(_DRAFT)


def _write(
    desk: Desk,
    order: PeriodOrder,
    found: ReportLook | None,
    form: str,
    path: Path,
    progress: Progress,
) -> tuple[str, ...]:
    """What was `found` as a file where the person said; the characters for which no font has a letter."""
    if form == "xlsx":
        looked = found.figures.digest if found else ""
        diskio.save_file(path, desk.reporting.periods.table(order, progress, looked))
        return ()
    paper = desk.reporting.report(order, progress, found.digest if found else "")
    diskio.save_file(path, paper.pdf)
    return paper.unset
