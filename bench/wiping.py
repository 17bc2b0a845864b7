"""Erasing the keys of the large vault, beside writing two small files to the same disk; and
deleting the rest."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bench.stage import ms, seconds
from vsdesk.vault import wipe

if TYPE_CHECKING:
    from pathlib import Path

    from bench.stage import Row, Stage


def rows(stage: Stage) -> list[Row]:
    """The table. The large vault is no more afterwards: this comes last of those that use it."""
    stage.big().lock()
    root, raw = stage.root / "big", stage.root / "raw slots"
    raw.mkdir()
    base = seconds(lambda: _written(raw, (root / "slots.a").stat().st_size))
    lost = seconds(lambda: wipe.lose_keys(root, stage.env().profile))
    cleared = seconds(lambda: wipe.clear(root))
    return [
        (
            f"panic at {stage.cases:,} cases: its keys are gone",
            ms(lost),
            ms(base),
            lost / base,
            "<= 2000 ms",
        ),
        ("then deleting the rest", ms(cleared), "-", None, ""),
    ]


def _written(folder: Path, size: int) -> None:
    for name in ("a", "b"):
        with (folder / name).open("wb") as out:
            out.write(os.urandom(size))
            out.flush()
            os.fsync(out.fileno())
