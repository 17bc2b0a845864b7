"""A table that leaves: looked at first, then saved or copied; each row of it gets its line in the journal."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtWidgets import QWidget

from vsdesk import diskio
from vsdesk.records.gate.disclosure import REASONS
from vsdesk.records.gate.figures.figure_words import ON_FILE
from vsdesk.ui.catalogue.places import list_of
from vsdesk.ui.editing.cell_reason import AloneCells
from vsdesk.ui.kit.boxes import clear, column, hold_width, plane, rule, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import JobHandle
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.leaving_page import LeavingPage, ReasonsToLeave, by_submission, refusal_words
from vsdesk.ui.parts.missing_banner import missing_elsewhere
from vsdesk.ui.parts.told_door import ToldDoor
from vsdesk.ui.parts.ways_out import WaysOut
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.exits.exit_options import ExitOptions, ExitWords
from vsdesk.ui.screens.exits.look import HaltingProgress, TableLook
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk import Desk, ExitOrder, ExportedTable
    from vsdesk.errors import VsdeskError
    from vsdesk.progress import Progress
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession

NAMED: Final = mark(
    "The told words stay as they are; only the table changes. Words that name somebody stay here until something was chosen for each name in them."
)
_BELOW_EACH_OTHER: Final = 640  # pixels at 100 % that the page is high then
_BESIDE: Final = 560  # effective width from which what stays stands beside the table
_FORMS: Final = (("xlsx", "XLSX"), ("csv", "CSV"))


class ExitsScreen(Screen):
    """The part of its place is the kind ("": cases), the record names them, with commas; none are all."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        self._ticket: JobHandle | None = None
        self._looked = ""
        self.said = ExitWords(look.words, place.part)
        cases = [one for one in place.record.split(",") if one]
        outer = column(look, self)
        self.page = LeavingPage(look, outer, say("A table that leaves"), say("What leaves"))
        self.page.head.back.connect(self.back)
        self.page.head.say(self.said.chosen(len(cases)))
        door = ToldDoor(self, session, self.go.emit, self.failed)
        words = AloneCells(look.words)
        self.reasons = ReasonsToLeave(look, session, words, door, self.refresh, named=say(NAMED))
        self.options = ExitOptions(look, session, self.said, cases)
        self.options.changed.connect(self._ask_anew)
        self.shown = TableLook(look, self.reasons.told)
        self.shown.again.connect(self.refresh)
        self.shown.halted.connect(self._halted)
        self.page.fill(self.options, self.shown, self._end())
        self.refresh()

    def _end(self) -> QWidget:
        look, say = self.look, self.look.words.say
        part = plane()
        self._last = part
        box = column(look, part, edges=(20, 14, 24, 14), space=12)
        inner = plane()
        cards = column(look, inner, space=12)
        cards.addWidget(self.reasons.cells)
        cards.addWidget(self.reasons.named)
        self._card = Card(look, say("Leaves, and stays"), space=8, edge=14)
        self._said = column(look, space=6)
        self._card.body.addLayout(self._said)
        cards.addWidget(self._card)
        cards.addWidget(Paragraph(look, self.said.lines, "small", "text2"))
        self.form = Choice(look, "table-form", say("Kind of file"), _FORMS, "xlsx")
        cards.addLayout(labelled(look, say("Kind of file"), self.form))
        cards.addStretch(1)
        box.addWidget(scroll(inner, "stays-scroll"), 1)
        self.save = Button(look, say("Save the table"), "save-table", kind="primary", icon="save")
        self.save.clicked.connect(lambda: self.reasons.before(self._save))
        box.addWidget(self.save)
        self.copy = Button(look, say("Copy it"), "copy-table", icon="copy")
        self.copy.clicked.connect(lambda: self.reasons.before(self._copy))
        box.addWidget(self.copy)
        self.done = Paragraph(look, "", "small", "ok")
        self.ways = WaysOut(self.save, self.copy, done=self.done)
        box.addWidget(self.done)
        return part

    # Looking.
    def order(self) -> ExitOrder | None:
        """What is asked of the desk; None while no answer is ticked."""
        order, why = self.options.order(self.reasons.cells.why), self.reasons.why
        return replace(order, told_reason=why) if order and why else order

    def _ask_anew(self) -> None:
        self.reasons.cells.forget()
        self.refresh()

    def refresh(self) -> None:
        """Ask the gate what would leave."""
        if self._ticket is not None:
            self._ticket.cancel()
        self.reasons.why = ""
        self.ways.anew()
        self._looked = ""
        self.shown.changed.hide()
        self.shown.rest()
        order = self.order()
        if order is None:
            self._say_refusal(self.look.words.say("Choose at least one answer."))
            return
        desk, read = self.session.desk, self.session.jobs.read_long
        self._ticket = self.shown.run(read, self._show, self._refused, _look, desk, order)

    def _halted(self) -> None:
        clear(self._said)
        self._line(self.look.words.say("Nothing leaves."), "strong")

    def _show(self, spread: ExportedTable) -> None:
        self._looked = spread.digest
        self.shown.show_table(spread.text)
        self.reasons.show(spread.alone, spread.told, spread.named)
        clear(self._said)
        if spread.level == "E":
            self._line(self.look.words.say(ON_FILE), "small", "text2")
        else:
            self._line(self.said.leave(spread.rows), "strong")
        self._stays(spread.left_out)
        order, desk = self.options.order(), self.session.desk
        shut = (
            order
            and spread.level != "E"
            and by_submission(desk, order.recipient, self.shown.refusal, self.look)
        )
        self.ways.ready(not shut)

    def _stays(self, left_out: Mapping[str, int]) -> None:
        say = self.look.words.say
        for reason, count in sorted(left_out.items(), key=lambda one: -one[1]):
            self._said.addWidget(rule())
            self._line(self.said.stay(count), "strong")
            self._line(say(REASONS.get(reason, reason)), "small", "text2")

    def _line(self, words: str, role: str, tone: str = "text") -> None:
        self._said.addWidget(Paragraph(self.look, words, role, tone))

    def _refused(self, problem: VsdeskError) -> None:
        self._say_refusal(*refusal_words(self.look, problem))
        if banner := missing_elsewhere(self.look, self.session, problem):
            banner.decided.connect(self.refresh)
            self._said.addWidget(banner)

    def _say_refusal(self, title: str, text: str = "") -> None:
        self._halted()
        self.shown.refuse(title, text)
        self.reasons.told.show_numbers(())
        self.reasons.named.show_named(())
        self.reasons.cells.hide()

    def take_focus(self) -> None:
        """The rail shows whose table it is."""
        self.belongs.emit(list_of(self.said.kind).screen)
        super().take_focus()

    def first_controls(self) -> Sequence[QWidget]:
        return [self.options.purpose]

    def reflow(self, width: float) -> None:
        """The options take the place of the table when room is short, on request; what stays
        goes below it at last."""
        beside = width >= _BESIDE
        self.least = Screen.least if beside else _BELOW_EACH_OTHER
        self.page.reflow(width, beside=beside)
        wide = self.look.px(290 if width >= 700 else 210)
        least = self._last.minimumSizeHint().width()  # its buttons are whole
        hold_width(self._last, max(wide, least) if beside else None)

    # Leaving.
    def _save(self) -> None:
        name = f"{self.said.file}.{self.form.value}"
        title = self.look.words.say("Save the table")
        self.session.prompts.save_file(self, title, name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the table to `path`, and the lines of the journal."""
        form: Literal["xlsx", "csv"] = "csv" if self.form.value == "csv" else "xlsx"
        what = self.session.desk, self.order(), self._looked, form, path
        write = self.session.jobs.write_long
        leaves = self.ways.leave()
        then, fails = partial(self._was_saved, leaves), partial(self._not_left, leaves)
        self.shown.run(write, then, fails, _save, *what)

    def _was_saved(self, leaves: object, _: object) -> None:
        self._left(leaves, self.look.words.say("Saved. The lines are written."))

    def _copy(self) -> None:
        what = self.session.desk, self.order(), self._looked
        write = self.session.jobs.write_long
        leaves = self.ways.leave()
        then, fails = partial(self._was_copied, leaves), partial(self._not_left, leaves)
        self.shown.run(write, then, fails, _clip, *what)

    def _was_copied(self, leaves: object, spread: ExportedTable) -> None:
        self.session.copy(spread.text)
        words = self.look.words.say("Copied. The lines are written. A lock empties the clipboard.")
        self._left(leaves, words)

    def _left(self, leaves: object, said: str) -> None:
        if self.ways.is_over(leaves, said):
            self.shown.rest()
            self.shown.table.show()

    def _not_left(self, leaves: object, problem: VsdeskError) -> None:
        if not self.ways.is_over(leaves):
            self.failed(problem)
        elif not self.shown.changed.tells(problem, self.refresh):
            self._refused(problem)


def _look(desk: Desk, order: ExitOrder, halt: Event, progress: Progress) -> ExportedTable:
    return desk.outbound.tables.spread_look(order, HaltingProgress(progress, halt))


def _clip(
    desk: Desk, order: ExitOrder, looked: str, halt: Event, progress: Progress
) -> ExportedTable:
    return desk.outbound.tables.clipboard(order, HaltingProgress(progress, halt), looked)


def _save(
    desk: Desk,
    order: ExitOrder,
    looked: str,
    form: Literal["xlsx", "csv"],
    path: Path,
    halt: Event,
    progress: Progress,
) -> None:
    """The table that leaves, written where the person said."""
    left = desk.outbound.tables.spreadsheet(order, form, HaltingProgress(progress, halt), looked)
    diskio.save_file(path, left.data)
