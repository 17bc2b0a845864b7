"""Two changes of who leads beside each other: whom either withdrew is withdrawn, all else goes on, and k of
each join the lists (docs/spec/bundle.md §9.1, §9.6)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import a_case, case_id

from vsdesk.errors import UserError
from vsdesk.exchange import enrolment, leadership, revocation
from vsdesk.history.trust import next_version
from vsdesk.history.trust import pin as pinned
from vsdesk.vault.sync.trust_store import TrustStore

if TYPE_CHECKING:
    from tests.exchange.conftest import Town

    from vsdesk.history.trust import Trust

LEAD = ("salma", "zin", "nur", "dilo")


def device(town: Town, name: str) -> str:
    return town.vaults[name].identity.device_id


def trust(town: Town, name: str) -> Trust:
    held = town.vaults[name].trust.trust
    assert held is not None
    return held


def gone(town: Town, name: str) -> set[str]:
    """Who is withdrawn, by their names."""
    names = {device(town, one): one for one in town.vaults}
    return {names[row.device_id] for row in trust(town, name).newest.revoked}


def lead(town: Town, name: str) -> set[str]:
    names = {device(town, one): one for one in town.vaults}
    return {names[one] for one in trust(town, name).newest.acting_coordinators()}


@pytest.fixture
def four(town: Town) -> Town:
    """Salma, Zin, Nur and Dilo lead, two of them sign; all hold the same list."""
    for name in LEAD[1:]:
        town.vault(name, "coordinator")
        town.enrol(name, "salma")
    town.carry("salma", "zin")
    asked, _ = leadership.propose(town.vaults["salma"], threshold=2)
    leadership.sign(town.vaults["zin"], asked)
    for name in ("salma", "nur", "dilo", "amal", "baran"):
        town.carry("zin", name)
    return town


def part(town: Town, *, dilo_withdraws: bool = False) -> None:
    """Dilo's laptop is taken. Whoever holds it proposes that Salma leads no more, and Nur, who has not heard,
    signs; Salma and Zin take Dilo out, and Salma withdraws that laptop."""
    salma, zin, nur, dilo = (town.vaults[one] for one in LEAD)
    theirs, _ = leadership.propose(dilo, remove=[device(town, "salma")])
    ours, _ = leadership.propose(salma, remove=[device(town, "dilo")])
    both, told = leadership.sign(zin, ours)
    assert told.enough and leadership.take(salma, both).enough
    revocation.revoke(salma, device(town, "dilo"))
    town.carry("salma", "zin")
    both, told = leadership.sign(nur, theirs)
    assert told.enough
    if dilo_withdraws:
        leadership.take(dilo, both)
        revocation.revoke(dilo, device(town, "salma"))
        revocation.revoke(dilo, device(town, "amal"))
        town.carry("dilo", "nur")


def meet(town: Town, *names: str) -> list[str]:
    """Everybody hands over to everybody; what was refused."""
    refused = []
    for one, other in permutations(names, 2):
        refused += [
            f"{one} {other} {got.code}" for got in town.carry(one, other) if got.status == "refused"
        ]
    return refused


def test_what_either_withdrew_is_withdrawn_and_the_work_goes_on(four: Town) -> None:
    part(four)
    four.vaults["salma"].save(a_case(1))
    four.vaults["nur"].save(a_case(2))
    assert meet(four, "salma", "zin", "nur", "amal") == []
    for name in ("salma", "zin", "nur", "amal"):
        assert gone(four, name) == {"dilo"}, name
        assert four.vaults[name].trust.role_of(device(four, "dilo")) == "coordinator"
    assert lead(four, "salma") == {"salma", "zin", "nur"} and lead(four, "nur") == {"zin", "nur"}
    for one, other in (("salma", 2), ("nur", 1), ("zin", 1)):
        assert four.vaults[one].read.view(case_id(other)) is not None
    # Nothing of the taken laptop, and nothing for it, from neither side.
    four.vaults["dilo"].save(a_case(3))
    for name in ("nur", "salma", "amal"):
        assert {got.code for got in four.take(name, four.hand("dilo", [name]))} == {"E_SIGNER"}
    four.vaults["nur"].save(a_case(4))
    four.carry("nur", "dilo")
    assert four.vaults["dilo"].read.view(case_id(4)) is None
    # What was held is told once, and read again as it stands.
    assert all(got.status == "applied" for got in four.carry("nur", "salma"))
    for name in ("salma", "nur"):
        vault = four.vaults[name]
        again = TrustStore(
            vault.database, vault.identity, vault.clock, partial(getattr, vault, "rules")
        ).trust
        assert again == trust(four, name) and len(again.beside) == 1
    # What would change who leads waits until they are joined.
    with pytest.raises(UserError, match="E_TWO_LISTS"):
        revocation.revoke(four.vaults["nur"], device(four, "dilo"))
    # A list of one's own goes on: Nur's says nothing of who leads.
    four.vault("late")
    four.enrol("late", "nur")
    assert gone(four, "nur") == {"dilo"} and four.vaults["late"].trust.enrolled
    assert meet(four, "nur", "salma") == []
    # No device belongs to the others by that list alone.
    assert trust(four, "salma").newest.device(device(four, "late")) is None


def test_who_signed_two_changes_that_withdraw_each_other(four: Town) -> None:
    """Whoever holds Dilo's laptop withdraws Salma and Amal before Nur hears: Nur gives it nothing."""
    part(four, dilo_withdraws=True)
    assert gone(four, "nur") == {"salma", "amal"}
    four.take("nur", four.hand("zin", ["nur"]))
    assert gone(four, "nur") == {"salma", "amal", "dilo"}
    four.vaults["nur"].save(a_case(1))
    four.carry("nur", "dilo")
    assert four.vaults["dilo"].read.view(case_id(1)) is None
    # Amal, whom only the taken laptop withdrew, goes on working with the others.
    four.carry("nur", "zin")
    assert gone(four, "zin") == {"dilo", "salma"}


@pytest.mark.parametrize("by", ["zin", "nur"])
def test_k_of_each_join_them(four: Town, by: str) -> None:
    part(four)
    meet(four, "salma", "zin", "nur")
    four.vault("late")
    four.enrol("late", "nur")
    meet(four, "salma", "zin", "nur")
    other = "nur" if by == "zin" else "zin"
    with pytest.raises(UserError, match="E_LAST_LEAD"):
        leadership.propose(four.vaults[by])  # both who are left, and two must sign
    asked, told = leadership.propose(four.vaults[by], add=[device(four, "salma")])
    assert told.joins and told.old == 1 and told.new == 1
    seen = leadership.read(four.vaults[other], asked)
    assert set(seen.withdrawn) == ({device(four, "dilo")} if other == "nur" else set())
    # One who leads by one of them alone is not enough.
    assert not leadership.sign(four.vaults["salma"], asked)[1].enough
    assert trust(four, "salma").beside
    _, told = leadership.sign(four.vaults[other], asked)
    assert told.enough and not trust(four, other).beside
    for name in ("salma", "zin", "nur", "amal", "baran", "late"):
        if name != other:
            four.carry(other, name)
        assert not trust(four, name).beside
        assert trust(four, name).hashes == trust(four, other).hashes
        assert (lead(four, name), gone(four, name)) == ({"salma", "zin", "nur"}, {"dilo"})
        assert trust(four, name).newest.device(device(four, "late"))
        vault = four.vaults[name]
        again = TrustStore(
            vault.database, vault.identity, vault.clock, partial(getattr, vault, "rules")
        ).trust
        assert again is not None and again.newest == trust(four, name).newest
    leadership.propose(four.vaults["salma"], threshold=1)  # and it goes on from there


def test_a_change_on_ones_own_side_leaves_the_other_list_alone(four: Town) -> None:
    part(four)
    meet(four, "salma", "zin", "nur")
    asked, told = leadership.propose(four.vaults["salma"], threshold=1, join=False)
    assert not told.joins and leadership.sign(four.vaults["zin"], asked)[1].enough
    assert len(trust(four, "zin").beside) == 1 and gone(four, "zin") == {"dilo"}
    with pytest.raises(UserError, match="E_TWO_LISTS"):
        leadership.sign(four.vaults["nur"], asked)


def test_a_list_that_names_the_other_without_its_k(four: Town) -> None:
    """Salma and Zin, by hand: a list that names Nur's too and takes her and the withdrawal by it out."""
    part(four)
    meet(four, "salma", "zin", "nur")
    revocation.revoke(four.vaults["nur"], device(four, "baran"))
    meet(four, "salma", "zin", "nur")
    assert gone(four, "zin") == {"dilo", "baran"}
    held = trust(four, "zin")
    forged = replace(next_version(held), prev=tuple(sorted(held.heads)), version=held.version + 1)
    enrolment.publish(four.vaults["zin"], forged)
    assert trust(four, "zin").beside and gone(four, "zin") == {"dilo", "baran"}


def test_the_order_in_which_they_are_heard_changes_nothing_of_who_is_withdrawn(four: Town) -> None:
    part(four, dilo_withdraws=True)
    meet(four, "zin", "nur")
    for name in ("zin", "nur"):
        held = trust(four, name)
        assert pinned(held.frames(), held.org) == held
        assert pinned(held.to_carry(), held.org).newest.revoked == held.newest.revoked
