"""On which days an answer is judged. Everybody is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pytest
from tests.people import TODAY
from tests.records.conftest import view

from vsdesk.records.consent.answer_days import UNKNOWN, days_of

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

GIVEN: Final = "2026-11-20"


def answer(wrote: str, **values: Json) -> RecordView:
    """An answer that the log says was written on a day."""
    ms = int(datetime.fromisoformat(wrote).replace(tzinfo=UTC).timestamp() * 1000)
    made = view("yes", "consent_grant", {"grantor": "a" * 32, "result": "given", **values})
    ts = f"{ms:012x}-0000"
    fields = {name: (said[0]._replace(ts=ts),) for name, said in made.fields.items()}
    return replace(made, fields=fields, created=ts)


@pytest.mark.parametrize(
    ("wrote", "values", "first"),
    [
        ("2026-11-23", {"given_on": GIVEN}, GIVEN),  # a paper that was typed later
        ("2026-11-18", {"given_on": GIVEN}, "2026-11-18"),  # on a day to come
        ("2009-01-01", {"given_on": GIVEN}, GIVEN),  # a clock that was never set
        ("2030-01-01", {"given_on": GIVEN}, GIVEN),  # one that runs ahead
        ("2026-11-18", {}, "2026-11-18"),
        ("2009-01-01", {}, UNKNOWN),
        ("2030-01-01", {}, UNKNOWN),
        ("2026-11-18", {"given_on": "بعد العيد"}, "2026-11-18"),
        ("2026-11-18", {"given_on": GIVEN, "withdrawn_on": "2026-11-22"}, "2026-11-18"),
    ],
)
def test_its_first_day(wrote: str, values: dict[str, Json], first: str) -> None:
    days = days_of(answer(wrote, **values), TODAY)
    assert days[0] == first
    assert TODAY in days


def test_of_several_days_each_counts() -> None:
    one, other = answer("2026-11-23", given_on=GIVEN), answer("2026-11-23", given_on="2025-02-03")
    both = {**one.fields, "given_on": one.fields["given_on"] + other.fields["given_on"]}
    assert days_of(replace(one, fields=both), TODAY) == ("2025-02-03", GIVEN, TODAY)
