"""An XLSX that a process of its own reads: what is in it cannot take the program's memory, time or keys.

The process is this program started once more (`READER`), never a copy of this one. It is given the bytes of
the file and nothing else, may have 1 GiB of memory where the system knows such a limit, and writes no file.
It answers in JSON, which is judged here: what it says is as little believed as the file. It ends with the
book, or when it takes too long.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
import weakref
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO, TYPE_CHECKING, Any, Final

from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.tables.rows import COLUMN_LIMIT, ROW_LIMIT, Fault, SheetInfo, TableRow, cannot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.progress import Progress

READER: Final = "--read-table"  # the argument with which the program does nothing but this
PATIENCE: Final = 300.0  # seconds for opening, and for one walk over a sheet
_LOOK: Final = 0.1  # seconds between two looks at whether the person stopped it
_ANSWER: Final = 512 * 1024 * 1024  # bytes of one answer
_REASONS: Final = frozenset({"unpacked", "not_table", "rows", "columns", "empty"})
_ENVIRONMENT: Final = ("PATH", "LANG", "SYSTEMROOT", "TEMP", "TMP", "PYTHONPATH", "PYTHONHOME")

Answers = SimpleQueue[bytes | None]


class Apart:
    """One XLSX file, read by its own process. Raises UserError E_TABLE; Cancelled while it waits."""

    def __init__(
        self, data: bytes, progress: Progress = SILENT, patience: float = PATIENCE
    ) -> None:
        self._progress = progress
        self._patience = patience
        self._walks = self._given = 0
        process = _started()
        assert process.stdin is not None and process.stdout is not None
        self._questions = process.stdin
        self._answers: Answers = SimpleQueue()
        self._end = weakref.finalize(self, _ended, process)
        listening = threading.Thread(
            target=_listen, args=(process.stdout, self._answers), daemon=True
        )
        listening.start()
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
            if self._end.alive:
                self._asked(_question("close", walk), self._until())

    def _until(self) -> float:
        return time.monotonic() + self._patience

    def _asked(self, question: bytes, until: float) -> dict[str, Any]:
        """Ask, and wait for the answer. A process that fails, takes too long or is stopped is ended."""
        if not self._end.alive:
            raise cannot("not_table")
        try:
            put(self._questions, question)
            found = json.loads(self._answer(until))
        except (OSError, ValueError, RecursionError):
            self._end()
            raise cannot("not_table") from None
        except BaseException:
            self._end()
            raise
        if not isinstance(found, dict) or "cannot" in found:
            raise _refused(found)
        return found

    def _answer(self, until: float) -> bytes:
        while True:
            try:
                found = self._answers.get(timeout=_LOOK)
            except Empty:
                self._progress.step("reading", self._given, 0)
                if time.monotonic() > until:
                    raise cannot("unpacked") from None
            else:
                if found is None:
                    raise cannot("not_table")
                return found


def put(stream: IO[bytes], data: bytes) -> None:
    """One message: its length (u32be), then it."""
    stream.write(len(data).to_bytes(4, "big"))
    stream.write(data)
    stream.flush()


def taken(stream: IO[bytes], most: int) -> bytes | None:
    """The next message; None at the end, or where it is longer than `most` bytes."""
    head = stream.read(4)
    size = int.from_bytes(head, "big")
    if len(head) < 4 or size > most:
        return None
    data = stream.read(size)
    return data if len(data) == size else None


def _started() -> subprocess.Popen[bytes]:
    """The process, without anything of this one but the way to Python's modules."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-P", "-m", "vsdesk"]), READER]
    held = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return subprocess.Popen(  # noqa: S603 - the program itself, no text of a file or record in it
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**held, "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,  # Ctrl+C is for the program that asks
    )


def _listen(stream: IO[bytes], answers: Answers) -> None:
    """Take answers in until there is none."""
    try:
        while (found := taken(stream, _ANSWER)) is not None:
            answers.put(found)
    except (OSError, ValueError, MemoryError):
        pass
    answers.put(None)


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):  # what was not read of a question
                stream.close()


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
