"""What the laptop of a taken coordinator alone signed in lists ends with it, but what somebody confirms
(bundle.md §9.5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.exchange.conftest import a_case, names, rename
from tests.exchange.test_leading import key
from tests.exchange.test_revocation import DAY, aside, device, two, vouch

from vsdesk.crypto import escrow
from vsdesk.crypto.keys import EncryptionKey
from vsdesk.errors import UserError
from vsdesk.exchange import enrolment, leadership, lone_lists, revocation
from vsdesk.history.trust import next_version

if TYPE_CHECKING:
    from tests.exchange.conftest import Town

    from vsdesk.history.trustlist import TrustList
    from vsdesk.vault.vault import Vault

__all__ = ["two"]


def newest(vault: Vault) -> TrustList:
    assert vault.trust.trust is not None
    return vault.trust.trust.newest


def admit(town: Town, by: str, **roles: str) -> None:
    for name, role in roles.items():
        town.vault(name, "coordinator" if role == "coordinator" else "documenter")
        town.enrol(name, by)


def sign(vault: Vault, **changes: Any) -> None:
    """A next list with just these members changed, as whoever holds the laptop writes it."""
    assert vault.trust.trust is not None
    enrolment.publish(vault, replace(next_version(vault.trust.trust), **changes))


def planted(town: Town) -> tuple[int, EncryptionKey]:
    """Amal's laptop was withdrawn, something of it put aside; Nur leads too, and Zin admitted early. Then
    Zin's laptop is taken, and all is signed on it that a list can say. The day, and a key of theirs."""
    amal, salma, zin = (town.vaults[one] for one in ("amal", "salma", "zin"))
    admit(town, "salma", nur="coordinator")
    town.carry("salma", "zin")
    admit(town, "zin", early="documenter")
    mine = key(town, 7)
    leadership.propose_escrow(zin, mine)
    town.carry("zin", "salma")
    town.clock.now += DAY
    put = salma.clock()
    amal.save([*rename(1, "وائل"), *a_case(2)])
    for lead in ("salma", "zin"):
        town.carry("amal", lead)
    revocation.revoke(salma, device(town, "amal"), since=put)
    town.carry("salma", "zin")
    assert names(zin) == ["مروان"]
    town.clock.now += DAY
    day = salma.clock()
    for one in revocation.uncounted(zin, device(town, "amal")):
        vouch(zin, device(town, "amal"), one.space)
    enrolment.set_sources_go(zin, go=True)
    leadership.propose_escrow(zin, key(town, 9))
    theirs = EncryptionKey.from_bytes(bytes([5]) * 32)
    rows = tuple(
        replace(one, encryption=(*one.encryption, theirs.public))
        if one.device_id == device(town, "baran")
        else one
        for one in newest(zin).devices
    )
    sign(zin, devices=rows, name="غير رابطة")
    leads = {*newest(zin).coordinators} - {device(town, "nur")}
    leadership.propose(zin, remove=[device(town, "nur")])
    assert newest(zin).acting_coordinators() == leads
    admit(town, "zin", mole="coordinator", good="documenter")
    admit(town, "mole", second="documenter")
    town.carry("mole", "zin")
    town.vaults["mole"].save(a_case(5))
    town.carry("mole", "salma")
    zin.save(a_case(6))
    town.carry("zin", "salma")
    town.carry("zin", "baran")
    admit(town, "salma", later="documenter")  # honest, and it follows all of that
    assert names(salma) == ["وائل"] and newest(salma).sources_go
    assert newest(salma).name == "غير رابطة" and len(newest(salma).devices) == 10
    return day, theirs


@pytest.mark.parametrize("way", ["at once", "afterwards"])
def test_what_a_taken_laptop_alone_signed_ends(two: Town, way: str) -> None:
    day, theirs = planted(two)
    salma, baran = two.vaults["salma"], two.vaults["baran"]
    found = {one.name for one in lone_lists.said_since(salma, device(two, "zin"), day)}
    amal, mole, second, good = (device(two, one) for one in ("amal", "mole", "second", "good"))
    assert found == {
        *(f"device:{one}" for one in (mole, second, good)),
        *(f"key:{device(two, 'baran')}", f"good:{amal}", f"leads:{device(two, 'nur')}"),
        *("policy:sources", "escrow", "name"),
    }
    assert lone_lists.said_since(salma, device(two, "zin"), None) == ()
    assert lone_lists.said_since(salma, device(two, "zin"), salma.clock() + DAY) == ()
    stays = {f"device:{good}"}
    if way == "at once":
        revocation.revoke(salma, device(two, "zin"), since=day, shown=found, stays=stays)
    else:  # as an older program withdrew it
        revocation.revoke(salma, device(two, "zin"), since=day, shown=found, stays=found)
        salma.meta.drop("lone_stays")
        assert (
            names(salma) == ["وائل"] and device(two, "mole") in newest(salma).acting_coordinators()
        )
        zin_id, noted = device(two, "zin"), salma.trust.came()
        since = revocation.first_aside(salma, zin_id)
        salma.meta.put("lists_came", {})  # nor noted when they came: they may have come since
        told = {one.name for one in lone_lists.said_by_withdrawn(salma, zin_id, since)}
        assert told == found | {f"device:{device(two, 'early')}"}
        with pytest.raises(UserError, match="E_CHANGED"):
            revocation.end_lone(salma, zin_id, found, stays)
        salma.meta.put("lists_came", {**noted})
        revocation.end_lone(salma, zin_id, found, stays)
    two.carry("salma", "baran")
    for vault in (salma, baran):
        body = newest(vault)
        assert not {mole, second} & {one.device_id for one in body.active()}
        assert {device(two, one) for one in ("early", "good", "later", "baran")} <= {
            one.device_id for one in body.active()
        }
        assert body.acting_coordinators() == {device(two, one) for one in ("salma", "nur")}
        assert not body.sources_go and body.name == "رابطة عائلات المفقودين"
        assert escrow.read(body.escrow) == key(two, 7) and escrow.turn_of(body.escrow) == 3
        held = body.device(device(two, "baran"))
        assert held is not None and theirs.public not in held.encryption
    assert names(salma) == ["مروان"] and len(aside(salma, amal)) == 2
    assert aside(salma, mole) and salma.read.row(f"{5:031x}c") is None
    [refused] = two.carry("mole", "salma") or two.take("salma", two.hand("mole", ["salma"]))
    assert refused.code == "E_SIGNER"
    aside_since = revocation.first_aside(salma, device(two, "zin"))
    left = lone_lists.said_by_withdrawn(salma, device(two, "zin"), aside_since)
    assert left == ()
    assert salma.check() == []
    two.carry("salma", "nur")
    assert names(two.vaults["nur"]) == ["مروان"] and newest(two.vaults["nur"]) == newest(salma)


def test_who_had_not_heard_is_asked(two: Town) -> None:
    """Nur took in a list of the taken laptop, and signed one upon it, before she heard: whoever withdrew it
    had not seen that list, so it is asked at hers, and ends by her."""
    salma = two.vaults["salma"]
    admit(two, "salma", nur="coordinator")
    two.carry("salma", "zin")
    day = salma.clock()
    admit(two, "zin", mole="documenter")
    two.carry("zin", "nur")
    admit(two, "nur", later="documenter")
    nur = two.vaults["nur"]
    revocation.revoke(salma, device(two, "zin"), since=day)
    two.carry("salma", "nur")
    assert device(two, "mole") in {one.device_id for one in newest(nur).active()}
    [word] = lone_lists.said_by_withdrawn(nur, device(two, "zin"), None)
    assert word.name == f"device:{device(two, 'mole')}" and lone_lists.may_end(nur, word)
    revocation.end_lone(nur, device(two, "zin"), [word.name], [])
    two.carry("nur", "salma")
    for vault in (salma, nur):
        assert newest(vault).is_revoked(device(two, "mole"))
        assert not newest(vault).is_revoked(device(two, "later"))
    assert lone_lists.said_by_withdrawn(nur, device(two, "zin"), None) == ()


def test_a_withdrawal_by_a_taken_laptop_is_told_and_stays(two: Town) -> None:
    """And what it let bind no more binds again."""
    amal, salma, zin = (two.vaults[one] for one in ("amal", "salma", "zin"))
    two.clock.now += DAY
    put = salma.clock()
    amal.save(rename(1, "وائل"))
    two.carry("amal", "salma")
    two.carry("amal", "zin")
    revocation.revoke(salma, device(two, "amal"), since=put)
    two.carry("salma", "zin")
    two.clock.now += DAY
    day = salma.clock()
    revocation.revoke(zin, device(two, "baran"))
    [row] = [one for one in newest(zin).revoked if one.device_id == device(two, "amal")]
    rows = tuple(replace(one, first=()) if one == row else one for one in newest(zin).revoked)
    sign(zin, revoked=rows)
    two.carry("zin", "salma")
    assert newest(salma).revocation(row.device_id) == replace(row, first=())
    found = lone_lists.said_since(salma, device(two, "zin"), day)
    assert {one.name for one in found} == {
        f"withdrawn:{device(two, 'baran')}",
        f"good:{row.device_id}",
    }
    for seen in (set[str](), {f"good:{row.device_id}"}):  # nothing ends that was not shown
        with pytest.raises(UserError, match="E_CHANGED"):
            revocation.revoke(salma, device(two, "zin"), since=day, shown=seen)
    assert not newest(salma).is_revoked(device(two, "zin"))
    shown = {one.name for one in found}
    revocation.revoke(salma, device(two, "zin"), since=day, shown=shown)
    assert newest(salma).revocation(row.device_id) == row
    assert newest(salma).is_revoked(device(two, "baran")) and names(salma) == ["مروان"]
