"""What a vault knows to be missing of a file: an entry before one that is here, a body behind a signed one.

While something of it is missing, a no may lie in it, so nothing of the file goes outside; until it comes, or
a coordinator says by name that it will not (docs/spec/bundle.md §8.17). What is asked of the whole vault
waits for what may answer it, wherever that lies. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.kinds import MODELS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

REASON: Final = "not_whole"  # why nothing of the file leaves
ELSEWHERE: Final = "not_whole_elsewhere"  # why something that is asked of the whole vault stays
WITHOUT: Final = "goes_without"  # what a coordinator named as not coming
AGAIN: Final = "-"  # before an op of that field: what it named is waited for again
NEVER: Final = "not_coming"  # the records that name what the whole vault goes on without
_SPECS: Final = tuple(map(spec_of, MODELS))
# The roots that have the field: those whose spaces tell of somebody missing.
HAVE: Final = frozenset(
    kind.name for kind in _SPECS if kind.root and any(one.name == WITHOUT for one in kind.fields)
)
# What may answer that is asked of the whole vault, by kind: of whom names are looked for in words that belong
# to no file, what may say of the same bytes that they stay, and (which needs nobody else's file) what names
# a file; what was told of figures before, and who answered that somebody is in none.
OF_NAMES: Final = ("person", "person_name", "source", "person_mark")
OF_BYTES: Final = ("evidence_item",)
OF_PICTURES: Final = (
    *OF_BYTES,
    *(
        kind.name
        for kind in _SPECS
        if kind.name not in OF_BYTES
        and any(not {*OF_BYTES}.isdisjoint(one.targets) for one in kind.fields)
    ),
)
OF_FIGURES: Final = ("disclosure",)
OF_COUNTED: Final = ("consent_grant",)


class MissingPiece(NamedTuple):
    """One thing that is not here: the hash of an entry, or the id of an op whose body has not come; in which
    space, by which device."""

    id: str
    space: str
    device_id: str

    @property
    def is_body(self) -> bool:
        """Whether the entry is here and only what it says is not."""
        return ":" in self.id

    @property
    def entry(self) -> str:
        """The hash of the entry: that is missing, or whose body is."""
        return self.id[:64]


def all_of(entry: str) -> str:
    """How all bodies of an entry are named as not coming."""
    return f"{entry}:*"


def is_named(one: MissingPiece, named: Collection[str]) -> bool:
    """Whether it is among what coordinators `named` as not coming."""
    return one.id in named or (one.is_body and all_of(one.entry) in named)


def named_by(said: Mapping[str, str], aside: Iterable[str] = ()) -> dict[str, frozenset[str]]:
    """By op what it names, of all that coordinators `said` in that field (by op) and did not take back, also
    by a word that was put `aside` since."""
    words = {op: text.split() for op, text in said.items()}
    every_word = (*words.values(), *(text.split() for text in aside))
    back = {one[1:] for every in every_word for one in every if one.startswith(AGAIN)}
    return {
        op: frozenset(one for one in every if not one.startswith(AGAIN))
        for op, every in words.items()
        if op not in back
    }


def names_of(found: Iterable[MissingPiece], ops: Mapping[str, int]) -> list[str]:
    """How these are named, sorted: an entry all of whose bodies (`ops` of them) are among them by itself."""
    by: dict[str, list[str]] = defaultdict(list)
    for one in found:
        by[one.entry if one.is_body else ""].append(one.id)
    return sorted(
        name
        for entry, ids in by.items()
        for name in ([all_of(entry)] if entry and len(ids) == ops.get(entry) else ids)
    )


def is_without(kind: str, name: str) -> bool:
    """Whether a field of a root is that word: it says nothing about who is missing."""
    return name == WITHOUT and kind in HAVE
