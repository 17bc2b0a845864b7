"""What a period report counts, from records alone. All people are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.people import rid
from tests.records.conftest import view as made

from vsdesk.load_mark import marked
from vsdesk.records.alternative import Alternative
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.figures.figure import Figure, figure
from vsdesk.records.figures.indicator_records import IndicatorRecords, Period
from vsdesk.records.figures.indicators import BY_KEY, INDICATORS, LISTS
from vsdesk.records.gate.figures.aggregation import MONEY
from vsdesk.records.places.gazetteer import place_id

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.records.dossier import RecordView


def view(kind: str, id: str, *, space: str = "", **values: Any) -> RecordView:
    return replace(made("x", kind, values), id=id, space=space or id)


PERIOD = Period(date(2024, 4, 1), date(2024, 9, 30))


def counted(
    key: str,
    records: Sequence[RecordView],
    is_sure: Callable[[str], bool] = lambda _: True,
    **more: Any,
) -> Figure:
    def read(kind: str) -> list[RecordView]:
        return [one for one in records if one.kind == kind]

    counting = IndicatorRecords(read, PERIOD, Dictionary.load(), "2024-12-01", **more)
    return figure(BY_KEY[key], counting, is_sure=is_sure)


def day(text: str) -> dict[str, str]:
    return {"from": text, "to": text, "precision": "day"}


def stamp(on: date) -> str:
    """When a log says that something was written."""
    return f"{(on - date(1970, 1, 1)).days * 86_400_000:012x}"


def case(name: str, intake: str = "2024-05-03", **more: Any) -> RecordView:
    values = {"review_state": "coordinator_approved", "intake_date": intake, "documenter": "A1"}
    return view("case", rid(name), **{**values, **more})


def test_every_term_of_the_list_is_counted_and_every_division_has_words() -> None:
    dictionary = Dictionary.load()
    assert {one.key for one in INDICATORS} == set(dictionary.vocabularies.keys("indicator"))
    named = {"documenter", "governorate", "month", "place", *MONEY}
    divided = {by for one in INDICATORS for by in one.by} - named
    assert {LISTS.get(by, by) for by in divided} <= {*dictionary.vocabularies}


def test_a_target_is_offered_only_what_somebody_sets_out_to_reach() -> None:
    dictionary = Dictionary.load()
    target = dictionary.field("target", "measures")
    assert target is not None and target.vocabulary == "indicator"
    offered = {one.key for one in dictionary.vocabularies.shown("indicator")}
    asked = {"cases_waiting", "released_learned", "remains_learned"}
    assert BY_KEY.keys() - offered == {*asked, "answers", "on_file", "withdrawals", "extortion"}


def test_how_many_new_cases_wait_for_approval_is_a_figure_beside_them() -> None:
    records = [
        case("سلمى"),
        case("مسودة", review_state="draft"),
        case("ناقصة", review_state="needs_fix"),
        case("بلا حال", review_state=None),
        case("قديمة", intake="2023-01-01", review_state="draft"),
    ]
    assert counted("new_cases", records).total == 1
    assert counted("cases_waiting", records).total == 3


def test_new_cases_are_those_a_coordinator_approved_each_person_once() -> None:
    taken = view(
        "event", rid("أخذ"), space=rid("سلمى"), is_disappearance=True, place=place_id("SY08")
    )
    found = counted(
        "new_cases",
        [
            case("سلمى", person=rid("هي"), case_type="enforced_disappearance"),
            view("person", rid("هي"), space=rid("سلمى"), sex="female"),
            taken,
            case("بعد", intake="2024-10-01"),
            case("مسودة", review_state="draft"),
            case("نفسه"),
            case("أيضاً نفسه"),
            view(
                "duplicate_link",
                rid("قرار"),
                first=rid("نفسه"),
                second=rid("أيضاً نفسه"),
                decision="same",
            ),
        ],
    )
    assert found.total == 2 and set(found.roots) == {rid("سلمى"), rid("نفسه")}
    assert found.by["governorate"] == {"SY08": 1, "": 1}
    assert found.by["sex"] == {"female": 1, "": 1}
    assert found.by["month"] == {"2024-05": 2} and found.by["documenter"] == {"A1": 2}


@pytest.mark.parametrize(
    ("when", "counts"),
    [
        (day("2024-04-01"), 1),
        (day("2024-09-30"), 1),
        (day("2024-10-01"), 0),
        ({"from": "2024-05-01", "to": "2024-05-31", "precision": "month"}, 1),
        ({"from": "2024-01-01", "to": "2024-12-31", "precision": "year"}, 0),
        ({"precision": "unknown"}, 0),
    ],
)
def test_a_release_counts_where_all_of_its_day_lies_in_the_period(when: Any, counts: int) -> None:
    records = [
        case("مروان", intake="2020-01-01"),
        view("event", rid("عودة"), space=rid("مروان"), type="release", date=when),
        view("event", rid("عودة ثانية"), space=rid("مروان"), type="exchange", date=when),
    ]
    assert counted("released", records).total == counts


def test_a_release_of_before_that_was_learned_in_the_period_is_told_apart() -> None:
    before = view("event", rid("عودة"), space=rid("مروان"), type="release", date=day("2019-02-01"))
    records = [case("مروان", intake="2020-01-01"), before]
    records[1] = replace(before, created=stamp(date(2024, 5, 5)))
    assert (counted("released", records).total, counted("released_learned", records).total) == (
        0,
        1,
    )
    records[1] = replace(before, created=stamp(date(2024, 12, 5)))
    assert counted("released_learned", records).total == 0


def test_how_long_a_family_waited_for_a_reply_and_what_was_answered() -> None:
    here = {"space": rid("سلمى")}
    told = [("2024-05-01", "2024-05-08"), ("2024-05-01", "2024-05-09"), ("2024-01-01", "2024-05-09"),
            ("2023-01-01", "2024-05-09"), ("2024-05-10", "2024-05-09"), (None, "2024-05-09")]  # fmt: skip  # a table
    records = [
        view("submission_event", rid(f"رد {n}"), **here, direction="in", date=came, family_informed_on=known)
        for n, (came, known) in enumerate(told)
    ]  # fmt: skip  # a table
    found = counted("replies_shared", records).by["told_after"]
    assert found == {"week": 1, "month": 1, "longer": 2, "": 2}
    given = {"purpose": "search", "recipient": "ncmp"}
    records = [
        view("consent_grant", rid("نعم"), **here, **given, result="given", given_on="2024-05-01"),
        view("consent_grant", rid("لا"), **here, **given, result="refused", given_on="2024-05-01"),
        view("consent_grant", rid("قبل"), **here, **given, result="given", given_on="2023-05-01"),
    ]
    found = counted("answers", records).by["consent_result"]
    assert found == {"given": 1, "refused": 1}


def test_who_said_not_now_was_asked_and_is_counted_so() -> None:
    """What somebody else reported is no answer of theirs: nobody asked them."""
    here = {"space": rid("سلمى"), "recipient": "ncmp", "given_on": "2024-05-01"}
    put_off = {"result": "not_asked", "follow_up": "2024-08-01"}
    records = [
        view("consent_grant", rid("ليس الآن"), **here, **put_off),
        view("consent_grant", rid("بعد العيد"), **here, **put_off),
        view("consent_grant", rid("لم تُسأل"), **here, result="not_asked"),
        view("consent_grant", rid("قال سامي"), **here, **put_off, reported="given", reported_by=rid("سامي")),
        view("consent_grant", rid("لا"), **here, result="refused", follow_up="2024-08-01"),
    ]  # fmt: skip  # a table
    found = counted("answers", records)
    assert found.by["consent_result"] == {"put_off": 2, "not_asked": 2, "refused": 1}
    assert found.total == 5


def test_of_how_many_cases_a_yes_holds_by_body() -> None:
    def answer(name: str, of: str, **more: Any) -> RecordView:
        said = {"grantor": rid("أم"), "purpose": "submission", "recipient": "ced", **more}
        whole = {"result": "given", "given_on": "2024-05-02", **said}
        return view("consent_grant", rid(name), space=rid(of), **whole)

    files = [case(name, space=rid(name)) for name in ("سلمى", "خالد", "ريم", "نور")]
    records = [
        *files,
        case("لاحقاً", "2025-01-01", space=rid("لاحقاً")),
        answer("نعم", "سلمى"),
        answer("ولجهة أخرى", "سلمى", recipient="iimp", result="given_if"),
        answer("نعم٢", "خالد"),
        answer("ولا", "خالد", grantor=rid("عم"), result="refused"),
        answer("سُحبت", "ريم", withdrawn_on="2024-05-20"),
        answer("مضت", "نور", given_on="2020-01-01"),
        answer("بعدها", "لاحقاً"),
    ]
    found = counted("on_file", records)
    assert found.total == 4
    assert found.by["agreed"] == {"ced": 1, "iimp": 1}
    assert {one.key for one in INDICATORS if one.inside} == {"on_file", "attendances"}


def test_how_long_it_took_until_who_holds_something_was_asked_to_delete() -> None:
    here = {"space": rid("سلمى")}
    records: list[RecordView] = []
    taken_back = {
        "أ": ["2024-05-09"],
        "ب": ["2024-06-20", "2024-05-08"],
        "ج": [],
        "د": ["2024-04-30"],
    }
    for name, days in taken_back.items():
        records.append(
            view("consent_grant", rid(name), **here, recipient="wgeid", withdrawn_on="2024-05-01")
        )
        records += [
            replace(
                view("consent_event", rid(f"{name}{day}"), **here, request_sent_on=day),
                parent=rid(name),
            )
            for day in days
        ]
    found = counted("withdrawals", records)
    assert found.total == 4
    assert found.by["asked_after"] == {"month": 1, "week": 1, "": 2}


def test_what_swindlers_took_stands_in_bands_and_each_currency_apart() -> None:
    def attempt(name: str, **more: Any) -> RecordView:
        values = {"date": day("2024-06-02"), "channel": "phone", **more}
        return view("extortion_attempt", rid(name), space=rid("سلمى"), **values)

    found = counted(
        "extortion",
        [
            attempt("أ", demanded_amount="500", demanded_currency="usd", outcome="no_payment"),
            attempt("ب", demanded_amount="700", demanded_currency="usd", paid_amount="700",
                    paid_currency="usd", outcome="paid_nothing"),
            attempt("ج", demanded_amount="5000000"),
        ],
    ).by  # fmt: skip  # a table
    assert found["demanded"] == {"usd 100–999": 2, "": 1}
    assert found["paid"] == {"usd 100–999": 1, "": 2}
    assert found["extortion_outcome"] == {"no_payment": 1, "paid_nothing": 1, "": 1}


def test_people_and_families_are_counted_once_services_each_time() -> None:
    records = [
        view("service", rid(f"خدمة {n}"), space=rid("عائلة"), beneficiary=rid("أم"),
             type="legal_consultation", status="completed", date=day("2024-06-02"))
        for n in range(3)
    ]  # fmt: skip  # a table
    records += [
        view("service", rid("مخطط"), space=rid("عائلة"), beneficiary=rid("أم"), status="planned",
             date=day("2024-06-02")),
        view("person", rid("أم"), space=rid("عائلة"), sex="female"),
    ]  # fmt: skip  # a table
    assert counted("services", records).by["service"] == {"legal_consultation": 3}
    assert counted("people_supported", records).total == 1
    assert counted("families_supported", records).total == 1
    assert counted("people_supported", records).by["sex"] == {"female": 1}


def test_a_relative_of_two_families_is_one_person() -> None:
    """Written down in three: the second names the first, the third the second."""
    entries = ("أخت", "زوجة", "عمّة")
    records = [
        view("service", rid(f"خدمة {who}"), space=rid(f"عائلة {who}"), beneficiary=rid(who),
             type="legal_consultation", status="completed", date=day("2024-06-02"))
        for who in (*entries, "غيرها")
    ]  # fmt: skip  # a table
    rows: dict[str, dict[str, Any]] = {who: {"person": rid(who)} for who in entries}
    for who, also in zip(entries[1:], entries, strict=False):
        rows[who] = {**rows[who], "also": [rid(f"صف {also}")]}
    records += [view("family_member", rid(f"صف {who}"), **said) for who, said in rows.items()]
    assert counted("people_supported", records).total == 2
    assert counted("families_supported", records).total == 4


def test_sessions_participants_and_activities() -> None:
    records = [
        view("activity", rid("تدريب"), space=rid("تدريب"), type="training", date=day("2024-05-01"),
             how_many=2, groups=[rid("رابطة")]),
        view("activity", rid("بيان"), space=rid("بيان"), type="joint_statement",
             date=day("2024-06-01"), project=rid("مشروع")),
        view("activity", rid("قديم"), space=rid("قديم"), type="training", date=day("2023-05-01")),
        view("participation", rid("أطفال"), space=rid("تدريب"), count=33, age_band="a0_17"),
        view("participation", rid("باسمها"), space=rid("تدريب"), person=rid("سعاد"), count=9),
        view("participation", rid("باسمها أيضاً"), space=rid("تدريب"), person=rid("سعاد")),
        view("participation", rid("هناك"), space=rid("قديم"), count=12),
        view("person", rid("سعاد"), space=rid("عائلة"), sex="female"),
    ]  # fmt: skip  # a table
    assert counted("sessions", records).total == 2
    assert counted("participants", records).total == 34
    assert counted("participants", records).by["sex"] == {"": 33, "female": 1}
    assert counted("activities", records).by["activity_type"] == {
        "training": 2,
        "joint_statement": 1,
    }
    records[0] = replace(records[0], fields=view("activity", "", type="training", date=day("2024-05-01"), how_many=2, groups=[rid("رابطة")], place=place_id("SY08"), place_text="قاعة").fields)  # fmt: skip  # a table
    assert counted("activities", records).by["place"] == {"SY08": 2, "": 1}
    assert counted("statements", records).total == 1
    assert counted("activities", records, group=rid("رابطة")).total == 2
    assert counted("activities", records, project=rid("مشروع")).total == 1
    assert counted("new_cases", [*records, case("سلمى")], project=rid("مشروع")).total == 0


def test_in_how_much_of_a_count_a_device_stands_whatever_loads_it_names() -> None:
    records = [case(name) for name in ("سلمى", "مروان", "هند")]
    assert not counted("new_cases", records).by_device
    for said in (records, [loaded(one, n) for n, one in enumerate(records)]):
        [alone] = counted("new_cases", said, is_sure=lambda _: False).by_device.values()
        assert alone["", ""] == 3 and alone["month", "2024-05"] == 3


def loaded(record: RecordView, load: int) -> RecordView:
    """The same as one load of its device brought it."""
    by = marked("A1", f"{load:016x}")
    fields = {
        name: tuple(Alternative(a.op, a.value, a.device_id, by, a.ts) for a in held)
        for name, held in record.fields.items()
    }
    return replace(record, fields=fields)


WORDS = "هدى النوري مرسين"  # where a term should stand; the merge keeps whatever was signed


def test_what_is_no_term_of_its_list_is_not_known_in_any_division() -> None:
    lists = Dictionary.load().vocabularies
    about = case("سلمى", person=rid("هي"), case_type=WORDS, search_status="located_alive_held")
    here = {"space": rid("سلمى")}
    records = [
        about,
        view("person", rid("هي"), **here, sex=WORDS),
        view("service", rid("خدمة"), **here, beneficiary=rid("هي"), type=WORDS,
             status="completed", date=day("2024-06-02")),
        view("event", rid("عودة"), **here, type="release", date=day("2024-06-02")),
        view("activity", rid("وقفة"), type=WORDS, date=day("2024-06-02")),
        view("activity", rid("تدريب"), space=rid("تدريب"), type="training", date=day("2024-06-02")),
        view("participation", rid("معهم"), space=rid("تدريب"), count=6, sex=WORDS, age_band=WORDS,
             displacement=WORDS),
        view("submission", rid("ملف"), **here, sent_on="2024-06-02", mechanism=WORDS, status=WORDS),
        view("submission_event", rid("رد"), **here, direction="in", type=WORDS,
             family_informed_on="2024-06-02"),
        view("consent_grant", rid("سحب"), **here, withdrawn_on="2024-06-02", recipient=WORDS,
             given_on="2024-06-01", result=WORDS),
        view("consent_grant", rid("نعم"), **here, recipient=WORDS, purpose="submission",
             given_on="2024-06-01", result="given"),
        view("extortion_attempt", rid("ابتزاز"), **here, channel=WORDS, date=day("2024-06-02")),
        view("document_test", rid("فحص"), **here, result=WORDS),
    ]  # fmt: skip  # a table
    divided = {name for one in INDICATORS for name in one.by} - {
        "documenter",
        "month",
        "governorate",
        "place",
        *MONEY,
    }
    seen = set()
    for one in INDICATORS:
        for name, cells in counted(one.key, records).by.items():
            if name in divided:
                assert all(not term or lists.has(name, term) for term in cells), (one.key, name)
                seen |= {name} if cells else set()
    assert seen >= divided - {"test_result"}  # that is of records learned in the period
