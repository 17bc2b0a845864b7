"""Large fields that write into the talk at each keystroke: a line, words as told, a list, yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.story import StoryEdit
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.kit.wording_hint import WordingHint

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldType
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk

Options = Sequence[tuple[str, str]]


class TalkField(QWidget):
    """A label over a box. `written` after each change by the person; `box` takes the keyboard."""

    written = Signal()

    def __init__(self, look: UiContext, talk: Talk, spot: str, field: str, label: str) -> None:
        super().__init__()
        self.look, self.talk, self.spot, self.field, self.label = look, talk, spot, field, label
        self._filling = False
        self.lines = column(look, self, space=4)
        self.caption = Label(look, label, "body", "text2", elide=True)
        self.lines.addWidget(self.caption)
        self.box = self.make_box()
        self.lines.addWidget(self.box)
        self.caption.setBuddy(self.box)
        self.caption.setVisible(bool(label))
        self.refresh()

    @property
    def name(self) -> str:
        """The object name of the box."""
        return f"{self.spot}.{self.field}"

    def make_box(self) -> QWidget:
        """The box for the value. Each kind of field brings its own; a bare one takes nothing."""
        return QWidget()

    def fill_box(self) -> None:
        """Show what the talk holds, in the box that `make_box` brought."""

    def refresh(self) -> None:
        """Show what the talk holds without telling anyone."""
        self._filling = True
        self.fill_box()
        self._filling = False

    def turn(self) -> None:
        """The speaker's language changed."""

    def put(self, value: Any) -> None:
        """Write the value."""
        if not self._filling:
            self.talk.put(self.spot, self.field, value)
            self.written.emit()


class LineField(TalkField):
    """One line; `plain` for numbers, which stay at the start."""

    def __init__(
        self, look: UiContext, talk: Talk, spot: str, field: str, label: str, *, plain: bool = False
    ) -> None:
        self._plain = plain
        super().__init__(look, talk, spot, field, label)

    def make_box(self) -> QWidget:
        """A text field that follows its own letters."""
        self.line = TextField(self.look, self.name, self.label, plain=self._plain)
        self.line.setFont(self.look.font("talk"))
        self.line.written.connect(self._edited)
        return self.line

    def fill_box(self) -> None:
        """The text; nothing for an answer."""
        value = self.talk.value(self.spot, self.field)
        self.line.setText(str(value) if isinstance(value, str | int) else "")

    def move_to(self, field: str, label: str) -> None:
        """The same line for another field (names in another writing)."""
        self.field, self.label = field, label
        self.caption.setText(label)
        self.line.setAccessibleName(label)
        self.line.setObjectName(self.name)
        self.refresh()

    def read(self, text: str) -> Any:
        """The value of a text."""
        return text if text.strip() else None

    def _edited(self, text: str) -> None:
        self.put(self.read(self.line.text()))


class TypedField(LineField):
    """A whole number, or a day with its year first. What cannot be read stays and is said below."""

    type: FieldType = "number"

    def __init__(self, look: UiContext, talk: Talk, spot: str, field: str, label: str) -> None:
        super().__init__(look, talk, spot, field, label, plain=True)
        self.lines.addWidget(self.why)

    def make_box(self) -> QWidget:
        """A line that reads digits of any script."""
        self.line = self._typed = TypedLine(self.look, self.name, self.label, self.type)
        self.line.setFont(self.look.font("talk"))
        self.line.written.connect(self._edited)
        self.why = Paragraph(self.look, "", "small", "warn")
        self.why.hide()
        self.line.textChanged.connect(self._say_why)
        return self.line

    def read(self, text: str) -> Any:
        """The value; the text itself where it cannot be read."""
        return self._typed.value

    def _say_why(self) -> None:
        self.why.say(self._typed.why)
        self.why.setVisible(bool(self._typed.why))


class CountField(TypedField):
    """A whole number."""


class DayField(TypedField):
    """A whole day, year first. What stands there in grey is no day: one could be taken for set."""

    type = "day"

    def make_box(self) -> QWidget:
        """The line says in which order a day is written, as an example."""
        box = super().make_box()
        self.line.setPlaceholderText(self.look.words.say("for example {day}", day="2026-11-24"))
        return box


class ToldField(TalkField):
    """Words as told, in the direction of the speaker's language. Enter goes on, Shift+Enter breaks."""

    def __init__(
        self, look: UiContext, talk: Talk, spot: str, field: str, label: str, *, lines: int = 4
    ) -> None:
        self._rows = lines
        super().__init__(look, talk, spot, field, label)
        self.lines.addWidget(WordingHint(look, self.story))

    def make_box(self) -> QWidget:
        """A large box."""
        self.story = StoryEdit(self.look, self.name, self.label, lines=self._rows)
        self.story.setFont(self.look.font("talk"))
        self.story.document().setDefaultFont(self.look.font("talk"))
        self.story.textChanged.connect(self._edited)
        self.turn()
        return self.story

    def fill_box(self) -> None:
        """The words."""
        words = self.talk.told(self.spot, self.field)
        if words != self.story.toPlainText():
            self.story.setPlainText(words)

    def turn(self) -> None:
        """Right to left for Arabic."""
        self.story.speaks(self.talk.lang == "ar")

    @property
    def words(self) -> str:
        """What stands there."""
        return self.story.toPlainText()

    def _edited(self) -> None:
        if not self._filling:
            self.talk.tell(self.spot, self.field, self.words)
            self.written.emit()


class PickField(TalkField):
    """One of a list. The first entry is empty: nothing must be chosen."""

    def __init__(
        self, look: UiContext, talk: Talk, spot: str, field: str, label: str, options: Options
    ) -> None:
        self._options = [("", "—"), *options]
        super().__init__(look, talk, spot, field, label)

    def make_box(self) -> QWidget:
        """A list box."""
        self.choice = Choice(self.look, self.name, self.label, self._options)
        self.choice.setFont(self.look.font("talk"))
        self.choice.chosen.connect(self._chosen)
        return self.choice

    def fill_box(self) -> None:
        """The chosen entry."""
        self.choice.choose(self.talk.text(self.spot, self.field))

    def _chosen(self, key: str) -> None:
        self.put(key or None)


class SegmentField(TalkField):
    """A few short words in a row; `chosen` may write something else than the key itself."""

    def __init__(
        self,
        look: UiContext,
        talk: Talk,
        spot: str,
        field: str,
        label: str,
        options: Options,
        *,
        values: Callable[[str], Any] = str,
    ) -> None:
        self._options, self._values = options, values
        super().__init__(look, talk, spot, field, label)

    def make_box(self) -> QWidget:
        """Segments."""
        self.segments = Segments(self.look, self.name, self.label, self._options)
        self.segments.chosen.connect(self._chosen)
        return self.segments

    def fill_box(self) -> None:
        """The one whose value is held."""
        value = self.talk.value(self.spot, self.field)
        held = [key for key, _ in self._options if value is not None and self._values(key) == value]
        self.segments.choose(held[0] if held else "")

    def _chosen(self, key: str) -> None:
        self.put(self._values(key))


def yes_no(look: UiContext, talk: Talk, spot: str, field: str, label: str) -> SegmentField:
    """Yes or no."""
    options = (("yes", look.words.say("Yes")), ("no", look.words.say("No")))
    return SegmentField(look, talk, spot, field, label, options, values="yes".__eq__)
