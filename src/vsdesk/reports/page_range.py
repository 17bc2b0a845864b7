"""Which pages of a paper are wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from vsdesk.errors import UserError
from vsdesk.numerals import in_ascii

_SAID: Final = re.compile(r"\s*(\d{0,4})\s*(?:([-–])\s*(\d{0,4})\s*)?")
_LAST: Final = 9_999


@dataclass(frozen=True, slots=True)
class PageRange:
    """From the `first` page to the `last`, both counted from 1 and both wanted."""

    first: int
    last: int

    @classmethod
    def read(cls, text: str) -> PageRange | None:
        """From "3", "2-4", "2-" or "-4", in digits of any script; None where nothing is said (all pages).

        Raises UserError E_PAGES for anything else.
        """
        if not text.strip():
            return None
        found = _SAID.fullmatch(in_ascii(text))
        if found is None or not (found[1] or found[3]):
            raise UserError("E_PAGES")
        first = int(found[1] or 1)
        last = int(found[3] or _LAST) if found[2] else first
        if not 1 <= first <= last:
            raise UserError("E_PAGES")
        return cls(first, last)
