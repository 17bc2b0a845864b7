"""A journey by command: looked at, put away, told, refused, and brought back from a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.test_commands import CASE, give, pair

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Machine

__all__ = ["pair"]


def test_away_and_back(pair: tuple[Machine, Machine], tmp_path: Path) -> None:
    office, field = pair
    stuck = field.ok("vault", "travel", "--look")
    assert (stuck["own"], stuck["put_away"]) == (1, None)
    office.ok("bundle", "import", *give(field, "1"))
    office.ok("records", "set", CASE, "closed_on=2026-10-01", *office.seen(CASE))
    field.ok("bundle", "import", *give(office, "2"))
    stick = tmp_path / "عصا"
    stick.mkdir()
    field.ok("vault", "backup", stick)
    gone = field.ok("vault", "travel")
    assert gone["away"]["kinds"]["case"] == 1 and gone["put_away"] >= 1
    assert field.do("records", "show", CASE).refusal == "E_AWAY"
    dump = tmp_path / "dump"
    assert field.do("records", "dump", "--out", dump).refusal == "E_GATE" and not dump.exists()
    assert field.ok("vault", "info")["journey"]["back"] is False
    back = field.ok("vault", "travel", "--back", "--backup", stick)
    assert back["away"] == 0 and back["missing"] == {"entries": 0, "files": 0}
    assert field.ok("vault", "info")["journey"] is None
    assert field.ok("records", "show", CASE)
    assert field.ok("vault", "heal", stick)["entries"] == 0
