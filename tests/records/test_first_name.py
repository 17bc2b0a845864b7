"""Who asked to stand by the first name alone: nothing else of their name leaves. All people are made up."""

from __future__ import annotations

import pytest
from tests.people import rid
from tests.records.conftest import Made
from tests.records.test_marks import ASKED, SCOPES, agreed, left, mark, paper, words

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.persons.hidden_people import FIRST_NAME
from vsdesk.records.gate.request import Request

__all__ = ["agreed"]  # the fixture


@pytest.mark.parametrize("asked", [ASKED, paper("najah"), paper(None)])
def test_the_given_name_leaves_and_nothing_else_of_the_name(
    agreed: Made, dictionary: Dictionary, asked: Request
) -> None:
    agreed.set("sawsan", father_ar="حسن", given_lat="Sawsan", family_lat="al-Rifai")
    agreed.set(
        "arrest", text={"ar": "كانت سوسن الرفاعي بالبيت. ومعها Sawsan Rifai", "src_lang": "ar"}
    )
    agreed.add(
        "birth name", "person_name", "sawsan", "family", type="birth_name", value="سوسن الحموي"
    )
    agreed.add(
        "card", "person_identifier", "sawsan", "family", type="national_id", number="0701234567"
    )
    before = words(left(agreed, dictionary, asked))
    for said in ("سوسن", "الرفاعي", "حسن", "الحموي", "0701234567", "al-Rifai"):
        assert said in before
    mark(agreed, FIRST_NAME)
    found = left(agreed, dictionary, asked)
    after = words(found)
    assert found.allowed and rid("sawsan") in after and "كانت سوسن … بالبيت" in after
    for said in ("الرفاعي", "حسن", "الحموي", "0701234567", "Rifai", "al-Rifai"):
        assert said not in after, said
    assert '"given_lat": ["Sawsan"]' in after and '"co_owners": ["سوسن …"]' in after
    assert "الدرويش" in after and "الحلبي" in after  # nobody else asked for it


def test_the_own_paper_and_the_own_copy_have_the_whole_name(
    agreed: Made, dictionary: Dictionary
) -> None:
    mark(agreed, FIRST_NAME)
    assert "الرفاعي" in words(left(agreed, dictionary, paper("sawsan")))
    agreed.consent("najah", "casework", "coordinator", data_scope=SCOPES)
    inside = Request("casework", "coordinator", "A", ASKED.today)
    assert "الرفاعي" in words(left(agreed, dictionary, inside))


def test_a_family_name_of_several_stays_in_the_names_of_the_others(
    agreed: Made, dictionary: Dictionary
) -> None:
    """Of a sister of the missing: his own name is his, and the family's is the family's;
    beside hers it is a gap."""
    agreed.set("sawsan", family_ar="الدرويش")
    agreed.set("arrest", text={"ar": "شافته أخته سوسن الدرويش", "src_lang": "ar"})
    mark(agreed, FIRST_NAME)
    after = words(left(agreed, dictionary))
    assert "شافته أخته سوسن …" in after and '"family_ar": ["الدرويش"]' in after
    people = left(agreed, dictionary).of("person")
    assert {one.text("given_ar"): one.text("family_ar") for one in people} == {
        "مروان": "الدرويش",
        "نجاح": "الحلبي",
        "سوسن": "",
    }


def test_of_a_missing_person_too_and_the_mother_in_the_name_of_her_child(
    agreed: Made, dictionary: Dictionary
) -> None:
    agreed.set("marwan", mother_given_ar="نجاح", mother_family_ar="الحلبي")
    mark(agreed, FIRST_NAME, "najah")
    assert "الحلبي" not in words(left(agreed, dictionary))
    assert '"mother_given_ar": ["نجاح"]' in words(left(agreed, dictionary))
    mark(agreed, FIRST_NAME, "marwan")
    [him] = [one for one in left(agreed, dictionary).of("person") if one.id == rid("marwan")]
    assert {name for name in him.values if name.split("_")[-1] in ("ar", "ku", "lat")} <= {
        "given_ar",
        "given_ku",
        "given_lat",
    }


def test_towards_one_it_holds_on_their_papers_alone(agreed: Made, dictionary: Dictionary) -> None:
    mark(agreed, FIRST_NAME, towards=[rid("najah")])
    assert "الرفاعي" not in words(left(agreed, dictionary, paper("najah")))
    assert "الرفاعي" in words(left(agreed, dictionary))


def test_no_paper_of_theirs_leaves_but_a_portrait(agreed: Made, dictionary: Dictionary) -> None:
    agreed.add(
        "deed",
        "evidence_item",
        "case",
        type="branch_paper",
        title="ورقة",
        sha256="c" * 64,
        relates_to=[rid("sawsan")],
    )
    assert rid("deed") in {one.id for one in left(agreed, dictionary).of("evidence_item")}
    mark(agreed, FIRST_NAME)
    assert rid("deed") not in {one.id for one in left(agreed, dictionary).of("evidence_item")}
