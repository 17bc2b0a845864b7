"""A child who is to be asked is asked, and its no holds, however old whoever opened the file calls it
afterwards. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import as_text, family_of, relative, said, words
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_works_of_children import LETTER, PUBLIC, SCOPES

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


def born(year: int) -> Json:
    return {"from": f"{year}-01-01", "to": f"{year}-12-31", "precision": "year"}


def call(made: Town, who: str, person: str, year: int, *, replace: bool = True) -> None:
    """Written into a person, by a coordinator or by who opened the file."""
    if who == "coordinator":
        made.rima.cases.save([as_shown(made.rima, "person", {"birth": born(year)}, person)])
        return
    device = hala(made)
    device.change(person, "person", {"birth": born(year)}, replace=replace)
    device.hand_over(made.rima)


# -- a letter before the public -----------------------------------------------------------------


def letter_of(made: Town, year: int | None = None) -> str:
    """A daughter whom a coordinator recorded, her letter, and her mother's yes to the public."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", purpose="hold_record", recipient="own_org", data_scope=SCOPES)
    yes = said(made, mother, "given", data_scope=SCOPES, **PUBLIC)
    carry(made.hala, made.stick, made.rima)
    child = made.rima.context.new_id()
    names: dict[str, Json] = {"given_ar": "ليلى", "family_ar": "النوري"}
    if year:
        names["birth"] = born(year)
    kin: dict[str, Json] = {"person": child, "related_to": made.person, "relation": "daughter"}
    made.rima.cases.save(
        [
            Edit("person", names, id=child, parent=made.family),
            Edit("family_member", {"person": child}, parent=made.family),
            Edit("kinship", kin, parent=made.family),
        ]
    )
    work: dict[str, Json] = {"title": "رسالة", "type": "letter", "author": child}
    work |= {"text": words(LETTER), "guardian_consent": yes}
    written(made, "work", work, made.family)
    carry(made.rima, made.stick, made.hala)
    return child


def is_read(made: Town) -> bool:
    left = made.gate("public", "memory", "C")
    assert left.allowed, left.state
    return LETTER in as_text(left)


@pytest.mark.parametrize("who", ["opener", "coordinator"])
def test_whether_a_child_is_asked_before_the_public(made: Town, who: str) -> None:
    child = letter_of(made)
    assert not is_read(made)
    call(made, who, child, 2020)
    assert is_read(made) == (who == "coordinator")


def test_a_second_birth_makes_nobody_younger(made: Town) -> None:
    child = letter_of(made, 2012)
    assert not is_read(made)
    call(made, "opener", child, 2020, replace=False)
    assert not is_read(made)


# -- the child whom the file is about -----------------------------------------------------------


def case_of_a_child(made: Town, year: int | None, **more: Json) -> str:
    """A child's file, with its mother's yes as a coordinator wrote it; the child."""
    family_of(made, born(year) if year else None)
    mother = relative(made, "mother", "هدى")
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save(
        [as_shown(made.rima, "case", {"case_type": "child_of_detained"}, made.case)]
    )
    answer: dict[str, Json] = {"grantor": mother, "subject": made.case, "purpose": "un_complaint"}
    answer |= {"recipient": "ced", "result": "given", "given_on": "2026-11-20"}
    written(made, "consent_grant", answer | more, made.family)
    return made.person


def held(made: Town) -> str:
    return made.gate("ced", "un_complaint").state


@pytest.mark.parametrize("year", [1990, 2020])
def test_a_childs_no_holds_whatever_its_age_is_called(made: Town, year: int) -> None:
    child = case_of_a_child(made, 2012, child_assent=False)
    assert held(made) == "refused"
    call(made, "opener", child, year)
    assert held(made) == "refused"


def test_a_childs_yes_keeps_nothing_back(made: Town) -> None:
    case_of_a_child(made, 2012, child_assent=True)
    assert held(made) == "given"


def found(made: Town) -> None:
    made.rima.cases.save(
        [as_shown(made.rima, "case", {"search_status": "located_alive_held"}, made.case)]
    )


@pytest.mark.parametrize(("year", "state"), [(None, "assent"), (2012, "assent"), (2020, "given")])
def test_a_child_who_was_found_is_asked(made: Town, year: int | None, state: str) -> None:
    case_of_a_child(made, year)
    assert held(made) == "given"
    found(made)
    assert held(made) == state


def test_a_child_of_unknown_age_who_said_yes(made: Town) -> None:
    case_of_a_child(made, None, child_assent=True)
    found(made)
    assert held(made) == "given"
