"""How hard a passphrase is to guess, roughly and cautiously: one judge for the window and the commands."""

from __future__ import annotations

import math
import unicodedata
from typing import Final, Literal

Strength = Literal["short", "fair", "good"]
LEAST: Final = 10  # letters: below this no passphrase is taken
_FAIR: Final = 45.0  # bits: with the shipped cost of one try, years for a single machine
_GOOD: Final = 65.0


def bits(passphrase: str) -> float:
    """A cautious guess of the bits in it: words count 11 at most each, repeated letters little."""
    words = passphrase.split()
    if len(words) >= 4:
        return sum(min(11.0, 2.5 * len(set(word))) for word in set(words))
    classes = sum(
        size
        for size, found in (
            (26, any(c.islower() for c in passphrase)),
            (26, any(c.isupper() for c in passphrase)),
            (10, any(c.isdigit() for c in passphrase)),
            (20, any(not c.isalnum() for c in passphrase)),
            (28, any("\u0600" <= c <= "\u06ff" for c in passphrase)),
        )
        if found
    )
    distinct = len(set(passphrase))
    # Words of a language carry about 2.3 bits a letter, far less than their alphabet would give.
    per_letter = min(math.log2(classes or 2), 3.2 if classes > 30 else 2.4)
    return per_letter * (len(passphrase) + distinct) / 2


def strength(passphrase: str) -> Strength:
    """short: not taken · fair: taken with a hint · good. Judged in the form whose bytes
    open the vault (NFKC)."""
    typed = unicodedata.normalize("NFKC", passphrase)  # noqa: TID251 - as its bytes are made
    found = bits(typed)
    if len(typed) < LEAST or found < _FAIR:
        return "short"
    return "good" if found >= _GOOD else "fair"
