"""The process that reads an XLSX: its limits, and its answers. It knows nothing of the vault.

`serve` is all that the program does when `apart.READER` is its argument. First the bytes of the file come,
then questions: ["open", walk, sheet], ["next", walk], ["close", walk]; each is answered once, in JSON.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, Final

from vsdesk.child_process import limit, put, served, taken
from vsdesk.errors import UserError
from vsdesk.tables.book import FILE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vsdesk.tables.cell_rows import TableRow
    from vsdesk.tables.workbook import Workbook

MEMORY: Final = 1024 * 1024 * 1024  # bytes
_SPARED: Final = ("numpy", "lxml", "PIL")  # what openpyxl would load beside the cells
_FIRST: Final = 32  # rows of the first answer: often only the header is wanted
_MORE: Final = 500


def serve() -> int:
    """Answer until the other side is gone."""
    return served(_serve)


def _serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    limit(MEMORY)
    modules: dict[str, Any] = sys.modules
    modules.update(dict.fromkeys(_SPARED))  # None: there is no such module
    data = taken(questions, FILE_LIMIT)
    book = None if data is None else _answered(answers, partial(_opened, data))
    walks = None if book is None else _Walks(book)
    while walks is not None and (asked := taken(questions, FILE_LIMIT)) is not None:
        _answered(answers, partial(walks.answer, json.loads(asked)))


def _opened(data: bytes) -> tuple[Workbook, dict[str, Any]]:
    from vsdesk.tables.workbook import Workbook  # after the limits hold

    book = Workbook(data)
    return book, {"sheets": [[one.name, one.hidden] for one in book.sheets]}


def _answered(answers: IO[bytes], work: Callable[[], tuple[Any, dict[str, Any]]]) -> Any:
    """What some work gives, its answer sent; None where it could not be done."""
    try:
        found, answer = work()
    except UserError as problem:
        where = {key: at for key, at in problem.params.items() if key in ("row", "column")}
        found, answer = None, {"cannot": problem.params.get("why"), "where": where}
    except MemoryError:
        found, answer = None, {"cannot": "unpacked"}
    put(answers, json.dumps(answer).encode("ascii"))
    return found


class _Walks:
    """The walks over the sheets of one book."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._open: dict[int, Iterator[TableRow]] = {}
        self._begun: set[int] = set()

    def answer(self, question: list[Any]) -> tuple[None, dict[str, Any]]:
        """The answer to one question."""
        what, walk, *sheet = question
        if what == "open":
            self._open[walk] = self._book.rows(*sheet)
        elif what == "close":
            self._open.pop(walk, None)
            self._begun.discard(walk)
        else:
            many = _MORE if walk in self._begun else _FIRST
            self._begun.add(walk)
            return None, {"rows": [_plain(row) for row in islice(self._open[walk], many)]}
        return None, {}


def _plain(row: TableRow) -> list[Any]:
    faults = [[one.column, one.why, one.stops] for one in row.faults]
    return [row.number, row.cells, sorted(row.dated), faults]
