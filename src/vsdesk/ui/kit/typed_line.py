"""A line for a number, an amount, a day or a date: read in digits of any script; what cannot be
read is said at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.members import for_each
from vsdesk.records.dates.numeric import no_such_day
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
    from vsdesk.ui.kit.context import UiContext

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
        say = self._look.words.say
        value = self.value
        if not unread(self._type, value) and is_between(self._type, self._within, value):
            return ""
        if self._within is not None and self._type in _WITHIN:
            least, most = self._within
            return say(_WITHIN[self._type], least=least, most=most)
        if missing := no_such_day(self.text()):
            return say(
                "“{words}”: this day does not exist. It stays here and is not saved yet.",
                words=missing,
            )
        return say(_WHY[self._type])

    def point(self) -> None:
        """Bring the keyboard here, to what cannot be read."""
        self.setFocus()
        self.selectAll()

    def _look_at(self) -> None:
        self.needed(bool(self.why))
        tip.give(self, self.why)


def points_at_unread(part: QWidget | None) -> bool:
    """Bring the keyboard to the first line of a page that cannot be read; whether there is one."""
    if part is None:
        return False
    lines = part.findChildren(TypedLine)
    found = next((one for one in lines if one.isVisibleTo(part) and one.why), None)
    if found is not None:
        found.point()
    return found is not None
