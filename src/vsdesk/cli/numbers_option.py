"""Numbers in told words: they leave for a coordinator's reason, on a family's paper where it was chosen."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

import typer

NUMBERS: Final[Any] = typer.Option(
    "--numbers-in-words",
    metavar="REASON",
    help="A coordinator's: why phone numbers in told words, and pleas not to be named, leave with them.",
)
OWN_NUMBERS: Final[Any] = typer.Option(
    "--own-numbers",
    help="Phone numbers in a family's own words on its own paper: they stay (keep), or have a gap (gap).",
)


class NumbersOnPaper(StrEnum):
    """What becomes of them; without an answer nothing is printed."""

    none = ""
    keep = "keep"
    gap = "gap"
