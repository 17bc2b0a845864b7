"""What a table would become: ten rows in words, and what is to be said row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital
from vsdesk.ui.values import value_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import BuiltRow, MadeRecord, TableReport
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_SHOWN: Final = 100  # problems that are drawn; all of them are counted
_QUIET: Final = frozenset({"documenter", "is_disappearance", "intake_channel"})


class Samples(QWidget):
    """The first ten rows as they would be recorded."""

    def __init__(self, look: UiContext, session: VaultSession, samples: Sequence[BuiltRow]) -> None:
        super().__init__()
        box = column(look, self, space=6)
        for one in samples:
            line = row(look, space=10)
            number = Label(look, str(one.row), "small", "text2")
            number.setMinimumWidth(look.px(28))
            line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
            words = column(look, space=0)
            told = _records(look, session, one.records)
            if told:
                words.addWidget(Paragraph(look, told, "small"))
            for problem in one.problems[:3]:
                said = problem_words(look, problem, row_too=False)
                words.addWidget(
                    Paragraph(look, said, "small", "warn" if problem.blocks else "text2")
                )
            line.addLayout(words, 1)
            box.addLayout(line)


def _records(look: UiContext, session: VaultSession, records: Sequence[MadeRecord]) -> str:
    told = []
    for one in records:
        for name, value in one.values.items():
            spec = session.dictionary.field(one.kind, name)
            if (
                name in _QUIET
                or spec is None
                or (spec.type == "link" and not session.places.get(str(value)))
            ):
                continue
            if spec.type == "link":
                place = session.places.get(str(value))
                said = place.name(session.labels.lang) if place is not None else ""
            else:
                said = value_words(look, session, None, spec, value)
            label = capital(session.labels.field(one.kind, spec))
            one_line = look.listed(said.splitlines())
            told.append(look.words.say("{field}: {value}", field=label, value=one_line))
    return look.dots(*told)


class Placed(Protocol):
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


def problem_words(look: UiContext, problem: Placed, *, row_too: bool = True) -> str:
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
        self, look: UiContext, title: str, problems: Sequence[Placed], icon: str, tone: str
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


class Checked(QWidget):
    """What a load would do: how many rows, which records, which rows stay outside."""

    def __init__(self, look: UiContext, session: VaultSession, report: TableReport) -> None:
        super().__init__()
        words, say = look.words, look.words.say
        box = column(look, self, space=14)
        title = words.count("{n} row can be loaded.", "{n} rows can be loaded.", report.loaded)
        if report.skipped:
            left = words.count("{n} row stays outside.", "{n} rows stay outside.", report.skipped)
            title = f"{title} {left}"
        kinds = session.labels.kinds
        made = look.listed(f"{kinds(kind)}: {n}" for kind, n in report.made.items())
        box.addWidget(Banner(look, title, made, "warn" if report.skipped else "neutral"))
        if report.problems:
            outside = say("These rows stay outside")
            box.addWidget(Problems(look, outside, report.problems, "warn", "warn"))
        if report.remarks:
            known = say("To be known")
            box.addWidget(Problems(look, known, report.remarks, "info", "neutral"))
