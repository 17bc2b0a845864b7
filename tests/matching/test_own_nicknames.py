"""An organisation's own nicknames, in the folder `names` of the profile, reach the sketches of its vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vsdesk.desk.matching.matcher import FOLDER, Matcher
from vsdesk.errors import UserError
from vsdesk.matching.compared_report import report_of_row
from vsdesk.matching.memory_store import MemoryStore
from vsdesk.matching.sketch import Sketch, sketch

if TYPE_CHECKING:
    from pathlib import Path


def points(matcher: Matcher, *givens: str) -> tuple[float, str]:
    """How a pair is judged that differs in the given name only."""
    rest = {"father": "نذير", "family": "الخطيب", "birth_year": 1990, "gov": "08"}
    made: list[Sketch] = [
        sketch(report_of_row({"given": one, **rest}, 0), matcher.nicknames) for one in givens
    ]
    store = MemoryStore()
    for number, one in enumerate(made):
        store.add(number, one)
    found = matcher.judge(made[0], made[1], store.counts, 200)
    return found.points, found.band


def test_a_table_in_the_profile_is_read_and_gives_a_new_version(tmp_path: Path) -> None:
    shipped = Matcher.load(tmp_path)
    own = tmp_path / FOLDER
    own.mkdir()
    (own / "ours.toml").write_text('[names]\n"باسل" = ["أبو غضب", "Zorro"]\n', encoding="utf-8")
    ours = Matcher.load(tmp_path)
    assert ours.version != shipped.version  # so that every vault rebuilds its sketches
    assert Matcher.load(tmp_path).version == ours.version
    assert points(ours, "باسل", "Zorro")[0] > points(shipped, "باسل", "Zorro")[0] + 4
    assert points(shipped, "باسل", "Zorro")[1] not in ("strong", "likely")
    assert points(ours, "Basel", "أبو غضب")[1] in ("strong", "likely")


def test_a_table_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    own = tmp_path / FOLDER
    own.mkdir()
    (own / "ours.toml").write_text("names = 3", encoding="utf-8")
    with pytest.raises(UserError, match=r"E_TABLE: file=ours\.toml"):
        Matcher.load(tmp_path)
