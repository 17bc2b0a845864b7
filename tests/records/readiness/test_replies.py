"""Replies of Governments that wait for the family, for the start page (nobody here is real)."""

from __future__ import annotations

from typing import Any

from tests.people import TODAY, rid
from tests.records.conftest import Made

from vsdesk.records.readiness import Waiting, waiting_replies


def waiting(made: Made, today: str = TODAY) -> tuple[Waiting, ...]:
    """What waits on a day."""
    return waiting_replies(made.dossier(), today)


def replied(*days: str, **more: Any) -> Made:
    """A case with a reply for each day."""
    made = Made()
    made.add("case", "case")
    made.add("sent", "submission", "case", mechanism="wgeid", status="registered_transmitted")
    for on in days:
        made.add(f"reply {on}", "submission_event", "sent", date=on, direction="in",
                 type="government_reply", **more)  # fmt: skip
    return made


def test_the_oldest_comes_first_with_its_last_day() -> None:
    first, second = waiting(replied("2026-06-20", "2026-05-20"))
    assert (first.received, first.due, first.days, first.red, first.step) == (
        "2026-05-20", "2026-11-20", 188, True, 150,
    )  # fmt: skip
    assert (second.received, second.due, second.days, second.red, second.step) == (
        "2026-06-20", "2026-12-20", 157, False, 150,
    )  # fmt: skip
    assert first.mechanism == "wgeid" and first.submission == rid("sent")


def test_the_steps() -> None:
    for on, step in (
        ("2026-11-20", 0),
        ("2026-09-25", 60),
        ("2026-07-27", 120),
        ("2026-06-27", 150),
    ):
        (one,) = waiting(replied(on))
        assert one.step == step and not one.red


def test_six_months_after_the_end_of_a_long_month() -> None:
    (one,) = waiting(replied("2026-08-31"), "2027-02-28")
    assert one.due == "2027-02-28" and one.red


def test_answered_removed_closed_or_not_yet_come() -> None:
    assert waiting(replied("2026-05-20", family_answered_on="2026-06-01")) == ()
    made = replied("2026-05-20")
    made.delete("reply 2026-05-20")
    assert waiting(made) == ()
    made = replied("2026-05-20")
    made.set("sent", status="clarified")
    assert waiting(made) == ()
    made.set("sent", status="sent")
    made.delete("sent")
    assert waiting(made) == ()
    assert waiting(replied("2026-12-01")) == ()


def test_of_two_days_that_stand_the_earlier_counts_and_nonsense_counts_nothing() -> None:
    made = replied("2026-06-20")
    made.differ("reply 2026-06-20", "date", "2026-06-20", "2026-05-20")
    (one,) = waiting(made)
    assert one.received == "2026-05-20"
    made.set("reply 2026-06-20", date={"answer": "unknown"})
    assert waiting(made) == ()
    made.set("reply 2026-06-20", date="2026-13-40")
    assert waiting(made) == ()


def test_an_acknowledgement_is_no_reply() -> None:
    made = replied("2026-05-20")
    made.set("reply 2026-05-20", type="ack")
    assert waiting(made) == ()
