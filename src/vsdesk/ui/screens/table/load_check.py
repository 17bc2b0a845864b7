"""What a table becomes: its first rows, what a load would do, the loads of before, each of
which can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.measure import stamp
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.load_report import Problems, problem_words
from vsdesk.ui.people_names import capital
from vsdesk.ui.value_words import value_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import BuiltRow, LoadRow, MadeRecord, TableReport
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_LATEST: Final = 5  # loads that are shown
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


class LoadCheck(QWidget):
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


class LoadsCard(QWidget):
    """`undo` carries the id of the load that is to be taken back."""

    undo = Signal(str)

    def __init__(self, look: UiContext, loads: Sequence[LoadRow]) -> None:
        super().__init__()
        say = look.words.say
        card = Card(look, say("Brought before"), icon="history")
        column(look, self).addWidget(card)
        for one in list(loads)[::-1][:_LATEST]:
            line = row(look, space=12)
            rows = look.words.count("{n} row", "{n} rows", one.rows)
            line.addWidget(Label(look, look.dots(one.file, rows), "body", elide=True), 1)
            line.addWidget(Label(look, stamp(look.words, one.ts, year=True), "small", "text2"))
            if one.undone:
                line.addWidget(Label(look, say("taken back"), "small", "text2"))
            else:
                undo = Button(look, say("Take back"), f"undo-{one.id}", kind="quiet")
                undo.setProperty("load", one.id)
                undo.clicked.connect(self._ask)
                line.addWidget(undo)
            card.body.addLayout(line)

    def _ask(self) -> None:
        self.undo.emit(str(self.sender().property("load")))
