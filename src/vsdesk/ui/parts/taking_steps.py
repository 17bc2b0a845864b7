"""How far taking in is: one bar over all bundles, which of them it is, and the step it is at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.ui.kit.progress_card import ProgressCard
    from vsdesk.words import Words

OPENING: Final = "opening"
TAKING: Final = "receiving"
_OPENED: Final = 0.1  # of the whole, once every bundle was opened
# What share of a bundle is done where a step of it begins and ends, and what it is called.
_WITHIN: Final = {
    TAKING: (0.0, 0.0, mark("Checking")),
    "verifying": (0.0, 0.3, mark("Checking")),
    "storing": (0.3, 0.8, mark("Taking in")),
    "folding": (0.8, 0.95, mark("Bringing the lists up to date")),
    "listing": (0.95, 1.0, mark("Bringing the lists up to date")),
}


class TakingSteps:
    """Each bundle counts the same, and its steps begin anew with it; the bar never goes back."""

    def __init__(self, words: Words, card: ProgressCard) -> None:
        self._words, self._card = words, card
        self._number, self._all = -1, 0  # what waited here is tried again before the first of them
        self._reached = 0.0

    def step(self, stage: str, done: int, total: int) -> None:
        """A report of the job."""
        if stage == OPENING and total > 0:
            self._reach(OPENING, _OPENED * done / total, self._words.say("Reading"))
            return
        if stage == TAKING:
            self._number, self._all = done, total
        if self._number < 0 or not self._all or stage not in _WITHIN:
            return
        begin, end, step = _WITHIN[stage]
        inside = begin + (end - begin) * min(1.0, done / total) if total > 0 else begin
        share = _OPENED + (1 - _OPENED) * (self._number + inside) / self._all
        words = self._words.say(
            "Bundle {at} of {total}: {step}",
            at=self._number + 1,
            total=self._all,
            step=self._words.say(step),
        )
        self._reach(TAKING, share, words)

    def _reach(self, stage: str, share: float, words: str) -> None:
        self._reached = max(self._reached, share)
        self._card.reach(stage, self._reached, words)
