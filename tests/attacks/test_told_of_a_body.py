"""That the family was told of the body to which a submission goes: a coordinator's word, about that body.
Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import TODAY, Town, as_shown, carry, told_once
from tests.attacks.test_called_otherwise import asked, hala
from tests.desk.conftest import House

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.consent.whose_word_counts import is_confirmed
from vsdesk.records.dictionary.values import Json

TOLD = ("told_state_body", "told_death_penalty")


@told_once
def draft(made: Town) -> str:
    """The device that opened the file drafts; a coordinator says that the family was told."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    device = hala(made)
    rec = device.desk.context.new_id()
    said: dict[str, Json] = {"mechanism": "ncmp", "status": "drafting", "cases": [made.case]}
    device.sign(made.case, NewOp(rec, "submission", said, parent=made.case))
    device.hand_over(made.rima)
    tell(made, rec)
    return rec


def tell(made: Town, rec: str) -> None:
    shown = made.rima.cases.shown(rec)
    made.rima.cases.save([Edit("submission", dict.fromkeys(TOLD, True), id=rec, shown=shown)])


def lacking(made: Town, rec: str, to: str) -> set[str]:
    """What readiness asks of the submission."""
    found = made.rima.submissions.readiness.ready(made.case, to, submission=rec)
    asked_for = (*found.blocks, *found.warnings)
    return {lack.field for one in asked_for for lack in one.lacking} & {*TOLD}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("mechanism", "prosecutor_sy"),
        ("mechanism", None),
        ("mechanism_name", "هيئة أخرى"),
        ("cases", None),
    ],
)
@pytest.mark.parametrize("by", ["maker", "coordinator"])
def test_it_is_no_word_about_another_body(made: Town, name: str, other: Json, by: str) -> None:
    rec = draft(made)
    assert all(is_confirmed(made.view(rec), one) for one in TOLD)
    assert lacking(made, rec, "ncmp") == lacking(made, rec, "prosecutor_sy") == set()
    if by == "maker":
        device = hala(made)
        device.change(rec, "submission", {name: other})
        device.hand_over(made.rima)
    else:
        made.rima.cases.save([as_shown(made.rima, "submission", {name: other}, rec)])
    assert not any(is_confirmed(made.view(rec), one) for one in TOLD)
    assert lacking(made, rec, "prosecutor_sy") == {*TOLD}
    tell(made, rec)
    assert lacking(made, rec, "prosecutor_sy") == set()


def test_what_else_is_written_there_leaves_it_as_it_is(made: Town) -> None:
    rec = draft(made)
    device = hala(made)
    device.change(rec, "submission", {"status": "ready", "external_ref": "771"})
    device.hand_over(made.rima)
    made.rima.cases.save([as_shown(made.rima, "submission", {"sent_on": "2026-11-20"}, rec)])
    assert all(is_confirmed(made.view(rec), one) for one in TOLD)
    assert lacking(made, rec, "ncmp") == set()


@pytest.mark.parametrize("value", [{"told_state_body": False}, {"mechanism": "prosecutor_sy"}])
def test_what_a_withdrawn_colleague_said_of_it_still_counts(
    made: Town, house: House, value: dict[str, Json]
) -> None:
    """The family was not told after all; it goes to another body."""
    rec, rima = draft(made), made.rima
    nour = house.documenter("nour", rima, "coordinator")
    carry(rima, made.stick, nour)
    assert lacking(made, rec, "ncmp") == set()
    nour.cases.save([as_shown(nour, "submission", value, rec)])
    carry(nour, made.stick, rima)
    rima.sync.revocations.revoke(nour.context.device_id, TODAY)
    asked_for = lacking(made, rec, "ncmp")
    assert "told_state_body" in asked_for
    tell(made, rec)
    assert lacking(made, rec, "ncmp") == asked_for, "nobody looked at what she said"
    found = rima.sync.revocations.of(nour.context.device_id).aside
    rima.sync.revocations.vouch_for(nour.context.device_id, found)
    tell(made, rec)
    assert lacking(made, rec, "ncmp") == set()
