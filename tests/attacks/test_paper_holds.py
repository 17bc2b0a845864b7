"""What guards somebody in a file lies where its documenter's device does not see it, or the file was taken
back: that device makes no paper of it. Everybody is honest, and made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import Town, carry, told_once
from tests.attacks.test_marks import SCOPES
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, SheetOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.paper_holds import ALL, MOST, is_held, written

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

HELD: Final = "at_coordinators"
MARKS: Final = ["not_named_outside", "nobody_may_know_of"]


@told_once
def told(made: Town) -> tuple[str, str]:
    """Hala's family, in which two agreed to the family's own paper: its mother and sister."""
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "ريم")
    for who in (mother, sister):
        for purpose, to in (("casework", "family"), ("hold_record", "own_org")):
            said(made, who, "given", purpose=purpose, recipient=to, data_scope=[*SCOPES])
    tells: dict[str, Json] = {"type": "other", "text": words("قالت ريم النوري إنها رأته")}
    made.hala.cases.save([Edit("event", tells, parent=made.case)])
    carry(made.hala, made.stick, made.rima)
    return mother, sister


def sheet(desk: Desk, made: Town, mother: str) -> str:
    """The family's own sheet, or why it stays."""
    order = SheetOrder(made.case, ("ar",), kind="family-sheet", person=mother, discreet=False)
    try:
        return text_of(desk.outbound.sheets.sheet(order).pdf)
    except UserError as refused:
        return str(refused.params.get("reason", refused))


def new(desk: Desk, kind: str, values: dict[str, Json], parent: str | None = None) -> str:
    [id] = desk.cases.save([Edit(kind, values, id=desk.context.new_id(), parent=parent)]).ids
    return id


def other_entry(made: Town, sister: str) -> str:
    """ريم, whom Rima wrote down in a family that is not Hala's, and said to be the same."""
    rima = made.rima
    other = rima.cases.new_family({"display_name": "عائلة ثانية", "language": "ar"}).ids[0]
    again = new(rima, "person", {"given_ar": "ريم", "family_ar": "النوري"}, other)
    row = new(rima, "family_member", {"person": again}, other)
    members = rima.cases.dossier(made.family).of("family_member")
    own = next(one for one in members if one.text("person") == sister)
    rima.cases.save([Edit("family_member", {"also": [row]}, id=own.id)])
    return again


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_at_the_other_entry_of_a_relative(made: Town, mark: str) -> None:
    mother, sister = told(made)
    again = other_entry(made, sister)
    carry(made.rima, made.stick, made.hala)
    assert "ريم" in sheet(made.hala, made, mother)
    id = new(made.rima, "person_mark", {"type": mark}, again)
    carry(made.rima, made.stick, made.hala)
    assert "ريم" not in sheet(made.rima, made, mother)
    assert sheet(made.hala, made, mother) == HELD
    made.rima.cases.delete(id, shown=made.rima.cases.shown(id))
    carry(made.rima, made.stick, made.hala)
    assert "ريم" in sheet(made.hala, made, mother)


def _red(made: Town, other: str, person: str) -> None:
    values: dict[str, Json] = {"level": "red", "date": "2026-11-20"}
    new(made.rima, "risk_assessment", values, other)


def _hidden(made: Town, other: str, person: str) -> None:
    new(made.rima, "person_mark", {"type": "nobody_may_know_of"}, person)


def _news(made: Town, other: str, person: str) -> None:
    tells: dict[str, Json] = {"type": "identification", "text": words("استشهد تحت التعذيب")}
    new(made.rima, "event", tells, other)


@pytest.mark.parametrize("guard", [_red, _hidden, _news])
def test_what_guards_the_other_report_of_who_is_missing(
    made: Town, guard: Callable[[Town, str, str], None]
) -> None:
    mother, _ = told(made)
    rima = made.rima
    other, person = rima.cases.new_case({"given_ar": "ليث", "family_ar": "النوري"}, {}).ids[:2]
    if rima.cases.record(other).kind != "case":
        other, person = person, other
    same: dict[str, Json] = {"first": made.case, "second": other, "decision": "same"}
    new(rima, "duplicate_link", same)
    carry(rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) != HELD
    guard(made, other, person)
    carry(rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) == HELD


def test_a_family_that_asks_for_discretion_and_does_not_go_there(made: Town) -> None:
    mother, _ = told(made)
    rima = made.rima
    second = rima.cases.new_family({"display_name": "بيت العم", "language": "ar"}).ids[0]
    rima.cases.save([Edit("case", {"second_family": second}, id=made.case)])
    carry(rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) != HELD
    rima.cases.save([Edit("family", {"discreet": True}, id=second)])
    carry(rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) == HELD


def test_an_incident_that_tells_of_somebody_whose_case_does_not_go_there(made: Town) -> None:
    mother, _ = told(made)
    rima = made.rima
    incident = new(
        rima, "incident", {"date": {"from": "2013-05-02", "to": "2013-05-02", "precision": "day"}}
    )
    rima.cases.save([Edit("case", {"incident": incident}, id=made.case)])
    other = rima.cases.new_case({"given_ar": "سليم", "family_ar": "الدرويش"}, {}).ids
    case = next(one for one in other if rima.cases.record(one).kind == "case")
    rima.cases.save([Edit("case", {"incident": incident}, id=case)])
    carry(rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) != HELD
    story = words("أخذوا ليث مع سليم الدرويش من الباص")
    new(rima, "event", {"type": "other", "text": story}, incident)
    carry(rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) == HELD


@pytest.mark.parametrize("later", [False, True])
def test_a_file_that_was_taken_back(made: Town, *, later: bool) -> None:
    """Whoever lends it again opens it again there."""
    mother, sister = told(made)
    rima, omar = made.rima, made.enemy.desk  # an honest documenter here
    device = omar.context.device_id
    both = [made.case, made.family]
    rima.sync.assignments.assign(both, device, "تتابع من هناك")
    carry(rima, made.stick, omar)
    assert "ريم" in sheet(omar, made, mother)
    rima.sync.assignments.unassign(both, device, "سافر")
    if later:
        new(rima, "person_mark", {"type": "nobody_may_know_of"}, sister)
    carry(rima, made.stick, omar)
    assert sheet(omar, made, mother) == HELD
    assert "هدى" in sheet(rima, made, mother)
    rima.sync.assignments.assign(both, device, "عاد")
    carry(rima, made.stick, omar)
    assert ("ريم" in sheet(omar, made, mother)) is not later


def test_a_hold_is_a_coordinators_alone(made: Town) -> None:
    """A device frees no file, and holds none of another's."""
    mother, sister = told(made)
    again = other_entry(made, sister)
    new(made.rima, "person_mark", {"type": MARKS[0]}, again)
    carry(made.rima, made.stick, made.hala, made.enemy.desk)
    [hold] = made.hala.context.vault.read.of_kind("paper_hold")
    made.enemy.change(hold.id, "paper_hold", {"files": None}, observed=True)
    made.enemy.hand_over(made.rima, made.hala)
    carry(made.rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) == HELD


def test_news_that_a_device_invents_of_a_case_of_its_own_hold_nothing(made: Town) -> None:
    mother, _ = told(made)
    enemy, fresh = made.enemy, made.enemy.desk.context.new_id
    case = fresh()
    tells: dict[str, Json] = {"type": "identification", "text": words("استشهد")}
    enemy.sign(case, NewOp(case, "case", {"person": mother}))
    enemy.sign(case, NewOp(fresh(), "event", tells, parent=case))
    enemy.hand_over(made.rima)
    carry(made.rima, made.stick, made.hala)
    assert "هدى" in sheet(made.rima, made, mother)
    assert "هدى" in sheet(made.hala, made, mother)


def test_more_than_one_body_holds_are_all() -> None:
    assert written(map(str, range(MOST + 1))) == ALL
    assert is_held("x", frozenset({ALL}))
    assert not is_held("x", frozenset({"y"}))
    assert written(["b", "a"]) == "a b"
