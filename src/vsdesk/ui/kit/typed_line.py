"""A line for a number, an amount, a day or a date: read in digits of any script; what cannot be
read is said at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from vsdesk.members import for_each
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.records.dates.numeric import either_day, no_such_day
from vsdesk.records.dictionary.bounds import is_between
from vsdesk.records.dictionary.typed_values import READERS, day_typed, typed, unread
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.field import TextField
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from vsdesk.records.dictionary.bounds import Bounds
    from vsdesk.records.dictionary.spec import FieldType
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.words import Words

_WHY: Final[Mapping[FieldType, str]] = for_each(
    READERS,
    {
        "number": mark(
            "No whole number is read here. Write digits only, such as 7. It stays here and is not saved yet."
        ),
        "amount": mark(
            "No amount is read here. Write digits only, such as 5000. It stays here and is not saved yet."
        ),
        "pdate": mark(
            "Not a date yet. Write the year first, such as 2013-08. It stays here and is not saved yet."
        ),
        "day": mark(
            "No day is read here. Write the year first, such as 2026-11-24. It stays here and is not saved yet."
        ),
    },
)


# what fits, where the field says from what to what (records/dictionary/bounds.py)
_WITHIN: Final[Mapping[str, str]] = {
    "number": mark(
        "A whole number from {least} to {most} fits here, in digits. What you wrote stays, and is not in the record yet."
    ),
    "amount": mark(
        "An amount from {least} to {most} fits here, in digits. What you wrote stays, and is not in the record yet."
    ),
}


def why_unread(words: Words, type: FieldType, within: Bounds | None, text: str) -> str:
    """The sentence about what was typed and cannot be read, or cannot be; "" where it fits."""
    value = typed(type, text)
    if not unread(type, value) and is_between(type, within, value):
        return ""
    if within is not None and type in _WITHIN:
        return words.say(_WITHIN[type], least=within[0], most=within[1])
    if either := _either(words, text):
        return either
    if missing := no_such_day(text):
        return words.say(
            "“{words}”: this day does not exist. It stays here and is not saved yet.",
            words=missing,
        )
    return words.say(_WHY[type])


def _either(words: Words, text: str) -> str:
    """Which days were typed that do not have the year first: one of them is written anew, none is taken."""
    said = [
        words.say("{date} ({typed})", date=day_in_words(one, words.lang), typed=one.isoformat())
        for one in (date(*day) for day in either_day(text))
    ]
    if len(said) > 1:
        return words.say(
            "Either {first} or {second}: ask, and write the one that is meant, the year first.",
            first=said[0],
            second=said[1],
        )
    return words.say("Is it {first}? Write it with the year first.", first=said[0]) if said else ""


class TypedLine(TextField):
    """Runs from left to right. `type` is the type of the field that takes the value, `within` from what to
    what it may be."""

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        type: FieldType = "day",
        within: Bounds | None = None,
    ) -> None:
        super().__init__(look, name, label, plain=True)
        self._type: FieldType = type
        self._within = within
        self.textChanged.connect(self._look_at)

    @property
    def value(self) -> Json:
        """As stored; None for nothing; the text itself where it cannot be read."""
        return typed(self._type, self.text())

    @property
    def day(self) -> str:
        """The day that stands here, as it is stored; "" when there is none."""
        return day_typed(self.text())

    @property
    def why(self) -> str:
        """The sentence about what cannot be read, or cannot be; "" where all fits."""
        return why_unread(self._look.words, self._type, self._within, self.text())

    def point(self) -> None:
        """Bring the keyboard here, to what cannot be read."""
        self.setFocus()
        self.selectAll()

    def _look_at(self) -> None:
        self.needed(bool(self.why))
        tip.give(self, self.why)


def first_unread(part: QWidget | None) -> TypedLine | None:
    """The first line of a page that cannot be read."""
    if part is None:
        return None
    lines = part.findChildren(TypedLine)
    return next((one for one in lines if one.isVisibleTo(part) and one.why), None)


def points_at_unread(part: QWidget | None) -> bool:
    """Bring the keyboard to the first line of a page that cannot be read; whether there is one."""
    found = first_unread(part)
    if found is not None:
        found.point()
    return found is not None
