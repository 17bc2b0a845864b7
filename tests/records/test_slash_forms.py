"""Words in two forms are said in that of the person, where their sex is known; made-up people."""

from __future__ import annotations

import pytest

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.slash_forms import for_sex

TWO = [
    ("متزوج/ة", "متزوج", "متزوجة"),
    ("لا يُذكر اسمه/ا خارج المنظمة", "لا يُذكر اسمه خارج المنظمة", "لا يُذكر اسمها خارج المنظمة"),
    ("قوي/ة البنية", "قوي البنية", "قوية البنية"),
    ("مسجَّل/ة متوفى/متوفاة", "مسجَّل متوفى", "مسجَّلة متوفاة"),
    ("سُئل/ت ولا يعرف/تعرف", "سُئل ولا يعرف", "سُئلت ولا تعرف"),
    ("محامٍ/ية", "محامٍ", "محامية"),
    ("ربّ/ة العائلة", "ربّ العائلة", "ربّة العائلة"),
    ("ابن/ابنة أخت", "ابن أخت", "ابنة أخت"),
    (
        "li derve navê wî/wê nayê gotin",
        "li derve navê wî nayê gotin",
        "li derve navê wê nayê gotin",
    ),
]


@pytest.mark.parametrize(("both", "man", "woman"), TWO)
def test_each_has_the_form_of_the_person(both: str, man: str, woman: str) -> None:
    assert (for_sex(both, "male"), for_sex(both, "female")) == (man, woman)
    assert for_sex(both, "") == for_sex(both, "unknown") == for_sex(both, "other") == both


@pytest.mark.parametrize(
    "words", ["مهربون/متاجرون", "وصي/ولي", "موظف/منشق", "and/or", "49/2011", "ولي / وكيل", "أب/أم"]
)
def test_two_things_stay_two(words: str) -> None:
    assert for_sex(words, "male") == for_sex(words, "female") == words


def test_no_term_about_one_person_keeps_a_slash_form() -> None:
    """Every Arabic term that is said of a person, in either form."""
    lists = Dictionary.load().vocabularies
    for name in ("marital_status", "build", "kinship", "fate", "case_type", "person_mark_type"):
        if name not in lists:
            continue
        for key in lists.keys(name):
            term = lists.term(name, key)
            assert term is not None
            for sex in ("male", "female"):
                said = for_sex(term.label("ar"), sex)
                assert "/ة" not in said and "/ا" not in said and "/ت" not in said, said
