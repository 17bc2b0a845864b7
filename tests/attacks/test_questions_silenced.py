"""A question that a file asks ends by coordinators, by the own device, or by who wrote the words: no other
device's word ends it, whoever opened the file. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import below, words
from tests.attacks.kit import TODAY, Device, Town, carry

from vsdesk.desk import Desk, Edit
from vsdesk.records.checks.flags import flags

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

TOLD = "رجع عالبيت بعد شهرين"
ANSWER: dict[str, Json] = {"text": words(f"«{TOLD}»"), "done": True}


def asked(made: Town, desk: Desk | None = None) -> set[str]:
    """What the page of the case asks, on the coordinator's computer or another."""
    return {one.code for one in flags((desk or made.rima).cases.dossier(made.case), TODAY)}


def told(made: Town, by: Desk, kind: str = "search_action", field: str = "result") -> str:
    """Words of a return, written by somebody; the record's id, handed to all."""
    more: dict[str, dict[str, Json]] = {
        "event": {"type": "sighting"},
        "note": {"subject": made.case},
    }
    values = {field: words(TOLD), **more.get(kind, {})}
    [id] = by.cases.save([Edit(kind, values, parent=made.case)]).ids
    if by is made.hala:
        carry(by, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    assert "back_told" in asked(made)
    return id


@pytest.mark.parametrize("how", ["a note", "done", "a type", "other words", "the state"])
def test_no_other_device_ends_the_question_of_a_return(made: Town, how: str) -> None:
    enemy = made.enemy
    if how == "done":
        enemy.change(told(made, made.hala, "note", "text"), "note", {"done": True})
    elif how == "a type":
        enemy.change(
            told(made, made.hala, "event", "text"), "event", {"type": "release"}, replace=False
        )
    elif how == "other words":
        enemy.change(told(made, made.hala), "search_action", {"result": words("لا جديد")})
    else:
        told(made, made.hala)
        if how == "a note":
            below(enemy, made.case, "note", {"subject": made.case, **ANSWER})
        else:
            enemy.change(made.case, "case", {"search_status": "released_returned"})
    enemy.hand_over(made.rima)
    assert "back_told" in asked(made)


@pytest.mark.parametrize("how", ["a note", "done", "a type"])
def test_who_opened_the_file_ends_none_of_a_coordinators_words(made: Town, how: str) -> None:
    hala = Device(made.hala, made.stick)
    if how == "done":
        hala.change(told(made, made.rima, "note", "text"), "note", {"done": True}, replace=False)
    elif how == "a type":
        id = told(made, made.rima, "event", "text")
        hala.change(id, "event", {"type": "release"}, replace=False)
    else:
        told(made, made.rima)
        below(hala, made.case, "note", {"subject": made.case, **ANSWER})
    hala.hand_over(made.rima)
    assert "back_told" in asked(made)


def test_who_wrote_the_words_ends_it_and_so_does_a_coordinator(made: Town) -> None:
    told(made, made.hala)
    answer: dict[str, Json] = {"subject": made.case, **ANSWER}
    [note] = made.hala.cases.save([Edit("note", answer, parent=made.case)]).ids
    carry(made.hala, made.stick, made.rima)
    assert "back_told" not in asked(made)
    made.enemy.hand_over(made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(note, "note", {"text": words("غير")}, replace=False)
    made.enemy.hand_over(made.rima)
    assert "back_told" in asked(made)  # what the note says is another's too by now
    made.rima.cases.save([Edit("note", answer, parent=made.case)])
    assert "back_told" not in asked(made)


def test_on_ones_own_computer_ones_own_answer_ends_it(made: Town) -> None:
    told(made, made.hala)
    desk = made.enemy.desk  # lent to this one, who honestly asked
    assert "back_told" in asked(made, desk)
    desk.cases.save([Edit("note", {"subject": made.case, **ANSWER}, parent=made.case)])
    assert "back_told" not in asked(made, desk)
    made.enemy.hand_over(made.rima)
    assert "back_told" in asked(made)
    found = made.rima.access.lone_words.lone_file(made.case)
    assert found is not None
    made.rima.access.lone_words.look_holds(made.case, found.ops)
    assert "back_told" not in asked(made)


def test_a_return_whose_state_another_device_writes_is_asked_about(made: Town) -> None:
    made.hala.cases.save([Edit("event", {"type": "release"}, parent=made.case)])
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    assert "back_unsaid" in asked(made)
    made.enemy.change(made.case, "case", {"search_status": "released_returned"})
    made.enemy.hand_over(made.rima)
    assert "back_unsaid" in asked(made)
    made.rima.cases.save([Edit("case", {"search_status": "located_alive_held"}, id=made.case)])
    assert "back_unsaid" not in asked(made)


def test_what_does_not_fit_is_asked_though_another_device_makes_it_fit(made: Town) -> None:
    """Each question of a file is asked as it reads without the words that wait, too."""
    days: dict[str, Json] = {"from": "2013-05-01", "to": "2013-05-01", "precision": "day"}
    [event] = made.hala.cases.save(
        [
            Edit(
                "event",
                {
                    "type": "arrest",
                    "date": days,
                    "end": {**days, "from": "2012-01-01", "to": "2012-01-01"},
                },
                parent=made.case,
            )
        ]
    ).ids
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    assert "ends_before" in asked(made)
    made.enemy.change(event, "event", {"end": days})
    made.enemy.hand_over(made.rima)
    assert "ends_before" in asked(made)
    made.rima.cases.save(
        [Edit("event", {"end": {**days, "from": "2013-06-01", "to": "2013-06-01"}}, id=event)]
    )
    assert "ends_before" not in asked(made)
