"""What a coordinator's button writes replaces nothing that another device said and no page showed: no no, tie
or source goes by it without a trace. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import assign, family_of, relative, said, state
from tests.attacks.kit import Device, carry, town
from tests.desk.conftest import House

from vsdesk.desk import Edit
from vsdesk.desk.consent.condition_service import Condition
from vsdesk.records.dictionary.values import Json

TOLD: Json = {"ar": "بلا صورة", "src_lang": "ar"}


def test_a_condition_takes_no_no_away(house: House) -> None:
    """A condition is said to a yes; the no of another device that stands beside it stays."""
    made = town(house)
    family_of(made)
    grant = said(made, relative(made, "mother", "هدى"), "given")
    assign(made)
    made.enemy.change(grant, "consent_grant", {"result": "refused"}, replace=False)
    made.enemy.hand_over(made.rima)
    assert state(made).state == "refused"
    made.rima.consent.steps.condition(grant, Condition(TOLD, "without_photo"))
    assert state(made).state == "refused"


def test_a_family_tied_meanwhile_stays(house: House) -> None:
    """The page of the case was drawn before the family of the mother who said no came."""
    made = town(house)
    case = made.hala.cases.new_case(
        {"given_ar": "ليث"}, {"case_type": "enforced_disappearance"}
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    family = made.hala.cases.new_family({"display_name": "عائلة النوري"}).ids[0]
    made.hala.cases.save([Edit("case", {"family": family}, id=case)])
    carry(made.hala, made.stick, made.rima)
    other = made.rima.cases.people.new_family(case).ids[0]
    assert {*made.view(case).every("family")} == {family, other}
    third = made.rima.cases.new_family({"display_name": "عائلة أخرى"}).ids[0]
    made.rima.cases.people.link_family(case, third, shown=None)
    assert family in made.view(case).every("family")


def test_an_incident_named_meanwhile_stays(house: House) -> None:
    """The same of an incident that is made out of a case."""
    made = town(house)
    incident = made.hala.cases.save([Edit("incident", {}, id=made.hala.context.new_id())]).ids[0]
    made.hala.cases.incidents.join(made.case, incident)
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.incidents.make(made.case, {})
    assert incident in made.view(made.case).every("incident")


@pytest.mark.parametrize("who", ["hala", "enemy"])
def test_a_source_named_meanwhile_stays(house: House, who: str) -> None:
    """A further source is named beside those that were not on the page."""
    made = town(house)
    made.rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=made.case)])
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    device = made.enemy if who == "enemy" else Device(made.hala, made.stick)
    source = device.desk.cases.save(
        [Edit("source", {"type": "survivor", "code": "S-2"}, id=device.desk.context.new_id())]
    ).ids[0]
    device.change(made.case, "case", {"sources": [source]}, replace=False)
    device.hand_over(made.rima)
    made.rima.cases.people.new_source(made.case, ())
    assert any(source in str(one) for one in made.view(made.case).every("sources"))
    assert len(made.view(made.case).every("sources")) == 2
