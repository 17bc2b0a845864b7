"""Somebody took part by name in an activity and refused to be seen; then their family has them erased.
No picture of it leaves by that. Asserts that it does NOT."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_erased_ties import NOT_NAMED, put
from tests.attacks.test_pictures_of_reports import attach, refused, stands, vigil
from tests.desk.conftest import whole_case

if TYPE_CHECKING:
    from tests.attacks.kit import Town


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
