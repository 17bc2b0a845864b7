"""The page of what was tried names tests that are there, and leaves no number of the list out."""

from __future__ import annotations

import re

from tests.forking import ROOT

PAGE = (ROOT / "docs" / "spec" / "tried.md").read_text(encoding="utf-8")


def test_each_test_that_the_page_names_is_there() -> None:
    there: set[str] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        there |= set(re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert named - there == set()
    assert all((ROOT / name).is_file() for name in re.findall(r"`(tests/[\w/]+\.py)`", PAGE))


def test_every_number_of_the_list_stands_on_the_page() -> None:
    found: set[int] = set()
    for cell in re.findall(r"^\| ([0-9][0-9, –]*) \|", PAGE, re.M):
        for part in cell.split(","):
            first, _, last = part.strip().partition("–")
            found |= set(range(int(first), int(last or first) + 1))
    assert found == set(range(1, 87))
