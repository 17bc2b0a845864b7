"""One month as a grid of days: strips of what was on them. The arrows move, Page Up and Page Down change the
month, Enter opens."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from vsdesk.languages import LANGUAGES
from vsdesk.numerals import in_order
from vsdesk.records.dates.date_words import day_in_words, weekday
from vsdesk.ui.screens.activities.weeks import moved, on_day, strips, weeks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from vsdesk.desk import ActivityDays
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.activities.weeks import Strip

_LANES: Final = 2  # strips of one day that are drawn; the rest is counted
_EDGE: Final = 5
_WEEK: Final = 7
_STEPS: Final = {Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}


class MonthGrid(QWidget):
    """`chosen` carries the day that was gone to, `opened` the day on which Enter was pressed."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, look: UiContext, today: date, day: date) -> None:
        super().__init__()
        self._look, self._today, self.day = look, today, day
        self._begins = LANGUAGES[look.lang].week_begins
        self._activities: Sequence[ActivityDays] = ()
        self._weeks: list[list[date | None]] = []
        self.setObjectName("month-grid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.go(day)

    def show_activities(self, activities: Sequence[ActivityDays]) -> None:
        """What was done, of whichever month."""
        self._activities = activities
        self.go(self.day)

    def go(self, day: date) -> None:
        """To this day, and its month."""
        self.day = day
        self._weeks = weeks_of(day.replace(day=1), self._begins)
        self.setAccessibleName(self._said())
        self.updateGeometry()
        self.update()
        self.chosen.emit(day)

    def _said(self) -> str:
        """The day that has the keyboard, and what was on it."""
        words = self._look.words
        held = on_day(self.day, self._activities)
        titles = self._look.some(one.record.text("title") for one in held)
        name = f"{weekday(self.day, words.lang)} {day_in_words(self.day, words.lang)}"
        today = words.say("today") if self.day == self._today else ""
        return self._look.dots(name, today, titles or words.say("Nothing on this day."))

    # Measures.
    def _line(self, role: str = "small") -> int:
        return QFontMetrics(self._look.font(role)).height() + self._look.px(3)

    def sizeHint(self) -> QSize:
        """Heads, and a day with its number and its strips for each week."""
        week = self._line() * (_LANES + 2) + self._look.px(2 * _EDGE)
        return QSize(self._look.px(420), self._line() + week * len(self._weeks))

    def minimumSizeHint(self) -> QSize:
        """The same height, any width."""
        return QSize(self._look.px(210), self.sizeHint().height())

    def _week_height(self) -> int:
        return (self.height() - self._line()) // max(1, len(self._weeks))

    def _cell(self, week: int, first: int, last: int) -> QRect:
        """The days from one column to another, mirrored where the writing runs so."""
        width, high = self.width() / _WEEK, self._week_height()
        left, right = round(first * width), round((last + 1) * width)
        box = QRect(left, self._line() + week * high, right - left, high)
        return QStyle.visualRect(self._look.direction, self.rect(), box)

    # Painting.
    def paintEvent(self, event: QPaintEvent) -> None:
        """Heads, days, strips, and the ring around the chosen day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._heads(painter)
        for number, week in enumerate(self._weeks):
            self._days(painter, number, week)
            held = strips(week, self._activities)
            for strip in held:
                if strip.lane < _LANES:
                    self._strip(painter, number, strip)
            for column, day in enumerate(week):
                hidden = sum(o.first <= column <= o.last and o.lane >= _LANES for o in held)
                if day is not None and hidden:
                    self._more(painter, self._cell(number, column, column), hidden)
        painter.end()

    def _heads(self, painter: QPainter) -> None:
        names = LANGUAGES[self._look.lang].weekdays
        painter.setFont(self._look.font("badge"))
        painter.setPen(self._look.colour("text2"))
        for column in range(_WEEK):
            box = self._cell(0, column, column)
            box.setTop(0)
            box.setHeight(self._line())
            name = names[(self._begins + column) % _WEEK]
            self._text(painter, box, name, self._look.start)

    def _days(self, painter: QPainter, number: int, week: Sequence[date | None]) -> None:
        look = self._look
        for column, day in enumerate(week):
            box = self._cell(number, column, column)
            painter.fillRect(box, look.colour("sunken" if day is None else "surface"))
            painter.setPen(look.colour("line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            if day is None:
                continue
            is_today = day == self._today
            painter.setFont(look.font("strong" if is_today else "small"))
            painter.setPen(look.colour("accent" if is_today else "text2"))
            inner = box.marginsRemoved(look.margins(_EDGE, 2, _EDGE, 2))
            inner.setHeight(self._line())
            words = str(day.day)
            if is_today:
                words = look.dots(words, look.words.say("today"))
            self._text(painter, inner, words, look.start)
            if day == self.day:
                width = 3 if self.hasFocus() else 1
                painter.setPen(QPen(look.colour("focus" if self.hasFocus() else "control"), width))
                painter.drawRect(box.adjusted(1, 1, -2, -2))

    def _strip(self, painter: QPainter, number: int, strip: Strip) -> None:
        look = self._look
        box = self._cell(number, strip.first, strip.last)
        line = self._line()
        box.setTop(box.top() + line + look.px(_EDGE) + strip.lane * (line + look.px(1)))
        box.setHeight(line)
        start, end = (0 if strip.before else _EDGE), (0 if strip.after else _EDGE)
        box = box.marginsRemoved(look.margins(start, 0, end, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accentSoft"))
        painter.drawRoundedRect(box, look.px(3), look.px(3))
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text"))
        inner = box.marginsRemoved(look.margins(4, 0, 4, 0))
        self._text(painter, inner, strip.activity.record.text("title"), look.start)

    def _more(self, painter: QPainter, box: QRect, count: int) -> None:
        look, line = self._look, self._line()
        box = box.marginsRemoved(look.margins(_EDGE, 0, _EDGE, 0))
        box.setTop(box.top() + line + look.px(_EDGE) + _LANES * (line + look.px(1)))
        box.setHeight(line)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text2"))
        words = look.words.count("and {n} more", "and {n} more", count)
        self._text(painter, box, words, look.start)

    def _text(self, painter: QPainter, box: QRect, words: str, side: Qt.AlignmentFlag) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        mode = Qt.TextElideMode.ElideRight
        short = painter.fontMetrics().elidedText(in_order(words), mode, box.width())
        painter.drawText(box, int(side.value) | int(Qt.TextFlag.TextSingleLine.value), short)

    # Going about.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go by days as they are seen, Page Up and Page Down by months."""
        key = event.key()
        step = _STEPS.get(Qt.Key(key), 0)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if (key == Qt.Key.Key_Right) != self._look.rtl else -1
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif step:
            self._step(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def _step(self, days: int) -> None:
        if date.min.toordinal() <= self.day.toordinal() + days <= date.max.toordinal():
            self.go(self.day + timedelta(days=days))

    def turn(self, months: int) -> None:
        """So many months on, at the same day or the last one."""
        first = moved(self.day.replace(day=1), months)
        days = [one for week in weeks_of(first, 0) for one in week if one is not None]
        self.go(days[min(self.day.day, len(days)) - 1])

    def day_at(self, x: int, y: int) -> date | None:
        """The day at a place."""
        for number, week in enumerate(self._weeks):
            for column, day in enumerate(week):
                if day is not None and self._cell(number, column, column).contains(x, y):
                    return day
        return None

    def box_of(self, day: date) -> QRect:
        """Where a day of this month stands."""
        for number, week in enumerate(self._weeks):
            if day in week:
                return self._cell(number, week.index(day), week.index(day))
        return QRect()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a day."""
        spot = event.position().toPoint()
        day = self.day_at(spot.x(), spot.y())
        if day is not None:
            self.go(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        self.opened.emit(self.day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is drawn."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And goes."""
        super().focusOutEvent(event)
        self.update()
