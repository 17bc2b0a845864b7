"""A file of lines that is loaded a second time costs what it did the first: calls and rows are
counted. All made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.attacks.work import calls, rows_read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.attacks.kit import Town

TALK: Final[Mapping[str, Any]] = {"kind": "contact_log", "on": "2026-11-10", "channel": "phone"}
LINES: Final[Mapping[str, Mapping[str, Any]]] = {
    "a promise in a talk": {**TALK, "promised": "نتصل", "due": "2026-12-01"},
    "a promise in words": {**TALK, "promised": {"ar": "نتصل", "src_lang": "ar"}},
    "a duty": {"kind": "duty", "what": {"ar": "نتصل", "src_lang": "ar"}},
    "a request": {"kind": "family_request", "text": {"ar": "نتصل", "src_lang": "ar"}},
}


def loaded_twice(made: Town, line: Mapping[str, Any], many: int) -> tuple[int, int]:
    """What the second load of so many lines costs: calls, and rows that are read."""
    rima = made.rima
    family = rima.cases.new_family({"display_name": "عائلة", "language": "ar"}).ids[0]
    lines = [
        json.dumps({**line, "id": rima.context.new_id(), "parent": family}).encode()
        for _ in range(many)
    ]
    rima.loads.load(lines)
    duties = len(rima.context.vault.read.within([family], "duty"))
    work: list[int] = []
    rows = rows_read(lambda: work.append(calls(lambda: rima.loads.load(lines))))
    assert len(rima.context.vault.read.within([family], "duty")) == duties, "no second promise"
    return work[0], rows


@pytest.mark.parametrize("which", LINES)
def test_the_second_load_is_no_square(made: Town, which: str) -> None:
    loaded_twice(made, LINES[which], 5)  # what is learned once
    few, most = loaded_twice(made, LINES[which], 20), loaded_twice(made, LINES[which], 200)
    assert most[0] < 13 * few[0], "calls"
    assert most[1] < 13 * few[1], "rows"


@pytest.mark.parametrize("which", LINES)
def test_nor_is_a_dump_that_is_loaded_again(made: Town, which: str, tmp_path: Path) -> None:
    """What it dumps is what it loads: the same words, once more."""
    rima, work = made.rima, list[int]()
    family = rima.cases.new_family({"display_name": "عائلة", "language": "ar"}).ids[0]
    for at, many in enumerate((5, 15, 200)):
        lines = [json.dumps({**LINES[which], "parent": family}).encode() for _ in range(many)]
        rima.loads.load(lines)
        rima.loads.dump(tmp_path / str(at))
        dumped = (tmp_path / str(at) / "records.jsonl").read_bytes().splitlines()
        work.append(calls(lambda lines=dumped: rima.loads.load(lines)) // len(dumped))  # type: ignore[misc]  # mypy knows no default of a lambda
    assert work[2] < 1.5 * work[1], "calls for each record"
