"""Which pair makes another one no more than possible: one of its two reports fits a third far better.

The list of pairs knows it from `matching.rivals`, which looks at all that were compared at one time;
here it is found again for one pair, to be named. A pair is never said to be closer than the list says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from vsdesk.matching.bands import BIT, GAP, POSSIBLE

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from vsdesk.matching.match_evidence import JudgedPair

End = TypeVar("End", bound="Hashable")
_CLOSE: Final = ("strong", "likely")
_LOOKED_AT: Final = 12  # pairs that fit far better
_ROUNDED: Final = 0.1  # bits: points of a file are shown, and kept, with one digit


class ScoredPair(Protocol):
    """A pair as it was found: points in bits, and a band."""

    @property
    def points(self) -> float:
        """In bits."""

    @property
    def band(self) -> str:
        """As the list says it."""


Pair = TypeVar("Pair", bound=ScoredPair)


def better_fit(
    pair: tuple[End, End],
    points: float,
    others: Iterable[tuple[tuple[End, End], Pair]],
    judge: Callable[[End, End], JudgedPair],
    likely: float,
) -> Pair | None:
    """The best of `others` that outdoes `pair` as in `matching.rivals`; None where none does.

    `likely`: from how many bits on two reports may be of one person.
    """
    least = points + GAP / BIT - _ROUNDED
    far = [one for one in others if one[1].points > least]
    far.sort(key=lambda one: -one[1].points)
    for ends, found in far[:_LOOKED_AT]:
        if found.band not in (*_CLOSE, POSSIBLE) or len({*ends} & {*pair}) != 1:
            continue
        (rival,), (other,) = {*ends} - {*pair}, {*pair} - {*ends}
        if judge(*ends).band in _CLOSE and judge(other, rival).points < likely:
            return found
    return None


def may_be_outdone(band: str, alone: str) -> bool:
    """Whether a pair stands lower in the list than the two alone would."""
    return band == POSSIBLE and alone in _CLOSE
