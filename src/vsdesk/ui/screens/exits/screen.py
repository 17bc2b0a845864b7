"""A table that leaves: looked at first, then saved or copied; each case in it gets its line in the journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtWidgets import QWidget

from vsdesk import diskio
from vsdesk.records.disclosure import REASONS
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.fold import Fold
from vsdesk.ui.kit.jobs import Answer, Ticket
from vsdesk.ui.kit.label import Label, labelled
from vsdesk.ui.kit.layout import clear, column, plane, row, rule, scroll
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.exits.glimpse import Glimpse
from vsdesk.ui.screens.exits.options import ExitOptions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk import Desk, ExitOrder, Spread
    from vsdesk.errors import VsdeskError
    from vsdesk.progress import Progress
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.place import Place
    from vsdesk.ui.session import Session

_FORMS: Final = (("xlsx", "XLSX"), ("csv", "CSV"))


class ExitsScreen(Screen):
    """The record of its place names the cases, with commas between them; none are all."""

    def __init__(self, look: Look, session: Session, place: Place) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        self._ticket: Ticket | None = None
        cases = [one for one in place.record.split(",") if one]
        outer = column(look, self)
        head = PageHead(look, say("A table that leaves"))
        head.back.connect(self.back)
        head.say(
            look.words.count("{n} chosen case", "{n} chosen cases", len(cases))
            if cases
            else say("All cases")
        )
        self.choices = Button(look, say("What leaves"), "show-options", icon="filter")
        head.tools.addWidget(self.choices)
        outer.addWidget(head)
        middle = row(look, space=0)
        self.options = ExitOptions(look, session, cases)
        self.options.changed.connect(self.refresh)
        area = scroll(self.options, "options-scroll")
        line, look_at = rule(upright=True), self._middle()
        middle.addWidget(area)
        middle.addWidget(line)
        middle.addWidget(look_at, 1)
        self._fold = Fold(self.choices, area, line, look_at, look.px(316))
        middle.addWidget(rule(upright=True))
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
        self.table = Glimpse(look)
        box.addWidget(self.table, 1)
        self.rest = Label(look, "", "small", "text2")
        box.addWidget(self.rest)
        return part

    def _end(self) -> QWidget:
        look, say = self.look, self.look.words.say
        part = plane()
        part.setFixedWidth(look.px(290))
        box = column(look, part, edges=(20, 14, 24, 14), space=12)
        inner = plane()
        cards = column(look, inner, space=12)
        self._card = Card(look, say("Leaves, and stays"), space=8, edge=14)
        self._said = column(look, space=6)
        self._card.body.addLayout(self._said)
        cards.addWidget(self._card)
        words = say("Each case in it gets one line in “What left this vault”.")
        cards.addWidget(Paragraph(look, words, "small", "text2"))
        self.form = Choice(look, "table-form", say("Kind of file"), _FORMS, "xlsx")
        cards.addLayout(labelled(look, say("Kind of file"), self.form))
        cards.addStretch(1)
        box.addWidget(scroll(inner, "stays-scroll"), 1)
        self.save = Button(look, say("Save the table"), "save-table", kind="primary", icon="save")
        self.save.clicked.connect(self._save)
        box.addWidget(self.save)
        self.copy = Button(look, say("Copy it"), "copy-table", icon="copy")
        self.copy.clicked.connect(self._copy)
        box.addWidget(self.copy)
        self.done = Paragraph(look, "", "small", "ok")
        box.addWidget(self.done)
        return part

    # Looking.
    def refresh(self) -> None:
        """Ask the gate what would leave."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._ready(False)
        self.done.hide()
        order = self.options.order()
        if order is None:
            self._say_refusal(self.look.words.say("Choose at least one answer."))
            return
        answer = Answer(self, self._show, self._refused)
        self._ticket = self.session.jobs.read_long(answer, self.session.desk.spread_look, order)

    def _show(self, spread: Spread) -> None:
        self.refusal.hide()
        self.table.show()
        rest = self.table.show_text(spread.text)
        words = self.look.words
        self.rest.setText(words.count("{n} more row", "{n} more rows", rest) if rest else "")
        clear(self._said)
        figures = self.options.level_now == "E"
        if not figures:
            self._line(words.count("{n} case leaves", "{n} cases leave", spread.rows), "strong")
        self._stays(spread.left_out)
        self._ready(True)

    def _stays(self, left_out: Mapping[str, int]) -> None:
        words = self.look.words
        for reason, count in sorted(left_out.items(), key=lambda one: -one[1]):
            self._said.addWidget(rule())
            self._line(words.count("{n} case stays", "{n} cases stay", count), "strong")
            self._line(words.say(REASONS.get(reason, reason)), "small", "text2")

    def _line(self, words: str, role: str, tone: str = "text") -> None:
        self._said.addWidget(Paragraph(self.look, words, role, tone))

    def _refused(self, problem: VsdeskError) -> None:
        say = self.look.words.say
        reason = REASONS.get(str(problem.params.get("reason", "")), "")
        self._say_refusal(say(problem.code.sentence), say(reason) if reason else "")

    def _say_refusal(self, title: str, text: str = "") -> None:
        clear(self._said)
        self._line(self.look.words.say("Nothing leaves."), "strong")
        self.refusal.say(title, text)
        self.refusal.show()
        self.table.hide()
        self.rest.setText("")

    def _ready(self, yes: bool) -> None:
        self.save.setEnabled(yes)
        self.copy.setEnabled(yes)

    def first_controls(self) -> Sequence[QWidget]:
        """For what."""
        return [self.options.purpose]

    def reflow(self, width: float) -> None:
        """The options take the place of the table when room is short, on request."""
        self._fold.reflow(wide=width >= 900)

    # Leaving.
    def _save(self) -> None:
        name = f"{self.look.words.say('cases')}.{self.form.value}"
        title = self.look.words.say("Save the table")
        self.session.prompts.save_file(self, title, name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the table to `path`, and the lines of the journal."""
        self._ready(False)
        answer = Answer(self, self._was_saved, self._not_left)
        form: Literal["xlsx", "csv"] = "csv" if self.form.value == "csv" else "xlsx"
        order = self.options.order()
        self.session.jobs.write_long(answer, _save, self.session.desk, order, form, path)

    def _was_saved(self, _: object) -> None:
        self._ready(True)
        self.done.say(self.look.words.say("Saved. The lines are written."))
        self.done.show()

    def _copy(self) -> None:
        self._ready(False)
        answer = Answer(self, self._was_copied, self._not_left)
        order = self.options.order()
        self.session.jobs.write_long(answer, self.session.desk.clipboard, order)

    def _was_copied(self, spread: Spread) -> None:
        self.session.copy(spread.text)
        self._ready(True)
        words = self.look.words.say("Copied. The lines are written. A lock empties the clipboard.")
        self.done.say(words)
        self.done.show()

    def _not_left(self, problem: VsdeskError) -> None:
        self._ready(True)
        self._refused(problem)


def _save(
    desk: Desk, order: ExitOrder, form: Literal["xlsx", "csv"], path: Path, progress: Progress
) -> None:
    """The table that leaves, written where the person said."""
    diskio.save_file(path, desk.spreadsheet(order, form, progress).data)
