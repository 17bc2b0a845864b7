"""How much work something is: the calls that it makes and the rows that it reads, not the time that it
takes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from vsdesk.vault.database import Database


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, those of libraries written in C too."""
    count = 0

    def note(_frame: FrameType, event: str, _of: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def rows_read(work: Callable[[], object]) -> int:
    """How many rows of the database are read."""
    read, query = 0, Database.query

    def counted(self: Database, *asked: Any) -> list[Any]:
        nonlocal read
        found = query(self, *asked)
        read += len(found)
        return found

    with pytest.MonkeyPatch.context() as during:
        during.setattr(Database, "query", counted)
        work()
    return read
