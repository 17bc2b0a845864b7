"""A form for some fields of one record, generated from their specs. Two columns 3 : 2 at most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from vsdesk.records.on_case_page import is_asked
from vsdesk.ui.kit.form.code_editor import CodeEditor, CodesEditor, YesNoEditor
from vsdesk.ui.kit.form.date_editor import DateEditor, Find
from vsdesk.ui.kit.form.line import (
    AmountEditor,
    DayEditor,
    LineEditor,
    LongEditor,
    NumberEditor,
    PhoneEditor,
    TypedEditor,
)
from vsdesk.ui.kit.form.link_editor import LinkEditor, LinksEditor, Offer, of_elsewhere
from vsdesk.ui.kit.form.place_editor import PlaceEditor, PlaceFinder
from vsdesk.ui.kit.form.story_editor import StoryEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.ui.kit.form.editor import Editor, Json
    from vsdesk.ui.kit.ui_context import UiContext

_WIDE: Final = frozenset({"ptext", "pdate", "choices", "links", "json"})
_PLACES: Final = frozenset({"place", "proposal"})


class Names(Protocol):
    """The part of records.Labels that a form reads."""

    def field(self, kind: str, field: str | FieldSpec) -> str:
        """The label of a field; of an organisation's own one by its spec."""

    def help(self, kind: str, name: str) -> str:
        """Its help, or nothing."""

    def terms(self, vocabulary: str) -> Any:
        """The terms of a vocabulary."""

    def term(self, vocabulary: str, key: str) -> str:
        """The words of one term, a hidden one too; the key of one that is not known."""


@dataclass(frozen=True)
class Builder:
    """What it takes to make editors: labels, which records can be linked."""

    look: UiContext
    names: Names
    find_dates: Find  # what told words may mean
    today: str  # an ISO day
    offer: Offer
    fixed: Mapping[str, Sequence[tuple[str, str]]]  # vocabularies that are not in the files
    never: Mapping[str, frozenset[str]]  # "kind.field": not offered
    places: PlaceFinder
    beside: Callable[[FieldSpec], str]  # the field for the words of a place, or nothing

    def options(self, vocabulary: str | None) -> list[tuple[str, str]]:
        """(key, words) of a vocabulary."""
        if not vocabulary:
            return []
        if vocabulary in self.fixed:
            return list(self.fixed[vocabulary])
        terms = self.names.terms(vocabulary)
        pairs = terms.items() if isinstance(terms, Mapping) else terms
        return [(str(key), str(words)[:1].upper() + str(words)[1:]) for key, words in pairs]

    def editor(self, field: FieldSpec) -> Editor:
        """The editor of one field."""
        look, name = self.look, f"{field.kind}.{field.name}"
        label, help_text = (
            self.names.field(field.kind, field),
            self.names.help(field.kind, field.name),
        )
        if field.type == "ptext":
            return StoryEditor(look, name, label, help_text)
        if field.type == "pdate":
            return DateEditor(look, name, label, help_text, self.find_dates, self.today)
        if field.type == "choice":
            said = partial(self._said, field.vocabulary or "")
            options = self.options(field.vocabulary)
            return CodeEditor(look, name, label, help_text, options, said)
        if field.type == "choices":
            said = partial(self._said, field.vocabulary or "")
            options = self.options(field.vocabulary)
            return CodesEditor(look, name, label, help_text, options, said)
        if field.type == "bool":
            return YesNoEditor(look, name, label, help_text, turned=field.turned)
        if field.type == "link" and "place" in field.targets and set(field.targets) <= _PLACES:
            free = bool(self.beside(field))
            return PlaceEditor(look, name, label, help_text, self.places, words=free)
        if field.type == "link":
            offer = partial(self._offered, name)
            return LinkEditor(look, name, label, help_text, field.targets, offer)
        if field.type == "links":
            said = partial(of_elsewhere, look, field.targets)
            offered = self._offered(name, field.targets)
            return LinksEditor(look, name, label, help_text, offered, said)
        return self._line(field, name, label, help_text)

    def _said(self, vocabulary: str, key: str) -> str:
        """The words of a code that stands and is not offered."""
        words = key if vocabulary in self.fixed else self.names.term(vocabulary, key)
        return words if words == key else words[:1].upper() + words[1:]

    def _offered(self, name: str, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
        never = self.never.get(name, frozenset())
        return [(id, title) for id, title in self.offer(kinds) if id not in never]

    def _line(self, field: FieldSpec, name: str, label: str, help_text: str) -> Editor:
        if field.type == "text" and field.multiline:
            return LongEditor(self.look, name, label, help_text)
        kinds: dict[str, type[TypedEditor]] = {
            "number": NumberEditor,
            "amount": AmountEditor,
            "day": DayEditor,
        }
        if (typed := kinds.get(field.type)) is not None:
            return typed(self.look, name, label, help_text, within=field.within)
        usual = PhoneEditor if field.searched == "phone" else LineEditor
        return usual(self.look, name, label, help_text)


class FieldForm(QWidget):
    """Editors of `fields`. `edited` carries the name of the field that changed.

    `worded` carries the name of a place field and words for which there is no place.
    """

    edited = Signal(str)
    worded = Signal(str, str)

    def __init__(
        self,
        builder: Builder,
        fields: Sequence[FieldSpec],
        *,
        columns: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields = tuple(field for field in fields if is_asked(field))
        self.editors: dict[str, Editor] = {}
        look = builder.look
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(12))
        grid.setColumnStretch(0, 3)
        if columns > 1:
            grid.setColumnStretch(1, 2)
        line, place = 0, 0
        for field in self.fields:
            editor = builder.editor(field)
            editor.setProperty("field", field.name)
            editor.edited.connect(self._changed)
            if isinstance(editor, PlaceEditor):
                editor.worded.connect(self._worded)
            self.editors[field.name] = editor
            wide = columns == 1 or field.type in _WIDE or field.multiline
            if wide and place:
                line, place = line + 1, 0
            grid.addWidget(
                editor, line, place, 1, columns if wide else 1, Qt.AlignmentFlag.AlignTop
            )
            place = 0 if wide else (place + 1) % columns
            line += 1 if wide or place == 0 else 0

    def show_values(self, values: Mapping[str, Json]) -> None:
        """Show stored values; a field that is not named is empty."""
        for name, editor in self.editors.items():
            editor.show_value(values.get(name))

    def values(self) -> dict[str, Json]:
        """What stands in the form: None where nothing does."""
        return {name: editor.value for name, editor in self.editors.items()}

    def lock(self, names: Sequence[str]) -> None:
        """Make these fields readable only."""
        for name in names:
            if name in self.editors:
                self.editors[name].lock_box(True)

    def focus(self, name: str) -> None:
        """Put the keyboard into a field."""
        if name in self.editors:
            self.editors[name].focus_box().setFocus()

    def _worded(self, words: str) -> None:
        self.worded.emit(str(self.sender().property("field")), words)

    def _changed(self) -> None:
        self.edited.emit(str(self.sender().property("field")))
