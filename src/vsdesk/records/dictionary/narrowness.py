"""Which of several standing values of one field lets out least: that one holds until somebody decides.

A field whose right lets values stand beside each other (`records/dictionary/spec.py`: narrower, kept) says
with `narrow` how its values are ordered. Source: docs/spec/bundle.md §8.10. Of several definitions of a field
of an organisation's own the same is asked (docs/spec/vault.md §2).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, replace
from typing import Final

from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json

YES: Final = ("yes",)  # a yes is the more careful answer
NO: Final = ("no",)  # a no is
GREATEST: Final = ("greatest",)  # the greatest number
EARLIEST: Final = ("earliest",)  # the earliest day; a day before none
FEWEST: Final = ("fewest",)  # the shortest list

SEVERAL: Final = "several"  # scopes of one field: no yes names this, so none lets it out
_LAST: Final = "9999"


def rank(spec: FieldSpec, value: Json) -> tuple[float, str]:
    """The place of a value: the smallest is the narrowest. A value that nobody here knows comes first."""
    narrow = spec.narrow
    if not narrow:
        return 0, ""
    if spec.type == "bool":
        careful = narrow == YES
        return {careful: 0, (not careful): 2}.get(value, 1) if isinstance(value, bool) else 1, ""
    if spec.type == "number":
        return -value if isinstance(value, int) and not isinstance(value, bool) else 0, ""
    if spec.type == "day":
        return 0, value if isinstance(value, str) and value else _LAST
    if spec.type in ("choices", "links"):
        return len(value) if isinstance(value, list) else 0, ""
    if value is None:
        return len(narrow), ""
    return narrow.index(value) if isinstance(value, str) and value in narrow else -1, ""


def may_widen(spec: FieldSpec, values: Iterable[Json]) -> bool:
    """Whether none of what stands is as careful as can be: then it may let out more than silence did.

    A number and a day say less or nothing new by being there, so they never do.
    """
    return bool(spec.narrow) and min(rank(spec, one)[0] for one in values) > 0


def gives_way(spec: FieldSpec, said: Json, value: Json) -> bool:
    """Whether a new value takes nothing away from what was said: it says it too, and lets out no more.

    Of a list that lets out, nothing that was not in it; of one that guards, all that was.
    """
    if said is None or said == value:
        return True
    if isinstance(said, list):
        new = value if isinstance(value, list) else []
        more, less = (new, said) if spec.narrow == FEWEST else (said, new)
        return bool(new) and all(one in less for one in more)
    return bool(spec.narrow) and rank(spec, value) <= rank(spec, said)


def narrowest(defined: Iterable[FieldSpec]) -> FieldSpec:
    """One field out of several definitions of it: as sensitive as the most sensitive says, printed and
    searched only where all say so, and let out by no yes where they name several scopes; it says where, and
    how many, where one of them does.

    Everything else is that of one of them, whatever their order: of words before anything else, since these
    are looked into most closely.
    """
    specs = sorted(defined, key=_first_of)
    scopes = {one.scope for one in specs}
    return replace(
        specs[0],
        sensitivity=max(one.sensitivity for one in specs),
        scope=specs[0].scope if len(scopes) == 1 else SEVERAL,
        printed=all(one.printed for one in specs),
        where=any(one.where for one in specs),
        counts=max(one.counts for one in specs),
        searched=specs[0].searched if all(one.searched != "none" for one in specs) else "none",
    )


def _first_of(spec: FieldSpec) -> tuple[bool, bool, str]:
    return spec.type != "text", spec.vocabulary is not None, repr(astuple(spec))
