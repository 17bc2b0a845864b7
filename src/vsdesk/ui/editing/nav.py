"""The sections of a record as a column with their completeness; a list box with arrows when narrow."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from vsdesk.records.checks.completeness import SectionFill, SectionRule, completeness, filled
from vsdesk.ui.catalogue.sections import page_sections
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.pie import pie

if TYPE_CHECKING:
    from vsdesk.ui.catalogue.sections import Section
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.ui_context import UiContext

Entry = tuple[str, str]  # key, words
_CONSENT: Final = "consent"  # where nothing was asked it is not merely empty


class SectionColumn(QWidget):
    """`chosen` carries the key."""

    chosen = Signal(str)

    def __init__(self, look: UiContext, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._look, self._keys = look, [key for key, _ in entries]
        self.setObjectName("sections")
        self.setAccessibleName(look.words.say("Sections"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "sunken")
        box = column(look, self, edges=(9, 9, 9, 9), space=1)
        self._group = QButtonGroup(self)
        for place, (key, words) in enumerate(entries):
            button = Button(look, words, f"section-{key}", kind="section")
            button.setCheckable(True)
            button.setMinimumHeight(look.px(32))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, place)
            box.addWidget(button)
        box.addStretch(1)
        self._group.idClicked.connect(self._tell)

    def asked(self) -> int:
        """As wide as the longest of its words."""
        found = 0
        for button in self._group.buttons():
            button.ensurePolished()
            found = max(found, button.sizeHint().width())
        return found + 2 * self._look.px(9)

    def show_section(self, key: str) -> None:
        """Mark a section as the present one."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)

    def button(self, key: str) -> QAbstractButton:
        """The button of a section."""
        return self._group.button(self._keys.index(key))

    def show_filled(self, key: str, part: float | None) -> None:
        """Show how complete a section is; None is the clock of the history."""
        button = self._group.button(self._keys.index(key))
        icon = (
            self._look.icons.icon("history", "text2", 16) if part is None else pie(self._look, part)
        )
        button.setIcon(icon)
        button.setIconSize(self._look.icons.size(16))
        say = self._look.words.say
        if part is not None:
            none = say("not asked") if key == _CONSENT else say("empty")
            how = say("complete") if part >= 1 else say("in part") if part > 0 else none
            button.setAccessibleName(f"{button.text()}: {how}")

    def _tell(self, place: int) -> None:
        self.chosen.emit(self._keys[place])


class SectionBox(QWidget):
    """The same in one line."""

    chosen = Signal(str)

    def __init__(self, look: UiContext, entries: Sequence[Entry]) -> None:
        super().__init__()
        say = look.words.say
        self._keys = [key for key, _ in entries]
        line = row(look, self, space=8)
        before = icon_button(look, "before", say("Section before"), "section-before")
        before.clicked.connect(self._before)
        after = icon_button(look, "go", say("Next section"), "section-next")
        after.clicked.connect(self._after)
        self._choice = Choice(look, "section", say("Section"), entries)
        self._choice.chosen.connect(self.chosen)
        line.addWidget(before)
        line.addWidget(self._choice, 1)
        line.addWidget(after)

    def show_section(self, key: str) -> None:
        """Mark a section as the present one."""
        self._choice.choose(key)

    def offer(self, entries: Sequence[Entry]) -> None:
        """Other sections."""
        self._keys = [key for key, _ in entries]
        self._choice.offer(entries)

    def _before(self) -> None:
        self._step(-1)

    def _after(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        place = self._keys.index(self._choice.value) + by if self._choice.value in self._keys else 0
        if 0 <= place < len(self._keys):
            self._choice.choose(self._keys[place])
            self.chosen.emit(self._keys[place])


def shares(context: Context, keys: Collection[str]) -> dict[str, float]:
    """From 0 to 1. A section that no rule measures is measured by its kinds."""
    drafted: dict[str, list[str]] = {}
    for id, kind in context.draft.drafted():
        if context.draft.told(id):  # an entry that was only begun fills nothing
            drafted.setdefault(kind, []).append(id)
    dossier, dictionary = context.dossier, context.session.dictionary
    typed = context.draft.typed()
    measured = completeness(dossier, dictionary, typed=typed, drafted=drafted)
    found = {one.section: one for one in measured}
    sections = [
        one for one in page_sections(dictionary, context.head_kind).sections if one.key in keys
    ]
    for one in sections:
        if found.keys().isdisjoint(_measures(one)):
            rule = SectionRule(one.key, one.kinds)
            found[one.key] = filled(rule, dossier, dictionary, typed, drafted)
    return {one.key: _share(one, found) for one in sections}


def _measures(section: Section) -> tuple[str, ...]:
    return section.measures or (section.key,)


def _share(section: Section, found: Mapping[str, SectionFill]) -> float:
    """Of a section that counts several lists: of those in which something was begun."""
    parts = [found[one] for one in _measures(section) if one in found]
    begun = [one.share for one in parts if one.records]
    return sum(begun) / len(begun) if begun else 0.0
