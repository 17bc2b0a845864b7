"""What is due: each sort is found, nothing that is done, and one look stays quick."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case

from vsdesk.desk import Desk, Due, Edit
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

DAY = 86_400_000  # milliseconds


def of(desk: Desk, what: str) -> list[Due]:
    return [one for one in desk.due.due() if one.what == what]


def test_promises_reviews_and_follow_ups_by_day(house: House) -> None:
    desk = house.coordinator()
    case, person, family = whole_case(desk)
    desk.cases.save(
        [
            Edit("contact_log", {"on": "2026-11-10", "promised": "اتصال", "due": "2026-11-18"}, parent=family),
            Edit("contact_log", {"on": "2026-11-10", "due": "2026-11-18", "done": True}, parent=family),
            Edit("contact_log", {"on": "2026-11-10", "due": "2027-01-18"}, parent=family),
            Edit("follow_up", {"due": "2026-11-27", "reason": {"ar": "زيارة", "src_lang": "ar"}}, parent=case),
            Edit("risk_assessment", {"person": person, "next_review": "2026-11-24"}, parent=case),
            Edit("submission", {"mechanism": "wgeid", "next_due": "2026-11-01"}, parent=case),
            Edit("consent_grant", {"subject": case, "review_on": "2026-11-20", "purpose": "search"}, parent=family),
        ]
    )  # fmt: skip  # a record a row
    calls = of(desk, "call")
    assert [(one.day, one.late, one.told) for one in calls] == [("2026-11-18", 6, "اتصال")]
    assert (calls[0].root, calls[0].root_kind, calls[0].title) == (
        family,
        "family",
        "عائلة الدرويش",
    )
    follow = of(desk, "follow_up")[0]
    assert (follow.late, follow.root, follow.told) == (-3, case, {"ar": "زيارة", "src_lang": "ar"})
    assert [one.late for one in of(desk, "risk")] == [0]
    assert [one.late for one in of(desk, "submission")] == [23]
    assert [one.late for one in of(desk, "consent")] == [4]
    lates = [one.late for one in desk.due.due()]
    assert lates == sorted(lates, reverse=True)
    desk.cases.save([Edit("contact_log", {"done": True}, id=calls[0].record)])
    assert of(desk, "call") == []


def test_whom_nobody_calls_on_this_day_of_the_month(house: House) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk)
    who = next(one.id for one in desk.cases.dossier(family).of("person"))
    for day in (24, 23):
        desk.cases.save([Edit("contact_channel", {"person": who, "no_call_day": day}, parent=who)])
    [due] = of(desk, "no_call")
    assert (due.day, due.root, due.root_kind) == ("2026-11-24", family, "family") and due.told
    with pytest.raises(UserError, match="E_RANGE"):
        desk.cases.save([Edit("contact_channel", {"no_call_day": 32}, parent=who)])


def test_a_yes_without_a_day_for_its_review_is_due_after_two_years(house: House) -> None:
    """Whoever answered on the page was never asked for a day; the row comes all the same."""
    desk = house.coordinator()
    case, person, family = whole_case(desk)

    bodies = iter(("iimp", "icmp", "icrc", "ncmp", "scm", "wgeid", "unhcr"))

    def answer(on: str, result: str = "given", **more: Json) -> None:
        values: dict[str, Json] = {
            "subject": case,
            "grantor": person,
            "purpose": "search",
            "recipient": next(bodies),
            "result": result,
            "given_on": on,
            **more,
        }
        desk.cases.save([Edit("consent_grant", values, parent=family)])

    assert of(desk, "consent") == []
    answer("2024-11-20")  # four days over
    answer("2024-11-28")  # in four days
    answer("2024-02-29", "given_limited")  # a day that the year after the next has not
    answer("2025-06-01")
    answer("2020-01-01", "refused")
    answer("2020-01-01", withdrawn_on="2021-01-01")
    answer("2020-01-01", review_on="2027-05-05")
    assert sorted((one.day, one.late) for one in of(desk, "consent")) == [
        ("2026-02-28", 269),
        ("2026-11-20", 4),
        ("2026-11-28", -4),
    ]


def test_cases_that_wait_for_a_coordinator_after_a_week(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    desk.cases.save([Edit("case", {"review_state": "peer_checked"}, id=case)])
    assert of(desk, "review") == []
    house.clock.now += 9 * DAY
    waiting = of(desk, "review")
    assert [(one.root, one.late) for one in waiting] == [(case, 2)]


def test_a_hand_over_without_a_receipt_after_two_weeks(house: House) -> None:
    desk = house.coordinator()
    field = house.documenter("هالة", desk)
    whole_case(field)
    stick = house.root / "stick"
    stick.mkdir()
    field.sync.hand_over(stick, [desk.access.status().device_id])
    house.clock.now += 10 * DAY
    assert of(field, "receipt") == []
    house.clock.now += 6 * DAY
    assert [(one.root, one.late) for one in of(field, "receipt")] == [("", 2)]


def test_flags_and_reviews_are_for_those_who_review(house: House) -> None:
    desk = house.coordinator()
    field = house.documenter("هالة", desk)
    for one in (desk, field):
        case, _, _ = whole_case(one)
        release: Json = {"from": "2010-01-01", "to": "2010-01-01", "precision": "day"}
        one.cases.save([Edit("event", {"type": "release", "date": release}, parent=case)])
    assert [one.told for one in of(desk, "flag")] == ["A release is dated before the arrest."]
    assert of(field, "flag") == []


def test_one_look_reads_the_newest_only(house: House) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk)
    row = {"on": "2026-11-10", "due": "2026-11-18"}
    for _ in range(10):
        desk.cases.save([Edit("contact_log", row, parent=family) for _ in range(500)])
    began = time.thread_time()
    found = of(desk, "call")
    assert len(found) == 200
    assert time.thread_time() - began < 3


def test_the_oldest_answers_do_not_fall_out_and_one_person_is_one_row(house: House) -> None:
    """Thirteen questions of one interview are asked again in one row; what was answered anew is not."""
    desk = house.coordinator()
    case, person, family = whole_case(desk)
    given: dict[str, Json] = {
        "subject": case,
        "grantor": person,
        "purpose": "search",
        "recipient": "iimp",
        "result": "given",
        "given_on": "2024-10-01",
    }
    kept = {**given, "subject": None, "purpose": "hold_record", "recipient": "own_org"}
    withdrawn: dict[str, Json] = {**kept, "withdrawn_on": "2026-11-01"}
    desk.cases.save([Edit("consent_grant", given, parent=family)])
    desk.cases.save([Edit("consent_grant", {**given, "recipient": "icmp"}, parent=family)])
    other = whole_case(desk, "يزن")[2]
    desk.cases.save([Edit("consent_grant", withdrawn, parent=other)])
    later = {**given, "given_on": "2026-11-01", "recipient": "ncmp"}
    for _ in range(9):
        desk.cases.save([Edit("consent_grant", later, parent=family) for _ in range(500)])
    [one] = of(desk, "consent")
    assert (one.day, one.root) == ("2026-10-01", family)
    assert [erase.root for erase in of(desk, "erase")] == [other]
    renewed: dict[str, Json] = {**given, "given_on": "2026-11-20"}
    desk.cases.save([Edit("consent_grant", renewed, parent=family)])
    [one] = of(desk, "consent")
    assert desk.cases.record(one.record).text("recipient") == "icmp"
    desk.cases.save([Edit("consent_grant", {"result": "refused"}, id=one.record)])
    assert of(desk, "consent") == []


def test_what_is_asked_and_owed_comes_by_its_day_and_a_threat_apart(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    what: Json = {"ar": "صورة القيد، مختلقة", "src_lang": "ar"}
    rows = [
        Edit("duty", {"type": "asked_of_family", "what": what, "due": "2026-11-20"}, parent=family),
        Edit("duty", {"type": "threat_deadline", "what": what, "due": "2026-11-25"}, parent=case),
        Edit("duty", {"type": "our_own", "what": what, "due": "2027-11-25"}, parent=case),
    ]
    asked, _, _ = desk.cases.save(rows).ids
    assert [(one.record, one.late, one.told) for one in of(desk, "duty")] == [(asked, 4, what)]
    assert [(one.root, one.late) for one in of(desk, "threat")] == [(case, -1)]
    desk.cases.save([Edit("duty", {"done": True, "done_on": "2026-11-24"}, id=asked)])
    assert of(desk, "duty") == []
