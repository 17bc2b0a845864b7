"""The links by which a file guards another, out of the dictionary: whom a file names is guarded there by what
guards them elsewhere. By some of them two files guard each other, in whichever of them the link lies. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.kinds import MODELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dictionary.dictionary import Dictionary

PAIR: Final = "duplicate_link"  # lies in no file, and joins two
# By kind those that join (`joins` of a field). Of whom nobody knows whom they join, where what they say is
# not here, by the fields that an entry names.
JOINING: Final[Mapping[str, frozenset[str]]] = {
    kind.name: held
    for kind in map(spec_of, MODELS)
    if (held := frozenset(one.name for one in kind.fields if one.joins))
}


def guarding_links(dictionary: Dictionary) -> frozenset[tuple[str, str]]:
    """All that name a file, a person, a source, a line of a list or any record, and a decision about two
    reports, by kind and field; no line of a journal, which says what was done. For `Dictionary.once`."""
    people = ("person", "perpetrator", "family_member", "source_list_entry")
    ends = {*dictionary.roots, *people, "*"}
    return frozenset(
        (kind.name, spec.name)
        for kind in dictionary.kinds
        if not dictionary.journal(kind.name)
        for spec in kind.fields
        if spec.name in dictionary.links(kind.name) and not ends.isdisjoint(spec.targets)
    )
