"""docs/security.md numbers its promises without a gap, and names for each the tests that hold it
(check_tree looks for them)."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = (Path(__file__).parent.parent.parent / "docs/security.md").read_text("utf-8")
PROMISES = re.findall(r"^\| (P\d+) \| ([^|]+) \| [^|]+ \| ([^|]+) \|$", PAGE, re.MULTILINE)


def test_every_promise_is_numbered_and_held_by_a_test() -> None:
    assert [number for number, _, _ in PROMISES] == [f"P{n}" for n in range(1, len(PROMISES) + 1)]
    assert len(PROMISES) == len(re.findall(r"^\| P\d+ \|", PAGE, re.MULTILINE)) > 20
    assert [number for number, _, held in PROMISES if "`tests/" not in held] == []


def test_what_no_command_does_yet_is_said_not_promised() -> None:
    promised = " ".join(said for _, said, _ in PROMISES)
    assert not re.search(r"rotat", promised)
    assert "**A device's signing key is not turned:**" in PAGE
