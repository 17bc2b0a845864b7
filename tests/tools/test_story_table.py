"""tests/journeys/stories/README.md: each line of the ten stories has a test, and the test is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
JOURNEYS: Final = ROOT / "tests" / "journeys"
PAGE: Final = (JOURNEYS / "stories" / "README.md").read_text(encoding="utf-8")
ROWS: Final = re.findall(r"^\| (\d+)[^|]*\| ([a-z, ]+) \| (.+?) \| (.+?) \|$", PAGE, re.M)


def test_each_story_has_its_four_kinds_of_lines() -> None:
    for story in range(1, 11):
        kinds = {
            kind for number, line, *_ in ROWS if int(number) == story for kind in line.split(", ")
        }
        assert {"show", "warn", "block", "out"} <= {kind.strip() for kind in kinds}, story


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_each_test_is_there(row: tuple[str, str, str, str]) -> None:
    for part in row[3].split(";"):
        file, *names = re.findall(r"`([\w/.]+)`", part)
        path = ROOT / file if "/" in file else JOURNEYS / file
        text = path.read_text(encoding="utf-8")
        assert names, file
        for name in names:
            assert re.search(rf"^def {name}\(", text, re.M), f"{file}: {name}"
