"""The activities as a calendar: a month, what has no day above it, what was on the chosen day below or
beside it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.dates.date_words import (
    date_in_words,
    day_in_words,
    month_in_words,
    weekday,
)
from vsdesk.ui.kit.boxes import clear, column, hold_width, plane, row, scroll, turn
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital
from vsdesk.ui.screens.activities.month_grid import MonthGrid
from vsdesk.ui.screens.activities.weeks import last_of, on_day, without_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import ActivityDays
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_PAUSE: Final = 300  # milliseconds after a change of the vault
_BESIDE: Final = 1000  # effective width from which the day stands beside the month
_WIDE: Final = 280
_FEW: Final = 3  # without a day that are told at once


class ActivityCalendar(QWidget):
    """`opened` carries the id of an activity, `moved` the day that was gone to."""

    opened = Signal(str)
    moved = Signal(object)
    failed = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, day: str) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._today = date.fromisoformat(session.desk.context.today())
        self._activities: Sequence[ActivityDays] = ()
        begin = _day(day) or self._today
        outer = column(look, self)
        outer.addLayout(self._months())
        self._inner = inner = plane()
        box = column(look, inner, edges=(24, 0, 24, 16), space=10)
        self._above = column(look, space=4)
        box.addLayout(self._above)
        self._parts = row(look, space=16)
        self.grid = MonthGrid(look, self._today, begin)
        self.grid.opened.connect(self._open)
        self._parts.addWidget(self.grid, 1)
        self._side = plane()
        self._day = column(look, self._side, space=6)
        self._parts.addWidget(self._side)
        box.addLayout(self._parts)
        box.addStretch(1)
        self.area = scroll(inner, "calendar-scroll")
        outer.addWidget(self.area, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.refresh)
        session.changed.connect(self._later)
        self._gone(begin)
        self.grid.chosen.connect(self._gone)
        self.refresh()

    def _months(self) -> Flow:
        look, say = self._look, self._look.words.say
        line = Flow(look, edges=(24, 8, 24, 8), space=8)
        before = icon_button(look, "back", say("The month before"), "month-before")
        after = icon_button(look, "go", say("The month after"), "month-after")
        before.clicked.connect(partial(self._turn, -1))
        after.clicked.connect(partial(self._turn, 1))
        line.addWidget(before)
        self.name = Label(look, "", "h2")
        line.addWidget(self.name)
        line.addWidget(after)
        today = Button(look, say("This month"), "this-month")
        today.clicked.connect(self._to_today)
        line.addWidget(today)
        words = say("To the nearest activity")
        self.near = Button(look, words, "nearest-month", kind="link", icon="go", after=True)
        self.near.clicked.connect(self._to_near)
        line.addWidget(self.near)
        self.near.hide()
        self.nothing = Label(look, say("Nothing in this month."), "small", "text2", elide=True)
        line.addWidget(self.nothing, 1)
        return line

    def refresh(self) -> None:
        """Read the activities again."""
        answer: Callbacks[tuple[ActivityDays, ...]] = Callbacks(self, self._show, self.failed.emit)
        self._session.jobs.read(answer, self._session.desk.reporting.activities)

    def _later(self) -> None:
        self._soon.start()

    def _show(self, activities: tuple[ActivityDays, ...]) -> None:
        self._activities = [one for one in activities if one.first != date.max]
        self.grid.show_activities(self._activities)

    # Going about.
    def _turn(self, months: int) -> None:
        self.grid.turn(months)

    def _to_today(self) -> None:
        self.grid.go(self._today)
        self.grid.setFocus()

    def _to_near(self) -> None:
        if self._near is not None:
            self.grid.go(self._near)
            self.grid.setFocus()

    def _gone(self, day: date) -> None:
        """Another day, perhaps of another month."""
        month = day.replace(day=1)
        self.name.setText(month_in_words(month, self._look.lang))
        self._say_without_day(month)
        self._say_day(day)
        held = [o for o in self._activities if o.first <= last_of(month) and o.last >= month]
        self._near = None if held else self._nearest(month)
        if self._near is not None:
            name = month_in_words(self._near, self._look.lang)
            words = self._look.words.say("To the nearest activity: {month}", month=name)
            self.near.setText(words)
            self.near.setAccessibleName(words)
        self.near.setVisible(self._near is not None)
        self.nothing.setVisible(not held)
        box = self.grid.box_of(day)
        spot = self.grid.mapTo(self._inner, box.center())
        self.area.ensureVisible(spot.x(), spot.y(), 0, box.height() // 2)
        self.moved.emit(day)

    def _nearest(self, month: date) -> date | None:
        """The day of an activity that is the least far from a month; the earlier one of two."""
        days = [one.last if one.last < month else one.first for one in self._activities]
        return min(days, key=lambda day: (abs((day - month).days), day), default=None)

    def _say_without_day(self, month: date) -> None:
        clear(self._above)
        held = without_day(month, self._activities)
        if held:
            words = self._look.words.say("In this month or year, the day is not written down")
            self._above.addWidget(Paragraph(self._look, words, "small", "text2"))
            rows = More(self._look, "more-without-day", held, self._link, first=_FEW, space=0)
            self._above.addWidget(rows)

    def _say_day(self, day: date) -> None:
        clear(self._day)
        look, lang = self._look, self._look.lang
        title = f"{weekday(day, lang)} {day_in_words(day, lang)}"
        self._day.addWidget(Paragraph(look, title, "strong"))
        held = on_day(day, self._activities)
        if held:
            self._day.addWidget(More(look, "more-of-day", held, self._row, space=4))
        else:
            words = look.words.say("Nothing on this day.")
            self._day.addWidget(Paragraph(look, words, "small", "text2"))
        self._day.addStretch(1)

    def _link(self, one: ActivityDays) -> Button:
        record = one.record
        when = date_in_words(record.value("date"), self._look.words)
        words = self._look.dots(self._title(one), self._kind(one), when)
        button = Button(self._look, words, f"activity-{record.id}", kind="link")
        button.clicked.connect(partial(self.opened.emit, record.id))
        return button

    def _row(self, one: ActivityDays) -> RowButton:
        record = one.record
        where = "; ".join(record.text("place_text").split("\n"))
        under = self._look.dots(self._kind(one), where)
        name = f"activity-{record.id}"
        button = RowButton(self._look, "told", self._title(one), under, name)
        button.clicked.connect(partial(self.opened.emit, record.id))
        return button

    def _title(self, one: ActivityDays) -> str:
        return one.record.text("title") or self._look.words.say("Without a name yet")

    def _kind(self, one: ActivityDays) -> str:
        kind = one.record.text("type")
        return capital(self._session.labels.term("activity_type", kind)) if kind else ""

    def _open(self, day: date) -> None:
        """The one activity of a day; of several the keyboard goes to the first."""
        held = on_day(day, self._activities)
        if len(held) == 1:
            self.opened.emit(held[0].record.id)
        elif held:
            self._side.findChildren(RowButton)[0].setFocus()

    def reflow(self, width: float) -> None:
        """The day beside the month, or below it."""
        beside = width >= _BESIDE
        turn(self._parts, beside=beside)
        hold_width(self._side, self._look.px(_WIDE) if beside else None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
