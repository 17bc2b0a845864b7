"""Erasing takes what counts nowhere too: words that a device wrote beyond its right, below what goes.

What no rule lets count is evidence and lies in the vault all the same. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import town
from tests.faults.planted import ARABIC
from tests.vault.pages import told

from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("how", ["no right", "another kind"])
def test_what_counts_nowhere_goes_with_the_record_above_it(
    house: House, how: str, after: bool
) -> None:
    """Whether it came before the order or after; and no claim to an id takes along what stands there."""
    made = town(house)
    enemy, rima = made.enemy, made.rima
    if how == "no right":
        claim = NewOp(enemy.desk.context.new_id(), "staff", {"name": ARABIC}, parent=made.person)
    else:
        words: dict[str, Json] = {"ar": ARABIC, "src_lang": "ar"}
        claim = NewOp(made.grants["iimp"], "note", {"text": words}, parent=made.person)
    enemy.sign(made.case, claim)
    if not after:
        enemy.hand_over(rima)
        assert (
            told(rima.context.vault, [ARABIC]) == ["op.body"]
            and rima.cases.lists.search(ARABIC) == []
        )
    rima.erasure.erase(
        made.person,
        why="legal_order",
        because="أمر",
        listed=rima.erasure.erasure(made.person).digest,
    )
    if after:
        enemy.hand_over(rima)
    assert told(rima.context.vault, [ARABIC]) == []
    assert not rima.cases.record(made.case).erased and rima.access.check().ok
    grant = rima.cases.record(made.grants["iimp"])
    assert not grant.erased and grant.text("result") == "refused"
