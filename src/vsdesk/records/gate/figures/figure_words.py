"""What is said of figures that leave: what a count is, and why one is not told that is large enough."""

from __future__ import annotations

from typing import Final

from vsdesk.words import Words, mark

ON_FILE: Final = mark("These are counts of what is on file, whoever wrote it.")
STAYS: Final = mark(
    "Without that device fewer than five cases are left. A coordinator who looked at these cases may let"
    " the count leave, with a reason."
)


def resting(words: Words, count: int) -> str:
    """How many counts rest on what one device wrote."""
    return words.count(
        "{n} count rests on what one device wrote",
        "{n} counts rest on what one device wrote",
        count,
    )
