"""What leaves and what stays: looked at as it is today, then frozen; what is frozen is what is printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vsdesk import diskio
from vsdesk.desk import OutgoingPaper, free_place
from vsdesk.records.consent.approval import approver, is_outlived
from vsdesk.ui.editing.told_card import ToldCard
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, hold_width, row, turn
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.parts.leaving_page import refusal_words
from vsdesk.ui.parts.left_out import LeftOut
from vsdesk.ui.parts.page_view import PageView
from vsdesk.ui.parts.paper_remarks import PaperRemarks
from vsdesk.ui.parts.printing import SPOOL, print_leaving
from vsdesk.ui.parts.told_door import ToldDoor
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtPrintSupport import QPrinter

    from vsdesk.desk import Desk
    from vsdesk.errors import VsdeskError
    from vsdesk.progress import Progress
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.disclosure import Withheld
    from vsdesk.records.gate.told.told_numbers import ToldNumber
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.route import Route
    from vsdesk.words import Words

_WIDE: Final = 1000


class PapersPart(QWidget):
    """The buttons stand above the page, so that they are seen without scrolling."""

    def __init__(
        self,
        context: Context,
        view: RecordView,
        go: Callable[[Route], None],
        again: Callable[[], None],
    ) -> None:
        super().__init__()
        self._context, self._view, self._again = context, view, again
        self._blocked = False
        look, say = context.look, context.look.words.say
        box = column(look, self, space=12)
        self.state = Banner(look, "", "", "accent", icon="sealed")
        box.addWidget(self.state)
        self.refusal = Banner(look, "", "", "stop")
        self.refusal.hide()
        box.addWidget(self.refusal)
        door = ToldDoor(self, context.session, go, self._refused)
        self.remarks, self.told = PaperRemarks(look), ToldCard(look, context.session, door)
        box.addWidget(self.remarks)
        box.addWidget(self.told)
        self._approved = column(look)
        box.addLayout(self._approved)
        line = row(look, space=8)
        self.freeze = self._button(say("Freeze what leaves"), "freeze", "lock", self._freeze)
        self.approve = self._button(say("Approve"), "approve", "check", self._approve)
        self.save = self._button(say("Save the papers"), "save-papers", "save", self._save)
        self.printer = self._button(say("Print"), "print-papers", "print", self._print)
        for button in (self.freeze, self.approve, self.save, self.printer):
            line.addWidget(button)
        line.addStretch(1)
        box.addLayout(line)
        self._spool = Paragraph(look, say(SPOOL), "small", "text2")
        box.addWidget(self._spool)
        parts = self._parts = row(look, space=12)
        self.papers = Choice(look, "which-paper", say("Which paper"), [])
        self.papers.chosen.connect(self._choose)
        self.papers.hide()
        box.addWidget(self.papers)
        self._held: tuple[OutgoingPaper, ...] = ()
        self._digest = ""  # of what is looked at: just this is approved, and taken out
        self._saved = column(look, space=2)
        box.addLayout(self._saved)
        self.pages = PageView(look, context.session)
        self.pages.setMinimumHeight(look.px(460))
        parts.addWidget(self.pages, 1)
        self._left = LeftOut(look, context.session.labels)
        parts.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(parts, 1)
        self._show_state()
        self._read()

    def reflow(self, width: float) -> None:
        """What stays stands below the page where room is short."""
        wide = width >= _WIDE
        turn(self._parts, beside=wide)
        hold_width(self._left, self._context.look.px(270) if wide else None)

    def _button(self, words: str, name: str, icon: str, slot: Callable[[], None]) -> Button:
        kind = "primary" if name == "freeze" else "secondary"
        button = Button(self._context.look, words, name, kind=kind, icon=icon)
        button.clicked.connect(slot)
        return button

    @property
    def _frozen(self) -> bool:
        """Whether there are pages that may leave, or did: what another device froze is set anew here."""
        desk = self._context.session.desk
        return desk.submissions.set_here(self._view) or (
            bool(self._view.text("digest")) and desk.submissions.replies.left(self._view)
        )

    def _show_state(self) -> None:
        say, session = self._context.look.words.say, self._context.session
        open_ = not session.desk.submissions.replies.left(self._view)
        coordinator = self._context.role == "coordinator"
        if not self._frozen:
            elsewhere = bool(self._view.text("digest"))
            self.state.say(
                say("Another device froze this.") if elsewhere else say("Nothing is frozen yet."),
                say(
                    "Pages leave only as they are set here. This is what would leave today: freeze it, then look at it."
                )
                if elsewhere
                else say("This is what would leave today, and what stays."),
            )
        elif open_:
            self.state.say(
                say("This is frozen. It is what leaves, and nothing else."),
                say("If the case changes, freeze it again."),
            )
        else:
            self.state.say(say("This is what was sent."))
        self.freeze.setVisible(open_)
        self.freeze.setEnabled(False)
        self.approve.setVisible(self._frozen and open_ and coordinator)
        self.approve.setEnabled(not approver(self._view))
        for button in (self.save, self.printer):
            button.setVisible(session.desk.submissions.set_here(self._view))
            button.setEnabled(False)
        self._spool.setVisible(session.desk.submissions.set_here(self._view))

    def _read(self) -> None:
        session = self._context.session
        answer: Callbacks[PapersLook] = Callbacks(self, self._show, self._refused)
        session.jobs.read_long(answer, look_at, session.desk, self._view.id, self._frozen)

    def _show(self, looked: PapersLook) -> None:
        self._blocked = looked.blocked
        self._left.show_withheld(looked.withheld, looked.unset)
        self._held, self._digest = looked.papers, looked.digest
        self.remarks.tell(unrecorded=looked.unrecorded)
        self.told.show_numbers(looked.told)
        say, count = self._context.look.words.say, len(looked.papers)
        names = [
            (
                str(n),
                say("Paper {n} of {count}: {name}", n=n + 1, count=count, name=one.name)
                if one.name
                else say("Paper {n} of {count}", n=n + 1, count=count),
            )
            for n, one in enumerate(looked.papers)
        ]
        self.papers.offer(names)
        self.papers.setVisible(len(names) > 1)
        self._choose("0")
        may = not looked.blocked or self._context.role == "coordinator"
        self.freeze.setEnabled(may)
        if not may:
            self.refusal.say(
                say("Something is missing before it can be sent."),
                say("A coordinator can go on, with a reason."),
            )
            self.refusal.show()

        if self._frozen:
            self._show_approval(looked)

    def _show_approval(self, found: PapersLook) -> None:
        """Who approved, or has to; without that nothing is saved or printed."""
        look, coordinator = self._context.look, self._context.role == "coordinator"
        words = approval_words(look.words, self._view, found.stands, coordinator=coordinator)
        words = taken_back_words(look.words) if found.taken_back else words
        clear(self._approved)
        self._approved.addWidget(Banner(look, *words))
        for button in (self.save, self.printer):
            button.setEnabled(bool(found.stands))

    def _choose(self, number: str) -> None:
        if self._held:
            here = self._context.session.desk.submissions.set_here(self._view)
            theirs = self._frozen and not here  # what was sent, as another device set it
            self.pages.show_pdf(self._held[int(number)].pdf, of_others=theirs)

    def _refused(self, problem: VsdeskError) -> None:
        if not self._frozen:
            self.pages.show_nothing()
        self.refusal.say(*refusal_words(self._context.look, problem))
        self.refusal.show()
        if problem.code.name == "E_STALE":
            self.freeze.setEnabled(True)

    # Freezing.
    def _freeze(self) -> None:
        self.told.before(self._freeze_now)

    def _freeze_now(self, told: str) -> None:
        if not self._blocked:
            self._prepare(told, "freeze", "")
            return
        say = self._context.look.words.say
        question = Prompt(
            say("Something is missing. Freeze it all the same?"),
            say("The body may send it back. Your reason stays with the submission."),
            (("wait", say("Wait")), ("freeze", say("Freeze it"))),
            reason=say("Reason"),
        )
        self._context.session.prompts.ask(self, question, partial(self._prepare, told))

    def _prepare(self, told: str, key: str, why: str) -> None:
        if key != "freeze" or (self._blocked and not why):
            return
        session = self._context.session
        self.freeze.setEnabled(False)
        answer = Callbacks(self, self._done, self._refused)
        prepare = session.desk.submissions.prepare
        session.jobs.write_long(answer, prepare, self._view.id, because=why, told=told)

    def _approve(self) -> None:
        session = self._context.session
        answer = Callbacks(self, self._done, self._refused)
        session.jobs.write(answer, session.desk.submissions.approve, self._view.id, self._digest)

    def _done(self, _: object) -> None:
        self._again()

    # Leaving.
    def _save(self) -> None:
        """One paper goes where the person says; several go into a folder, each under its own name."""
        say, prompts = self._context.look.words.say, self._context.session.prompts
        if len(self._held) == 1:
            prompts.save_file(self, say("Save the papers"), self._held[0].name, self.save_to)
        else:
            title = say("Choose a folder for the papers")
            prompts.folder(self, title, str(Path.home()), self.save_in)

    def save_to(self, path: Path) -> None:
        """Write the one frozen paper to `path`."""
        self._write(_save_one, path)

    def save_in(self, folder: Path) -> None:
        """Write the frozen papers into `folder`; what is there already stays."""
        self._write(_save_all, folder)

    def _write(self, work: Callable[[Desk, str, str, Path], tuple[Path, ...]], place: Path) -> None:
        session = self._context.session
        clear(self._saved)
        answer = Callbacks(self, self._was_saved, self._refused)
        session.jobs.write(answer, work, session.desk, self._view.id, self._digest, place)

    def _was_saved(self, written: tuple[Path, ...]) -> None:
        """What was saved, by name: in which folder, and which files."""
        look = self._context.look
        words = look.words.say("Saved in {folder}:", folder=written[0].parent)
        self._saved.addWidget(Paragraph(look, words, "strong"))
        for one in written:
            self._saved.addWidget(Paragraph(look, isolate(one.name), "body"))
        self._left_now(None)

    def _print(self) -> None:
        self._context.session.prompts.printer(self, self._chosen_printer)

    def _chosen_printer(self, printer: QPrinter) -> None:
        session = self._context.session
        answer = Callbacks[None](self, self._left_now, self._refused)
        papers, id, digest = session.desk.submissions.papers, self._view.id, self._digest
        print_leaving(session, printer, lambda: [one.pdf for one in papers(id, digest)], answer)

    def _left_now(self, _: object) -> None:
        say = self._context.look.words.say
        self.state.say(
            say("The papers are out. The line is written."),
            say("Write down under “Sending” when and how they were sent."),
        )


def _save_one(desk: Desk, submission: str, looked: str, path: Path) -> tuple[Path, ...]:
    """The only paper, under the name that the person gave it."""
    papers = desk.submissions.papers(submission, looked)
    places = (path, *(path.with_name(one.name) for one in papers[1:]))
    for one, place in zip(papers, places, strict=True):
        diskio.save_file(place, one.pdf)
    return places


def _save_all(desk: Desk, submission: str, looked: str, folder: Path) -> tuple[Path, ...]:
    """Each paper under its own name, beside what is there already."""
    written = []
    for one in desk.submissions.papers(submission, looked):
        place = free_place(folder, one.name)
        diskio.save_file(place, one.pdf)
        written.append(place)
    return tuple(written)


@dataclass(frozen=True)
class PapersLook:
    """The papers (frozen ones, else those of today), what stays and why, whether something blocks.

    `stands`: the code of who stands for it when it leaves from here; "" when a coordinator has to approve.
    `digest` names what is frozen. `taken_back`: its approval, by what was put aside of a withdrawn device.
    `unset`: characters for which no font has a letter; of frozen papers it was said when they were frozen.
    `told`: telephones in the words that would be frozen.
    """

    papers: tuple[OutgoingPaper, ...]
    withheld: Sequence[Withheld]
    blocked: bool
    stands: str = ""
    unset: tuple[str, ...] = ()
    digest: str = ""
    told: tuple[ToldNumber, ...] = ()
    unrecorded: tuple[str, ...] = ()  # named in the words that would be frozen, with no record
    taken_back: bool = False


def look_at(desk: Desk, submission: str, frozen: bool, progress: Progress) -> PapersLook:
    """Ask the desk. Raises UserError E_GATE when nothing of it may leave today."""
    blocked = bool(desk.submissions.check(submission).blocks)
    if frozen:
        held = desk.submissions.frozen(submission)
        stands = desk.submissions.approver(submission)
        found = PapersLook(held.pages, held.withheld, blocked, stands, digest=held.digest)
        return replace(found, taken_back=desk.submissions.replies.is_taken_back(submission))
    sheets = [
        desk.outbound.sheets.sheet(order, progress) for order in desk.submissions.sheets(submission)
    ]
    stays = tuple(dict.fromkeys(one for sheet in sheets for one in sheet.left_out))
    unset = tuple(sorted({one for sheet in sheets for one in sheet.unset}))
    told = tuple(dict.fromkeys(one for sheet in sheets for one in sheet.told))
    named = tuple(dict.fromkeys(one for sheet in sheets for one in sheet.unrecorded))
    papers = tuple(OutgoingPaper("", one.pdf) for one in sheets)
    return PapersLook(papers, stays, blocked, unset=unset, told=told, unrecorded=named)


def approval_words(
    words: Words, view: RecordView, stands: str, *, coordinator: bool
) -> tuple[str, str, str]:
    """Title, text and tone. `stands`: the code of who stands for it when it leaves from here, or ""."""
    say = words.say
    by = approver(view)
    if by:
        return (
            say("Approved by {who}", who=isolate(by)),
            say("What is frozen again needs a new approval."),
            "ok",
        )
    title = (
        say("This was approved before later changes.")
        if is_outlived(view)
        else say("Not approved yet")
    )
    if not stands:
        text = say(
            "A coordinator approves it before it leaves. Hand it over; the approval comes back to you in a bundle."
        )
        return title, text, "stop"
    if coordinator:
        text = say(
            "Read the papers, then press “Approve”. To save or print them approves them too. "
            "Your code is written down: {who}",
            who=isolate(stands),
        )
        return title, text, "warn"
    text = say(
        "You belong to no organisation yet, so no coordinator approves it. When you save or print it, "
        "your code is written down as who approved: {who}",
        who=isolate(stands),
    )
    return title, text, "warn"


def taken_back_words(words: Words) -> tuple[str, str, str]:
    """The same of an approval that somebody took back whose device was withdrawn since."""
    text = words.say(
        "The device that said so was withdrawn. A coordinator looks at what was put aside, on the page of that device, and approves the papers again, or not."
    )
    return words.say("This approval was taken back"), text, "stop"
