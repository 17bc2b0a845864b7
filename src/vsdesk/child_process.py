"""A process of its own for files of others: what is in one cannot take the program's memory, time or keys.

It is this program started once more with one argument, never a copy of this one. It is given bytes and
nothing else, may have so much memory where the system knows such a limit, and writes no file. What it
answers is as little believed as the file. It ends with whoever holds it here, or when it takes too long.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import weakref
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK: Final = 0.1  # seconds between two looks at whether the person stopped it
_ENVIRONMENT: Final = (
    *("PATH", "LANG", "SYSTEMROOT", "TEMP", "TMP"),
    *(
        "PYTHONPATH",
        "PYTHONHOME",
        "PYTHONPYCACHEPREFIX",
    ),  # where what it is made of lies, compiled too
)

Answers = SimpleQueue[bytes | None]


class TooLong(Exception):
    """It did not answer in time; it was ended."""


class NoAnswer(Exception):
    """It ended without an answer."""


class ProcessApart:
    """The process that `argument` starts, whose answers have `most` bytes."""

    def __init__(self, argument: str, most: int) -> None:
        process = _started(argument)
        assert process.stdin is not None and process.stdout is not None
        self._questions = process.stdin
        self.answers: Final = Answers()
        self.end: Final = weakref.finalize(self, _ended, process)
        threading.Thread(
            target=_listen, args=(process.stdout, self.answers, most), daemon=True
        ).start()

    def ask(self, question: bytes, until: float, waiting: Callable[[], object]) -> bytes:
        """Ask, and wait for the answer until then (`time.monotonic`). `waiting` is called meanwhile and may
        raise. A process that fails, takes too long or is stopped is ended. Raises TooLong, Gone.
        """
        if not self.end.alive:
            raise NoAnswer
        try:
            put(self._questions, question)
            return self._answer(until, waiting)
        except OSError:
            self.end()
            raise NoAnswer from None
        except BaseException:
            self.end()
            raise

    def _answer(self, until: float, waiting: Callable[[], object]) -> bytes:
        while True:
            try:
                found = self.answers.get(timeout=_LOOK)
            except Empty:
                waiting()
                if time.monotonic() > until:
                    raise TooLong from None
            else:
                if found is None:
                    raise NoAnswer
                return found


def asked_once(argument: str, most: int, question: bytes, patience: float) -> bytes:
    """The answer of a process that is started for this one question, within so many seconds. Raises TooLong,
    Gone."""
    process = ProcessApart(argument, most)
    try:
        return process.ask(question, time.monotonic() + patience, lambda: None)
    finally:
        process.end()


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


def served(work: Callable[[IO[bytes], IO[bytes]], None]) -> int:
    """All that such a process does: `work` with its questions and answers, until the other side is gone.
    Ends without a word: a traceback would hold what the file says."""
    try:
        work(sys.stdin.buffer, sys.stdout.buffer)
    except BaseException:  # the other side sees that the pipe was closed
        os._exit(1)
    os._exit(0)


def limit(memory: int) -> None:
    """No more memory than this (bytes), no file written, no core dumped."""
    try:
        import resource  # Windows has none
    except ImportError:  # Windows: time, and what counts parts, hold there
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def _started(argument: str) -> subprocess.Popen[bytes]:
    """The process, without anything of this one but the way to Python's modules."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-P", "-m", "vsdesk"]), argument]
    held = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return subprocess.Popen(  # noqa: S603 - the program itself, no text of a file or record in it
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**held, "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,  # Ctrl+C is for the program that asks
    )


def _listen(stream: IO[bytes], answers: Answers, most: int) -> None:
    """Take answers in until there is none."""
    try:
        while (found := taken(stream, most)) is not None:
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
