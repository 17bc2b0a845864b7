"""One paper of several cases: what is asked, how far it is, how many were printed, which stay and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QWidget

from vsdesk import diskio
from vsdesk.desk import ListFilter, PageRange, free_place, said_of_paper, unset_words
from vsdesk.errors import CODES, UserError
from vsdesk.records.gate.disclosure import REASONS
from vsdesk.ui.catalogue.places import page_of
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, hold_width, plane, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import Label, labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.progress_card import ProgressCard
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.parts.leaving_page import LeavingPage, by_submission, refusal_words
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.several.several_options import SeveralOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.desk import Desk, PrintRun, SheetOrder, StayingPaper
    from vsdesk.errors import VsdeskError
    from vsdesk.progress import Progress
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession

_END: Final = 290
_SMALL: Final = 700
_BELOW_EACH_OTHER: Final = 760  # pixels at 100 % that the page is high then
_MOST: Final = 100  # rows of what stays; the others are counted
_EACH, _BOUND = "each", "bound"


class SeveralScreen(Screen):
    """The record of its place names the cases, with commas; none are all."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        self._ticket: JobHandle | None = None
        self._taken: list[str] = []
        self._cases = tuple(one for one in place.record.split(",") if one)
        outer = column(look, self)
        self.page = LeavingPage(look, outer, say("Papers for several"), say("What is printed"))
        self.page.head.back.connect(self.back)
        self.page.head.say(
            look.words.count("{n} case", "{n} cases", len(self._cases))
            if self._cases
            else say("All cases")
        )
        self.options = SeveralOptions(look, session.labels)
        self._end_area = self._end()
        self.page.fill(self.options, self._middle(), self._end_area)
        self.options.changed.connect(self._ask)
        self._ask()

    def _middle(self) -> QWidget:
        look, say = self.look, self.look.words.say
        inner = plane()
        box = column(look, inner, edges=(20, 16, 20, 16), space=10)
        self.refusal = Banner(look, "", "", "stop")
        self.refusal.hide()
        box.addWidget(self.refusal)
        self.first = Banner(
            look,
            say("Each paper is asked for at the gate"),
            say("What may not leave stays here and is named with its reason; the others are made."),
            "accent",
        )
        box.addWidget(self.first)
        steps = ((("printing",), say("Each paper is made and its line is written")),)
        self.progress = ProgressCard(look, "print", steps)
        self.progress.stop.connect(self.stop)
        self.progress.hide()
        box.addWidget(self.progress)
        self.done = Banner(look, "", "", "ok")
        self.less = Banner(look, "", "", "warn")  # in its place where none was saved, or not all
        for one in (self.done, self.less):
            one.hide()
            box.addWidget(one)
        self._report = column(look, space=8)
        box.addLayout(self._report)
        box.addStretch(1)
        return scroll(inner, "several-scroll")

    def _end(self) -> QWidget:
        look, say = self.look, self.look.words.say
        part = plane()
        hold_width(part, look.px(_END))
        box = column(look, part, edges=(20, 14, 24, 14), space=12)
        forms = [(_EACH, say("One file each, in a folder")), (_BOUND, say("All in one PDF"))]
        self.form = Choice(look, "several-form", say("Kind of file"), forms, _EACH)
        box.addLayout(labelled(look, say("Kind of file"), self.form))
        label = say("Password for the saved file (optional)")
        self.password = SecretField(look, "pdf-password", label, say("Show the password"))
        self.password.setPlaceholderText(say("None"))
        box.addLayout(labelled(look, label, self.password))
        words = say("Each paper gets one line in “What left this vault”.")
        box.addWidget(Paragraph(look, words, "small", "text2"))
        box.addStretch(1)
        self.make = Button(look, say("Save the papers"), "save-papers", kind="primary", icon="save")
        self.make.clicked.connect(self._where)
        box.addWidget(self.make)
        return part

    def first_controls(self) -> Sequence[QWidget]:
        return [self.options.kind]

    def reflow(self, width: float) -> None:
        """What is asked gives way first; what is saved goes below where even that is short."""
        beside = width >= _SMALL
        self.least = Screen.least if beside else _BELOW_EACH_OTHER
        self.page.reflow(width, beside=beside)
        hold_width(self._end_area, self.look.px(_END) if beside else None)

    def leaving(self) -> None:
        """What was saved stays saved; no more are made while nobody sees it."""
        self.stop()

    # Asking.
    def _ask(self) -> None:
        """Something else shall be printed: what was said of the last ones is over."""
        if self._ticket is not None:
            return
        self._begin_anew()
        order = self.options.order()
        shut = by_submission(
            self.session.desk, order.recipient, self.refusal, self.look, order.kind
        )
        self.first.setVisible(not shut)
        self.make.setEnabled(not shut)

    def _begin_anew(self) -> None:
        for one in (self.refusal, self.first, self.done, self.less, self.progress):
            one.hide()
        clear(self._report)

    def _where(self) -> None:
        try:
            PageRange.read(self.options.pages.text())
        except UserError as problem:  # said before a folder is asked for
            self._begin_anew()
            self._refused(problem)
            self.options.pages.setFocus()
            return
        say, prompts = self.look.words.say, self.session.prompts
        if self.form.value == _EACH:
            prompts.folder(self, say("The folder of the papers"), "", self.save_each)
        else:
            title = say("Save the papers as one PDF")
            prompts.save_file(self, title, "papers.pdf", self.save_bound)

    def save_each(self, folder: Path) -> None:
        """A file each, in `folder`."""
        self._run(_each, folder, self._taken)

    def save_bound(self, path: Path) -> None:
        """All of them in one file."""
        self._run(_bound, path)

    def _run(self, work: Callable[..., PrintRun], *where: object) -> None:
        if self._ticket is not None:
            return
        self._begin_anew()
        self._taken.clear()
        self._hold(True)
        self.progress.begin(self.look.words.say("Making the papers …"))
        self.progress.show()
        self.progress.button.setFocus()
        answer: Callbacks[PrintRun] = Callbacks(
            self, self._show, self._refused, self.progress.step, self._stopped
        )
        pages = PageRange.read(self.options.pages.text())
        order = self.options.order(self.password.text() or None, pages)
        copies = self.options.how_many
        desk, write = self.session.desk, self.session.jobs.write_long
        self._ticket = write(answer, work, desk, order, self._cases, copies, *where)

    def stop(self) -> None:
        """Make no more."""
        if self._ticket is not None:
            self._ticket.cancel()
            self.progress.button.setEnabled(False)

    def _hold(self, yes: bool) -> None:
        for part in (self.options, self.form, self.password, self.make):
            part.setEnabled(not yes)

    def _over(self) -> None:
        self._ticket = None
        self._hold(False)
        if self.progress.isAncestorOf(QApplication.focusWidget() or self):
            self.make.setFocus()
        self.progress.hide()

    # What came of it.
    def _show(self, run: PrintRun) -> None:
        self._over()
        self.password.clear()
        words, look = self.look.words, self.look
        made = words.count("{n} paper was saved.", "{n} papers were saved.", run.papers)
        shown = self.done if run.papers else self.less
        said = (part for one in said_of_paper(words, run.notes, run.unrecorded) for part in one)
        shown.say(made, " ".join(filter(None, [*said, unset_words(words, run.unset)])))
        shown.show()
        if run.stays:
            stay = words.count("{n} paper stays here", "{n} papers stay here", len(run.stays))
            self._report.addWidget(Label(look, stay, "h2"))
            for place, one in enumerate(run.stays[:_MOST]):
                self._report.addWidget(self._stays(place, one))
        if (rest := len(run.stays) - _MOST) > 0:
            more = words.count("{n} more row", "{n} more rows", rest)
            self._report.addWidget(Label(look, more, "small", "text2"))

    def _stays(self, place: int, one: StayingPaper) -> RowButton:
        """Why it stays; its case opens."""
        say = self.look.words.say
        why = say(REASONS.get(one.reason, CODES[one.code].sentence))
        line = RowButton(
            self.look,
            "cases",
            one.number or self.session.labels.kind("case"),
            why,
            f"stays-{place}",
        )
        line.setProperty("case", one.case)
        line.clicked.connect(self._open)
        return line

    def _open(self) -> None:
        self.go.emit(page_of("case", str(self.sender().property("case"))))

    def _stopped(self) -> None:
        """What was saved before the stop is there, and its lines are written."""
        self._over()
        self.less.say(self.look.words.say("Stopped."), self._kept())
        self.less.show()

    def _refused(self, problem: VsdeskError) -> None:
        self._over()
        title, why = refusal_words(self.look, problem)
        self.refusal.say(title, why or (self._kept() if self._taken else ""))
        self.refusal.show()

    def _kept(self) -> str:
        words = self.look.words
        if not self._taken:
            return words.say("No file was saved. Papers that were made have their lines.")
        count = len(self._taken)
        return words.count("{n} paper was saved.", "{n} papers were saved.", count)


def _all(desk: Desk, cases: Sequence[str]) -> Sequence[str]:
    return cases or desk.cases.lists.ids(ListFilter(kind="case"))


def _each(
    desk: Desk,
    order: SheetOrder,
    cases: Sequence[str],
    copies: int,
    folder: Path,
    taken: list[str],
    progress: Progress,
) -> PrintRun:
    """A file each, written as soon as it is made; `taken` has their names."""

    def take(name: str, pdf: bytes) -> None:
        place = free_place(folder, name)
        diskio.save_file(place, pdf)
        taken.append(place.name)

    return desk.outbound.runs.print_each(
        order, _all(desk, cases), take, copies=copies, progress=progress
    )


def _bound(
    desk: Desk,
    order: SheetOrder,
    cases: Sequence[str],
    copies: int,
    path: Path,
    progress: Progress,
) -> PrintRun:
    """All in one file."""
    pdf, run = desk.outbound.runs.print_bound(
        order, _all(desk, cases), copies=copies, progress=progress
    )
    if pdf:
        diskio.save_file(path, pdf)
    return run
