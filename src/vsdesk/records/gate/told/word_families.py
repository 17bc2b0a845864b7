"""Words that belong together, written once: the ways to say a thing, the forms of an Arabic root. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

_CHOICE: Final = re.compile(r"\(([^()]*)\)")
# Who does it, present and to come; as spoken too. The verb's own endings are taken off where it is read.
_PRESENT: Final = ("ي", "ت", "ن", "ا")
_PASSIVE: Final = ("ان", "ين", "تن", "نن", "من")  # انقتل, بينقتل, مننقتل


def ways_to_say(text: str) -> Iterator[str]:
    """A phrase in each of its ways: `(ليس|مو) (حيا|عايش)` is four, and `(his |)body` two."""
    parts = _CHOICE.split(text)
    choices = [[one] if at % 2 == 0 else one.split("|") for at, one in enumerate(parts)]
    yield from (" ".join("".join(one).split()) for one in product(*choices))


def forms_of(root: str) -> Iterator[str]:
    """A verb of three sound letters as it is spoken and written, but for the bare root itself: the present,
    the passive, who does it and to whom it is done."""
    one, two, three = tuple(root)
    yield from (f"{who}{root}" for who in _PRESENT)
    yield from (f"{who}{root}" for who in _PASSIVE)
    yield from (f"م{one}{two}و{three}", f"م{root}", f"{one}ا{two}{three}ين", f"ت{one}{two}ي{three}")
