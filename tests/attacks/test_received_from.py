"""Somebody who is hidden gave a paper: neither it nor its row leaves, for it may bear their name
or hand. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import a_yes, assign, relative
from tests.attacks.kit import carry
from tests.attacks.test_called_otherwise import asked, hala, written
from tests.attacks.test_named_by_any_link import elsewhere

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

WAYS: Final = ("nobody_may_know_of", "not_named_outside", "refused", "anonymous", "source")
ITEM: Final[dict[str, Json]] = {"type": "other", "title": "ورقة", "sha256": "ab" * 32}
PLAIN: Final[dict[str, Json]] = {**ITEM, "sha256": "cd" * 32}


def hidden(made: Town, way: str) -> str:
    """Somebody of the file, or a source, and what hides them; their id."""
    if way == "source":
        return written(made, "source", {"type": "survivor", "true_name": "سامر الخطيب"})
    who = relative(made, "sister", "ميسون")
    assign(made)
    if way in ("refused", "anonymous"):
        mode = {"identity_mode": "anonymous"} if way == "anonymous" else {"result": "refused"}
        written(made, "consent_grant", {**a_yes(made, who), **mode}, made.family)
    else:
        written(made, "person_mark", {"type": way}, who)
    return who


def left(made: Town, item: str) -> bool:
    """Whether it goes to the Committee."""
    found = made.gate("ced", "un_complaint")
    assert found.allowed, found.state
    return found.get(item) is not None


@pytest.mark.parametrize("way", WAYS)
def test_what_they_gave_stays(made: Town, way: str) -> None:
    asked(made)
    who = hidden(made, way)
    plain = written(made, "evidence_item", PLAIN, made.case)
    item = written(made, "evidence_item", {**ITEM, "received_from": who}, made.case)
    again = written(made, "evidence_item", ITEM, made.case)
    assert left(made, plain)
    assert not left(made, item)
    assert not left(made, again), "the same file"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("device", ["enemy", "hala"])
def test_nobody_says_that_another_gave_it(made: Town, way: str, device: str) -> None:
    mother = asked(made)
    who = hidden(made, way)
    item = written(made, "evidence_item", {**ITEM, "received_from": who}, made.case)
    first = hala(made) if device == "hala" else made.enemy
    carry(made.rima, made.stick, first.desk)
    first.change(item, "evidence_item", {"received_from": mother})
    first.hand_over(made.rima)
    assert not left(made, item)


def test_who_gave_it_lies_in_another_family(made: Town) -> None:
    wife = elsewhere(made)
    edit = Edit("evidence_item", {**ITEM, "received_from": wife}, parent=made.case)
    item = made.rima.cases.save([edit]).ids[0]
    assert left(made, item)
    made.rima.cases.save([Edit("person_mark", {"type": "nobody_may_know_of"}, parent=wife)])
    assert not left(made, item)


def test_what_the_missing_one_wrote_stays_with_the_name(made: Town) -> None:
    """Who is missing is not named: a letter that came from them bears the name."""
    asked(made)
    item = written(made, "evidence_item", {**ITEM, "received_from": made.person}, made.case)
    assert left(made, item)
    written(made, "person_mark", {"type": "not_named_outside"}, made.person)
    assert not left(made, item)


def test_who_asked_for_nothing_gave_it_and_it_leaves(made: Town) -> None:
    mother = asked(made)
    item = written(made, "evidence_item", {**ITEM, "received_from": mother}, made.case)
    assert left(made, item)
