"""The head of the list of cases: the ways to begin, the chips, what is new from one device,
whom cases are given to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.desk import CaseFilter
from vsdesk.ui.editing.assign_panel import AssignPanel
from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.chip import Chip
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.case_filters import FilterChoice, Filters, governorates, pairs
from vsdesk.ui.people_names import device_words
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import DeviceRow, Status
    from vsdesk.ui.parts.root_list import RootList


class CasesHead(QFrame):
    """`came` is the device whose new cases alone are asked for, or ""; `go` opens another page."""

    go = Signal(object)

    def __init__(self, rows: RootList, came: str) -> None:
        super().__init__()
        self.setProperty("part", "head")
        self._rows, self._look, self._session, self._came = rows, rows.look, rows.session, came
        self._new: tuple[str, ...] | None = () if came else None
        look, say = rows.look, rows.look.words.say
        box = column(look, self, edges=(24, 14, 16, 10), space=8)
        box.addLayout(self._ways())
        labels = rows.session.labels
        self.filters = Filters(
            look,
            pairs(labels.terms("search_status")),
            governorates(rows.session),
            Chip(look, "chip-removed", say("Removed")),
        )
        self.filters.changed.connect(rows.refresh)
        self.filters.changed.connect(self._may_print)
        box.addWidget(self.filters)
        if came:
            seen = Button(look, say("I looked at them"), "looked-at-new", icon="check")
            seen.clicked.connect(self._looked)
            self.came = Banner(look, "", tone="accent", icon="review", button=seen)
            box.addWidget(self.came)
        self.assigning = AssignPanel(look, rows.session, self._roots, beside=True)
        self.assigning.hide()
        self.assign.toggled.connect(self.assigning.setVisible)
        box.addWidget(self.assigning)

    def _ways(self) -> Flow:
        """Title, count, the three ways to begin, what is done with many."""
        look, rows, say = self._look, self._rows, self._look.words.say
        line = Flow(look, space=10)
        line.addWidget(Label(look, rows.said.title, "h1"))
        line.addWidget(rows.count, 1)
        talk = Button(look, say("Interview"), "interview", icon="told")
        tip.give(talk, say("One topic a page, in the speaker's language"))
        talk.clicked.connect(self._interview)
        line.addWidget(talk)
        table = Button(look, say("Bring a table"), "bring-table", icon="file")
        tip.give(table, say("Rows of a CSV or XLSX file become draft cases"))
        table.clicked.connect(self._table)
        line.addWidget(table)
        for one in () if rows.may_write else (talk, table):
            one.hide()  # who may not write is told before the first letter
        self.assign = Button(look, say("Assign"), "assign-many", icon="handover")
        self.assign.setCheckable(True)
        tip.give(
            self.assign, say("The chosen cases to a device; Shift and the arrows choose several")
        )
        if self._session.role != "coordinator":
            self.assign.hide()
        line.addWidget(self.assign)
        self.papers = Button(look, say("Print several"), "print-several", icon="print")
        tip.give(self.papers, say("One paper of each chosen case, or of each case that fits"))
        self.papers.clicked.connect(self._several)
        line.addWidget(self.papers)
        line.addWidget(rows.exits_button())
        new = rows.new_button()
        tip.give(new, shortcuts.NEW)
        line.addWidget(new)
        return line

    def _roots(self) -> list[str]:
        rows = self._rows.table.rows
        return [] if self.shows_removed else [row.id for row in rows if row is not None]

    # What is asked for.
    @property
    def shows_removed(self) -> bool:
        return self.filters.chosen.removed

    @property
    def filtered(self) -> bool:
        return self.filters.count > 0 or self._new is not None

    def where(self) -> CaseFilter:
        return replace(case_filter(self.filters.chosen), ids=self._new)

    def say_count(self, count: int) -> str:
        words = self._look.words
        if self.filtered:
            return words.count("{n} case fits", "{n} cases fit", count)
        return self._rows.said.counted(count)

    def say_none_fits(self) -> str:
        return self._look.words.say("No case fits these filters.")

    def show_new(self, found: tuple[tuple[str, ...], DeviceRow | None]) -> None:
        """What is new from one device, and who that is."""
        self._new, sender = found
        say = self._look.words.say
        who = say("a device that no list names")
        if sender is not None:
            who = device_words(self._look, sender)
        self.came.say(say("What is new from: {who}", who=who))
        self._rows.refresh()

    def show_status(self, status: Status) -> None:
        """How many cases differ."""
        self.filters.say_differences(status.differences)

    # Going on.
    def _looked(self) -> None:
        answer = Callbacks[object](self, self._to_all, self._rows.page.failed)
        self._session.jobs.write(answer, self._session.desk.sync.intake.looked_at_new, self._came)

    def _to_all(self, _: object) -> None:
        self.go.emit(Route("cases"))

    def _table(self) -> None:
        self.go.emit(Route("table"))

    def _interview(self) -> None:
        self.go.emit(Route("interview"))

    def _may_print(self) -> None:
        self.papers.setDisabled(self.shows_removed)

    def _several(self) -> None:
        """Of the chosen cases; where no more than one is, of all that the list shows."""
        chosen = self._roots()
        if len(chosen) > 1 or not self.filtered:
            self._print(chosen if len(chosen) > 1 else ())
            return
        answer = Callbacks(self, self._print, self._rows.page.failed)
        self._session.jobs.read(answer, self._session.desk.cases.lists.ids, self.where())

    def _print(self, cases: Sequence[str]) -> None:
        if not cases and self.filtered:
            return  # no case fits: nothing is printed, not all
        self.go.emit(Route("several", record=",".join(cases)))


def case_filter(chosen: FilterChoice) -> CaseFilter:
    """The desk's filter for what the chips say."""
    return CaseFilter(
        status=chosen.status,
        governorate=chosen.governorate,
        year_from=chosen.year_from,
        year_to=chosen.year_to,
        differs=chosen.differs,
        sort=chosen.sort,
    )
