"""What was asked about one person holds on every paper that leaves, whoever asks for it.
All people are made up."""

from __future__ import annotations

import json

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import Made

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request

SCOPES: list[Json] = ["circumstances", "documents", "family_members", "hlp", "identity", "minors"]
ASKED = Request("un_complaint", "wgeid", "B", TODAY)


def paper(person: str | None) -> Request:
    return Request("casework", "family", "B", TODAY, person=rid(person) if person else None)


@pytest.fixture
def agreed(made: Made) -> Made:
    """Najah said yes to everything; Sawsan, the second wife, lives elsewhere with a child."""
    for purpose, to in (("un_complaint", "wgeid"), ("statistics", "donor_aggregate")):
        made.consent("najah", purpose, to, data_scope=SCOPES, identity_mode="named")
    made.add(
        "sawsan",
        "person",
        "family",
        "family",
        given_ar="سوسن",
        family_ar="الرفاعي",
        birth={"precision": "year", "from": "1980-01-01", "to": "1980-12-31"},
        last_address_text="إدلب",
    )
    made.add(
        "house", "hlp_asset", "family", "family", co_owners="سوسن الرفاعي", owner=rid("sawsan")
    )
    made.add(
        "wife", "family_member", "family", "family", person=rid("sawsan"), role_in_family="other"
    )
    made.add("mother", "family_member", "family", "family", person=rid("najah"))
    made.set("marwan", several_wives=True, children_count=2)
    return made


def mark(made: Made, type: str, who: str = "sawsan", **more: Json) -> None:
    made.add(
        f"mark {who} {type}",
        "person_mark",
        who,
        made.views[who].space and "family",
        type=type,
        **more,
    )


def left(made: Made, dictionary: Dictionary, asked: Request = ASKED) -> GateDecision:
    return decide(asked, made.dossier(), dictionary)


def words(found: GateDecision) -> str:
    return json.dumps([[one.kind, dict(one.values)] for one in found.records], ensure_ascii=False)


@pytest.mark.parametrize("type", ["not_named_outside", "nobody_may_know_of"])
@pytest.mark.parametrize("asked", [ASKED, paper("najah"), paper(None)])
def test_who_is_marked_stands_on_no_paper_by_name(
    agreed: Made, dictionary: Dictionary, type: str, asked: Request
) -> None:
    before = words(left(agreed, dictionary, asked))
    assert "سوسن" in before
    mark(agreed, type)
    found = left(agreed, dictionary, asked)
    assert found.allowed
    assert "سوسن" not in words(found) and rid("sawsan") not in words(found)


def test_the_own_paper_names_its_person(agreed: Made, dictionary: Dictionary) -> None:
    mark(agreed, "not_named_outside")
    assert "سوسن" in words(left(agreed, dictionary, paper("sawsan")))


def test_inside_the_mark_holds_nothing_back(agreed: Made, dictionary: Dictionary) -> None:
    mark(agreed, "nobody_may_know_of")
    agreed.consent("najah", "casework", "own_org", data_scope=SCOPES)
    ours = Request("casework", "own_org", "B", TODAY)
    assert "سوسن" in words(left(agreed, dictionary, ours))


def test_no_number_tells_of_who_must_not_be_known(agreed: Made, dictionary: Dictionary) -> None:
    her = left(agreed, dictionary).get(rid("marwan"))
    assert her is not None and {"several_wives", "children_count"} <= set(her.values)
    mark(agreed, "nobody_may_know_of")
    her = left(agreed, dictionary).get(rid("marwan"))
    assert her is not None and not {"several_wives", "children_count"} & set(her.values)


def test_nothing_leaves_of_a_case_of_whom_nobody_may_know(
    agreed: Made, dictionary: Dictionary
) -> None:
    figures = Request("statistics", "donor_aggregate", "E", TODAY)
    assert left(agreed, dictionary, figures).tally is not None
    mark(agreed, "nobody_may_know_of", "marwan")
    for asked in (ASKED, paper("najah"), figures):
        found = left(agreed, dictionary, asked)
        assert (found.state, found.records, found.tally) == ("not_known", (), None)


def test_a_missing_person_is_not_named_and_the_rest_leaves(
    agreed: Made, dictionary: Dictionary
) -> None:
    assert "مروان" in words(left(agreed, dictionary))
    mark(agreed, "not_named_outside", "marwan")
    found = left(agreed, dictionary)
    assert found.allowed and "مروان" not in words(found)
    assert found.get(rid("arrest")) is not None


def test_towards_one_holds_for_them_and_their_household(
    agreed: Made, dictionary: Dictionary
) -> None:
    agreed.add(
        "nizar",
        "person",
        "family",
        "family",
        given_ar="نزار",
        birth={"precision": "year", "from": "1970-01-01", "to": "1970-12-31"},
    )
    agreed.add("uncle", "family_member", "family", "family", person=rid("nizar"))
    mark(agreed, "not_on_papers_of", towards=[rid("nizar")])
    assert "سوسن" not in words(left(agreed, dictionary, paper("nizar")))
    assert "سوسن" not in words(left(agreed, dictionary, paper(None)))  # it may be his
    assert "سوسن" in words(left(agreed, dictionary, paper("najah")))
    assert "سوسن" in words(left(agreed, dictionary))
    for member in ("uncle", "mother"):
        agreed.set(member, household="بيت الشام")
    assert "سوسن" not in words(left(agreed, dictionary, paper("najah")))


def test_one_household_does_not_read_of_the_other(agreed: Made, dictionary: Dictionary) -> None:
    agreed.set("mother", household="بيت الشام")
    assert "سوسن" in words(left(agreed, dictionary, paper("najah")))
    agreed.set("wife", household="بيت إدلب")
    assert "سوسن" not in words(left(agreed, dictionary, paper("najah")))
    assert "نجاح" not in words(left(agreed, dictionary, paper("sawsan")))
    assert "سوسن" in words(left(agreed, dictionary))  # a body asks about all


def test_where_there_are_two_households_no_number_of_people_leaves_to_one(
    agreed: Made, dictionary: Dictionary
) -> None:
    agreed.set("marwan", several_wives=True, children_count=7)
    agreed.set("mother", household="بيت الشام")

    def numbers(asked: Request = ASKED) -> tuple[object, ...]:
        found = left(agreed, dictionary, asked).get(rid("marwan"))
        assert found is not None
        return (*found.every("several_wives"), *found.every("children_count"))

    before = numbers(paper("najah"))
    assert before
    agreed.set("wife", household="بيت إدلب")
    assert numbers(paper("najah")) == ()
    assert numbers() == before  # a body asks about all


def test_where_somebody_is_stays(agreed: Made, dictionary: Dictionary) -> None:
    agreed.consent("najah", "criminal_accountability", "prosecutor_de", data_scope=SCOPES)
    agreed.add("counsel", "representation", "case", representative="محامية متخيَّلة", confirmed=True)
    agreed.add("back", "event", "case", type="escape_prison_opening", place_text="منبج")
    asked = Request("criminal_accountability", "prosecutor_de", "A", TODAY)
    before = words(left(agreed, dictionary, asked))
    assert "إدلب" in before and "منبج" in before and "القطيفة" in before
    mark(agreed, "place_unknown_to", towards=[rid("najah")])
    assert "إدلب" in words(left(agreed, dictionary, asked))
    mark(agreed, "place_unknown_to")
    assert "إدلب" not in words(left(agreed, dictionary, asked))
    mark(agreed, "place_unknown_to", "marwan", towards=[rid("najah")])
    found = words(left(agreed, dictionary, paper("najah")))
    assert "منبج" not in found and "القطيفة" in found


def test_a_type_that_nobody_knows_is_read_as_each(agreed: Made, dictionary: Dictionary) -> None:
    mark(agreed, "of a newer version")
    assert "سوسن" not in words(left(agreed, dictionary))


def test_who_told_of_a_kinship_stays_here(agreed: Made, dictionary: Dictionary) -> None:
    agreed.set("kin", told_by=rid("sawsan"))
    for asked in (ASKED, paper("najah")):
        [kin] = left(agreed, dictionary, asked).of("kinship")
        assert "relation" in kin.values and "told_by" not in kin.values
