"""What tells how many people there are, or that there is somebody, stays with them. Everybody is made up."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Device, Town
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_marks import told
from tests.attacks.test_placeless import mark
from tests.attacks.test_recorded_numbers import family_paper

from vsdesk.desk import Edit
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

OWN: tuple[dict[str, Json], ...] = (
    {"key": "x_camp", "of_kind": "person", "label": {"ar": "المخيم"}, "type": "text"},
    {"key": "x_wives", "of_kind": "family", "label": {"ar": "الزوجات"}, "type": "number"},
)


def numbers(made: Town) -> None:
    family: dict[str, Json] = {"household_size": 7, "children_under_18": 4}
    person: dict[str, Json] = {"children_count": 4, "several_wives": True, "dependants": 5}
    made.rima.cases.save(
        [Edit("family", family, id=made.family), Edit("person", person, id=made.person)]
    )
    happened: dict[str, Json] = {"type": "other", "others_count": 3}
    written(made, "event", happened, made.case)


_ID = re.compile(r'"[0-9a-f]{32}"')
COUNTED = {
    *("household_size", "children_count", "several_wives"),
    *("dependants", "others_count"),
}


def printed(made: Town, mother: str) -> set[str]:
    ask = Request("casework", "family", "B", "2026-11-24", person=mother)
    left = decide(ask, made.rima.cases.dossier(made.case), made.rima.context.dictionary)
    assert left.allowed, left.state
    return {name for one in left.records for name in one.values}


@pytest.mark.parametrize("towards", ["her", "another"])
def test_on_papers_of_hers_they_are_counted_by_nothing(made: Town, towards: str) -> None:
    mother, wife = family_paper(made)
    numbers(made)
    assert printed(made, mother) >= COUNTED
    whose = mother if towards == "her" else wife
    daughter = written(made, "person", {"given_ar": "آية"}, made.family)
    written(made, "person_mark", {"type": "not_on_papers_of", "towards": [whose]}, daughter)
    assert COUNTED & printed(made, mother) == (set() if towards == "her" else COUNTED)


TERMS = (
    ("civil_status", "married_unregistered"),
    ("civil_status", "married"),
    ("civil_status", "single"),
)


@pytest.mark.parametrize(("field", "term"), TERMS)
def test_a_term_that_tells_of_a_spouse(made: Town, field: str, term: str) -> None:
    asked(made)
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "الزعبي"}, made.family)
    made.rima.cases.save([Edit("person", {field: term}, id=made.person)])
    assert f'"{term}"' in told(made)
    mark(made, wife, "nobody_may_know_of")
    assert (f'"{term}"' in told(made)) is (term == "single")


@pytest.mark.parametrize("problem", ["unregistered_marriage", "unregistered_child", "lost"])
def test_a_paper_that_tells_of_a_wife_or_a_child(made: Town, problem: str) -> None:
    asked(made)
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "الزعبي"}, made.family)
    document = made.rima.context.dictionary.vocabularies.shown("document_type")[0].key
    paper: dict[str, Json] = {"person": made.person, "document": document, "problem": problem}
    written(made, "civil_doc_issue", paper, made.family)
    assert problem in told(made)
    mark(made, wife, "nobody_may_know_of")
    assert (problem in told(made)) is (problem == "lost")


def left(made: Town, known: Dictionary) -> set[str]:
    ask = Request("un_complaint", "ced", "B", "2026-11-24")
    found = decide(ask, made.rima.cases.dossier(made.case), known)
    assert found.allowed
    text = json.dumps([dict(one.values) for one in found.records], ensure_ascii=False)
    without_ids = _ID.sub("", text)  # the digits of a random id say nothing
    return {one for one in ("زرافات", "77") if one in without_ids}


@pytest.mark.parametrize("says", [None, True, False])
def test_an_own_question_says_where_and_how_many_unless_it_says_no(
    made: Town, *, says: bool | None
) -> None:
    asked(made)
    sister = written(made, "person", {"given_ar": "خلود", "family_ar": "العلي"}, made.family)
    more: dict[str, Json] = {} if says is None else {"where": says, "counts": says}
    known = made.rima.context.dictionary.with_own(
        [{**one, "sensitivity": 2, **more} for one in OWN]
    )
    camp, wives = known.field("person", "x_camp"), known.field("family", "x_wives")
    assert camp is not None and wives is not None
    assert (camp.where, bool(wives.counts)) == ((says is not False,) * 2)
    assert known.field("person", "x_camp") != Dictionary.load().field("person", "x_camp")
    ours = Device(made.rima, made.stick)
    ours.change(sister, "person", {"x_camp": "مخيم زرافات"})
    ours.change(made.family, "family", {"x_wives": 77})
    assert left(made, known) == {"زرافات", "77"}
    mark(made, sister)
    assert left(made, known) == ({"زرافات", "77"} if says is False else {"77"})
    mark(made, sister, "nobody_may_know_of")
    assert left(made, known) == ({"77"} if says is False else set())


def test_of_several_definitions_the_one_that_tells(made: Town) -> None:
    one: dict[str, Json] = {**OWN[0], "where": False}
    known = made.rima.context.dictionary.with_own([one, OWN[0]])
    camp = known.field("person", "x_camp")
    assert camp is not None and camp.where
