"""The figures of a report as a table with charts below, and the records that each of them counts: a row for
each file in which they stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from vsdesk.ui.catalogue.places import page_of
from vsdesk.ui.editing.list_cells import when
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, plane, scroll
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.row_table import TableColumn, paged_table
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.chart_view import ChartView
from vsdesk.ui.people_names import capital, in_order
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import FigureRow, ListRow, PeriodFigures, ReportChart, ReportLook
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


_TOP: Final = Qt.AlignmentFlag.AlignTop


class FiguresView(QWidget):
    """`opened` carries the key of a figure whose records are asked for."""

    opened = Signal(str)

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        inner = plane()
        self._box = column(look, inner, edges=(20, 16, 20, 20), space=12)
        self.area = scroll(inner, "figures-scroll")
        column(look, self).addWidget(self.area)

    def show_report(self, found: ReportLook) -> None:
        """All that was counted."""
        clear(self._box)
        self.area.verticalScrollBar().setValue(0)
        if not found.paper.figures:
            words = self._look.words.say("Nothing of this period was counted.")
            self._box.addWidget(Paragraph(self._look, words, "body", "text2"))
        if any(one.total is None for one in found.figures.told):
            self._say_few()
        for title, rows in found.paper.figures:
            self._part(title, rows, found.figures)
        for chart in found.paper.charts:
            self._chart(chart)
        for note in found.paper.notes:
            self._box.addWidget(Paragraph(self._look, note, "small", "text2", wide=90))
        self._box.addStretch(1)

    def _say_few(self) -> None:
        """Why a number is not told."""
        say = self._look.words.say
        why = say(
            "It counts fewer than five people, or lets such a count be worked out beside another figure or an earlier report, or rests on what one device wrote."
        )
        title = say("Some numbers are not told beyond the organisation")
        self._box.addWidget(Banner(self._look, title, why))

    def _part(self, title: str, rows: Sequence[FigureRow], figures: PeriodFigures) -> None:
        look, say = self._look, self._look.words.say
        card = Card(look, title, space=8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(14))
        grid.setVerticalSpacing(look.px(8))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        goals = any(one.goal for one in rows)
        number = look.dots(say("Number"), say("To be reached") if goals else "")
        for place, words in enumerate((say("Figure"), number)):
            grid.addWidget(Paragraph(look, words, "small", "text2", wide=14), 0, place)
        opens = {one.key for one in figures.figures if one.roots}
        for line, one in enumerate(rows, 1):
            said = plane()
            box = column(look, said, space=2)
            box.addWidget(Paragraph(look, one.label, "strong"))
            if one.divided:
                box.addWidget(Paragraph(look, one.divided, "small", "text2"))
            grid.addWidget(said, line, 0)
            grid.addWidget(self._number(one), line, 1, _TOP)
            if one.key in opens:
                name = say("The records behind: {figure}", figure=one.label)
                button = icon_button(look, "go", name, f"open-{one.key}", kind="quiet")
                button.clicked.connect(partial(self.opened.emit, one.key))
                grid.addWidget(button, line, 2, _TOP)
        card.body.addLayout(grid)
        self._box.addWidget(card)

    def _number(self, one: FigureRow) -> QWidget:
        """How many; below, what is reached of what was to be."""
        part = plane()
        box = column(self._look, part, space=2)
        box.addWidget(Paragraph(self._look, isolate(one.number), "strong", wide=14))
        if one.goal:
            box.addWidget(Paragraph(self._look, isolate(one.goal), wide=14))
        return part

    def _chart(self, chart: ReportChart) -> None:
        card = Card(self._look, chart.title, space=8)
        card.body.addWidget(ChartView(self._look, chart.title, chart.bars, months=chart.months))
        self._box.addWidget(card)


class BehindFigure(QWidget):
    """`go` opens the page of a row, `over` goes back to the figures."""

    go = Signal(object)
    over = Signal()
    failed = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        self._session = session
        box = column(look, self, edges=(20, 12, 20, 12), space=8)
        line = Flow(look, space=10)
        words = look.words.say("Back to the figures")
        self.button = Button(look, words, "to-figures", icon="back")
        self.button.clicked.connect(self.over)
        line.addWidget(self.button)
        self.title = Label(look, "", "h3", elide=True)
        line.addWidget(self.title, 1)
        box.addLayout(line)
        label = look.words.say("The records behind a figure")
        cells = _Cells(look, session)
        self.model, self.table = paged_table(look, session.jobs, "behind-table", label, cells, self)
        self.model.failed.connect(self.failed)
        self.table.opened.connect(self._opened)
        box.addWidget(self.table, 1)

    def show_roots(self, title: str, roots: Sequence[str]) -> None:
        """The rows of these files."""
        self.title.setText(title)
        self.model.show_pages(partial(self._session.desk.reporting.choices.behind, tuple(roots)))
        self.table.setFocus()

    def _opened(self, row: ListRow) -> None:
        self.go.emit(page_of(row.kind, row.id))


class _Cells:
    """Name and number, what it is, when."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        self._look, self._session = look, session

    def columns(self) -> Sequence[TableColumn]:
        """The columns."""
        say = self._look.words.say
        return (
            TableColumn("name", say("Name"), 200, 4),
            TableColumn("kind", say("Kind"), 110, 1),
            TableColumn("when", say("When"), 140, 2),
        )

    def cell(self, row: ListRow, key: str) -> Cell:
        """What to paint."""
        if key == "name":
            return Cell(self._name(row), row.number, "strong")
        return Cell(self.text(row, key), tone="text2" if key == "kind" else "text")

    def text(self, row: ListRow, key: str) -> str:
        """The words of a cell."""
        if key == "name":
            return self._look.dots(self._name(row), row.number)
        if key == "kind":
            return capital(self._session.labels.kind(row.kind))
        return when(self._look, row)

    def _name(self, row: ListRow) -> str:
        first = in_order(row.name, row.other, self._look.lang)[0]
        return first or self._look.words.say("Without a name yet")
