"""What a device writes into the space that all share, where it may not write, closes no file that names a
record of it: only what a withdrawn coordinator wrote there does. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import state
from tests.attacks.kit import carry
from tests.attacks.lacking import keep_back
from tests.attacks.test_guarding_taken_back import asked_by_all
from tests.attacks.test_holes_named_often import ASKED
from tests.attacks.test_words_of_our_work import table, vigil

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.history.op_scopes import OFFICE, REFERENCE

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

CLOSING: dict[str, dict[str, Json]] = {
    "person_mark": {"type": "nobody_may_know_of"},
    "name_choice": {"field": "text", "choice": "stop"},
    "consent_grant": {"result": "refused"},
    "family": {"discreet": True},
}


def _named(made: Town) -> str:
    """The family's file, in which a suspect of the reference space is named; its id."""
    asked_by_all(made)
    rima = made.rima
    [who] = rima.cases.save([Edit("perpetrator", {"name_ar": "فرع فلسطين"})]).ids
    [at] = rima.cases.save([Edit("event", {"type": "other"}, parent=made.case)]).ids
    rima.cases.save([Edit("involvement", {"perpetrator": who}, parent=at)])
    assert state(made).allowed
    return who


@pytest.mark.parametrize("kind", CLOSING)
def test_what_may_not_stand_there_closes_nothing(made: Town, kind: str) -> None:
    rima, who = made.rima, _named(made)
    id = made.enemy.desk.context.new_id()
    made.enemy.sign(REFERENCE, NewOp(id, kind, CLOSING[kind], parent=who))
    made.enemy.hand_over(rima)
    carry(rima, made.stick, made.hala)
    assert state(made).allowed


@pytest.mark.parametrize("space", [REFERENCE, OFFICE])
def test_nor_does_what_is_kept_back_of_it(made: Town, space: str) -> None:
    who, enemy = _named(made), made.enemy
    database = enemy.desk.context.vault.database
    [(last,)] = database.query("SELECT max(n) FROM entry")
    note: dict[str, Json] = {"text": "سألوا عنه"}
    enemy.sign(space, NewOp(enemy.desk.context.new_id(), "note", note, parent=who))
    keep_back(enemy.desk, [row[0] for row in database.query(ASKED, (last,))])
    enemy.hand_over(made.rima)
    assert state(made).allowed
    vigil(made.rima, title="وقفة أمام السفارة")
    assert "وقفة أمام السفارة" in table(made.rima, ("activity.title",))
