"""A list of rows: fixed row height, explicit widths, no grid, keyboard first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from vsdesk.ui.kit.page_model import ROW, Index, PageModel
from vsdesk.ui.kit.row_delegate import Cell, RowDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from vsdesk.ui.kit.jobs import Jobs
    from vsdesk.ui.kit.ui_context import UiContext


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its key, its heading, its width at 100 % and its share of what is left."""

    key: str
    heading: str
    width: int
    share: int = 0


class RowCells(Protocol):
    """What stands in the rows of a table: its columns, the words of a cell and how it is painted."""

    def columns(self) -> Sequence[TableColumn]:
        """The columns, from the first on."""

    def text(self, row: Any, key: str, /) -> str:
        """The words of a cell."""

    def cell(self, row: Any, key: str, /) -> Cell:
        """What to paint."""


class Table(QTableView):
    """A table over a PageModel. `current` when the chosen row changes, `several` how many are chosen,
    `opened` on Enter or double click, `copied` when the person asks to copy it."""

    current = Signal(object)
    several = Signal(int)
    opened = Signal(object)
    copied = Signal(object)

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        model: PageModel,
        columns: Sequence[TableColumn],
        cell: Callable[[Any, str], Cell],
    ) -> None:
        super().__init__()
        self._look, self._columns, self._model = look, tuple(columns), model
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setModel(model)
        self.setItemDelegate(RowDelegate(look, cell, model.key, self))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._heads()
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._first)

    def keep_only(self, keys: Sequence[str]) -> None:
        """Show only these columns (when room is short)."""
        for place, column in enumerate(self._columns):
            self.setColumnHidden(place, column.key not in keys)
        self._widths()

    def choose_several(self) -> None:
        """Several rows can be chosen from now on: Shift and the arrows, Ctrl and the space
        bar, Ctrl+A, the mouse."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    @property
    def rows(self) -> list[Any]:
        """The chosen rows, in the order of the list."""
        found = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(ROW) for index in found]

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell who acts on what is chosen."""
        super().selectionChanged(selected, deselected)
        self.several.emit(len(self.selectionModel().selectedRows()))

    def choose(self, number: int) -> None:
        """Make this row the chosen one."""
        if 0 <= number < self._model.rowCount():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(
                self._model.index(number, 0), flags.ClearAndSelect | flags.Rows
            )

    @property
    def row(self) -> Any:
        """The chosen row, or None."""
        return self.currentIndex().data(ROW) if self.currentIndex().isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell who shows the preview."""
        super().currentChanged(current, previous)
        if current.row() != previous.row() and current.isValid():
            self.current.emit(current.data(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen row. Qt would put its words on the clipboard: they leave by the gate
        only."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._open()
        elif event.matches(QKeySequence.StandardKey.Copy):
            if self.row is not None:
                self.copied.emit(self.row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room again."""
        super().resizeEvent(event)
        self._widths()

    def _open(self) -> None:
        if self.row is not None:
            self.opened.emit(self.row)

    def _first(self) -> None:
        if self._model.rowCount():
            self.choose(0)
        else:
            self.current.emit(None)

    def _heads(self) -> None:
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._look.px(50))
        rows.hide()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setFixedHeight(self._look.px(34))
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setMinimumSectionSize(self._look.px(24))

    def _widths(self) -> None:
        shown = [(i, c) for i, c in enumerate(self._columns) if not self.isColumnHidden(i)]
        fixed = sum(self._look.px(c.width) for _, c in shown)
        shares = sum(c.share for _, c in shown) or 1
        spare = max(0, self.viewport().width() - fixed)
        for place, column in shown:
            self.setColumnWidth(place, self._look.px(column.width) + spare * column.share // shares)


def paged_table(
    look: UiContext, jobs: Jobs, name: str, label: str, cells: RowCells, owner: QObject
) -> tuple[PageModel, Table]:
    """A table whose rows come page by page, and the model that asks for them."""
    shown = cells.columns()
    model = PageModel(jobs, [(one.key, one.heading) for one in shown], cells.text, owner)
    return model, Table(look, name, label, model, shown, cells.cell)
