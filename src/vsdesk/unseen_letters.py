"""What no eye sees of a text: marks that steer it, joiners, tags, fillers, controls, empty blanks.

They come along with what is pasted, and who wants a name to be overheard types one inside of it. So whatever
reads words, numbers or addresses reads them without these; what is printed keeps them. White space is none of
them: it parts words. Pure.

Source: Unicode 15.1, DerivedCoreProperties.txt, Default_Ignorable_Code_Point; UnicodeData.txt, the general
categories Cf and, but for white space, Cc; beside them the blank of Braille.
"""

from __future__ import annotations

import re
from typing import Final

# What stands between the brackets of a class of letters in a pattern.
CLASS: Final = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
FILLER: Final = "\u115f"  # a letter of a word, of which nothing is seen
# Of these some room may be seen, so that they part two words; thin blanks hardly part one.
_BLANK: Final = "\u115f\u1160\u2800\u3164\uffa0"
_BLANKS: Final = re.compile(f"[{_BLANK}]")
_THIN_ONE: Final = "\u2006\u2008\u2009\u200a\u202f\u205f"
_THIN: Final = re.compile(f"(?<=[^\\W\\d_])[{_THIN_ONE}](?=[^\\W\\d_])")
_NOTHING: Final = "\u200b"
_RUN: Final = re.compile(f"[{CLASS}]+")
_RANGE: Final = re.compile("(.)-(.)|(.)", re.DOTALL)
EACH: Final = frozenset(
    chr(code)
    for first, last, alone in _RANGE.findall(CLASS)
    for code in range(ord(first or alone), ord(last or alone) + 1)
)

# Tags and selectors of variants of letters that we do not write: what hides in them is no words of anybody.
_UNDRAWN: Final = re.compile("[\U000e0000-\U000e0fff]+")


def drawn(text: str) -> str:
    """`text` without the letters that nothing draws and no writing of ours needs: words can hide in them."""
    return text if text.isascii() else _UNDRAWN.sub("", text)


def without(text: str) -> str:
    """`text` as it is seen: without any of these."""
    return text if is_seen(text) else _RUN.sub("", text)


def is_seen(text: str) -> bool:
    """Whether no letter of `text` is one of these."""
    return (text.isascii() and text.isprintable()) or not _RUN.search(text)


def ways(text: str) -> tuple[str, ...]:
    """`text` as the eye may take its words: as it is, with a space for each blank that draws nothing, and
    with nothing for a thin one inside of a word. Each is as long as `text`, and what stands in it stands in
    its place."""
    if text.isascii() or not any(one in text for one in _BLANK + _THIN_ONE):
        return (text,)
    parted = _BLANKS.sub(" ", text)
    return tuple(dict.fromkeys((text, parted, _THIN.sub(_NOTHING, parted))))
