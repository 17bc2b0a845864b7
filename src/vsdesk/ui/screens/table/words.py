"""The words of coded columns, one by one: each becomes an answer of the field's list, or stays as words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital
from vsdesk.ui.screens.table.columns import TargetChoice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk import CodedColumn
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_FIRST: Final = 40  # words of a column that are drawn at once
_YES_NO: Final = {"true": "yes", "false": "no"}


def option_words(session: VaultSession, coded: CodedColumn, code: str) -> str:
    """The words of a code: of the list, yes or no, or the name of a place."""
    labels = session.labels
    if coded.vocabulary == "bool":
        return capital(labels.word(_YES_NO[code]))
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
