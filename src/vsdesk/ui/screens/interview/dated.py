"""A date in the speaker's words, and the strip "Understood as" that the speaker confirms.

What the words may mean is only ever proposed; the words themselves are never touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from vsdesk.records.date_words import date_in_words, told
from vsdesk.ui.editing.context import read_date
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.form.date_editor import doubt, typed_form
from vsdesk.ui.kit.form.told import Meaning
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.mark import Mark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story import Story
from vsdesk.ui.screens.interview.fields import Field
from vsdesk.ui.screens.interview.talk import is_answer

if TYPE_CHECKING:
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.screens.interview.talk import Talk

MOST_TOLD: Final = 4000  # letters of words as told that stand beside a date
CONFIRM: Final = "F6"


class Understood(QFrame):
    """The strip. `agreed` carries the date; `other` asks for the typed date."""

    agreed = Signal(object)
    other = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._offered: list[Meaning] = []
        self._doubted: Any = None
        self.setProperty("part", "strip")
        self.setProperty("tone", "accent")
        say = look.words.say
        line = row(look, self, edges=(14, 8, 14, 8), space=12)
        line.addWidget(Mark(look, "when", "accent"))
        words = column(look, space=2)
        self.text = Paragraph(look, "", "talk")
        self.text.setObjectName(f"understood-{name}")
        words.addWidget(self.text)
        self.check = Paragraph(look, "", "small", "text2")
        words.addWidget(self.check)
        line.addLayout(words, 1)
        self.right = Button(look, say("That is right"), f"right-{name}", icon="check")
        tip.give(self.right, CONFIRM)
        self.right.clicked.connect(self.agree)
        line.addWidget(self.right)
        self.next = Button(look, say("Another reading"), f"other-{name}", kind="quiet")
        self.next.clicked.connect(self._turn)
        line.addWidget(self.next)
        self.change = Button(look, say("Change"), f"change-{name}", kind="quiet")
        self.change.clicked.connect(self.other)
        line.addWidget(self.change)
        self.hide()

    def show_date(self, date: Any) -> None:
        """A date that was confirmed or typed."""
        self._offered, self._doubted = [], None
        self._show(date_in_words(date, self._look.words, with_weekday=True), "")

    def doubt(self, date: Any) -> None:
        """A date that was agreed to for other words: does it still stand?"""
        self.show_date(date)
        self._doubted = date
        self.text.say(doubt(date, self._look.words))
        self.right.show()

    def offer(self, found: list[Meaning]) -> None:
        """What the words may mean, best first."""
        self._offered, self._doubted = found, None
        if found:
            self._show(found[0].said, found[0].check)
        else:
            self.hide()

    def _show(self, words: str, check: str) -> None:
        self.text.say(self._look.words.say("Understood as: {date}", date=words))
        self.check.say(check)
        self.check.setVisible(bool(check))
        self.right.setVisible(bool(self._offered))
        self.next.setVisible(len(self._offered) > 1)
        self.show()

    def agree(self) -> None:
        """The speaker agrees."""
        if self._offered:
            self.agreed.emit(self._offered[0].date)
        elif self._doubted is not None:
            self.agreed.emit(self._doubted)

    def _turn(self) -> None:
        self.offer([*self._offered[1:], self._offered[0]])


class DateField(Field):
    """Words, strip, and a typed date for what was not understood or is changed."""

    def __init__(
        self,
        look: Look,
        talk: Talk,
        spot: str,
        field: str,
        label: str,
        *,
        lines: int = 1,
    ) -> None:
        self._rows, self._typing = lines, False
        self._sure = self._near = ""  # the words for which the date stands; a feast pointed at
        super().__init__(look, talk, spot, field, label)

    def make_box(self) -> QWidget:
        """The words; strip and typed date follow below."""
        look, say = self.look, self.look.words.say
        self.story = Story(look, self.name, self.label or say("In their own words"), self._rows)
        self.story.setFont(look.font("talk"))
        self.story.document().setDefaultFont(look.font("talk"))
        self.story.setPlaceholderText(say("In their own words. A season or a feast is enough."))
        self.story.textChanged.connect(self._told)
        self.lines.addWidget(self.story)
        self.strip = Understood(look, self.name)
        self.strip.agreed.connect(self._agreed)
        self.strip.other.connect(self._change)
        self.lines.addSpacing(look.px(4))
        self.typed = TextField(
            look, f"typed-{self.name}", say("{field}, year first", field=self.label), plain=True
        )
        self.typed.setFont(look.font("talk"))
        self.typed.setPlaceholderText(
            say("2013 or 2013-08 or 2013-08-09 or 2013-08-09..2013-08-11")
        )
        self.typed.textEdited.connect(self._typed)
        self.turn()
        rest = QWidget()
        lines = column(look, rest, space=8)
        lines.addWidget(self.strip)
        lines.addWidget(self.typed)
        told = say("Only the first {n} letters stand beside the date.", n=MOST_TOLD)
        self.long = Paragraph(look, told, "small", "warn")
        self.long.hide()
        lines.addWidget(self.long)
        self._rest = rest
        return self.story

    def refresh(self) -> None:
        """Show what is held."""
        if self.lines.indexOf(self._rest) < 0:
            self.lines.addWidget(self._rest)
        super().refresh()

    def fill_box(self) -> None:
        """Words and date."""
        value = self._held()
        self._sure = told(value)
        if told(value) != self.story.toPlainText():
            self.story.setPlainText(told(value))
        self.typed.setText(typed_form(value))
        self._show()

    def turn(self) -> None:
        """Right to left for Arabic."""
        self.story.speaks(self.talk.lang == "ar")

    def _held(self) -> dict[str, Any]:
        value = self.talk.value(self.spot, self.field)
        return value if isinstance(value, dict) and not is_answer(value) else {}

    def _told(self) -> None:
        if not self._filling:
            self.put(dated(read_date(self.typed.text()), self.story.toPlainText()))
            self._show()

    def _agreed(self, date: Any) -> None:
        self._typing, self._near = False, ""
        self.put(dated(date, self.story.toPlainText()))
        self.refresh()
        self.story.setFocus()

    def _typed(self) -> None:
        self._typing = True
        found = read_date(self.typed.text())
        words, typed = self.story.toPlainText(), self.typed.text().strip()
        if found is not None or not typed:
            self._sure = words
            self.put(dated(found, words))
        else:  # no date yet: kept behind the words as told
            self.put(dated(None, " · ".join(one for one in (words, typed) if one.strip())))
        self._show()

    def _change(self) -> None:
        self._typing = True
        self._show()
        self.typed.setFocus()
        self.typed.selectAll()

    def near(self, words: str) -> None:
        """A feast or season was pointed at: it counts for the reading, never for the words."""
        self._near = words
        self._show()

    def _show(self) -> None:
        value, words = self._held(), self.story.toPlainText()
        known = bool(value.get("from") or value.get("to"))
        sure = known and words == self._sure and not self._near
        found = [] if sure else self.talk.dates.find(words, self.look.words, self._near)
        if known and found and _same(found[0].date, value):
            self.strip.show_date(value)
        elif known and not found:
            other = not sure and bool(self._sure.strip()) and bool(words.strip())
            self.strip.doubt(value) if other else self.strip.show_date(value)
        else:
            self.strip.offer(found)
        self.long.setVisible(len(self.story.toPlainText()) > MOST_TOLD)
        unread = bool(self.story.toPlainText().strip()) and not found and not known
        self.typed.setVisible(self._typing or unread)


def _same(date: Any, held: Any) -> bool:
    return all(date.get(key) == held.get(key) for key in ("from", "to", "precision"))


def dated(date: Any, words: str) -> dict[str, Any] | None:
    """A date with the words as told; only the words while no date is known; None without both."""
    said = {"as_told": words[:MOST_TOLD]} if words.strip() else {}
    if date is None:
        return {"precision": "unknown", **said} if said else None
    return {**{k: v for k, v in date.items() if k != "as_told"}, **said}
