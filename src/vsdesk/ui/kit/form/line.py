"""Editors of one line: text, numbers, amounts, whole days; and the large box for plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.form.editor import FORM, Editor, EditorSize, Json
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.kit.wording_hint import WordingHint

if TYPE_CHECKING:
    from vsdesk.records.dictionary.bounds import Bounds
    from vsdesk.records.dictionary.spec import FieldType
    from vsdesk.ui.kit.ui_context import UiContext


class LineEditor(Editor):
    """A line of text, stored as typed."""

    plain = False

    def make_box(self) -> QWidget:
        """A text field that follows the direction of its own letters."""
        self.line = TextField(self.look, self.name, self.label, plain=self.plain)
        self.fit(self.line)
        self.line.written.connect(self.changed_by_person)
        return self.line

    def read_box(self) -> Json:
        """The text, or None when it is blank."""
        text = self.line.text()
        return text if text.strip() else None

    def fill_box(self, value: Json) -> None:
        self.line.setText("" if value is None else str(value))
        if self._size is FORM:  # in a talk whoever comes back to it writes on
            self.line.setCursorPosition(0)


class PhoneEditor(LineEditor):
    """A number to call: from left to right in every window."""

    plain = True


class TypedEditor(LineEditor):
    """A number, an amount or a day. What cannot be read stays, is said below, and is not saved."""

    type: FieldType = "number"

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        help_text: str = "",
        *,
        size: EditorSize = FORM,
        within: Bounds | None = None,
    ) -> None:
        """`within`: the least and the most that it may be."""
        self._within = within
        super().__init__(look, name, label, help_text, size=size)

    def make_box(self) -> QWidget:
        """A line that reads digits of any script."""
        self.line = self._typed = TypedLine(
            self.look, self.name, self.label, self.type, self._within
        )
        self.fit(self.line)
        self.line.written.connect(self.changed_by_person)
        self.line.textChanged.connect(self._say_why)
        self._usual = ""
        return self.line

    def read_box(self) -> Json:
        """The value; the text itself where it cannot be read; None where nothing stands."""
        return self._typed.value

    def _say_help(self, text: str, tone: str = "text2") -> None:
        """The usual help comes back when all can be read."""
        if tone == "text2":
            self._usual = text
        super()._say_help(text, tone)

    def _say_why(self) -> None:
        if why := self._typed.why:
            self._say_help(why, "warn")
        elif self._help is not None:
            self._say_help(self._usual)


class NumberEditor(TypedEditor):
    """A whole number."""


class AmountEditor(TypedEditor):
    """A decimal number, stored as text."""

    type = "amount"


class DayEditor(TypedEditor):
    """A whole day as year-month-day."""

    type = "day"

    def make_box(self) -> QWidget:
        """A field that shows the order, as an example that nobody takes for an answer."""
        box = super().make_box()
        self.line.setPlaceholderText(self.look.words.say("for example {day}", day="2026-11-24"))
        return box


class LongEditor(Editor):
    """Plain text over several lines."""

    def make_box(self) -> QWidget:
        """A large box in the direction of what is written."""
        self.story = StoryEdit(self.look, self.name, self.label)
        self.story.textChanged.connect(self._typed)
        self.story.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._filling = False
        box = QWidget()
        lines = column(self.look, box, space=4)
        lines.addWidget(self.story)
        lines.addWidget(WordingHint(self.look, self.story))
        return box

    def focus_box(self) -> QWidget:
        return self.story

    def read_box(self) -> Json:
        """The text, or None when it is blank."""
        text = self.story.toPlainText()
        return text if text.strip() else None

    def fill_box(self, value: Json) -> None:
        self._filling = True
        self.story.setPlainText("" if value is None else str(value))
        self._filling = False

    def _typed(self) -> None:
        if not self._filling:
            self.changed_by_person()
