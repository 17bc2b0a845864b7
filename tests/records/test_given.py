"""What was given of a case, and what came back: on the own paper of whom it concerns, and nowhere else. All
are made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request

Ask = Callable[[Request], GateDecision]
FAMILY = Request("casework", "family", "B", TODAY)
HERS = replace(FAMILY, person=rid("najah"))
WIFES = replace(FAMILY, person=rid("hanaa"))
OURS = Request("hold_record", "own_org", "A", TODAY)
WGEID = Request("un_complaint", "wgeid", "B", TODAY)
WORDS: Json = {"ar": "جواب مختلق", "src_lang": "ar"}


@pytest.fixture
def ask(made: Made, dictionary: Dictionary) -> Ask:
    """The mother نجاح and the wife هناء answered, each for herself."""
    made.add("hanaa", "person", "family", "family", given_ar="هناء", family_ar="القاسم")
    made.add(
        "wed", "kinship", "family", "family",
        person=rid("hanaa"), relation="wife", related_to=rid("marwan"),
    )  # fmt: skip  # a record a line
    made.consent("hanaa", "hold_record", "own_org", data_scope=WIDE)
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.consent("hanaa", "un_complaint", "wgeid", data_scope=WIDE)
    given(made, "to_iimp", "iimp", "search", "najah/search/iimp")
    given(made, "to_wgeid", "wgeid", "un_complaint", "hanaa/un_complaint/wgeid")
    return lambda request: decide(request, made.dossier(), dictionary)


def given(
    made: Made, name: str, to: str, purpose: str, *answers: str, above: str = "case", **more: Json
) -> None:
    values: dict[str, Json] = {
        "exit": "sheet",
        "on": "2026-11-03",
        "recipient": to,
        "purpose": purpose,
        "level": "B",
        "copy_no": 4,
        "digest": "d" * 64,
        "why": "سبب داخلي",
        "approver": "موافِق مختلق",
        "consents": [rid(one) for one in answers],
        **more,
    }
    made.add(name, "disclosure", above, above, **values)


def ids(disclosed: GateDecision, kind: str = "disclosure") -> set[str]:
    return {one.id for one in disclosed.of(kind)}


def test_each_reads_what_was_given_on_her_own_answers(ask: Ask) -> None:
    assert ids(ask(HERS)) == {rid("to_iimp")}
    assert ids(ask(WIFES)) == {rid("to_wgeid")}
    for request in (FAMILY, OURS, WGEID, replace(HERS, recipient="own_org")):
        assert not ids(ask(request)), request


def test_who_alone_speaks_for_the_case_reads_what_was_given_of_it(ask: Ask, made: Made) -> None:
    made.set("case", primary_contact=rid("najah"))
    assert ids(ask(HERS)) == {rid("to_iimp"), rid("to_wgeid")}
    assert ids(ask(WIFES)) == {rid("to_wgeid")}
    made.differ("case", "primary_contact", rid("najah"), rid("hanaa"))
    assert ids(ask(HERS)) == {rid("to_iimp")}, "two are said to speak for it"


def test_what_was_given_of_somebodys_own_matters_is_theirs_alone(ask: Ask, made: Made) -> None:
    made.set("case", primary_contact=rid("najah"))
    made.consent("hanaa", "referral", "service_provider", subject=rid("hanaa"))
    given(made, "help", "service_provider", "referral", "hanaa/referral/service_provider")
    assert rid("help") not in ids(ask(HERS))
    assert rid("help") in ids(ask(WIFES))
    given(made, "unknown", "icrc", "search", "nobody/search/icrc")
    assert rid("unknown") not in ids(ask(HERS)), "on whose answer nobody knows"


def test_only_when_to_whom_and_for_what(ask: Ask) -> None:
    (row,) = ask(HERS).of("disclosure")
    assert set(row.values) == {"exit", "on", "recipient", "purpose"}


@pytest.mark.parametrize(
    "more",
    [
        {"to": "family"},
        {"to": "own_copy"},
        {"above": "family"},
        {"exit": "letter"},
        {"exit": "something"},
    ],
)
def test_no_row_of_another_paper_or_household(ask: Ask, made: Made, more: dict[str, str]) -> None:
    made.set("case", primary_contact=rid("najah"))
    to, above = more.pop("to", "icrc"), more.pop("above", "case")
    given(made, "row", to, "search", "najah/search/iimp", above=above, **more)
    assert rid("row") not in ids(ask(HERS))


def test_a_body_with_the_name_of_a_sealed_source_is_not_named(ask: Ask, made: Made) -> None:
    made.set("to_iimp", recipient_name="شاهد مختوم")
    made.add("secret", "source", space="source", code="S-0001", sealed=True)
    made.add("him", "person", "secret", space="source", given_ar="شاهد", family_ar="مختوم")
    made.set("secret", person=rid("him"))
    assert all("recipient_name" not in one.values for one in ask(HERS).of("disclosure"))
    made.set("to_iimp", recipient_name="مكتب مختلق")
    assert [one.text("recipient_name") for one in ask(HERS).of("disclosure")] == ["مكتب مختلق"]


def test_no_row_goes_because_news_came_for_that_would_be_the_news(ask: Ask, made: Made) -> None:
    made.consent("najah", "identification", "icmp", data_scope=WIDE)
    given(made, "samples", "icmp", "identification", "najah/identification/icmp")
    before = ask(HERS)
    assert ids(before) == {rid("samples"), rid("to_iimp")}
    made.set("case", fate="dead_identified", search_status="remains_identified")
    made.add("news", "event", "case", type="identification")
    after = ask(HERS)
    assert after.of("disclosure") == before.of("disclosure")
    assert after.presumed_alive and after.get(rid("news")) is None


def test_submissions_are_told_to_whose_answers_they_are_of(ask: Ask, made: Made) -> None:
    hers: Json = [rid("hanaa/un_complaint/wgeid")]
    made.add("sent", "submission", "case", mechanism="wgeid", sent_on="2026-11-04", consents=hers)
    assert ids(ask(WIFES), "submission") == {rid("sent")}
    assert not ids(ask(HERS), "submission")
    made.set("case", primary_contact=rid("najah"))
    assert ids(ask(HERS), "submission") == {rid("sent")}


@pytest.mark.parametrize(
    ("told", "stands"),
    [(None, False), ("2027-01-01", False), ("2026-11-10", True), ("قريباً", False)],
)
def test_no_reply_before_somebody_told_it(
    ask: Ask, made: Made, told: str | None, stands: bool
) -> None:
    hers: Json = [rid("hanaa/un_complaint/wgeid")]
    made.add("sent", "submission", "case", mechanism="wgeid", consents=hers)
    reply: dict[str, Json] = {
        "date": "2026-11-08",
        "direction": "in",
        "summary": WORDS,
        "family_informed_on": told,
    }
    made.add("reply", "submission_event", "sent", "case", type="government_reply", **reply)
    made.add("seen", "submission_event", "sent", date="2026-11-05", direction="in", type="ack")
    found = ids(ask(WIFES), "submission_event")
    assert found == ({rid("reply"), rid("seen")} if stands else {rid("seen")})
    assert not ids(ask(HERS), "submission_event")


@pytest.mark.parametrize("with_her", [False, True])
def test_no_complaint_of_somebody_who_is_hidden(ask: Ask, made: Made, with_her: bool) -> None:
    """The mother speaks for the case and said yes to the court; of the wife nobody may know."""
    made.set("case", primary_contact=rid("najah"))
    made.add(
        "mark", "person_mark", "hanaa", "family", type="nobody_may_know_of", since="2026-01-01"
    )
    made.consent("najah", "prosecution", "de_gba", data_scope=WIDE)
    used: Json = [rid("najah/prosecution/de_gba")]
    by: Json = [rid("hanaa"), *([rid("najah")] if with_her else [])]
    made.add(
        "sent", "submission", "case",
        mechanism="de_gba", sent_on="2026-11-04", consents=used, complainants=by,
    )  # fmt: skip  # a record a line
    made.add(
        "reply", "submission_event", "sent", "case", date="2026-11-05", direction="in", type="ack"
    )
    given(made, "to_court", "de_gba", "prosecution", "najah/prosecution/de_gba", exit="submission")
    given(made, "sheet", "de_gba", "prosecution", "najah/prosecution/de_gba")
    found = ask(HERS)
    assert (rid("sent") in ids(found, "submission")) is with_her
    assert (rid("reply") in ids(found, "submission_event")) is with_her
    assert (rid("to_court") in ids(found)) is with_her
    assert rid("sheet") in ids(found)
    assert all(rid("hanaa") not in one.every("complainants") for one in found.of("submission"))


def test_a_paper_of_nobody_has_what_was_sent_for_nobody(ask: Ask, made: Made) -> None:
    """Two are said to speak for the case: whose paper it is stays open."""
    hers: Json = [rid("hanaa/un_complaint/wgeid")]
    made.add("sent", "submission", "case", mechanism="wgeid", sent_on="2026-11-04", consents=hers)
    made.add("seen", "submission_event", "sent", date="2026-11-05", direction="in", type="ack")
    found = ask(FAMILY)
    assert not ids(found, "submission") and not ids(found, "submission_event")
