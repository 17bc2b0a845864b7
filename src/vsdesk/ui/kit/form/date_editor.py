"""A partial date: the words as told first, below them the typed date and what was understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.dates.numeric import either_day
from vsdesk.records.dates.partial_date import DATE_PARTS
from vsdesk.ui.kit import shortcuts
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.form.editor import FORM, Editor, EditorSize, Json
from vsdesk.ui.kit.form.understood import Understood, typed_date
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.words import LANG_OF, is_rtl

if TYPE_CHECKING:
    from vsdesk.ui.kit.form.date_readings import DateReading
    from vsdesk.ui.kit.ui_context import UiContext

UNREAD: Final = (
    "typed"  # of a draft only: what was typed and is no date; a record with it is refused
)
_A_FEW: Final = 2  # words, of which something can be said; the first one is still being typed
MOST_TOLD: Final = 4000  # letters of words as told that stand beside a date
Find = Callable[
    [str, str, str], "DateReading"
]  # of words, for the field of this name, near a feast


class DateEditor(Editor):
    """`find` gives what words may mean. `lines` of room for them; `speaks`: the language of whoever tells
    them; `most`: so many of their letters stand beside the date, and it is said where there are more.

    What the words may mean is only proposed: it stands when the person presses "That is right". It
    has a place of its own, and nothing moves when it comes or goes. Where words of an age were reckoned from
    today, and the day of the loss is known since, it is asked which is meant, until somebody says it
    (`weighed`).
    """

    weighed = Signal()

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        help_text: str,
        find: Find,
        today: str,
        *,
        lines: int = 1,
        speaks: str = "",
        most: int | None = None,
        size: EditorSize = FORM,
    ) -> None:
        self._find, self._today = find, today
        self._rows, self._speaks, self._most = lines, speaks, most
        self._filling = False
        self._held: dict[str, Any] = {}
        self._sure = self._near = ""  # the words for which the date stands; a feast pointed at
        self.is_weighed = self._weighs = False
        super().__init__(look, name, label, help_text, size=size)

    def make_box(self) -> QWidget:
        """Words as told; the typed date with the keys; what was understood."""
        look = self.look
        box = QWidget()
        parts = column(look, box, space=self._size.gap)
        self.told = self._story()
        self.fit(self.told)
        if self._speaks:
            self.told.speaks(is_rtl(LANG_OF[self._speaks]))
        self.told.textChanged.connect(self._told)
        parts.addWidget(self.told)
        rest = column(look, space=6)
        role = "strong" if self._size.answers else self._size.words
        self.strip = Understood(look, self.name, self._today, role=role)
        self.strip.agreed.connect(self._agreed)
        self.typed = typed_date(look, self.name, self.label)
        self.fit(self.typed)
        self.typed.written.connect(self._typed)
        self.strip.below(rest, self.typed)
        self.long = Paragraph(look, "", "small", "warn")
        self.long.hide()
        if self._most is not None:
            self.long.say(
                look.words.count(
                    "Only the first {n} letter stands beside the date.",
                    "Only the first {n} letters stand beside the date.",
                    self._most,
                )
            )
            rest.addWidget(self.long)
        parts.addLayout(rest)
        return box

    def _story(self) -> StoryEdit:
        """The box for the words; in a talk they are what is asked for, elsewhere a part of it."""
        say = self.look.words.say
        if self._size.answers:
            label = say("{field}, as told", field=self.label)
            told = StoryEdit(self.look, f"told-{self.name}", label, self._rows)
            told.setPlaceholderText(say("In the person's own words. A season is enough."))
        else:
            label = self.label or say("In their own words")
            told = StoryEdit(self.look, self.name, label, self._rows)
            told.setPlaceholderText(say("In their own words. A season or a feast is enough."))
        return told

    def focus_box(self) -> QWidget:
        return self.told

    def read_box(self) -> Json:
        """The stored form: the date that stands with the words as told."""
        date = self._date() or self.typed.text().strip()
        return dated(date, self.told.toPlainText(), most=self._most)

    def fill_box(self, value: Json) -> None:
        self._filling = True
        stored = value if isinstance(value, dict) else {}
        self._sure = str(stored.get("as_told", ""))
        if self._sure != self.told.toPlainText():
            self.told.setPlainText(self._sure)
        self._hold({key: one for key, one in stored.items() if key != "as_told"})
        self._filling = False
        self._propose()

    def _hold(self, date: dict[str, Any]) -> None:
        self._held = date
        self.typed.setText(typed_form(date))

    def _date(self) -> Json:
        """The date that stands: as it is held, or as it was typed since."""
        typed = self.typed.text().strip()
        if not typed:
            return None
        if typed == typed_form(self._held) and UNREAD not in self._held:
            return dict(self._held)
        return found if isinstance(found := self.typed.value, dict) else None

    def _told(self) -> None:
        if not self._filling:
            self._propose()
            self.changed_by_person()

    def _typed(self) -> None:
        self._sure = self.told.toPlainText()
        self._propose()
        self.changed_by_person()

    def near(self, words: str) -> None:
        """A feast or season was pointed at ("": none): it counts for the reading, never for the words."""
        self._near = words
        self._propose()

    def agree(self) -> None:
        """The speaker agrees to what was understood, or that the date stands for the
        words as they are now."""
        self.strip.agree()

    def take_key(self, key: str) -> bool:
        """What was understood has two keys of its own."""
        if key not in (shortcuts.CONFIRM, shortcuts.OTHER_READING) or not self._size.answers:
            return super().take_key(key)
        if self.box.isEnabled() and not self.box.isHidden():
            self.agree() if key == shortcuts.CONFIRM else self.strip.turn()
        return True

    def _agreed(self, date: dict[str, Any]) -> None:
        if self._weighs:
            self.is_weighed = True
            self.weighed.emit()
        self._sure, self._near = self.told.toPlainText(), ""
        self._hold({key: one for key, one in date.items() if key != "as_told"})
        self._propose()
        self.changed_by_person()
        self.told.setFocus()

    def _may_differ(self, words: str, date: Json, *, sure: bool) -> bool:
        """Whether the words of a date that stands are read once more."""
        return sure and date is not None and bool(words.strip()) and not self.is_weighed

    def _propose(self) -> None:
        """Read the words anew, unless the date was already confirmed for these words.
        First what cannot be read."""
        words, date, typed = self.told.toPlainText(), self._date(), self.typed.text().strip()
        if self._most is not None:
            self.long.setVisible(len(words) > self._most)
        sure = bool(typed) and words == self._sure and not self._near
        weighed = (
            self._find(words, self.name, "") if self._may_differ(words, date, sure=sure) else None
        )
        self._weighs = weighed is not None and weighed.differs(date)
        if weighed is not None and self._weighs:
            self.strip.weigh(date, weighed)
            return
        found = None if sure or not words.strip() else self._find(words, self.name, self._near)
        offered = found.found if found is not None else []
        says = found is not None and found.says and not (found.no_year and date is not None)
        either = self._find(typed, self.name, "") if self.typed.why and either_day(typed) else None
        if either is not None and either.found:
            self.strip.read(either)  # of what was typed, and as little taken as of what was told
        elif self.typed.why:
            self.strip.tell(self.typed.why)
        elif date is not None and offered and same(offered[0].date, date):
            self.strip.show_date(date)
        elif found is not None and says and date is not None and (found.no_day or not offered):
            self.strip.doubt(date, found)
        elif found is not None and says:
            self.strip.read(found)
        elif date is not None:
            other = bool(self._sure.strip()) and bool(words.strip()) and words != self._sure
            self.strip.doubt(date) if other else self.strip.show_date(date)
        elif found is not None and found.unread and len(words.split()) >= _A_FEW:
            self.strip.keep()
        else:
            self.strip.clear()


def same(date: Json, held: Json) -> bool:
    """Whether two stored dates are one, whatever the words."""
    return all(date.get(key) == held.get(key) for key in DATE_PARTS)


def dated(date: Json, words: str, *, most: int | None = None) -> dict[str, Json] | None:
    """A date with the words as told (`most`: their first letters only); the words alone while no date is
    known; None without both.

    A date that is text was typed and cannot be read (31/4/2013): it stands apart, never in the words, and no
    record takes it.
    """
    said = {"as_told": words[:most]} if words.strip() else {}
    if date is None or isinstance(date, str):
        unread = {UNREAD: date} if date else {}
        return {"precision": "unknown", **said, **unread} if said or unread else None
    return {**{k: v for k, v in date.items() if k != "as_told"}, **said}


def typed_form(stored: dict[str, object]) -> str:
    """The typed form of a stored date; empty when only the words are known. What cannot be read is as
    typed."""
    if UNREAD in stored:
        return str(stored[UNREAD])
    first, last = str(stored.get("from") or ""), str(stored.get("to") or "")
    cut = {"day": first, "month": first[:7], "year": first[:4], "unknown": ""}
    precision = str(stored.get("precision", "unknown"))
    return cut.get(precision, f"{first}..{last}")
