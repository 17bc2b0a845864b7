"""A date in the speaker's words, and what was understood, which the speaker confirms.

What the words may mean is only ever proposed; the words themselves are never touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from vsdesk.records.dates.date_words import told
from vsdesk.ui.kit.form.date_editor import dated, same, typed_form
from vsdesk.ui.kit.form.told import anchors
from vsdesk.ui.kit.form.understood import Understood, typed_date
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story import StoryEdit
from vsdesk.ui.screens.interview.fields import TalkField
from vsdesk.ui.screens.interview.talk import is_answer

if TYPE_CHECKING:
    from vsdesk.records.dates.told_anchors import Anchors
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk

MOST_TOLD: Final = 4000  # letters of words as told that stand beside a date


class DateField(TalkField):
    """Words, the typed date, and what was understood in a place of its own."""

    def __init__(
        self,
        look: UiContext,
        talk: Talk,
        spot: str,
        field: str,
        label: str,
        *,
        lines: int = 1,
    ) -> None:
        self._rows = lines
        self._sure = self._near = ""  # the words for which the date stands; a feast pointed at
        super().__init__(look, talk, spot, field, label)

    def make_box(self) -> QWidget:
        """The words; strip and typed date follow below."""
        look, say = self.look, self.look.words.say
        self.story = StoryEdit(look, self.name, self.label or say("In their own words"), self._rows)
        self.story.setFont(look.font("talk"))
        self.story.document().setDefaultFont(look.font("talk"))
        self.story.setPlaceholderText(say("In their own words. A season or a feast is enough."))
        self.story.textChanged.connect(self._told)
        self.lines.addWidget(self.story)
        self.strip = Understood(look, self.name, self.talk.today, role="talk")
        self.strip.agreed.connect(self._agreed)
        self.lines.addSpacing(look.px(4))
        self.typed = typed_date(look, self.name, self.label)
        self.typed.setFont(look.font("talk"))
        self.typed.written.connect(self._typed)
        self.turn()
        rest = QWidget()
        lines = column(look, rest, space=6)
        self.strip.below(lines, self.typed)
        told = look.words.count(
            "Only the first {n} letter stands beside the date.",
            "Only the first {n} letters stand beside the date.",
            MOST_TOLD,
        )
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
            self._keep(self.typed.value)
            self._show()

    def _agreed(self, date: Any) -> None:
        self._near = ""
        self._keep(date)
        self.refresh()
        self.story.setFocus()

    def _typed(self) -> None:
        if not self.typed.why:
            self._sure = self.story.toPlainText()
        self._keep(self.typed.value)
        self._show()

    def _keep(self, date: Any) -> None:
        self.put(dated(date, self.story.toPlainText(), most=MOST_TOLD))

    def near(self, words: str) -> None:
        """A feast or season was pointed at: it counts for the reading, never for the words."""
        self._near = words
        self._show()

    def _show(self) -> None:
        value, words = self._held(), self.story.toPlainText()
        known = bool(value.get("from") or value.get("to"))
        sure = known and words == self._sure and not self._near
        if sure:
            self.strip.show_date(value)
        else:
            self._read(words, value if known else {})
        self.long.setVisible(len(words) > MOST_TOLD)

    def _read(self, words: str, held: dict[str, Any]) -> None:
        """What the words may mean, beside the date that stands, if one does."""
        found = self.talk.dates.find(words, self.look.words, self._near, self._anchors())
        if self.typed.why:
            self.strip.tell(self.typed.why)
        elif held and found.found and same(found.found[0].date, held):
            self.strip.show_date(held)
        elif held and found.says and not found.found:
            self.strip.doubt(held, found)
        elif found.says:
            self.strip.read(found)
        elif held:
            other = bool(self._sure.strip()) and bool(words.strip())
            self.strip.doubt(held) if other else self.strip.show_date(held)
        else:
            self.strip.clear()

    def _anchors(self) -> Anchors:
        """What ages and "later" are reckoned from; a date is not reckoned from itself."""
        here = (self.spot, self.field)
        birth, loss = (
            None if one == here else self.talk.value(*one)
            for one in (("person", "birth"), ("event", "date"))
        )
        return anchors(birth, loss, asks_birth=self.field == "birth")
