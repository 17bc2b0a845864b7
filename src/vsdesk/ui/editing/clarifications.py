"""What is asked back while a person is written down by hand: «أم خالد» is no name, and an age is of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.names.address import is_kunya_alone
from vsdesk.records.dates.age_words import age_told
from vsdesk.records.dates.told_others import names_relative_alone
from vsdesk.records.dictionary.display_names import NAME_PARTS
from vsdesk.ui.kit.boxes import appear
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.ui.kit.form.form import FieldForm
    from vsdesk.ui.kit.ui_context import UiContext

_PARTS: Final = (*NAME_PARTS, "mother", "grandfather")
AGE: Final = "age_told"


class AskedBack(Paragraph):
    """Below the form of a person; shown only while something is to be asked. It changes nothing. `look_again`
    once it stands there."""

    def __init__(self, look: UiContext, form: FieldForm) -> None:
        super().__init__(look, "", "small", "warn", wide=90)
        self.setObjectName("asked-back")
        self._look = look
        self._names = [
            one
            for name, one in form.editors.items()
            if name.rpartition("_")[0].removesuffix("_given") in _PARTS
        ]
        self._age = form.editors.get(AGE)
        for one in (*self._names, *([self._age] if self._age is not None else [])):
            one.edited.connect(self.look_again)
        self.hide()  # until it stands in its page: by itself it would be a window

    def look_again(self) -> None:
        """What the boxes hold now."""
        lines = [asked for one in self._names if (asked := self._of_name(one.value))]
        if self._age is not None:
            lines.append(self._of_age(self._age.value))
        told = "\n".join(filter(None, lines))
        self.say(told)
        appear(self, bool(told))

    def _of_name(self, value: object) -> str:
        say, words = self._look.words.say, value.strip() if isinstance(value, str) else ""
        if words and names_relative_alone(words):
            return say("“{words}” says how they are related: what is the name itself?", words=words)
        if words and is_kunya_alone(words):
            return say("“{words}” says after which child: what is the name itself?", words=words)
        return ""

    def _of_age(self, value: object) -> str:
        """A number alone says of no day how old somebody was."""
        words = value.strip() if isinstance(value, str) else ""
        if not words.isdigit() or age_told(words) is None:
            return ""
        return self._look.words.say(
            "Of which day is this age? Write it with the words, or write the birth: a year is enough."
        )
