"""Data whose time is over: proposed to a coordinator, approved with a reason, or kept for now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import House, whole_case
from tests.vault.pages import found

from vsdesk.desk import Desk, Edit
from vsdesk.errors import UserError
from vsdesk.records.consent import questions

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

DAY = 86_400_000
WORD = "زمردة"


def refused(desk: Desk) -> tuple[str, str]:
    """A family whose mother did not want the file kept; case and family."""
    family = desk.cases.new_family({"display_name": WORD}).ids[0]
    case = desk.cases.new_case({"given_ar": WORD}, {"family": family}).ids[0]
    mother = desk.cases.save([Edit("person", {"given_ar": WORD}, parent=family)]).ids[0]
    rows = questions.grants_for("keep", "no", {"grantor": mother, "given_on": desk.context.today()})
    desk.cases.save([Edit("consent_grant", row, parent=family) for row in rows])
    return case, family


def test_each_class_is_proposed_when_its_time_is_over(house: House) -> None:
    rima = house.coordinator()
    case, family = refused(rima)
    kept, _, helped = whole_case(rima)
    held: dict[str, Json] = {"from": "2026-11-20", "to": "2026-11-20", "precision": "day"}
    activity = rima.cases.save(
        [Edit("activity", {"type": "training", "title": "ورشة", "date": held})]
    ).ids[0]
    person = rima.cases.dossier(helped).of("person")[0].id
    rima.cases.save(
        [
            Edit("participation", {"person": person, "sex": "female"}, parent=activity),
            Edit("need_assessment", {"date": "2026-11-20"}, parent=helped),
        ]
    )
    assert rima.erasure.retention.found() == []
    start = house.clock.now
    house.clock.now = start + 31 * DAY
    [one] = rima.erasure.retention.found()
    assert (one.data_class, one.root, one.ids, one.number, one.late) == (
        "intake",
        case,
        (case, family),
        "MTH-26-A-0001",
        1,
    )
    house.clock.now = start + 91 * DAY
    assert [one.data_class for one in rima.erasure.retention.found()] == ["intake", "sign_in"]
    house.clock.now = start + 735 * DAY
    assert [(one.data_class, one.root) for one in rima.erasure.retention.found()] == [
        ("intake", case),
        ("sign_in", activity),
        ("service", helped),
    ]
    # Approved: the needs go, the family and its case stay, for ever as far as the clock goes.
    rima.erasure.retention.approve(
        rima.erasure.retention.found()[2],
        "الموافقة على الاقتراح",
        listed=rima.erasure.retention.plan(rima.erasure.retention.found()[2]).digest,
    )
    house.clock.now = start + (735 + 3660) * DAY
    assert kept in {one.id for one in rima.cases.list_kind("case")}
    assert {one.data_class for one in rima.erasure.retention.found()} == {
        "intake",
        "sign_in",
        "audit",
    }
    [journal] = [one for one in rima.erasure.retention.found() if one.data_class == "audit"]
    rima.erasure.retention.approve(
        journal, "بعد عشر سنوات", listed=rima.erasure.retention.plan(journal).digest
    )
    assert {one.data_class for one in rima.erasure.retention.found()} == {"intake", "sign_in"}
    assert rima.access.check().ok


def test_the_plan_counts_what_goes_and_not_what_the_order_names(house: House) -> None:
    rima = house.coordinator()
    refused(rima)
    house.clock.now += 31 * DAY
    [proposal] = rima.erasure.retention.found()
    plan = rima.erasure.retention.plan(proposal)
    assert len(proposal.ids) == 2 and plan.records == sum(plan.kinds.values()) == 8
    assert plan.kinds["consent_grant"] == 4 and plan.kinds["person"] == 2
    [due] = [one for one in rima.due.due() if one.what == "retention"]
    assert due.told == "intake refused"
    done = rima.erasure.retention.approve(
        proposal, "انتهت المدة", listed=rima.erasure.retention.plan(proposal).digest
    )
    assert done.records == plan.records


def test_approving_leaves_a_certificate_and_nothing_else(house: House) -> None:
    rima = house.coordinator()
    case, family = refused(rima)
    house.clock.now += 31 * DAY
    [proposal] = rima.erasure.retention.found()
    done = rima.erasure.retention.approve(
        proposal, "انتهت المدة", listed=rima.erasure.retention.plan(proposal).digest
    )
    certificate = rima.cases.record(done.certificate)
    assert certificate.value("why") == "retention" and certificate.value("data_class") == "intake"
    assert certificate.value("approved_by") == "A1"
    assert rima.cases.record(case).erased and rima.cases.record(family).erased
    assert (
        rima.erasure.retention.found() == []
        and found(rima.context.vault, [WORD]) == []
        and rima.access.check().ok
    )


def test_sign_in_lists_become_figures_in_one_go(house: House) -> None:
    rima = house.coordinator()
    family = rima.cases.new_family({"display_name": "عائلة"}).ids[0]
    people = [
        rima.cases.save([Edit("person", {"given_ar": "سلمى"}, parent=family)]).ids[0] for _ in "ab"
    ]
    held: dict[str, Json] = {"from": "2026-01-20", "to": "2026-01-20", "precision": "day"}
    activity = rima.cases.save(
        [Edit("activity", {"type": "training", "title": "ورشة", "date": held})]
    ).ids[0]
    rows: list[dict[str, Json]] = [{"person": one, "sex": "female"} for one in people]
    named = rima.cases.save([Edit("participation", row, parent=activity) for row in rows]).ids
    [proposal] = rima.erasure.retention.found()
    assert (proposal.data_class, set(proposal.ids)) == ("sign_in", set(named))
    rima.erasure.retention.approve(
        proposal, "انتهت المدة", listed=rima.erasure.retention.plan(proposal).digest
    )
    left = rima.cases.list_kind("participation")
    assert [(one.value("count"), one.value("sex"), one.value("person")) for one in left] == [
        (2, "female", None)
    ]
    assert all(rima.cases.record(one).erased for one in named)
    assert not any(rima.cases.record(one).erased for one in people)
    assert rima.erasure.retention.found() == [] and rima.access.check().ok


def test_kept_for_now_is_proposed_again_on_its_day(house: House) -> None:
    rima = house.coordinator()
    refused(rima)
    house.clock.now += 31 * DAY
    [proposal] = rima.erasure.retention.found()
    for until, because in ((rima.context.today(), "سبب"), ("2099-01-01", " ")):
        with pytest.raises(UserError) as wrong:
            rima.erasure.retention.keep_for_now(proposal, until, because)
        assert wrong.value.name == "E_VALUE"
    rima.erasure.retention.keep_for_now(proposal, "2027-01-10", "العائلة تفكر")
    assert rima.erasure.retention.found() == []
    house.clock.now += 30 * DAY
    assert [one.root for one in rima.erasure.retention.found()] == [proposal.root]


def test_it_is_a_coordinators_business(house: House) -> None:
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    refused(rima)
    refused(hala)
    house.clock.now += 31 * DAY
    [proposal] = rima.erasure.retention.found()
    assert hala.erasure.retention.found() == []
    for deed in (
        lambda one, why: hala.erasure.retention.approve(one, why, listed=""),
        lambda one, _: hala.erasure.retention.keep_for_now(one, "2099-01-01", "س"),
    ):
        with pytest.raises(UserError) as wrong:
            deed(proposal, "س")
        assert wrong.value.name == "E_ROLE"
