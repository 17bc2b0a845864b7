"""Two conditions that exclude each other, and a no beside an "if" that is open: nothing is dropped, and
nothing is agreed that nobody said. All people are made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made, dictionary, made
from tests.records.test_conditions import LATER, condition, gate, holds, met, words
from tests.records.test_standing import relative

from vsdesk.desk import Condition, ConsentOutcome, How
from vsdesk.desk.consent.consent_table import consent_table
from vsdesk.errors import UserError
from vsdesk.records.dictionary.dictionary import Dictionary

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

__all__ = ["dictionary", "made"]

Told = tuple[str, "dict[str, Json]"]
# What the gate judges, and the words beside it that say the opposite: (type, values) of each.
DAYS: tuple[Told, Told] = (
    ("not_before_day", {"day": LATER}),
    ("other", {"words": words("بس قبل 1 آذار 2027")}),
)
BODIES: tuple[Told, Told] = (
    ("not_onward_to", {"recipient": "public"}),
    ("other", {"words": words("بس للناس كلها، مو لحدا غيرهم")}),
)
PICTURES: tuple[Told, Told] = (("without_photo", {}), ("photo_alone", {}))
PAIRS = pytest.mark.parametrize("pair", [DAYS, BODIES, PICTURES], ids=["days", "bodies", "picture"])


def say_if(made: Made, who: str, *told: Told) -> list[str]:
    """A yes of one person with these conditions; their names."""
    made.consent(who, "search", "iimp", "given_if", data_scope=[*WIDE, "photo"], photo_use=True)
    names = [condition(made, f"{who}/search/iimp", type) for type, _ in told]
    for name, (_, more) in zip(names, told, strict=True):
        made.set(name, **more)
    return names


def outcome(made: Made, today: str = TODAY) -> ConsentOutcome:
    """The row of the search."""
    rows = consent_table(made.dossier(), today).outcomes
    (found,) = [one for one in rows if (one.purpose, one.recipient) == ("search", "iimp")]
    return found


@PAIRS
def test_what_excludes_each_other_waits_for_a_person(
    made: Made, dictionary: Dictionary, pair: tuple[Told, Told]
) -> None:
    names = say_if(made, "najah", *pair)
    for today in (TODAY, LATER):
        shown = outcome(made, today)
        assert shown.state == "yes_if", today
        assert {one.id for one in shown.conditions} == {rid(one) for one in names}
        assert any(one.asks and one.stops == "yes_if" for one in shown.conditions), today
    assert not gate(made, dictionary).allowed


@PAIRS
def test_a_person_confirms_and_neither_is_dropped(made: Made, pair: tuple[Told, Told]) -> None:
    names = say_if(made, "najah", *pair)
    asked = [one.id for one in outcome(made, LATER).conditions if one.asks]
    for name in names:
        assert not holds(made, today=LATER).holds
        if rid(name) in asked:
            met(made, name)
    left = holds(made, today=LATER)
    assert left.holds
    assert set(left.conditions.all) == {rid(one) for one in names}
    if pair is PICTURES:
        assert left.conditions.left_out == {"photo", "all_but_photo"}
    if pair is DAYS:
        assert holds(made).reason == "too_early", "no word makes it earlier"


@PAIRS
def test_of_two_relatives_both_stand_and_the_narrower_holds(
    made: Made, dictionary: Dictionary, pair: tuple[Told, Told]
) -> None:
    relative(made, "هناء", "wife")
    names = [*say_if(made, "najah", pair[0]), *say_if(made, "هناء", pair[1])]
    assert {one.id for one in outcome(made, LATER).conditions} == {rid(one) for one in names}
    left = gate(made, dictionary)
    if pair is PICTURES:  # what both let out: nothing of the file, and no picture
        assert {name for one in left for name in one.values} <= {"person"}
    else:
        assert not left.allowed
    made.consent("هناء", "search", "iimp", "refused")
    for name in names:
        met(made, name)
    assert holds(made, today=LATER).state == "refused"
    assert outcome(made, LATER).may_hold == ()


@pytest.mark.parametrize("on", ["2026-10-01", TODAY], ids=["earlier", "same day"])
def test_a_no_ends_the_if_that_was_open(house: House, on: str) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    told = Condition(words("إذا وافق أخي"))
    ask = (case, mother, "search", "icrc")
    how = How(on=on, conditions=(told,))
    early = desk.consent.grant(
        *ask, "given_if", how, scopes=["identity"], shown=desk.cases.shown(case)
    ).ids[0]
    (waiting,) = desk.consent.steps.answer(early).conditions
    assert (waiting.asks, waiting.stops) == (True, "yes_if")
    desk.consent.grant(*ask, "refused", How(), shown=desk.cases.shown(case))
    table = desk.consent.table(case)
    (held,) = [one for one in table.outcomes if one.recipient == "icrc"]
    assert (held.state, held.conditions, held.may_hold) == ("refused", (), ())
    rows = [row for one in table.speakers for row in one.rows if row.recipient == "icrc"]
    assert [(row.state, row.conditions) for row in rows] == [("refused", ())]
    shown = desk.consent.steps.shown(early)
    with pytest.raises(UserError, match="E_NO_HOLDS"):
        desk.consent.steps.met(waiting.id)
    if on < TODAY:  # of one day nobody knows what was said last
        with pytest.raises(UserError, match="E_NO_HOLDS"):
            desk.consent.steps.review(early, "2028-01-01", shown=shown)
        with pytest.raises(UserError, match="E_NO_HOLDS"):
            desk.consent.steps.decide(early, "قالت نعم من قبل", shown=shown)
    assert not desk.cases.dossier(case).of("condition_met")
    desk.consent.steps.condition(early, Condition(words("بلا صورة"), "without_photo"))
    (held,) = [one for one in desk.consent.table(case).outcomes if one.recipient == "icrc"]
    assert held.state == "refused", "what narrows may always be written"
