"""Whatever stands in a field: a check of its form refuses or keeps it, and never stops at it."""

from __future__ import annotations

from contextlib import suppress
from typing import Final, get_args

import pytest
from pydantic_core import PydanticCustomError

from vsdesk.crypto import canonical
from vsdesk.errors import UserError
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldType
from vsdesk.records.dictionary.typed_values import typed
from vsdesk.records.dictionary.values import normalise

_MEMBERS: Final = ("ar", "src_lang", "answer", "from", "to", "precision", "as_told", "x", "\ud800")
_LEAVES: Final[tuple[object, ...]] = (
    *(None, True, 0, -1, 2**53, 10**400, 1.5, float("nan"), float("-inf")),
    *("", " ", "\ud800", "\x00", "كلمة", "٢٠١٣", "2013-02-30", "0000-01-01", "3" * 5000, "x" * 64),
    *("0f" * 16, "ab" * 32, [], {}, ["ar"], {"ar": "ar"}, [[["ar"]]]),
)


def _odd() -> list[object]:
    """Each leaf bare, in a list, and in each member of an object, beside one that fits too."""
    found: list[object] = [*_LEAVES]
    for leaf in _LEAVES:
        found += [[leaf], ["a", leaf], *({name: leaf} for name in _MEMBERS)]
        found += [{"ar": "كلمة", name: leaf} for name in _MEMBERS]
        found += [{"from": "2013", name: leaf} for name in _MEMBERS]
    return found


@pytest.mark.parametrize("type", get_args(FieldType))
def test_a_type_refuses_or_keeps_whatever_it_is_given(type: FieldType) -> None:
    kept = refused = 0
    for value in _odd():
        try:
            stored = normalise(type, value)
        except PydanticCustomError:
            refused += 1
        else:
            assert normalise(type, stored) == stored
            canonical.encode(stored)
            kept += 1
    assert kept
    assert refused


def test_a_language_that_is_a_list_is_none() -> None:
    for odd in (["ar"], {"ar": "ar"}, 7, True, ""):
        with pytest.raises(PydanticCustomError, match="fit"):
            normalise("ptext", {"ar": "كلمة", "src_lang": odd})


def test_what_is_inside_of_a_claim_or_a_proposal_stops_nothing_either() -> None:
    known = Dictionary.load()
    for odd in _odd():
        for values in (
            {"field": "birth", "value": odd},
            {"field": odd, "value": odd},
            {"field": "given", "value": odd},
        ):
            with suppress(UserError):
                known.parse("claim", values)
        for set in ({"note": odd}, {"birth": odd, "sex": odd}, odd):
            with suppress(UserError):
                known.parse("proposal", {"of_kind": "person", "set": set})


def test_what_was_typed_is_read_or_given_back() -> None:
    for type in get_args(FieldType):
        for text in (one for one in _LEAVES if isinstance(one, str)):
            assert typed(type, text) is None or text.strip()
