"""Somebody belongs to two families: what was asked in one file holds on the papers of the other. All made
up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.attacks.families import GROWN, family_of, relative, said
from tests.attacks.kit import Town, carry
from tests.attacks.test_marks import SCOPES, told

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

MARKS = ["", "not_named_outside", "nobody_may_know_of"]


def of_two_families(made: Town, mark: str) -> None:
    """Rim is a sister of one who is missing, where she asked, and the wife of another, in
    whose story she is named."""
    h = made.hala
    family_of(made)
    rim = relative(made, "sister", "ريم")
    if mark:
        h.cases.save([Edit("person_mark", {"type": mark}, parent=rim)])
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    wife = {"person": rim, "related_to": made.person, "relation": "wife"}
    h.cases.save(
        [
            Edit("family_member", {"person": rim}, parent=made.family),
            Edit("kinship", wife, parent=made.family),
        ]
    )
    words: dict[str, Json] = {"ar": "قالت ريم النوري كلاماً كثيراً", "src_lang": "ar"}
    h.cases.save([Edit("case", {"summary": words}, id=made.case)])
    carry(h, made.stick, made.rima)


def brothers(made: Town, mark: str) -> None:
    """Two brothers of one family are missing, both grown; the mark lies in the case of the first, the
    story in that of the other."""
    h = made.hala
    _, layth, family = family_of(made, GROWN["birth"])
    mother = relative(made, "mother", "هدى")
    if mark:
        h.cases.save([Edit("person_mark", {"type": mark}, parent=layth)])
    second = {"given_ar": "أيهم", "family_ar": "النوري"}
    made.case, made.person = h.cases.new_case(
        second, {"family": family, "case_type": "enforced_disappearance"}
    ).ids
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    of = {"related_to": made.person}
    h.cases.save(
        [
            Edit("kinship", {"person": mother, "relation": "mother", **of}, parent=family),
            Edit("family_member", {"person": layth}, parent=family),
            Edit("kinship", {"person": layth, "relation": "brother", **of}, parent=family),
        ]
    )
    words: dict[str, Json] = {"ar": "أخذوا ليث النوري معه من البيت", "src_lang": "ar"}
    h.cases.save([Edit("case", {"summary": words}, id=made.case)])
    carry(h, made.stick, made.rima)


@pytest.mark.parametrize("mark", MARKS)
def test_the_mark_of_who_is_of_two_families_holds_in_both(made: Town, mark: str) -> None:
    of_two_families(made, mark)
    assert ("ريم" in told(made)) is not bool(mark)


@pytest.mark.parametrize("mark", MARKS)
def test_the_mark_of_a_missing_brother_holds_in_the_others_case(made: Town, mark: str) -> None:
    """His name goes with his own case, marked or not; what is told beside it stays where he is marked."""
    brothers(made, mark)
    left = told(made)
    assert "ليث" not in left
    assert ("من البيت" in left) is not bool(mark)


@pytest.mark.parametrize("put", [of_two_families, brothers])
def test_it_comes_along_where_many_files_are_read_at_once(
    made: Town, put: Callable[[Town, str], None]
) -> None:
    put(made, "nobody_may_know_of")
    every = [one.id for one in made.rima.cases.list_kind("case")]
    asked = Request("un_complaint", "ced", "B", "2026-11-24")
    for dossier in made.rima.context.vault.read.dossiers(every):
        one = made.rima.cases.dossier(dossier.root)
        assert {held.id for held in dossier} == {held.id for held in one}
        assert (
            decide(asked, dossier, made.rima.context.dictionary).state
            == decide(asked, one, made.rima.context.dictionary).state
        )
