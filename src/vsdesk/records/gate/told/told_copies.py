"""Two copies of the same words, of which each takes something away: what both let out, where
that can be told. Pure."""

from __future__ import annotations

import re
from typing import Final

from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.names.surnames import GAP

_INSTEAD: Final = re.compile(
    r"\[[^\[\]]*\]"
)  # what stands in place of a name: a role, a code, a gap
_NO_LETTER: Final = re.compile(r"\W+")


def narrower(one: Json, other: Json) -> Json:
    """The copy that holds nothing but what the other holds too; None where neither is that.

    Of several links those that stand in both; of a text by language the narrower of each.
    """
    if one == other:
        return one
    if isinstance(one, str) and isinstance(other, str):
        return next((a for a, b in ((one, other), (other, one)) if _is_within(a, b)), None)
    if isinstance(one, list) and isinstance(other, list):
        return [each for each in one if each in other]
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        left = {key: narrower(value, other[key]) for key, value in one.items()}
        lost = any(left[key] is None and one[key] is not None for key in one)
        return None if lost else left
    return None


def _is_within(text: str, other: str) -> bool:
    """Whether every word of a text stands in the other one too, in this order.

    What stands in place of a name says nothing more where the other has the same in place of one.
    """
    told = {f"[{GAP}]", *_INSTEAD.findall(other)}
    bare = _INSTEAD.sub(lambda found: GAP if found[0] in told else found[0], text)
    rest = iter(other.split())
    return all(_is_gap(word) or word in rest for word in bare.split())


def _is_gap(word: str) -> bool:
    """Whether nothing is left beside a gap but what was written together with the name: one letter, a
    comma."""
    return GAP in word and len(_NO_LETTER.sub("", word)) < 2
