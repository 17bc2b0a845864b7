"""Somebody took part by name in an activity and refused to be seen; then their family has them erased.
No picture of it leaves by that. Asserts that it does NOT."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_erased_ties import NOT_NAMED, put
from tests.attacks.test_pictures_of_reports import attach, refused, stands, vigil
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize("target", ["person", "family", "row"])
@pytest.mark.parametrize("how", ["mark", "no"])
def test_whoever_refused_is_erased(made: Town, how: str, target: str) -> None:
    _, _, mother = refused(made.rima)
    family = made.rima.cases.record(mother).space
    if how == "mark":
        _, _, family = whole_case(made.rima, "مروان")
        mother = put(made, "person", {"given_ar": "هدى"}, family)
        put(made, "family_member", {"person": mother}, family)
        put(made, "person_mark", NOT_NAMED, mother)
    activity = vigil(made.rima)
    item = attach(made.rima, activity, 9)
    assert stands(made.rima, item)
    row = put(made, "participation", {"person": mother}, activity)
    assert not stands(made.rima, item)
    erased(made, {"family": family, "row": row}.get(target, mother))
    assert not stands(made.rima, item)


def test_somebody_who_refused_nothing(made: Town) -> None:
    """The picture stays where it was: nobody asked for anything."""
    _, _, family = whole_case(made.rima, "مروان")
    aunt = put(made, "person", {"given_ar": "هدى"}, family)
    activity = vigil(made.rima)
    item = attach(made.rima, activity, 9)
    put(made, "participation", {"person": aunt}, activity)
    assert stands(made.rima, item)
    erased(made, aunt)
    assert stands(made.rima, item)


@pytest.mark.parametrize("how", ["mark", "no", "risk", "case"])
def test_what_was_asked_of_who_took_part_is_erased_alone(made: Town, how: str) -> None:
    """The picture is closed by itself, and the listing says so; a coordinator may open it."""
    case, _, family = whole_case(made.rima, "مروان")
    mother = mother_of(made.rima, family)
    aunt = put(made, "person", {"given_ar": "هدى"}, family)
    put(made, "family_member", {"person": aunt}, family)
    no: dict[str, Json] = {"purpose": "photo_publication", "recipient": "public"}
    no |= {"grantor": aunt, "result": "refused", "given_on": "2026-11-24"}
    asks: dict[str, tuple[str, dict[str, Json], str]] = {
        "mark": ("person_mark", NOT_NAMED, aunt),
        "no": ("consent_grant", no, family),
        "risk": ("risk_assessment", {"level": "red", "date": "2026-11-24"}, family),
        "case": ("consent_grant", {**no, "grantor": mother, "subject": case}, family),
    }
    activity = vigil(made.rima)
    item = attach(made.rima, activity, 9)
    put(made, "participation", {"person": aunt}, activity)
    assert stands(made.rima, item)
    asked = put(made, *asks[how])
    assert not stands(made.rima, item)
    listing = erased(made, asked)
    assert not stands(made.rima, item)
    assert listing.opens.pictures == 1


def test_an_answer_about_something_else_closes_no_picture(made: Town) -> None:
    _, _, family = whole_case(made.rima, "مروان")
    aunt = put(made, "person", {"given_ar": "هدى"}, family)
    activity = vigil(made.rima)
    item = attach(made.rima, activity, 9)
    put(made, "participation", {"person": aunt}, activity)
    no: dict[str, Json] = {"purpose": "un_complaint", "recipient": "wgeid", "grantor": aunt}
    answer = put(
        made, "consent_grant", {**no, "result": "refused", "given_on": "2026-11-24"}, family
    )
    assert erased(made, answer).opens.pictures == 0
    assert stands(made.rima, item)
