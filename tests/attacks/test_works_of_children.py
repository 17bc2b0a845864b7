"""What a child made, owns or needs goes with the child: with `minors`, and nowhere beyond level B.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import as_text, family_of, relative, said, words
from tests.attacks.kit import Town, carry, told_once
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_once_named import remove
from tests.attacks.test_portraits import attach

from vsdesk.desk import Edit
from vsdesk.records.about import ABOUT
from vsdesk.records.gate.persons import childrens_records

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

SCOPES: list[Json] = ["circumstances", "documents", "family_members", "hlp", "identity"]
LETTER, SCHOOL = "بابا أنا في الصف الرابع", "unregistered_child"
# The person and what names or reaches them: records/gate/record_rules.py and person_data.py;
# a sample: its own rule.
OTHER_RULES = {
    *("person", "person_name", "person_identifier", "kinship", "family_member"),
    *("contact_channel", "contact_log", "dna_reference"),
}
PUBLIC = {"purpose": "memory", "recipient": "public"}


@told_once
def child_in(made: Town, /, year: int | None, minors: bool, **work: Json) -> dict[str, str]:
    """A daughter who wrote a letter, has no papers, and owns a part of the house."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    scopes = [*SCOPES, "minors"] if minors else SCOPES
    body = said(made, mother, "given", data_scope=scopes)
    said(made, mother, "given", purpose="hold_record", recipient="own_org", data_scope=scopes)
    yes = said(made, mother, "given", data_scope=scopes, **PUBLIC)
    child = relative(made, "daughter", "ليلى")
    if year:
        born: Json = {"from": f"{year}-01-01", "to": f"{year}-12-31", "precision": "year"}
        made.hala.cases.save([Edit("person", {"birth": born}, id=child)])
    drawing = attach(made, "other")
    carry(made.hala, made.stick, made.rima)
    if named := work.pop("agreed", None):
        work["guardian_consent"] = yes if named == "public" else body
    values: dict[str, Json] = {
        "title": "رسالة إلى بابا",
        "type": "letter",
        "author": child,
        "text": words(LETTER),
        "item": [drawing],
        **work,
    }
    letter = written(made, "work", values, made.family)
    written(
        made,
        "civil_doc_issue",
        {"person": child, "document": "birth_registration", "problem": SCHOOL},
        made.family,
    )
    written(made, "hlp_asset", {"type": "house", "owner": child}, made.family)
    return {"child": child, "work": letter, "drawing": drawing}


def leaves(made: Town, purpose: str, recipient: str, level: str = "B") -> tuple[bool, bool, bool]:
    left = made.gate(recipient, purpose, level)
    assert left.allowed, left.state
    text = as_text(left)
    return LETTER in text, SCHOOL in text, '"house"' in text


NOTHING, EVERYTHING = (False, False, False), (True, True, True)


@pytest.mark.parametrize(
    ("year", "minors", "expected"),
    [
        (2015, False, NOTHING),
        (2015, True, EVERYTHING),
        (None, False, (False, True, True)),  # nobody knows how old she is
        (None, True, EVERYTHING),
        (1990, False, EVERYTHING),
    ],
)
def test_a_body_gets_it_with_the_child(
    made: Town, year: int | None, minors: bool, expected: tuple[bool, bool, bool]
) -> None:
    held = child_in(made, year, minors)
    assert leaves(made, "un_complaint", "ced") == expected
    assert (made.gate("ced", "un_complaint").get(held["drawing"]) is not None) == expected[0]


@pytest.mark.parametrize(
    ("year", "more", "shown"),
    [
        (2017, {}, False),  # nobody was asked
        (2017, {"assent": True}, False),
        (2017, {"agreed": "public"}, True),  # nine years old: the guardian
        (2017, {"agreed": "public", "assent": False}, False),
        (2012, {"agreed": "public"}, False),  # fourteen: the child too
        (2012, {"agreed": "public", "assent": True}, True),
        (None, {"agreed": "public"}, False),
        (1990, {}, True),
    ],
)
def test_the_public_reads_a_letter_with_both_yeses(
    made: Town, year: int | None, more: dict[str, Json], shown: bool
) -> None:
    held = child_in(made, year, True, **more)
    grown = year == 1990
    assert leaves(made, "memory", "public", "C") == (shown, grown, grown)
    left = made.gate("public", "memory", "C")
    assert "ليلى" not in as_text(left) or grown
    assert left.get(held["drawing"]) is None or grown


def test_an_answer_to_somebody_else_is_no_yes_of_the_guardian(made: Town) -> None:
    child_in(made, 2017, True, agreed="ced")
    assert leaves(made, "memory", "public", "C") == NOTHING


def test_the_family_and_our_own_work_have_it(made: Town) -> None:
    child_in(made, 2015, False)
    assert leaves(made, "hold_record", "own_org") == EVERYTHING
    assert LETTER in as_text(made.gate("family", "casework"))


def test_every_kind_that_speaks_of_somebody_follows_a_child() -> None:
    assert {*ABOUT} == childrens_records.KINDS | OTHER_RULES


@pytest.mark.parametrize("year", [2015, None])
@pytest.mark.parametrize("minors", [False, True])
def test_what_is_of_a_child_who_was_taken_off_the_file(
    made: Town, year: int | None, minors: bool
) -> None:
    held = child_in(made, year, minors)
    rows = [
        one.id
        for one in made.rima.cases.dossier(made.case)
        if one.kind in ("kinship", "family_member") and held["child"] in one.every("person")
    ]
    for id in (*rows, held["child"]):
        remove(made.rima, id)
    known = NOTHING if year else (False, True, True)
    assert leaves(made, "un_complaint", "ced") == (EVERYTHING if minors else known)
    assert (made.gate("ced", "un_complaint").get(held["drawing"]) is not None) == minors


@pytest.mark.parametrize("taken_off", [False, True])
def test_a_mother_who_was_taken_off_is_no_child(made: Town, taken_off: bool) -> None:
    """Nobody wrote down when she was born: her row says what she is."""
    family_of(made)
    father, mother = relative(made, "father", "حسن"), relative(made, "mother", "هدى")
    said(made, father, "given", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    written(made, "hlp_asset", {"type": "house", "owner": mother}, made.family)
    if taken_off:
        for one in made.rima.cases.dossier(made.case).of("kinship"):
            if mother in one.every("person"):
                remove(made.rima, one.id)
        remove(made.rima, mother)
    assert '"house"' in as_text(made.gate("ced", "un_complaint"))
