"""The marks of a copy: what they cost, and that no device uses up those of others. Everybody is made up."""

from __future__ import annotations

import json
from itertools import count
from time import thread_time
from typing import TYPE_CHECKING

from vsdesk.desk.loads.copy_words import CopyMarks
from vsdesk.load_mark import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desk.conftest import House

_FAMILY = f"{1:032x}"


def _copy(marks: int) -> Iterator[bytes]:
    """A family below which as many devices each wrote a visit."""
    yield b'{"vsdesk": 1, "schema": 1}'
    yield json.dumps({"kind": "family", "id": _FAMILY, "display_name": "بيت الحلبي"}).encode()
    for mark in range(1, marks + 1):
        row = {"kind": "follow_up", "id": f"{mark + 1:032x}", "parent": _FAMILY, "owner": "سلوى"}
        told = {"_words": {"owner": [[mark]]}, "_made": mark}
        yield json.dumps({**row, **told}).encode()


def test_many_marks_cost_so_much_a_line(house: House) -> None:
    names = map(str, count())

    def cost(marks: int) -> float:
        desk, begun = house.coordinator(f"other{next(names)}"), thread_time()
        result = desk.loads.load([*_copy(marks)])
        assert result.records == marks + 1
        return thread_time() - begun

    few, many = (min(cost(marks) for _ in range(2)) for marks in (100, 800))
    assert many < 11 * few, (few, many)  # folded at each line it was 16 times


def test_what_a_device_loads_uses_up_no_marks_of_others() -> None:
    marks = CopyMarks()
    loads = [marks.of(marked("aa", f"{at:016x}")) for at in range(4_200)]
    assert loads[:1_000] == [*range(1, 1_001)] and {*loads[1_000:]} == {1_001}
    assert marks.of("aa") == 1_002, "its own word is no load's"
    assert marks.of("bb") == 1_003 and marks.of(marked("bb", f"{1:016x}")) == 1_004
    assert marks.of(marked("aa", f"{5:016x}")) == 6
