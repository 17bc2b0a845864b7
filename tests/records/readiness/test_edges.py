"""Where a rule turns: the day after three months, two months in one range, red after six months."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.people import rid
from tests.records.readiness.breaks import more
from tests.records.readiness.cases import Told, day, english, span
from tests.records.readiness.conftest import Telling, asked, heard

from vsdesk.records.dictionary.values import Json
from vsdesk.records.places.gazetteer import place_id
from vsdesk.records.readiness import OtherSubmission, Profiles, Submitter
from vsdesk.words import Words, plain

MONTH: Json = {"precision": "month", "from": "2026-08-01", "to": "2026-08-31"}
YEAR: Json = {"precision": "year", "from": "2026-01-01", "to": "2026-12-31"}


# --- dates -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "urgent"),
    [
        (day("2026-08-24"), True),  # three calendar months to the day
        (day("2026-08-23"), False),  # and a day more
        (span("2026-08-10", "2026-08-24"), True),  # the latest day counts
        (span("2026-08-10", "2026-08-23"), False),
        (MONTH, True),
        (YEAR, True),
        ({"precision": "before", "to": "2026-08-20"}, False),
        ({"precision": "after", "from": "2026-08-25"}, False),
        ({"precision": "unknown"}, False),
    ],
)
def test_the_urgent_procedure_ends_with_the_third_calendar_month(
    date: Json, urgent: bool, wgeid: Told
) -> None:
    wgeid.made.set("arrest", date=date)
    found = asked(wgeid)
    assert ("W12" in heard(wgeid)) is urgent
    assert (found.banner == "urgent") is urgent
    assert ("W12d" in heard(wgeid)) is (urgent and date != day("2026-08-24"))
    said = found.banner_sentence(Words("ar"))
    assert said == ("إجراء عاجل: أرسلوا هذا اليوم." if urgent else "")


@pytest.mark.parametrize(
    ("taken", "last", "over"),
    [
        ("2026-11-30", "2027-02-28", "2027-03-01"),
        ("2027-11-30", "2028-02-29", "2028-03-01"),  # a leap year
        ("2028-02-29", "2028-05-29", "2028-05-30"),
        ("2026-05-31", "2026-08-31", "2026-09-01"),
        ("2026-08-31", "2026-11-30", "2026-12-01"),
        ("2026-12-31", "2027-03-31", "2027-04-01"),
    ],
)
def test_three_months_after_the_last_day_of_a_month(
    taken: str, last: str, over: str, wgeid: Told
) -> None:
    wgeid.made.set("arrest", date=day(taken))
    wgeid.know(today=last)
    assert "W12" in heard(wgeid)
    wgeid.know(today=over)
    assert "W12" not in heard(wgeid)


@pytest.mark.parametrize(
    ("date", "passes"),
    [
        (day("2013-08-09"), True),
        ({"precision": "month", "from": "2013-08-01", "to": "2013-08-31"}, True),
        (span("2013-08-09", "2013-08-11"), True),
        (span("2012-03-01", "2012-05-31"), False),  # "in spring"
        (span("2013-01-01", "2013-02-28"), False),  # two months
        ({"precision": "year", "from": "2013-01-01", "to": "2013-12-31"}, False),
        ({"precision": "before", "to": "2013-08-31"}, False),
        ({"precision": "unknown"}, False),
        ({"answer": "unknown"}, False),
        ({"answer": "refused"}, False),
        (None, False),
    ],
)
def test_the_working_group_needs_the_month(date: Json, passes: bool, wgeid: Told) -> None:
    wgeid.made.set("arrest", date=date)
    found = asked(wgeid)
    assert ("W2" not in heard(wgeid)) is passes is found.ready
    if not passes:
        (block,) = found.blocks
        assert block.question(Words("ar")) == "هل تتذكرون الشهر؟ قبل العيد أم بعده؟"
        assert block.question(Words("ku")).startswith("Di kîjan mehê de?")
        assert (block.jump.kind, block.jump.field) == ("event", "date")
        assert block.jump.record == rid("arrest")


def test_of_two_dates_that_stand_the_wider_one_counts(wgeid: Told) -> None:
    wgeid.made.differ("arrest", "date", day("2013-08-09"), span("2013-03-01", "2013-05-31"))
    assert "W2" in heard(wgeid)


@pytest.mark.parametrize("others", [(), (None,), ({"answer": "unknown"},), (day("2026-08-01"),)])
def test_between_sessions_needs_somebody_else_of_the_last_three_months(
    others: tuple[Json, ...], wgeid: Told
) -> None:
    wgeid.made.set("arrest", date=day("2026-02-01"))
    wgeid.know(incident_dates=others)
    assert "W12s" not in heard(wgeid)
    wgeid.know(incident_dates=(*others, day("2026-09-01")))
    assert asked(wgeid).banner == "between_sessions"
    wgeid.made.set("arrest", date=day("2025-11-23"))  # a year and a day
    assert "W12s" not in heard(wgeid)


def test_a_case_without_an_event_says_so_and_leads_to_a_new_one(wgeid: Told) -> None:
    for name in ("arrest", "hand", "sighting"):
        wgeid.made.drop(name)
    found = asked(wgeid)
    assert {"W2", "W3", "W4"} <= {one.rule for one in found.blocks}
    date = next(one for one in found.blocks if one.rule == "W2")
    assert (date.jump.kind, date.jump.record) == ("event", None)
    assert not found.banner and found.completeness < 100


# --- ages --------------------------------------------------------------------------------------


def test_a_minor_then_is_asked_about_though_grown_up_today(wgeid: Told) -> None:
    wgeid.made.set("arrest", date=span("2021-11-05", "2021-11-06"))
    wgeid.made.set("marwan", birth={"precision": "month", "from": "2004-11-01", "to": "2004-11-30"})
    assert "W18" in heard(wgeid)
    wgeid.made.set("marwan", special_risk={"answer": "refused"})
    assert "W18" not in heard(wgeid)


def test_a_minor_then_and_today(wgeid: Told) -> None:
    wgeid.made.set("arrest", date=day("2025-01-05"))
    wgeid.made.set("marwan", birth=day("2012-05-01"))
    assert "W18" in heard(wgeid)


def test_who_was_eighteen_on_the_day_is_no_minor(wgeid: Told) -> None:
    wgeid.made.set("arrest", date=day("2021-11-05"))
    wgeid.made.set("marwan", birth=day("2003-11-05"))
    assert "W18" not in heard(wgeid)
    wgeid.made.set("marwan", birth=day("2003-11-06"))
    assert "W18" in heard(wgeid)


@pytest.mark.parametrize(
    ("told", "minor"), [("17", True), ("16-17", True), ("١٧", True), ("18", False), ("", False)]
)
def test_an_age_as_told_is_enough(told: str, minor: bool, wgeid: Told) -> None:
    wgeid.made.set("marwan", birth=None, age_told=told)
    assert ("W18" in heard(wgeid)) is minor


def test_a_girl_is_not_asked_about_pregnancy_nor_an_old_woman(wgeid: Told) -> None:
    wgeid.made.set("marwan", sex="female")
    for birth, asks in (("2003-01-01", False), ("1990-01-01", True), ("1940-01-01", False)):
        wgeid.made.set("marwan", birth=day(birth))
        assert ("W18p" in heard(wgeid)) is asks


def test_the_child_is_asked_from_the_day_of_twelve_until_eighteen(telling: Telling) -> None:
    story = telling("children_committee")
    story.made.set("case", search_status="located_alive_held")
    story.made.set("najah/child_search/children_committee", child_assent=None)
    for birth, asks in (("2014-11-25", False), ("2014-11-24", True), ("2008-11-24", False)):
        story.made.set("marwan", birth=day(birth))
        assert ("K2" in heard(story)) is asks, birth


# --- who is thought responsible ----------------------------------------------------------------


def test_a_group_that_ruled_the_place_is_documented_and_no_case(wgeid: Told) -> None:
    wgeid.made.set("hand", group="isis", state_nexus="defacto_authority", named_as="التنظيم")
    (warning,) = asked(wgeid).warnings
    assert asked(wgeid).ready and warning.rule == "W4n"
    assert "tantamount to enforced disappearance" in warning.sentence(Words("en"))
    assert "يرقى إلى الاختفاء القسري" in warning.sentence(Words("ar"))
    wgeid.made.set("draft", procedure="documentation")
    assert not asked(wgeid).warnings


def test_a_group_without_power_over_the_place_is_no_case(wgeid: Told) -> None:
    wgeid.made.set("hand", group="isis", state_nexus="nonstate", named_as="التنظيم")
    (block,) = asked(wgeid).blocks
    assert block.rule == "W4x" and "سلطة أمر واقع" in block.sentence(Words("ar"))
    wgeid.made.differ("hand", "state_nexus", "nonstate", "defacto_authority")
    assert {"W4n"} == heard(wgeid) & {"W4n", "W4x"}


def test_what_was_not_seen_in_print_says_so_with_its_rule(wgeid: Told) -> None:
    wgeid.made.set("hand", group="isis", state_nexus="defacto_authority", named_as="التنظيم")
    (warning,) = asked(wgeid).warnings
    assert not warning.of.seen
    for lang, words in (("en", "not seen in print"), ("ar", "لم نره مطبوعاً")):
        assert words in warning.sentence(Words(lang))
        assert words not in asked(wgeid).profile.rules[0].sentence(Words(lang))


@pytest.mark.parametrize(("answer", "settled"), [({"answer": "unknown"}, True), (None, False)])
def test_a_family_that_searches_need_not_know_the_name_given_in_care(
    answer: Json, settled: bool, telling: Telling
) -> None:
    story = telling("children_committee")
    story.made.drop("lin")
    if settled:
        story.made.add("lin", "person_name", "marwan", type="care_home_name", value=answer)
    assert asked(story).ready and ("K3n" not in heard(story)) is settled


@pytest.mark.parametrize("level", ["recipient_only", "authorities", "other_organisations"])
def test_the_family_knows_that_a_state_body_may_see_what_the_icmp_holds(
    level: str, telling: Telling
) -> None:
    story = telling("icmp")
    for name in [one for one in story.made.views if one.endswith("/icmp")]:
        story.made.set(name, sharing_level=level)
    story.made.set("draft", told_state_body=None)
    assert ("P6" in heard(story)) is (level != "recipient_only")
    story.made.set("draft", told_state_body=True)
    assert "P6" not in heard(story)


def test_the_photo_of_whoever_searches_is_asked_apart(telling: Telling) -> None:
    story = telling("icrc")
    for name in [one for one in story.made.views if one.endswith("/icrc")]:
        story.made.set(name, own_photo_use=None)
    assert asked(story).ready
    (warning,) = asked(story).warnings
    assert warning.rule == "X5" and "على حدة" in warning.sentence(Words("ar"))


def test_a_state_body_beside_a_group_is_enough(wgeid: Told) -> None:
    wgeid.made.add("more", "involvement", "arrest", group="isis", state_nexus="nonstate")
    assert asked(wgeid).ready


def test_of_two_links_to_a_state_that_stand_the_narrower_counts(wgeid: Told) -> None:
    wgeid.made.differ("hand", "state_nexus", "state", "nonstate")
    assert not asked(wgeid).ready and "W4x" in heard(wgeid)
    wgeid.made.add("more", "involvement", "arrest", group="gov_mi", state_nexus="state")
    assert asked(wgeid).ready


def test_unknown_whether_a_state_had_a_part_needs_a_reason(wgeid: Told) -> None:
    wgeid.made.set("hand", group="coast_guard", state_nexus={"answer": "unknown"})
    (block,) = asked(wgeid).blocks
    assert block.rule == "W4u" and block.question(Words("ar")) == "لماذا تُعتقد مسؤولية دولة؟"
    wgeid.made.set("hand", nexus_reason=english("They wore its uniform."))
    assert asked(wgeid).ready


def test_a_known_state_body_needs_no_further_answer(wgeid: Told) -> None:
    wgeid.made.set("hand", state_nexus=None)
    assert asked(wgeid).ready


def test_who_threatens_the_family_later_is_not_who_took_the_person(wgeid: Told) -> None:
    wgeid.made.drop("hand")
    wgeid.made.add("threat", "event", "case", type="threat_to_family")
    wgeid.made.add("caller", "involvement", "threat", group="gov_mi", state_nexus="state")
    assert "W4" in heard(wgeid)


@pytest.mark.parametrize(
    ("group", "date", "fits"),
    [
        ("gov_mi", "2013-08-10", True),
        ("gov_mi", "2025-03-01", False),  # dissolved by then
        ("general_security", "2025-03-01", True),
        ("general_security", "2013-08-10", False),
        ("lebanese_auth", "2025-03-01", False),
        ("local_groups", "2025-03-01", True),  # nobody says to which State: it is asked elsewhere
    ],
)
def test_the_body_belonged_to_the_chosen_state_on_that_day(
    group: str, date: str, fits: bool, wgeid: Told
) -> None:
    wgeid.made.set("hand", group=group)
    wgeid.made.set("arrest", date=day(date))
    assert ("W4c" not in heard(wgeid)) is fits


@pytest.mark.parametrize(("other", "ready"), [("general_security", True), ("lebanese_auth", False)])
def test_one_of_the_bodies_is_enough_and_none_stops_the_paper(
    other: str, ready: bool, wgeid: Told
) -> None:
    wgeid.made.set("arrest", date=day("2025-03-01"))
    wgeid.made.add("other", "involvement", "arrest", group=other, state_nexus="state")
    found = asked(wgeid)
    assert ("W4c" not in heard(wgeid)) is ready
    assert ("W4c" not in {one.rule for one in found.blocks}) is ready


def test_a_governorate_is_needed_where_no_facility_is_named(wgeid: Told) -> None:
    wgeid.made.set("arrest", place=None, place_text="حارة بلا محافظة (مختلقة)")
    assert "W3g" in {one.rule for one in asked(wgeid).blocks}


@pytest.mark.parametrize(
    "name", ["AFI", "الأمن", "فرع 215", "الفرع ٢١٥", "Br. 215", "Branch 235", "the MI", "şaxa 235"]
)
def test_short_forms_are_noticed(name: str, wgeid: Told) -> None:
    wgeid.made.set("hand", named_as=name)
    assert "W9" in heard(wgeid)
    wgeid.made.set("hand", named_as="شعبة المخابرات العسكرية")
    wgeid.made.set("step", body_name=name)
    assert "W9" in heard(wgeid)


@pytest.mark.parametrize(
    "name",
    [
        "فرع 215 – المخابرات العسكرية",
        "Military Intelligence, Branch 215",
        "Emniyeta Leşkerî",
        "شعبة المخابرات العسكرية",
        "MINA hospital",
        "",
    ],
)
def test_full_names_are_left_alone(name: str, wgeid: Told) -> None:
    wgeid.made.set("hand", named_as=name)
    assert "W9" not in heard(wgeid)


# --- what is known of the person's fate --------------------------------------------------------


@pytest.mark.parametrize(
    "fate",
    [
        "dead_registry",
        "dead_judicial",
        "dead_list",
        "dead_reported",
        "dead_document",
        "dead_photo_recognised",
    ],
)
def test_no_paper_and_no_judge_ends_the_search(fate: str, wgeid: Told) -> None:
    before = asked(wgeid)
    wgeid.made.add("claim", "claim", "case", field="fate", value=fate, status="current")
    assert asked(wgeid).findings == before.findings
    wgeid.made.set("case", fate=fate, search_status="death_claimed")
    wgeid.made.add("judged", "person_identifier", "marwan", type="death_judgment")
    assert "W13" not in heard(wgeid) and asked(wgeid).ready


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("fate", "dead_identified"),
        ("search_status", "released_returned"),
        ("search_status", "person_decides"),
    ],
)
def test_a_known_fate_is_an_update(field: str, value: str, wgeid: Told) -> None:
    wgeid.made.set("case", **{field: value})
    assert "W13" in heard(wgeid) and not asked(wgeid).ready


# --- replies -----------------------------------------------------------------------------------


def _reply(story: Told, on: str, **more_values: Any) -> None:
    story.made.set("draft", status="registered_transmitted", sent_on="2025-11-10")
    story.made.add(
        "reply",
        "submission_event",
        "draft",
        date=on,
        direction="in",
        type="government_reply",
        **more_values,
    )


@pytest.mark.parametrize(
    ("on", "rule"),
    [
        ("2026-05-20", "W19"),  # six months passed on 2026-11-20
        ("2026-05-24", "W19"),  # to the day
        ("2026-05-25", "W19-150"),
        ("2026-06-20", "W19-150"),
        ("2026-06-28", "W19-120"),  # 149 days
        ("2026-07-27", "W19-120"),  # 120 days
        ("2026-09-25", "W19-60"),
        ("2026-09-26", None),  # 59 days
    ],
)
def test_a_reply_that_waits_grows_red(on: str, rule: str | None, wgeid: Told) -> None:
    _reply(wgeid, on)
    spoken = [one for one in asked(wgeid).findings if one.rule.startswith("W19")]
    assert [one.rule for one in spoken] == ([rule] if rule else [])
    assert [one.red for one in spoken] == ([rule == "W19"] if rule else [])
    assert all(rid("reply") in one.records for one in spoken)


def test_red_comes_first(wgeid: Told) -> None:
    _reply(wgeid, "2026-05-20")
    wgeid.made.set("hand", named_as="AFI")
    assert asked(wgeid).warnings[0].rule == "W19"


def test_an_answer_stops_the_clock(wgeid: Told) -> None:
    _reply(wgeid, "2026-05-20", family_answered_on="2026-06-01")
    assert not [one for one in heard(wgeid) if one.startswith("W19")]


def test_a_reply_about_another_mechanism_does_not_count_here(wgeid: Told) -> None:
    wgeid.made.add(
        "other", "submission", "case", mechanism="wgad", status="sent", sent_on="2026-01-01"
    )
    wgeid.made.add("reply", "submission_event", "other", date="2026-05-20", type="government_reply")
    assert not [one for one in heard(wgeid) if one.startswith("W19")]


# --- consent, contact, danger ------------------------------------------------------------------


@pytest.mark.parametrize("result", ["refused", "not_asked", "withdrawn", "expired"])
def test_anything_but_yes_blocks_and_says_why(result: str, wgeid: Told) -> None:
    wgeid.made.set("najah/un_complaint/wgeid", result=result)
    (block,) = asked(wgeid).blocks
    assert block.rule == "W7" and block.why
    assert block.sentence(Words("ar")).startswith("موافقة العائلة على تقديم الطلب مطلوبة.")


def test_a_yes_to_another_body_is_no_yes_here(telling: Telling) -> None:
    story = telling("ncmp")
    story.made.drop("najah/search/ncmp")
    (block,) = asked(story).blocks
    assert block.rule == "S10"
    story.made.set("najah/search/iimp", result="given")
    assert not asked(story).ready


def test_of_two_parents_the_no_counts(wgeid: Told) -> None:
    wgeid.made.add("khaled", "person", "family", "family", given_ar="خالد")
    wgeid.made.add(
        "kin2",
        "kinship",
        "family",
        "family",
        person=rid("khaled"),
        relation="father",
        related_to=rid("marwan"),
    )
    wgeid.made.consent("khaled", "un_complaint", "wgeid", "refused", capacity="parent")
    assert "W7" in heard(wgeid)
    wgeid.made.set("najah/un_complaint/wgeid", decides=True, decides_why="اجتماع العائلة")
    assert "W7" not in heard(wgeid)


def test_a_yes_without_the_needed_scope_is_not_enough(wgeid: Told) -> None:
    wgeid.made.set("najah/un_complaint/wgeid", data_scope=["identity"])
    (block,) = asked(wgeid).blocks
    assert block.rule == "W7"


def test_a_relative_who_files_alone_needs_no_consent_of_others(wgeid: Told) -> None:
    wgeid.made.drop("najah/un_complaint/wgeid")
    wgeid.made.drop("talk")
    wgeid.know(submitter=Submitter("نجاح", "أنطاكية", "هاتف", organisation=False))
    assert asked(wgeid).ready


@pytest.mark.parametrize(
    ("on", "rule"),
    [("2026-05-28", None), ("2026-05-27", "W8v"), ("2027-01-01", "W8c"), (None, "W8c")],
)
def test_the_family_was_spoken_with_in_the_last_180_days(
    on: str | None, rule: str | None, wgeid: Told
) -> None:
    wgeid.made.set("talk", on=on)
    assert {one for one in heard(wgeid) if one.startswith("W8")} == ({rule} if rule else set())


def test_great_danger_stops_until_a_coordinator_says_why(wgeid: Told) -> None:
    more("risk", "risk_assessment", date="2026-11-01", level="red", person=rid("najah"))(wgeid)
    assert "W17" in heard(wgeid)
    wgeid.made.set("risk", override=True)
    assert "W17" in heard(wgeid)  # without a reason
    wgeid.made.set("risk", override_why="مع المحامية")
    assert "W17" not in heard(wgeid)
    wgeid.made.differ("risk", "override", True, False)
    assert "W17" in heard(wgeid)


def test_the_newest_look_at_the_danger_counts(wgeid: Told) -> None:
    more("old", "risk_assessment", date="2026-01-01", level="red", person=rid("najah"))(wgeid)
    more("new", "risk_assessment", date="2026-10-01", level="green", person=rid("najah"))(wgeid)
    assert "W17" not in heard(wgeid)
    more("other", "risk_assessment", date="2026-01-01", level="red", person=rid("uncle"))(wgeid)
    assert "W17" in heard(wgeid)


# --- forms, others, exhibits -------------------------------------------------------------------


def test_two_persons_on_one_form(wgeid: Told) -> None:
    wgeid.made.set("draft", cases=[rid("case"), rid("other case")])
    (block,) = asked(wgeid).blocks
    assert block.rule == "W10"
    assert block.sentence(Words("ar")).startswith("استمارة لكل شخص.")


def test_a_case_that_was_sent_does_not_ask_for_its_state_again(wgeid: Told) -> None:
    wgeid.made.set("draft", status="registered_transmitted", sent_on="2025-11-10")
    assert heard(wgeid) == {"W14"}
    more("next", "submission", mechanism="wgeid", status="drafting")(wgeid)
    wgeid.made.set("next", state_concerned=None)
    assert "W4s" in heard(wgeid)
    wgeid.know(submission=rid("draft"))
    assert "W4s" not in heard(wgeid) and "W14" not in heard(wgeid)


def test_only_the_same_body_counts_as_filed_by_others(wgeid: Told) -> None:
    wgeid.know(elsewhere=(OtherSubmission("iimp", "others"),))
    assert "W20" not in heard(wgeid)


def test_a_narrative_in_another_language_comes_by_its_translation(wgeid: Told) -> None:
    wgeid.made.set("case", summary={"ar": "أُخذ من حاجز", "src_lang": "ar"})
    wgeid.made.set("arrest", text={"ar": "أُخذ", "src_lang": "ar"})
    assert "W11" in heard(wgeid)
    more(
        "fr", "translation", record=rid("case"), field="summary", lang="fr", text="Il a été pris."
    )(wgeid)
    assert "W11" in heard(wgeid)  # the paper is to be in English
    wgeid.know(output=("fr",))
    assert "W11" not in heard(wgeid)


@pytest.mark.parametrize(
    ("values", "whole"),
    [
        ({"no_action_possible": True, "no_action_reason": "no_body_then"}, True),
        ({"no_action_possible": True, "no_action_text": english("whom should we ask")}, True),
        ({"no_action_possible": True, "no_action_reason": "unknown"}, False),
        ({"no_action_possible": True, "body": "court"}, False),
        ({"body": "court"}, True),
        ({}, False),
    ],
)
def test_a_step_or_why_none_was_possible(values: dict[str, Any], whole: bool, wgeid: Told) -> None:
    wgeid.made.drop("step")
    wgeid.made.add("why", "search_action", "case", **values)
    assert ("W5" not in heard(wgeid)) is whole


@pytest.mark.parametrize(
    ("first", "known"),
    [
        (day("2015-08-08"), True),
        (day("2015-08-07"), False),
        (span("2015-08-01", "2015-08-20"), False),
    ],
)
def test_the_convention_bound_the_state_on_the_first_possible_day(
    first: Json, known: bool, telling: Telling
) -> None:
    story = telling("ced")
    story.made.set("arrest", date=first)
    assert ("C2" not in heard(story)) is known


def test_a_national_of_a_state_party_opens_the_committee(telling: Telling) -> None:
    story = telling("ced")
    story.made.set("draft", state_concerned="sy")
    story.made.set("arrest", place=place_id("SY0303"), date=day("2013-08-10"))
    assert "C1" in heard(story)
    story.made.set("marwan", other_nationalities=["de"])
    assert "C1" not in heard(story) and "C2" not in heard(story)


def test_more_than_rumour_is_said_without_the_word(telling: Telling) -> None:
    story = telling("ced")
    for name, confidence in (("a", "rumour"), ("b", "hearsay_named")):
        more(name, "event", type="transfer", place=place_id("iq_mosul"), confidence=confidence)(
            story
        )
    assert {"C0", "C0r"} & heard(story) == {"C0"}


def test_a_gap_in_the_log_of_custody(telling: Telling) -> None:
    story = telling("prosecutor_de")
    story.made.add("next", "custody_entry", "scan", action="sealed", sha256_before="b" * 64)
    assert "J4" in heard(story)
    story.made.set("next", sha256_before="a" * 64, sha256_after="c" * 64)
    assert "J4" in heard(story)  # the file itself is another one
    story.made.set("scan", sha256="c" * 64)
    assert "J4" not in heard(story)


def test_whoever_must_not_be_called_is_no_contact(telling: Telling) -> None:
    story = telling("iimp")
    story.made.set("phone", safe_to_call=False)
    (block,) = asked(story).blocks
    assert block.rule == "S9" and (block.jump.kind, block.jump.field) == (
        "contact_channel",
        "value",
    )


def test_a_percentage_never_hides_a_block(wgeid: Told) -> None:
    wgeid.made.drop("najah/un_complaint/wgeid")
    found = asked(wgeid)
    assert found.completeness == 100 and not found.ready
    wgeid.made.set("marwan", occupation=None)
    found = asked(wgeid)
    assert found.completeness == 95
    assert [(one.kind, one.field) for one in found.missing] == [("person", "occupation")]


def test_what_lacks_is_named_field_by_field(wgeid: Told) -> None:
    wgeid.made.set("marwan", mother_lat=None, photo=None)
    wgeid.made.set("najah", given_lat=None)
    (said,) = [one for one in asked(wgeid).findings if one.rule == "W1b"]
    assert [one.field for one in said.lacking] == ["mother_lat", "photo"]
    assert "اسم الأم" in plain(said.sentence(Words("ar")))


def test_nothing_told_is_in_what_is_said(wgeid: Told) -> None:
    _reply(wgeid, "2026-05-20")
    wgeid.made.set("hand", named_as="AFI سري")
    for one in asked(wgeid).findings:
        assert "سري" not in repr(one) and "مروان" not in repr(one)


def test_a_consent_leads_to_the_answer_that_is_no_yes(wgeid: Told) -> None:
    wgeid.made.set("najah/un_complaint/wgeid", result="refused")
    (block,) = asked(wgeid).blocks
    assert block.jump.record == rid("najah/un_complaint/wgeid")
    wgeid.made.drop("najah/un_complaint/wgeid")
    (block,) = asked(wgeid).blocks
    assert (block.jump.kind, block.jump.record) == ("consent_grant", None)


def test_a_reply_leads_to_itself(wgeid: Told) -> None:
    _reply(wgeid, "2026-05-20")
    wgeid.made.add("ack", "submission_event", "draft", date="2026-01-02", type="ack")
    (said,) = [one for one in asked(wgeid).findings if one.rule == "W19"]
    assert said.jump.record == rid("reply") and said.jump.field == "family_answered_on"


def test_a_relative_files_with_the_committee_without_anybody_elses_yes(
    telling: Telling,
) -> None:
    story = telling("ced")
    story.made.drop("najah/un_complaint/ced")
    assert "C4" in heard(story)
    story.know(submitter=Submitter("نجاح", "أنطاكية", "هاتف", organisation=False))
    assert asked(story).ready


@pytest.mark.parametrize(("field", "value"), [("alive", "deceased"), ("alive", "missing")])
def test_the_closest_relative_is_a_living_one(field: str, value: str, telling: Telling) -> None:
    story = telling("icmp")
    story.made.set("kin", **{field: value})
    assert "P2" in heard(story)


def test_what_the_family_paused_is_not_sent_anywhere(profiles: Profiles, telling: Telling) -> None:
    for profile in profiles:
        story = telling(profile.key)
        story.made.set("case", search_status="family_paused")
        inside = profile.key in ("coordinator_bundle", "statistics")
        assert asked(story).ready is inside, profile.key


@pytest.mark.parametrize(
    "later",
    [
        {"result": "refused", "given_on": "2026-11-20"},
        {"result": "refused", "given_on": None},
        {"result": "given", "given_on": "2026-11-20", "withdrawn_on": "2026-11-21"},
        {"result": "given", "given_on": "2027-11-20"},
        {"result": "given", "given_on": "2026-11-20", "review_on": "2026-11-21"},
    ],
)
def test_who_complains_agrees_by_their_last_word(later: dict[str, Json], telling: Telling) -> None:
    """An older yes of the same person stands no longer, nor one of a day to come or that is over."""
    story = telling("prosecutor_de")
    assert "J2" not in heard(story)
    asked_once = story.made.views["najah/criminal_accountability/prosecutor_de"]
    story.made.views["later"] = replace(asked_once, id=rid("later"))
    story.made.set("later", **later)
    assert "J2" in heard(story)


def test_an_uncle_who_says_to_be_a_parent_is_no_guardian(telling: Telling) -> None:
    story = telling("children_committee")
    made = story.made
    grant = "najah/child_search/children_committee"
    assert "K1" not in heard(story)
    made.set(grant, capacity="relative")  # she stands first, and does not answer as a guardian
    assert "K1" in heard(story)
    made.add("uncle", "person", "family", "family", given_ar="عم", sex="male")
    made.add(
        "uncle-kin",
        "kinship",
        "family",
        "family",
        person=rid("uncle"),
        relation="uncle_pat",
        related_to=rid("marwan"),
    )
    made.consent("uncle", "child_search", "children_committee", capacity="parent")
    assert "K1" in heard(story)
    made.set("uncle/child_search/children_committee", capacity="guardian")
    assert "K1" not in heard(story)


@pytest.mark.parametrize(
    ("birth", "case_type", "child"),
    [
        ({"precision": "after", "from": "2015-01-01"}, "enforced_disappearance", True),
        ({"precision": "unknown"}, "child_of_detained", True),
        (None, "child_of_detained", True),
        ({"precision": "unknown"}, "enforced_disappearance", False),
        ({"precision": "after", "from": "1970-01-01"}, "enforced_disappearance", False),
        (day("2008-11-24"), "child_of_detained", False),  # eighteen today
        (day("2008-11-25"), "enforced_disappearance", True),
    ],
)
def test_whom_the_gate_takes_for_a_child_is_published_with_a_guardian_only(
    birth: Json, case_type: str, child: bool, telling: Telling
) -> None:
    story = telling("media")
    story.made.set("marwan", birth=birth)
    story.made.set("case", case_type=case_type)
    story.made.set("draft", best_interest=None)
    assert ("M3" in heard(story)) is child


def test_the_day_that_was_filled_in_beforehand_is_no_talk(wgeid: Told) -> None:
    wgeid.made.set("talk", topics=None)
    assert "W8c" in heard(wgeid)
    told: dict[str, Any] = {"channel": "phone", "person": rid("najah"), "text": {"ar": "تكلمنا"}}
    for name, value in told.items():
        wgeid.made.set("talk", **{name: value})
        assert "W8c" not in heard(wgeid)
        wgeid.made.set("talk", **{name: None})


# --- other bodies, other languages -------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "rule"), [("gr", "C7"), ("sy", "C7w"), ({"answer": "unknown"}, "C7w"), (None, "C7w")]
)
def test_a_case_about_another_state_does_not_bar_the_committee(
    state: Json, rule: str, telling: Telling
) -> None:
    story = telling("ced")
    story.made.add(
        *("sent", "submission", "case"),
        mechanism="wgeid",
        status="sent",
        sent_on="2026-01-01",
        state_concerned=state,
    )
    assert heard(story) & {"C7", "C7w"} == {rule}
    assert asked(story).ready is (rule == "C7w")


def test_a_court_asks_for_its_own_language_whatever_the_sheet_is_in(telling: Telling) -> None:
    story = telling("prosecutor_de")
    story.made.set("case", summary={"ar": "أُخذ عند الحاجز.", "src_lang": "ar"})
    assert "DE2" in heard(story)
    story.made.add(
        *("work", "translation", "case"),
        record=rid("case"),
        field="summary",
        lang="de",
        text="(erfunden)",
        translator="مترجمة مختلقة",
    )
    assert "DE2" not in heard(story)


@pytest.mark.parametrize(("when", "early"), [("2011-02-28", True), ("2011-03-01", False)])
def test_what_was_before_march_2011_is_not_for_the_commission(
    when: str, early: bool, telling: Telling
) -> None:
    for key, rule in (("coi", "CI1"), ("iiim", "II1")):
        story = telling(key)
        story.made.set("arrest", date=day(when))
        assert (rule in heard(story)) is early
