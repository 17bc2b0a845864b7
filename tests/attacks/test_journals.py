"""A device's journal is its own: what others write there counts nowhere, whether a list names the device or
not, before it joins and after. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import carry
from tests.desk.conftest import enrol

from vsdesk.history.entry import NewOp, audit_space

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

ROW = {"action": "view_contact", "reason": "لا شيء"}


def rows_of(desk: Desk) -> set[str]:
    return {one.id for one in desk.cases.list_kind("audit")}


def device_of(desk: Desk) -> str:
    return desk.context.vault.identity.device_id


def forged(made: Town, space: str) -> str:
    """A row in a space by a hostile device, handed over."""
    id = made.enemy.desk.context.new_id()
    made.enemy.sign(space, NewOp(id, "audit", {**ROW}))
    made.enemy.hand_over(made.rima)
    return id


@pytest.mark.parametrize("whose", ["on no list", "on the list", "a case", "of nobody"])
def test_a_row_in_the_journal_of_another_counts_nowhere(made: Town, whose: str) -> None:
    space = {
        "on no list": audit_space("7b" * 32),
        "on the list": audit_space(device_of(made.hala)),
        "a case": made.case,
        "of nobody": "5c" * 16,
    }[whose]
    assert forged(made, space) not in rows_of(made.rima)


def test_who_joins_later_finds_no_row_of_others(house: House, made: Town) -> None:
    """Written where a laptop will keep its journal once it has joined, and known by its request."""
    new = house.documenter("samer")
    new.context.audit("view_contact")
    own = rows_of(new)
    row = forged(made, audit_space(device_of(new)))
    enrol(new, made.rima)
    carry(made.rima, made.stick, new, made.hala)
    carry(new, made.stick, made.rima)
    assert own and own <= rows_of(made.rima)
    assert row not in rows_of(made.rima) | rows_of(new) | rows_of(made.hala)


def test_a_device_keeps_its_own_journal(made: Town) -> None:
    made.enemy.desk.context.audit("view_contact", made.case, "سألت العائلة")
    rows = rows_of(made.enemy.desk)
    made.enemy.hand_over(made.rima)
    assert rows and rows <= rows_of(made.rima)


def test_no_journal_is_erased_before_a_list_says_whose_it_is(house: House, made: Town) -> None:
    """A coordinator's frame names it while nobody here knows the device."""
    new = house.documenter("samer")
    vault = made.rima.context.vault
    order = vault.orders.draft("withdrawn", spaces=(audit_space(device_of(new)),))
    with vault.transaction():
        vault.orders.give(order)
    vault.orders.finish()
    new.context.audit("view_contact", reason="سألت العائلة")
    rows = rows_of(new)
    enrol(new, made.rima)
    carry(made.rima, made.stick, new)
    carry(new, made.stick, made.rima)
    assert rows and rows <= rows_of(made.rima)
    held = {one.id: one for one in made.rima.cases.list_kind("audit")}
    assert all(held[id].text("reason") == "سألت العائلة" for id in rows)
