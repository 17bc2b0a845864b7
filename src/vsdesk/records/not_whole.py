"""What a vault knows to be missing of a file: an entry before one that is here, a body behind a signed one.

While something of it is missing, a no may lie in it, so nothing of the file goes outside; until it comes, or
a coordinator says by name that it will not (docs/spec/bundle.md §8.17). Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.load_mark import load_of
from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.kinds import MODELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dossier import RecordView

REASON: Final = "not_whole"  # why nothing of the file leaves
WITHOUT: Final = "goes_without"  # what a coordinator named as not coming
# The kinds that have the field: the roots whose spaces tell of somebody missing.
HAVE: Final = frozenset(
    kind.name for kind in map(spec_of, MODELS) if any(one.name == WITHOUT for one in kind.fields)
)


class Missing(NamedTuple):
    """One thing that is not here: the hash of an entry, or the id of an op whose body has not come; in which
    space, by which device."""

    id: str
    space: str
    device_id: str

    @property
    def is_body(self) -> bool:
        """Whether the entry is here and only what it says is not."""
        return ":" in self.id


def named(records: Iterable[RecordView]) -> frozenset[str]:
    """What coordinators named in these roots as not coming; what a load brings names nothing here."""
    return frozenset(
        id
        for one in records
        if one.kind in HAVE and not one.deleted
        for said in one.fields.get(WITHOUT, ())
        if isinstance(said.value, str) and not load_of(said.word)
        for id in said.value.split()
    )


def is_without(kind: str, name: str) -> bool:
    """Whether a field of a kind is that word: it says nothing about who is missing."""
    return name == WITHOUT and kind in HAVE
