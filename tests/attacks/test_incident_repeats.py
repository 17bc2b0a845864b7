"""What a program writes along when a case is joined to an incident or taken off one is nobody else's word.

All made up.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import words
from tests.attacks.kit import carry

from vsdesk.desk import Edit
from vsdesk.records.case_parts import WHEN_AND_WHERE, disappearances

if TYPE_CHECKING:
    from tests.attacks.kit import Town

OURS, LIE = "القطيفة", "بيت أبو رامي في دوما"
SEEN = "شاهدنا الحاجز من سطح أبو رامي"


@pytest.mark.parametrize("who", ["coordinator", "documenter"])
@pytest.mark.parametrize("attack", ["", "over", "beside"])
def test_an_incident_made_of_a_case_repeats_no_other_devices_place(
    made: Town, attack: str, who: str
) -> None:
    event = disappearances(made.rima.cases.dossier(made.case))[0]
    if attack:
        made.enemy.change(event.id, "event", {"place_text": LIE}, replace=attack == "over")
        made.enemy.hand_over(made.rima)
    desk = made.rima if who == "coordinator" else made.hala
    if who == "documenter":
        carry(made.rima, made.stick, made.hala)
    held = desk.cases.record(event.id)
    told = {name: held.value(name) for name in WHEN_AND_WHERE}
    told["place_text"] = LIE if attack else told["place_text"]
    desk.cases.incidents.make(made.case, told)
    carry(desk, made.stick, made.rima)
    made_of = made.rima.cases.record(made.rima.cases.record(made.case).text("incident"))
    assert made_of.text("place_text") == ("" if attack else held.text("place_text"))
    assert LIE not in json.dumps(made.gate("wgeid", "un_complaint").payload(), ensure_ascii=False)


def test_what_is_typed_at_the_moment_comes_along(made: Town) -> None:
    made.rima.cases.incidents.make(made.case, {"place_text": OURS})
    incident = made.rima.cases.record(made.rima.cases.record(made.case).text("incident"))
    assert incident.text("place_text") == OURS


@pytest.mark.parametrize("attack", [False, True])
def test_taking_a_case_off_names_no_incident_that_another_device_alone_names(
    made: Town, attack: bool
) -> None:
    """The device was lent that incident once, and knows its id."""
    rima, hala, enemy = made.rima, made.hala, made.enemy
    taken = Edit(
        "incident",
        {"title": "الحاجز", "assigned": [enemy.device_id]},
        id=rima.context.new_id(),
    )
    [elsewhere] = rima.cases.save([taken]).ids
    carry(rima, made.stick, enemy.desk)
    rima.sync.assignments.unassign([elsewhere], enemy.device_id, "أُعيد")
    carry(rima, made.stick, enemy.desk)
    seen = Edit("event", {"type": "sighting", "text": words(SEEN)}, parent=elsewhere)
    [event] = rima.cases.save([seen]).ids
    raid = Edit("incident", {"title": "مداهمة"}, id=hala.context.new_id())
    [ours] = hala.cases.save([raid]).ids
    hala.cases.save([Edit("case", {"incident": ours}, id=made.case)])
    carry(hala, made.stick, rima)
    carry(rima, made.stick, enemy.desk)
    if attack:
        enemy.change(made.case, "case", {"incident": elsewhere}, replace=False)
        enemy.hand_over(rima)
    rima.cases.incidents.leave(made.case, ours, shown=rima.cases.shown(made.case))
    standing = rima.cases.record(made.case).standing("incident")
    assert not [
        one for one in standing if one.value == elsewhere and one.word == rima.context.device_id
    ]
    for _ in range(2):
        carry(rima, made.stick, enemy.desk)
    assert enemy.desk.context.vault.read.view(event) is None
