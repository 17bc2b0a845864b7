"""A family's paper is discreet by itself where a coordinator wrote that finding it may harm, whatever whoever
opened the file says of it. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import assign
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_called_otherwise import hala
from tests.attacks.test_what_terms_tell import town

from vsdesk.desk import Edit, SheetOrder
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.papers.discreet_papers import is_asked_for

WHY = pytest.mark.parametrize("why", ["mark", "home", "place"])


def may_harm(made: Town, why: str, wife: str, *, by: str = "coordinator") -> None:
    """What makes the paper discreet, said by a coordinator or by who opened the file."""
    desk = made.rima if by == "coordinator" else made.hala
    values: dict[str, Json] = {"displacement_status": "at_home"}
    if why == "mark":
        mark: dict[str, Json] = {"type": "nobody_may_know_of"}
        desk.cases.save([Edit("person_mark", mark, id=desk.context.new_id(), parent=wife)])
    else:
        if why == "place":
            values = {"current_text": "في حلب"}
        desk.cases.save([Edit("family", values, id=made.family)])
    if by != "coordinator":
        carry(made.hala, made.stick, made.rima)


def need_not_be(made: Town, who: str) -> None:
    if who == "coordinator":
        made.rima.cases.save([as_shown(made.rima, "family", {"discreet": False}, made.family)])
        return
    carry(made.rima, made.stick, made.enemy.desk)
    device = hala(made) if who == "opener" else made.enemy
    device.change(made.family, "family", {"discreet": False})
    device.hand_over(made.rima)


def is_discreet(made: Town) -> bool:
    return made.rima.outbound.sheets.is_discreet(made.case)


@WHY
@pytest.mark.parametrize("who", ["opener", "assigned", "coordinator"])
def test_what_a_coordinator_wrote_makes_it_discreet(made: Town, who: str, why: str) -> None:
    _, wife = town(made)
    assign(made)
    assert not is_discreet(made)
    may_harm(made, why, wife)
    assert is_discreet(made)
    need_not_be(made, who)
    assert is_discreet(made) == (who != "coordinator")


@WHY
def test_what_the_family_told_it_takes_back(made: Town, why: str) -> None:
    _, wife = town(made)
    may_harm(made, why, wife, by="hala")
    assert is_discreet(made)
    need_not_be(made, "opener")
    assert not is_discreet(made)


def test_the_whole_paper_is_still_chosen_at_the_desk(made: Town) -> None:
    _, wife = town(made)
    may_harm(made, "mark", wife)
    need_not_be(made, "opener")
    assert is_discreet(made)
    assert not is_asked_for(made.rima.cases.dossier(made.case))


def test_who_speaks_for_the_case_is_not_changed_for_it(made: Town) -> None:
    mother, wife = town(made)
    made.hala.cases.save([Edit("case", {"primary_contact": mother}, id=made.case)])
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([as_shown(made.rima, "person", {"usual_address_text": "في حلب"}, mother)])
    assert is_discreet(made)
    device = hala(made)
    device.change(made.case, "case", {"primary_contact": wife})
    device.hand_over(made.rima)
    assert is_discreet(made)
    need_not_be(made, "coordinator")
    assert not is_discreet(made)


# --- nobody asked in which country ------------------------------------------------------------


def never_asked(made: Town) -> None:
    """A coordinator knows of no country any more."""
    made.rima.cases.save(
        [as_shown(made.rima, "family", {"displacement_status": None}, made.family)]
    )


def why(made: Town) -> str:
    return made.rima.outbound.sheets.sheet(SheetOrder(made.case)).why_discreet


def test_where_no_country_was_asked_it_is_discreet_and_says_why(made: Town) -> None:
    assert not is_discreet(made) and why(made) == ""
    never_asked(made)
    assert is_discreet(made) and why(made) == "unknown"
    made.rima.cases.save([as_shown(made.rima, "family", {"current_text": "حلب"}, made.family)])
    assert why(made) == "home"
    made.rima.cases.save(
        [as_shown(made.rima, "family", {"current_text": "بيت خالتي"}, made.family)]
    )
    assert why(made) == "unknown"  # no place that anybody knows
    made.rima.cases.save([as_shown(made.rima, "family", {"current_text": "أنطاكية"}, made.family)])
    assert not is_discreet(made)


def test_whoever_prints_it_still_chooses_the_whole_one(made: Town) -> None:
    never_asked(made)
    whole = made.rima.outbound.sheets.sheet(SheetOrder(made.case, discreet=False))
    assert not whole.discreet and whole.why_discreet == ""


@pytest.mark.parametrize("values", [{"displacement_status": "refugee"}, {"discreet": False}])
def test_one_device_alone_says_no_country(made: Town, values: dict[str, Json]) -> None:
    never_asked(made)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(made.family, "family", values)
    made.enemy.hand_over(made.rima)
    assert is_discreet(made) and why(made) == "unknown"


def test_an_address_of_who_carries_it_says_the_country(made: Town) -> None:
    mother, _ = town(made)
    never_asked(made)
    assert made.rima.outbound.sheets.discreet(made.rima.cases.dossier(made.case), mother)
    abroad: dict[str, Json] = {"usual_address_text": "في أنطاكية"}
    made.rima.cases.save([as_shown(made.rima, "person", abroad, mother)])
    assert not made.rima.outbound.sheets.discreet(made.rima.cases.dossier(made.case), mother)
