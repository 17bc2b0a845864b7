"""A table that leaves: looked at first, then saved or copied; each row of it gets its line in the journal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from PySide6.QtWidgets import QWidget

from vsdesk import diskio
from vsdesk.errors import CODES
from vsdesk.progress import Cancelled
from vsdesk.records.gate.disclosure import REASONS
from vsdesk.records.gate.figure_words import ON_FILE
from vsdesk.ui.editing.cell_reason import CellReason
from vsdesk.ui.editing.named_card import NamedCard
from vsdesk.ui.editing.told_card import ToldCard
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.fold import Fold
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import Label, labelled
from vsdesk.ui.kit.layout import clear, column, hold_width, plane, row, rule, scroll, turn
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.progress_card import ProgressCard
from vsdesk.ui.parts.told_door import ToldDoor
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.exits.cells import AloneCells
from vsdesk.ui.screens.exits.glimpse import Glimpse
from vsdesk.ui.screens.exits.options import ExitOptions
from vsdesk.ui.screens.exits.said import ExitWords
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vsdesk.desk import Desk, ExitOrder, Spread
    from vsdesk.errors import VsdeskError
    from vsdesk.progress import Progress
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession

T = TypeVar("T")
_BELONGS: Final = {"family": "families", "incident": "lists"}  # else to the cases
_LONG: Final = 200  # rows: fewer are looked at before anybody reads how far it is
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
        self._told_why = ""
        self._halt = Event()
        self.said = ExitWords(look.words, place.part)
        cases = [one for one in place.record.split(",") if one]
        outer = column(look, self)
        head = PageHead(look, say("A table that leaves"))
        head.back.connect(self.back)
        head.say(self.said.chosen(len(cases)))
        self.choices = Button(look, say("What leaves"), "show-options", icon="filter")
        head.tools.addWidget(self.choices)
        outer.addWidget(head)
        middle = self._parts = row(look, space=0)
        self.options = ExitOptions(look, session, self.said, cases)
        self.options.changed.connect(self._ask_anew)
        area = scroll(self.options, "options-scroll")
        line, look_at = rule(upright=True), self._middle()
        middle.addWidget(area)
        middle.addWidget(line)
        middle.addWidget(look_at, 1)
        self._fold = Fold(self.choices, area, line, look_at, look.px(316))
        self._edge = rule(upright=True)
        middle.addWidget(self._edge)
        middle.addWidget(self._end())
        outer.addLayout(middle, 1)
        self.refresh()

    def _middle(self) -> QWidget:
        look = self.look
        part = plane()
        box = column(look, part, edges=(20, 16, 20, 16), space=10)
        self.refusal = Banner(look, "", "", "stop")
        self.refusal.hide()
        box.addWidget(self.refusal)
        say = look.words.say
        steps = ((("looking",), say("Each row is asked for: may it leave?")),)
        self.progress = ProgressCard(look, "file", steps)
        self.progress.stop.connect(self._stop)
        self.progress.hide()
        box.addWidget(self.progress)
        self.again = Button(look, say("Look again"), "look-again", icon="search")
        self.again.clicked.connect(self.refresh)
        self.stopped = Banner(look, say("Stopped. Nothing has left."), button=self.again)
        self.stopped.hide()
        box.addWidget(self.stopped)
        door = ToldDoor(self, self.session, self.go.emit, self.failed)
        self.told = ToldCard(look, self.session, door)
        box.addWidget(self.told)
        self.table = Glimpse(look)
        box.addWidget(self.table, 1)
        self.rest = Label(look, "", "small", "text2")
        box.addWidget(self.rest)
        return part

    def _end(self) -> QWidget:
        look, say = self.look, self.look.words.say
        part = plane()
        self._last = part
        box = column(look, part, edges=(20, 14, 24, 14), space=12)
        inner = plane()
        cards = column(look, inner, space=12)
        self.cells = CellReason(look, self.session, AloneCells(look.words))
        self.cells.reasoned.connect(self.refresh)
        cards.addWidget(self.cells)
        self.named = NamedCard(look, self.session, say(NAMED))
        self.named.chosen.connect(self.refresh)
        cards.addWidget(self.named)
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
        self.save.clicked.connect(lambda: self.told.before(self._save))
        box.addWidget(self.save)
        self.copy = Button(look, say("Copy it"), "copy-table", icon="copy")
        self.copy.clicked.connect(lambda: self.told.before(self._copy))
        box.addWidget(self.copy)
        self.done = Paragraph(look, "", "small", "ok")
        box.addWidget(self.done)
        return part

    # Looking.
    def order(self) -> ExitOrder | None:
        """What is asked of the desk; None while no answer is ticked."""
        order = self.options.order(self.cells.why)
        return replace(order, told_reason=self._told_why) if order and self._told_why else order

    def _ask_anew(self) -> None:
        self.cells.forget()
        self.refresh()

    def refresh(self) -> None:
        """Ask the gate what would leave."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._told_why = ""
        self._ready(False)
        self.done.hide()
        self._rest_now()
        order = self.order()
        if order is None:
            self._say_refusal(self.look.words.say("Choose at least one answer."))
            return
        self._ticket = self._run(
            self.session.jobs.read_long, self._show, self._refused, _look, order
        )

    def _run(
        self,
        how: Callable[..., JobHandle],
        then: Callable[[T], None],
        fails: Callable[[VsdeskError], None],
        work: Callable[..., T],
        *args: object,
    ) -> JobHandle:
        """A job that can be stopped, and tells its end all the same where the stop came too late."""
        self._halt = Event()
        answer = Callbacks(self, then, fails, self._step, self._was_stopped)
        return how(answer, work, self.session.desk, *args, self._halt)

    def _step(self, stage: str, done: int, total: int) -> None:
        """How far the gate was asked, where that takes long."""
        if total < _LONG or self._halt.is_set():
            return
        if self.progress.isHidden():
            self.refusal.hide()
            self.table.hide()
            self.progress.begin(self.look.words.say("Looking …"))
            self.progress.show()
        self.progress.step(stage, done, total)

    def _stop(self) -> None:
        self._halt.set()
        self.progress.button.setEnabled(False)

    def _was_stopped(self) -> None:
        """Stopped by the person, and not because something else was asked for meanwhile."""
        if self._halt.is_set():
            self._rest_now()
            clear(self._said)
            self._line(self.look.words.say("Nothing leaves."), "strong")
            self.stopped.show()
            self.again.setFocus()

    def _rest_now(self) -> None:
        self.progress.hide()
        self.stopped.hide()

    def _show(self, spread: Spread) -> None:
        self._rest_now()
        self.refusal.hide()
        self.told.show_numbers(spread.told)
        self.named.show_named(spread.named)
        self.table.show()
        rest = self.table.show_text(spread.text)
        words = self.look.words
        self.rest.setText(words.count("{n} more row", "{n} more rows", rest) if rest else "")
        clear(self._said)
        self.cells.show_cells(spread.alone)
        if spread.level == "E":
            self._line(self.look.words.say(ON_FILE), "small", "text2")
        else:
            self._line(self.said.leave(spread.rows), "strong")
        self._stays(spread.left_out)
        order, desk = self.options.order(), self.session.desk
        if (
            order
            and spread.level != "E"
            and desk.outbound.tables.leaves_by_submission(order.recipient)
        ):
            self.refusal.say(self.look.words.say(CODES["E_BY_SUBMISSION"].sentence))
            self.refusal.show()
            return
        self._ready(True)

    def _stays(self, left_out: Mapping[str, int]) -> None:
        say = self.look.words.say
        for reason, count in sorted(left_out.items(), key=lambda one: -one[1]):
            self._said.addWidget(rule())
            self._line(self.said.stay(count), "strong")
            self._line(say(REASONS.get(reason, reason)), "small", "text2")

    def _line(self, words: str, role: str, tone: str = "text") -> None:
        self._said.addWidget(Paragraph(self.look, words, role, tone))

    def _refused(self, problem: VsdeskError) -> None:
        say = self.look.words.say
        reason = REASONS.get(str(problem.params.get("reason", "")), "")
        self._say_refusal(say(problem.code.sentence), say(reason) if reason else "")

    def _say_refusal(self, title: str, text: str = "") -> None:
        self._rest_now()
        clear(self._said)
        self._line(self.look.words.say("Nothing leaves."), "strong")
        self.refusal.say(title, text)
        self.refusal.show()
        self.told.show_numbers(())
        self.named.show_named(())
        self.cells.hide()
        self.table.hide()
        self.rest.setText("")

    def _ready(self, yes: bool) -> None:
        self.save.setEnabled(yes)
        self.copy.setEnabled(yes)

    def take_focus(self) -> None:
        """The rail shows whose table it is."""
        self.belongs.emit(_BELONGS.get(self.said.kind, "cases"))
        super().take_focus()

    def first_controls(self) -> Sequence[QWidget]:
        """For what."""
        return [self.options.purpose]

    def reflow(self, width: float) -> None:
        """The options take the place of the table when room is short, on request; what stays goes below it at last."""
        self._fold.reflow(wide=width >= 900)
        beside = width >= _BESIDE
        self.least = Screen.least if beside else _BELOW_EACH_OTHER
        turn(self._parts, beside=beside)
        self._edge.setVisible(beside)
        wide = self.look.px(290 if width >= 700 else 210)
        least = self._last.minimumSizeHint().width()  # its buttons are whole
        hold_width(self._last, max(wide, least) if beside else None)

    # Leaving.
    def _save(self, why: str) -> None:
        self._told_why = why
        name = f"{self.said.file}.{self.form.value}"
        title = self.look.words.say("Save the table")
        self.session.prompts.save_file(self, title, name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the table to `path`, and the lines of the journal."""
        self._ready(False)
        form: Literal["xlsx", "csv"] = "csv" if self.form.value == "csv" else "xlsx"
        write, order = self.session.jobs.write_long, self.order()
        self._run(write, self._was_saved, self._not_left, _save, order, form, path)

    def _was_saved(self, _: object) -> None:
        self._left()
        self.done.say(self.look.words.say("Saved. The lines are written."))
        self.done.show()

    def _copy(self, why: str) -> None:
        self._told_why = why
        self._ready(False)
        write, order = self.session.jobs.write_long, self.order()
        self._run(write, self._was_copied, self._not_left, _clip, order)

    def _was_copied(self, spread: Spread) -> None:
        self.session.copy(spread.text)
        self._left()
        words = self.look.words.say("Copied. The lines are written. A lock empties the clipboard.")
        self.done.say(words)
        self.done.show()

    def _left(self) -> None:
        self._rest_now()
        self.table.show()
        self._ready(True)

    def _not_left(self, problem: VsdeskError) -> None:
        self._ready(True)
        self._refused(problem)


class _Halting:
    """The progress of a job, which a person may stop at its next step."""

    def __init__(self, progress: Progress, halt: Event) -> None:
        self._progress, self._halt = progress, halt

    def step(self, stage: str, done: int, total: int) -> None:
        """Raises Cancelled after a stop."""
        if self._halt.is_set():
            raise Cancelled
        self._progress.step(stage, done, total)


def _look(desk: Desk, order: ExitOrder, halt: Event, progress: Progress) -> Spread:
    return desk.outbound.tables.spread_look(order, _Halting(progress, halt))


def _clip(desk: Desk, order: ExitOrder, halt: Event, progress: Progress) -> Spread:
    return desk.outbound.tables.clipboard(order, _Halting(progress, halt))


def _save(
    desk: Desk,
    order: ExitOrder,
    form: Literal["xlsx", "csv"],
    path: Path,
    halt: Event,
    progress: Progress,
) -> None:
    """The table that leaves, written where the person said."""
    diskio.save_file(
        path, desk.outbound.tables.spreadsheet(order, form, _Halting(progress, halt)).data
    )
