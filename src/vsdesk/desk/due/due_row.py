"""A row of what is due."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

What = Literal[
    "call", "risk", "consent", "follow_up", "review", "difference", "flag", "receipt", "submission",
    "erase", "erasure_waits", "retention", "reply", "request", "letter", "withdrawal", "warn", "look",
    "closed", "taken_back", "duty", "threat", "ask", "no_call",
    "word", "aside", "lone", "unheard", "backup", "drill", "escrow", "late", "let_go",
    "two_lists", "two_copies", "key_waits", "removed",
]  # fmt: skip  # a table, read by rows


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do. `day` is ISO or ""; `late` counts days since it (negative: it comes).

    Without a day nobody knows it, and nothing is late.
    `told` is what was written with it (text, or text by language); for a flag, what another device wrote,
    and a doubted refusal, the English literal of its sentence, for `ask` the name of whoever is to be
    asked, for `word` the field, for `reply`, `letter`, `taken_back` and `withdrawal` the recipient, for
    `submission` and `request` the recipient and after a space the name that was written for it, for
    `retention` the class of data and after a space why, for `erasure_waits` the frame, for `late` the ops
    that came, for `let_go` the root where something came, its kind and the ops, with spaces between,
    for `unread` the sort that could not be read, for `aside` whether somebody said no there.
    `record` and `root` are "" for a hand-over and for an order that waits; of a withdrawn device (`aside`,
    `lone`, `unheard`) and of one that is two (`two_copies`) or turned its key too often
    (`key_waits`) `record` is its id, `title` its name and `number` its letter. Of `backup`,
    `drill`, `escrow` and `two_lists` all but `late` is empty. `other` is the name of the file in another
    writing, where it has one.
    `more` is how many others are left out: of a flag's sort, else of this sort, said once. `until` are
    the words that stand for a day where there is none.
    """

    what: What | Literal["unread"]
    day: str
    late: int
    record: str
    kind: str
    root: str
    root_kind: str
    title: str = field(repr=False)
    number: str = field(repr=False)
    told: Json = field(repr=False, default=None)
    more: int = 0
    until: str = field(repr=False, default="")
    other: str = field(repr=False, default="")
