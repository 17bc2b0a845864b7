"""Which questions of a section stand open, and which wait: by the dictionary alone.

The five most needed: what a review asks comes first, then what a mechanism needs, then what has a place in a
mechanism's form, then the rest in the order of the dictionary. Source: data-dictionary-3 (issue 11, 8).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from vsdesk.records.spec import FieldSpec

MOST: Final = 5
# The ten questions of identification are asked as a whole, the further ones wait for who asks for them (data
# dictionary, ante-mortem); of a translation one wants to see who made it.
WHOLE: Final = frozenset({"am_first", "translation"})
FOLDED: Final = frozenset({"am_more"})
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
