"""Soft flags: each contradiction is shown once, and a doubtful one is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.people import TODAY, rid
from tests.records.conftest import Made

from vsdesk.records.checks.flags import SENTENCES, flags, years_between
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dictionary.values import Json


def pd(typed: str) -> Json:
    """A stored date."""
    return dict(PartialDate.read(typed).json())


def codes(made: Made) -> list[str]:
    """The codes of all flags."""
    return [flag.code for flag in flags(made.dossier(), TODAY)]


def test_a_whole_case_without_contradictions_has_no_flag(made: Made) -> None:
    assert codes(made) == []


def test_sighting_after_the_registered_day_of_death(made: Made) -> None:
    """Story 1: seen late in 2014, the registry says January 2014."""
    made.add("registry", "event", "case", type="registry_entry", date=pd("2014-01-17"))
    (flag,) = flags(made.dossier(), TODAY)
    assert flag.code == "seen_after_death"
    assert flag.records == (rid("sighting"), rid("registry"))
    assert flag.sentence == SENTENCES["seen_after_death"]
    made.set("registry", date=pd("2014"))
    assert codes(made) == []
    made.set("registry", date=pd("?"))
    assert codes(made) == []


def test_release_before_the_arrest(made: Made) -> None:
    made.add("release", "event", "case", type="release", date=pd("2013-08-08"))
    assert codes(made) == ["release_before_arrest"]
    made.set("release", date=pd("2013-08"))
    assert codes(made) == ["back_unsaid"]
    made.differ("release", "date", pd("2013-01"), pd("2015"))
    assert codes(made) == ["back_unsaid"]
    made.set("case", search_status="released_returned")
    assert codes(made) == []


def test_a_return_that_is_told_in_words_is_asked_about_until_somebody_answers(made: Made) -> None:
    words = "رجع عالبيت بعد شهرين الحمدلله"
    made.set("arrest", text={"ar": f"أخدوه من الشغل. {words}. مصطنع", "src_lang": "ar"})
    (flag,) = flags(made.dossier(), TODAY)
    assert (flag.code, flag.records) == ("back_told", (rid("arrest"),))
    answer: Json = {"ar": f"ليس هو: «{words}»", "src_lang": "ar"}
    made.add("answer", "note", "case", subject=rid("case"), text=answer, done=True)
    assert codes(made) == []
    made.set("answer", subject=rid("arrest"))  # not of this file
    assert codes(made) == ["back_told"]
    made.delete("answer")
    made.add("back", "event", "case", type="reunited")
    assert codes(made) == ["back_unsaid"]
    made.delete("back")
    made.set("case", search_status="released_returned")
    assert codes(made) == []
    made.set("case", search_status="active")
    made.set("arrest", text={"ar": "رجع أخوه عالبيت بعد شهرين", "src_lang": "ar"})
    assert codes(made) == []


def test_one_disappearance_is_expected_and_two_are_kept(made: Made) -> None:
    made.add("again", "event", "case", type="abduction", is_disappearance=True, date=pd("2016"))
    assert codes(made) == ["two_disappearances"]
    made.delete("again")
    assert codes(made) == []
    made.delete("arrest")
    assert codes(made) == ["no_disappearance"]


@pytest.mark.parametrize(
    ("birth", "told", "wanted"),
    [
        ("2014", None, ["born_after"]),
        ("1890", None, ["impossible_age"]),
        ("1986", "17", ["age_differs"]),
        ("1986", "26-28", []),
        ("1986", "young", []),
        ("?", "17", []),
        ("2027-01", None, ["born_after", "born_after", "in_the_future"]),
    ],
)
def test_ages_that_cannot_be(made: Made, birth: str, told: str | None, wanted: list[str]) -> None:
    made.set("marwan", birth=pd(birth), age_told=told)
    assert codes(made) == wanted


def test_a_mother_younger_than_her_son(made: Made) -> None:
    made.set("najah", birth=pd("1980"))
    assert codes(made) == ["parent_too_young"]
    made.set("najah", birth=pd("1965"))
    assert codes(made) == []


def test_a_power_of_attorney_dated_in_the_detention(made: Made) -> None:
    """Story 9: nobody has to type that."""
    made.add(
        "paper",
        "evidence_item",
        "case",
        type="court_paper",
        document_type="irrevocable_poa",
        captured=pd("2014-05-20"),
        signed_by=rid("marwan"),
    )
    assert codes(made) == ["signed_while_detained"]
    made.set("paper", signed_by=rid("najah"))
    assert codes(made) == []
    made.set("paper", signed_by=None)
    assert codes(made) == ["signed_while_detained"]
    made.set("paper", captured=pd("2013"))
    assert codes(made) == []
    made.set("paper", captured=pd("2016"))
    made.add("release", "event", "case", type="release", date=pd("2015"))
    assert codes(made) == ["back_unsaid"]


def test_order_within_one_record(made: Made) -> None:
    made.set("sighting", end=pd("2013"))
    made.set("najah/hold_record/own_org", withdrawn_on="2026-09-01")
    made.add("sent", "submission", "case", mechanism="wgeid", sent_on="2026-05-01")
    made.add("reply", "submission_event", "sent", date="2026-04-01", direction="in", type="ack")
    assert codes(made) == [
        "ends_before",
        "withdrawn_before_given",
        "answered_before_sent",
        "keeping_refused",
    ]


def test_a_file_is_kept_only_on_a_yes(made: Made) -> None:
    made.set("najah/hold_record/own_org", result="refused")
    assert codes(made) == ["keeping_refused"]
    made.set("najah/hold_record/own_org", result="not_asked")
    assert codes(made) == ["keeping_not_asked"]
    made.drop("najah/hold_record/own_org")
    assert codes(made) == ["keeping_not_asked"]
    for name in ("marwan", "najah", "phone"):
        made.drop(name)
    assert codes(made) == []  # no name, no contact: a number only


def test_an_insider_is_no_person_of_the_case(made: Made) -> None:
    made.add("clerk", "source", space="source", code="S-0101", type="official_insider")
    assert codes(made) == []
    made.set("clerk", person=rid("najah"))
    assert codes(made) == ["insider_named"]
    made.set("clerk", type="eyewitness")
    assert codes(made) == []


def test_claims_side_by_side(made: Made) -> None:
    for n, value in enumerate(("2012", "2013")):
        made.add(f"claim{n}", "claim", "arrest", field="date", value=pd(value), status="current")
    assert codes(made) == ["claimed_otherwise", "not_decided"]  # one of them is not the day on file
    made.set("claim0", status="superseded")
    assert codes(made) == []


def test_a_cycle_in_kinship(made: Made) -> None:
    made.add(
        "turn",
        "kinship",
        "family",
        "family",
        person=rid("marwan"),
        relation="father",
        related_to=rid("najah"),
    )
    assert codes(made) == ["forebear"]


def test_an_age_with_a_birth_month_has_two_readings() -> None:
    """Story 10: born in November 2004, last heard of on 5 or 6 November 2021: 16 or 17."""
    read = PartialDate.read
    assert years_between(read("2004-11"), read("2021-11-05..2021-11-06")) == (16, 17)
    assert years_between(read("2004-11"), read("?")) is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("release", "sighting", "registry_entry", "arrest")),
            st.dates(),
            st.integers(0, 400),
        ),
        max_size=8,
    )
)
def test_no_record_is_lost_or_blocked(events: list[tuple[str, object, int]]) -> None:
    made = Made()
    made.add("case", "case", person=rid("p"))
    made.add("p", "person", "case", birth=pd("1990"))
    for n, (type, day, _) in enumerate(events):
        made.add(f"e{n}", "event", "case", type=type, date={"from": str(day)})
    dossier = made.dossier()
    for flag in flags(dossier, TODAY):
        assert flag.sentence
        assert all(dossier.get(id) for id in flag.records)


def test_a_judgment_of_death_does_not_end_the_search(made: Made) -> None:
    made.add("asked", "civil_doc_issue", "case", document="death_judgment", problem="lost")
    (flag,) = flags(made.dossier(), TODAY)
    assert (flag.code, flag.records) == ("judged_death", (rid("asked"),))
    made.set("asked", document="birth_statement")
    assert codes(made) == []
    made.set("scan", document_type="death_judgment")
    assert codes(made) == ["judged_death"]
    made.set("scan", document_type=None)
    made.add("claim", "claim", "case", field="fate", value="dead_judicial", status="current")
    assert codes(made) == ["judged_death"]


def test_a_paper_from_a_branch_asks_who_had_it(made: Made) -> None:
    made.set("scan", found_where="branch_after_2024")
    assert [(one.code, one.records) for one in flags(made.dossier(), TODAY)] == [
        ("from_a_branch", (rid("scan"),))
    ]
    made.set("scan", found_where="at_home")
    assert codes(made) == []


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("01:30 (المنطقة الزمنية غير معروفة)", True),
        ("٠١:٣٠", True),
        ("2021-11-06 01:30", True),
        ("01:30, time zone unknown", True),
        ("01:30+03", False),
        ("01:30 UTC", False),
        ("2021-11-05T22:30:00Z", False),
        ("01:30 بتوقيت تركيا", False),
        ("01:30 \u2067بتوقیت\u2069 تركيا", False),
        ("01:30 Turkish time", False),
        ("01:30 bi dema Tirkiyeyê", False),
        ("06.11.2021", False),
        ("بالليل", False),
    ],
)
def test_the_time_of_a_message_has_a_country(made: Made, told: str, asked: bool) -> None:
    """Story 10: half past one at night, on whose phone?"""
    made.add("voice", "evidence_item", "case", type="audio", sent_at=told)
    found = flags(made.dossier(), TODAY)
    assert [(one.code, one.records) for one in found] == (
        [("zone_unknown", (rid("voice"),))] if asked else []
    )
