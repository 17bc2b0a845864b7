"""Consent at the desk: asking, narrowing, withdrawing in two steps, deciding; each can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case

from vsdesk.desk import Desk, Edit, How
from vsdesk.desk.consent.consent_table import no_stands
from vsdesk.errors import UserError
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.consent.questions import QUESTIONS, is_counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.desk.conftest import House

    from vsdesk.desk import AskedPerson, Change, ConsentTable
    from vsdesk.records.dictionary.values import Json

DAY = 86_400_000  # milliseconds


def mother_of(desk: Desk, family: str) -> str:
    """The one relative of the made-up family."""
    (member,) = desk.cases.dossier(family).of("family_member")
    return member.text("person")


def another(desk: Desk, case: str, family: str, relation: str) -> str:
    """One more made-up relative."""
    person = desk.context.new_id()
    missing = desk.cases.dossier(case).head.text("person")
    desk.cases.save(
        [
            Edit("person", {"given_ar": "فاروق", "birth": None}, id=person, parent=family),
            Edit(
                "kinship",
                {"person": person, "related_to": missing, "relation": relation},
                parent=family,
            ),
        ]
    )
    return person


def speaker(table: ConsentTable, person: str) -> AskedPerson:
    return next(one for one in table.speakers if one.person == person)


def state(desk: Desk, case: str, purpose: str, recipient: str) -> str:
    return agreement(desk.cases.dossier(case), purpose, recipient, "", desk.context.today()).state


def test_questions_at_once_and_each_answered_anew_in_place(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    answers = dict.fromkeys(QUESTIONS, "no") | {"keep": "yes", "iimp": "yes", "dna": "not_now"}
    change = desk.consent.answers(
        case, mother, answers, How(follow_up="2027-01-01"), shown=desk.cases.shown(case)
    )
    table = desk.consent.table(case)
    assert speaker(table, mother).questions == answers
    assert (speaker(table, mother).standing, table.frozen) == (1, False)
    assert state(desk, case, "search", "iimp") == "given"
    assert state(desk, case, "search", "ncmp") == "refused"
    rows = len(speaker(table, mother).rows)
    desk.consent.answers(
        case, mother, {"ncmp": "yes", "iimp": "no"}, How(), shown=desk.cases.shown(case)
    )
    table = desk.consent.table(case)
    assert (
        len(speaker(table, mother).rows) == rows == sum(len(one.asks) for one in QUESTIONS.values())
    )
    assert speaker(table, mother).questions["ncmp"] == "yes"
    assert state(desk, case, "search", "iimp") == "refused"
    assert change.kinds == {"consent_grant", "consent_event"}


def test_a_part_of_a_question_is_no_answer_to_the_whole(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)

    def said(question: str) -> str:
        return speaker(desk.consent.table(case), mother).questions[question]

    desk.consent.grant(
        case, mother, "hold_record", "own_org", "refused", How(), shown=desk.cases.shown(case)
    )
    assert said("keep") == "mixed"  # kept with us alone is not the whole question
    desk.consent.answers(case, mother, {"keep": "no"}, How(), shown=desk.cases.shown(case))
    assert said("keep") == "no"
    desk.consent.answers(
        case, mother, {"ncmp": "yes"}, How(on="2031-01-01"), shown=desk.cases.shown(case)
    )
    assert said("ncmp") == "mixed"  # she said yes: neither "not now", nor a yes that counts today


def test_an_answer_is_taken_back(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    made = desk.consent.answers(case, mother, {"iimp": "yes"}, How(), shown=desk.cases.shown(case))
    assert state(desk, case, "search", "iimp") == "given"
    desk.cases.take_back(made)
    assert state(desk, case, "search", "iimp") == "not_asked"
    desk.consent.answers(case, mother, {"iimp": "yes"}, How(), shown=desk.cases.shown(case))
    refused = desk.consent.answers(
        case, mother, {"iimp": "no"}, How(), shown=desk.cases.shown(case)
    )
    desk.cases.take_back(refused)
    assert state(desk, case, "search", "iimp") == "given"


def test_there_is_no_other_question_and_no_other_answer(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    for answers in ({"all": "yes"}, {"keep": "given"}):
        with pytest.raises(UserError, match="E_VALUE"):
            desk.consent.answers(case, mother, answers, How(), shown=desk.cases.shown(case))
    with pytest.raises(UserError, match="E_VALUE"):
        desk.consent.grant(
            case, mother, "search", "iimp", "withdrawn", How(), shown=desk.cases.shown(case)
        )


def test_it_cannot_end_before_it_was_given(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    with pytest.raises(UserError, match="E_DAYS"):
        desk.consent.grant(
            case,
            mother,
            "search",
            "iimp",
            "given",
            How(on="2026-11-01", review_on="2026-10-31"),
            shown=desk.cases.shown(case),
        )
    made = desk.consent.grant(
        case, mother, "search", "iimp", "given", How(on="2026-11-01"), shown=desk.cases.shown(case)
    )
    with pytest.raises(UserError, match="E_DAYS"):
        desk.cases.save([Edit("consent_grant", {"review_on": "2026-10-31"}, id=made.ids[0])])
    desk.consent.steps.review(
        made.ids[0], "2028-11-24", shown=desk.consent.steps.shown(made.ids[0])
    )


def test_narrower_only_and_the_event_says_so(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    [grant, _] = desk.consent.grant(
        case,
        mother,
        "search",
        "icmp",
        "given",
        How(),
        scopes=["identity", "circumstances"],
        shown=desk.cases.shown(case),
    ).ids
    with pytest.raises(UserError, match="E_VALUE"):
        desk.consent.narrow(grant, scopes=["identity", "photo"])
    with pytest.raises(UserError, match="E_VALUE"):
        desk.consent.narrow(grant, photo=True)
    change = desk.consent.narrow(grant, scopes=["identity"])
    assert desk.consent.table(case).outcomes[-1].scopes == ("identity",)
    events = [one.text("type") for one in desk.cases.dossier(case).children(grant)]
    assert events == ["given", "narrowed"]
    desk.cases.take_back(change)
    assert desk.cases.record(grant).value("data_scope") == ["circumstances", "identity"]


def test_withdrawing_shows_who_holds_it_and_freezes_at_once(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    [grant, *_] = desk.consent.answers(
        case, mother, {"iimp": "yes"}, How(), shown=desk.cases.shown(case)
    ).ids
    row: dict[str, Json] = {
        "exit": "submission",
        "on": "2026-11-20",
        "purpose": "search",
        "recipient": "iimp",
        "level": "b",
        "digest": "a" * 64,
        "consents": [grant],
    }
    desk.cases.save([Edit("disclosure", row, parent=case, space=case)])
    effect = desk.consent.effect([grant])
    [holder] = effect.holders
    assert (holder.recipient, holder.last, holder.for_grants) == ("iimp", "2026-11-20", (grant,))
    assert not effect.everything
    assert state(desk, case, "search", "iimp") == "given"  # nothing is done yet
    change = desk.consent.withdraw([grant], channel="phone").change
    assert state(desk, case, "search", "iimp") == "withdrawn"
    [*_, told] = desk.cases.dossier(case).children(grant, "consent_event")
    assert (told.text("type"), told.value("holders")) == ("withdrawn", ["iimp"])
    assert told.value("reason") is None
    desk.cases.take_back(change)
    assert state(desk, case, "search", "iimp") == "given"


def test_who_no_longer_wants_the_file_kept_takes_back_everything(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    desk.consent.answers(
        case, mother, {"iimp": "yes", "ncmp": "no"}, How(), shown=desk.cases.shown(case)
    )
    keep = next(
        one.id
        for one in speaker(desk.consent.table(case), mother).rows
        if (one.purpose, one.recipient) == ("hold_record", "own_org")
    )
    effect = desk.consent.effect([keep])
    given = [one for one in speaker(desk.consent.table(case), mother).rows if one.state == "given"]
    assert effect.everything and set(effect.grants) == {one.id for one in given}
    desk.consent.withdraw([keep])
    assert {one.state for one in speaker(desk.consent.table(case), mother).rows} == {
        "withdrawn",
        "refused",
    }


def test_nobody_decides_for_a_yes_over_the_no_of_another(house: House) -> None:
    """The no of an equal holds until whoever said it is asked again; by the desk and by a plain save."""
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother, father = mother_of(desk, family), another(desk, case, family, "father")
    yes = desk.consent.grant(
        case, mother, "media", "public", "given", How(), shown=desk.cases.shown(case)
    ).ids[0]
    desk.consent.grant(
        case, father, "media", "public", "refused", How(), shown=desk.cases.shown(case)
    )
    [outcome] = [one for one in desk.consent.table(case).outcomes if one.purpose == "media"]
    assert (outcome.state, outcome.differ) == ("refused", True)
    with pytest.raises(UserError, match="E_VALUE"):
        desk.consent.steps.decide(yes, "  ", shown=desk.consent.steps.shown(yes))
    with pytest.raises(UserError, match="E_NO_HOLDS"):
        desk.consent.steps.decide(yes, "اجتمعت العائلة", shown=desk.consent.steps.shown(yes))
    plain = Edit("consent_grant", {"decides": True, "decides_why": "اجتمعت العائلة"}, id=yes)
    with pytest.raises(UserError, match="E_NO_HOLDS"):
        desk.cases.save([replace(plain, shown=desk.consent.steps.shown(yes))])
    assert (outcome.may_hold, len(outcome.noes)) == ((), 1)
    assert state(desk, case, "media", "public") == "refused"
    shown = desk.cases.shown(case)
    desk.consent.grant(case, father, "media", "public", "given", How(), shown=shown)
    assert state(desk, case, "media", "public") == "given"


def test_a_persons_own_later_yes_is_decided_for_over_their_no(house: House) -> None:
    """The mother said no, and a documenter wrote down later that she says yes: a coordinator looks."""
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    about: dict[str, Json] = {"grantor": mother, "subject": case, "recipient": "public"}
    about |= {"purpose": "media", "data_scope": ["identity"]}
    no, yes = (
        Edit("consent_grant", {**about, "result": result, "given_on": day}, parent=family)
        for result, day in (("refused", "2026-11-02"), ("given", "2026-11-09"))
    )
    desk.cases.save([no])
    id = desk.cases.save([yes]).ids[0]
    assert state(desk, case, "media", "public") == "refused"
    [outcome] = [one for one in desk.consent.table(case).outcomes if one.purpose == "media"]
    assert (outcome.may_hold, outcome.noes) == ((id,), ())
    desk.consent.steps.decide(id, "تكلمتُ معها", shown=desk.consent.steps.shown(id))
    assert state(desk, case, "media", "public") == "given"
    earlier = replace(yes, set={**yes.set, "given_on": "2026-11-01"})
    before = desk.cases.save([earlier]).ids[0]
    desk.cases.save([replace(no, set={**no.set, "given_on": "2026-11-20"})])
    with pytest.raises(UserError, match="E_NO_HOLDS"):
        desk.consent.steps.decide(before, "كما قالت أولاً", shown=desk.consent.steps.shown(before))


def test_between_yeses_of_equal_standing_a_coordinator_decides(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother, father = mother_of(desk, family), another(desk, case, family, "father")
    yes = desk.consent.grant(
        case, mother, "media", "public", "given", How(), shown=desk.cases.shown(case)
    ).ids[0]
    due = desk.consent.grant(
        case,
        father,
        "media",
        "public",
        "given",
        How(on="2024-01-05"),
        shown=desk.cases.shown(case),
    ).ids[0]
    [outcome] = [one for one in desk.consent.table(case).outcomes if one.purpose == "media"]
    assert (outcome.state, outcome.differ, set(outcome.may_hold)) == ("review", True, {yes, due})
    change = desk.consent.steps.decide(yes, "اجتمعت العائلة", shown=desk.consent.steps.shown(yes))
    assert state(desk, case, "media", "public") == "given"
    [row] = [one for one in speaker(desk.consent.table(case), mother).rows if one.id == yes]
    assert row.decides and row.decides_why == "اجتمعت العائلة"
    desk.cases.take_back(change)
    assert state(desk, case, "media", "public") == "review"


@pytest.mark.parametrize("role", ["documenter", "coordinator"])
def test_what_is_offered_to_be_undone_can_be(house: House, role: str) -> None:
    """To take an answer out, to widen what was narrowed, or to clear a withdrawal is a coordinator's."""
    office = house.coordinator()
    desk = office if role == "coordinator" else house.documenter("هالة", office)
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    wide = ["circumstances", "identity"]

    def asked(result: str) -> Change:
        return desk.consent.grant(
            case, mother, "search", "iimp", result, How(), scopes=wide, shown=desk.cases.shown(case)
        )

    def stands() -> list[tuple[str, str, Json]]:
        rows = [one for one in desk.cases.dossier(case).of("consent_grant") if not one.deleted]
        return [(one.id, one.text("withdrawn_on"), one.value("data_scope")) for one in rows]

    first = asked("given")
    grant = first.ids[0]
    acts: tuple[tuple[Callable[[], Change], bool], ...] = (
        (lambda: asked("refused"), True),
        (
            lambda: desk.consent.steps.review(
                grant, "2027-06-01", shown=desk.consent.steps.shown(grant)
            ),
            True,
        ),
        (lambda: desk.consent.answer_of(grant, "iimp", asked_on=desk.context.today()), False),
        (lambda: desk.consent.narrow(grant, scopes=["identity"]), True),
        (lambda: desk.consent.withdraw([grant]).change, True),
    )
    for act, narrows in acts:
        before = stands()
        change = act()
        assert bool(change.back) == (role == "coordinator" or not narrows)
        if change.back:
            desk.cases.take_back(change)
            assert stands() == before
    if role == "documenter":
        assert [one[1:] for one in stands() if one[0] == grant] == [
            (desk.context.today(), ["identity"])
        ]
        return
    desk.cases.take_back(first)
    assert grant not in {one[0] for one in stands()}


def test_only_a_coordinator_decides_and_anyone_withdraws(house: House) -> None:
    desk = house.coordinator()
    field = house.documenter("هالة", desk)
    case, _, family = whole_case(field)
    grant = field.consent.grant(
        case,
        mother_of(field, family),
        "search",
        "iimp",
        "given",
        How(),
        shown=field.cases.shown(case),
    ).ids[0]
    with pytest.raises(UserError, match="E_ROLE"):
        field.consent.steps.decide(grant, "لأن", shown=field.consent.steps.shown(grant))
    field.consent.withdraw([grant])
    assert state(field, case, "search", "iimp") == "withdrawn"


@pytest.mark.parametrize("way", ["questions", "one purpose", "told in an interview", "reported"])
def test_a_not_now_is_asked_again_in_ninety_days(house: House, way: str) -> None:
    """Unless they say another day; and only what was put off gets one."""
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)

    def put_off(day: str) -> str:
        how = How(
            follow_up=day,
            reported_by=another(desk, case, family, "brother_full") if way == "reported" else "",
        )
        shown = desk.cases.shown(case)
        if way == "one purpose":
            made = desk.consent.grant(case, mother, "search", "iimp", "not_asked", how, shown=shown)
        elif way == "told in an interview":
            said = {
                "grantor": mother,
                "subject": case,
                "result": "not_asked",
                "given_on": desk.context.today(),
            }
            told: dict[str, Json] = {**said, "purpose": "search", "recipient": "iimp"}
            told |= {"follow_up": day} if day else {}
            id = desk.context.new_id()
            made = desk.consent.steps.told([Edit("consent_grant", told, id=id, parent=family)])
        else:
            made = desk.consent.answers(case, mother, {"iimp": "not_now"}, how, shown=shown)
        return desk.cases.record(made.ids[0]).text("follow_up")

    assert desk.context.today() == "2026-11-24"
    assert put_off("") == "2027-02-22" and is_counted("2027-02-22", "2026-11-24")
    assert put_off("2026-12-01") == "2026-12-01" and not is_counted("2026-12-01", "2026-11-24")
    said = {"ncmp": "yes", "dna": "not_now"}
    shown = desk.cases.shown(case)
    both = desk.consent.answers(case, mother, said, How(), shown=shown).ids
    grants = [one for one in map(desk.cases.record, both) if one.kind == "consent_grant"]
    assert [one.text("follow_up") for one in grants] == ["", "2027-02-22"]


@pytest.mark.parametrize("on", ["2026-11-24", "2026-11-23"], ids=["the same day", "a day later"])
def test_not_now_is_no_new_answer_after_a_no(house: House, on: str) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    desk.consent.answers(case, mother, {"iimp": "no"}, How(on=on), shown=desk.cases.shown(case))
    later = How(follow_up="2027-01-01")
    desk.consent.answers(case, mother, {"iimp": "not_now"}, later, shown=desk.cases.shown(case))
    assert state(desk, case, "search", "iimp") == "refused"
    told = speaker(desk.consent.table(case), mother)
    assert told.questions["iimp"] == "no"
    [no] = [one for one in told.rows if (one.recipient, one.state) == ("iimp", "refused")]
    assert no.put_off == "2026-11-24"
    # Nobody has to decide anything by it; and a coordinator who asks them again is heard all the same.
    assert no_stands(desk.cases.dossier(case), mother, case, desk.context.today()) == ()
    desk.consent.answers(case, mother, {"iimp": "yes"}, How(), shown=desk.cases.shown(case))
    assert state(desk, case, "search", "iimp") == "given"
