"""Replies of Governments that wait for the family, for the start page (nobody here is real)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import Made

from vsdesk.records.dictionary.values import Json
from vsdesk.records.readiness import WaitingReply, waiting_replies


def waiting(made: Made, today: str = TODAY) -> tuple[WaitingReply, ...]:
    """What waits on a day, where everybody is believed."""
    return waiting_replies(made.dossier(), today, lambda _: True)


def replied(*days: str, **more: Any) -> Made:
    """A case with a reply for each day."""
    made = Made()
    made.add("case", "case")
    made.add("sent", "submission", "case", mechanism="wgeid", status="registered_transmitted")
    for on in days:
        made.add(
            f"reply {on}",
            "submission_event",
            "sent",
            date=on,
            direction="in",
            type="government_reply",
            **more,
        )
    return made


def written(made: Made, name: str, on: str) -> None:
    """Let a record have been written down on this day."""
    moment = int(datetime.fromisoformat(on).replace(tzinfo=UTC).timestamp() * 1000)
    made.views[name] = replace(made.views[name], created=f"{moment:012x}-0000")


def test_the_oldest_comes_first_with_its_last_day() -> None:
    first, second = waiting(replied("2026-06-20", "2026-05-20"))
    assert (first.received, first.due, first.days, first.red, first.step) == (
        "2026-05-20",
        "2026-11-20",
        188,
        True,
        150,
    )
    assert (second.received, second.due, second.days, second.red, second.step) == (
        "2026-06-20",
        "2026-12-20",
        157,
        False,
        150,
    )
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


def test_answered_removed_or_closed() -> None:
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


def test_of_two_days_that_stand_the_earlier_counts() -> None:
    made = replied("2026-06-20")
    made.differ("reply 2026-06-20", "date", "2026-06-20", "2026-05-20")
    (one,) = waiting(made)
    assert one.received == "2026-05-20"


@pytest.mark.parametrize(
    "day", [None, {"answer": "unknown"}, "2026-13-40", "", "أيار", "2062-05-20", "2026-11-25"]
)
def test_a_reply_without_a_day_counts_from_the_day_on_which_it_was_written(day: Json) -> None:
    """Nobody said when it came, or mistyped it: by the day on which it was written down it was there."""
    made = replied("2026-06-20")
    made.set("reply 2026-06-20", date=day)
    written(made, "reply 2026-06-20", "2026-05-20")
    (one,) = waiting(made)
    assert (one.received, one.due, one.red) == ("2026-05-20", "2026-11-20", True)
    written(made, "reply 2026-06-20", "2026-11-20")
    assert [(one.days, one.step, one.red) for one in waiting(made)] == [(4, 0, False)]


@pytest.mark.parametrize(
    ("answered", "waits"),
    [
        ([TODAY], False),
        (["2026-11-25"], True),  # they mean to answer tomorrow
        (["2062-06-01"], True),
        ([""], True),
        (["2026-02-30"], True),
        (["قريباً"], True),
        ([None], True),
        ([{"answer": "unknown"}], True),
        (["2026-06-01", "2062-06-01"], False),
    ],
)
def test_only_an_answer_of_a_day_that_has_come_stops_the_clock(
    answered: list[Json], waits: bool
) -> None:
    made = replied("2026-05-20")
    made.differ("reply 2026-05-20", "family_answered_on", *answered)
    assert bool(waiting(made)) is waits


def test_another_device_ends_no_wait() -> None:
    made = replied("2026-05-20")
    made.differ("reply 2026-05-20", "family_answered_on", TODAY, None)
    assert waiting_replies(made.dossier(), TODAY)
    made.set(
        "reply 2026-05-20", family_answered_on=TODAY
    )  # by the device that wrote the reply down
    assert not waiting_replies(made.dossier(), TODAY)


def test_an_acknowledgement_is_no_reply() -> None:
    made = replied("2026-05-20")
    made.set("reply 2026-05-20", type="ack")
    assert waiting(made) == ()
