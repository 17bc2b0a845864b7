"""How much work something is: the calls that it makes and the rows that it reads, not the time that it
takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from cProfile import Profile
from typing import Any

import pytest

from vsdesk.vault.database import Database


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, those of libraries written in C too. A pattern that is read for the
    first time in this process is not counted: whether it is depends on which tests ran before."""
    counter = Profile(subcalls=False)
    compiler: Any = re._compiler  # type: ignore[attr-defined]  # where `re` makes a new pattern
    made = compiler.compile

    def uncounted(*asked: Any) -> Any:
        counter.disable()
        try:
            return made(*asked)
        finally:
            counter.enable()

    with pytest.MonkeyPatch.context() as during:
        during.setattr(compiler, "compile", uncounted)
        counter.enable()
        try:
            work()
        finally:
            counter.disable()
    return sum(one.callcount for one in counter.getstats())


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
