"""A revocation reaches everybody, whichever lists were made beside it, lost or put back (bundle.md §9.5)."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import a_case, case_id, everything_said, names, rename
from tests.exchange.test_revocation import aside, device, two, vouch

from vsdesk.errors import UserError
from vsdesk.exchange import enrolment, revocation
from vsdesk.history.trust import next_version
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from tests.exchange.conftest import Town

__all__ = ["two"]
DAY = 24 * 3600 * 1000


def knows(town: Town, name: str, of: str = "amal") -> bool:
    trust = town.vaults[name].trust.trust
    assert trust is not None
    return trust.newest.is_revoked(device(town, of))


@pytest.mark.parametrize("lists", [1, 2, 3])
def test_the_other_coordinator_was_lists_ahead(two: Town, lists: int) -> None:
    """Zin changed the list meanwhile; whoever joins both signs what follows, and it comes back."""
    salma, zin = two.vaults["salma"], two.vaults["zin"]
    revocation.revoke(salma, device(two, "amal"))
    for number in range(lists):
        two.vault(f"neu{number}")
        two.enrol(f"neu{number}", "zin")
    for one, other in (("zin", "salma"), ("salma", "zin"), ("zin", "salma")):
        two.carry(one, other)
    assert knows(two, "salma") and knows(two, "zin")
    assert salma.trust.version == zin.trust.version and salma.trust.trust is not None
    assert all(salma.trust.device(device(two, f"neu{one}")) for one in range(lists))
    assert everything_said(salma) == everything_said(zin)
    assert revocation.has_heard(salma, device(two, "zin"), device(two, "amal"))


def test_a_coordinator_who_was_put_back_revokes(town: Town) -> None:
    """One hand made two lists of one number: both are joined, and the next one follows both."""
    salma = town.vaults["salma"]
    salma.lock()
    shutil.copytree(town.root / "salma", town.root / "backup")
    town.open("salma")
    town.vault("zin")
    town.enrol("zin", "salma")
    town.carry("salma", "baran")
    town.vaults["salma"].lock()
    shutil.rmtree(town.root / "salma")
    shutil.copytree(town.root / "backup", town.root / "salma")
    salma = town.open("salma")
    revocation.revoke(salma, device(town, "amal"))
    for one, other in (("salma", "baran"), ("baran", "salma"), ("salma", "baran")):
        town.carry(one, other)
    assert knows(town, "baran")
    assert salma.trust.device(device(town, "zin")) is not None  # she knows again whom she admitted


def test_the_list_comes_before_the_leaves(two: Town) -> None:
    """By another documenter, who holds no case of it: what counted goes on counting, nothing new does."""
    amal, salma, baran = (two.vaults[one] for one in ("amal", "salma", "baran"))
    salma.save([Edit("case", {"assigned": [device(two, "baran")]}, id=case_id(1))])
    two.carry("salma", "baran")
    two.vault("dilan")
    two.enrol("dilan", "salma")
    revocation.revoke(salma, device(two, "amal"))
    two.carry("salma", "dilan")
    two.vaults["dilan"].save(a_case(8))
    dilan = two.vaults["dilan"]
    dilan.save([Edit("case", {"case_no": "26-0001"}, id=case_id(8))])
    two.carry("dilan", "salma")
    salma.save([Edit("case", {"assigned": [device(two, "baran")]}, id=case_id(8))])
    with baran.transaction():
        trust = salma.trust.trust
        assert trust is not None
        baran.trust.keep(trust)  # as a bundle of anybody carries it
    assert knows(two, "baran") and names(baran) == ["مروان"]
    amal.save(rename(1, "مزور"))
    two.carry("salma", "baran")
    assert names(baran) == ["مروان"] and aside(baran, device(two, "amal")) == []
    assert everything_said(baran) is not None


def test_a_case_that_was_taken_back_keeps_what_was_good(two: Town) -> None:
    """Whoever holds a log is told what is good of it, although the case goes there no more."""
    salma, baran = two.vaults["salma"], two.vaults["baran"]
    salma.save([Edit("case", {"assigned": [device(two, "baran")]}, id=case_id(1))])
    two.carry("salma", "baran")
    two.carry("baran", "salma")
    salma.save([Edit("case", {"assigned": []}, id=case_id(1))])
    day = salma.clock() + DAY
    two.clock.now += 2 * DAY
    two.vaults["amal"].save(rename(1, "مزور"))
    two.carry("amal", "salma")
    revocation.revoke(salma, device(two, "amal"), since=day)
    two.carry("salma", "baran")
    assert names(baran) == ["مروان"]
    assert any(
        revocation.vouched_leaves(baran, lambda space: space == case_id(1))
    )  # and it says so by a leaf


def test_nothing_good_is_said_by_a_leaf_too(two: Town) -> None:
    """Where all of a case was put aside, other vaults hear just that: silence would leave it standing."""
    amal, salma, zin = (two.vaults[one] for one in ("amal", "salma", "zin"))
    two.clock.now += DAY
    day = salma.clock()
    amal.save(a_case(2))
    two.carry("amal", "salma")
    two.carry("amal", "zin")
    assert names(zin, 2) == ["مروان"]
    revocation.revoke(salma, device(two, "amal"), since=day)
    two.carry("salma", "zin")
    assert zin.read.row(case_id(2)) is None
    assert aside(zin, device(two, "amal")) == aside(salma, device(two, "amal")) == [(case_id(2), 3)]


def test_a_stricter_word_is_not_undone_by_an_older_list(two: Town) -> None:
    """All stands first, later not; a list made beside the second brings nothing back."""
    amal, salma, zin = (two.vaults[one] for one in ("amal", "salma", "zin"))
    two.clock.now += DAY
    day = salma.clock()
    amal.save(rename(1, "مزور"))
    two.carry("amal", "salma")
    revocation.revoke(salma, device(two, "amal"))
    two.carry("salma", "zin")
    two.vault("late")
    two.enrol("late", "zin")
    revocation.revoke(salma, device(two, "amal"), since=day)
    assert names(salma) == ["مروان"]
    for one, other in (("zin", "salma"), ("salma", "zin"), ("zin", "salma")):
        two.carry(one, other)
    assert names(salma) == names(zin) == ["مروان"]


@pytest.mark.parametrize("strict", ["salma", "zin"])
def test_of_two_withdrawals_beside_each_other_the_narrower_holds(two: Town, strict: str) -> None:
    """Each withdrew before she heard: nothing counts that one of them put aside, until one looks."""
    amal, salma, zin = (two.vaults[one] for one in ("amal", "salma", "zin"))
    two.clock.now += DAY
    day = salma.clock()
    amal.save([*rename(1, "مزور"), *a_case(2)])
    for lead in ("salma", "zin"):
        two.carry("amal", lead)
    for lead in ("salma", "zin"):
        revocation.revoke(two.vaults[lead], device(two, "amal"), day if lead == strict else None)
    for one, other in (("zin", "salma"), ("salma", "zin"), ("zin", "salma")):
        two.carry(one, other)
    for vault in (salma, zin):
        assert names(vault) == ["مروان"] and vault.read.row(case_id(2)) is None
        assert aside(vault, device(two, "amal")) == [(case_id(1), 1), (case_id(2), 3)]
    vouch(zin, device(two, "amal"), case_id(2))
    two.carry("zin", "salma")
    for vault in (salma, zin):
        assert names(vault) == ["مروان"] and names(vault, 2) == ["مروان"]
        assert aside(vault, device(two, "amal")) == [(case_id(1), 1)]
    vouch(salma, device(two, "amal"), case_id(1))
    two.carry("salma", "zin")
    assert names(salma) == names(zin) == ["مزور"]
    assert everything_said(salma) == everything_said(zin)


def test_a_set_that_comes_or_goes_is_judged_at_once(two: Town) -> None:
    """Where a next list leaves `first` out, or has it again, and what is good is the same."""
    amal, salma, zin = (two.vaults[one] for one in ("amal", "salma", "zin"))
    two.clock.now += DAY
    day = salma.clock()
    amal.save(rename(1, "مزور"))
    for lead in ("salma", "zin"):
        two.carry("amal", lead)
    revocation.revoke(salma, device(two, "amal"), day)
    revocation.revoke(zin, device(two, "amal"))
    two.carry("salma", "zin")
    for one, other in (("zin", "salma"), ("salma", "zin"), ("zin", "salma"), ("salma", "zin")):
        two.carry(one, other)
    trust = zin.trust.trust
    assert trust is not None and names(salma) == ["مروان"]
    [row] = trust.newest.revoked
    for said, name in ((replace(row, first=()), "مزور"), (row, "مروان")):
        trust = enrolment.publish(zin, replace(next_version(trust), revoked=(said,)))
        two.carry("zin", "salma")
        assert names(salma) == [name]
        before = everything_said(salma)
        salma.trust_changed()
        assert everything_said(salma) == before
        two.carry("salma", "zin")


@pytest.mark.parametrize("later", [None, 2 * DAY])
def test_a_device_that_is_withdrawn_again_keeps_what_was_put_aside(
    two: Town, later: int | None
) -> None:
    """Without a day, or since a later one, by another coordinator too."""
    amal, salma, zin = (two.vaults[one] for one in ("amal", "salma", "zin"))
    before = salma.clock()
    two.clock.now += DAY
    day = salma.clock()
    amal.save([*rename(1, "مزور"), *a_case(2)])
    for lead in ("salma", "zin"):
        two.carry("amal", lead)
    revocation.revoke(zin, device(two, "amal"), since=day)
    two.carry("zin", "salma")
    put = aside(salma, device(two, "amal"))
    revocation.revoke(salma, device(two, "amal"), None if later is None else day + later)
    two.carry("salma", "zin")
    for vault in (salma, zin):
        assert names(vault) == ["مروان"] and vault.read.row(case_id(2)) is None
        assert aside(vault, device(two, "amal")) == put == [(case_id(1), 1), (case_id(2), 3)]
    revocation.revoke(salma, device(two, "amal"), before - DAY)
    assert salma.read.row(case_id(1)) is None  # an earlier day puts more aside


def test_a_stick_with_the_list_is_lost(two: Town) -> None:
    """It is owed until the others carry it themselves."""
    salma = two.vaults["salma"]
    revocation.revoke(salma, device(two, "amal"))
    assert two.hand("salma", ["baran"])  # lost
    [again] = two.handed("salma", ["baran"])
    assert again.state == "written"
    two.take("baran", again.files)
    two.carry("baran", "salma")
    two.carry("salma", "baran")
    assert two.handed("salma", ["baran"])[0].state == "nothing"


def test_only_what_was_seen_is_vouched_for(two: Town) -> None:
    amal, salma = two.vaults["amal"], two.vaults["salma"]
    two.clock.now += DAY
    day = salma.clock()
    amal.save(rename(1, "وائل"))
    two.carry("amal", "zin")
    two.carry("amal", "salma")
    amal.save(rename(1, "مزور"))
    two.carry("amal", "zin")
    revocation.revoke(salma, device(two, "amal"), since=day)
    seen = {one.space: one.entries for one in revocation.uncounted(salma, device(two, "amal"))}
    two.carry("zin", "salma")  # one more came meanwhile
    with pytest.raises(UserError, match="E_CHANGED"):
        revocation.vouch_for(salma, device(two, "amal"), seen)
    vouch(salma, device(two, "amal"), case_id(1))
    assert names(salma) == ["مزور"]


def test_a_union_is_signed_by_who_leads(two: Town) -> None:
    two.vault("a")
    two.vault("b")
    two.enrol("a", "salma")
    two.enrol("b", "zin")
    two.carry("zin", "salma")
    salma = two.vaults["salma"].trust.trust
    assert salma is not None and len(salma.hashes) == 1
    two.carry("salma", "amal")
    amal = two.vaults["amal"].trust.trust
    assert amal is not None and amal.hashes == salma.hashes
    enrolment.settle_lists(two.vaults["amal"])  # who does not lead signs nothing
    assert two.vaults["amal"].trust.version == salma.version
