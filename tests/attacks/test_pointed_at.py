"""What the house shares leaves only where a field that leaves points to it. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_marks import told
from tests.attacks.test_placeless import mark

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

SPOT = "36.87"
DISTRICT = "SY020300"


def house(made: Town) -> str:
    """A place of our own, with what leads there."""
    values = {"name_ar": "زرافات", "type": "settlement", "latitude": "36.51", "longitude": SPOT}
    more = {"admin3": DISTRICT, "function": "بيت أهلها"}
    return written(made, "place", {**values, **more})


def wife(made: Town, **where: str) -> str:
    asked(made)
    person = {"given_ar": "سلمى", "family_ar": "الزعبي", **where}
    return written(made, "person", {**person}, made.family)


def stands(made: Town) -> bool:
    left = told(made)
    found = {one in left for one in (SPOT, DISTRICT, "بيت أهلها")}
    assert len(found) == 1
    return found.pop()


@pytest.mark.parametrize("how", ["nobody_may_know_of", "not_named_outside", "place_unknown_to"])
def test_the_place_of_somebody_hidden_is_no_record(made: Town, how: str) -> None:
    who = wife(made, usual_address=house(made))
    mark(made, who, how)
    assert not stands(made)


def test_a_place_leaves_with_the_field_that_names_it(made: Town) -> None:
    """The control: he was taken there."""
    place = house(made)
    who = wife(made, usual_address=place)
    mark(made, who, "not_named_outside")
    written(made, "event", {"type": "arrest", "is_disappearance": True, "place": place}, made.case)
    assert stands(made)


@pytest.mark.parametrize(("level", "leaves"), [("B", True), ("C", False)])
def test_what_stays_at_a_level_points_to_nothing_there(
    made: Town, level: str, *, leaves: bool
) -> None:
    asked(made)
    place = house(made)
    written(made, "event", {"type": "held_at", "facility": place}, made.case)
    left = made.gate("ced", "un_complaint", level)
    assert left.allowed and any(one.kind == "event" for one in left.records)
    assert (left.get(place) is not None) is leaves


def test_nothing_written_about_a_place_points_to_it(made: Town) -> None:
    place = house(made)
    who = wife(made, usual_address=place)
    mark(made, who, "nobody_may_know_of")
    values: dict[str, Json] = {
        "record": place,
        "field": "name_ar",
        "text": {"en": "Zarafat", "src_lang": "en"},
    }
    made.enemy.sign(
        made.case,
        NewOp(made.rima.context.new_id(), "translation", values, parent=made.case),
    )
    made.enemy.sign(
        made.case,
        NewOp(
            made.rima.context.new_id(),
            "event",
            {"type": "other", "reason": place},
            parent=made.case,
        ),
    )
    made.enemy.hand_over(made.rima)
    assert not stands(made)
    assert "Zarafat" not in told(made)


def test_a_proposed_place_goes_the_same_way(made: Town) -> None:
    who = wife(made)
    asked_for: dict[str, Json] = {
        "of_kind": "place",
        "set": {"name_ar": "زرافات", "longitude": SPOT},
    }
    place = written(made, "proposal", asked_for, made.family)
    made.rima.cases.save([Edit("person", {"usual_address": place}, id=who)])
    mark(made, who, "nobody_may_know_of")
    assert SPOT not in told(made)
    written(made, "event", {"type": "other", "place": place}, made.case)
    assert SPOT in told(made)


def test_a_perpetrator_whom_only_a_held_record_names_stays(made: Town) -> None:
    asked(made)
    who = written(made, "perpetrator", {"name_ar": "سامر القاضي"})
    event = written(made, "event", {"type": "other"}, made.case)
    named = written(made, "involvement", {"perpetrator": who}, event)
    assert '"perpetrator", {' in told(made)
    made.rima.cases.save([Edit("involvement", {"sens": 4}, id=named)])
    assert '"perpetrator", {' not in told(made)
