"""A device changes to whom a coordinator's draft goes, or whose pages go with it. Asserts that it does NOT."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import TODAY, Town, carry
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.records.test_free_fields import few, open_to_all

from vsdesk.desk import Desk, Edit, How, SubmissionOrder
from vsdesk.desk.freezing import require_unsteered
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.disclosure import Request, decide

if TYPE_CHECKING:
    from vsdesk.records.values import Json

SCOPES = ["circumstances", "documents", "family_members", "identity"]
COURT = "prosecutor_de"


def draft(made: Town, mechanism: str) -> str:
    """A draft of the coordinator's, which the enemy has too."""
    sub = made.rima.submission_new(SubmissionOrder(made.case, mechanism)).ids[0]
    carry(made.rima, made.stick, made.enemy.desk)
    return sub


def steer(made: Town, sub: str, **values: Json) -> None:
    """The enemy says something of the draft."""
    seen = made.enemy.desk.record(sub).fields.keys() & values.keys()
    if seen:
        made.enemy.change(sub, "submission", values)
    else:
        made.enemy.sign(made.case, NewOp(sub, "submission", values))
    made.enemy.hand_over(made.rima)


def test_another_case_is_not_put_into_it(made: Town) -> None:
    hala, rima = made.hala, made.rima
    other, _, family = whole_case(hala, "سليم")
    for case, mother in ((other, mother_of(hala, family)), (made.case, made.mother)):
        purpose = "criminal_accountability"
        hala.consent_grant(case, mother, purpose, COURT, "given", How(), scopes=SCOPES)
    carry(hala, made.stick, rima)
    sub = draft(made, COURT)
    steer(made, sub, cases=[*sorted([made.case, other])])
    assert rima.record(sub).differs("cases")
    assert [one.case for one in rima.submission_sheets(sub)] == [made.case]
    with pytest.raises(UserError, match="E_STEERED"):
        rima.submission_prepare(sub, because="اختبار")
    rima.save([Edit("submission", {"cases": [made.case]}, id=sub)], why="اختبار")
    rima.submission_prepare(sub, because="اختبار")
    assert len(rima.submission_papers(sub)) == 1


@pytest.mark.parametrize("frozen", [False, True])
@pytest.mark.parametrize(
    "said", [{"mechanism": "ced"}, {"mechanism_name": "لجنة أخرى"}, {"profile_version": "ced 1"}]
)
def test_it_does_not_go_to_another_body(made: Town, said: dict[str, Json], frozen: bool) -> None:
    hala, rima = made.hala, made.rima
    for to in ("wgeid", "ced"):
        hala.consent_grant(
            made.case, made.mother, "un_complaint", to, "given", How(), scopes=SCOPES
        )
    carry(hala, made.stick, rima)
    sub = draft(made, "wgeid")
    if frozen:
        rima.submission_prepare(sub, because="اختبار")
    mine = {name: rima.record(sub).value(name) for name in said}
    steer(made, sub, **said)
    for name, value in mine.items():  # its maker's is read first, whatever the other's clock says
        assert value is None or rima.record(sub).value(name) == value
    with pytest.raises(UserError, match="E_STEERED"):
        rima.submission_prepare(sub, because="اختبار")
    with pytest.raises(UserError, match="E_STEERED" if frozen else "E_NOT_READY|E_STEERED|E_STALE"):
        rima.submission_papers(sub)
    rima.save([Edit("submission", mine, id=sub)], why="اختبار")
    rima.submission_prepare(sub, because="اختبار")
    assert [one.name for one in rima.submission_papers(sub) if "ced" in one.name] == []


def test_what_one_device_wrote_and_a_coordinator_mended_goes(made: Town) -> None:
    hala, rima = made.hala, made.rima
    hala.consent_grant(made.case, made.mother, "un_complaint", "ced", "given", How(), scopes=SCOPES)
    sub = hala.submission_new(SubmissionOrder(made.case, "wgeid")).ids[0]
    carry(hala, made.stick, rima)
    rima.save([Edit("submission", {"mechanism": "ced"}, id=sub)])
    rima.submission_prepare(sub, because="اختبار")
    assert rima.submission_papers(sub)


def asked(desk: Desk, sub: str) -> list[object]:
    """What a draft asks of the gate, and what leaves then but for the submissions themselves."""
    found: list[object] = []
    for one in desk.submission_sheets(sub):
        request = Request(one.purpose, one.recipient, one.level, TODAY, named_recipient=one.named)
        out = decide(request, desk.dossier(one.case), desk.dictionary)
        left = {(r.id, name) for r in out.records if r.kind != "submission" for name in r.values}
        found.append((one.case, one.kind, request, out.state, left))
    return found


def test_no_field_of_a_draft_steers_it(made: Town) -> None:
    """Each field that a documenter sets, and values of each: the same is asked for the same body, or nothing is frozen.

    In which language the form is printed may change: what leaves does not.
    """
    hala, rima = made.hala, made.rima
    other, _, _ = whole_case(hala, "سليم")
    purpose = "criminal_accountability"
    hala.consent_grant(made.case, made.mother, purpose, COURT, "given", How(), scopes=SCOPES)
    carry(hala, made.stick, rima)
    kind = rima.dictionary.kind("submission")
    assert kind is not None
    tried: dict[str, tuple[str, Json]] = {}
    for spec in open_to_all(kind):
        more: list[Json] = [[other], [made.case, other]] if spec.name == "cases" else []
        some = few(rima.dictionary, spec)
        for value in [*some[:: max(1, len(some) // 3)], *more]:
            tried[rima.submission_new(SubmissionOrder(made.case, COURT)).ids[0]] = spec.name, value
    carry(rima, made.stick, made.enemy.desk)
    before = asked(rima, next(iter(tried)))
    assert before and len(tried) > 50
    for sub, (name, value) in tried.items():
        said = name in made.enemy.desk.record(sub).fields
        sup = made.enemy.replacing(sub, "submission", [name]) if said else {}
        made.enemy.sign(made.case, NewOp(sub, "submission", {name: value}, sup=sup))
    made.enemy.hand_over(rima)
    stopped = set()
    for sub, (name, value) in tried.items():
        try:
            require_unsteered(rima.record(sub), rima.vault.trust)
            assert asked(rima, sub) == before, (name, value)
        except UserError as problem:
            assert problem.code.name == "E_STEERED", (name, value)
            stopped.add(name)
    assert {"mechanism", "mechanism_name", "cases", "profile_version"} == stopped
