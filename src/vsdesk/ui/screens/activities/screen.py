"""What the organisation did, as a list or as a calendar; the ways to a report and to a file of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QWidget

from vsdesk.ui.catalogue.places import page_of
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.root_list import RootList
from vsdesk.ui.parts.word_head import WordHead
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.activities.calendar import ActivityCalendar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

CALENDAR: Final = "calendar"  # the part of a place: the month of the day in its field
_LIST: Final = "list"


class ActivitiesScreen(Screen):
    """One at a time; which one is chosen beside the title."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        self.rows = RootList(self, "activity")
        self.which = self._which()
        self.calendar: ActivityCalendar | None = None
        self.head: WordHead | None = None
        box = column(look, self)
        if place.part == CALENDAR:
            self.rows.setParent(self)
            self.rows.hide()
            self.calendar = ActivityCalendar(look, session, place.field)
            self.calendar.moved.connect(self._moved)
            self.calendar.opened.connect(self._open)
            self.calendar.failed.connect(self.failed)
            box.addWidget(self._calendar_head())
            box.addWidget(self.calendar, 1)
            return
        self.head = WordHead(self.rows, which=self.which, tools=self._tools())
        box.addWidget(self.head)
        self.rows.show_below(self.head, box)
        self.rows.refresh()

    def _which(self) -> Segments:
        say = self.look.words.say
        options = [(_LIST, say("List")), (CALENDAR, say("Calendar"))]
        chosen = CALENDAR if self.place.part == CALENDAR else _LIST
        made = Segments(self.look, "activities-as", say("Shown as"), options, chosen)
        made.chosen.connect(self._other)
        return made

    def _calendar_head(self) -> QFrame:
        head = QFrame()
        head.setProperty("part", "head")
        line = Flow(self.look, head, edges=(24, 14, 16, 14), space=10)
        line.addWidget(Label(self.look, self.rows.said.title, "h1"))
        line.addWidget(self.which)
        line.addStretch(1)
        for one in (*self._tools(), self.rows.new_button()):
            line.addWidget(one)
        return head

    def _tools(self) -> list[QWidget]:
        """The doors to a report and to a file."""
        say = self.look.words.say
        report = Button(self.look, say("Report"), "to-report", icon="print")
        report.setAccessibleName(say("Report of a period"))
        tip.give(report, say("What was done and counted in a period, as a paper or a table"))
        report.clicked.connect(self._to_report)
        file = Button(self.look, say("Bring a file"), "bring-activities", icon="file")
        tip.give(file, say("A file of activities, such as those of a newsletter"))
        file.clicked.connect(self._to_file)
        return [report, file] if self.rows.may_write else [report]

    def _to_file(self) -> None:
        self.go.emit(Route("activity_file"))

    def _to_report(self) -> None:
        self.go.emit(Route("period"))

    def _other(self, key: str) -> None:
        self.go.emit(Route("activities", part=CALENDAR if key == CALENDAR else ""))

    def _moved(self, day: date) -> None:
        """Who comes back finds the same month."""
        self.place = replace(self.place, field=day.isoformat())

    def _open(self, id: str) -> None:
        self.go.emit(page_of("activity", id))

    def first_controls(self) -> Sequence[QWidget]:
        return (self.rows.table,) if self.calendar is None else (self.calendar.grid,)

    def make_new(self) -> bool:
        self.rows.new()
        return True

    def reflow(self, width: float) -> None:
        if self.calendar is not None:
            self.calendar.reflow(width)
        elif self.head is not None:
            self.rows.reflow(width)
            self.head.reflow(width)
