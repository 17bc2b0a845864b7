"""Unicode's normal forms of text that anybody may have written: the only place that makes them.

Putting marks into their order takes, in Python, the square of how many follow one another. So of a
run of marks as many are read as any writing needs (UAX #15, stream-safe text: 30).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

from vsdesk.names import bare_letters

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
_COMPOSED: Final = ("NFC", "NFKC")
MOST_MARKS: Final = 30  # marks on one letter that are read
_MARK, _OTHER = "m", "."


class _Shapes(dict[int, str]):
    """Whether a character is nothing but marks once it is taken apart; worked out at most once a
    character."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(code))
        self[code] = _MARK if all(map(unicodedata.combining, apart)) else _OTHER
        return self[code]


_SHAPES: Final = _Shapes()
_RUN: Final = re.compile(f"[^{bare_letters.CLASS}]{{{MOST_MARKS + 1}}}")  # of what may be marks
_TOO_MANY: Final = re.compile(f"(?<={_MARK}{{{MOST_MARKS}}}){_MARK}+")


def normal(form: Form, text: str) -> str:
    """`text` in a normal form; marks after the thirtieth that follow one another are left out."""
    if text.isascii() or (form in _COMPOSED and bare_letters.are_all(text)):
        return text
    return unicodedata.normalize(form, _stream_safe(text))


def _stream_safe(text: str) -> str:
    if len(text) <= MOST_MARKS or not _RUN.search(text):
        return text
    kept, end = [], 0
    for cut in _TOO_MANY.finditer(text.translate(_SHAPES)):
        kept.append(text[end : cut.start()])
        end = cut.end()
    return "".join((*kept, text[end:])) if kept else text
