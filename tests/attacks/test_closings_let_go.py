"""What closes a case by a family that it names no more is said before: by a move, and where the second family
is taken off. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import TODAY
from tests.desk.test_moving import Twice, answer, moved, twice

from vsdesk.desk import Desk, Edit, EndedClosures, ended_lines
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

GUARDS: dict[str, tuple[str, dict[str, Json], tuple[str, str, str | bool]]] = {
    "risk": (
        "risk_assessment",
        {"level": "red", "date": "2026-11-20"},
        ("risk_assessment", "level", "red"),
    ),
    "asked_to_stop": ("family_request", {"type": "stop"}, ("family_request", "type", "stop")),
}
SILENT: dict[str, tuple[str, dict[str, Json], tuple[str, str, str | bool]]] = {
    "number": (
        "contact_channel",
        {"type": "phone", "value": "0955 771 771", "safe_contact": False},
        ("contact_channel", "safe_contact", False),
    ),
    "discreet": ("family", {"discreet": True}, ("family", "discreet", True)),
}


def gate(desk: Desk, case: str) -> str:
    asked = Request("search", "iimp", "B", TODAY)
    return decide(asked, desk.cases.dossier(case), desk.context.dictionary).state


def told(ended: EndedClosures) -> dict[str, tuple[str, str]]:
    return {one.recipient: (one.before, one.after) for one in ended.exits}


def guarded(desk: Desk, one: Twice, kind: str, values: dict[str, Json]) -> None:
    if kind == "family":
        desk.cases.save([Edit("family", values, id=one.wrong)])
    else:
        desk.cases.save([Edit(kind, values, parent=one.wrong)])


@pytest.mark.parametrize("what", [*GUARDS])
def test_what_opens_is_said_before(house: House, what: str) -> None:
    desk = house.coordinator()
    one = twice(desk)
    answer(desk, one.right, one.mother, "iimp", "yes")
    kind, values, guard = GUARDS[what]
    guarded(desk, one, kind, values)
    moving = desk.cases.moving
    moved(desk, one)
    assert gate(desk, one.case) == what
    before = desk.cases.record(one.case)
    plan = moving.plan_off(one.case)
    assert desk.cases.record(one.case) == before and gate(desk, one.case) == what  # only tried
    assert told(plan.let_go)["iimp"] == (what, "")
    assert (guard, 1) in plan.let_go.guards
    moving.take_off(one.case, shown=desk.cases.shown(one.case))
    assert gate(desk, one.case) == "given"


@pytest.mark.parametrize("what", [*GUARDS, *SILENT])
def test_a_move_says_what_guards_no_more(house: House, what: str) -> None:
    desk = house.coordinator()
    one = twice(desk)
    kind, values, guard = (GUARDS | SILENT)[what]
    guarded(desk, one, kind, values)
    plan = desk.cases.moving.plan(one.case, one.right)
    assert (guard, 1) in plan.let_go.guards
    assert not plan.kept.guards and not plan.kept.exits  # control: what stays beside holds on
    assert len(desk.cases.record(one.case).ops("family")) == 1


def test_a_no_that_ends_is_said_though_nothing_opens(house: House) -> None:
    desk = house.coordinator()
    one = twice(desk)
    answer(desk, one.wrong, one.again, "iimp", "no")
    plan = desk.cases.moving.plan(one.case, one.right)
    assert told(plan.let_go)["iimp"] == ("refused", "not_asked")
    assert not plan.kept.exits


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_each_line_says_words_and_no_codes(house: House, lang: Lang) -> None:
    desk = house.coordinator()
    one = twice(desk)
    for kind, values, _ in (GUARDS | SILENT).values():
        guarded(desk, one, kind, values)
    answer(desk, one.wrong, one.again, "iimp", "no")
    ended = desk.cases.moving.plan(one.case, one.right).let_go
    dictionary = desk.context.dictionary
    labels = Labels(lang, dictionary.vocabularies)
    lines = [*ended_lines(ended, Words(lang), labels, dictionary)]
    assert len(lines) > 1
    assert not [line for line in lines for code in ("iimp", "_") if code in plain(line)]
    assert any(labels.term("consent_purpose", "search") in line for line in lines)


def test_what_a_relation_opens_is_said_before(house: House) -> None:
    """Whoever is called so becomes the mother there: her yes opens what the no closed."""
    desk = house.coordinator()
    one = twice(desk)
    answer(desk, one.wrong, one.again, "iimp", "no")
    answer(desk, one.right, one.mother, "iimp", "yes")
    moving = desk.cases.moving
    for plan in (
        moving.plan(one.case, one.right),
        moving.plan(one.case, one.right, {one.mother: "mother"}),
    ):
        assert told(plan.let_go)["iimp"] == ("refused", "")
        assert "iimp" not in told(plan.kept)
    moved(desk, one, keep=False)
    assert gate(desk, one.case) == "given"


def test_where_a_documenter_lets_go_nothing_ends(house: House) -> None:
    """Control: the former tie guards on."""
    desk = house.documenter("سلمى", house.coordinator())
    one = twice(desk)
    answer(desk, one.wrong, one.again, "iimp", "no")
    plan = desk.cases.moving.plan(one.case, one.right)
    assert not plan.let_go.exits
