"""The row of a case at level D says what the file says without one device too. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import below
from tests.attacks.kit import Town

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json

YEAR: dict[str, Json] = {"from": "2011-01-01", "to": "2011-12-31", "precision": "year"}
EVENT: dict[str, Json] = {"type": "arrest", "is_disappearance": True, "place": "SY07", "date": YEAR}
FACTS: dict[str, tuple[str, dict[str, Json]]] = {
    "the state of the search": ("case", {"fate": "released"}),
    "another arrest": ("event", EVENT),
    "sex": ("person", {"sex": "female"}),
    "the number": ("case", {"case_no": "مروان الدرويش"}),
}


@pytest.mark.parametrize("what", FACTS)
def test_no_fact_of_one_device_stands_in_the_coded_row(made: Town, what: str) -> None:
    before = made.gate("wgeid", "un_complaint", "D").pseudonym
    assert before is not None
    kind, values = FACTS[what]
    if kind == "event":
        below(made.enemy, made.case, kind, values)
    else:
        made.enemy.change(made.case if kind == "case" else made.person, kind, values)
    made.enemy.hand_over(made.rima)
    after = made.gate("wgeid", "un_complaint", "D").pseudonym
    for name, value in after.json().items() if after else ():
        assert value in ("", before.json()[name]), name


def test_no_place_that_one_device_fills_in_is_the_governorate(made: Town) -> None:
    places = made.rima.context.dictionary.places
    [event] = [
        one
        for one in made.rima.cases.dossier(made.case).of("event")
        if one.every("is_disappearance") == (True,)
    ]
    homs = next(one.id for one in places if places.governorate(one.id) == "SY04")
    made.enemy.change(event.id, "event", {"place": homs})
    made.enemy.hand_over(made.rima)
    after = made.gate("wgeid", "un_complaint", "D").pseudonym
    assert after is None or after.governorate != "SY04"


def test_what_a_coordinator_wrote_stands_there(made: Town) -> None:
    made.rima.cases.save([Edit("person", {"sex": "female"}, id=made.person)])
    after = made.gate("wgeid", "un_complaint", "D").pseudonym
    assert after is not None and after.sex == "female"
