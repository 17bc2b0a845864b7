"""How full a section is: by what is wanted, never by what is optional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.people import rid
from tests.records.conftest import Made

from vsdesk.records.checks.completeness import ACTIVITY, CASE, FAMILY, SectionFill, completeness
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json


def section(made: Made, dictionary: Dictionary, name: str, root: str = "case") -> SectionFill:
    """One section."""
    found = completeness(made.dossier(root), dictionary)
    return next(one for one in found if one.section == name)


def test_every_section_names_known_kinds_and_form_sections(dictionary: Dictionary) -> None:
    for parts in (CASE, FAMILY, ACTIVITY):
        assert len({part.section for part in parts}) == len(parts)
        for part in parts:
            for kind in part.kinds:
                spec = dictionary.kind(kind)
                assert spec is not None
                assert set(part.of_form) <= set(spec.sections)


def test_a_section_is_empty_part_or_full(made: Made, dictionary: Dictionary) -> None:
    assert section(made, dictionary, "search").state == "empty"
    made.add("step", "search_action", "case", body="prison")
    step = section(made, dictionary, "search")
    assert step.state == "part"
    assert {field for _, _, field in step.open} == {"date", "actor"}
    made.set("step", date={"precision": "unknown"}, actor="relative")
    assert section(made, dictionary, "search").state == "full"
    made.set("step", body={"answer": "unknown"})
    assert section(made, dictionary, "search").state == "full"


def test_no_step_was_possible_is_a_full_answer(made: Made, dictionary: Dictionary) -> None:
    made.add("none", "search_action", "case", no_action_possible=True)
    assert section(made, dictionary, "search").state == "full"
    made.set("none", no_action_possible=False)
    assert section(made, dictionary, "search").state == "empty"


def test_the_grandfather_is_never_counted(made: Made, dictionary: Dictionary) -> None:
    before = section(made, dictionary, "person")
    assert "grandfather_ar" not in {field for _, _, field in before.open}
    made.set("marwan", grandfather_ar="سعيد", grandfather_ku="Seîd", grandfather_lat="Said")
    assert section(made, dictionary, "person").share == before.share


def test_a_kurmanji_name_counts_like_an_arabic_one(made: Made, dictionary: Dictionary) -> None:
    made.set("marwan", given_ar=None, father_ar=None, family_ar=None, mother_given_ar=None)
    made.set("marwan", mother_family_ar=None)
    made.set("najah", given_ar=None, family_ar=None)
    without = {field for _, _, field in section(made, dictionary, "person").open}
    assert {"given_ar", "family_ar", "mother_given_ar"} <= without
    made.set("marwan", given_ku="Rêzan", father_ku="Ehmed", family_ku="Hesen", mother_ku="Xezal")
    without = {field for _, _, field in section(made, dictionary, "person").open}
    assert not {"given_ar", "father_ar", "family_ar", "mother_given_ar"} & without


MOTHERS_NAME = {"mother_given_ar", "mother_family_ar"}


def test_the_mother_who_is_of_the_family_is_not_asked_for_by_name(
    made: Made, dictionary: Dictionary
) -> None:
    def without() -> set[str]:
        return {field for _, _, field in section(made, dictionary, "person").open}

    made.set("marwan", mother_given_ar=None, mother_family_ar=None)
    made.set("najah", given_ar=None, family_ar=None)
    made.set("kin", person=rid("najah"), relation="mother", related_to=rid("marwan"))
    assert without() >= MOTHERS_NAME  # nobody told what she is called
    made.set("najah", given_ar="نجاح")
    assert without() & MOTHERS_NAME == {"mother_family_ar"}
    made.set("najah", family_ar="الحلبي")
    assert not without() & MOTHERS_NAME
    made.set("kin", relation="aunt_maternal")
    assert without() >= MOTHERS_NAME
    made.set("kin", relation="mother", related_to=rid("somebody else"))
    assert without() >= MOTHERS_NAME


def test_what_is_typed_and_not_saved_counts(made: Made, dictionary: Dictionary) -> None:
    dossier = made.dossier()
    typed: dict[str, dict[str, Json]] = {
        "new": {"body": "prison", "date": {"precision": "unknown"}, "actor": "relative"}
    }
    found = completeness(
        dossier,
        dictionary,
        typed=typed,
        drafted={"search_action": ["new"]},
    )
    by_section = {one.section: one for one in found}
    assert by_section["search"].state == "full"
    assert by_section["person"] == section(made, dictionary, "person")
    wiped = completeness(dossier, dictionary, typed={rid("marwan"): {"given_ar": None}})
    assert (rid("marwan"), "person", "given_ar") in wiped[0].open
    assert (rid("marwan"), "person", "given_ar") not in by_section["person"].open


@pytest.mark.parametrize(("root", "parts"), [("case", CASE), ("family", FAMILY)])
def test_all_sections_in_order(
    made: Made, dictionary: Dictionary, root: str, parts: tuple[object, ...]
) -> None:
    found = completeness(made.dossier(root), dictionary)
    assert len(found) == len(parts)
    assert found[-1].share > 0


@pytest.mark.parametrize("root", ["case", "family", "activity"])
def test_no_record_without_an_answer_fills_a_section(dictionary: Dictionary, root: str) -> None:
    """For every kind that a section counts; one answer fills what wants nothing else."""
    parts = {"case": CASE, "family": FAMILY, "activity": ACTIVITY}[root]
    for part in parts:
        for kind in part.kinds:
            if kind == root:
                continue
            made = Made()
            made.add("root", root)
            if part.section == "person":
                made.set("root", person=rid("empty"))
            made.add("empty", kind, "root", sens=2)
            if part.section == "disappearance":
                made.set("empty", is_disappearance=True)
            found = section(made, dictionary, part.section, "root")
            assert (found.state, found.records) == ("empty", 1), (part.section, kind)


def test_one_answer_fills_what_wants_nothing_else(made: Made, dictionary: Dictionary) -> None:
    made.add("looks", "am_profile", "marwan")
    assert section(made, dictionary, "antemortem").state == "empty"
    made.set("looks", height_from=170)
    assert section(made, dictionary, "antemortem").state == "full"
    made.add("teeth", "am_dental", "marwan")
    assert section(made, dictionary, "antemortem").state == "part"
    made.set("teeth", dentist={"answer": "unknown"})
    assert section(made, dictionary, "antemortem").state == "full"


def test_a_root_of_another_kind_has_no_sections(made: Made, dictionary: Dictionary) -> None:
    assert completeness(made.dossier("marwan"), dictionary) == ()


@given(st.sets(st.sampled_from(("date", "place", "place_text", "facility", "type", "told_by"))))
def test_more_answers_are_never_less(dictionary: Dictionary, names: set[str]) -> None:
    made = Made()
    made.add("case", "case")
    made.add("event", "event", "case", is_disappearance=True)
    last = 0.0
    for name in sorted(names):
        made.set("event", **{name: rid(name)})
        share = section(made, dictionary, "disappearance").share
        assert last <= share <= 1
        last = share


def test_a_section_with_a_row_that_says_something_is_not_empty(
    made: Made, dictionary: Dictionary
) -> None:
    """Nothing that is wanted was told, but something was: it is there in part, and what
    is wanted stays open."""
    made.add("paid", "extortion_attempt", "case")
    assert section(made, dictionary, "extortion").state == "empty"
    made.set("paid", paid_currency="usd")
    found = section(made, dictionary, "extortion")
    assert found.state == "part" and {"date", "channel"} <= {name for _, _, name in found.open}
    made.add("step", "search_action", "case", mode="visit")
    assert section(made, dictionary, "search").state == "part"
    made.add("who", "source", "case", code="S-1")
    assert section(made, dictionary, "claims").state == "part"


@pytest.mark.parametrize("kind", Dictionary.load().roots)
def test_nothing_is_whole_by_its_name_and_its_number_alone(kind: str) -> None:
    spec = Dictionary.load().kind(kind)
    assert spec is not None
    wanted = [one for one in spec.fields if one.requirement in ("M", "D") and not one.derived]
    assert [one for one in wanted if one.listed not in ("name", "number")]


def test_a_family_with_a_name_alone_is_there_in_part(made: Made, dictionary: Dictionary) -> None:
    made.set("family", display_name="عائلة مختلقة", family_code="F-1", language=None)
    assert section(made, dictionary, "family", "family").state == "part"
    made.set("family", language="ar", current_text="خيمة في أعزاز", household_size=0)
    assert section(made, dictionary, "family", "family").state == "full"


def unasked(made: Made) -> None:
    """Nothing was asked of anybody."""
    for name in [name for name, one in made.views.items() if one.kind == "consent_grant"]:
        made.drop(name)


def answer(made: Made, recipient: str, result: str = "given", **said: Json) -> str:
    more: dict[str, Json] = {"how_recorded": "signed", "data_scope": ["identity"], **said}
    made.consent("mother", "search", recipient, result, **{"subject": rid("case"), **more})
    return f"mother/search/{recipient}"


def test_an_answer_that_nobody_was_asked_for_fills_nothing(
    made: Made, dictionary: Dictionary
) -> None:
    unasked(made)
    first = answer(made, "iimp", "not_asked")
    assert section(made, dictionary, "consent").state == "empty"
    answer(made, "icrc")
    share = section(made, dictionary, "consent").share
    made.set(first, follow_up="2026-12-24")  # "not now", said by the person: an answer
    now = section(made, dictionary, "consent").share
    assert now > share
    made.set(first, result="refused", follow_up=None)
    assert section(made, dictionary, "consent").share == now
    made.set(first, result="not_asked", reported="given", reported_by=rid("brother"))
    assert section(made, dictionary, "consent").share == share


def test_what_was_asked_about_another_missing_person_says_nothing_here(
    made: Made, dictionary: Dictionary
) -> None:
    unasked(made)
    answer(made, "iimp", subject=rid("another case"))
    assert section(made, dictionary, "consent").state == "empty"
    answer(made, "icrc", subject=None)
    assert section(made, dictionary, "consent").state != "empty"
