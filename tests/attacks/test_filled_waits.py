"""What the family fills in where a coordinator left empty what closes waits for a look, and opens after it.
Everybody is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from tests.attacks.families import assign, leaving, words
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_left_empty import (
    FARM,
    LAWYER,
    attach_of_rima,
    files_alone,
    lawyer,
    leaves_with,
    mother,
)
from tests.attacks.test_once_named import new
from tests.attacks.test_overruled_by_the_opener import corrected, waiting
from tests.attacks.test_what_terms_tell import file_leaves, town

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json

# The record and its kind, what the family fills in, and whether it leaves.
Left = tuple[str, str, str, Json, Callable[[], bool]]


def sighting(made: Town) -> Left:
    town(made)
    event = written(made, "event", {"type": "sighting", "place_text": FARM}, made.case)
    written(made, "person_mark", {"type": "place_unknown_to"}, made.person)
    return event, "event", "is_disappearance", True, lambda: FARM in leaving(made)


def house(made: Town) -> Left:
    _, wife = town(made)
    asset = written(made, "hlp_asset", {"type": "house", "place_text": FARM}, made.family)
    written(made, "person_mark", {"type": "place_unknown_to"}, wife)
    return asset, "hlp_asset", "owner", mother(made), lambda: FARM in leaving(made)


def paper_of_residence(made: Town) -> Left:
    town(made)
    carry(made.rima, made.stick, made.hala)
    item = attach_of_rima(made)
    made.rima.cases.save([Edit("evidence_item", {"document_type": "kimlik"}, id=item)])
    return item, "evidence_item", "relates_to", [made.person], lambda: file_leaves(made, item)


def of_a_lawyer(made: Town) -> Left:
    record, other = lawyer(made)
    return record, "representation", "submissions", [other], lambda: LAWYER in leaving(made)


def her_own(made: Town) -> Left:
    wife = files_alone(made)
    event = written(made, "event", {"type": "other", "text": words("سر ٧٧١")}, made.case)
    return event, "event", "told_by", wife, lambda: leaves_with(made, wife, event)


def into_halas_sighting(made: Town) -> Left:
    """The family's record, in which a coordinator wrote where it was."""
    town(made)
    event = new(made.hala, "event", {"type": "sighting"}, made.case)
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([as_shown(made.rima, "event", {"place_text": FARM}, event)])
    written(made, "person_mark", {"type": "place_unknown_to"}, made.person)
    return event, "event", "is_disappearance", True, lambda: FARM in leaving(made)


def into_halas_story(made: Town) -> Left:
    """The family's record, in which a coordinator wrote what was told."""
    wife = files_alone(made)
    event = new(made.hala, "event", {"type": "other"}, made.case)
    carry(made.hala, made.stick, made.rima)
    story: dict[str, Json] = {"text": words("سر ٧٧١")}
    made.rima.cases.save([as_shown(made.rima, "event", story, event)])
    return event, "event", "told_by", wife, lambda: leaves_with(made, wife, event)


EACH: Final = [
    *(sighting, house, paper_of_residence, of_a_lawyer, her_own),
    *(into_halas_sighting, into_halas_story),
]


def listed(made: Town) -> set[str]:
    return {one.root for one in made.rima.access.lone_words.lone_run().more(50)}


@pytest.mark.parametrize("left", EACH)
def test_it_waits_for_a_look_and_opens_after_it(made: Town, left: Callable[[Town], Left]) -> None:
    record, kind, name, value, leaves = left(made)
    assert not leaves()
    assert not waiting(made)
    corrected(made, record, kind, {name: value})
    assert not leaves()
    assert waiting(made) == [(name, None, value)]
    assert made.case in listed(made)
    found = made.rima.access.lone_words.lone_file(made.case)
    assert found is not None
    made.rima.access.lone_words.look_holds(made.case, found.ops)
    assert leaves()
    assert not waiting(made)
    assert made.case not in listed(made)


def test_what_hala_fills_in_of_her_own_does_not_wait(made: Town) -> None:
    wife = files_alone(made)
    event = new(made.hala, "event", {"type": "other", "text": words("رأيته")}, made.case)
    carry(made.hala, made.stick, made.rima)
    corrected(made, event, "event", {"told_by": wife})
    assert not waiting(made)
    assert made.case not in listed(made)
    assert leaves_with(made, wife, event)


def test_what_an_assigned_device_fills_in_waits_once(made: Town) -> None:
    record, kind, name, value, leaves = sighting(made)
    assign(made)
    made.enemy.change(record, kind, {name: value})
    made.enemy.hand_over(made.rima)
    assert not leaves()
    assert waiting(made) == [(name, None, value)]


def test_beside_a_coordinators_word_it_is_a_difference(made: Town) -> None:
    record, kind, name, value, leaves = sighting(made)
    made.rima.cases.save([as_shown(made.rima, kind, {name: False}, record)])
    device = hala(made)
    device.change(record, kind, {name: value}, replace=False)
    device.hand_over(made.rima)
    assert not leaves()
    assert not waiting(made)
    held = made.rima.cases.record(record)
    assert held.differs(name)


def test_what_hala_filled_in_before_a_coordinator_wrote_there_holds(made: Town) -> None:
    town(made)
    values: dict[str, Json] = {"type": "sighting", "is_disappearance": True}
    event = new(made.hala, "event", values, made.case)
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([as_shown(made.rima, "event", {"place_text": FARM}, event)])
    written(made, "person_mark", {"type": "place_unknown_to"}, made.person)
    assert FARM in leaving(made)
    assert not waiting(made)
    assert made.case not in listed(made)
