"""A paper carried inside Syria says nothing of what it is, by whatever field says that they
live there. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.test_called_otherwise import asked

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json


def abroad(made: Town) -> str:
    places = made.rima.context.dictionary.places
    return next(one.id for one in places if one.key == "TR")


INSIDE: tuple[dict[str, Json], ...] = (
    {"displacement_status": "displaced"},
    {"displacement_status": "returned"},
    {"displacement_status": "camp"},
    {"current_text": "عفرين"},
    {"current_text": "حلب، السكري"},
    {"current_text": "Qamişlo"},
)
OUTSIDE: tuple[dict[str, Json], ...] = (
    {},
    {"displacement_status": "refugee"},
    {"current_text": "مرسين، تركيا"},
    {"current_text": "Gaziantep", "displacement_status": "camp"},
)


@pytest.mark.parametrize("said", INSIDE)
def test_whatever_says_that_the_family_lives_there(made: Town, said: dict[str, Json]) -> None:
    asked(made)
    made.rima.cases.save([Edit("family", {**said}, id=made.family)])
    assert made.rima.outbound.sheets.is_discreet(made.case)


@pytest.mark.parametrize("said", OUTSIDE)
def test_elsewhere_the_paper_is_whole(made: Town, said: dict[str, Json]) -> None:
    asked(made)
    made.rima.cases.save([Edit("family", {**said}, id=made.family)])
    assert not made.rima.outbound.sheets.is_discreet(made.case)


@pytest.mark.parametrize("who", ["mother", "another"])
@pytest.mark.parametrize("way", ["link", "words"])
def test_where_she_lives_whose_paper_it_is(made: Town, who: str, way: str) -> None:
    mother = asked(made)
    places = made.rima.context.dictionary.places
    afrin = next(one.id for one in places if "عفرين" in one.names)
    address: dict[str, Json] = (
        {"usual_address": afrin} if way == "link" else {"usual_address_text": "بيتهم في عفرين"}
    )
    whose = mother if who == "mother" else made.person
    made.rima.cases.save(
        [
            Edit("family", {"current_place": abroad(made)}, id=made.family),
            Edit("case", {"primary_contact": mother}, id=made.case),
            Edit("person", address, id=whose),
        ]
    )
    assert made.rima.outbound.sheets.is_discreet(made.case) is (who == "mother")
    dossier = made.rima.cases.dossier(made.case)
    assert made.rima.outbound.sheets.discreet(dossier, mother) is (who == "mother")
