"""The mark of a load in one's own words makes nobody believed: trust is asked of a word, never of its device,
and of a load only what that very load brought first is its own.

Any device may write the mark. So the attacks of whoever opens a file are run again here with the mark in
every word of every device that is no coordinator's. Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.attacks import (
    kit,
    test_filled_waits,
    test_grown_by_an_answer,
    test_left_empty,
    test_made_a_child,
    test_noes_of_coordinators,
    test_opened_by_filling,
    test_overruled_by_the_opener,
    test_taken_for_a_child,
)
from tests.attacks.families import family_of, relative, words
from tests.attacks.kit import Device, Town
from tests.conftest import Once
from tests.desk.conftest import House

from vsdesk.history.entry import NewOp
from vsdesk.history.merge import observed_now

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Chance, Clock

    from vsdesk.records.dictionary.values import Json

filling, empty, child = test_opened_by_filling, test_left_empty, test_taken_for_a_child
waits = test_filled_waits
young, noes, overruled = test_made_a_child, test_noes_of_coordinators, test_overruled_by_the_opener
ATTACKS: list[Callable[[Town], None]] = [
    *(
        partial(child.test_no_opener_makes_an_adult_of_whom_a_coordinator_recorded, how=how)
        for how in ("kinship", "family_member", "consent_grant", "birth")
    ),
    partial(empty.test_a_sighting_becomes_no_disappearance, who="opener"),
    partial(empty.test_a_place_that_a_coordinator_proposed, who="opener"),
    partial(empty.test_whose_a_paper_of_residence_is, paper="kimlik", who="opener"),
    partial(empty.test_before_whom_a_lawyer_represents, who="opener"),
    partial(empty.test_whose_mother_somebody_hidden_is, who="opener"),
    partial(empty.test_whose_own_it_is, kind=empty.OWN[0], who="opener"),
    filling.test_that_a_coordinators_draft_was_sent_is_a_coordinators_word,
    noes.test_an_invented_parent_takes_no_grandmothers_no_away,
    noes.test_nor_does_who_is_called_free,
    young.test_nor_by_making_who_says_yes_grown,
    young.test_nor_by_calling_somebody_else_missing,
    overruled.test_a_stop_that_a_coordinator_noted_is_not_answered_by_the_opener,
    overruled.test_no_opener_makes_a_suspects_name_somebody_elses,
    partial(waits.test_it_waits_for_a_look_and_opens_after_it, left=waits.sighting),
    waits.test_what_hala_fills_in_of_her_own_does_not_wait,
    partial(test_grown_by_an_answer.test_an_invented_answer_makes_nobody_an_adult, result="given"),
]


@pytest.fixture(scope="module")
def marked_once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """What these tests begin with, with the mark in it: made once for them, and for nobody else."""
    return Once(tmp_path_factory.mktemp("marked"))


@pytest.fixture
def made(
    tmp_path: Path,
    clock: Clock,
    rng: Chance,
    marked_once: Once,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Town]:
    """The town of the attacks, in which all words but a coordinator's say that a load brought them."""
    kit.marks_as_a_load(monkeypatch)
    house = House(tmp_path, clock, rng, marked_once)
    yield kit.town(house)
    house.close()


def _name(attack: Callable[[Town], None]) -> str:
    whole = attack.func if isinstance(attack, partial) else attack
    said = attack.keywords.values() if isinstance(attack, partial) else ()
    return "-".join([whole.__name__, *(one for one in said if isinstance(one, str))])


@pytest.mark.parametrize("attack", ATTACKS, ids=_name)
def test_whoever_opens_a_file_opens_no_more_by_the_mark_of_a_load(
    made: Town, attack: Callable[[Town], None]
) -> None:
    attack(made)


@pytest.mark.parametrize("look", ["in the record", "a field of a note"])
def test_no_device_looks_at_its_own_words(made: Town, look: str) -> None:
    """An invented wife's yes, and a word that names her kinship as seen: a coordinator's no stands."""
    family_of(made)
    uncle = relative(made, "uncle_pat", "سعيد")
    noes.a_no(made, uncle)
    assert noes.state(made) == "refused"
    hala = Device(made.hala, made.stick)
    noes.invents(made, "wife", yes=True)
    tie = next(
        one
        for one in hala.desk.cases.dossier(made.case).of("kinship")
        if one.every("relation") == ("wife",)
    )
    saw = dict(observed_now([hala.state(tie.id, "kinship")]))
    if look == "in the record":
        hala.sign(made.family, NewOp(tie.id, "kinship", {"certainty": "sure"}, observed=saw))
    else:
        note: dict[str, Json] = {"looked": True, "text": words("ملاحظة")}
        id = hala.desk.context.new_id()
        hala.sign(made.family, NewOp(id, "note", note, parent=made.family, observed=saw))
    hala.hand_over(made.rima)
    assert noes.state(made) == "refused"
