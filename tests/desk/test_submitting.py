"""Submissions at the desk: what is frozen, what may still leave, what comes back."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import frozen_now, whole_case
from tests.desk.test_consenting import mother_of
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, How, SubmissionOrder
from vsdesk.errors import UserError
from vsdesk.records.consent.approval import approver
from vsdesk.records.dossier import ids_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

SCOPES = ["circumstances", "documents", "family_members", "identity", "perpetrator_names"]
DAY = 86_400_000


def ready_case(desk: Desk) -> tuple[str, str]:
    """A made-up case that a coordinator may send to the IIMP; its id and the grant."""
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    grant = desk.consent.grant(
        case, mother, "search", "iimp", "given", How(), scopes=SCOPES, shown=desk.cases.shown(case)
    ).ids[0]
    return case, grant


def prepared(desk: Desk, case: str) -> str:
    submission = desk.submissions.new(SubmissionOrder(case, "iimp")).ids[0]
    desk.submissions.prepare(submission, because="اختبار")
    return submission


def test_preparing_freezes_what_was_let_out_with_its_digest(house: House) -> None:
    desk = house.coordinator()
    case, grant = ready_case(desk)
    made = desk.submissions.new(SubmissionOrder(case, "iimp", owner="A1"))
    found = desk.submissions.prepare(made.ids[0], because="اختبار")
    view = desk.cases.record(made.ids[0])
    assert view.value("consents") == [grant] == list(found.consents)
    assert view.text("profile_version") == desk.outbound.sheets.profiles.require("iimp").stamp
    assert (view.text("status"), view.text("level")) == ("ready", "b")
    items = [desk.cases.record(one) for one in found.items]
    assert {one.text("type") for one in items} == {"submission_copy"}
    assert {one.value("sens") for one in items} == {4}
    payload = desk.files.attachment(items[0].id)
    assert hashlib.sha256(payload).hexdigest() == view.text("digest") == found.digest
    assert "مروان" in payload.decode() and "+90" not in payload.decode()
    assert not desk.cases.dossier(case).of("disclosure")  # nothing left yet


def test_what_blocks_stops_unless_a_coordinator_says_why(house: House) -> None:
    desk = house.coordinator()
    field = house.documenter("هالة", desk)
    for one in (desk, field):
        case, _ = ready_case(one)
        draft = one.submissions.new(SubmissionOrder(case, "wgeid")).ids[0]
        assert one.submissions.check(draft).blocks
        with pytest.raises(UserError, match="E_NOT_READY"):
            one.submissions.prepare(draft)
    with pytest.raises(UserError, match="E_ROLE"):
        field.submissions.prepare(draft, because="مستعجل")


def test_two_persons_never_stand_on_one_form_but_on_one_complaint(house: House) -> None:
    desk = house.coordinator()
    first, second = whole_case(desk)[0], whole_case(desk, "وسيم")[0]
    with pytest.raises(UserError, match="E_ONE_PERSON"):
        desk.submissions.new(SubmissionOrder(first, "wgeid", cases=(second,)))
    made = desk.submissions.new(SubmissionOrder(first, "prosecutor_de", cases=(second,)))
    assert desk.cases.record(made.ids[0]).value("cases") == sorted([first, second])


def test_the_paper_leaves_a_row_once_and_is_what_was_frozen(house: House) -> None:
    desk = house.coordinator()
    case, grant = ready_case(desk)
    submission = prepared(desk, case)
    [paper] = desk.submissions.papers(submission, frozen_now(desk, submission))
    assert "مروان" in text_of(paper.pdf)
    desk.submissions.approve(submission, frozen_now(desk, submission))
    desk.submissions.sent(
        submission, "2026-11-24", "email", looked=frozen_now(desk, submission), reference="IIMP-1"
    )
    [row] = desk.cases.dossier(case).of("disclosure")
    assert (row.text("exit"), row.text("recipient")) == ("submission", "iimp")
    assert row.text("digest") == desk.cases.record(submission).text("digest")
    assert row.value("consents") == [grant]
    with pytest.raises(UserError, match="E_FROZEN"):
        desk.submissions.prepare(submission)
    with pytest.raises(UserError, match="E_FROZEN"):
        desk.submissions.sent(submission, "2026-11-25", "post", looked=frozen_now(desk, submission))
    [shown] = desk.submissions.replies.listed(case)
    assert (shown.status, shown.reference, shown.sent_on) == ("sent", "IIMP-1", "2026-11-24")


def test_no_day_that_has_not_come_stops_or_starts_a_clock(house: House) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    with pytest.raises(UserError, match="E_AHEAD"):
        desk.submissions.sent(
            submission, "2027-05-01", "email", looked=frozen_now(desk, submission)
        )
    assert desk.cases.dossier(case).of("disclosure") == ()  # nothing counts as handed over
    desk.submissions.sent(
        submission, "2026-11-25", "email", looked=frozen_now(desk, submission)
    )  # east of here this day may have begun
    with pytest.raises(UserError, match="E_AHEAD"):
        desk.submissions.replies.event(submission, "government_reply", "2027-01-01")
    event = desk.submissions.replies.event(submission, "government_reply", "2026-11-25").ids[0]
    with pytest.raises(UserError, match="E_AHEAD"):
        desk.submissions.replies.told(event, "2026-11-24", answered="2027-01-01")
    assert desk.submissions.replies.listed(case)[0].waits  # still waits for the family


def test_a_withdrawal_or_a_narrower_consent_stops_what_was_prepared(house: House) -> None:
    desk = house.coordinator()
    case, grant = ready_case(desk)
    submission = prepared(desk, case)
    narrowed = desk.consent.narrow(grant, scopes=["identity"])
    with pytest.raises(UserError, match="E_STALE"):
        desk.submissions.papers(submission, frozen_now(desk, submission))
    desk.cases.take_back(narrowed)
    withdrawn = desk.consent.withdraw([grant]).change
    with pytest.raises(UserError, match="E_GATE"):
        desk.submissions.papers(submission, frozen_now(desk, submission))
    with pytest.raises(UserError, match="E_GATE"):
        desk.submissions.sent(
            submission, "2026-11-24", "email", looked=frozen_now(desk, submission)
        )
    desk.cases.take_back(withdrawn)
    assert desk.submissions.papers(submission, frozen_now(desk, submission))


def test_what_was_changed_since_is_prepared_again(house: House) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    desk.submissions.approve(submission, frozen_now(desk, submission))
    assert desk.submissions.papers(submission, frozen_now(desk, submission))
    person = desk.cases.record(case).text("person")
    desk.cases.save([Edit("person", {"given_lat": "Marwân"}, id=person)])
    with pytest.raises(UserError, match="E_STALE"):
        desk.submissions.papers(submission, frozen_now(desk, submission))
    desk.submissions.prepare(submission, because="اختبار")
    assert desk.submissions.papers(submission, frozen_now(desk, submission))


def test_a_changed_copy_is_not_sent(house: House) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    other = desk.consent.letters.keep_file(
        json.dumps({"cases": []}).encode(), case, "submission_copy", "x.json", "application/json"
    )
    desk.cases.save([Edit("submission", {"snapshot": [other]}, id=submission)])
    with pytest.raises(UserError, match="E_STALE"):
        desk.submissions.papers(submission, frozen_now(desk, submission))


def test_a_governments_reply_waits_for_the_family_for_six_months(house: House) -> None:
    house.clock.now -= 318 * DAY
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    desk.submissions.sent(submission, "2026-01-10", "email", looked=frozen_now(desk, submission))
    house.clock.now += 318 * DAY
    event = desk.submissions.replies.event(submission, "government_reply", "2026-05-20").ids[0]
    assert desk.cases.record(submission).text("status") == "response_received"
    [row] = desk.submissions.replies.listed(case)
    [wait] = row.waits
    assert (wait.due, wait.red) == ("2026-11-20", True)
    [due] = [one for one in desk.due.due() if one.what == "reply"]
    assert (due.record, due.late, due.root, due.told) == (event, 4, case, "iimp")
    desk.submissions.replies.told(event, "2026-11-24")
    assert desk.cases.record(submission).text("status") == "response_shared_family"
    assert [one for one in desk.due.due() if one.what == "reply"]  # told, but not answered yet
    said: Json = {"ar": "لا نصدّق الورقة", "src_lang": "ar"}
    desk.submissions.replies.told(event, "2026-11-24", answered="2026-11-24", answer=said)
    assert [one for one in desk.due.due() if one.what == "reply"] == []
    assert desk.submissions.replies.listed(case)[0].waits == ()


def test_what_comes_in_moves_the_status_and_can_be_taken_back(house: House) -> None:
    house.clock.now -= 23 * DAY
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    desk.submissions.sent(submission, "2026-11-01", "email", looked=frozen_now(desk, submission))
    house.clock.now += 23 * DAY
    for type, status in (("ack", "acknowledged"), ("request", "info_requested")):
        change = desk.submissions.replies.event(
            submission, type, "2026-11-10", next_due="2026-12-01"
        )
        assert desk.cases.record(submission).text("status") == status
    desk.cases.take_back(change)
    assert desk.cases.record(submission).text("status") == "acknowledged"
    assert len(desk.submissions.replies.listed(case)[0].events) == 1


def test_a_holder_who_has_not_answered_stands_on_the_start_page(house: House) -> None:
    desk = house.coordinator()
    case, grant = ready_case(desk)
    submission = prepared(desk, case)
    desk.submissions.sent(submission, "2026-11-24", "email", looked=frozen_now(desk, submission))
    desk.consent.withdraw([grant])
    assert [one for one in desk.due.due() if one.what == "withdrawal"] == []
    desk.consent.answer_of(grant, "iimp", asked_on=desk.context.today())
    house.clock.now += 35 * DAY
    [due] = [one for one in desk.due.due() if one.what == "withdrawal"]
    assert (due.late, due.told) == (5, "iimp")
    desk.consent.answer_of(grant, "iimp", answer={"en": "deleted", "src_lang": "en"})
    assert [one for one in desk.due.due() if one.what == "withdrawal"] == []


def test_a_letter_that_was_not_sent_stands_on_the_start_page_from_the_first_day(
    house: House,
) -> None:
    desk = house.coordinator()
    case, grant = ready_case(desk)
    sub = prepared(desk, case)
    desk.submissions.sent(sub, "2026-11-24", "email", looked=frozen_now(desk, sub))

    def waits() -> list[tuple[str, int, Json]]:
        rows = [one for one in desk.due.due() if one.what in ("letter", "withdrawal")]
        return [(one.what, one.late, one.told) for one in rows]

    desk.consent.withdraw([grant])
    assert waits() == [("letter", 0, "iimp")]
    house.clock.now += 40 * DAY
    assert waits() == [("letter", 40, "iimp")]  # no letter, so no answer is late
    change = desk.consent.answer_of(grant, "iimp", asked_on=desk.context.today())
    assert waits() == []
    house.clock.now += 35 * DAY
    assert waits() == [("withdrawal", 5, "iimp")]
    desk.cases.take_back(change)
    assert waits() == [("letter", 75, "iimp")]


def prepared_by_field(field: Desk) -> tuple[str, str]:
    """A submission that an enrolled documenter froze; ids of case and submission."""
    case, _ = ready_case(field)
    submission = field.submissions.new(SubmissionOrder(case, "iimp", owner="A1")).ids[0]
    field.submissions.prepare(submission)
    return case, submission


def handed(sender: Desk, receiver: Desk, stick: Path) -> None:
    """A bundle by stick."""
    stick.mkdir(exist_ok=True)
    files = [
        path
        for one in sender.sync.hand_over(stick, [receiver.access.status().device_id])
        for path in one.files
    ]
    assert [one.status for one in receiver.sync.intake.receive(files)] == ["applied"]


def test_nothing_leaves_a_documenter_before_a_coordinator_approved(
    house: House, tmp_path: Path
) -> None:
    chief = house.coordinator()
    field = house.documenter("هالة", chief)
    case, submission = prepared_by_field(field)
    assert field.submissions.approver(submission) == ""
    for leave in (
        lambda: field.submissions.papers(submission),
        lambda: field.submissions.sent(submission, "2026-11-24", "email"),
    ):
        with pytest.raises(UserError, match="E_NOT_APPROVED"):
            leave()
    with pytest.raises(UserError, match="E_ROLE"):
        field.submissions.approve(submission, frozen_now(field, submission))
    assert field.cases.dossier(case).of("disclosure") == ()
    assert field.cases.record(submission).text("status") == "ready"
    handed(field, chief, tmp_path / "there")
    for looked in ("", chief.submissions.frozen(submission).digest):
        with pytest.raises(UserError, match="E_SET_ELSEWHERE"):
            chief.submissions.approve(submission, looked)
    chief.submissions.approve(submission, chief.submissions.prepare(submission).digest)
    handed(chief, field, tmp_path / "back")
    assert field.submissions.approver(submission) == chief.context.vault.by
    assert field.submissions.papers(submission)
    field.submissions.sent(submission, "2026-11-24", "email")
    [row] = field.cases.dossier(case).of("disclosure")
    assert (row.text("approver"), row.text("digest")) == (
        chief.context.vault.by,
        field.cases.record(submission).text("digest"),
    )


def test_an_approval_is_of_one_digest_and_of_no_other(house: House, tmp_path: Path) -> None:
    chief = house.coordinator()
    field = house.documenter("هالة", chief)
    case, submission = prepared_by_field(field)
    handed(field, chief, tmp_path / "there")
    for looked in ("", chief.submissions.frozen(submission).digest):
        with pytest.raises(UserError, match="E_SET_ELSEWHERE"):
            chief.submissions.approve(submission, looked)
    chief.submissions.approve(submission, chief.submissions.prepare(submission).digest)
    handed(chief, field, tmp_path / "back")
    event = field.cases.dossier(case).of("event")[0]
    said: Json = {"ar": "شيء لم يره المنسّق", "src_lang": "ar"}
    field.cases.save([Edit("event", {"text": said}, id=event.id)])
    field.submissions.prepare(submission)  # what is frozen now nobody has looked at
    assert field.submissions.approver(submission) == ""
    with pytest.raises(UserError, match="E_NOT_APPROVED"):
        field.submissions.papers(submission)
    handed(field, chief, tmp_path / "again")
    assert approver(chief.cases.record(submission)) == ""


def test_a_coordinators_new_freeze_takes_the_approval_away(house: House) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    desk.submissions.approve(submission, frozen_now(desk, submission))
    assert approver(desk.cases.record(submission)) == desk.context.vault.by
    desk.submissions.prepare(submission, because="اختبار")
    view = desk.cases.record(submission)
    assert (view.value("approved"), view.text("status"), approver(view)) == (False, "ready", "")
    assert desk.submissions.papers(
        submission, frozen_now(desk, submission)
    )  # her own act is the approval, and is written as one
    view = desk.cases.record(submission)
    assert (view.value("approved"), approver(view)) == (True, desk.context.vault.by)
    assert view.text("approved_digest") == view.text("digest")


def test_what_may_not_leave_is_not_approved(house: House) -> None:
    desk = house.coordinator()
    case, grant = ready_case(desk)
    submission = prepared(desk, case)
    desk.consent.narrow(grant, scopes=["identity"])
    with pytest.raises(UserError, match="E_STALE"):
        desk.submissions.approve(submission, frozen_now(desk, submission))
    assert approver(desk.cases.record(submission)) == ""


def test_a_documenter_of_no_organisation_stands_for_it_and_is_written_down(house: House) -> None:
    alone = house.documenter("سالم")
    case, submission = prepared_by_field(alone)
    assert alone.submissions.approver(submission) == alone.context.vault.by
    assert alone.submissions.papers(submission, frozen_now(alone, submission))
    [row] = alone.cases.dossier(case).of("disclosure")
    assert row.text("approver") == alone.context.vault.by
    assert alone.cases.record(submission).value("approved") is None


def test_another_paper_under_an_approved_digest_does_not_leave(house: House) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    desk.submissions.approve(submission, frozen_now(desk, submission))
    held = ids_in(desk.cases.record(submission).value("snapshot"))
    keep = [one for one in held if desk.cases.record(one).text("mime") != "application/pdf"]
    other = desk.consent.letters.keep_file(
        b"%PDF-1.4", case, "submission_copy", "x.pdf", "application/pdf"
    )
    desk.cases.save([Edit("submission", {"snapshot": [*sorted([*keep, other])]}, id=submission)])
    with pytest.raises(UserError, match="E_STALE"):
        desk.submissions.papers(submission, frozen_now(desk, submission))
