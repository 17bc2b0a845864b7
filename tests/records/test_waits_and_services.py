"""Figures beside figures: how long half of them waited, who came how often, papers and property. Made-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.people import rid
from tests.records.test_indicators import counted, day, view

from vsdesk.records.figures.small_counts import LEAST

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView


def reply(number: int, waited: int, family: str = "") -> RecordView:
    """A reply of which a family heard so many days after it came."""
    return view(
        "submission_event",
        rid(f"رد {number}"),
        space=rid(family or f"عائلة {number}"),
        direction="in",
        date="2024-05-01",
        family_informed_on=f"2024-05-{1 + waited:02d}",
    )


def service(name: str, kind: str, status: str, family: str, who: str = "") -> RecordView:
    more: dict[str, Any] = {"beneficiary": rid(who)} if who else {}
    return view(
        "service",
        rid(name),
        space=rid(family),
        type=kind,
        status=status,
        date=day("2024-06-01"),
        **more,
    )


def test_half_of_the_families_knew_within_so_many_days() -> None:
    assert counted("replies_shared", [reply(n, n) for n in (1, 2, 9)]).median == 2
    assert counted("replies_shared", [reply(n, n) for n in (1, 2, 9, 20)]).median == 2
    assert counted("replies_shared", []).median is None
    wrong = view(
        "submission_event",
        rid("مقلوب"),
        space=rid("عائلة"),
        direction="in",
        date="2024-05-10",
        family_informed_on="2024-05-09",
    )
    assert counted("replies_shared", [wrong]).median is None


def test_the_median_rests_on_no_lone_word() -> None:
    found = counted("replies_shared", [reply(1, 3), reply(2, 5)], is_sure=lambda _: False)
    assert (found.total, found.median, found.waits) == (2, None, ())


def test_of_whom_the_days_are_is_kept_so_that_few_families_are_not_told() -> None:
    many_of_one = [reply(n, n, "عائلة واحدة") for n in range(1, LEAST + 3)]
    found = counted("replies_shared", many_of_one)
    assert found.total == LEAST + 2 and len({who for who, _ in found.waits}) == 1


def test_people_are_counted_once_and_their_attendances_as_often_as_they_came() -> None:
    here = {"space": rid("لقاء")}
    records = [
        view("activity", rid("لقاء"), **here, type="psych_session", date=day("2024-06-01")),
        view("participation", rid("أولى"), **here, person=rid("سعاد"), attended=14),
        view("participation", rid("ثانية"), **here, person=rid("سعاد"), attended=2),
        view("participation", rid("أطفال"), **here, count=30, age_band="a0_17"),
        view("participation", rid("أمهات"), **here, count=4, attended=3),
    ]
    assert counted("participants", records).total == 1 + 30 + 4
    assert counted("attendances", records).total == 14 + 2 + 30 + 12


def test_a_paper_is_obtained_when_it_is_there_and_a_family_counts_once_for_its_property() -> None:
    records = [
        service("بيان قيد", "document_issuance", "completed", "عائلة أ", "نجاح"),
        service("جواز", "document_issuance", "under_way", "عائلة أ", "نجاح"),
        service("بيان عائلي", "document_issuance", "completed", "عائلة ب"),
        service("بيت", "hlp_case", "completed", "عائلة أ"),
        service("أرض", "hlp_case", "under_way", "عائلة أ"),
        service("دكان", "hlp_case", "planned", "عائلة ب"),
    ]
    assert counted("documents_obtained", records).total == 2
    assert counted("hlp_cases", records).total == 1
    assert counted("services", records).total == 5
