"""A device silences what is due for others. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry, swap

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.checks.due_dates import DONE, FIELDS
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json


def due(made: Town) -> set[tuple[str, str]]:
    """What stands on the coordinator's start page, with its record."""
    return {(one.what, one.record) for one in made.rima.due.due()}


def request(made: Town) -> tuple[str, str]:
    """The Working Group asked something about a complaint; the coordinator wrote it down."""
    rima = made.rima
    sub = rima.cases.save(
        [Edit("submission", {"mechanism": "wgeid", "status": "drafting"}, parent=made.case)]
    ).ids[0]
    asked: dict[str, Json] = {"type": "request", "direction": "in", "date": "2026-11-01"}
    asked |= {"answer_due": "2026-11-20"}
    event = rima.cases.save([Edit("submission_event", asked, parent=sub)]).ids[0]
    swap(made)
    assert ("request", event) in due(made)
    return sub, event


def answer() -> dict[str, Json]:
    """That something went out."""
    return {"type": "request", "direction": "out", "date": "2026-11-22"}


@pytest.mark.parametrize("how", ["out", "closed", "next", "done"])
def test_a_request_waits_whatever_another_device_says(made: Town, how: str) -> None:
    sub, event = request(made)
    e = made.enemy
    if how == "out":
        e.sign(made.case, NewOp(e.desk.context.new_id(), "submission_event", answer(), parent=sub))
    elif how == "closed":
        e.change(sub, "submission", {"status": "closed"})
    elif how == "next":
        e.change(sub, "submission", {"next_due": "2099-01-01"})
    else:
        e.change(event, "submission_event", {"done": True}, replace=False)
    e.hand_over(made.rima)
    assert ("request", event) in due(made)
    made.rima.cases.save([Edit("submission_event", answer(), parent=sub)])
    assert ("request", event) not in due(made)


def test_a_request_that_hala_wrote_down_ends_by_her_answer(made: Town) -> None:
    sub = request(made)[0]
    asked: dict[str, Json] = {"type": "request", "direction": "in", "date": "2026-11-02"}
    event = made.hala.cases.save([Edit("submission_event", asked, parent=sub)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    assert ("request", event) in due(made)
    made.hala.cases.save([Edit("submission_event", answer(), parent=sub)])
    carry(made.hala, made.stick, made.rima)
    assert ("request", event) not in due(made)


def test_a_field_that_a_kind_does_not_have_ends_nothing(made: Town) -> None:
    h = made.hala
    values: dict[str, Json] = {"date": "2026-05-01", "level": "amber", "next_review": "2026-11-20"}
    risk = h.cases.save([Edit("risk_assessment", values, parent=made.family)]).ids[0]
    carry(h, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(risk, "risk_assessment", {"done": True}, replace=False)
    made.enemy.hand_over(made.rima)
    assert ("risk", risk) in due(made)


def test_what_is_done_is_said_where_the_dictionary_has_it() -> None:
    dictionary = Dictionary.load()
    assert {kind for kind in FIELDS if dictionary.field(kind, "done") is not None} == DONE
