"""A figure that leaves tells as much as stands with and without what was put aside of a withdrawn colleague:
an approval that she took back, an activity that she took out, a number that she made smaller. Everybody is
made up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.attacks.kit import carry
from tests.attacks.test_taken_back_put_aside import DAY, put, withdrawn
from tests.attacks.test_words_of_our_work import vigil
from tests.desk.test_periods import PUBLIC, YEAR, approved_case, numbers

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

KEYS = ("new_cases", "activities", "participants", "sessions")
NAMES = ("سامر", "قصي", "هيثم", "جابر", "نادر", "وائل", "زاهر")


def told(desk: Desk, *, inside: bool = False) -> tuple[int | None, ...]:
    found = numbers(desk, YEAR if inside else replace(PUBLIC, looked="قرأناها"))
    return tuple(found[one] for one in KEYS)


def reached(desk: Desk) -> int | None:
    [target] = desk.reporting.periods.figures(PUBLIC).targets
    return target.reached


def test_what_leaves_stands_with_and_without_what_was_put_aside(house: House, made: Town) -> None:
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    cases = [approved_case(rima, name)[0] for name in NAMES]
    aim: dict[str, Json] = {"indicator": "وقفات", "value": 9, "measures": "activities"}
    rima.cases.save([Edit("target", aim)])
    acts = [vigil(rima, type="training", how_many=2) for _ in range(4)]
    rows = [
        rima.cases.save([Edit("participation", {"count": 20}, parent=one)]).ids[0] for one in acts
    ]
    carry(rima, made.stick, nour)
    assert told(rima) == told(rima, inside=True) == (7, 8, 80, 8)
    assert reached(rima) == 8
    house.clock.now += DAY
    put(nour, "case", cases[0], {"review_state": "needs_fix"})
    put(nour, "case", cases[1], {"approved": False})
    nour.cases.delete(acts[0], shown=nour.cases.shown(acts[0]))
    put(nour, "activity", acts[1], {"how_many": 1})
    put(nour, "participation", rows[2], {"count": 9})
    vigil(nour, type="training")
    carry(nour, made.stick, rima)
    narrow = (5, 6, 49, 6)
    assert told(rima) == told(rima, inside=True) == narrow
    withdrawn(rima, nour)
    assert told(rima) == (5, 5, 49, 5), "her own activity counts no longer"
    assert reached(rima) == 5
    # Inside the organisation it reads by what counts.
    assert told(rima, inside=True) == (7, 8, 80, 8)
    found = rima.sync.revocations.of(nour.context.device_id).aside
    rima.sync.revocations.vouch_for(nour.context.device_id, found)
    assert told(rima) == narrow


def test_nothing_is_told_where_all_of_it_was_taken_out(house: House, made: Town) -> None:
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    only = vigil(rima)
    carry(rima, made.stick, nour)
    house.clock.now += DAY
    nour.cases.delete(only, shown=nour.cases.shown(only))
    carry(nour, made.stick, rima)
    withdrawn(rima, nour)
    assert numbers(rima, YEAR)["activities"] == 1
    assert numbers(rima, PUBLIC)["activities"] is None
