"""Words on a form that the body reading it does not read: another language, or other letters.

Some bodies read one or two languages only. What somebody told in another stands there by its
translation (a record of its own); where there is none the words stay, marked, and are named to whoever
prepares the form.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from vsdesk.words import mark

MARKED: Final = mark("{words} [not translated]")
_FEW: Final = 2  # letters of another writing: one alone is a sign in a number, such as 12/ص/2015


@dataclass(frozen=True, slots=True, order=True)
class UntranslatedField:
    """A field whose words are not translated yet; `record` "" is the association's own contact."""

    record: str
    kind: str
    field: str


def is_unread(words: str, lang: str, said_in: str = "") -> bool:
    """Whether a reader of `lang` (written in Latin letters) cannot read these words."""
    if said_in and said_in != lang:
        return bool(words.strip())
    foreign = sum(one.isalpha() and not _is_latin(one) for one in words)
    return foreign >= _FEW


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
