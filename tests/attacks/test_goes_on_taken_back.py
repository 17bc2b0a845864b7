"""A coordinator's word that a file, or the vault, goes on without something can be taken back: at once, or
later by any coordinator. What it named is waited for again. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import carry
from tests.attacks.lacking import goes_on, keep_back
from tests.attacks.test_missing_whole import last_ops, other_family, told
from tests.attacks.test_not_whole import gate, handed, put, raised, yes
from tests.attacks.test_words_of_our_work import vigil

from vsdesk import memo
from vsdesk.desk import Edit
from vsdesk.desk.access.missing_service import WHOLE
from vsdesk.history.entry import NewOp
from vsdesk.records.not_whole import AGAIN, ELSEWHERE, REASON

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.desk.change import Change

WHY = "وصلتنا كلمة من العائلة: ننتظر"
GOES = "سألنا من كتبها: لن تصل"


def lacking(made: Town) -> None:
    """A mother's yes, and a sister's no of which nothing is here."""
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "ريم")
    yes(made, mother)
    no = said(made, sister, "refused")
    carry(made.hala, made.stick, made.rima)
    keep_back(made.rima, made.rima.cases.record(no).ops("result"))


def go_on(desk: Desk, root: str) -> Change:
    found = desk.access.missing.of(root)
    return desk.access.missing.go_on_without(root, [id for one in found for id in one.ids], GOES)


def state(made: Town) -> str:
    memo.forget()
    return gate(made.rima, made.case)[1]


def waits_again(desk: Desk, root: str) -> None:
    shown = [one.op for one in desk.access.missing.went_on(root)]
    desk.access.missing.wait_again(root, shown, WHY)


def test_what_was_just_said_is_taken_back(made: Town) -> None:
    lacking(made)
    assert state(made) == REASON
    change = go_on(made.rima, made.case)
    assert state(made) == "given"
    made.rima.cases.take_back(change)
    assert state(made) == REASON
    assert made.rima.access.missing.of(made.case)
    assert made.rima.access.missing.went_on(made.case) == ()


def test_another_coordinator_takes_it_back_and_it_may_be_said_again(
    house: House, made: Town, tmp_path: Path
) -> None:
    lacking(made)
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    go_on(rima, made.case)
    handed(rima, nour, tmp_path / "said")
    [one] = nour.access.missing.went_on(made.case)
    assert (one.things, one.why) == (1, GOES)
    waits_again(nour, made.case)
    handed(nour, rima, tmp_path / "back")
    assert state(made) == REASON
    goes_on(rima, made.case)
    assert state(made) == "given"
    waits_again(rima, made.case)
    assert state(made) == REASON


def test_of_the_vault_too(made: Town) -> None:
    rima = made.rima
    hidden = put(rima, "person", {"given_ar": "خولة", "family_ar": "قباني"}, other_family(rima))
    vigil(rima)
    keep_back(rima, last_ops(rima, hidden))
    change = go_on(rima, WHOLE)
    assert told(rima) == {""}
    rima.cases.take_back(change)
    assert told(rima) == {ELSEWHERE}
    go_on(rima, WHOLE)
    assert told(rima) == {""}
    waits_again(rima, WHOLE)
    assert told(rima) == {ELSEWHERE}


def test_each_part_of_what_was_too_much_for_one_save_is_taken_back(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of several saves at one root replaces what stood there, and all are taken back."""
    lacking(made)
    rima = made.rima
    more = [
        put(rima, "note", {"text": {"ar": "ملاحظة", "src_lang": "ar"}}, made.family) for _ in "abc"
    ]
    keep_back(rima, [op for one in more for op in last_ops(rima, one)])
    monkeypatch.setattr("vsdesk.desk.access.missing_service._MOST", 2)
    change = go_on(rima, made.case)
    assert state(made) == "given"
    rima.cases.take_back(change)
    assert state(made) == REASON
    assert sum(one.bodies for one in rima.access.missing.of(made.case)) == 4


def test_nobody_else_takes_it_back(made: Town, tmp_path: Path) -> None:
    lacking(made)
    rima, hala, enemy = made.rima, made.hala, made.enemy
    go_on(rima, made.case)
    [one] = rima.access.missing.went_on(made.case)
    enemy.sign(made.family, NewOp(made.family, "family", {"goes_without": f"{AGAIN}{one.op}"}))
    handed(enemy.desk, rima, tmp_path / "hostile")
    assert state(made) == "given"
    assert raised(lambda: hala.access.missing.wait_again(made.case, [one.op], WHY)) == "E_ROLE"
    assert raised(lambda: rima.access.missing.wait_again(made.case, [], WHY)) == "E_CHANGED"
    assert raised(lambda: rima.access.missing.wait_again(made.case, [one.op], " ")) == "E_REASON"


def test_waits_on_when_who_took_it_back_is_withdrawn(house: House, made: Town) -> None:
    lacking(made)
    rima, nour = made.rima, house.documenter("nour", made.rima, "coordinator")
    goes_on(rima, made.case)
    assert state(made) != REASON
    carry(rima, made.stick, nour)
    house.clock.now += 86_400_000
    for one in rima.access.missing.went_on(made.case):
        kind = "case" if one.root == made.case else "family"
        nour.cases.save([Edit(kind, {"goes_without": AGAIN + one.op}, id=one.root)], WHY)
    carry(nour, made.stick, rima)
    assert state(made) == REASON
    rima.sync.revocations.revoke(nour.context.device_id, rima.context.today())
    assert state(made) == REASON
