"""A partial date: the words as told first, below them what was understood, and the typed date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from vsdesk.records.date_words import date_in_words
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.form.editor import Editor, Json
from vsdesk.ui.kit.layout import appear, column, frame, row
from vsdesk.ui.kit.mark import Mark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story import Story

if TYPE_CHECKING:
    from vsdesk.ui.kit.form.told import Meaning
    from vsdesk.ui.kit.look import Look
    from vsdesk.words import Words

Find = Callable[[str], "Sequence[Meaning]"]


class DateEditor(Editor):
    """`read(typed)` gives the stored form of a typed date, or None; `find(words)` what they may mean.

    What the words may mean is only proposed: it stands when the person presses "That is right".
    """

    def __init__(
        self,
        look: Look,
        name: str,
        label: str,
        help_text: str,
        read: Callable[[str], Json],
        find: Find,
    ) -> None:
        self._read, self._find = read, find
        self._filling = self._changing = False
        self._held: dict[str, Any] = {}
        self._offered: list[Meaning] = []
        self._sure = ""  # the words for which the date stands
        super().__init__(look, name, label, help_text)

    def make_box(self) -> QWidget:
        """Words as told, the strip "Understood as", the typed date."""
        look, say = self.look, self.look.words.say
        box = QWidget()
        lines = column(look, box, space=6)
        self.told = Story(
            look, f"told-{self.name}", say("{field}, as told", field=self.label), lines=1
        )
        self.told.setPlaceholderText(say("In the person's own words. A season is enough."))
        self.told.textChanged.connect(self._told)
        lines.addWidget(self.told)
        self._strip = frame("strip", "accent")
        strip = row(look, self._strip, edges=(12, 6, 12, 6), space=10)
        strip.addWidget(Mark(look, "when", "accent"))
        words = column(look, space=0)
        self.understood = Paragraph(look, "", "strong")
        words.addWidget(self.understood)
        self.check = Paragraph(look, "", "small", "text2")
        words.addWidget(self.check)
        strip.addLayout(words, 1)
        self.right = Button(look, say("That is right"), f"right-{self.name}", icon="check")
        self.right.clicked.connect(self.agree)
        strip.addWidget(self.right)
        self.next = Button(look, say("Another reading"), f"other-{self.name}", kind="quiet")
        self.next.clicked.connect(self._turn)
        strip.addWidget(self.next)
        self.change = Button(look, say("Change"), f"change-{self.name}", kind="quiet")
        self.change.clicked.connect(self._change)
        strip.addWidget(self.change)
        lines.addWidget(self._strip)
        self.typed = TextField(
            look, f"typed-{self.name}", say("{field}, year first", field=self.label), plain=True
        )
        self.typed.setPlaceholderText(
            say("2013 or 2013-08 or 2013-08-09 or 2013-08-09..2013-08-11")
        )
        self.typed.textEdited.connect(self._typed)
        lines.addWidget(self.typed)
        self._show()
        return box

    def focus_box(self) -> QWidget:
        """The words as told."""
        return self.told

    def read_box(self) -> Json:
        """The stored form: the date with the words as told; None when there is neither.

        What was typed and is no date (31/4/2013) stands behind the words as told: it is not lost.
        """
        told, typed = self.told.toPlainText(), self.typed.text().strip()
        found = self._date()
        if found is None:
            words = " · ".join(one for one in (told, typed) if one.strip())
            return {"precision": "unknown", "as_told": words} if words else None
        return {**found, "as_told": told} if told.strip() else found

    def fill_box(self, value: Json) -> None:
        """Show a stored date."""
        self._filling = True
        stored = value if isinstance(value, dict) else {}
        self._sure = str(stored.get("as_told", ""))
        self.told.setPlainText(self._sure)
        self._hold({key: one for key, one in stored.items() if key != "as_told"})
        self._filling = self._changing = False
        self._propose()

    def _hold(self, date: dict[str, Any]) -> None:
        self._held = date
        self.typed.setText(typed_form(date))

    def _date(self) -> Json:
        """The date that stands: as it is held, or as it was typed since."""
        typed = self.typed.text().strip()
        if not typed:
            return None
        return dict(self._held) if typed == typed_form(self._held) else self._read(typed)

    def _told(self) -> None:
        if not self._filling:
            self._propose()
            self.changed_by_person()

    def _typed(self) -> None:
        self._sure = self.told.toPlainText()
        self._propose()
        self.changed_by_person()

    def _propose(self) -> None:
        """Read the words anew, unless the date was already confirmed for these words."""
        words, date = self.told.toPlainText(), self._date()
        sure = bool(self.typed.text().strip()) and words == self._sure
        self._offered = [] if sure or not words.strip() else list(self._find(words))
        if date is not None and self._offered and _same(self._offered[0].date, date):
            self._offered = []
        self._show()

    def agree(self) -> None:
        """The speaker agrees to what was understood, or that the date stands for the words as they are now."""
        if self._offered or self._doubtful():
            self._sure = self.told.toPlainText()
            if self._offered:
                self._hold(self._offered[0].date)
            self._changing = False
            self._propose()
            self.changed_by_person()
            self.change.setFocus()

    def _turn(self) -> None:
        self._offered = [*self._offered[1:], self._offered[0]]
        self._show()

    def _change(self) -> None:
        if not self.typed.text().strip() and self._offered:
            self.typed.setText(typed_form(self._offered[0].date))
            self._offered = []
        self._changing = True
        self._show()
        self.typed.setFocus()
        self.typed.selectAll()

    def _doubtful(self) -> bool:
        """Whether a date stands that was agreed to for other words than these."""
        words = self.told.toPlainText()
        others = bool(self._sure.strip()) and bool(words.strip()) and words != self._sure
        return others and not self._offered and self._date() is not None

    def _show(self) -> None:
        date, typed = self._date(), self.typed.text().strip()
        appear(self._strip, bool(self._offered) or bool(typed))
        appear(self.right, bool(self._offered) or self._doubtful())
        appear(self.next, len(self._offered) > 1)
        unread = date is None and not self._offered
        appear(self.typed, unread or self._changing or self.typed.hasFocus())
        if self._offered:
            self._understood(self._offered[0].said, self._offered[0].check)
        elif date is not None and self._doubtful():
            self.understood.say(doubt(date, self.look.words))
            self.check.hide()
        elif date is not None:
            self._understood(date_in_words(date, self.look.words, with_weekday=True))
        else:
            self.understood.say(
                self.look.words.say("Not a date yet. Write the year first, such as 2013-08.")
            )
            self.check.hide()

    def _understood(self, words: str, check: str = "") -> None:
        self.understood.say(self.look.words.say("Understood as: {date}", date=words))
        self.check.say(check)
        self.check.setVisible(bool(check))


def doubt(date: Json, words: Words) -> str:
    """The question about a date that was agreed to for other words."""
    shown = date_in_words(date, words, with_weekday=True)
    return words.say("Kept so far: {date}. Do these words mean the same?", date=shown)


def _same(date: Json, held: Json) -> bool:
    return all(date.get(key) == held.get(key) for key in ("from", "to", "precision"))


def typed_form(stored: dict[str, object]) -> str:
    """The typed form of a stored date; empty when only the words are known."""
    first, last = str(stored.get("from") or ""), str(stored.get("to") or "")
    cut = {"day": first, "month": first[:7], "year": first[:4], "unknown": ""}
    precision = str(stored.get("precision", "unknown"))
    return cut.get(precision, f"{first}..{last}")
