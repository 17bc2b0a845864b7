"""A link to another record: shown by its title, chosen from what the desk offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.records.dictionary.case_numbers import source_code
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.form.code_editor import CodesEditor
from vsdesk.ui.kit.form.editor import Editor, Json
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

_SOURCE: Final = "source"
Offer = Callable[[tuple[str, ...]], Sequence[tuple[str, str]]]  # kinds -> (id, title)


class LinkEditor(Editor):
    """One record of one of `kinds`; `offer` names those at hand (of this case and its family)."""

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        help_text: str,
        kinds: tuple[str, ...],
        offer: Offer,
    ) -> None:
        self._kinds, self._offer = kinds, offer
        super().__init__(look, name, label, help_text)

    def make_box(self) -> QWidget:
        """A list box of titles."""
        self.choice = Choice(
            self.look, self.name, self.label, [("", "—"), *self._offer(self._kinds)]
        )
        self.choice.chosen.connect(self.changed_by_person)
        return self.choice

    def read_box(self) -> Json:
        return self.choice.value or None

    def fill_box(self, value: Json) -> None:
        """Show the title of the record; one that is not at hand is kept."""
        key = str(value or "")
        if key and self.choice.findData(key) < 0:
            self.choice.addItem(of_elsewhere(self.look, self._kinds, key), key)
        self.choice.choose(key)


class LinksEditor(CodesEditor):
    """Several records: ticks by title; those that are not at hand are kept, and no id is shown."""


def of_elsewhere(look: UiContext, kinds: tuple[str, ...], id: str) -> str:
    """What stands for a record that is not at hand: of a source its code, that it stays with who wrote it."""
    if kinds == (_SOURCE,):
        return stays_elsewhere(look, source_code(id))
    return look.words.say("A record that is not shown here")


def stays_elsewhere(look: UiContext, code: str) -> str:
    """What stands for a source that is not here."""
    return look.words.say("{code}: stays with who wrote it.", code=isolate(code))
