"""An XLSX that a process of its own reads (`vsdesk.child_process`).

It answers in JSON, which is judged here: what it says is as little believed as the file.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any, Final

from vsdesk.child_process import NoAnswer, ProcessApart, TooLong
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.tables.cell_rows import COLUMN_LIMIT, ROW_LIMIT, Fault, SheetInfo, TableRow, cannot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.progress import Progress

READER: Final = "--read-table"  # the argument with which the program does nothing but this
PATIENCE: Final = 300.0  # seconds for opening, and for one walk over a sheet
_ANSWER: Final = 512 * 1024 * 1024  # bytes of one answer
_REASONS: Final = frozenset({"unpacked", "not_table", "rows", "columns", "empty"})


class Apart:
    """One XLSX file, read by its own process. Raises UserError E_TABLE; Cancelled while it waits."""

    def __init__(
        self, data: bytes, progress: Progress = SILENT, patience: float = PATIENCE
    ) -> None:
        self._progress = progress
        self._patience = patience
        self._walks = self._given = 0
        self._process = ProcessApart(READER, _ANSWER)
        found = self._asked(data, self._until())
        self.sheets: Final = _sheets(found)

    def rows(self, name: str) -> Iterator[TableRow]:
        """The rows of one sheet."""
        self._walks += 1
        walk, until = self._walks, self._until()
        self._asked(_question("open", walk, name), until)
        try:
            while found := self._asked(_question("next", walk), until).get("rows"):
                rows, given = _rows(found), time.monotonic()
                yield from rows
                self._given += len(rows)
                until += time.monotonic() - given  # only its own time counts
        finally:
            if self._process.end.alive:
                self._asked(_question("close", walk), self._until())

    def _until(self) -> float:
        return time.monotonic() + self._patience

    def _asked(self, question: bytes, until: float) -> dict[str, Any]:
        """Ask, and wait for the answer; one that cannot be read ends the process."""
        try:
            found = json.loads(self._process.ask(question, until, self._step))
        except TooLong:
            raise cannot("unpacked") from None
        except (NoAnswer, ValueError, RecursionError):
            self._process.end()
            raise cannot("not_table") from None
        if not isinstance(found, dict) or "cannot" in found:
            raise _refused(found)
        return found

    def _step(self) -> None:
        self._progress.step("reading", self._given, 0)


def _question(*parts: str | int) -> bytes:
    return json.dumps(parts).encode()


def _sheets(said: dict[str, Any]) -> tuple[SheetInfo, ...]:
    listed = said.get("sheets")
    if not isinstance(listed, list):
        raise cannot("not_table")
    return tuple(SheetInfo(str(name), bool(hidden)) for name, hidden in listed)


def _refused(said: object) -> UserError:
    """The reason that it gives, if it is one; places that there can be."""
    read = said if isinstance(said, dict) else {}
    where = read.get("where")
    places = {
        name: at
        for name, at in (where.items() if isinstance(where, dict) else ())
        if name in ("row", "column") and isinstance(at, int) and not isinstance(at, bool)
    }
    why = read.get("cannot")
    return cannot(why if isinstance(why, str) and why in _REASONS else "not_table", **places)


def _rows(said: object) -> list[TableRow]:
    if not isinstance(said, list):
        raise cannot("not_table")
    try:
        return [_row(one) for one in said]
    except (TypeError, ValueError):
        raise cannot("not_table") from None


def _row(said: Any) -> TableRow:
    number, cells, dated, faults = said
    if number > ROW_LIMIT or len(cells) > COLUMN_LIMIT or len(faults) > 2 * COLUMN_LIMIT:
        raise ValueError("limits")
    return TableRow(
        int(number),
        tuple(map(str, cells)),
        frozenset(map(int, dated)),
        tuple(Fault(int(column), str(why), bool(stops)) for column, why, stops in faults),
    )
