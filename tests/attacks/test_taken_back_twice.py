"""One coordinator takes a case back from a seized device; another, who has not heard of it,
lends it to somebody else.

It goes to no device that one of them does not name, and the page says why. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry

from vsdesk.desk import Desk, Edit
from vsdesk.exchange.share import spaces_of

if TYPE_CHECKING:
    from tests.desk.conftest import House


@pytest.fixture
def lina(house: House, made: Town) -> Desk:
    """A second coordinator, who has everything."""
    desk = house.documenter("lina", made.rima, role="coordinator")
    meet(made, desk)
    return desk


def meet(made: Town, lina: Desk) -> None:
    """The two coordinators tell each other what is new."""
    carry(made.rima, made.stick, lina)
    carry(lina, made.stick, made.rima)


def take_back(made: Town) -> None:
    """The laptop was seized: nothing is lent to it any longer."""
    for root, kind in ((made.case, "case"), (made.family, "family")):
        made.rima.cases.save([Edit(kind, {"assigned": None}, id=root)])


def lend(made: Town, desk: Desk, device_id: str) -> None:
    """Case and family are lent to one more device."""
    for root, kind in ((made.case, "case"), (made.family, "family")):
        held = desk.cases.record(root).value("assigned")
        known = held if isinstance(held, list) else []
        desk.cases.save(
            [Edit(kind, {"assigned": [*sorted(map(str, [*known, device_id]))]}, id=root)]
        )


@pytest.mark.parametrize("meanwhile", [False, True], ids=["control", "meanwhile"])
def test_what_was_taken_back_is_not_sent_again(
    house: House, made: Town, lina: Desk, meanwhile: bool
) -> None:
    sami = house.documenter("sami", made.rima)
    meet(made, lina)
    new, both = sami.context.vault.identity.device_id, {made.case, made.family}
    take_back(made)
    if meanwhile:
        lend(made, lina, new)
    meet(made, lina)
    for desk in (made.rima, lina):
        assert not both & spaces_of(desk.context.vault, made.enemy.device_id)
        assert not both & spaces_of(desk.context.vault, new)
        stays = {
            (one.kind, one.reason) for one in desk.sync.preview_give([made.enemy.device_id]).stays
        }
        why = "disputed" if meanwhile else "not_assigned"
        assert {("case", why), ("family", why)} <= stays
    if not meanwhile:
        return
    for root, kind in ((made.case, "case"), (made.family, "family")):  # one of them decides
        made.rima.cases.save([Edit(kind, {"assigned": [new]}, id=root)])
    meet(made, lina)
    for desk in (made.rima, lina):
        assert both <= spaces_of(desk.context.vault, new)
        assert not both & spaces_of(desk.context.vault, made.enemy.device_id)


def test_two_that_lend_at_once_lend_to_whom_both_name(house: House, made: Town, lina: Desk) -> None:
    """What both say goes on: the device that had it before has it still."""
    sami = house.documenter("sami", made.rima)
    nour = house.documenter("nour", made.rima)
    meet(made, lina)
    lend(made, made.rima, sami.context.vault.identity.device_id)
    lend(made, lina, nour.context.vault.identity.device_id)
    meet(made, lina)
    for desk in (made.rima, lina):
        assert made.case in spaces_of(desk.context.vault, made.enemy.device_id)
        for other in (sami, nour):
            assert made.case not in spaces_of(
                desk.context.vault, other.context.vault.identity.device_id
            )


@pytest.mark.parametrize("meanwhile", [False, True], ids=["control", "meanwhile"])
def test_a_family_that_was_untied_is_not_sent_again(
    house: House, made: Town, lina: Desk, meanwhile: bool
) -> None:
    """The same by the case: one coordinator unties it from its family, another writes there meanwhile."""
    made.rima.cases.save([Edit("family", {"assigned": None}, id=made.family)])
    meet(made, lina)
    assert made.family in spaces_of(made.rima.context.vault, made.enemy.device_id), (
        "by the case that names it"
    )
    if meanwhile:
        lina.cases.save([Edit("case", {"family": None}, id=made.case)])
        lina.cases.save([Edit("case", {"family": made.family}, id=made.case)])
    made.rima.cases.save([Edit("case", {"family": None}, id=made.case)])
    meet(made, lina)
    for desk in (made.rima, lina):
        assert made.case in spaces_of(desk.context.vault, made.enemy.device_id)
        assert made.family not in spaces_of(desk.context.vault, made.enemy.device_id)
