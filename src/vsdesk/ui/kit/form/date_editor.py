"""A partial date: the words as told first, below them what was understood, and the typed date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.records.date_words import date_in_words
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.form.editor import Editor, Json
from vsdesk.ui.kit.form.told import propose
from vsdesk.ui.kit.layout import column, frame, row
from vsdesk.ui.kit.mark import Mark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story import Story

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.ui.kit.look import Look


class DateEditor(Editor):
    """`read(typed)` gives the stored form of a typed date, or None when it cannot be read."""

    def __init__(
        self, look: Look, name: str, label: str, help_text: str, read: Callable[[str], Json]
    ) -> None:
        self._read = read
        self._filling = self._changing = False
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
        self.understood = Paragraph(look, "", "strong")
        strip.addWidget(self.understood, 1)
        self.right = Button(look, say("That is right"), f"right-{self.name}", icon="check")
        self.right.clicked.connect(self._accept)
        strip.addWidget(self.right)
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
        """The stored form: the typed date with the words as told; None when there is neither.

        What was typed and is no date (31/4/2013) stands behind the words as told: it is not lost.
        """
        told, typed = self.told.toPlainText(), self.typed.text().strip()
        found = self._read(typed) if typed else None
        if found is None:
            words = " · ".join(one for one in (told, typed) if one.strip())
            return {"precision": "unknown", "as_told": words} if words else None
        return {**found, "as_told": told} if told.strip() else found

    def fill_box(self, value: Json) -> None:
        """Show a stored date."""
        self._filling = True
        stored = value if isinstance(value, dict) else {}
        self.told.setPlainText(str(stored.get("as_told", "")))
        self.typed.setText(typed_form(stored))
        self._filling = self._changing = False
        self._show()

    def _told(self) -> None:
        if not self._filling:
            self._show()
            self.changed_by_person()

    def _typed(self) -> None:
        self._show()
        self.changed_by_person()

    def _proposal(self) -> str:
        return "" if self.typed.text().strip() else propose(self.told.toPlainText())

    def _accept(self) -> None:
        self.typed.setText(self._proposal())
        self._typed()
        self.change.setFocus()

    def _change(self) -> None:
        if not self.typed.text().strip():
            self.typed.setText(self._proposal())
        self._changing = True
        self._show()
        self.typed.setFocus()
        self.typed.selectAll()

    def _show(self) -> None:
        say, proposal = self.look.words.say, self._proposal()
        typed = self.typed.text().strip()
        found = self._read(typed or proposal) if typed or proposal else None
        self._strip.setVisible(found is not None or bool(typed))
        self.right.setVisible(bool(proposal))
        self.typed.setVisible(found is None or self._changing or self.typed.hasFocus())
        if found is not None:
            self.understood.say(
                say("Understood as: {date}", date=date_in_words(found, self.look.words))
            )
        else:
            self.understood.say(say("Not a date yet. Write the year first, such as 2013-08."))


def typed_form(stored: dict[str, object]) -> str:
    """The typed form of a stored date; empty when only the words are known."""
    first, last = str(stored.get("from") or ""), str(stored.get("to") or "")
    cut = {"day": first, "month": first[:7], "year": first[:4], "unknown": ""}
    precision = str(stored.get("precision", "unknown"))
    return cut.get(precision, f"{first}..{last}")
