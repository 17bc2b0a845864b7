"""What a character is to the bidirectional algorithm: its class, and the brackets that pair.

Over `unicodedata`, completed by what it lacks: Unicode's default classes of characters that this
Python does not know yet, and the pairs of BidiBrackets.txt.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from typing import Final

# Where unassigned characters are expected to be right-to-left (DerivedBidiClass.txt, @missing).
_UNASSIGNED: Final = (
    (0x0590, "R"), (0x0600, "AL"), (0x07C0, "R"), (0x0860, "AL"), (0x0900, "L"), (0x20A0, "ET"),
    (0x20D0, "L"), (0xFB1D, "R"), (0xFB50, "AL"), (0xFDD0, "BN"), (0xFDF0, "AL"), (0xFE00, "L"),
    (0xFE70, "AL"), (0xFF00, "L"), (0x10800, "R"), (0x10D00, "AL"), (0x10D40, "R"), (0x10EC0, "AL"),
    (0x10F00, "R"), (0x10F30, "AL"), (0x10F70, "R"), (0x11000, "L"), (0x1E800, "R"), (0x1EC70, "AL"),
    (0x1ECC0, "R"), (0x1ED00, "AL"), (0x1ED50, "R"), (0x1EE00, "AL"), (0x1EF00, "R"), (0x1F000, "L"),
)  # fmt: skip  # a table, read by rows
_STARTS: Final = [start for start, _ in _UNASSIGNED]


def _brackets() -> dict[str, tuple[str, bool]]:
    """Each paired bracket with the closing one of its pair and whether it opens (BidiBrackets.txt)."""
    ranges = (
        (0x28, 0x29), (0xF3A, 0xF3D), (0x169B, 0x169C), (0x2045, 0x2046), (0x207D, 0x207E),
        (0x208D, 0x208E), (0x2308, 0x230B), (0x2329, 0x232A), (0x2768, 0x2775), (0x27C5, 0x27C6),
        (0x27E6, 0x27EF), (0x2983, 0x298C), (0x2991, 0x2998), (0x29D8, 0x29DB), (0x29FC, 0x29FD),
        (0x2E22, 0x2E29), (0x2E55, 0x2E5C), (0x3008, 0x3011), (0x3014, 0x301B), (0xFE59, 0xFE5E),
        (0xFF08, 0xFF09), (0xFF5F, 0xFF60), (0xFF62, 0xFF63),
    )  # fmt: skip  # a table, read by rows
    pairs = [(a, a + 1) for first, last in ranges for a in range(first, last, 2)]
    pairs += [
        (0x5B, 0x5D),
        (0x7B, 0x7D),
        (0x298D, 0x2990),
        (0x298F, 0x298E),
        (0xFF3B, 0xFF3D),
        (0xFF5B, 0xFF5D),
    ]
    table: dict[str, tuple[str, bool]] = {}
    for opening, closing in pairs:
        # U+2329 and U+232A are canonically U+3008 and U+3009 (BD16).
        canonical = unicodedata.normalize("NFC", chr(closing))  # noqa: TID251 - one bracket
        table[chr(opening)] = (canonical, True)
        table[chr(closing)] = (canonical, False)
    return table


BRACKETS: Final = _brackets()


def bidi_class(char: str) -> str:
    """The Bidi_Class of a character, also of one that this Python does not know yet."""
    return unicodedata.bidirectional(char) or _unassigned(ord(char))


def _unassigned(code: int) -> str:
    if code & 0xFFFE == 0xFFFE or 0xE0000 <= code <= 0xE0FFF:
        return "BN"
    at = bisect_right(_STARTS, code)
    return _UNASSIGNED[at - 1][1] if at else "L"


class _Classes(dict[str, str]):
    """The class of each character met so far: there are few, and they come often."""

    def __missing__(self, char: str) -> str:
        found = self[char] = bidi_class(char)
        return found


_CLASSES: Final = _Classes()


def classes_of(text: str) -> list[str]:
    """The Bidi_Class of each character."""
    return list(map(_CLASSES.__getitem__, text))
