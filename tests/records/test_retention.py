"""How long each class is kept: before, on and after the day; what is never proposed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from vsdesk.records.alternative import Alternative
from vsdesk.records.checks import retention
from vsdesk.records.consent import answers
from vsdesk.records.dates import days
from vsdesk.records.dossier import Dossier, RecordView

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

TODAY = date(2026, 11, 24)


def ts(day: str) -> str:
    """The log timestamp of noon on a day."""
    seconds = (date.fromisoformat(day) - date(1970, 1, 1)).days * 86_400 + 43_200
    return f"{seconds * 1000:012x}-0000"


def record(
    kind: str, id: str, written: str = "2026-11-24", parent: str | None = None, **values: Json
) -> RecordView:
    """A record whose values were written on one day."""
    fields = {
        name: (Alternative(f"{id}:{name}", value, "k", "A1", ts(written)),)
        for name, value in values.items()
    }
    return RecordView(id, kind, "s", parent, None, fields, created=ts(written), updated=ts(written))


def keeps(result: str, on: str = "2026-10-01", **values: Json) -> RecordView:
    """An answer about keeping the file."""
    return record(
        "consent_grant",
        f"g-{result}",
        on,
        purpose="hold_record",
        recipient="own_org",
        parent=None,
        result=result,
        given_on=on,
        grantor="p",
        **values,
    )


def dossier(*records: RecordView) -> Dossier:
    """A case, made up, with these records."""
    return Dossier("c", records)


def test_a_refused_intake_after_30_days() -> None:
    refused = dossier(record("case", "c"), record("family", "f"), keeps("refused", "2026-10-25"))
    assert retention.intake(refused, date(2026, 11, 23)) is None
    over = retention.intake(refused, date(2026, 11, 24))
    assert over == retention.Over("intake", ("c", "f"), date(2026, 11, 24), "refused")


def test_an_unfinished_intake_30_days_after_the_last_change() -> None:
    case = record("case", "c", "2026-10-01", review_state="draft")
    later = record("event", "e", "2026-10-20", "c", type="arrest")
    assert retention.intake(dossier(case, later), date(2026, 11, 18)) is None
    over = retention.intake(dossier(case, later), date(2026, 11, 19))
    assert over == retention.Over("intake", ("c",), date(2026, 11, 19), "not_asked")
    assert (
        retention.intake(
            dossier(record("case", "c", "2026-10-01", review_state="peer_checked")), TODAY
        )
        is None
    )


def test_why_an_intake_is_proposed_and_what_was_agreed_to_besides() -> None:
    """A question that was never asked is no refusal; a yes to something else is said with it."""
    case = record("case", "c", "2026-01-01", review_state="draft")
    search = record(
        "consent_grant",
        "g",
        "2026-01-01",
        purpose="search",
        recipient="iimp",
        result="given",
        given_on="2026-01-01",
        grantor="p",
    )
    gone = record(
        "consent_grant",
        "h",
        "2026-01-01",
        purpose="search",
        recipient="ncmp",
        result="given",
        given_on="2026-01-01",
        withdrawn_on="2026-01-02",
        grantor="p",
    )
    for answers_, why in (
        ([], "not_asked"),
        ([keeps("not_asked")], "not_answered"),
        ([keeps("refused")], "refused"),
    ):
        over = retention.intake(dossier(case, search, gone, *answers_), TODAY)
        assert over is not None and (over.why, over.agreed) == (why, (("search", "iimp"),))
        bare = retention.intake(dossier(case, *answers_), TODAY)
        assert bare is not None and bare.agreed == ()


@pytest.mark.parametrize("result", ["given", "given_limited", "expired"])
def test_what_somebody_agreed_to_is_kept_until_the_family_decides(result: str) -> None:
    case = record("case", "c", "2010-01-01", review_state="draft")
    assert retention.intake(dossier(case, keeps("refused"), keeps(result)), TODAY) is None
    withdrawn = keeps("given", withdrawn_on="2026-01-01")  # offered as an order of its own
    assert retention.intake(dossier(case, withdrawn), TODAY) is None


def test_what_left_the_house_is_no_unfinished_intake() -> None:
    case = record("case", "c", "2010-01-01", review_state="draft")
    assert retention.intake(dossier(case), TODAY) is not None
    left = record("disclosure", "d", "2010-01-01", "c", recipient="iimp")
    assert retention.intake(dossier(case, left), TODAY) is None
    sent = record("submission", "u", "2010-01-01", "c", sent_on="2010-02-02")
    assert retention.intake(dossier(case, sent), TODAY) is None


def test_a_family_with_a_second_case_stays() -> None:
    records = [
        record(kind, id, "2026-01-01")
        for kind, id in (("case", "c"), ("case", "d"), ("family", "f"))
    ]
    over = retention.intake(Dossier("c", tuple(records)), TODAY)
    assert over is not None and over.ids == ("c",)


@pytest.mark.parametrize(
    ("when", "due"),
    [
        ({"from": "2026-08-26", "to": "2026-08-26", "precision": "day"}, "2026-11-24"),
        ({"from": "2026-08-27", "to": "2026-08-27", "precision": "day"}, None),
        ({"from": "2026-07", "to": "2026-07", "precision": "month"}, "2026-10-29"),
        ({"from": "2025", "to": "2025", "precision": "year"}, "2026-03-31"),
        (None, None),
    ],
)
def test_names_on_sign_in_lists_after_90_days(when: Json, due: str | None) -> None:
    activity = record("activity", "a", date=when)
    rows = [
        record("participation", "n2", person="p2", sex="female"),
        record("participation", "n1", person="p1", sex="female"),
        record("participation", "t", count=12),
    ]
    over = retention.sign_in(activity, rows, TODAY)
    found = None if over is None else (over.ids, over.day.isoformat())
    assert found == (None if due is None else (("n1", "n2"), due))
    assert retention.sign_in(activity, rows[2:], TODAY) is None


def test_a_tally_counts_and_names_nobody() -> None:
    rows = [
        record("participation", "1", person="p1", sex="female", age_band="35_49"),
        record("participation", "2", person="p2", sex="female", age_band="35_49"),
        record("participation", "3", person="p3", sex="male", survivor=True),
    ]
    assert retention.tally(rows) == [
        {"count": 2, "sex": "female", "age_band": "35_49"},
        {"count": 1, "sex": "male", "survivor": True},
    ]


def test_needs_and_services_24_months_after_the_last_contact() -> None:
    need = record("need_assessment", "n", "2024-01-10", date="2024-01-10")
    below = record("need", "m", "2024-01-10", "n", category="legal")
    given = record("service", "s", "2024-02-29", date={"from": "2024-02", "to": "2024-02"})
    records = [need, below, given]
    assert retention.service(records, date(2026, 2, 27)) is None
    over = retention.service(records, date(2026, 2, 28))
    assert over == retention.Over("service", ("n", "s"), date(2026, 2, 28))
    call = record("contact_log", "k", on="2025-06-01")
    assert retention.service([*records, call], TODAY) is None
    assert retention.service([call], date(2040, 1, 1)) is None


def test_the_journal_after_ten_years() -> None:
    rows = [record("audit", "old", "2016-11-24"), record("audit", "new", "2016-11-25")]
    over = retention.journal(rows, TODAY)
    assert over == retention.Over("audit", ("old",), TODAY)
    assert retention.journal(rows[1:], TODAY) is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-01-31", 1, "2025-02-28"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2025-03-31", 1, "2025-04-30"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("9999-11-30", 1, "9999-12-30"),
        ("9999-12-31", 6, "9999-12-31"),
    ],
)
def test_months_later(day: str, months: int, later: str) -> None:
    assert days.months_later(date.fromisoformat(day), months).isoformat() == later


def test_odd_dates_propose_nothing() -> None:
    assert answers.written_on("") is None and answers.written_on("zz") is None
    activity = record("activity", "a", date={"from": "2026-13", "to": {"x": 1}})
    assert retention.sign_in(activity, [record("participation", "n", person="p")], TODAY) is None


@pytest.mark.parametrize("on", ["2062-10-01", "2026-11-25", "2026-13-40", "غداً"])
def test_a_refusal_of_no_day_that_has_come_counts_from_the_beginning_of_the_file(on: str) -> None:
    """A mistyped year keeps nobody's name for decades."""
    refused = record(
        "consent_grant",
        "g",
        "2026-10-25",
        purpose="hold_record",
        recipient="own_org",
        result="refused",
        given_on=on,
        grantor="p",
    )
    case = record("case", "c", "2026-10-25")
    assert retention.intake(dossier(case, refused), date(2026, 11, 23)) is None
    over = retention.intake(dossier(case, refused), TODAY)
    assert over is not None and over.day == TODAY


def test_nobody_was_in_touch_on_a_day_to_come() -> None:
    need = record("need_assessment", "n", "2024-01-10", date="2024-01-10")
    talk = record("contact_log", "t", "2024-01-10", on="2062-01-10")
    over = retention.service([need, talk], TODAY)
    assert over is not None and over.day == date(2026, 1, 10)
    assert retention.service([need, record("contact_log", "t", on="2026-11-24")], TODAY) is None


def test_a_mistyped_end_of_an_activity_keeps_no_name() -> None:
    activity = record("activity", "a", date="2026-01-10", end="2062-01-12")
    row = record("participation", "r", parent="a", person="p")
    over = retention.sign_in(activity, [row], TODAY)
    assert over is not None and over.ids == ("r",)


def test_who_asked_something_of_us_was_in_touch() -> None:
    need = record("need_assessment", "n", "2024-01-01", date="2024-01-01")
    asked = record("family_request", "r", "2024-01-01", received="2026-11-01")
    assert retention.service([need], TODAY) is not None
    assert retention.service([need, asked], TODAY) is None


def test_an_unfinished_file_is_proposed_whatever_others_say_that_left() -> None:
    case = record("case", "c", "2026-10-01", review_state="draft")
    row = record("disclosure", "d", "2026-10-01", "c", exit="sheet")
    known = retention.FileVoices(frozenset({"k"}), left=frozenset({"d"}))
    assert retention.intake(dossier(case, row), TODAY, known) is None
    others = retention.FileVoices(frozenset({"k"}), left=frozenset())
    assert retention.intake(dossier(case, row), TODAY, others) is not None
