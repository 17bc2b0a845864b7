"""What is said of characters that stand on a page as a sign, for no font of ours has a letter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.desk.outbound.leaving_review import ShownPaper
    from vsdesk.words import Words


@dataclass(frozen=True, slots=True)
class PlainPaper:
    """A paper of ours as a PDF, and the characters on it for which no font has a letter. `looked`: what is
    looked at of one that may leave with a row."""

    pdf: bytes = field(repr=False)
    unset: tuple[str, ...] = field(default=(), repr=False)
    looked: ShownPaper | None = None


def unset_words(words: Words, unset: Collection[str]) -> str:
    """The remark, or "" when every character has its letter."""
    if not unset:
        return ""
    return words.count(
        "{n} character has no letter in our fonts and is printed as a sign: {characters}",
        "{n} characters have no letter in our fonts and are printed as a sign: {characters}",
        len(unset),
        characters=" ".join(sorted(unset)),
    )
