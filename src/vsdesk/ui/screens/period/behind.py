"""The records that a figure counts: a row for each file in which they stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.catalogue.places import page_of
from vsdesk.ui.editing.list_cells import when
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.table import TableColumn, paged_table
from vsdesk.ui.people import capital, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import ListRow
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


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
