"""What told words were understood as, in a room of its own that is kept free: nothing below ever moves.

A proposal stands when the person presses "That is right".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from vsdesk.records.checks.flags import NOT_COME
from vsdesk.records.dates.date_words import date_in_words
from vsdesk.records.dates.partial_date import is_ahead
from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.boxes import as_frame, column, keep_room, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.date_readings import DateMeaning
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.words import mark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from vsdesk.ui.kit.form.date_readings import DateReading
    from vsdesk.ui.kit.ui_context import UiContext

KEPT: Final = mark("No date is read out of these words. They are kept as told.")
_LINES = 2  # of what was understood, and of what that rests on; the whole of both stands in the tip


def date_label(look: UiContext, label: str) -> str:
    """What the line of a typed date is called."""
    return look.words.say("{field}, year first", field=label)


def typed_date(look: UiContext, name: str, label: str) -> TypedLine:
    """The line in which a date is typed, the year first."""
    found = TypedLine(look, f"typed-{name}", date_label(look, label), "pdate")
    found.setPlaceholderText(
        look.words.say("2013 or 2013-08 or 2013-08-09 or 2013-08-09..2013-08-11")
    )
    return found


class Understood(QFrame):
    """`agreed` carries the date that the person agrees to."""

    agreed = Signal(object)

    def __init__(
        self, look: UiContext, name: str, today: str, *, role: str = "strong", mark: str = "when"
    ) -> None:
        """`today`: an ISO day."""
        super().__init__()
        self._look, self._today = look, today
        self._offered: list[DateMeaning] = []
        self._doubted: Any = None
        as_frame(self, "strip", "accent")
        say = look.words.say
        line = row(look, self, edges=(12, 6, 12, 6), space=10)
        icon = IconMark(look, mark, "accent")
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, space=0)
        self.text = Paragraph(look, "", role)
        self.text.setObjectName(f"understood-{name}")
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES)
        icon.setFixedHeight(
            self.text.height()
        )  # it stands before the words, and not between the two
        words.addWidget(self.text)
        self.check = Paragraph(look, "", "small", "text2")
        self.check.setFixedHeight(self.check.fontMetrics().lineSpacing() * _LINES)
        words.addWidget(self.check)
        line.addLayout(words, 1)
        self.right = Button(look, say("That is right"), f"right-{name}", icon="check")
        self.right.clicked.connect(self.agree)
        tip.give(self.right, shortcuts.CONFIRM)
        self.next = Button(look, say("Another reading"), f"other-{name}", kind="quiet")
        tip.give(self.next, shortcuts.OTHER_READING)
        self.next.clicked.connect(self.turn)
        for part in (self, self.right, self.next):
            keep_room(part)
        self.clear()

    def below(self, lines: QVBoxLayout, typed: QWidget) -> None:
        """Add the typed date, with the keys beside it, and this below them."""
        line = row(self._look)
        line.addWidget(typed, 1)
        line.addWidget(self.right)
        line.addWidget(self.next)
        lines.addLayout(line)
        lines.addWidget(self)

    @property
    def offered(self) -> list[DateMeaning]:
        """What is proposed now, the one that is shown first."""
        return self._offered

    def clear(self) -> None:
        """Nothing is understood."""
        self._offered, self._doubted = [], None
        self._fill("", "")
        self.hide()

    def tell(self, words: str) -> None:
        """A sentence that nobody need agree to."""
        self._offered, self._doubted = [], None
        self._show(words, "")

    def show_date(self, date: Any) -> None:
        """A date that was confirmed or typed."""
        shown = date_in_words(date, self._look.words, with_weekday=True)
        self._offered, self._doubted = [], None
        self._show(self._look.words.say("Understood as: {date}", date=shown), self._ahead(date))

    def _ahead(self, date: Any) -> str:
        return self._look.words.say(NOT_COME) if is_ahead(date, self._today) else ""

    def doubt(self, date: Any, found: DateReading | None = None) -> None:
        """A date that was agreed to for other words: does it still stand? `found` is what they say
        themselves."""
        shown = date_in_words(date, self._look.words, with_weekday=True)
        say = self._look.words.say
        kept = say("Kept so far: {date}. Do these words mean the same?", date=shown)
        self._offered, self._doubted = [], date
        why = self._why(found) if found is not None else ""
        self._show(*((why, kept) if why else (kept, "")))
        self.right.show()

    def weigh(self, date: Any, found: DateReading) -> None:
        """A date that stands, while its words mean another by the day of the loss as it is known now: both
        are offered, and until one is pressed the one that stands is kept."""
        say, words = self._look.words.say, self._look.words
        kept = date_in_words(date, words)
        others = [one for one in found.found[1:] if one.date == date]
        held = others or [
            DateMeaning(date, date_in_words(date, words, with_weekday=True), say("kept so far"))
        ]
        self._offered, self._doubted = [found.found[0], *held], None
        ask = say(
            "If it was told of the day of the loss: {date}. Is that right? Kept so far: {kept}.",
            date=date_in_words(found.found[0].date, words),
            kept=kept,
        )
        self._show(ask, found.found[0].check)

    def _why(self, found: DateReading) -> str:
        """Why there is no proposal, where that is known."""
        say = self._look.words.say
        if found.no_day:
            return say(
                "“{words}”: this day does not exist. The words are kept.", words=found.no_day
            )
        if found.several:
            return say(
                "More than one date is told: none is proposed, the words are kept. A span can be typed."
            )
        if found.no_year:
            return say(
                "No year is told: write it beside, and the days are reckoned. The words are kept."
            )
        return ""

    def keep(self) -> None:
        """The words are told, and no date is read out of them."""
        self.tell(self._look.words.say(KEPT))

    def read(self, found: DateReading) -> None:
        """What the words may mean, best first; why none is proposed; or nothing."""
        self._offered, self._doubted = found.found, None
        if found.found and found.no_day:  # that it does not exist, then what is offered instead
            first = found.found[0]
            self._show(first.check, self._look.words.say("Understood as: {date}", date=first.said))
        elif found.found:
            self._offer(found.found[0])
        elif why := self._why(found):
            self.tell(why)
        else:
            self.clear()

    def _show(self, words: str, check: str) -> None:
        self._fill(words, check)
        self.show()

    def _fill(self, words: str, check: str) -> None:
        self.text.say(words)
        self.check.say(check)
        tip.give(self, "\n".join(part for part in (words, check) if part))
        self.setAccessibleDescription(check)
        self.right.setVisible(bool(self._offered))
        self.next.setVisible(len(self._offered) > 1)

    def agree(self) -> None:
        """The speaker agrees."""
        if self._offered:
            self.agreed.emit(self._offered[0].date)
        elif self._doubted is not None:
            self.agreed.emit(self._doubted)

    def turn(self) -> None:
        """Show the next of the readings."""
        if not self._offered:
            return
        first, *rest = self._offered
        self._offered = [*rest, first]
        self._offer(self._offered[0])

    def _offer(self, one: DateMeaning) -> None:
        said = self._look.words.say("Understood as: {date}", date=one.said)
        self._show(said, self._look.dots(self._ahead(one.date), one.check))
