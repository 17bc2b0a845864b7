"""Editors of one line: text, numbers, amounts, whole days; and the large box for plain text."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.form.editor import Editor, Json
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.story import Story
from vsdesk.ui.kit.wording_hint import WordingHint


class LineEditor(Editor):
    """A line of text, stored as typed."""

    plain = False

    def make_box(self) -> QWidget:
        """A text field that follows the direction of its own letters."""
        self.line = TextField(self.look, self.name, self.label, plain=self.plain)
        self.line.textEdited.connect(self.changed_by_person)
        return self.line

    def read_box(self) -> Json:
        """The text, or None when it is blank."""
        text = self.line.text()
        return text if text.strip() else None

    def fill_box(self, value: Json) -> None:
        """Show a text."""
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)


class PhoneEditor(LineEditor):
    """A number to call: from left to right in every window."""

    plain = True


class NumberEditor(LineEditor):
    """A whole number; what is no number stays on screen and is not stored."""

    plain = True

    def read_box(self) -> Json:
        """The number, or None."""
        text = self.line.text().strip()
        return int(text) if re.fullmatch(r"-?[0-9]{1,15}", text) else None


class AmountEditor(LineEditor):
    """A decimal number, stored as text."""

    plain = True

    def read_box(self) -> Json:
        """The amount, or None."""
        text = self.line.text().strip().replace(",", ".")
        return text if re.fullmatch(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?", text) else None


class DayEditor(LineEditor):
    """A whole day as year-month-day."""

    plain = True

    def make_box(self) -> QWidget:
        """A field that shows the order, as an example that nobody takes for an answer."""
        box = super().make_box()
        self.line.setPlaceholderText(self.look.words.say("for example {day}", day="2026-11-24"))
        return box

    def read_box(self) -> Json:
        """The day, or None."""
        try:
            return date.fromisoformat(self.line.text().strip()).isoformat()
        except ValueError:
            return None


class LongEditor(Editor):
    """Plain text over several lines."""

    def make_box(self) -> QWidget:
        """A large box in the direction of what is written."""
        self.story = Story(self.look, self.name, self.label)
        self.story.textChanged.connect(self._typed)
        self.story.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._filling = False
        box = QWidget()
        lines = column(self.look, box, space=4)
        lines.addWidget(self.story)
        lines.addWidget(WordingHint(self.look, self.story))
        return box

    def focus_box(self) -> QWidget:
        """The words."""
        return self.story

    def read_box(self) -> Json:
        """The text, or None when it is blank."""
        text = self.story.toPlainText()
        return text if text.strip() else None

    def fill_box(self, value: Json) -> None:
        """Show a text."""
        self._filling = True
        self.story.setPlainText("" if value is None else str(value))
        self._filling = False

    def _typed(self) -> None:
        if not self._filling:
            self.changed_by_person()
