"""Value types: what fits, what does not, and the one form in which each is stored."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from vsdesk.records.dictionary.spec import FieldType
from vsdesk.records.dictionary.values import REFUSED, TEXT_LIMIT, UNKNOWN, is_answer, normalise

ID, KID = "0f" * 16, "ab" * 32


@pytest.mark.parametrize(
    ("type", "given", "stored"),
    [
        ("text", "  مروان ", "  مروان "),
        ("text", "   ", None),
        ("ptext", {"ar": "نص"}, {"ar": "نص", "src_lang": "ar"}),
        (
            "ptext",
            {"ku": "Nivîs", "en": "x", "src_lang": "ku"},
            {"ku": "Nivîs", "en": "x", "src_lang": "ku"},
        ),
        ("ptext", {"ar": "نص", "en": " "}, {"ar": "نص", "src_lang": "ar"}),
        ("ptext", {"ar": ""}, None),
        (
            "pdate",
            {"from": "2013"},
            {"precision": "year", "from": "2013-01-01", "to": "2013-12-31"},
        ),
        ("day", "2026-11-24", "2026-11-24"),
        ("choice", "given", "given"),
        ("choices", ["b", "a", "b"], ["a", "b"]),
        ("choices", [], None),
        ("bool", True, True),
        ("number", 0, 0),
        ("amount", "-12.50", "-12.50"),
        ("link", ID, ID),
        ("links", [ID, "00" * 16, ID], ["00" * 16, ID]),
        ("kids", [KID, "00" * 32], ["00" * 32, KID]),
        ("hash", KID, KID),
        ("json", {"a": [1, None, {"b": "ب"}]}, {"a": [1, None, {"b": "ب"}]}),
    ],
)
def test_a_value_is_stored_in_one_form(type: FieldType, given: object, stored: object) -> None:
    assert normalise(type, given) == stored
    assert normalise(type, stored) == stored


@pytest.mark.parametrize(
    ("type", "given", "code"),
    [
        ("text", 3, "E_VALUE"),
        ("text", "\ud800", "E_VALUE"),
        ("text", "ا" * (TEXT_LIMIT // 2 + 1), "E_VALUE"),
        ("ptext", "نص", "E_VALUE"),
        ("ptext", {"fr": "x"}, "E_VALUE"),
        ("ptext", {"ar": "نص", "en": "text"}, "E_VALUE"),
        ("ptext", {"ar": "نص", "src_lang": "en"}, "E_VALUE"),
        ("pdate", {"from": "2013-02-30"}, "E_DATE"),
        ("pdate", "2013", "E_DATE"),
        ("day", "2026-02-30", "E_DATE"),
        ("day", "2026-11", "E_DATE"),
        ("choice", "Given", "E_VALUE"),
        ("choice", ["given"], "E_VALUE"),
        ("choices", "given", "E_VALUE"),
        ("choices", ["given", 3], "E_VALUE"),
        ("bool", 1, "E_VALUE"),
        ("bool", "yes", "E_VALUE"),
        ("number", True, "E_VALUE"),
        ("number", 1.5, "E_VALUE"),
        ("number", 2**53, "E_VALUE"),
        ("amount", "1,5", "E_VALUE"),
        ("amount", 12, "E_VALUE"),
        ("link", ID[:-1], "E_VALUE"),
        ("link", ID.upper(), "E_VALUE"),
        ("links", ID, "E_VALUE"),
        ("kid", ID, "E_VALUE"),
        ("json", {"Key": 1}, "E_VALUE"),
        ("json", 1.5, "E_VALUE"),
        ("text", {"answer": "maybe"}, "E_VALUE"),
        ("bool", {"answer": "unknown", "more": 1}, "E_VALUE"),
    ],
)
def test_what_does_not_fit_is_refused_without_its_value(
    type: FieldType, given: object, code: str
) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        normalise(type, given)
    assert caught.value.type == code
    assert str(given) not in str(caught.value)


@pytest.mark.parametrize("type", ["text", "ptext", "pdate", "choice", "choices", "bool", "link"])
def test_answers_and_cleared_fit_every_type(type: FieldType) -> None:
    assert normalise(type, None) is None
    assert normalise(type, UNKNOWN) == UNKNOWN
    assert normalise(type, REFUSED) == REFUSED
    assert is_answer({"answer": "refused"})
    assert not is_answer("refused")


def test_json_has_a_limit_of_depth() -> None:
    deep: object = "x"
    for _ in range(20):
        deep = [deep]
    with pytest.raises(PydanticCustomError):
        normalise("json", deep)
