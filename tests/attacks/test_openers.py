"""Who counts as the opener of a file: whoever made it, whatever stands in it now (bundle.md §8.12).

Each asserts that it HOLDS. Everybody is made up.
"""

from __future__ import annotations

from tests.attacks.families import (
    CHILD,
    assign,
    family_of,
    frees,
    one_against_one,
    relative,
    said,
    state,
)
from tests.attacks.kit import Device, Town, carry, town
from tests.desk.conftest import House

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp


def test_the_family_is_emptied_of_its_makers_words(made: Town) -> None:
    one_against_one(made)
    assign(made)
    assert state(made).state == "refused"
    e = made.enemy
    held = e.state(made.family, "family").fields
    e.change(made.family, "family", {n: "x" for n in held if n not in ("assigned",)})
    e.change(made.person, "person", CHILD, replace=False)
    frees(e, made)
    e.hand_over(made.rima)
    assert state(made).state != "given"


def test_control_without_emptying(made: Town) -> None:
    one_against_one(made)
    assign(made)
    e = made.enemy
    e.change(made.family, "family", {"language": "ku"})
    e.change(made.person, "person", CHILD, replace=False)
    frees(e, made)
    e.hand_over(made.rima)
    assert state(made).state != "given"


def test_two_devices_say_the_same(house: House) -> None:
    made = town(house)
    second = Device(house.documenter("enemy2", made.rima), made.stick)
    one_against_one(made)
    carry(made.hala, made.stick, made.rima)
    for root, kind in ((made.case, "case"), (made.family, "family")):
        made.rima.cases.save(
            [Edit(kind, {"assigned": [made.enemy.device_id, second.device_id]}, id=root)]
        )
    carry(made.rima, made.stick, made.enemy.desk, second.desk)
    assert state(made).state == "refused"
    for e in (made.enemy, second):
        e.change(made.person, "person", CHILD, replace=False)
        frees(e, made)
        e.hand_over(made.rima)
    assert state(made).state != "given"


def test_an_older_root_that_carries_nobody(made: Town) -> None:
    """A case whose id is of an older program: whoever came first here opened it."""
    family_of(made)
    old, who = made.rima.context.vault.random(16).hex(), made.rima.context.vault.random(16).hex()
    Device(made.hala, made.stick).sign(
        old,
        NewOp(
            old,
            "case",
            {
                "person": who,
                "family": made.family,
                "case_type": "enforced_disappearance",
                "case_no": "7",
            },
        ),
        NewOp(who, "person", {"given_ar": "ليث", "family_ar": "النوري"}, parent=old),
    )
    made.case, made.person = old, who
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, mother, "given")
    said(made, wife, "refused")
    assign(made)
    assert state(made).state == "refused"
    e = made.enemy
    e.change(old, "case", {"intake_channel": "phone"}, replace=False)
    e.change(made.person, "person", CHILD, replace=False)
    frees(e, made)
    e.hand_over(made.rima)
    assert state(made).state != "given"
