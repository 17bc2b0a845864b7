"""What each column becomes: a list box per column, with the proposal chosen; and the
order of day and month."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.boxes import column, frame, row
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.people_names import capital
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk import (
        AmbiguousDates,
        CodedColumn,
        ColumnRule,
        TableMapping,
        TablePreview,
        TableTarget,
    )
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_SEVERAL: Final = {
    "full_name_ar": mark("Full name in Arabic letters"),
    "full_name_ku": mark("Full name in Kurmanji"),
    "full_name_lat": mark("Full name in Latin letters"),
    "key": mark("Number of the family: rows with the same one share it"),
}
_FIRST: Final = 40  # words of a column that are drawn at once


def target_words(look: UiContext, labels: Labels, target: TableTarget) -> str:
    """A target in words: the record, then the field."""
    say = look.words.say
    kind = say("Relative") if target.slot == "relative" else capital(labels.kind(target.kind))
    several = _SEVERAL.get(target.field)
    name = say(several) if several else capital(labels.field(target.kind, target.field))
    return look.dots(kind, name)


class TargetChoice(Choice):
    """All targets, put in only when the box is used: a table may have a hundred columns."""

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        options: Sequence[tuple[str, str]],
        value: str,
    ) -> None:
        self._every = options
        self._filled = False
        words = dict(options)
        first = [options[0]]
        if value:
            first.append((value, words.get(value, value)))
        super().__init__(look, name, label, first, value)

    def fill(self) -> None:
        """Put in all targets."""
        if not self._filled:
            self._filled = True
            value = self.value
            kept = [(value, self.currentText())] if value not in dict(self._every) else []
            self.offer([*self._every, *kept])
            self.choose(value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard came: now all are wanted."""
        self.fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        """The list is opened by the mouse."""
        self.fill()
        super().showPopup()


class ColumnRow(QWidget):
    """One column: its name in the table, what it becomes, what happens to words that no list has."""

    changed = Signal()

    def __init__(
        self, look: UiContext, number: int, rule: ColumnRule, options: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self._rule = rule
        say = look.words.say
        line = row(look, self, space=12)
        name = rule.column or say("Column {n}", n=number + 1)
        line.addWidget(Label(look, name, "strong", elide=True), 2)
        key = "+".join(rule.to)
        offered = list(options)
        if len(rule.to) > 1:
            words = dict(options)
            both = " + ".join(words.get(one, one) for one in rule.to)
            offered.append((key, both))
        self.choice = TargetChoice(look, f"column-{number}", name, offered, key)
        self.choice.chosen.connect(self._chosen)
        line.addWidget(self.choice, 4)
        self.keep = Tick(look, say("Keep other words in a note"), f"keep-{number}")
        self.keep.setChecked(rule.otherwise == "words")
        policy = self.keep.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that all list boxes stay in one column
        self.keep.setSizePolicy(policy)
        self.keep.setVisible(bool(rule.values))
        self.keep.clicked.connect(self._kept)
        line.addWidget(self.keep, 2)

    @property
    def rule(self) -> ColumnRule:
        """The rule as it was chosen."""
        return self._rule

    def _chosen(self, key: str) -> None:
        to = tuple(part for part in key.split("+") if part)
        if to != self._rule.to:
            full = any(".full_name_" in part for part in to)
            self._rule = replace(self._rule, to=to, values={}, split=full)
            self.keep.hide()
            self.changed.emit()

    def _kept(self, on: bool) -> None:
        self._rule = replace(self._rule, otherwise="words" if on else "problem")
        self.changed.emit()


class Columns(QWidget):
    """All columns. `changed` when the person chose something."""

    changed = Signal()

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        mapping: TableMapping,
        targets: Sequence[TableTarget],
    ) -> None:
        super().__init__()
        self._mapping = mapping
        say = look.words.say
        options = [("", say("Keep as words in a note"))]
        options += [(one.target, target_words(look, session.labels, one)) for one in targets]
        box = column(look, self, space=6)
        self.rows: list[ColumnRow] = []
        for number, rule in enumerate(mapping.columns):
            made = ColumnRow(look, number, rule, options)
            made.changed.connect(self.changed)
            self.rows.append(made)
            box.addWidget(made)

    @property
    def mapping(self) -> TableMapping:
        """The mapping as it was chosen."""
        return replace(self._mapping, columns=tuple(one.rule for one in self.rows))


class DateOrderQuestion(QWidget):
    """Asked once for a file, never guessed. `chosen` carries dmy, mdy or ymd."""

    chosen = Signal(str)

    def __init__(self, look: UiContext, ambiguous: Sequence[AmbiguousDates], order: str) -> None:
        super().__init__()
        say = look.words.say
        outer = column(look, self)
        part = frame("strip", "accent")
        outer.addWidget(part)
        box = column(look, part, edges=(14, 10, 14, 10), space=8)
        question = say("What comes first in these dates?")
        box.addWidget(Label(look, question, "strong"))
        for one in ambiguous[:3]:
            words = look.listed(one.words[:4])
            told = look.words.count(
                "{n} date under {column} can be read in two ways, such as {words}",
                "{n} dates under {column} can be read in two ways, such as {words}",
                one.count,
                column=one.column,
                words=words,
            )
            box.addWidget(Paragraph(look, told))
        options = (
            ("dmy", say("Day, month, year")),
            ("mdy", say("Month, day, year")),
            ("ymd", say("Year, month, day")),
        )
        self.segments = Segments(look, "date-order", question, options, order)
        self.segments.chosen.connect(self.chosen)
        box.addWidget(self.segments, 0, look.leading)


def option_words(session: VaultSession, coded: CodedColumn, code: str) -> str:
    """The words of a code: of the list, yes or no, or the name of a place."""
    labels = session.labels
    spec = session.dictionary.field(coded.kind, coded.name)
    if coded.vocabulary == "bool" and spec is not None:
        return capital(labels.word(spec.yes_or_no(code == "true")))
    if coded.vocabulary == "place":
        place = session.places.by_key(code)
        return place.name(labels.lang) if place is not None else code
    return capital(labels.term(coded.vocabulary, code))


class ColumnWords(QWidget):
    """The words of one column; those without an answer first, then by how often they stand there."""

    def __init__(self, look: UiContext, session: VaultSession, coded: CodedColumn) -> None:
        super().__init__()
        self._look = look
        self.coded = coded
        self._codes = dict(coded.codes)
        self._options = [("", look.words.say("Keep as words in a note"))]
        self._options += [(code, option_words(session, coded, code)) for code in coded.options]
        self.choices: dict[str, TargetChoice] = {}
        outer = column(look, self)
        name = capital(session.labels.field(coded.kind, coded.name))
        card = Card(look, look.dots(coded.column, name), space=8)
        outer.addWidget(card)
        words = sorted(coded.words, key=lambda one: one[0] in coded.codes)
        more = f"more-words-{coded.number}"
        card.body.addWidget(More(look, more, words, self._line, first=_FIRST, page=_FIRST, space=6))

    @property
    def codes(self) -> Mapping[str, str]:
        """Each word of the column and its code, "" for what stays as words."""
        return {word: self._codes.get(word, "") for word, _ in self.coded.words}

    def _line(self, counted: tuple[str, int]) -> QWidget:
        look, (word, count) = self._look, counted
        part = QWidget()
        line = row(look, part, space=12)
        line.addWidget(Label(look, word, "strong", elide=True), 2)
        rows = look.words.count("{n} row", "{n} rows", count)
        line.addWidget(Label(look, rows, "small", "text2"), 1)
        choice = TargetChoice(
            look,
            f"word-{self.coded.number}-{len(self.choices)}",
            word,
            self._options,
            self._codes.get(word, ""),
        )
        choice.setProperty("word", word)
        choice.chosen.connect(self._chosen)
        self.choices[word] = choice
        line.addWidget(choice, 4)
        return part

    def _chosen(self, code: str) -> None:
        self._codes[str(self.sender().property("word"))] = code


class TableWords(QWidget):
    """All coded columns of a table."""

    def __init__(
        self, look: UiContext, session: VaultSession, columns: Sequence[CodedColumn]
    ) -> None:
        super().__init__()
        box = column(look, self, space=14)
        say = look.words.say
        if columns:
            words = say(
                "Each of these words can become an answer of a list. A word that you leave stays in "
                "the note, as it was written."
            )
        else:
            words = say("No column of this table becomes an answer of a list.")
        box.addWidget(Paragraph(look, words))
        self.columns = [ColumnWords(look, session, one) for one in columns]
        for one in self.columns:
            box.addWidget(one)

    @property
    def codes(self) -> dict[int, Mapping[str, str]]:
        """What was said, by the number of the rule."""
        return {one.coded.number: one.codes for one in self.columns}


def sheet_choice(look: UiContext, seen: TablePreview) -> Choice:
    """Which sheet of a workbook it is; one that is hidden there is called so."""
    say = look.words.say
    options = [
        (one.name, say("{term} (hidden)", term=one.name) if one.hidden else one.name)
        for one in seen.sheets
    ]
    return Choice(look, "sheet", say("Sheet"), options, seen.sheet)
