"""A device changes to whom a coordinator's draft goes, or whose pages go with it. Asserts that it does
NOT."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import TODAY, Town, as_shown, carry
from tests.desk.conftest import frozen_now, whole_case
from tests.desk.test_consenting import mother_of
from tests.records.test_free_fields import few, open_to_all, with_value
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, How, SubmissionOrder
from vsdesk.desk.outbound.submission_snapshot import COMES_BACK, STEERING, require_unsteered
from vsdesk.desk.submissions.readiness import asks
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.records.readiness import evaluate_quietly
from vsdesk.records.readiness.profiles import Profiles

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

SCOPES = ["circumstances", "documents", "family_members", "identity"]
COURT = "prosecutor_de"


def draft(made: Town, mechanism: str) -> str:
    """A draft of the coordinator's, which the enemy has too."""
    sub = made.rima.submissions.new(SubmissionOrder(made.case, mechanism)).ids[0]
    carry(made.rima, made.stick, made.enemy.desk)
    return sub


def steer(made: Town, sub: str, **values: Json) -> None:
    """The enemy says something of the draft."""
    seen = made.enemy.desk.cases.record(sub).fields.keys() & values.keys()
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
        hala.consent.grant(
            case,
            mother,
            purpose,
            COURT,
            "given",
            How(),
            scopes=SCOPES,
            shown=hala.cases.shown(case),
        )
    carry(hala, made.stick, rima)
    sub = draft(made, COURT)
    steer(made, sub, cases=[*sorted([made.case, other])])
    assert rima.cases.record(sub).differs("cases")
    assert [one.case for one in rima.submissions.sheets(sub)] == [made.case]
    with pytest.raises(UserError, match="E_STEERED"):
        rima.submissions.prepare(sub, because="اختبار")
    rima.cases.save([as_shown(rima, "submission", {"cases": [made.case]}, sub)], why="اختبار")
    rima.submissions.prepare(sub, because="اختبار")
    assert len(rima.submissions.papers(sub, frozen_now(rima, sub))) == 1


@pytest.mark.parametrize("frozen", [False, True])
@pytest.mark.parametrize(
    "said", [{"mechanism": "ced"}, {"mechanism_name": "لجنة أخرى"}, {"profile_version": "ced 1"}]
)
def test_it_does_not_go_to_another_body(made: Town, said: dict[str, Json], frozen: bool) -> None:
    hala, rima = made.hala, made.rima
    for to in ("wgeid", "ced"):
        hala.consent.grant(
            made.case,
            made.mother,
            "un_complaint",
            to,
            "given",
            How(),
            scopes=SCOPES,
            shown=hala.cases.shown(made.case),
        )
    carry(hala, made.stick, rima)
    sub = draft(made, "wgeid")
    if frozen:
        rima.submissions.prepare(sub, because="اختبار")
    mine = {name: rima.cases.record(sub).value(name) for name in said}
    steer(made, sub, **said)
    for name, value in mine.items():  # its maker's is read first, whatever the other's clock says
        assert value is None or rima.cases.record(sub).value(name) == value
    with pytest.raises(UserError, match="E_STEERED"):
        rima.submissions.prepare(sub, because="اختبار")
    with pytest.raises(UserError, match="E_STEERED" if frozen else "E_NOT_READY|E_STEERED|E_STALE"):
        rima.submissions.papers(sub, frozen_now(rima, sub))
    rima.cases.save([as_shown(rima, "submission", mine, sub)], why="اختبار")
    rima.submissions.prepare(sub, because="اختبار")
    assert [
        one.name for one in rima.submissions.papers(sub, frozen_now(rima, sub)) if "ced" in one.name
    ] == []


def test_what_one_device_wrote_and_a_coordinator_mended_goes(made: Town) -> None:
    hala, rima = made.hala, made.rima
    hala.consent.grant(
        made.case,
        made.mother,
        "un_complaint",
        "ced",
        "given",
        How(),
        scopes=SCOPES,
        shown=hala.cases.shown(made.case),
    )
    sub = hala.submissions.new(SubmissionOrder(made.case, "wgeid")).ids[0]
    carry(hala, made.stick, rima)
    rima.cases.save([as_shown(rima, "submission", {"mechanism": "ced"}, sub)])
    rima.submissions.prepare(sub, because="اختبار")
    assert rima.submissions.papers(sub, frozen_now(rima, sub))


def asked(desk: Desk, sub: str) -> list[object]:
    """What a draft asks of the gate, and what leaves then but for the submissions themselves."""
    found: list[object] = []
    for one in desk.submissions.sheets(sub):
        request = Request(one.purpose, one.recipient, one.level, TODAY, named_recipient=one.named)
        out = decide(request, desk.cases.dossier(one.case), desk.context.dictionary)
        left = {(r.id, name) for r in out.records if r.kind != "submission" for name in r.values}
        found.append((one.case, one.kind, request, out.state, left))
    return found


def test_no_field_of_a_draft_steers_it(made: Town) -> None:
    """Each field that a documenter sets, and values of each: the same is asked for the same
    body, or nothing is frozen.

    In which language the form is printed may change: what leaves does not.
    """
    hala, rima = made.hala, made.rima
    other, _, _ = whole_case(hala, "سليم")
    purpose = "criminal_accountability"
    hala.consent.grant(
        made.case,
        made.mother,
        purpose,
        COURT,
        "given",
        How(),
        scopes=SCOPES,
        shown=hala.cases.shown(made.case),
    )
    carry(hala, made.stick, rima)
    kind = rima.context.dictionary.kind("submission")
    assert kind is not None
    tried: dict[str, tuple[str, Json]] = {}
    for spec in open_to_all(kind):
        more: list[Json] = [[other], [made.case, other]] if spec.name == "cases" else []
        some = few(rima.context.dictionary, spec)
        for value in [*some[:: max(1, len(some) // 3)], *more]:
            tried[rima.submissions.new(SubmissionOrder(made.case, COURT)).ids[0]] = spec.name, value
    carry(rima, made.stick, made.enemy.desk)
    before = asked(rima, next(iter(tried)))
    assert before and len(tried) > 50
    for sub, (name, value) in tried.items():
        said = name in made.enemy.desk.cases.record(sub).fields
        supersedes = made.enemy.replacing(sub, "submission", [name]) if said else {}
        made.enemy.sign(made.case, NewOp(sub, "submission", {name: value}, supersedes=supersedes))
    made.enemy.hand_over(rima)
    stopped = set()
    for sub, (name, value) in tried.items():
        try:
            steady(rima, sub)
            assert asked(rima, sub) == before, (name, value)
        except UserError as problem:
            assert problem.code.name == "E_STEERED", (name, value)
            stopped.add(name)
    assert stopped == {
        *STEERING,
        *asks(rima.outbound.sheets.profiles.require(COURT)),
    } - COMES_BACK - {"told_state_body"}


def steady(desk: Desk, sub: str) -> None:
    """Raise E_STEERED as freezing does."""
    view = desk.cases.record(sub)
    require_unsteered(view, desk.context.vault.trust)
    profile = next(
        one for one in desk.outbound.sheets.profiles if one.recipient == view.text("mechanism")
    )
    require_unsteered(view, desk.context.vault.trust, asks(profile) - COMES_BACK)


BODIES = {"wgeid": "un_complaint", "ced": "un_complaint", "wgad": "un_complaint", COURT: ""}


def told(made: Town, name: str, *, other: bool) -> Json:
    """A value of a field of a submission."""
    spec = made.rima.context.dictionary.field("submission", name)
    assert spec is not None
    if spec.type == "links":
        known = {
            "complainants": (made.mother, made.person),
            "suspects": made.rima.cases.save([Edit("perpetrator", {"name_ar": "م"})] * 2).ids,
        }[name]
        return [known[other]]
    if spec.type == "ptext":
        return {"ar": "كذب" if other else "صدق", "src_lang": "ar"}
    some = [one for one in few(made.rima.context.dictionary, spec) if one is not None]
    return some[-1] if other else some[0]


def asked_of(made: Town, body: str) -> list[str]:
    """What the form or the profile of a body asks of a draft, and a documenter may say."""
    kind = made.rima.context.dictionary.kind("submission")
    assert kind is not None
    names = asks(made.rima.outbound.sheets.profiles.require(body)) - COMES_BACK
    return [one.name for one in open_to_all(kind) if one.name in names]


@pytest.mark.parametrize("body", BODIES)
def test_nothing_that_a_form_asks_is_said_by_another_device(made: Town, body: str) -> None:
    """Put in the place of the coordinator's, beside it, or where she said nothing."""
    rima, names = made.rima, [one for one in asked_of(made, body) if one not in STEERING]
    assert names
    drafts: dict[str, tuple[str, str, Json]] = {}
    for name in names:
        own = told(made, name, other=False)
        for how in ("by sup", "beside", "filled"):
            values: dict[str, Json] = {} if how == "filled" else {name: own}
            sub = rima.submissions.new(SubmissionOrder(made.case, body, values=values)).ids[0]
            drafts[sub] = name, how, rima.cases.record(sub).value(name)
    carry(rima, made.stick, made.enemy.desk)
    for sub, (name, how, _) in drafts.items():
        supersedes = made.enemy.replacing(sub, "submission", [name]) if how == "by sup" else {}
        value = told(made, name, other=True)
        made.enemy.sign(made.case, NewOp(sub, "submission", {name: value}, supersedes=supersedes))
    made.enemy.hand_over(rima)
    for sub, (name, how, own) in drafts.items():
        assert how == "filled" or own in rima.cases.record(sub).every(name), (name, how)
        with pytest.raises(UserError) as stopped:
            rima.submissions.prepare(sub, because="اختبار")
        assert stopped.value.name == "E_STEERED", (name, how)
        assert stopped.value.params["field"] == name
        steady_again = rima.cases.record(sub).value(name)  # what she looked at, said by her
        rima.cases.save([as_shown(rima, "submission", {name: steady_again}, sub)])
        steady(rima, sub)


def test_what_hala_fills_in_her_own_draft_stops_nobody(made: Town) -> None:
    hala, rima = made.hala, made.rima
    purpose = "criminal_accountability"
    hala.consent.grant(
        made.case,
        made.mother,
        purpose,
        COURT,
        "given",
        How(),
        scopes=SCOPES,
        shown=hala.cases.shown(made.case),
    )
    sub = hala.submissions.new(SubmissionOrder(made.case, COURT, values={"file_no": "1"})).ids[0]
    hala.cases.save([Edit("submission", {"file_no": "1 BJs 7/26", "counsel": "محامية"}, id=sub)])
    carry(hala, made.stick, rima)
    rima.cases.save([as_shown(rima, "submission", {"court": "OLG"}, sub)])
    rima.submissions.prepare(sub, because="اختبار")
    assert rima.submissions.papers(sub, frozen_now(rima, sub))


def test_whatever_else_is_said_of_a_draft_is_read_by_no_profile_and_no_form(made: Town) -> None:
    """Each field that stops nothing, with values of each: as ready as before; and no word of it on a page."""
    rima, mark = made.rima, "كذبكذب"
    for body, purpose in BODIES.items():
        made.hala.consent.grant(
            made.case,
            made.mother,
            purpose or "criminal_accountability",
            body,
            "given",
            How(),
            scopes=SCOPES,
            shown=made.hala.cases.shown(made.case),
        )
    carry(made.hala, made.stick, rima)
    kind = rima.context.dictionary.kind("submission")
    assert kind is not None
    sub = rima.submissions.new(SubmissionOrder(made.case, "wgeid")).ids[0]
    dossier = rima.cases.dossier(made.case)
    facts = replace(rima.submissions.readiness.facts_for(dossier, submission=sub), submission=sub)
    tried = 0
    for profile in rima.outbound.sheets.profiles:
        steers = (STEERING | asks(profile)) - COMES_BACK
        base = view_with(dossier, sub, mechanism=profile.recipient, profile_version=profile.stamp)
        before = evaluate_quietly(profile, base, facts)
        for spec in (one for one in open_to_all(kind) if one.name not in {*steers, "status"}):
            for value in few(rima.context.dictionary, spec)[:3]:
                tried += 1
                after = evaluate_quietly(profile, view_with(base, sub, **{spec.name: value}), facts)
                assert after == before, (profile.key, spec.name, value)
    assert tried > 500
    for body in BODIES:
        profile = rima.outbound.sheets.profiles.require(body)
        other = rima.submissions.new(SubmissionOrder(made.case, body)).ids[0]
        free = [one for one in open_to_all(kind) if one.name not in (STEERING | asks(profile))]
        said: dict[str, Json] = {}
        for one in free:
            if one.type in ("text", "ptext"):
                said[one.name] = mark if one.type == "text" else {"ar": mark, "src_lang": "ar"}
        rima.cases.save([as_shown(rima, "submission", said, other)])
        for sheet in rima.submissions.sheets(other):
            assert mark not in text_of(rima.outbound.sheets.sheet(sheet).pdf)


def view_with(dossier: Dossier, sub: str, **values: Json) -> Dossier:
    """The file, with other values in the submission."""
    return Dossier(
        dossier.root,
        tuple(with_values(one, values) if one.id == sub else one for one in dossier.records),
    )


def with_values(record: RecordView, values: dict[str, Json]) -> RecordView:
    """The record after all these were said of it."""
    for name, value in values.items():
        record = with_value(record, name, value)
    return record


def test_what_forms_and_profiles_ask_of_a_draft_is_replaced_by_nobody_else() -> None:
    dictionary = Dictionary.load()
    profiles = Profiles.load()
    names = frozenset[str]().union(STEERING, *map(asks, profiles))
    kind = dictionary.kind("submission")
    assert kind is not None
    free = [one.name for one in open_to_all(kind) if one.name in names and one.right == "free"]
    assert free == []
