"""Whom a figure counts: who refused, whom nobody may know of and who said "yes, if" are in none for the
public, a death that nobody told in none, and many things of one family are a count of one. All made up.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.attacks.kit import carry, swap
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_deaths_told import town as told_town
from tests.desk.test_consenting import mother_of
from tests.desk.test_periods import EVER, PUBLIC, approved_case, numbers
from tests.reports.paper import text_of

from vsdesk.desk import Condition, Edit, How
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

DAY: dict[str, Any] = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
SERVICE: dict[str, Any] = {"type": "legal_consultation", "status": "completed", "date": DAY}
NAMES = ("مروان", "سامر", "قصي", "هيثم", "جابر", "نادر")
IF: dict[str, Any] = {"ar": "لا تعدّونا قبل أن تسألوني، واسألوني كل مرة", "src_lang": "ar"}


def helped(desk: Desk, family: str, *people: str) -> None:
    for who in people:
        desk.cases.save([Edit("service", {**SERVICE, "beneficiary": who}, parent=family)])


def test_who_refused_is_not_counted_in_another_familys_file(house: House) -> None:
    desk = house.coordinator()
    case, family = approved_case(desk, "مروان")
    mother, shown = mother_of(desk, family), desk.cases.shown(case)
    other = desk.cases.new_family({"display_name": "عائلة أخرى"}).ids[0]
    people = [
        desk.cases.save([Edit("person", {"given_ar": f"اسم{n}"}, parent=other)]).ids[0]
        for n in range(4)
    ]
    helped(desk, other, *people, mother)
    assert numbers(desk, PUBLIC)["people_supported"] == 5
    desk.consent.grant(case, mother, "statistics", "public", "refused", How(), shown=shown)
    assert numbers(desk, PUBLIC)["people_supported"] is None


def test_who_refused_by_another_entry_is_not_counted(house: House) -> None:
    desk = house.coordinator()
    case, family = approved_case(desk, "مروان")
    mother, shown = mother_of(desk, family), desk.cases.shown(case)
    other = desk.cases.new_family({"display_name": "عائلة أخرى"}).ids[0]
    people = [
        desk.cases.save([Edit("person", {"given_ar": f"اسم{n}"}, parent=other)]).ids[0]
        for n in range(5)
    ]
    rows = [
        desk.cases.save([Edit("family_member", {"person": who}, parent=home)]).ids[0]
        for who, home in ((mother, family), (people[0], other))
    ]
    helped(desk, other, *people)
    desk.consent.grant(case, mother, "statistics", "public", "refused", How(), shown=shown)
    assert numbers(desk, PUBLIC)["people_supported"] == 5
    desk.cases.relatives.join(*rows)
    assert numbers(desk, PUBLIC)["people_supported"] is None


def test_whom_nobody_may_know_of_is_in_no_figure(made: Town) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    people = [written(made, "person", {"given_ar": one}, made.family) for one in "أبجد"]
    people.append(written(made, "person", {"given_ar": "سلمى"}, made.family))
    helped(made.rima, made.family, *people)
    assert numbers(made.rima, PUBLIC)["people_supported"] == 5
    written(made, "person_mark", {"type": "nobody_may_know_of"}, people[-1])
    assert numbers(made.rima, PUBLIC)["people_supported"] is None


@pytest.mark.parametrize("key", ["services", "extortion"])
def test_many_things_of_one_family_are_a_count_of_one(house: House, key: str) -> None:
    desk = house.coordinator()
    made = [approved_case(desk, name) for name in NAMES]

    def happened(case: str, family: str) -> None:
        if key == "services":
            helped(desk, family, mother_of(desk, family))
        else:
            values: dict[str, Any] = {"channel": "phone", "date": DAY}
            desk.cases.save([Edit("extortion_attempt", values, parent=case)])

    for _ in NAMES:
        happened(*made[0])
    assert numbers(desk, EVER)[key] == 6 and numbers(desk, PUBLIC)[key] is None
    for one in made[1:]:
        happened(*one)
    assert numbers(desk, PUBLIC)[key] == 11


@pytest.mark.usefixtures("signed")
def test_families_that_one_device_made_up_stand_before_nobody(made: Town) -> None:
    """Six services of one family, and one each of five that the enemy wrote down."""
    for _ in range(6):
        made.rima.cases.save([Edit("service", SERVICE, parent=made.family)])
    for _ in range(5):
        family = made.enemy.desk.cases.new_family({"display_name": "عائلة مختلقة"}).ids[0]
        id = made.enemy.desk.context.new_id()
        made.enemy.sign(family, NewOp(id, "service", SERVICE, parent=family))
    made.enemy.hand_over(made.rima)
    assert numbers(made.rima, EVER)["services"] == 11
    assert numbers(made.rima, PUBLIC)["services"] is None


@pytest.mark.usefixtures("signed")
def test_things_that_one_device_made_up_lift_no_true_one(made: Town) -> None:
    """One attempt that Hala wrote down, and one each of five cases that the enemy made up."""
    values: dict[str, Any] = {"channel": "phone", "date": DAY, "paid_amount": "1500"}
    values["paid_currency"] = "usd"
    made.hala.cases.save([Edit("extortion_attempt", values, parent=made.case)])
    carry(made.hala, made.stick, made.rima)
    e = made.enemy
    for _ in range(5):
        case, who, attempt = (e.desk.context.new_id() for _ in range(3))
        e.sign(
            case,
            NewOp(case, "case", {"person": who, "case_type": "enforced_disappearance"}),
            NewOp(who, "person", {"sex": "male"}, parent=case),
            NewOp(attempt, "extortion_attempt", values, parent=case),
        )
    e.hand_over(made.rima)
    assert numbers(made.rima, EVER)["extortion"] == 6
    assert numbers(made.rima, PUBLIC)["extortion"] is None
    for _ in range(4):
        case = made.rima.cases.new_case({"given_ar": "ن"}).ids[0]
        made.rima.cases.save([Edit("extortion_attempt", values, parent=case)])
    assert numbers(made.rima, PUBLIC)["extortion"] == 10


def if_asked(desk: Desk, type: str) -> str:
    """Six cases; of one somebody said "yes, if". Her family."""
    made = [approved_case(desk, name) for name in NAMES]
    case, family = made[0]
    how = How(conditions=(Condition(IF, type),), on="2026-11-20")
    desk.consent.grant(
        *(case, mother_of(desk, family), "statistics", "public", "given_if", how),
        scopes=["identity"],
        shown=desk.cases.shown(case),
    )
    return family


@pytest.mark.parametrize("type", ["ask_each_time", "other"])
def test_a_yes_if_that_is_not_met_is_no_yes_for_figures(house: House, type: str) -> None:
    desk = house.coordinator()
    if_asked(desk, type)
    assert numbers(desk, EVER)["new_cases"] == 6 and numbers(desk, PUBLIC)["new_cases"] == 5


def test_that_it_is_met_was_said_for_one_report(house: House) -> None:
    desk = house.coordinator()
    family = if_asked(desk, "ask_each_time")
    [condition] = desk.cases.dossier(family).of("consent_condition")
    desk.consent.steps.met(condition.id)
    assert numbers(desk, PUBLIC)["new_cases"] == 6
    desk.reporting.report(PUBLIC)
    [met] = desk.cases.dossier(family).of("condition_met")
    assert met.every("exit")
    assert numbers(desk, PUBLIC)["new_cases"] != 6


def untold(made: Town) -> None:
    """Remains were identified, and nobody told the family; Hala is no messenger."""
    told_town(made)
    day: dict[str, Any] = {"from": "2026-10-01", "to": "2026-10-01", "precision": "day"}
    written(made, "event", {"type": "identification", "date": day}, made.case)
    swap(made)


def test_a_death_that_nobody_told_stands_behind_no_figure(made: Town) -> None:
    untold(made)
    for desk in (made.hala, made.rima):
        found = desk.reporting.periods.figures(EVER).figures
        [one] = [one for one in found if one.key == "remains_identified"]
        assert one.total == 0 and not one.roots
        assert "رفات حُدّدت هويتها" not in text_of(
            desk.reporting.report(replace(EVER, lang="ar")).pdf
        )


def test_nor_in_a_target(made: Town) -> None:
    """The card of targets stands on the first page of everybody."""
    values: dict[str, Any] = {"indicator": "هويات", "measures": "remains_identified", "value": 5}
    made.rima.cases.save([Edit("target", {**values, "active_from": "2026-01-01"})])
    untold(made)
    [one] = made.hala.reporting.periods.progress_of_targets(date(2026, 11, 24))
    assert one.reached == 0 and not one.records
