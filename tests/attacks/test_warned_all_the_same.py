"""Whom to warn after a laptop was taken: what was put aside, removed, taken back or invented changes nothing
for those of whom something lies on it."""

from __future__ import annotations

import pytest
from tests.attacks.families import first_terms
from tests.attacks.kit import TODAY, Town, carry

from vsdesk.desk import Desk, Edit, ToWarn
from vsdesk.history.entry import NewOp

NAME = "عائلة الصباغ"  # made up, as everybody here
INVENTED = 120


def _recorded(desk: Desk) -> tuple[str, str]:
    """A family with a case, and a number that is safe to call."""
    family = desk.cases.new_family({"display_name": NAME, "language": "ar"}).ids[0]
    case = desk.cases.new_case(
        {"given_ar": "نزار", "family_ar": "الصباغ"},
        {"family": family, "case_type": "enforced_disappearance"},
    ).ids[0]
    way = {**first_terms("contact_channel"), "value": "0944 123 456", "safe_to_call": True}
    desk.cases.save([Edit("contact_channel", way, id=desk.context.new_id(), parent=family)])
    return family, case


def _told(desk: Desk, lost: str) -> dict[str, ToWarn]:
    return {one.row.id: one for one in desk.sync.revocations.to_warn(lost)}


@pytest.mark.parametrize("since", [None, TODAY])
def test_what_was_put_aside_is_warned_by_its_name(made: Town, since: str | None) -> None:
    family, _ = _recorded(made.hala)
    carry(made.hala, made.stick, made.rima)
    lost = made.hala.context.device_id
    before = _told(made.rima, lost)
    assert set(before) == {made.family, family}
    made.rima.sync.revocations.revoke(lost, since)
    after = _told(made.rima, lost)
    for one in (made.family, family):
        assert after[one].row.name == before[one].row.name != ""
        assert (after[one].ways, after[one].safe) == (before[one].ways, before[one].safe)
        assert not after[one].removed
    assert set(after) == set(before)


def test_what_a_coordinator_removed_lies_there_still(made: Town) -> None:
    lost = made.hala.context.device_id
    name = _told(made.rima, lost)[made.family].row.name
    for root in (made.case, made.family):
        made.rima.cases.delete(root, shown=made.rima.cases.shown(root))
    told = _told(made.rima, lost)
    assert (told[made.family].row.name, told[made.family].removed) == (name, True)
    assert made.case not in told  # reached by its family


def test_the_taken_laptop_takes_nobody_off_the_list(made: Town) -> None:
    """It removes the family that it recorded, and its number, and says that nobody is in danger."""
    enemy, rima = made.enemy, made.rima
    family, case = _recorded(enemy.desk)
    enemy.hand_over(rima)
    risk = {**first_terms("risk_assessment"), "level": "red"}
    rima.cases.save([Edit("risk_assessment", risk, parent=family)])
    carry(rima, made.stick, enemy.desk)
    lost = enemy.device_id
    assert _told(rima, lost)[family].red
    for root, kind in ((family, "family"), (case, "case")):
        enemy.change(root, kind, {"deleted": True})
    enemy.hand_over(rima)
    for revoked in (False, True):
        if revoked:
            rima.sync.revocations.revoke(lost)
        told = _told(rima, lost)[family]
        assert (told.row.name, told.red, told.ways, told.safe) == (NAME, True, 1, True)
    assert rima.sync.revocations.to_warn(lost)[0].row.id == family


def test_invented_families_come_behind_the_real_ones(made: Town) -> None:
    """All of them red; and behind what it recorded itself before that day."""
    enemy, rima = made.enemy, made.rima
    own, _ = _recorded(enemy.desk)
    enemy.hand_over(rima)
    carry(rima, made.stick, enemy.desk)
    rima.context.vault.env.clock.now += 60_000  # type: ignore[attr-defined]  # the tests' clock
    red = {**first_terms("risk_assessment"), "level": "red"}
    with enemy.many():
        for number in range(1, INVENTED + 1):
            family = f"{number:032x}"
            enemy.sign(
                family,
                NewOp(family, "family", {"display_name": f"عائلة {number}"}),
                NewOp(enemy.desk.context.new_id(), "risk_assessment", red, parent=family),
            )
    enemy.hand_over(rima)
    rima.sync.revocations.revoke(enemy.device_id)
    found = [one.row.id for one in rima.sync.revocations.to_warn(enemy.device_id)]
    assert len(found) == INVENTED + 2
    assert found[0] == made.family
    assert found.index(own) <= 51  # behind at most so many that it calls red itself


def test_no_case_hides_behind_an_invented_family(made: Town) -> None:
    """A case that others recorded stays on the list whatever family the taken laptop writes into it."""
    enemy, rima = made.enemy, made.rima
    alone = rima.cases.new_case({"given_ar": "ليث", "family_ar": "النوري"}).ids[0]
    rima.cases.save([Edit("case", {"assigned": [enemy.device_id]}, id=alone)])
    carry(rima, made.stick, enemy.desk)
    lost = enemy.device_id
    assert alone in _told(rima, lost)
    family = enemy.desk.cases.new_family({"display_name": "عائلة لا وجود لها"}).ids[0]
    enemy.change(alone, "case", {"family": family})
    enemy.hand_over(rima)
    assert {alone, family} <= _told(rima, lost).keys()
