"""Words that wait since an order to erase had not read them wait on when somebody mends, translates or
shortens them: who was erased stands in them as before. All are made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, words
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_late_words import (
    LATER,
    PLAIN,
    STORY,
    erase,
    leaves,
    looked,
    named,
    tells,
    waiting,
    why,
)
from tests.attacks.test_named_beside import FULL, two
from tests.attacks.test_named_in_another_file import left

from vsdesk.history.entry import NewOp
from vsdesk.history.merge import observed_now
from vsdesk.records.gate.names.late_words import LATE
from vsdesk.vault.read.orders_beside import BESIDE

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

LATIN = "They took Layth from the bus together with Salim al-Darwish"
HOW: dict[str, Json] = {
    "typo": words(f"{STORY}."),
    "translation": {"ar": STORY, "src_lang": "ar", "en": LATIN},
    "shorter": words("أخذوه مع سليم الدرويش"),
}


def mends(desk: Desk, story: str, text: Json) -> None:
    """Somebody opens the story, changes its text and saves."""
    desk.cases.save([as_shown(desk, "event", {"text": text}, story)])


def crossing(made: Town, text: str = STORY) -> str:
    """A story was under way to Rima when she erased whom it names; Hala has carried that out."""
    _, case, _ = two(made)
    story = tells(made.hala, made.case, text)
    erase(made, case)
    carry(made.rima, made.stick, made.hala)
    return story


@pytest.mark.parametrize("how", HOW)
def test_words_that_wait_are_mended(made: Town, how: str) -> None:
    mends(made.hala, crossing(made), HOW[how])
    carry(made.hala, made.stick, made.rima)
    assert not named(made) and LATIN not in left(made) and why(made) == {LATE}
    assert waiting(made) == {made.case: 1, made.family: 1}
    looked(made.rima, made.case)
    assert named(made) and waiting(made) == {}  # she looked, and it is her word


def test_they_are_mended_again_and_again(made: Town) -> None:
    """As it was before, as it is after, and as it was once more."""
    story = crossing(made)
    change = made.hala.cases.save([as_shown(made.hala, "event", {"text": words(PLAIN)}, story)])
    made.hala.cases.take_back(change)
    for at in range(3):
        mends(made.hala, story, words(f"{STORY}{'.' * at}"))
    carry(made.hala, made.stick, made.rima)
    assert FULL not in left(made) and not named(made)
    assert waiting(made) == {made.case: 1, made.family: 1}


def test_a_coordinator_mends_them(made: Town) -> None:
    """She is asked whether somebody who is gone stands in them; to write a full stop is no answer."""
    story = crossing(made)
    carry(made.hala, made.stick, made.rima)
    mends(made.rima, story, words(f"{STORY}."))
    assert not named(made) and made.case in waiting(made)
    carry(made.rima, made.stick, made.hala)
    assert FULL not in leaves(made.hala, made.case)
    looked(made.rima, made.case)
    mends(made.rima, story, words(LATER))
    assert LATER in left(made) and waiting(made) == {}


def test_two_texts_of_which_one_waits_become_one(made: Town, house: House) -> None:
    """Nour takes both of what stands there."""
    nour = house.documenter("nour", made.rima, "coordinator")
    carry(made.rima, made.stick, nour)
    _, case, _ = two(made)
    story = tells(made.hala, made.case, PLAIN)
    carry(made.hala, made.stick, made.rima)
    mends(made.hala, story, words(STORY))
    erase(made, case)
    mends(made.rima, story, words(LATER))
    carry(made.hala, made.stick, made.rima)
    assert len(made.rima.cases.record(story).fields["text"]) == 2
    carry(made.rima, made.stick, nour)
    mends(nour, story, words(f"{LATER}. {STORY}"))
    carry(nour, made.stick, made.rima)
    assert len(made.rima.cases.record(story).fields["text"]) == 1
    assert not named(made) and why(made) == {LATE}


@pytest.mark.parametrize("when", ["it was read", "a coordinator looked"])
def test_whoever_mends_what_was_seen_waits_for_nobody(made: Town, when: str) -> None:
    _, case, _ = two(made)
    story = tells(made.hala, made.case, PLAIN)
    if when == "it was read":
        carry(made.hala, made.stick, made.rima)
    erase(made, case)
    if when != "it was read":
        carry(made.hala, made.stick, made.rima)
        looked(made.rima, made.case)
    carry(made.rima, made.stick, made.hala)
    mends(made.hala, story, words(LATER))
    mends(made.hala, story, {"ar": f"{LATER}.", "src_lang": "ar", "en": "In the morning"})
    carry(made.hala, made.stick, made.rima)
    assert LATER in left(made) and waiting(made) == {}


def test_what_else_is_written_at_such_a_story_waits_for_nobody(made: Town) -> None:
    """The words wait as they did, and the day beside them does not."""
    story = crossing(made)
    day: Json = {"from": "2013-05-04", "to": "2013-05-04", "precision": "day"}
    made.hala.cases.save([as_shown(made.hala, "event", {"date": day}, story)])
    tells(made.hala, made.case, LATER)
    carry(made.hala, made.stick, made.rima)
    assert not named(made) and LATER in left(made)
    assert waiting(made) == {made.case: 1, made.family: 1}


@pytest.mark.parametrize("here", [True, False])
def test_what_replaces_something_that_is_not_here_waits(made: Town, here: bool) -> None:
    """A device says that it saw the order, and names in place of what it writes something that nobody has."""
    _, case, _ = two(made)
    assign(made)
    story = tells(made.hala, made.case, PLAIN)
    carry(made.hala, made.stick, made.rima)
    erase(made, case)
    carry(made.rima, made.stick, made.enemy.desk)
    before = made.enemy.replacing(story, "event", ["text"])
    seen = observed_now(
        [
            made.enemy.state(one.id, BESIDE)
            for one in made.rima.cases.dossier(made.case).of(BESIDE)
            if one.space == made.case
        ]
    )
    gone = before if here else {"text": [*before["text"], f"{'a' * 64}:0"]}
    op = NewOp(story, "event", {"text": words(LATER)}, supersedes=gone, observed=dict(seen))
    made.enemy.sign(made.case, op)
    made.enemy.hand_over(made.rima)
    found = made.rima.cases.dossier(made.case)
    held = found.get(story)
    assert held is not None
    late = found.beyond.late_words().intersection(held.ops("text"))
    assert not late if here else late
