"""Print: options, the page from memory, what is left out and why, print or save."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QWidget

from vsdesk import diskio
from vsdesk.desk import SHEETS
from vsdesk.errors import CODES
from vsdesk.progress import SILENT
from vsdesk.records.consent.approval import approval
from vsdesk.records.dictionary.case_numbers import paper_number
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.cell_reason import SmallCells
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column, drop, hold_width, plane, scroll, turn
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts import jumps, own_papers
from vsdesk.ui.parts.leaving_page import (
    ChangedBanner,
    LeavingPage,
    PleaCover,
    ReasonsToLeave,
    by_submission,
    refusal_words,
)
from vsdesk.ui.parts.left_out import LeftOut
from vsdesk.ui.parts.missing_banner import Deciding, deciding_banner
from vsdesk.ui.parts.own_numbers import OwnNumbers
from vsdesk.ui.parts.own_papers import OwnPaper, PendingLetters
from vsdesk.ui.parts.page_view import PageView
from vsdesk.ui.parts.paper_remarks import PaperRemarks
from vsdesk.ui.parts.printing import SPOOL, print_leaving
from vsdesk.ui.parts.told_door import ToldDoor
from vsdesk.ui.parts.unread_card import UnreadCard
from vsdesk.ui.parts.ways_out import WaysOut
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.preview.print_options import CaseRead, Options, read_case, whose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter

    from vsdesk.desk import Desk, PlainPaper, PrintedSheet, SheetOrder, ShownPaper
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_END, _SMALL = 290, 700  # of what is left out; below it the page takes the whole width
_NOT_ASKED: Final = frozenset(
    {"risk", "level", "discreet_only", "discreet_asked", "publicity", "for_nobody"}
)  # no answer of anybody changes it


class PreviewScreen(Screen):
    """Nothing leaves by looking: the row is written when the sheet is printed or saved.

    The part of its place is the kind of paper, the record what that is about. For a family there are the
    letters that ask to delete and the certificates alone.
    """

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        self._ticket: JobHandle | None = None
        self._dossier: Dossier | None = None
        self._looked: ShownPaper | None = None
        self._risk: Deciding | None = None
        self._wrote, self._number = "", ""  # the item of the letter that was just written
        outer = column(look, self)
        say = look.words.say
        self.page = LeavingPage(look, outer, say("Print"), say("What is printed"))
        self.page.head.back.connect(self.back)
        door = ToldDoor(self, session, self.go.emit, self.failed)
        self.reasons = ReasonsToLeave(look, session, SmallCells(look.words), door, self.refresh)
        self.own = self.reasons.ask_first(OwnNumbers(look, session, door))
        self.options = Options(look, session.labels, SHEETS, place.part)
        self.options.changed.connect(self.own.forget)  # of another paper nothing was chosen
        self.options.changed.connect(self.refresh)
        self.reasons.told.discreet = self.options.make_discreet
        self.options.where.connect(lambda: self.go.emit(jumps.to_home(session, self._dossier)))
        self.view = PageView(look, session)
        self._say_in_place()
        self._small, self._end_area = False, self._end()
        self.page.fill(self.options, self.view, self._end_area)
        self.page.choices.toggled.connect(self._show_cards)
        self._read()

    def _say_in_place(self) -> None:
        """What stands where there is no page."""
        look, say = self.look, self.look.words.say
        self.ask = Button(look, say("Open consent"), "to-consent", icon="consent")
        self.ask.clicked.connect(lambda: self.go.emit(Route("consent", self.place.id)))
        self.refusal = Banner(look, "", tone="stop", button=self.ask)
        self.first = Banner(look, say("Choose the paper that this is about."))
        self.approved = Banner(look, say(CODES["W_APPROVAL_STALE"].sentence), "", "warn")
        self.changed = ChangedBanner(look)
        self.unlooked = PendingLetters(look, self.session)
        self.unlooked.go.connect(self.go)
        self.covered = PleaCover(look, self.view)
        self.remarks = PaperRemarks(look)
        for part in (self.changed, self.refusal, self.first, self.approved, self.unlooked):
            part.hide()
            self.view.above.addWidget(part)
        self.view.above.addWidget(self.remarks)
        self.view.above.addWidget(self.reasons.told)
        self.view.above.addWidget(self.own)
        self.view.above.addWidget(self.covered)

    def _end(self) -> QWidget:
        look, say = self.look, self.look.words.say
        part = plane()
        hold_width(part, look.px(_END))
        box = column(look, part, edges=(20, 14, 24, 14), space=12)
        inner = plane()
        cards = column(look, inner, space=12)
        cards.addWidget(self.reasons.cells)
        cards.addWidget(self.reasons.named)
        self._unread = UnreadCard(look, self.session)
        self._unread.go.connect(self.go)
        cards.addWidget(self._unread)
        self._card = LeftOut(look, self.session.labels)
        cards.addWidget(self._card)
        label = say("Password for the saved file (optional)")
        self._password_label = Label(look, label, "small", "text2", elide=True)
        cards.addWidget(self._password_label)
        self.password = SecretField(look, "pdf-password", label, say("Show the password"))
        self.password.setPlaceholderText(say("None"))
        cards.addWidget(self.password)
        words = say("Saving or printing writes one line in “What left this vault”.")
        self._line = Paragraph(look, words, "small", "text2")
        cards.addWidget(self._line)
        cards.addWidget(Paragraph(look, say(SPOOL), "small", "text2"))
        cards.addStretch(1)
        self._cards = scroll(inner, "left-out-scroll")
        box.addWidget(self._cards, 1)
        self._leaving: QBoxLayout = column(look, space=12)
        box.addLayout(self._leaving)
        self.printer = Button(look, say("Print"), "print-now", kind="primary", icon="print")
        self.printer.clicked.connect(lambda: self.reasons.before(self._print))
        self._leaving.addWidget(self.printer)
        self.save = Button(look, say("Save as PDF"), "save-pdf", icon="save")
        self.save.clicked.connect(lambda: self.reasons.before(self._save))
        self._leaving.addWidget(self.save)
        self.done = Paragraph(look, "", "small", "ok")
        self.ways = WaysOut(self.printer, self.save, done=self.done)
        box.addWidget(self.done)
        return part

    def first_controls(self) -> Sequence[QWidget]:
        return [self.options.kind]

    def _read(self) -> None:
        desk, case = self.session.desk, self.place.id
        self.session.jobs.read(Callbacks(self, self._opened, self.failed), read_case, desk, case)

    def _opened(self, found: CaseRead) -> None:
        dossier = self._dossier = found.dossier
        self._say_whose(dossier)
        stale = approval(dossier.head, dossier.records) == "before_changes"
        self.approved.setVisible(stale)
        titles = Titles(self.look, self.session, dossier)
        members = [dossier.get(one.text("person")) for one in dossier.of("family_member")]
        options = self.options
        options.offer_relatives([(one.id, titles.of(one)) for one in members if one is not None])
        options.offer_items([(one.id, titles.of(one)) for one in dossier.of("evidence_item")])
        options.about(self.place.record)
        options.offer_levels(found.levels)
        options.offer_caller(bool(dossier.of("extortion_attempt")))
        options.show_discreet(found.discreet)
        self._offer_own(found)
        self.refresh()

    def _say_whose(self, dossier: Dossier) -> None:
        name, number = whose(dossier, self.look.lang)
        self._number = paper_number(number, dossier.root)  # until the gate let one out
        if dossier.head.kind == "family":
            self.belongs.emit("families")
        self.page.head.say(self.look.dots(name, number))

    def _offer_own(self, found: CaseRead) -> None:
        """The letters that ask to delete, and the certificates; a family has nothing else to print."""
        look, labels, options = self.look, self.session.labels, self.options
        options.offer_own(
            {
                own_papers.LETTER: own_papers.letters(look, labels, found.kept, found.holders),
                own_papers.CERTIFICATE: own_papers.certificates(look, labels, found.certificates),
            }
        )
        self.unlooked.tell(found.unlooked)
        if found.dossier.head.kind == "family" and not self._wrote:
            options.only_own()
        if self._wrote:
            options.choose_kept(self._wrote)

    @property
    def _own(self) -> OwnPaper | None:
        """The letter or certificate that is chosen, if it is one."""
        item = self.options.own_item if self.options.paper.own else None
        return OwnPaper(self.place.id, item, self.options.tongues) if item is not None else None

    def refresh(self) -> None:
        """Set the sheet again with the options."""
        if self._ticket is not None:
            self._ticket.cancel()
        self.ways.anew()
        self._looked = None
        for part in (self.changed, self.refusal, self.first, self.covered):
            part.hide()
        self.remarks.tell()
        self.reasons.told.show_numbers(())
        self.reasons.why = ""
        self._show_for_kind()
        if self.options.asks_for_item:
            self._first_choose()
            return
        self.view.wait()
        jobs, desk = self.session.jobs, self.session.desk
        if (own := self._own) is not None:
            told = Callbacks(self, self._set_own, self._refused)
            self._ticket = jobs.read_long(told, own_papers.look_at, desk, own)
            return
        answer = Callbacks(self, self._set, self._refused)
        self._ticket = jobs.read_long(answer, desk.outbound.sheets.sheet, self.order())

    def order(self, password: str | None = None) -> SheetOrder:
        """What is asked of the desk."""
        order: SheetOrder = self.options.order(self.place.id, password, self.reasons.cells.why)
        return replace(order, told_reason=self.reasons.why, own_numbers=self.own.choice)

    def _first_choose(self) -> None:
        say = self.look.words.say
        self.view.show_nothing()
        self._card.nothing_yet()
        paper, some = self.options.paper, self.options.offers_some
        if paper.own:
            self.first.say(say("Choose which one.") if some else say(paper.none))
        else:
            none = "" if some else say("This case has no papers yet.")
            self.first.say(say("Choose the paper that this is about."), none)
        self.first.setVisible(some or not self.unlooked.says)

    def _show_for_kind(self) -> None:
        """What the gate keeps back, a password and the line belong to sheets; a letter has its line too."""
        sheet, own = not self.options.paper.own, self._own
        for part in (self._card, self._password_label, self.password):
            part.setVisible(sheet)
        self._unread.hide()
        self.unlooked.show_for(self.options.paper.key)
        self._line.setVisible(sheet or (own is not None and own.leaves_row))
        if not sheet:
            self.reasons.cells.hide()

    def _set(self, printed: PrintedSheet) -> None:
        self._number, self._looked = printed.number, printed.looked
        self.options.show_discreet(printed.discreet, printed.why_discreet)
        self.remarks.tell(printed.notes, printed.unrecorded)
        self._card.show_withheld(printed.left_out, printed.unset)
        self.own.show_numbers(printed.own_numbers)
        self.reasons.show(len(printed.small_cells), printed.told, printed.named)
        self._say_unread(printed)
        self.covered.show_page(printed.pdf, printed.told)
        order, desk = self.order(), self.session.desk
        self.ways.ready(not by_submission(desk, order.recipient, self.first, self.look, order.kind))

    def _say_unread(self, printed: PrintedSheet) -> None:
        if self._dossier is not None:
            body = self.session.labels.term("recipient", self.order().recipient)
            self._unread.tell(body, printed.unread, self._dossier, recalled=printed.recalled)

    def _set_own(self, paper: PlainPaper) -> None:
        self._looked = paper.looked
        self.view.show_pdf(own_papers.told(paper, self.first, self.look))
        self.ways.ready(True)
        if self._wrote:
            self._wrote = ""
            say = self.look.words.say
            self.done.say(say("The letter is kept with the family, and its line is written."))
            self.done.show()

    def _refused(self, problem: VsdeskError) -> None:
        self.view.show_nothing()
        key = str(problem.params.get("reason", ""))
        answered = self._dossier if self._own is None else None
        told = refusal_words(self.look, problem, answered, self.order().recipient)
        self.refusal.say(*told)
        self.ask.setVisible(problem.code.name == "E_GATE" and key not in _NOT_ASKED)
        self.refusal.show()
        self._offer_override(key)
        self._card.nothing_yet()
        self.reasons.named.show_named(())
        self.reasons.cells.hide()

    def _offer_override(self, reason: str) -> None:
        """A coordinator may decide on a red risk, or on what never comes, with a reason."""
        banner = deciding_banner(self.look, self.session, reason, self._dossier)
        if banner is not None:
            drop(self._risk)
            self._risk = banner
            self._risk.decided.connect(self._decided)
            self.view.above.addWidget(self._risk)
            self.refusal.hide()

    def _decided(self) -> None:
        drop(self._risk)
        self._risk = None
        self._read()

    # Leaving.
    def _save(self) -> None:
        title = self.look.words.say("Save the sheet as PDF")
        key, tongues = self.options.paper.key, self.options.tongues
        name = own_papers.file_name(self._number, key, tongues, self._own)
        self.session.prompts.save_file(self, title, name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the sheet to `path`, and the row of the disclosure."""
        order = self._own or self.order(self.password.text() or None)
        say = self.look.words.say
        answer = self._answer(order, say("Saved."), say("Saved. The line is written."))
        self.session.jobs.write(answer, save, self.session.desk, order, path, self._looked)

    def _answer(self, order: SheetOrder | OwnPaper, as_own: str, as_sheet: str) -> Callbacks[None]:
        """What is shown leaves: what is said of it once it did, as a paper of our own and as a sheet."""
        what, own = self.ways.leave(), order if isinstance(order, OwnPaper) else None
        then = partial(self._was_left, what, own, as_own if own else as_sheet)
        return Callbacks(self, then, partial(self._not_left, what))

    def _was_left(self, what: object, own: OwnPaper | None, said: str, _: None) -> None:
        """A letter of today is kept now: the next press takes that one, and writes no second."""
        self.password.clear()
        still = self.ways.is_over(what, said)
        if own is not None and own.leaves_row:
            self._wrote = own.kept_as[-1] if still else ""
            self._read()

    def _not_left(self, what: object, problem: VsdeskError) -> None:
        if not (self.ways.is_over(what) and self.changed.tells(problem, self.refresh)):
            self.failed(problem)

    def _print(self) -> None:
        self.session.prompts.printer(self, self._chosen_printer)

    def _chosen_printer(self, printer: QPrinter) -> None:
        desk, order, looked = self.session.desk, self._own or self.order(), self._looked
        say = self.look.words.say
        as_own, as_sheet = (
            say("Given to the printer."),
            say("Given to the printer. The line is written."),
        )
        answer = self._answer(order, as_own, as_sheet)
        print_leaving(self.session, printer, lambda: (_leave(desk, order, looked),), answer)

    def reflow(self, width: float) -> None:
        """The options take the place of the page when room is short, on request.

        Where even the page has no room, what is left out goes with the options, and the page stands above.
        """
        self._small = width < _SMALL
        self.page.reflow(width, beside=not self._small)
        turn(self._leaving, beside=self._small)
        hold_width(self._end_area, None if self._small else self.look.px(_END))
        self._show_cards()

    def _show_cards(self) -> None:
        shown = not self._small or self.page.choices.isChecked()
        self._cards.setVisible(shown)
        for one in (self.printer, self.save):
            one.setVisible(not self._small or not shown)
        self.page.parts.setStretchFactor(self._end_area, int(self._small and shown))


def _leave(desk: Desk, order: SheetOrder | OwnPaper, looked: ShownPaper | None) -> bytes:
    """The paper that leaves as it was looked at, with its row."""
    if isinstance(order, OwnPaper):
        return own_papers.leave(desk, order, SILENT, looked)
    return desk.outbound.sheets.print_sheet(order, SILENT, looked).pdf


def save(
    desk: Desk, order: SheetOrder | OwnPaper, path: Path, looked: ShownPaper | None = None
) -> None:
    """Written where the person said."""
    diskio.save_file(path, _leave(desk, order, looked))
