"""A table that fetches its rows page by page, by cursor, on the reader thread.

The model knows a page function `(after, limit) -> page` with `.rows` and `.next`; nothing is sorted
or filtered here. Rows appear when they arrive; the view asks for more when its end comes near.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from vsdesk.ui.kit import tip
from vsdesk.ui.kit.jobs import Callbacks, JobHandle, Jobs

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError

Index = QModelIndex | QPersistentModelIndex
PAGE: Final = 60
ROW: Final = Qt.ItemDataRole.UserRole  # the whole row, for the delegate and the preview
_NO_INDEX: Final = QModelIndex()


class ModelPage(Protocol):
    """What a page function gives: its rows and the cursor after them (None at the end)."""

    @property
    def rows(self) -> Sequence[Any]:
        """The rows."""

    @property
    def next(self) -> Any:
        """The cursor of the next page, or None."""


Fetch = Callable[[Any, int], ModelPage]
Text = Callable[[Any, str], str]


class PageModel(QAbstractTableModel):
    """Columns by key and heading; `text(row, key)` gives a cell's words (for tooltips and readers)."""

    filled = Signal(int)  # rows held after a page arrived
    failed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        columns: Sequence[tuple[str, str]],
        text: Text,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._columns, self._text = jobs, tuple(columns), text
        self._rows: list[Any] = []
        self._fetch: Fetch | None = None
        self._after: Any = None
        self._more = False
        self._ticket: JobHandle | None = None

    def show_pages(self, fetch: Fetch) -> None:
        """Start again with another page function."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self._fetch, self._after, self._more = fetch, None, True
        self._ask(replace=True)

    @property
    def complete(self) -> bool:
        """Whether the last page has arrived."""
        return self._fetch is not None and not self._more and self._ticket is None

    def key(self, column: int) -> str:
        """The key of a column."""
        return self._columns[column][0]

    def row(self, number: int) -> Any:
        """The row at this place."""
        return self._rows[number]

    def place(self, wanted: Callable[[Any], bool]) -> int:
        """The place of the first row that fits, or -1."""
        return next((i for i, row in enumerate(self._rows) if wanted(row)), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows have arrived."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell, the same as tooltip and for screen readers; the whole row under ROW."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, self.key(index.column()))
        if role == tip.ROLE:
            return tip.marked_up(self._text(row, self.key(index.column())))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Headings."""
        if (
            orientation == Qt.Orientation.Horizontal
            and role == Qt.ItemDataRole.DisplayRole
            and 0 <= section < len(self._columns)
        ):
            return self._columns[section][1]
        return None

    def canFetchMore(self, parent: Index = _NO_INDEX) -> bool:
        """Whether another page is to be had and none is on its way."""
        return (
            not parent.isValid() and self._more and self._ticket is None and self._fetch is not None
        )

    def fetchMore(self, parent: Index = _NO_INDEX) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent):
            self._ask(replace=False)

    def _ask(self, *, replace: bool) -> None:
        assert self._fetch is not None
        then = self._replace if replace else self._append
        self._ticket = self._jobs.read(
            Callbacks(self, then, self._refused), self._fetch, self._after, PAGE
        )

    def _replace(self, page: ModelPage) -> None:
        self.beginResetModel()
        self._rows = list(page.rows)
        self._took(page)
        self.endResetModel()
        self.filled.emit(len(self._rows))

    def _append(self, page: ModelPage) -> None:
        new = list(page.rows)
        if new:
            at = len(self._rows)
            self.beginInsertRows(QModelIndex(), at, at + len(new) - 1)
            self._rows += new
            self._took(page)
            self.endInsertRows()
        else:
            self._took(page)
        self.filled.emit(len(self._rows))

    def _took(self, page: ModelPage) -> None:
        self._after, self._more, self._ticket = page.next, page.next is not None, None

    def _refused(self, problem: VsdeskError) -> None:
        self._ticket, self._more = None, False
        self.failed.emit(problem)
