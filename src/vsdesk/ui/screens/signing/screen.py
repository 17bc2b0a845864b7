"""A page to sign at an activity, before it is printed: how many lines, what is ticked, in which language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.desk import ATTENDANCE, MOST_SIGNING, SheetOrder, SigningPage
from vsdesk.progress import SILENT
from vsdesk.records.figures.tallies import AGE, SEX
from vsdesk.ui.kit.boxes import column, plane
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.leaving_page import ChangedBanner
from vsdesk.ui.parts.page_view import PageView
from vsdesk.ui.parts.paper_kinds import tongues, tongues_offered
from vsdesk.ui.parts.printing import SPOOL, print_leaving
from vsdesk.ui.parts.ways_out import WaysOut
from vsdesk.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from vsdesk.desk import Desk, PrintedSheet, ShownPaper
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession

_ROWS: Final = 110  # of the box for a number, pixels at 100 %


class SigningScreen(Screen):
    """Nothing leaves by looking: the row is written when the page is printed or saved."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        self._ticket: JobHandle | None = None
        self._looked: ShownPaper | None = None
        outer = column(look, self)
        head = PageHead(look, say("A page to sign"))
        head.back.connect(self.back)
        self.save = Button(look, say("Save as PDF"), "save-pdf", icon="save")
        self.save.clicked.connect(self._save)
        head.tools.addWidget(self.save)
        self.printer = Button(look, say("Print"), "print-now", kind="primary", icon="print")
        self.printer.clicked.connect(self._print)
        head.tools.addWidget(self.printer)
        outer.addWidget(head)
        self._ask(outer)
        self.done = Paragraph(look, "", "small", "ok")
        self.ways = WaysOut(self.printer, self.save, done=self.done)
        outer.addWidget(self.done)
        self.view = PageView(look, session)
        self.changed = ChangedBanner(look)
        self.view.above.addWidget(self.changed)
        outer.addWidget(self.view, 1)
        self.back_by_esc()
        self.refresh()

    def _ask(self, outer: QVBoxLayout) -> None:
        look, say = self.look, self.look.words.say
        line = Flow(look, None, edges=(24, 8, 16, 8), space=12)
        label = say("How many lines; empty: as many as were counted")
        line.addWidget(Label(look, label, "small", "text2"))
        self.rows = TypedLine(look, "signing-rows", label, "number", (1, MOST_SIGNING))
        self.rows.setFixedWidth(look.px(_ROWS))
        self.rows.written.connect(self.refresh)
        line.addWidget(self.rows)
        self.sex = Tick(look, say("Boxes for the sex"), "signing-sex")
        self.age = Tick(look, say("Boxes for the age"), "signing-age")
        for one in (self.sex, self.age):
            one.clicked.connect(self.refresh)
            line.addWidget(one)
        label = say("Language of the sheet")
        self.langs = Choice(look, "sheet-language", label, tongues_offered(), look.lang)
        self.langs.chosen.connect(self.refresh)
        line.addWidget(self.langs)
        outer.addLayout(line)
        below = plane()
        column(look, below, edges=(24, 0, 24, 8)).addWidget(
            Paragraph(look, say(SPOOL), "small", "text2")
        )
        outer.addWidget(below)

    def first_controls(self) -> Sequence[QWidget]:
        return (self.rows,)

    def order(self) -> SheetOrder:
        """What is asked of the desk."""
        ticks = ((SEX, self.sex), (AGE, self.age))
        by = tuple(name for name, tick in ticks if tick.isChecked())
        rows = self.rows.value
        count = rows if isinstance(rows, int) else 0
        return SheetOrder(
            self.place.id,
            tongues(self.langs.value),
            ATTENDANCE,
            signing=SigningPage(count, by),
        )

    def refresh(self) -> None:
        """Set the page again."""
        if self._ticket is not None:
            self._ticket.cancel()
        self.ways.anew()
        self._looked = None
        self.changed.hide()
        if self.rows.why:
            self.view.show_nothing()
            return
        self.view.wait()
        answer = Callbacks(self, self._set, self._refused)
        sheet, jobs = self.session.desk.outbound.sheets.sheet, self.session.jobs
        self._ticket = jobs.read_long(answer, sheet, self.order())

    def _refused(self, problem: VsdeskError) -> None:
        self.view.show_nothing()
        self.failed(problem)

    def _set(self, printed: PrintedSheet) -> None:
        self._looked = printed.looked
        self.view.show_pdf(printed.pdf)
        self.ways.ready(True)

    # Leaving.
    def _save(self) -> None:
        title = self.look.words.say("Save the sheet as PDF")
        self.session.prompts.save_file(self, title, f"{ATTENDANCE}.pdf", self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the page to `path`, and its row."""
        answer = self._answer(self.look.words.say("Saved. The line is written."))
        order, looked = self.order(), self._looked
        self.session.jobs.write(answer, _saved, self.session.desk, order, looked, path)

    def _answer(self, said: str) -> Callbacks[None]:
        """The page that is shown leaves: `said` once it did."""
        what = self.ways.leave()
        then = partial(self._was_left, what, said)
        return Callbacks(self, then, partial(self._not_left, what))

    def _was_left(self, what: object, said: str, _: None) -> None:
        self.ways.is_over(what, said)

    def _not_left(self, what: object, problem: VsdeskError) -> None:
        if not (self.ways.is_over(what) and self.changed.tells(problem, self.refresh)):
            self.failed(problem)

    def _print(self) -> None:
        self.session.prompts.printer(self, self._chosen_printer)

    def _chosen_printer(self, printer: QPrinter) -> None:
        answer = self._answer(self.look.words.say("Given to the printer. The line is written."))
        desk, order, looked = self.session.desk, self.order(), self._looked
        print_leaving(self.session, printer, lambda: (_left(desk, order, looked),), answer)


def _left(desk: Desk, order: SheetOrder, looked: ShownPaper | None) -> bytes:
    return desk.outbound.sheets.print_sheet(order, SILENT, looked).pdf


def _saved(desk: Desk, order: SheetOrder, looked: ShownPaper | None, path: Path) -> None:
    diskio.save_file(path, _left(desk, order, looked))
