"""The journal of what was done with the records: which rows of which kinds belong to it, and in which groups
people ask for them.

An act is said once: what left says its disclosure row, an answer its own history, and all else a row of the
device's journal (kind `audit`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from vsdesk.records.exit_rows import ROW
from vsdesk.records.kinds.consent import ANSWERS
from vsdesk.words import mark

What = Literal["opened", "looked", "left", "consent", "ways"]
WHATS: Final[tuple[What, ...]] = get_args(What)
AUDIT: Final = "audit"
EXIT: Final = ROW
OPENED: Final = "open"


@dataclass(frozen=True, slots=True)
class JournalGroup:
    """What it is called, and in records of which kinds its rows stand."""

    words: str
    kinds: frozenset[str]


GROUPS: Final[Mapping[What, JournalGroup]] = {
    "opened": JournalGroup(mark("Opened"), frozenset({AUDIT})),
    "looked": JournalGroup(mark("Looked at what is closed"), frozenset({AUDIT})),
    "left": JournalGroup(mark("Printed and let out"), frozenset({AUDIT, EXIT})),
    "consent": JournalGroup(mark("Answers changed"), frozenset({AUDIT, *ANSWERS, "person_mark"})),
    "ways": JournalGroup(mark("Ways in, keys and all else"), frozenset({AUDIT})),
}
_ACTIONS: Final[Mapping[str, What | None]] = {
    OPENED: "opened",
    "recover": "opened",
    "view_contact": "looked",
    "view_sealed": "looked",
    "view_death_image": "looked",
    "export": "left",
    "print": "left",
    "dump": "left",
    "figures": None,  # the disclosure row beside it says it
    "consent_change": "consent",
}
# Lists of our own that are printed, as the row of the journal names them.
PAPERS: Final[Mapping[str, str]] = {
    "journal": mark("The journal"),
    "to-warn": mark("Whom to warn"),
    "leaving": mark("When somebody leaves"),
}


def what(kind: str, action: object) -> What | None:
    """The group of a row by its kind, and of a row of a journal by its action; None: another row says it."""
    if kind == AUDIT:
        return _ACTIONS.get(str(action), "ways")
    return "left" if kind == EXIT else "consent"
