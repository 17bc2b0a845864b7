"""Rules that refuse a save rest on the words of coordinators, of this device, of who recorded the file and of
who made the record: what another device says of it neither refuses what is true nor lets through what is not.

Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import pytest
from tests.attacks.families import CHILD
from tests.attacks.kit import TODAY, Device, Town, carry
from tests.attacks.test_asked_first import approved

from vsdesk.desk import Desk, Edit
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

AHEAD: Final = 1_900_000_000_000  # 2030: a clock that is set ahead
LATER: Final[Json] = {"from": "2030-01-01", "to": "2030-01-01", "precision": "day"}
FOUND: Final[dict[str, Json]] = {"type": "identification", "date": LATER}
Save = Callable[[Desk], object]


def saving(kind: str, values: Mapping[str, Json], id: str) -> Save:
    return lambda desk: desk.cases.save([Edit(kind, values, id=id)])


def signed(
    enemy: Device, space: str, kind: str, values: Mapping[str, Json], parent: str, ts: int = 0
) -> str:
    """A record of the enemy's own."""
    id = enemy.desk.context.new_id()
    enemy.sign(space, NewOp(id, kind, values, parent=parent), ts=ts or None)
    return id


def _given(made: Town, kind: str, values: Mapping[str, Json], parent: str) -> str:
    """A record of Hala's, which all have."""
    id = made.hala.cases.save([Edit(kind, values, parent=parent)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    return id


def _submission(made: Town) -> str:
    sub = approved(made, made.rima)
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    return sub


def _was_sent(sub: str) -> Save:
    said: dict[str, Json] = {"status": "sent", "sent_on": TODAY, "sent_how": "email"}
    return saving("submission", said, sub)


def an_old_reply(made: Town) -> Save:
    """The day of sending, of which it tells a reply that came years before."""
    sub = _submission(made)
    came: dict[str, Json] = {"type": "other", "direction": "in", "date": "2014-01-01"}
    signed(made.enemy, made.case, "submission_event", came, sub)
    return _was_sent(sub)


def frozen_ahead(made: Town) -> Save:
    sub = _submission(made)
    file: dict[str, Json] = {"type": "other", "title": "x"}
    item = signed(made.enemy, made.case, "evidence_item", file, made.case, AHEAD)
    made.enemy.change(sub, "submission", {"snapshot": [item]})
    return _was_sent(sub)


def frozen_otherwise(made: Town) -> Save:
    """What was approved is what believed devices froze."""
    sub = _submission(made)
    made.enemy.change(sub, "submission", {"digest": "ab" * 32})
    return _was_sent(sub)


def sent_ahead(made: Town) -> Save:
    """A step that follows the sending."""
    sub = _submission(made)
    made.enemy.change(sub, "submission", {"sent_on": "2030-01-01"})
    return saving("submission", {"next_due": "2027-01-01"}, sub)


def a_reply_to_what_was_sent_ahead(made: Town) -> Save:
    sub = _submission(made)
    made.enemy.change(sub, "submission", {"sent_on": "2030-01-01"})
    came: dict[str, Json] = {"type": "ack", "direction": "in", "date": TODAY}
    return lambda desk: desk.cases.save([Edit("submission_event", came, parent=sub)])


def _reply(made: Town) -> str:
    sub = _submission(made)
    said: dict[str, Json] = {"type": "other", "direction": "in"}
    return _given(made, "submission_event", said, sub)


def came_ahead(made: Town) -> Save:
    event = _reply(made)
    made.enemy.change(event, "submission_event", {"date": "2030-01-01"})
    return saving("submission_event", {"family_informed_on": TODAY}, event)


def told_ahead(made: Town) -> Save:
    event = _reply(made)
    made.enemy.change(event, "submission_event", {"family_informed_on": "2030-01-01"})
    return saving("submission_event", {"family_answered_on": TODAY}, event)


def asked_again_long_ago(made: Town) -> Save:
    """The day to ask again, beside one that is before the answer."""
    grant = made.grants["wgeid"]
    made.enemy.change(grant, "consent_grant", {"review_on": "2000-01-01"}, replace=False)
    return saving("consent_grant", {"follow_up": "2030-01-01"}, grant)


def a_circle(made: Town) -> Save:
    """A child of the mother, of whom the enemy says that she is her mother."""
    child = _given(made, "person", {"given_ar": "ريم"}, made.family)
    link: dict[str, Json] = {"person": child, "relation": "mother", "related_to": made.mother}
    signed(made.enemy, made.family, "kinship", link, made.family)
    true: dict[str, Json] = {"person": made.mother, "relation": "mother", "related_to": child}
    return lambda desk: desk.cases.save([Edit("kinship", true, parent=made.family)])


REFUSED_WHAT_IS_TRUE: Final[tuple[Callable[[Town], Save], ...]] = (
    an_old_reply,
    frozen_ahead,
    frozen_otherwise,
    sent_ahead,
    a_reply_to_what_was_sent_ahead,
    came_ahead,
    told_ahead,
    asked_again_long_ago,
    a_circle,
)


@pytest.mark.parametrize("who", ["rima", "hala"])
@pytest.mark.parametrize("steered", REFUSED_WHAT_IS_TRUE)
def test_another_device_refuses_nothing_that_is_true(
    made: Town, steered: Callable[[Town], Save], who: str
) -> None:
    save = steered(made)
    made.enemy.hand_over(made.rima, made.hala)
    save(made.rima if who == "rima" else made.hala)


def test_news_are_told_though_another_device_found_somebody_later(made: Town) -> None:
    signed(made.enemy, made.case, "event", FOUND, made.case)
    made.enemy.hand_over(made.rima)
    saving("case", {"news_told_on": TODAY}, made.case)(made.rima)


def _sample(made: Town, **said: Json) -> str:
    child = _given(made, "person", {"given_ar": "ريم", **CHILD}, made.family)
    return _given(made, "dna_reference", {"donor": child, **said}, made.family)


def test_a_court_is_asked_whatever_another_device_wrote_before(made: Town) -> None:
    for word in ("waits_for_court", "court_first", "result"):
        sample = _sample(made)
        made.enemy.change(sample, "dna_reference", {"sample_given": word})
        made.enemy.hand_over(made.rima)
        with pytest.raises(UserError, match="E_COURT_FIRST"):
            saving("dna_reference", {"sample_given": "planned"}, sample)(made.rima)


def test_a_child_stays_who_gives_it(made: Town) -> None:
    """A grown donor beside her takes no child out of the rule."""
    sample = _sample(made)
    made.enemy.change(sample, "dna_reference", {"donor": made.mother})
    made.enemy.hand_over(made.rima)
    with pytest.raises(UserError, match="E_COURT_FIRST"):
        saving("dna_reference", {"sample_given": "planned"}, sample)(made.rima)


def test_a_court_that_was_asked_by_who_recorded_it_is_heard(made: Town) -> None:
    sample = _sample(made, sample_given="court_first")
    saving("dna_reference", {"sample_given": "planned"}, sample)(made.rima)


def test_what_is_false_stays_refused(made: Town) -> None:
    """By the words of who recorded the file, at the coordinator's too."""
    child = _given(made, "person", {"given_ar": "ريم"}, made.family)
    link: dict[str, Json] = {"person": made.mother, "relation": "mother", "related_to": child}
    _given(made, "kinship", link, made.family)
    false: dict[str, Json] = {"person": child, "relation": "mother", "related_to": made.mother}
    with pytest.raises(UserError, match="E_CYCLE"):
        made.rima.cases.save([Edit("kinship", false, parent=made.family)])
