"""What was looked at before it leaves: whoever lets it leave says which, and it leaves as that or not at all.

An import runs while a preview stands on the screen. What it brought was read by nobody.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper as it stood on the screen: the SHA-256 of its pages (without a passphrase), and what is stamped
    on them of the exit itself. Copy, day and digest of what leaves may be others; all else may not."""

    pages: str
    copy: int
    on: str
    digest: str

    def has_stamp_of(self, other: ShownPaper) -> bool:
        """Whether another paper bears the same stamp."""
        return replace(other, pages=self.pages) == self

    def require(self, made: ShownPaper, again: Callable[[ShownPaper], ShownPaper]) -> None:
        """Raise UserError E_CHANGED where a paper that was made is another one; `again` makes it under the
        stamp that was looked at."""
        under = made if self.has_stamp_of(made) else again(self)
        require_looked(self.pages, under.pages)


def digest_of(content: object) -> str:
    """SHA-256 in hex of what is looked at, as one JSON value."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def require_looked(looked: str, now: str, kind: str = "disclosure") -> None:
    """Raise UserError E_CHANGED where something is not what was looked at (`looked`, its digest; "" where
    nobody says: what is looked at and leaves in one)."""
    if looked and looked != now:
        raise UserError("E_CHANGED", kind=kind)
