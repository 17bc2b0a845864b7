"""Telephones in told words: they leave only where a coordinator says why."""

from __future__ import annotations

from typing import Any, Final

import typer

NUMBERS: Final[Any] = typer.Option(
    "--numbers-in-words",
    metavar="REASON",
    help="A coordinator's: why phone numbers in told words, and pleas not to be named, leave with them.",
)
