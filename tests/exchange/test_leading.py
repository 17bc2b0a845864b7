"""Two of three lead together: a proposal signed one after the other, by file (bundle.md §9.6)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import a_case, case_id, everything_said

from vsdesk.crypto import escrow
from vsdesk.crypto.frame import FrameType
from vsdesk.crypto.secrets import Secret
from vsdesk.errors import Refused, UserError
from vsdesk.exchange import enrolment, leadership, revocation
from vsdesk.history.trust import climb, next_version
from vsdesk.vault import escrow_way

if TYPE_CHECKING:
    from tests.exchange.conftest import Town

    from vsdesk.crypto.canonical import Json
    from vsdesk.history.trust import Trust
    from vsdesk.history.trustlist import TrustList
    from vsdesk.vault.vault import Vault


def device(town: Town, name: str) -> str:
    return town.vaults[name].identity.device_id


@pytest.fixture
def three(town: Town) -> Town:
    """Salma, Zin and Nur lead; one signature is enough so far."""
    for name in ("zin", "nur"):
        town.vault(name, "coordinator")
        town.enrol(name, "salma")
    town.carry("salma", "zin")
    town.carry("salma", "amal")
    return town


def two_of_three(town: Town) -> None:
    salma, zin = town.vaults["salma"], town.vaults["zin"]
    asked, _ = leadership.propose(salma, threshold=2)
    assert salma.trust.trust is not None and salma.trust.trust.newest.threshold == 1
    told = leadership.read(zin, asked)
    assert (told.before, told.then, told.added, told.removed) == (1, 2, (), ())
    assert told.signed == (device(town, "salma"),) and (told.old, told.new) == (0, 1)
    both, done = leadership.sign(zin, asked)
    assert done.enough
    assert zin.trust.trust is not None and zin.trust.trust.newest.threshold == 2
    assert leadership.take(salma, both).enough
    assert salma.trust.version == zin.trust.version


def test_two_sign_and_all_hear_of_it(three: Town) -> None:
    two_of_three(three)
    salma, zin, nur = (three.vaults[one] for one in ("salma", "zin", "nur"))
    assert salma.trust.version == zin.trust.version
    three.carry("zin", "nur")
    three.carry("salma", "amal")
    for vault in (nur, three.vaults["amal"]):
        assert vault.trust.trust is not None and vault.trust.trust.newest.threshold == 2
    # One alone changes nothing of who leads; a device is still admitted by one.
    trust = salma.trust.trust
    assert trust is not None
    with pytest.raises(Refused, match="E_SIGNER"):
        enrolment.publish(salma, replace(next_version(trust), threshold=1))
    three.vault("late")
    three.enrol("late", "salma")
    assert three.vaults["late"].trust.enrolled


def test_two_take_over_when_one_is_gone(three: Town) -> None:
    two_of_three(three)
    salma, zin = three.vaults["salma"], three.vaults["zin"]
    three.carry("zin", "nur")
    nur = three.vaults["nur"]
    with pytest.raises(UserError, match="E_LAST_LEAD"):
        leadership.propose(
            zin, remove=[device(three, "salma")]
        )  # two would be left, and two must sign
    three.vault("dilo", "coordinator")
    three.enrol("dilo", "zin")
    three.carry("zin", "nur")
    asked, _ = leadership.propose(zin, remove=[device(three, "salma")], add=[device(three, "dilo")])
    leadership.sign(nur, asked)
    assert nur.trust.trust is not None
    assert device(three, "salma") not in nur.trust.trust.newest.acting_coordinators()
    assert device(three, "dilo") in nur.trust.trust.newest.acting_coordinators()
    # Who leads no more is revoked like any device.
    three.carry("nur", "zin")
    revocation.revoke(zin, device(three, "salma"))
    assert zin.trust.trust is not None and zin.trust.trust.newest.is_revoked(device(three, "salma"))
    assert salma.trust.version < zin.trust.version


def test_what_is_ordered_again_lies_beside_the_database_too(three: Town) -> None:
    """An older copy of it that is put back meets the order of who leads now."""
    salma, zin = three.vaults["salma"], three.vaults["zin"]
    salma.save(a_case(1))
    three.carry("salma", "zin")
    order = salma.orders.draft("withdrawn", spaces=(case_id(1),))
    with salma.transaction():
        salma.orders.give(order)
    assert salma.orders.finish()
    three.carry("salma", "zin")
    leadership.propose(zin, remove=[device(three, "salma")])
    assert [zin.erasing.beside(), zin.check()] == [([], []), []]
    outside = zin.folder.root / "erasures"
    assert len(list(outside.iterdir())) == len(zin.erasing.frames()) == 2


def test_two_take_one_out_before_the_device_is_withdrawn(three: Town) -> None:
    two_of_three(three)
    salma, zin, nur = three.vaults["salma"], three.vaults["zin"], device(three, "nur")
    with pytest.raises(UserError, match="E_LEADS"):
        revocation.revoke(salma, nur)
    asked, _ = leadership.propose(salma, threshold=1, remove=[nur])
    both, done = leadership.sign(zin, asked)
    assert done.enough and leadership.take(salma, both).enough
    assert revocation.revoke(salma, nur).newest.is_revoked(nur)


def test_of_two_both_must_not_sign(three: Town) -> None:
    """Where one is lost nobody could change anything any more."""
    salma = three.vaults["salma"]
    with pytest.raises(UserError, match="E_LAST_LEAD"):
        leadership.propose(salma, threshold=3)
    with pytest.raises(UserError, match="E_LAST_LEAD"):
        leadership.propose(salma, threshold=2, remove=[device(three, "nur")])
    with pytest.raises(UserError, match="E_SAME_LEADS"):
        leadership.propose(salma, threshold=1)
    with pytest.raises(UserError, match="E_ROLE"):
        leadership.propose(three.vaults["amal"], threshold=2)
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        leadership.propose(salma, add=[device(three, "amal")])


def test_a_proposal_that_another_list_overtook(three: Town) -> None:
    salma, zin = three.vaults["salma"], three.vaults["zin"]
    asked, _ = leadership.propose(salma, threshold=2)
    three.vault("late")
    three.enrol("late", "zin")
    with pytest.raises(UserError, match="E_OVERTAKEN"):
        leadership.sign(zin, asked)


@pytest.mark.parametrize("what", ["a device with another key", "somebody who is none", "no signer"])
def test_a_proposal_says_who_leads_and_nothing_else(three: Town, what: str) -> None:
    """A coordinator who turned puts more into the list than is shown."""
    salma, zin = three.vaults["salma"], three.vaults["zin"]
    trust = salma.trust.trust
    assert trust is not None
    body = replace(next_version(trust), threshold=2)
    signer = three.vaults["amal"] if what == "no signer" else salma
    if what == "a device with another key":
        rows = tuple(
            replace(one, group="x") if one.device_id == device(three, "amal") else one
            for one in body.devices
        )
        body = replace(body, devices=rows)
    if what == "somebody who is none":
        body = replace(body, policy={"sources": "coordinators"})
    frame = signer.sign(FrameType.TRUST, body.payload())
    sealed, _ = leadership._signed(salma, trust, frame, body)
    with pytest.raises(Refused, match="E_SIGNER"):
        leadership.sign(zin, sealed)
    assert zin.trust.version == trust.version


def test_damaged_and_for_somebody_else(three: Town) -> None:
    salma, zin = three.vaults["salma"], three.vaults["zin"]
    asked, _ = leadership.propose(salma, threshold=2)
    with pytest.raises(Refused):
        leadership.read(zin, asked[:-5])
    with pytest.raises(Refused):
        leadership.read(zin, b"none")
    with pytest.raises(UserError, match="E_ROLE"):
        leadership.read(three.vaults["amal"], asked)
    salma.save(a_case(1))
    three.carry("salma", "zin")
    assert everything_said(salma) == everything_said(zin)


def newest(town: Town, name: str) -> TrustList:
    trust = town.vaults[name].trust.trust
    assert trust is not None
    return trust.newest


@pytest.mark.parametrize("first", ["zin", "nur"])
def test_a_device_is_withdrawn_beside_a_change_of_who_leads(three: Town, first: str) -> None:
    """Nur has not heard that two must sign now. Both stand, whoever hears of which first."""
    for name in ("zin", "nur"):
        three.carry("salma", name)
    two_of_three(three)
    nur = three.vaults["nur"]
    revocation.revoke(nur, device(three, "amal"))
    enrolment.publish(nur, replace(newest_draft(nur), policy={"sources": "coordinators"}))
    assert newest(three, "nur").threshold == 1
    for _ in range(3):
        for one, other in (
            (first, "salma"),
            ("nur", "zin"),
            ("salma", "nur"),
            ("zin", "nur"),
            ("salma", "zin"),
        ):
            for got in three.carry(one, other) if one != other else ():
                assert got.status == "applied" or "L_TRUST_ROLLBACK" in got.codes, got
    for name in ("salma", "zin", "nur"):
        assert newest(three, name).threshold == 2, name
        assert newest(three, name).is_revoked(device(three, "amal")), name
    assert len({newest(three, name).version for name in ("salma", "zin", "nur")}) == 1


def newest_draft(vault: Vault) -> TrustList:
    assert vault.trust.trust is not None
    return next_version(vault.trust.trust)


def test_who_leads_no_more_says_nothing_beside_the_change(three: Town) -> None:
    """Nur's laptop is in other hands: the others end that it leads. What it signs beside that, dated back,
    admits and withdraws nobody, and stops nothing."""
    for name in ("zin", "nur"):
        three.carry("salma", name)
    salma, zin, nur = (three.vaults[one] for one in ("salma", "zin", "nur"))
    leadership.propose(salma, remove=[device(three, "nur")])
    three.carry("salma", "zin")
    revocation.revoke(nur, device(three, "amal"))
    for _ in range(3):
        draft = newest_draft(nur)
        enrolment.publish(nur, replace(draft, policy={"sources": "coordinators"}))
    for to in ("salma", "zin"):
        [got] = three.take(to, three.hand("nur", [to]))
        assert got.code == "E_SIGNER" or "L_TRUST_FORK" in got.codes, got
        assert not newest(three, to).is_revoked(device(three, "amal"))
        assert device(three, "nur") not in newest(three, to).acting_coordinators()
    # It does not hold who leads from others either.
    three.carry("salma", "amal")
    assert newest(three, "amal").version == salma.trust.version == zin.trust.version
    salma.save(a_case(1))
    [got] = three.take("nur", three.hand("salma", ["nur"]))
    assert not newest(three, "nur").is_revoked(device(three, "amal")), got


def test_two_changes_of_who_leads_beside_each_other_are_set_aside(three: Town) -> None:
    for name in ("zin", "nur"):
        three.carry("salma", name)
    salma, zin = three.vaults["salma"], three.vaults["zin"]
    leadership.propose(salma, remove=[device(three, "zin")])
    leadership.propose(zin, remove=[device(three, "salma")])
    for one, other in (("salma", "zin"), ("zin", "salma")):
        three.vaults[one].save(a_case(1 if one == "salma" else 2))
        [got] = three.take(other, three.hand(one, [other]))
        assert "L_TRUST_FORK" in got.codes or got.code == "E_SIGNER", got
    assert device(three, "zin") not in newest(three, "salma").acting_coordinators()
    assert device(three, "salma") not in newest(three, "zin").acting_coordinators()


def key(town: Town, seed: int, *, asks: bool = False) -> escrow.EscrowKey:
    org = town.vaults["salma"].trust.trust
    assert org is not None
    public = escrow.key_of(Secret(bytes([seed]) * 32), org.org).public
    return escrow.EscrowKey(public, seed, 2, 3, asks)


def held(vault: Vault) -> Json:
    assert vault.trust.trust is not None
    stated = vault.trust.trust.newest.escrow
    return None if stated is None else stated.get("set", "gone")


def test_two_sign_an_escrow_and_one_alone_none(three: Town) -> None:
    two_of_three(three)
    salma, zin, nur = (three.vaults[one] for one in ("salma", "zin", "nur"))
    asked, told = leadership.propose_escrow(salma, key(three, 7, asks=True))
    assert told.escrow and not told.enough and held(salma) is None
    seen = leadership.read(zin, asked)
    assert seen.key == key(three, 7, asks=True) and (seen.added, seen.removed) == ((), ())
    assert leadership.sign(zin, asked)[1].enough and held(zin) == 7
    three.carry("zin", "nur")
    three.carry("zin", "salma")
    assert held(nur) == held(salma) == 7
    # One alone, by hand: no vault takes it.
    body = replace(next_version(_trust(salma)), escrow=key(three, 8).json(2))
    with pytest.raises(Refused) as told_off:
        climb(_trust(zin), salma.sign(FrameType.TRUST, body.payload()))
    assert told_off.value.name == "E_SIGNER"


def test_who_had_not_heard_takes_no_escrow_back(three: Town) -> None:
    """One coordinator gives the organisation papers; another admits a device beside that, twice."""
    salma, zin = three.vaults["salma"], three.vaults["zin"]
    leadership.propose_escrow(salma, key(three, 7))
    for name in ("fadi", "gule"):
        three.vault(name)
        three.enrol(name, "zin")
    assert held(salma) == 7 and held(zin) is None
    three.carry("zin", "salma")
    three.carry("salma", "zin")
    three.carry("zin", "salma")
    assert held(salma) == held(zin) == 7
    assert _trust(salma).newest.device(device(three, "gule")) is not None
    assert _trust(salma).hashes == _trust(zin).hashes
    three.carry("zin", "gule")
    assert held(three.vaults["gule"]) == 7


def test_of_two_made_beside_each_other_all_hold_the_same(three: Town) -> None:
    salma, zin, nur = (three.vaults[one] for one in ("salma", "zin", "nur"))
    three.carry("salma", "nur")
    leadership.propose_escrow(salma, key(three, 7))
    leadership.propose_escrow(zin, key(three, 8))
    for way in (("zin", "nur"), ("salma", "nur"), ("zin", "salma"), ("salma", "zin")):
        three.carry(*way)
    for way in (("salma", "nur"), ("nur", "zin"), ("nur", "salma"), ("zin", "salma")):
        three.carry(*way)
    assert held(salma) == held(zin) == held(nur)
    leadership.propose_escrow(nur, None)
    three.carry("nur", "salma")
    three.carry("nur", "zin")
    assert held(salma) == held(zin) == "gone"


def _trust(vault: Vault) -> Trust:
    assert vault.trust.trust is not None
    return vault.trust.trust


@pytest.mark.parametrize(
    "stated",
    [
        {},
        {"turn": 1},
        {"turn": -1, "gone": True},
        {"turn": True, "gone": True},
        {"turn": 1, "public": "00" * 1216, "set": 1, "k": 3, "n": 2, "ask": False},
        {"turn": 1, "public": "zz", "set": 1, "k": 2, "n": 3, "ask": False},
        {"turn": 1, "public": [], "set": {}, "k": "2", "n": None, "ask": 1},
    ],
)
def test_what_is_no_escrow_here_is_left_alone(three: Town, stated: dict[str, Json]) -> None:
    """Of a newer program, or of somebody who forged it: nothing is sealed to it, nothing falls."""
    salma, amal = three.vaults["salma"], three.vaults["amal"]
    body = replace(next_version(_trust(salma)), escrow=stated)
    after, mark = climb(_trust(salma), salma.sign(FrameType.TRUST, body.payload()))
    assert mark == "" and escrow.read(after.newest.escrow) is None
    with salma.transaction():
        salma.trust.keep(after)
    three.carry("salma", "amal")
    assert escrow_way.follow(amal) == "" and escrow_way.state(amal).count == 0
    asked, _ = leadership.propose_escrow(salma, key(three, 9))
    three.carry("salma", "amal")
    assert asked and held(amal) == 9 and escrow_way.follow(amal) == "made"
