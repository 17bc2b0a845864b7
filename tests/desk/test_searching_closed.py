"""S16: of whoever is a source or asked to be named nowhere a search says what it says of a stranger. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.test_matching import arabic
from tests.desk.test_searching import found

from vsdesk.desk import Desk, Edit

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.values import Json

SALMA: dict[str, Json] = {"given_ar": "سلمى", "family_ar": "الياقوت"}
UNSAID: dict[str, Json] = {
    "purpose": "hold_record", "recipient": "own_org", "result": "given",
    "identity_mode": "anonymous", "given_on": "2026-01-01",
}  # fmt: skip


def family(desk: Desk) -> tuple[str, str]:
    """A case with a family in which there is Salma; ids of case and person."""
    home = desk.new_family({"display_name": "بيت مختلق", "language": "ar"}).ids[0]
    case = desk.new_case(arabic("مروان", "خالد", "الدرويش"), {"family": home}).ids[0]
    salma = desk.save([Edit("person", SALMA, parent=home)]).ids[0]
    nickname: dict[str, Json] = {"type": "nickname", "value": "زمردة"}
    desk.save([Edit("person_name", nickname, parent=salma)])
    return case, salma


def is_source(desk: Desk, person: str) -> None:
    desk.save([Edit("source", {"code": "S-0008", "person": person})])


def asked_not_to_be_named(desk: Desk, person: str) -> None:
    home = desk.record(person).space
    desk.save([Edit("consent_grant", {**UNSAID, "grantor": person}, parent=home)])


@pytest.mark.parametrize("says", [is_source, asked_not_to_be_named])
def test_s16_whoever_is_to_be_named_nowhere_answers_no_search(house: House, says: object) -> None:
    desk = house.coordinator()
    case, salma = family(desk)
    typed = ("سلمى", "سلمى الياقوت", "salma", "زمردة", "زمر", "سلم ياقو")
    assert all(found(desk, text) for text in typed)
    assert callable(says)
    says(desk, salma)
    for text in typed:
        assert (found(desk, text), desk.search(text), desk.search_count(text)) == ({}, [], 0), text
    # Nor do her words join those of the others into an answer.
    assert found(desk, "سلمى بيت") == {} and desk.search_count("سلمى بيت") == 0
    assert case in found(desk, "مروان الدرويش")


@pytest.mark.parametrize("says", [is_source, asked_not_to_be_named])
def test_s16_a_missing_person_is_shown_like_every_other(house: House, says: object) -> None:
    desk = house.coordinator()
    case, _ = family(desk)
    before = found(desk, "مروان")[case]
    assert callable(says)
    says(desk, desk.record(case).text("person"))
    after = found(desk, "مروان")[case]
    assert before.why[0].text == after.why[0].text != ""
