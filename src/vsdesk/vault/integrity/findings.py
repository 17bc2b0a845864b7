"""What was found that is not as it was written: what it is, where, and which ways out there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from vsdesk.words import mark

What = Literal[
    "slots",  # a key file is missing, or another one than this vault writes
    "slots_again",  # one was none when the vault was opened, and was written anew then
    "page",  # a page of the database does not have its sum; `at` is its number, 0: the file is not there
    "tree",  # the pages are whole, and what is written in them does not hold together
    "entry",  # an entry of a log is not what was signed; `at` is its seq
    "gap",  # what an entry follows is not here
    "lists",  # what is folded from the log does not fit to it; `at`: how many records
    "erased",  # `at` bodies are here that an order erased
    "lost",  # an attachment's file is not there
    "torn",  # an attachment's file is there, and `at` of its chunks do not open
    "order",  # an order to erase beside the database is missing or does not open
    "strange_order",  # the same of one that the database does not know
    "held",  # a bundle that waits for a newer program is not what came
    "other_file",  # a record says another SHA-256 than its file has
    "stray",  # none of the vault's, and the disk does not let it go
]
Way = Literal["mend", "backup", "others", "rescue", "look"]
"""`mend`: here, by itself; `backup`: what is missing comes from one; `others`: with their next bundles;
`rescue`: what can be read goes into a new folder; `look`: a person looks."""

_TOLD: Final[dict[What, tuple[str, tuple[Way, ...]]]] = {
    "slots": (
        mark("The key file {file} is damaged or missing. The other one opens the vault."),
        ("mend",),
    ),
    "slots_again": (
        mark("The key file {file} was damaged or missing. It was written anew from the other one."),
        (),
    ),
    "page": (
        mark("Page {n} of the database {file} is damaged. What stands on it cannot be read."),
        ("rescue", "backup", "others"),
    ),
    "tree": (
        mark("The pages of the database {file} do not hold together."),
        ("rescue", "backup", "others"),
    ),
    "entry": (
        mark("An entry of the history is not what was signed: number {n} in {file}."),
        ("rescue", "backup", "others"),
    ),
    "gap": (mark("Before entry {n} of the history {file} something is missing."), ("others",)),
    "lists": (mark("The lists or the search do not show all that the history holds."), ("mend",)),
    "erased": (mark("Something that was to be erased is still here."), ("mend",)),
    "lost": (mark("The attached file {file} is gone from the disk."), ("backup", "others")),
    "torn": (mark("The attached file {file} is damaged."), ("backup", "others")),
    "order": (
        mark("An order to erase that lies beside the database is damaged or missing: {file}"),
        ("mend",),
    ),
    "strange_order": (
        mark("What lies beside the database is no order to erase: {file}"),
        ("others",),
    ),
    "held": (
        mark("A bundle that waits for a newer program is damaged: {file}"),
        ("mend", "others"),
    ),
    "other_file": (mark("A record says another fingerprint than its file has: {file}"), ("look",)),
    "stray": (
        mark("This belongs to nothing in the vault and cannot be removed: {file}"),
        ("look",),
    ),
}


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing. `where` is a file by its name below the vault's folder, or the id of a log or a record;
    `at` a number that `What` explains. Holds no value of a record."""

    what: What
    where: str
    at: int = 0

    @property
    def sentence(self) -> str:
        """What is said of it, with {file} and {n}."""
        return _TOLD[self.what][0]

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways out, the nearest first."""
        return _TOLD[self.what][1]

    @property
    def is_past(self) -> bool:
        """Whether it is as it was written again."""
        return not self.ways

    def __str__(self) -> str:
        """For a log and for --json: never shown as a sentence."""
        number = f" {self.at}" if self.at else ""
        return f"{self.what} {self.where}{number}"
