"""docs/behaviours.md: thirty-five rows, each with its place in the code and a test that is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
PAGE: Final = ROOT / "docs" / "behaviours.md"
ROWS: Final = re.findall(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$", PAGE.read_text("utf-8"), re.M)


def test_every_number_stands_there_once() -> None:
    assert [int(number) for number, *_ in ROWS] == list(range(1, 36))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_row_names_its_code_and_a_test_of_that_file(row: tuple[str, str, str, str]) -> None:
    _, behaviour, where, tests = row
    assert behaviour.strip()
    places = re.findall(r"`(src/[\w/.]+)`", where)
    assert places and all((ROOT / one).is_file() for one in places)
    named = [part.strip() for part in tests.split(";")]
    for part in named:
        file, *names = re.findall(r"`([\w/.]+)`", part)
        text = (ROOT / file).read_text(encoding="utf-8")
        assert names, file
        for name in names:
            assert re.search(rf"^def {name}\(", text, re.M), f"{file}: {name}"
