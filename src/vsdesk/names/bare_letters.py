"""Letters that stand alone: no normal form joins, parts or reorders them, and each is one letter.

Nearly all that is typed in Arabic and English is of these and nothing else, which is seen at once. So what
reads names and texts letter by letter looks at this first. No marks are among them (they are put into
order, and counted), nothing that no eye sees, and no capital.
"""

from __future__ import annotations

import re
from typing import Final

# Arabic of the keyboards of Syria, Iraq, Iran and Türkiye: comma, semicolon, question mark, hamza to yeh,
# tatweel, both rows of digits, and the letters of Kurdish and Persian that come apart in no normal form.
CLASS: Final = (
    "\t\n\r -@\\[-~\u060c\u061b\u061f\u0621-\u063a\u0640-\u064a\u0660-\u0669\u0671\u067e\u0686\u0695\u0698"
    "\u06a4\u06a9\u06af\u06b5\u06be\u06c1\u06c6\u06cc\u06ce\u06d5\u06f0-\u06f9"
)
HARAKAT: Final = (
    "\u064b-\u0652"  # short vowels and the like: no letter of these is another one with them
)
_ALL: Final = re.compile(f"[{CLASS}]*")
_VOWELLED: Final = re.compile(
    f"(?:[{CLASS}]++[{HARAKAT}]{{0,4}})*+"
)  # no letter bears more of them
_VOWELS: Final = re.compile(f"[{HARAKAT}]+")


def are_all(text: str) -> bool:
    """Whether `text` is of these letters and nothing else: composed (NFC, NFKC) and folded for its case it
    is what it is."""
    return _ALL.fullmatch(text) is not None


def are_vowelled(text: str) -> bool:
    """Whether `text` is of these letters with short vowels on them, and nothing else: composed (NFC, NFKC)
    it has as many letters."""
    return _VOWELLED.fullmatch(text) is not None


def without_vowels(text: str) -> str:
    """`text` without its short vowels."""
    return _VOWELS.sub("", text)
