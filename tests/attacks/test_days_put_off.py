"""Another device puts off, ends or outlives a day on which somebody is to do something, in the very row.

Each field on which the start page rests, in each way: moved, cleared, called done, withdrawn where nothing is
withdrawn. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import Device, Town, as_shown, carry, swap, told_once

from vsdesk.desk import Desk, Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.checks.due_dates import DONE, FIELDS, WITHDRAWN
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.narrowness import EARLIEST, NO

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

LATE: Final = "2026-11-20"
FAR: Final = "2099-01-01"
# What each record needs beside its day to stand on the start page.
NEEDED: Final[dict[str, dict[str, Json]]] = {
    "contact_log": {"on": "2026-11-01", "promised": "وعد"},
    "risk_assessment": {"date": "2026-05-01", "level": "amber"},
    "consent_grant": {"purpose": "search", "result": "not_asked"},
    "follow_up": {"reason": {"ar": "متابعة", "src_lang": "ar"}},
    "submission": {"mechanism": "wgeid", "status": "sent"},
    "duty": {"what": {"ar": "بيان قيد", "src_lang": "ar"}},
    "submission_event": {"type": "request", "direction": "in", "date": "2026-11-01"},
}
DAYS: Final = [(kind, name) for kind, names in FIELDS.items() for name in names]


def due(desk: Desk) -> set[str]:
    """The records of which the start page says something with a day or a request."""
    kinds = {"call", "risk", "consent", "follow_up", "submission", "request", "duty"}
    return {one.record for one in desk.due.due() if one.what in kinds}


def to_do(made: Town, desk: Desk) -> dict[str, tuple[str, str]]:
    """One record for each field of a day, all late: record → kind and field."""
    found: dict[str, tuple[str, str]] = {}
    other = desk.cases.save([Edit("submission", {"mechanism": "ced"}, parent=made.case)]).ids[0]
    bodies = iter(("icmp", "icrc"))
    for kind, name in DAYS:
        values = {**NEEDED[kind], name: LATE}
        if kind == "consent_grant":
            values |= {"grantor": made.mother, "recipient": next(bodies), "given_on": "2026-11-01"}
            values["result"] = "given" if name == "review_on" else "not_asked"
        parent = made.case if kind == "submission" else made.family
        parent = other if kind == "submission_event" else parent
        found[desk.cases.save([Edit(kind, values, parent=parent)]).ids[0]] = kind, name
    return found


@told_once
def here(made: Town, whose: str) -> dict[str, tuple[str, str]]:
    """Written by Hala or the coordinator, and in every vault."""
    desk: Desk = getattr(made, whose)
    found = to_do(made, desk)
    carry(desk, made.stick, made.rima)
    swap(made)
    assert found.keys() <= due(made.rima)
    return found


def say(enemy: Device, rec: str, kind: str, values: dict[str, Json], *, replace: bool) -> None:
    enemy.change(rec, kind, values, replace=replace, ts=4_000_000_000_000)


@pytest.mark.parametrize("whose", ["hala", "rima"])
@pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
@pytest.mark.parametrize("how", ["later", "cleared", "done", "withdrawn"])
def test_no_other_device_puts_a_day_off(made: Town, whose: str, how: str, *, replace: bool) -> None:
    found = here(made, whose)
    for rec, (kind, name) in found.items():
        said: dict[str, Json] = {name: FAR if how == "later" else None}
        if how == "done":
            said = {"done": True}
        elif how == "withdrawn":
            said = {} if kind in WITHDRAWN else {"withdrawn_on": LATE}
        if said:
            say(made.enemy, rec, kind, said, replace=replace)
    made.enemy.hand_over(made.rima, made.hala)
    for desk in (made.rima, made.hala):
        left = found.keys() - due(desk)
        assert {found[one] for one in left} == set()


def test_a_request_is_not_dated_back_behind_an_older_answer(made: Town) -> None:
    rima = made.rima
    sub = rima.cases.save([Edit("submission", {"mechanism": "wgeid"}, parent=made.case)]).ids[0]
    out: dict[str, Json] = {"type": "ack", "direction": "out", "date": "2026-10-01"}
    rima.cases.save([Edit("submission_event", out, parent=sub)])
    asked: dict[str, Json] = {**NEEDED["submission_event"], "answer_due": LATE}
    event = rima.cases.save([Edit("submission_event", asked, parent=sub)]).ids[0]
    swap(made)
    for replace in (True, False):
        say(made.enemy, event, "submission_event", {"date": "2000-01-01"}, replace=replace)
    made.enemy.hand_over(rima)
    assert event in due(rima)


@pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
def test_a_request_without_a_day_is_not_turned_round(made: Town, *, replace: bool) -> None:
    rima = made.rima
    sub = rima.cases.save([Edit("submission", {"mechanism": "wgeid"}, parent=made.case)]).ids[0]
    events = [{**NEEDED["submission_event"]}, {**NEEDED["submission_event"]}]
    del events[1]["direction"]
    ids = [rima.cases.save([Edit("submission_event", one, parent=sub)]).ids[0] for one in events]
    swap(made)
    assert {*ids} <= due(rima)
    for one in ids:
        held = "direction" in made.enemy.desk.cases.record(one).fields
        said: dict[str, Json] = {"direction": "out"}
        supersedes = made.enemy.replacing(one, "submission_event", ["direction"]) if replace else {}
        made.enemy.sign(
            made.case, NewOp(one, "submission_event", said, supersedes=supersedes if held else {})
        )
    made.enemy.hand_over(rima)
    assert {*ids} <= due(rima)


@pytest.mark.parametrize("result", ["given", "not_asked", "refused"])
def test_no_made_up_answer_outlives_a_day_to_ask_again(made: Town, result: str) -> None:
    found = here(made, "hala")
    for rec, (kind, _) in found.items():
        if kind == "consent_grant":
            answer = {name: made.view(rec).value(name) for name in ("grantor", "purpose")}
            answer |= {"recipient": made.view(rec).value("recipient"), "result": result}
            answer["given_on"] = "2026-11-23"
            op = NewOp(made.enemy.desk.context.new_id(), kind, answer, parent=made.family)
            made.enemy.sign(made.family, op)
    made.enemy.hand_over(made.rima, made.hala)
    assert found.keys() <= due(made.rima)


@pytest.mark.parametrize("who", ["hala", "rima"])
def test_who_wrote_it_and_a_coordinator_put_off_and_end_it(made: Town, who: str) -> None:
    found = here(made, "hala")
    desk: Desk = getattr(made, who)
    for rec, (kind, name) in found.items():
        ends: dict[str, Json] = {"done": True} if kind in DONE else {name: FAR}
        if name != "review_on":  # the earliest holds there for its own writer too (kept)
            desk.cases.save([as_shown(desk, kind, ends, rec)])
    carry(desk, made.stick, *(one for one in (made.rima, made.hala) if one is not desk))
    kept = {rec for rec, (_, name) in found.items() if name == "review_on"}
    for one in (made.rima, made.hala):
        assert found.keys() & due(one) == kept


def test_whoever_says_that_it_is_done_is_asked_no_more_themselves(made: Town) -> None:
    found = here(made, "hala")
    other = made.enemy.desk
    calls = {rec for rec, (kind, _) in found.items() if kind in DONE}
    assert calls <= due(other)
    for rec in calls:
        other.cases.save([Edit(found[rec][0], {"done": True}, id=rec)])
    assert not calls & due(other)
    made.enemy.hand_over(made.hala)
    assert calls <= due(made.hala)  # she, or a coordinator, says so


def test_each_day_of_the_start_page_keeps_the_earliest() -> None:
    dictionary = Dictionary.load()
    for kind, name in [*DAYS, *((kind, "done") for kind in DONE)]:
        spec = dictionary.field(kind, name)
        assert spec is not None and spec.right in ("narrower", "kept"), (kind, name)
        assert spec.narrow == (NO if name == "done" else EARLIEST), (kind, name)
    assert {kind for kind in FIELDS if dictionary.field(kind, "withdrawn_on")} == WITHDRAWN
