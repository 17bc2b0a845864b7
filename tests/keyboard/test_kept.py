"""The records that are kept of the stories: one file of each, and no id is in two of them."""

from __future__ import annotations

import json
from collections import Counter

from tests.keyboard.kept import HERE, KEPT


def test_each_story_is_kept() -> None:
    told = {one.stem[-2:] for one in HERE.glob("test_story_*.py")}
    assert told == {one.stem for one in KEPT.glob("*.jsonl")}


def test_no_two_stories_share_an_id() -> None:
    """One vault holds them all: an id that comes twice would be one record of two families."""
    found: Counter[str] = Counter()
    for path in KEPT.glob("*.jsonl"):
        rows = map(json.loads, path.read_text("utf-8").splitlines())
        found.update({row["id"] for row in rows if "id" in row})
    assert found and not [one for one, times in found.items() if times > 1]
