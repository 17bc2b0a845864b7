"""On which day something is to be done about a record. All people are made up."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.people import rid
from tests.records.conftest import view

from vsdesk.records.checks.due_dates import FIELDS, NOT_KEPT, SAID_NO, TAKEN_BACK, coming, last_said
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json

GIVEN: Mapping[str, Json] = {
    "grantor": rid("najah"),
    "purpose": "search",
    "recipient": "iimp",
    "result": "given",
    "given_on": "2024-11-20",
}


@pytest.mark.parametrize(
    ("kind", "values", "days"),
    [
        ("contact_log", {"due": "2026-11-18"}, {"contact_log.due": "2026-11-18"}),
        ("contact_log", {"due": "2026-11-18", "done": True}, {}),
        ("contact_log", {"due": "بعد العيد"}, {}),
        ("consent_grant", GIVEN, {"consent_grant.review_on": "2026-11-20"}),
        (
            "consent_grant",
            {**GIVEN, "given_on": "2024-02-29"},
            {"consent_grant.review_on": "2026-02-28"},
        ),
        (
            "consent_grant",
            {**GIVEN, "review_on": "2025-01-01"},
            {"consent_grant.review_on": "2025-01-01"},
        ),
        ("consent_grant", {**GIVEN, "result": "refused"}, {SAID_NO: ""}),
        (
            "consent_grant",
            {**GIVEN, "result": "not_asked", "follow_up": "2026-12-01"},
            {"consent_grant.follow_up": "2026-12-01"},
        ),
        (
            "consent_grant",
            {**GIVEN, "result": "refused", "follows": rid("first")},
            {TAKEN_BACK: ""},
        ),
        ("consent_grant", {**GIVEN, "withdrawn_on": "2026-01-01"}, {TAKEN_BACK: ""}),
        (
            "consent_grant",
            {**GIVEN, "purpose": "hold_record", "withdrawn_on": "2026-01-01"},
            {NOT_KEPT: "", TAKEN_BACK: ""},
        ),
        (
            "consent_grant",
            {**GIVEN, "purpose": "hold_record", "result": "refused"},
            {NOT_KEPT: "", SAID_NO: ""},
        ),
        (
            "submission_event",
            {"type": "request", "direction": "in"},
            {"submission_event.answer_due": ""},
        ),
        ("submission_event", {"type": "request", "direction": "out"}, {}),
        ("submission_event", {"type": "ack", "direction": "in"}, {}),
        ("duty", {"due": "2026-11-18"}, {"duty.due": "2026-11-18"}),
        ("duty", {"due_words": "بعد العيد"}, {"duty.due": ""}),
        ("duty", {"due_words": "بعد العيد", "done": True}, {}),
        ("case", {"intake_date": "2026-11-18"}, {}),
    ],
)
def test_the_day_and_none_for_what_is_done(
    kind: str, values: Mapping[str, Json], days: dict[str, str]
) -> None:
    assert coming(view("one", kind, values)) == days


def test_every_day_is_a_day_of_the_dictionary() -> None:
    dictionary = Dictionary.load()
    for kind, names in FIELDS.items():
        for name in names:
            field = dictionary.field(kind, name)
            assert field is not None and field.type == "day", (kind, name)


def test_only_the_last_answer_of_a_person_to_a_question_stands() -> None:
    first = view("first", "consent_grant", GIVEN, space="family")
    again = view("again", "consent_grant", {**GIVEN, "given_on": "2026-01-01"}, space="family")
    other = view("other", "consent_grant", {**GIVEN, "recipient": "icmp"}, space="family")
    father = view("father", "consent_grant", {**GIVEN, "grantor": rid("khaled")}, space="family")
    assert last_said([first, again, other, father]) == {again.id, other.id, father.id}
