"""An answer that somebody else reports: it opens nothing, a no closes, and the person is
asked. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import another, mother_of, speaker, state

from vsdesk.desk import Condition, Edit, How
from vsdesk.errors import UserError
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.consent.selection import standing_answers

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

SEARCH = ("search", "iimp")


def test_a_reported_yes_opens_nothing_and_is_asked_about(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother, son = mother_of(desk, family), another(desk, case, family, "son")
    by = How(
        how="signed", reported_by=son
    )  # of the one who is here: she who is absent signed nothing
    desk.consent.answers(
        case, mother, {"iimp": "yes"}, by, shown=desk.cases.shown(case), photo=True
    )
    assert state(desk, case, *SEARCH) == "not_asked"
    table = desk.consent.table(case)
    [row] = [one for one in speaker(table, mother).rows if one.reported_by]
    assert (row.is_hearsay, row.reported, row.reported_by) == (True, "given", (son,))
    assert (row.scopes, row.photo) == ((), False)
    assert speaker(table, mother).questions["iimp"] == ""
    [due] = [one for one in desk.due.due() if one.what == "ask"]
    assert due.record == row.id and due.late == 0 and due.told == "نجاح الحلبي"
    # Older programs know no `reported_by`: what stands there is no yes for them either.
    assert desk.cases.record(row.id).text("result") == "not_asked"
    assert not desk.cases.record(row.id).text("how_recorded")
    desk.consent.answers(case, mother, {"iimp": "yes"}, How(), shown=desk.cases.shown(case))
    assert state(desk, case, *SEARCH) == "given"
    assert not [one for one in desk.due.due() if one.what == "ask"]
    assert not any(one.is_hearsay for one in speaker(desk.consent.table(case), mother).rows)


def test_it_takes_nothing_from_what_people_said_themselves(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother, wife = mother_of(desk, family), another(desk, case, family, "wife")
    desk.consent.answers(case, mother, {"iimp": "yes"}, How(), shown=desk.cases.shown(case))
    assert state(desk, case, *SEARCH) == "given"
    for who, by in ((wife, mother), (mother, wife)):
        how = How(reported_by=by)
        desk.consent.answers(case, who, {"iimp": "yes"}, how, shown=desk.cases.shown(case))
        assert state(desk, case, *SEARCH) == "given"
    assert speaker(desk.consent.table(case), mother).questions["iimp"] == "yes"
    assert not [
        one
        for one in desk.cases.dossier(case).of("consent_event")
        if one.text("type") == "withdrawn"
    ]


def test_a_reported_no_closes(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother, wife = mother_of(desk, family), another(desk, case, family, "wife")
    desk.consent.answers(case, mother, {"iimp": "yes"}, How(), shown=desk.cases.shown(case))
    by = How(reported_by=mother)
    desk.consent.answers(case, wife, {"iimp": "no"}, by, shown=desk.cases.shown(case))
    assert state(desk, case, *SEARCH) == "refused"
    [row] = speaker(desk.consent.table(case), wife).rows
    assert (row.state, row.reported, row.is_hearsay) == ("refused", "refused", False)
    assert [one.record for one in desk.due.due() if one.what == "ask"] == [row.id]


def test_a_reported_yes_if_keeps_its_words(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother, brother = mother_of(desk, family), another(desk, case, family, "brother")
    words: Json = {"ar": "إذا رضيت أمي", "src_lang": "ar"}
    how = How(reported_by=mother, conditions=(Condition(words),))
    desk.consent.answers(case, brother, {"iimp": "yes_if"}, how, shown=desk.cases.shown(case))
    [row] = speaker(desk.consent.table(case), brother).rows
    assert (
        row.is_hearsay
        and row.reported == "given_if"
        and [one.words for one in row.conditions] == ["إذا رضيت أمي"]
    )


@pytest.mark.parametrize("answer", ["yes_if", "not_now"])
def test_what_closes_holds_until_the_person_is_asked(house: House, answer: str) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother, wife = mother_of(desk, family), another(desk, case, family, "wife")
    desk.consent.answers(case, mother, {"iimp": "yes"}, How(), shown=desk.cases.shown(case))
    words: Json = {"ar": "مو قبل العيد", "src_lang": "ar"}
    said = (Condition(words, "not_before_day", day="2027-03-09"),) if answer == "yes_if" else ()
    how = How(reported_by=mother, conditions=said)
    desk.consent.answers(case, wife, {"iimp": answer}, how, shown=desk.cases.shown(case))
    found = agreement(desk.cases.dossier(case), *SEARCH, "", desk.context.today())
    assert (found.state, found.reason) == (
        "not_asked",
        "reported",
    )  # "nobody was asked" is not true
    desk.consent.answers(case, wife, {"iimp": "yes"}, How(), shown=desk.cases.shown(case))
    assert state(desk, case, *SEARCH) == "given"
    assert not [one for one in desk.due.due() if one.what == "ask"]


def test_nobody_reports_of_themselves(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    for by in (mother, case):
        with pytest.raises(UserError, match="E_VALUE"):
            desk.consent.answers(
                case, mother, {"iimp": "yes"}, How(reported_by=by), shown=desk.cases.shown(case)
            )


@pytest.mark.parametrize("order", ["later id", "earlier id"])
def test_of_a_report_given_anew_the_new_one_alone_holds(house: House, order: str) -> None:
    """A condition that was noted wrongly, put right on the same day: which id is the greater says nothing."""
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother, son = mother_of(desk, family), another(desk, case, family, "son")
    first, then = sorted(
        [desk.context.new_id(), desk.context.new_id()], reverse=order == "earlier id"
    )
    told: dict[str, Json] = {
        "grantor": mother,
        "subject": case,
        "capacity": "relative",
        "purpose": "search",
        "recipient": "iimp",
        "result": "not_asked",
        "reported": "given_if",
        "reported_by": son,
        "given_on": desk.context.today(),
    }
    for id, more, words in ((first, {}, "كما قيل"), (then, {"follows": first}, "إذا سألتوني")):
        said: Json = {"ar": words, "src_lang": "ar"}
        desk.cases.save(
            [
                Edit("consent_grant", {**told, **more}, id=id, parent=family),
                Edit("consent_condition", {"words": said, "type": "other"}, parent=id),
            ]
        )
    told_since = [one for one in standing_answers(desk.cases.dossier(case)) if one.text("reported")]
    assert [one.id for one in told_since] == [then]
