"""A wish was under way while its entry was erased: it is dropped unread, and guards the other entry by its
kind until a coordinator asked. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import CHILD, GROWN
from tests.attacks.kit import Town, carry
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_one_relative_of_two_families import TwoFamilies, is_named
from tests.attacks.test_two_entries_of_one import Two

from vsdesk.desk import Desk, Due, Edit
from vsdesk.errors import UserError
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

TODAY = "2026-11-26"
KINDS = ("mark", "no", "risk", "request", "contact", "news", "sens", "child")


def late(desk: Desk) -> list[Due]:
    return [one for one in desk.due.due() if one.what == "late"]


def under_way(two: TwoFamilies, what: str) -> None:
    """The documenter writes down what she asked for in the first family, and hands nothing over."""
    no: dict[str, Json] = {
        "grantor": two.sister,
        "subject": two.first_case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "refused",
        "given_on": "2026-11-21",
    }
    risk: dict[str, Json] = {"person": two.sister, "level": "red", "date": "2026-11-20"}
    number: dict[str, Json] = {"person": two.sister, "safe_contact": False, "value": "905321112233"}
    edits = {
        "mark": Edit("person_mark", {"type": "nobody_may_know_of"}, parent=two.sister),
        "no": Edit("consent_grant", no, parent=two.first),
        "risk": Edit("risk_assessment", risk, parent=two.first),
        "request": Edit("family_request", {"type": "stop"}, parent=two.first),
        "contact": Edit("contact_channel", {"type": "phone", **number}, parent=two.first),
        "sens": Edit("person", {"sens": 4}, id=two.sister),
        "child": Edit("person", {**CHILD}, id=two.sister),
        "news": Edit("family_member", {"news_of_death": False}, id=two.member(two.sister)),
    }
    two.made.hala.cases.save([edits[what]])


def tied(made: Town, *, in_what_goes: bool = False) -> TwoFamilies:
    """Two entries of one relative: the tie stands in the row that stays, or in the one that goes."""
    two = TwoFamilies(made)
    two.link(*((two.wife, two.sister) if in_what_goes else ()))
    return two


@pytest.mark.parametrize("in_what_goes", [False, True], ids=["here", "there"])
@pytest.mark.parametrize("what", KINDS)
def test_a_wish_that_comes_for_an_erased_entry_guards_the_other(
    made: Town, what: str, in_what_goes: bool
) -> None:
    two = tied(made, in_what_goes=in_what_goes)
    under_way(two, what)
    erased(made, two.first_case, two.first)
    assert is_named(two)
    assert late(made.rima) == []
    two.carry()
    assert not is_named(two)
    [row] = late(made.rima)
    assert (row.root, row.root_kind) == (made.family, "family")


@pytest.mark.parametrize("in_what_goes", [False, True], ids=["here", "there"])
def test_what_the_order_knew_waits_for_nobody(made: Town, in_what_goes: bool) -> None:
    """The order wrote a mark in its place; that a coordinator ends like any."""
    two = tied(made, in_what_goes=in_what_goes)
    under_way(two, "mark")
    two.carry()
    erased(made, two.first_case, two.first)
    two.carry()
    assert not is_named(two)
    assert late(made.rima) == []
    cases = made.rima.cases
    [mark] = [one for one in cases.dossier(made.family).of("person_mark") if not one.erased]
    cases.save([Edit("person_mark", id=mark.id, delete=True, shown=cases.shown(mark.id))])
    assert is_named(two)


def test_where_nothing_was_asked_nothing_waits(made: Town) -> None:
    two = tied(made)
    story: dict[str, Json] = {"ar": "قالت خولة كلاماً", "src_lang": "ar"}
    made.hala.cases.save([Edit("event", {"type": "other", "text": story}, parent=two.first_case)])
    erased(made, two.first_case, two.first)
    two.carry()
    assert is_named(two)
    assert late(made.rima) == []


def test_a_coordinator_asked_and_what_comes_after_that_waits_again(made: Town) -> None:
    two = tied(made)
    under_way(two, "mark")
    made.hala.cases.save([Edit("person_mark", {"type": "first_name_only"}, parent=two.sister)])
    erased(made, two.first_case, two.first)
    two.carry()
    [row] = late(made.rima)
    made.rima.erasure.late.known(row.root, str(row.told))
    assert late(made.rima) == []
    assert is_named(two)
    under_way(two, "risk")
    two.carry()
    assert not is_named(two)
    [again] = late(made.rima)
    assert not {*str(again.told).split()} & {*str(row.told).split()}


def test_only_a_coordinator_says_that_somebody_was_asked(made: Town) -> None:
    two = tied(made)
    under_way(two, "mark")
    erased(made, two.first_case, two.first)
    two.carry()
    [row] = late(made.rima)
    carry(made.rima, made.stick, made.hala)
    with pytest.raises(UserError, match="E_ROLE"):
        made.hala.erasure.late.known(row.root, str(row.told))
    assert late(made.hala) == []


def test_where_the_wish_was_first_and_the_order_came_after_it_is_the_same(made: Town) -> None:
    """On the device that wrote it: it knew the wish when it carried the order out."""
    two = tied(made)
    under_way(two, "mark")
    erased(made, two.first_case, two.first)
    two.carry()
    carry(made.rima, made.stick, made.hala)
    desk = made.hala
    assert desk.cases.record(two.sister).erased
    dossier = desk.cases.dossier(made.case)
    out = decide(Request("un_complaint", "ced", "B", TODAY), dossier, desk.context.dictionary)
    assert out.state == "given"
    assert "ريم" not in str([one.values for one in out])


@pytest.mark.parametrize("taken", ["sent", "asked"])
def test_a_tie_that_was_under_way_in_the_row_that_goes_is_kept(made: Town, taken: str) -> None:
    """She is tied, and marked, in the file that is being erased: handed over before the order comes, or not
    until it was carried out where that was written."""
    two = TwoFamilies(made)
    first, second = two.member(two.sister), two.member(two.wife)
    carry(made.rima, made.stick, made.hala)
    made.hala.cases.save([Edit("family_member", {"also": [second]}, id=first)])
    under_way(two, "mark")
    erased(made, two.first_case, two.first)
    assert is_named(two)
    if taken == "asked":
        carry(made.rima, made.stick, made.hala)
        [order] = made.hala.erasure.erasures_waiting()
        made.hala.erasure.carry_out(order.frame)
    two.carry()
    assert not is_named(two)
    assert made.view(second).value("also") == [first]
    [row] = late(made.rima)
    assert row.root == made.family
    made.rima.erasure.late.known(row.root, str(row.told))
    assert is_named(two)
    carry(made.rima, made.stick, made.hala)
    two.carry()
    assert is_named(two)
    assert late(made.rima) == []


def test_a_tie_of_an_erased_row_names_members_that_stay_alone(made: Town) -> None:
    two = TwoFamilies(made)
    first = two.member(two.sister)
    carry(made.rima, made.stick, made.hala)
    made.hala.cases.save([Edit("family_member", {"also": [two.member(two.mother)]}, id=first)])
    erased(made, two.first_case, two.first)
    gone = made.rima.cases.dossier(made.family).of("family_member")
    erased(made, next(one.id for one in gone if one.text("person") == two.mother))
    two.carry()
    assert late(made.rima) == []


def test_one_person_of_a_family_that_stays(made: Town) -> None:
    """She alone is erased; her no comes later, and the family's file holds it."""
    two = tied(made)
    under_way(two, "no")
    erased(made, two.sister)
    assert is_named(two)
    two.carry()
    assert not is_named(two)
    [row] = late(made.rima)
    made.rima.erasure.late.known(row.root, str(row.told))
    assert is_named(two)


def test_two_that_were_one_by_what_goes_stay_one(made: Town) -> None:
    """A third entry named both: with it gone, what guards the one still guards the other."""
    two = tied(made)
    first = two.member(two.sister)
    again = made.rima.cases.new_family({"display_name": "عائلة قباني", "language": "ar"}).ids[0]
    person: dict[str, Json] = {"given_ar": "ريم", "family_ar": "قباني"}
    third = made.rima.cases.save([Edit("person", person, parent=again)]).ids[0]
    made.rima.cases.save([Edit("family_member", {"person": third, "also": [first]}, parent=again)])
    erased(made, two.first_case, two.first)
    assert is_named(two)
    two.marks(third, "not_named_outside")
    assert not is_named(two)


@pytest.mark.parametrize("what", ["no", "stop", "risk", "mark", "back", "fate", "child", "public"])
def test_a_wish_for_an_erased_report_closes_the_other(made: Town, what: str) -> None:
    two = Two(made)
    two.join()
    carry(made.rima, made.stick, made.hala)
    no: dict[str, Json] = {
        "grantor": two.mother,
        "subject": two.first,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "refused",
        "given_on": "2026-11-21",
    }
    edits = {
        "no": Edit("consent_grant", no, parent=two.home),
        "stop": Edit("family_request", {"type": "stop"}, parent=two.home),
        "risk": Edit("risk_assessment", {"level": "red", "date": "2026-11-20"}, parent=two.first),
        "mark": Edit("person_mark", {"type": "not_named_outside"}, parent=two.missing),
        "back": Edit("event", {"type": "release"}, parent=two.first),
        "fate": Edit("case", {"fate": "alive_confirmed"}, id=two.first),
        "child": Edit("person", {"age_told": "١٦ سنة"}, id=two.missing),
        "public": Edit(
            "submission", {"mechanism": "wgeid", "publicity_consent": False}, parent=two.first
        ),
    }
    made.hala.cases.save([edits[what]])
    assert erased(made, two.first, two.home).entries == ()
    assert two.gate().state == "given"
    carry(made.hala, made.stick, made.rima)
    out = two.gate()
    assert (out.state, out.records) == ("late", ())
    [row] = late(made.rima)
    assert (row.root, row.root_kind) == (two.second, "case")
    made.rima.erasure.late.known(row.root, str(row.told))
    assert two.gate().state == "given"
    assert late(made.rima) == []


def test_of_what_the_order_knew_nothing_waits_whatever_it_was(made: Town) -> None:
    """A birth and events stand in nearly every file: they are none that came later."""
    two = tied(made)
    told: dict[str, Json] = {"ar": "أخذوه من الحاجز", "src_lang": "ar"}
    event: dict[str, Json] = {"type": "arrest", "text": told}
    made.hala.cases.save([Edit("person", {**GROWN}, id=two.sister)])
    made.hala.cases.save([Edit("event", event, parent=two.first_case)])
    two.carry()
    erased(made, two.first_case, two.first)
    two.carry()
    assert is_named(two)
    assert late(made.rima) == []


def test_a_story_that_comes_for_an_erased_report_closes_nothing(made: Town) -> None:
    """Only what may say that somebody came back, is a child or may not be told of."""
    two = Two(made)
    two.join()
    told: dict[str, Json] = {"ar": "أخذوه من الحاجز", "src_lang": "ar"}
    made.rima.cases.save([Edit("event", {"type": "arrest", "text": told}, parent=two.first)])
    [event] = made.rima.cases.dossier(two.first).of("event")
    carry(made.rima, made.stick, made.hala)
    again: dict[str, Json] = {"ar": "أخذوه من البيت", "src_lang": "ar"}
    made.hala.cases.save([Edit("event", {"text": again}, id=event.id)])
    erased(made, two.first, two.home)
    carry(made.hala, made.stick, made.rima)
    assert two.gate().state == "given"
    assert late(made.rima) == []


def test_a_report_of_which_the_order_knew_all_waits_for_its_answer_alone(made: Town) -> None:
    two = Two(made)
    two.join()
    two.refuses()
    erased(made, two.first, two.home)
    assert two.gate().state == "asked_to_stop"
    assert late(made.rima) == []
