"""Which questions of a section stand open, and which wait: by the dictionary alone.

The five most needed: what a review asks comes first, then what a mechanism needs, then what has a place in a
mechanism's form, then the rest in the order of the dictionary. Source: data-dictionary-3 (issue 11, 8).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json

MOST: Final = 5
# The ten questions of identification are asked as a whole, the further ones wait for who asks for them (data
# dictionary, ante-mortem); of a translation one wants to see who made it.
WHOLE: Final = frozenset({"am_first", "translation"})
FOLDED: Final = frozenset({"am_more"})


class Follows(NamedTuple):
    """A question that is asked once another one has this answer."""

    kind: str
    field: str
    after: str
    answer: str


FOLLOWS: Final = (Follows("person", "died", "vital_status", "deceased"),)
_NEED: Final = {"M": 0, "D": 1, "O": 2}


def first_questions(section: str, fields: Sequence[FieldSpec]) -> tuple[FieldSpec, ...]:
    """Those of the fields of one section that stand open before anything was answered, in their order."""
    if section in WHOLE:
        return tuple(fields)
    if section in FOLDED:
        return ()
    needed = sorted(fields, key=lambda one: (_NEED[one.requirement], not one.maps))[:MOST]
    names = {one.name for one in needed}
    return tuple(one for one in fields if one.name in names)


def not_asked_yet(kind: str, value: Callable[[str], Json]) -> frozenset[str]:
    """The questions that wait for another answer, as `value` gives those of one record; what
    has an answer stands."""
    return frozenset(
        one.field
        for one in FOLLOWS
        if one.kind == kind and value(one.after) != one.answer and value(one.field) is None
    )


def asked_after(kind: str, field: str, answer: Json) -> tuple[str, ...]:
    """The questions that this answer to a field opens."""
    opens = (one for one in FOLLOWS if (one.kind, one.after, one.answer) == (kind, field, answer))
    return tuple(one.field for one in opens)
