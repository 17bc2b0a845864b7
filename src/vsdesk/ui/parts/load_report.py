"""What is to be said of the places of a table: row, column, sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.ui.kit.ui_context import UiContext

LOADING: Final = ("loading", "listing", "saving")  # the stages of a load that writes
_SHOWN: Final = 100  # problems that are drawn; all of them are counted


class TablePlace(Protocol):
    """Something to be said about a place of a table: a row (0: none) and a column."""

    @property
    def row(self) -> int:
        """The number in the spreadsheet."""

    @property
    def column(self) -> str:
        """The name of the column, as it is shown."""

    @property
    def sentence(self) -> str:
        """An English literal of the catalogue."""


def problem_words(look: UiContext, problem: TablePlace, *, row_too: bool = True) -> str:
    """Row, column, and what there is to say."""
    say = look.words.say
    sentence = say(problem.sentence)
    place = say("row {row}", row=problem.row) if problem.row and row_too else ""
    if not place:
        return look.dots(sentence, problem.column)
    where = look.dots(place, problem.column)
    return say("{where}: {sentence}", where=where, sentence=sentence)


class Problems(QWidget):
    """A list by row."""

    def __init__(
        self, look: UiContext, title: str, problems: Sequence[TablePlace], icon: str, tone: str
    ) -> None:
        super().__init__()
        box = column(look, self, space=4)
        head = row(look, space=10)
        head.addWidget(IconMark(look, icon, tone))
        head.addWidget(Label(look, title, "strong"), 1)
        box.addLayout(head)
        for one in problems[:_SHOWN]:
            box.addWidget(Paragraph(look, problem_words(look, one)))
        rest = len(problems) - _SHOWN
        if rest > 0:
            words = look.words.count("{n} more row like these", "{n} more rows like these", rest)
            box.addWidget(Paragraph(look, words, "small", "text2"))
