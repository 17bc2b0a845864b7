"""That a submission was sent bars a body, warns of another group and counts in a report only by the words of
whom the program believes. Everybody is made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_asked_first import approved
from tests.desk.test_periods import PUBLIC, YEAR, numbers

from vsdesk.desk import Edit
from vsdesk.desk.submissions.order import SubmissionOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

SENT: dict[str, Json] = {"mechanism": "wgeid", "status": "sent", "sent_on": "2026-11-20"}
NUMBER = "10004321"


def says_sent(made: Town, case: str, more: dict[str, Json], *, by: str = "enemy") -> None:
    """Another device, or the coordinator, says that a submission was sent."""
    if by == "rima":
        made.rima.cases.save([Edit("submission", {**SENT, **more}, parent=case)])
        return
    id = made.enemy.desk.context.new_id()
    made.enemy.sign(case, NewOp(id, "submission", {**SENT, **more}, parent=case))
    made.enemy.hand_over(made.rima)


@pytest.mark.parametrize(("by", "barred"), [("enemy", False), ("rima", True)])
def test_another_body_bars_by_believed_words(made: Town, by: str, *, barred: bool) -> None:
    rima = made.rima
    sub = rima.submissions.new(SubmissionOrder(made.case, "ced")).ids[0]
    rima.cases.save([Edit("submission", {"state_concerned": "sy"}, id=sub)])
    says_sent(made, made.case, {"state_concerned": "sy"}, by=by)
    assert ("C7" in [one.of.id for one in rima.submissions.check(sub).blocks]) is barred


@pytest.mark.parametrize(("by", "before"), [("enemy", False), ("rima", True)])
def test_it_was_referred_before_by_believed_words(made: Town, by: str, *, before: bool) -> None:
    sub = made.rima.submissions.new(SubmissionOrder(made.case, "wgeid")).ids[0]
    says_sent(made, made.case, {}, by=by)
    warned = [one.of.id for one in made.rima.submissions.check(sub).warnings]
    assert ("W14" in warned) is before


@pytest.mark.parametrize(("by", "warned"), [("enemy", False), ("rima", True)])
def test_another_group_is_named_by_believed_words(made: Town, by: str, *, warned: bool) -> None:
    made.hala.cases.save(
        [Edit("external_ref", {"body": "wgeid", "ref_no": NUMBER}, parent=made.case)]
    )
    carry(made.hala, made.stick, made.rima)
    desk = made.rima if by == "rima" else made.enemy.desk
    kind: dict[str, Json] = {"case_type": "enforced_disappearance"}
    other = desk.cases.new_case({"given_ar": "آخر"}, kind).ids[0]
    says_sent(made, other, {"external_ref": NUMBER}, by=by)
    readiness = made.rima.submissions.readiness
    found = readiness.ready(made.case, "wgeid")
    assert ("W20" in [one.of.id for one in found.warnings]) is warned
    row = next(one for one in readiness.ready_all("wgeid") if one.case == made.case)
    assert row.warnings == len(found.warnings)


def counted(made: Town, key: str) -> list[int | None]:
    """Inside, and for everybody with a reason."""
    return [numbers(made.rima, one).get(key) for one in (YEAR, replace(PUBLIC, looked="قرأناها"))]


@pytest.mark.parametrize("own", [True, False], ids=["its own cases", "the lent case"])
def test_a_report_counts_what_believed_devices_sent(made: Town, *, own: bool) -> None:
    before = counted(made, "submissions")
    kind: dict[str, Json] = {"case_type": "enforced_disappearance", "intake_date": "2026-11-20"}
    for _ in range(9):
        new = made.enemy.desk.cases.new_case({"given_ar": "آخر"}, kind).ids[0] if own else ""
        says_sent(made, new or made.case, {})
    assert counted(made, "submissions") == before
    says_sent(made, made.case, {}, by="rima")
    assert counted(made, "submissions")[0] == (before[0] or 0) + 1


def reply(made: Town, below: str, day: str) -> NewOp:
    """A reply of which the family was told."""
    said: dict[str, Json] = {"type": "other", "direction": "in", "date": day}
    said["family_informed_on"] = day
    return NewOp(made.enemy.desk.context.new_id(), "submission_event", said, parent=below)


def test_what_came_of_it_is_counted_below_what_left(made: Town) -> None:
    before = counted(made, "replies_shared")
    id = made.enemy.desk.context.new_id()
    made.enemy.sign(made.case, NewOp(id, "submission", SENT, parent=made.case))
    made.enemy.sign(made.case, *(reply(made, id, "2026-11-21") for _ in range(9)))
    made.enemy.hand_over(made.rima)
    assert counted(made, "replies_shared") == before


def test_the_family_is_told_by_who_recorded_the_case(made: Town) -> None:
    sub = approved(made, made.rima)
    made.rima.submissions.sent(sub, TODAY, "email")
    came: dict[str, Json] = {"type": "other", "direction": "in", "date": TODAY}
    event = made.rima.cases.save([Edit("submission_event", came, parent=sub)]).ids[0]
    carry(made.rima, made.stick, made.hala, made.enemy.desk)
    before = counted(made, "replies_shared")[0] or 0
    made.enemy.change(event, "submission_event", {"family_informed_on": TODAY})
    made.enemy.hand_over(made.rima)
    assert (counted(made, "replies_shared")[0] or 0) == before
    made.hala.cases.save([Edit("submission_event", {"family_informed_on": TODAY}, id=event)])
    carry(made.hala, made.stick, made.rima)
    assert counted(made, "replies_shared")[0] == before + 1
