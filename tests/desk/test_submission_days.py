"""Days that cannot have been so are refused, with the field named; the day of sending can be corrected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import frozen_now, whole_case
from tests.desk.test_submitting import DAY, prepared, ready_case

from vsdesk.desk import Edit, SubmissionOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json


def refused(act: Callable[[], object], code: str, field: str) -> None:
    with pytest.raises(UserError) as caught:
        act()
    assert (caught.value.name, caught.value.params.get("field")) == (code, field)


def sent(desk: Desk, house: House, day: str = "2026-11-24") -> tuple[str, str]:
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    desk.submissions.sent(submission, day, "email", looked=frozen_now(desk, submission))
    return case, submission


def test_nothing_is_sent_before_the_person_was_taken_or_before_it_was_frozen(house: House) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    for day in ("2000-01-01", "2026-11-20"):
        late = partial(desk.submissions.sent, submission, day, "email")
        refused(late, "E_SENT_DAY", "sent_on")
    assert desk.cases.dossier(case).of("disclosure") == ()  # refused before anything left
    # Of one that was sent before it was kept here only the day on which he was taken is known.
    old: dict[str, Json] = {"mechanism": "wgeid", "status": "sent", "sent_on": "2013-08-08"}
    refused(
        lambda: desk.cases.save([Edit("submission", old, parent=case)]), "E_SENT_DAY", "sent_on"
    )
    desk.cases.save([Edit("submission", {**old, "sent_on": "2013-08-09"}, parent=case)])
    desk.submissions.sent(
        submission, "2026-11-23", "email", looked=frozen_now(desk, submission)
    )  # west of here it was still that day


def test_the_next_step_is_not_before_the_sending(house: House) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    refused(
        lambda: desk.submissions.sent(
            submission,
            "2026-11-24",
            "email",
            looked=frozen_now(desk, submission),
            next_due="2026-11-23",
        ),
        "E_NEXT_DAY",
        "next_due",
    )
    desk.submissions.sent(
        submission,
        "2026-11-24",
        "email",
        looked=frozen_now(desk, submission),
        next_due="2026-11-24",
    )
    refused(
        lambda: desk.submissions.replies.event(
            submission, "ack", "2026-11-24", next_due="2026-01-01"
        ),
        "E_NEXT_DAY",
        "next_due",
    )


def test_no_reply_is_older_than_the_sending_and_nobody_is_told_before_it_came(
    house: House,
) -> None:
    desk = house.coordinator()
    _, submission = sent(desk, house)
    refused(
        lambda: desk.submissions.replies.event(submission, "government_reply", "2026-11-20"),
        "E_REPLY_DAY",
        "date",
    )
    desk.submissions.replies.event(submission, "reminder", "2026-11-20", direction="out")
    house.clock.now += 10 * DAY
    refused(
        lambda: desk.submissions.replies.event(
            submission, "government_reply", "2026-12-01", informed="2026-11-30"
        ),
        "E_TOLD_DAY",
        "family_informed_on",
    )
    event = desk.submissions.replies.event(submission, "government_reply", "2026-12-01").ids[0]
    refused(
        lambda: desk.submissions.replies.told(event, "2026-11-30"),
        "E_TOLD_DAY",
        "family_informed_on",
    )
    desk.submissions.replies.told(event, "2026-12-01")
    later: dict[str, Json] = {"date": "2026-12-02"}
    refused(
        lambda: desk.cases.save([Edit("submission_event", later, id=event)]),
        "E_TOLD_DAY",
        "family_informed_on",
    )


def test_news_is_not_told_before_the_identification(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    found: dict[str, Json] = {"type": "identification"}
    found["date"] = {"from": "2026-10-01", "to": "2026-10-31", "precision": "month"}
    desk.cases.save([Edit("event", found, parent=case)])
    refused(
        lambda: desk.access.safeguards.news_told(case, "2026-09-30"), "E_TOLD_DAY", "news_told_on"
    )
    desk.access.safeguards.news_told(case, "2026-10-01")


def test_a_day_of_sending_is_corrected_by_a_coordinator_with_a_reason(house: House) -> None:
    desk = house.coordinator()
    field = house.documenter("هالة", desk)
    _, submission = sent(desk, house)
    refused(
        lambda: desk.cases.save([Edit("submission", {"sent_on": "2026-11-23"}, id=submission)]),
        "E_WHY",
        "sent_on",
    )
    refused(
        lambda: desk.submissions.replies.correct(submission, "2026-11-23", "  "), "E_WHY", "sent_on"
    )
    refused(
        lambda: desk.submissions.replies.correct(submission, "2000-01-01", "خطأ"),
        "E_SENT_DAY",
        "sent_on",
    )
    desk.submissions.replies.correct(submission, "2026-11-23", "كُتب اليوم خطأً")
    assert desk.cases.record(submission).text("sent_on") == "2026-11-23"
    rows = [one for one in desk.cases.history(submission) if "sent_on" in one.fields]
    assert [(one.values or {})["sent_on"] for one in rows] == ["2026-11-24", "2026-11-23"]
    assert rows[-1].why == "كُتب اليوم خطأً"
    case = whole_case(field, "سامر")[0]
    old: dict[str, Json] = {"mechanism": "wgeid", "status": "sent", "sent_on": "2020-01-01"}
    kept = field.cases.save([Edit("submission", old, parent=case)]).ids[0]
    refused(
        lambda: field.submissions.replies.correct(kept, "2020-01-02", "خطأ"), "E_ROLE", "sent_on"
    )


def test_a_documenter_does_not_say_sent_of_what_nobody_approved(house: House) -> None:
    desk = house.coordinator()
    field = house.documenter("هالة", desk)
    case, _ = ready_case(field)
    submission = field.submissions.new(SubmissionOrder(case, "iimp", owner="A1")).ids[0]
    field.submissions.prepare(submission)
    for values in ({"status": "sent"}, {"sent_on": "2026-11-24"}):
        with pytest.raises(UserError, match="E_NOT_APPROVED"):
            field.cases.save([Edit("submission", {**values}, id=submission)])


def test_taking_back_is_never_refused(house: House) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    change = desk.submissions.sent(
        submission, "2026-11-24", "email", looked=frozen_now(desk, submission)
    )
    desk.cases.take_back(change)
    assert not desk.cases.record(submission).text("sent_on")


def test_a_request_has_a_day_of_its_own_and_stands_among_what_is_due_with_its_body(
    house: House,
) -> None:
    desk = house.coordinator()
    case, submission = sent(desk, house)
    house.clock.now += 5 * DAY
    refused(
        lambda: desk.submissions.replies.event(
            submission, "request", "2026-11-28", answer_due="2026-11-27"
        ),
        "E_NEXT_DAY",
        "answer_due",
    )
    event = desk.submissions.replies.event(
        submission, "request", "2026-11-28", answer_due="2026-12-10"
    ).ids[0]
    assert not [one for one in desk.due.due() if one.what == "request"]  # not for a week yet
    house.clock.now += 15 * DAY
    [due] = [one for one in desk.due.due() if one.what == "request"]
    assert (due.record, due.root, due.late, due.day) == (event, case, 4, "2026-12-10")
    assert due.told == "iimp"
    desk.submissions.replies.event(submission, "reminder", "2026-12-14", direction="out")
    assert not [one for one in desk.due.due() if one.what == "request"]  # something went out to it


def test_a_day_to_keep_names_the_body(house: House) -> None:
    desk = house.coordinator()
    case, submission = sent(desk, house)
    desk.cases.save([Edit("submission", {"next_due": "2026-11-25"}, id=submission)])
    other: dict[str, Json] = {"mechanism": "partner_ngo", "mechanism_name": "جمعية مختلقة"}
    desk.cases.save([Edit("submission", {**other, "next_due": "2026-11-24"}, parent=case)])
    told = {one.told for one in desk.due.due() if one.what == "submission"}
    assert told == {"iimp", "partner_ngo جمعية مختلقة"}


def test_a_request_without_a_day_stands_among_what_is_due_and_is_never_late(house: House) -> None:
    desk = house.coordinator()
    _, submission = sent(desk, house)
    event = desk.submissions.replies.event(submission, "request", "2026-11-24").ids[0]
    house.clock.now += 90 * DAY
    [due] = [one for one in desk.due.due() if one.what == "request"]
    assert (due.record, due.day, due.late, due.told) == (event, "", 0, "iimp")
    desk.cases.save([Edit("submission", {"next_due": "2027-03-01"}, id=submission)])
    days = [(one.what, one.day) for one in desk.due.due() if one.what in ("request", "submission")]
    assert days == [("submission", "2027-03-01")]  # there is a day now, and it is told once
    desk.cases.save([Edit("submission", {"next_due": None}, id=submission)])
    assert [one.what for one in desk.due.due() if one.what == "request"]
    desk.submissions.replies.event(submission, "ack", desk.context.today(), direction="out")
    assert not [one for one in desk.due.due() if one.what in ("request", "submission")]
