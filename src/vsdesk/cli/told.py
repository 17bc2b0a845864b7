"""Telephones in told words: said and refused before they leave, unless a coordinator says why they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import typer

from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.told_numbers import ToldNumber

NUMBERS: Final[Any] = typer.Option(
    "--numbers-in-words",
    metavar="REASON",
    help="A coordinator's: why phone numbers that stand in told words leave with them.",
)


def refuse_told(told: Sequence[ToldNumber]) -> None:
    """Raise UserError E_GATE where a telephone stands in words that would leave; its params name the field."""
    if told:
        first = told[0]
        raise UserError("E_GATE", "told", reason="told", kind=first.kind, field=first.name)
