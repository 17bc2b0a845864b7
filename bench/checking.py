"""The check of a large vault, beside both of SQLite's own over the same file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.stage import ms, seconds

if TYPE_CHECKING:
    from bench.stage import Row, Stage
    from vsdesk.vault.integrity.findings import Damage


def rows(stage: Stage) -> list[Row]:
    """The table."""
    vault = stage.big()
    own = seconds(vault.database.integrity_problems)
    found: list[Damage] = []
    whole = seconds(lambda: found.extend(vault.check()))
    if found:
        raise SystemExit(f"{len(found)} faults in a vault that was just made")
    return [(f"check of {stage.cases:,} cases", ms(whole), ms(own), whole / own, "")]
