"""Figures are asked of nobody, and a no to them, or to keeping the file, closes them. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import Town, carry

from vsdesk.desk import ExitOrder

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

_FIGURES: Final[dict[str, Json]] = {"purpose": "statistics", "recipient": "donor_aggregate"}
_KEEP: Final[dict[str, Json]] = {"purpose": "hold_record", "recipient": "own_org"}


def _counted(made: Town) -> tuple[str, int]:
    """What holds for figures of the case; and how many cases are left out of the table."""
    carry(made.hala, made.stick, made.rima)
    order = ExitOrder("statistics", "donor_aggregate", "E", columns=("sex",), lang="ar")
    left_out = made.rima.outbound.tables.spread_look(order).left_out
    return made.gate("donor_aggregate", "statistics", "E").state, sum(dict(left_out).values())


@pytest.mark.parametrize("asked", [_FIGURES, _KEEP], ids=["figures", "keeping"])
def test_a_no_closes_the_figures(made: Town, asked: dict[str, Json]) -> None:
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "refused", **asked)
    assert _counted(made) == ("refused", 1)


def test_what_was_taken_back_closes_them(made: Town) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", **_FIGURES, withdrawn_on="2026-11-21")
    assert _counted(made) == ("withdrawn", 1)


@pytest.mark.parametrize("answer", ["", "given", "not_asked"])
def test_silence_opens_them(made: Town, answer: str) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    if answer:
        said(made, mother, answer, **_FIGURES)
    assert _counted(made) == ("not_needed", 0)


def test_a_no_to_somebody_else_closes_no_figures(made: Town) -> None:
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "refused")
    assert _counted(made) == ("not_needed", 0)
