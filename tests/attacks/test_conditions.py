"""What an enrolled device gains by writing at a "yes, if": nothing. What it adds narrows at once.

The mother said yes to the Red Cross, if her brother agrees, and it was Hala who wrote it down. Everybody
is made up.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import LONG_AGO, Town, carry, told_once, town
from tests.attacks.test_looked import look

from vsdesk.desk import Condition, Edit, How, SheetOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.dictionary.values import Json

WORDS: Json = {"ar": "إذا وافق أخي", "src_lang": "ar"}
DAY = "2026-11-24"
REPLACING = pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
DOCUMENTER = pytest.mark.parametrize("role", ["documenter"])  # a reviewer writes no such word
DATED_BACK = pytest.mark.parametrize("ts", [None, LONG_AGO], ids=["now", "dated back"])


@pytest.fixture(params=["documenter", "reviewer"])
def role(request: pytest.FixtureRequest) -> Role:
    """What the hostile device was enrolled as."""
    found: Role = request.param
    return found


@pytest.fixture
def made(house: House, role: Role) -> Town:
    """The town, and the mother's "yes, if" in every vault."""
    made = town(house, role)
    say(made, Condition(WORDS))
    return made


def say(made: Town, *conditions: Condition, recipient: str = "icrc") -> str:
    """What the mother answers Hala, carried to everybody."""
    how = How(conditions=conditions)
    scopes = ["identity", "circumstances"]
    grant = made.hala.consent.grant(
        made.case,
        made.mother,
        "search",
        recipient,
        "given_if",
        how,
        scopes=scopes,
        shown=made.hala.cases.shown(made.case),
    ).ids[0]
    made.grants[recipient] = grant
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    return grant


@told_once
def conditions(made: Town, recipient: str = "icrc") -> list[str]:
    """The conditions of that answer, as the coordinator has them."""
    rows = made.rima.consent.table(made.case).outcomes
    return [c.id for o in rows if o.recipient == recipient for c in o.conditions]


def is_shut(made: Town) -> bool:
    """Whether nothing leaves, by command, sheet and gate alike."""
    with pytest.raises(UserError):
        made.rima.outbound.sheets.print_sheet(
            SheetOrder(made.case, kind="case-file", purpose="search", recipient="icrc")
        )
    return made.holds("icrc") == "yes_if" and not made.gate("icrc").allowed


def test_it_waits_and_the_word_of_who_asked_opens_it_for_one_exit(made: Town) -> None:
    assert is_shut(made)
    made.hala.consent.steps.met(conditions(made)[0], words=WORDS)
    carry(made.hala, made.stick, made.rima)
    order = SheetOrder(made.case, kind="case-file", purpose="search", recipient="icrc")
    assert made.rima.outbound.sheets.sheet(order).pdf, "a look uses nothing up"
    printed = made.rima.outbound.sheets.print_sheet(order)
    (met,) = made.rima.cases.dossier(made.case).of("condition_met")
    assert met.every("exit") == (printed.digest,)
    assert is_shut(made)


def test_a_coordinators_word_counts_and_a_word_of_another_device_does_not(made: Town) -> None:
    (condition,) = conditions(made)
    enemy = made.enemy
    word: dict[str, Json] = {"on": DAY, "by": "A1", "confirmed": True, "words": WORDS}
    for ts in (None, LONG_AGO):
        op = NewOp(enemy.desk.context.new_id(), "condition_met", word, parent=condition)
        enemy.sign(made.family, op, ts=ts)
    enemy.hand_over(made.rima, made.hala)
    assert is_shut(made)
    made.rima.consent.steps.met(condition)
    assert made.gate("icrc").allowed


def confirmed(made: Town) -> str:
    """The enemy's word that the condition is met, as a coordinator looked at it and confirmed it."""
    (condition,) = conditions(made)
    id = made.enemy.desk.context.new_id()
    said: dict[str, Json] = {"on": DAY, "by": "A1"}
    made.enemy.sign(made.family, NewOp(id, "condition_met", said, parent=condition))
    made.enemy.hand_over(made.rima)
    assert is_shut(made)
    made.rima.cases.save(
        [Edit("condition_met", {"confirmed": True}, id=id, shown=made.rima.cases.shown(id))]
    )
    assert is_shut(made)  # it binds what she saw; that the device says so waits for her look
    look(made)
    assert made.gate("icrc").allowed
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    return id


@DOCUMENTER
@pytest.mark.parametrize("said", [{"words": WORDS}, {"said_by": "mother"}, {"x_more": "y"}])
def test_a_confirmed_word_says_nothing_else_afterwards(made: Town, said: dict[str, Json]) -> None:
    """A coordinator's word binds what she saw; said again, it is about what stands now."""
    met = confirmed(made)
    if "said_by" in said:
        said = {"said_by": made.mother}
    made.enemy.sign(made.family, NewOp(met, "condition_met", said))
    made.enemy.hand_over(made.rima, made.hala)
    assert is_shut(made)
    made.rima.cases.save(
        [Edit("condition_met", {"confirmed": True}, id=met, shown=made.rima.cases.shown(met))]
    )
    look(made)
    assert made.gate("icrc").allowed


def test_neither_table_nor_load_nor_save_nor_bundle_confirms_for_another_device(made: Town) -> None:
    (condition,) = conditions(made)
    row = {"kind": "condition_met", "parent": condition, "on": DAY, "by": "A1", "confirmed": True}
    enemy = made.enemy.desk
    if enemy.context.vault.role == "documenter":
        enemy.consent.steps.met(condition)
    with pytest.raises(UserError, match="E_ROLE"):
        enemy.cases.save(
            [Edit("condition_met", {"on": DAY, "by": "A1", "confirmed": True}, parent=condition)]
        )
    made.enemy.hand_over(made.rima)
    assert is_shut(made)
    for one in made.rima.cases.dossier(made.case).of("condition_met"):
        loaded = {"kind": "condition_met", "id": one.id, "parent": condition, "confirmed": True}
        made.rima.loads.load([json.dumps(loaded).encode()])
    made.rima.loads.load([json.dumps(row).encode()])
    assert is_shut(made)


@DOCUMENTER
def test_the_exit_by_which_a_confirmed_word_was_used_up_takes_it_not_back(made: Town) -> None:
    """Whichever device wrote the exit down: the same exit goes on, no other."""
    met = confirmed(made)
    made.hala.cases.save([Edit("condition_met", {"exit": "e" * 64}, id=met)])
    carry(made.hala, made.stick, made.rima)
    assert is_shut(made)
    dossier = made.rima.cases.dossier(made.case)
    request = Request("search", "icrc", "B", DAY, exit="e" * 64)
    assert decide(request, dossier, made.rima.context.dictionary).allowed


@REPLACING
@DATED_BACK
def test_neither_words_nor_rule_are_changed(made: Town, ts: int | None, *, replace: bool) -> None:
    say(made, Condition(WORDS, "not_before_day", day="2030-01-01"), recipient="sarc")
    (condition,), (dated,) = conditions(made), conditions(made, "sarc")
    wide: dict[str, Json] = {"type": "without_photo", "words": {"ar": "لا شرط", "src_lang": "ar"}}
    made.enemy.change(condition, "consent_condition", wide, replace=replace, ts=ts)
    made.enemy.change(
        dated, "consent_condition", {"day": None, "type": None}, replace=replace, ts=ts
    )
    made.enemy.change(
        made.grants["icrc"], "consent_grant", {"result": "given"}, replace=replace, ts=ts
    )
    made.enemy.hand_over(made.rima, made.hala)
    assert is_shut(made)
    assert not made.gate("sarc").allowed
    assert made.view(condition).every("words") == (WORDS,)
    assert made.view(condition).every("type") == ("other",)


@DATED_BACK
def test_it_is_neither_taken_out_nor_moved(made: Town, ts: int | None) -> None:
    (condition,) = conditions(made)
    enemy = made.enemy
    enemy.change(condition, "consent_condition", {"deleted": True}, observed=True, ts=ts)
    enemy.change(
        condition, "consent_condition", {"person": made.mother}, parent=made.grants["wgeid"], ts=ts
    )
    enemy.hand_over(made.rima, made.hala)
    assert is_shut(made)
    assert made.view(condition).parent == made.grants["icrc"]
    enemy.change(made.grants["icrc"], "consent_grant", {"deleted": True}, observed=True, ts=ts)
    enemy.hand_over(made.rima, made.hala)
    assert not made.gate("icrc").allowed


def test_another_yes_in_the_mothers_name_takes_nothing_away(made: Town) -> None:
    yes: dict[str, Json] = {
        "grantor": made.mother,
        "capacity": "relative",
        "purpose": "search",
        "recipient": "icrc",
        "result": "given",
        "given_on": DAY,
        "data_scope": ["circumstances", "identity"],
        "follows": made.grants["icrc"],
        "subject": made.case,
        "decides": True,
        "decides_why": "x",
    }
    for ts in (None, LONG_AGO):
        enemy = made.enemy
        enemy.sign(
            made.family,
            NewOp(enemy.desk.context.new_id(), "consent_grant", yes, parent=made.family),
            ts=ts,
        )
    made.enemy.hand_over(made.rima, made.hala)
    assert is_shut(made)


def test_a_word_that_was_used_up_is_not_made_new(made: Town) -> None:
    made.hala.consent.steps.met(conditions(made)[0])
    carry(made.hala, made.stick, made.rima)
    order = SheetOrder(made.case, kind="case-file", purpose="search", recipient="icrc")
    made.rima.outbound.sheets.print_sheet(order)
    carry(made.rima, made.stick, made.enemy.desk)
    (met,) = made.rima.cases.dossier(made.case).of("condition_met")
    made.enemy.change(met.id, "condition_met", {"exit": None}, replace=True)
    made.enemy.change(met.id, "condition_met", {"exit": "e" * 64}, replace=False)
    made.enemy.hand_over(made.rima)
    assert is_shut(made)


def test_what_another_device_adds_narrows_at_once_until_a_coordinator_takes_it_out(
    made: Town, role: Role
) -> None:
    grant = made.grants["wgeid"]
    assert made.holds("wgeid", "un_complaint") == "given"
    rule: dict[str, Json] = {"words": WORDS, "type": "not_onward_to", "recipient": "government_sy"}
    id = made.enemy.desk.context.new_id()
    made.enemy.sign(made.family, NewOp(id, "consent_condition", rule, parent=grant))
    made.enemy.hand_over(made.rima, made.hala)
    for desk in (made.rima, made.hala):
        rows = desk.consent.table(made.case).outcomes
        (held,) = [one for one in rows if one.recipient == "wgeid"]
        assert (held.state, held.reason) == ("yes_if", "onward")
        assert [one.type for one in held.conditions] == ["not_onward_to"]
    made.rima.cases.delete(id, shown=made.rima.cases.shown(id))
    assert made.holds("wgeid", "un_complaint") == "given"


def test_a_condition_is_repeated_with_the_answer_that_is_looked_at_again(made: Town) -> None:
    made.hala.consent.steps.review(
        made.grants["icrc"], "2028-01-01", shown=made.hala.consent.steps.shown(made.grants["icrc"])
    )
    carry(made.hala, made.stick, made.rima)
    assert is_shut(made)
    assert len(conditions(made)) == 1


def test_a_file_from_elsewhere_says_of_no_condition_that_it_is_met(made: Town) -> None:
    (condition,) = conditions(made)
    row = {"kind": "condition_met", "parent": condition, "on": DAY, "by": "A1", "confirmed": True}
    made.hala.loads.load([json.dumps(row).encode()])
    carry(made.hala, made.stick, made.rima)
    assert is_shut(made)
    made.rima.loads.load([json.dumps(row).encode()])
    assert is_shut(made)


def test_who_said_if_says_it_with_words(made: Town) -> None:
    for bad in (
        (),
        (Condition(None),),
        (Condition({"ar": " "}),),
        (Condition(WORDS, "not_before_day"),),
    ):
        with pytest.raises(UserError, match="E_VALUE"):
            made.hala.consent.grant(
                made.case,
                made.mother,
                "search",
                "icmp",
                "given_if",
                How(conditions=bad),
                shown=made.hala.cases.shown(made.case),
            )
    with pytest.raises(UserError, match="E_VALUE"):
        made.hala.consent.grant(
            made.case,
            made.mother,
            "search",
            "icmp",
            "given",
            How(conditions=(Condition(WORDS),)),
            shown=made.hala.cases.shown(made.case),
        )
    with pytest.raises(UserError, match="E_AHEAD"):
        made.hala.consent.steps.met(conditions(made)[0], on="2031-01-01")


def test_a_condition_said_later_narrows_the_yes_that_stood(made: Town) -> None:
    made.hala.consent.steps.condition(made.grants["wgeid"], Condition(WORDS, "ask_each_time"))
    carry(made.hala, made.stick, made.rima)
    assert made.view(made.grants["wgeid"]).text("result") == "given_if"
    assert made.holds("wgeid", "un_complaint") == "yes_if"
    made.rima.cases.save([Edit("case", {"summary": WORDS}, id=made.case)])
    (one,) = conditions(made, "wgeid")
    made.hala.consent.steps.met(one)
    carry(made.hala, made.stick, made.rima)
    assert made.gate("wgeid", "un_complaint").met
