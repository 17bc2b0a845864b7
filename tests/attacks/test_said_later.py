"""What is written once is said later by its own device: where it was silent, or in a new
incarnation. All made up."""

from __future__ import annotations

from typing import Final

import pytest
from tests.attacks.families import relative, said, words
from tests.attacks.kit import LONG_AGO, Town, carry, told_once
from tests.attacks.test_called_otherwise import asked, hala, written
from tests.attacks.test_marks import SCOPES, told

from vsdesk.desk import Edit
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.consent.answers import reporters
from vsdesk.records.dictionary.spec import Role
from vsdesk.records.dictionary.values import Json

ANEW = pytest.mark.parametrize("anew", [False, True], ids=["same log", "new incarnation"])
DATED = pytest.mark.parametrize("ts", [None, LONG_AGO], ids=["now", "dated back"])
SECRET: Final[Json] = {"ar": "وقالت سلمى النوري سراً", "src_lang": "ar"}


def say_later(
    made: Town, space: str, op: NewOp, *, anew: bool = False, ts: int | None = None
) -> None:
    """The device of Hala, in other hands, signs one op more."""
    device = hala(made)
    if anew:
        device.desk.context.vault.new_incarnation()
    device.sign(space, op, ts=ts)
    device.hand_over(made.rima)
    assert made.rima.context.vault.check() == []


def marked_wife(made: Town, type: str) -> tuple[str, str, str]:
    """The mother, the wife and her mark, towards nobody; a coordinator's story with her name stays."""
    mother = asked(made)
    wife = relative(made, "wife", "سلمى")
    mark = made.hala.context.new_id()
    made.hala.cases.save([Edit("person_mark", {"type": type}, id=mark, parent=wife)])
    carry(made.hala, made.stick, made.rima)
    written(made, "event", {"type": "other", "text": SECRET}, made.case)
    assert "سراً" not in told(made)
    return mother, wife, mark


@ANEW
@DATED
@pytest.mark.parametrize("type", ["nobody_may_know_of", "not_named_outside"])
def test_a_mark_is_not_lifted_by_saying_towards_whom(
    made: Town, type: str, anew: bool, ts: int | None
) -> None:
    mother, wife, mark = marked_wife(made, type)
    values: dict[str, Json] = {"type": type, "towards": [mother]} if anew else {"towards": [mother]}
    say_later(made, made.family, NewOp(mark, "person_mark", values, parent=wife), anew=anew, ts=ts)
    assert "سراً" not in told(made)
    view = made.view(mark)
    assert view.every("towards") == (([mother], None) if anew else ())
    assert view.differs("towards") is anew


def test_silence_beside_a_word_is_a_difference_for_coordinators(made: Town) -> None:
    mother, wife, mark = marked_wife(made, "not_named_outside")
    values: dict[str, Json] = {"type": "not_named_outside", "towards": [mother]}
    say_later(made, made.family, NewOp(mark, "person_mark", values, parent=wife), anew=True)
    [found] = [one for one in made.rima.cases.differences.open() if one.record == mark]
    assert found.field == "towards"
    assert made.view(mark).every("towards") == ([mother], None)


@told_once
def relatives_no(made: Town, /, *, about: bool = False, **more: Json) -> tuple[str, str]:
    """The wife refused, which closes; another case of the family."""
    asked(made)
    wife = relative(made, "wife", "سلمى")
    of: dict[str, Json] = {"family": made.family, "case_type": "enforced_disappearance"}
    other = made.hala.cases.new_case({"given_ar": "زيد"}, of).ids[0]
    if about:
        more["subject"] = made.case
    values: dict[str, Json] = {
        "grantor": wife,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "refused",
        **more,
    }
    id = made.hala.context.new_id()
    made.hala.cases.save([Edit("consent_grant", values, id=id, parent=made.family)])
    carry(made.hala, made.stick, made.rima)
    assert not made.gate("ced", "un_complaint").allowed
    return id, other


@DATED
@pytest.mark.parametrize("field", ["subject", "recipient_name", "capacity", "given_on", "follows"])
def test_what_a_no_left_out_stays_out(made: Town, field: str, ts: int | None) -> None:
    id, other = relatives_no(made)
    values: dict[str, Json] = {
        "subject": other,
        "recipient_name": "سين",
        "capacity": "representative",
        "given_on": "2020-01-01",
        "follows": made.grants["wgeid"],
    }
    op = NewOp(id, "consent_grant", {field: values[field]}, parent=made.family)
    say_later(made, made.family, op, ts=ts)
    assert not made.gate("ced", "un_complaint").allowed
    assert made.view(id).every(field) == ()


@pytest.mark.parametrize("first", [True, False], ids=["about the case", "about nothing"])
@pytest.mark.parametrize("field", ["subject", "grantor", "purpose", "recipient", "capacity"])
def test_a_no_is_about_no_other_thing_in_a_new_incarnation(
    made: Town, field: str, first: bool
) -> None:
    id, other = relatives_no(made, about=first, given_on="2026-11-22")
    values: dict[str, Json] = {
        "subject": other,
        "grantor": made.person,
        "purpose": "search",
        "recipient": "iimp",
        "capacity": "representative",
    }
    op = NewOp(id, "consent_grant", {field: values[field]}, parent=made.family)
    say_later(made, made.family, op, anew=True)
    assert not made.gate("ced", "un_complaint").allowed


def condition(made: Town, values: dict[str, Json]) -> tuple[str, str]:
    """A condition below the mother's yes, which stops it; the answer."""
    asked(made)
    file = made.hala.cases.dossier(made.case)
    grant = next(one.id for one in file.of("consent_grant") if one.text("recipient") == "ced")
    id = made.hala.context.new_id()
    made.hala.cases.save([Edit("consent_condition", values, id=id, parent=grant)])
    carry(made.hala, made.stick, made.rima)
    assert not made.gate("ced", "un_complaint").allowed
    return id, grant


@ANEW
@pytest.mark.parametrize(
    ("begun", "later"),
    [
        ({"type": "not_before_day"}, {"type": "not_before_day", "day": "2020-01-01"}),
        ({"type": "not_onward_to"}, {"type": "not_onward_to", "recipient": "iimp"}),
        ({}, {"type": "without_photo"}),
        ({"type": "ask_each_time"}, {"type": "without_photo"}),
        ({"type": "other"}, {"type": "not_before_day", "day": "2020-01-01"}),
    ],
    ids=["day", "recipient", "type", "another type", "day of another type"],
)
def test_a_condition_gets_no_end(
    made: Town, begun: dict[str, Json], later: dict[str, Json], anew: bool
) -> None:
    id, grant = condition(made, {"words": words("ليس الآن"), **begun})
    op = NewOp(id, "consent_condition", later, parent=grant)
    say_later(made, made.family, op, anew=anew)
    assert not made.gate("ced", "un_complaint").allowed


@pytest.mark.parametrize("mode", ["anonymous", "pseudonym"])
def test_the_opener_makes_nobody_the_person_of_the_paper(made: Town, mode: str) -> None:
    """In a new incarnation the case names a second person: the wife, who asked not to be named."""
    asked(made)
    wife = relative(made, "wife", "سلمى")
    said(made, wife, "given", identity_mode=mode, data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    written(made, "event", {"type": "other", "text": SECRET}, made.case)
    assert "سراً" not in told(made)
    say_later(made, made.case, NewOp(made.case, "case", {"person": wife}), anew=True)
    left = told(made) if made.gate("ced", "un_complaint").allowed else ""
    assert "سراً" not in left and "سلمى" not in left
    assert made.view(made.case).differs("person")


def test_what_may_be_said_later_is_said_once(made: Town) -> None:
    """How an answer was recorded is no part of what was answered: it may come later, and once."""
    id, _ = relatives_no(made)
    made.hala.cases.save([Edit("consent_grant", {"how_recorded": "signed"}, id=id)])
    carry(made.hala, made.stick, made.rima)
    assert made.view(id).every("how_recorded") == ("signed",)
    with pytest.raises(UserError, match="E_ONCE"):
        made.hala.cases.save([Edit("consent_grant", {"how_recorded": "witnessed_oral"}, id=id)])


@pytest.mark.parametrize("role", ["documenter", "coordinator"])
def test_what_an_answer_left_out_is_filled_in_by_coordinators_alone(made: Town, role: Role) -> None:
    id, _ = relatives_no(made)
    edit = [Edit("consent_grant", {"given_on": "2026-11-20"}, id=id)]
    if role == "documenter":
        with pytest.raises(UserError, match="E_ONCE"):
            made.hala.cases.save(edit)
        return
    made.rima.cases.save(edit)
    assert made.view(id).every("given_on") == ("2026-11-20",)


@ANEW
@DATED
def test_nobodys_own_answer_becomes_what_others_reported(
    made: Town, anew: bool, ts: int | None
) -> None:
    """A report closes nothing: her "not now" stands, whoever says later that somebody
    else said it for her."""
    mother = asked(made)
    wife = relative(made, "wife", "سلمى")
    values: dict[str, Json] = {
        "grantor": wife,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "not_asked",
    }
    id = made.hala.context.new_id()
    made.hala.cases.save([Edit("consent_grant", values, id=id, parent=made.family)])
    carry(made.hala, made.stick, made.rima)
    assert not made.gate("ced", "un_complaint").allowed
    later: dict[str, Json] = {"reported_by": mother, **(values if anew else {})}
    op = NewOp(id, "consent_grant", later, parent=made.family)
    say_later(made, made.family, op, anew=anew, ts=ts)
    assert reporters(made.view(id)) == ()
    assert not made.gate("ced", "un_complaint").allowed
