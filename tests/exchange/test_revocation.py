"""A device is revoked: what was good goes on counting in every vault, the rest counts nowhere and is kept
(bundle.md §9.5)."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import a_case, case_id, everything_said, names, person_id, rename
from tests.exchange.forge import Forged

from vsdesk.crypto.frame import FrameType, join_signatures, parse_frame
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import Refused, UserError
from vsdesk.exchange import revocation
from vsdesk.history.checkpoint import Leaf, leaves_line, make_checkpoints
from vsdesk.history.trust import TRUST_LIMIT, climb, next_version
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from tests.exchange.conftest import Town

    from vsdesk.vault.vault import Vault

DAY = 24 * 3600 * 1000


def device(town: Town, name: str) -> str:
    return town.vaults[name].identity.device_id


def aside(vault: Vault, device_id: str) -> list[tuple[str, int]]:
    return [(one.space, len(one.ops)) for one in revocation.uncounted(vault, device_id)]


def vouch(vault: Vault, device_id: str, space: str) -> None:
    seen = {one.space: one.entries for one in revocation.uncounted(vault, device_id)}
    revocation.vouch_for(vault, device_id, {space: seen[space]})


@pytest.fixture
def two(town: Town) -> Town:
    """Salma and Zin lead; Amal wrote a case, which both hold."""
    town.vault("zin", "coordinator")
    town.enrol("zin", "salma")
    town.carry("salma", "amal")
    town.vaults["amal"].save(a_case(1))
    for lead in ("salma", "zin"):
        town.carry("amal", lead)
        town.carry(lead, "amal")
    return town


def test_what_came_before_counts_and_nothing_new_is_taken_in(two: Town) -> None:
    amal, salma, zin = (two.vaults[one] for one in ("amal", "salma", "zin"))
    amal.save(rename(1, "وائل"))
    late = two.hand("amal", ["salma"])
    revocation.revoke(salma, device(two, "amal"))
    assert names(salma) == ["مروان"]
    [refused] = two.take("salma", late)
    assert (refused.status, refused.code) == ("refused", "E_SIGNER")
    [taken] = two.carry("salma", "zin")
    assert taken.status == "applied"
    assert names(zin) == ["مروان"] and aside(zin, device(two, "amal")) == []
    [refused] = two.take("zin", two.hand("amal", ["zin"]))
    assert refused.code == "E_SIGNER"
    assert salma.check() == zin.check() == []
    assert everything_said(salma) == everything_said(zin)


def test_what_came_after_a_day_is_put_aside_and_vouched_for(two: Town) -> None:
    amal, salma, zin = (two.vaults[one] for one in ("amal", "salma", "zin"))
    two.clock.now += DAY
    day = salma.clock()
    amal.save([*rename(1, "وائل"), *a_case(2)])
    two.carry("amal", "salma")
    assert names(salma) == ["وائل"] and names(salma, 2) == ["مروان"]
    revocation.revoke(salma, device(two, "amal"), since=day)
    assert names(salma) == ["مروان"]  # the word before it stands again
    assert salma.read.row(case_id(2)) is None
    assert sorted(aside(salma, device(two, "amal"))) == [(case_id(1), 1), (case_id(2), 3)]
    [taken] = two.carry("salma", "zin")
    assert taken.codes == ("L_REVOKED",)
    assert names(zin) == ["مروان"] and zin.read.row(case_id(2)) is None
    assert sorted(aside(zin, device(two, "amal"))) == [(case_id(1), 1), (case_id(2), 3)]
    # A coordinator looks, and lets one case count; the other stays aside.
    vouch(salma, device(two, "amal"), case_id(2))
    assert names(salma, 2) == ["مروان"] and names(salma) == ["مروان"]
    two.carry("salma", "zin")
    assert names(zin, 2) == ["مروان"]
    assert aside(zin, device(two, "amal")) == aside(salma, device(two, "amal")) == [(case_id(1), 1)]
    assert everything_said(salma) == everything_said(zin)


def test_the_clock_of_the_device_saves_nothing(two: Town) -> None:
    """What it dates back came when it came."""
    amal, salma = two.vaults["amal"], two.vaults["salma"]
    day = salma.clock() + DAY
    two.clock.now -= 30 * DAY
    amal.save(rename(1, "وائل"))
    two.clock.now += 31 * DAY
    two.carry("amal", "salma")
    revocation.revoke(salma, device(two, "amal"), since=day)
    assert names(salma) == ["مروان"]


def test_what_only_another_coordinator_held_is_put_aside_until_somebody_looks(two: Town) -> None:
    amal, salma, zin = (two.vaults[one] for one in ("amal", "salma", "zin"))
    amal.save(rename(1, "وائل"))
    two.carry("amal", "zin")
    revocation.revoke(salma, device(two, "amal"))
    two.carry("salma", "zin")
    assert names(zin) == ["مروان"] and aside(zin, device(two, "amal")) == [(case_id(1), 1)]
    [taken] = two.carry("zin", "salma")
    assert "L_REVOKED" in taken.codes
    assert aside(salma, device(two, "amal")) == [(case_id(1), 1)]
    vouch(zin, device(two, "amal"), case_id(1))
    two.carry("zin", "salma")
    assert names(zin) == names(salma) == ["وائل"]
    assert aside(salma, device(two, "amal")) == []


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_any_order_of_list_leaves_and_entries_ends_the_same(
    two: Town, order: tuple[int, ...]
) -> None:
    """A third coordinator gets the entries, the revocation, and what was vouched for later, in any order."""
    amal, salma = two.vaults["amal"], two.vaults["salma"]
    third = two.vault("nur", "coordinator")
    two.enrol("nur", "salma")
    two.clock.now += DAY
    day = salma.clock()
    amal.save([*rename(1, "وائل"), *a_case(2)])
    two.carry("amal", "salma")
    files = [two.hand("salma", ["nur"])]
    revocation.revoke(salma, device(two, "amal"), since=day)
    files.append(two.hand("salma", ["nur"]))
    vouch(salma, device(two, "amal"), case_id(2))
    files.append(two.hand("salma", ["nur"]))
    for at in order:
        assert {one.status for one in two.take("nur", files[at])} <= {"applied", "partial"}
    assert names(third) == ["مروان"] and names(third, 2) == ["مروان"]
    assert everything_said(third) == everything_said(salma)
    assert aside(third, device(two, "amal")) == [(case_id(1), 1)]
    assert third.check() == []


def test_a_case_lent_later_brings_what_is_good_of_it(two: Town) -> None:
    salma, baran = two.vaults["salma"], two.vaults["baran"]
    revocation.revoke(salma, device(two, "amal"))
    two.carry("salma", "baran")  # the list, and no leaf of a case that is not his
    salma.save([Edit("case", {"assigned": [device(two, "baran")]}, id=case_id(1))])
    [taken] = two.carry("salma", "baran")
    assert taken.codes == () and names(baran) == ["مروان"]
    forged = Forged.of(two.hand("salma", ["zin"])[0], two.vaults["zin"], salma)
    assert "checkpoint" in {kind for kind, _ in forged.objects}


def test_nothing_of_a_case_that_is_not_his_is_opened(two: Town) -> None:
    salma, baran = two.vaults["salma"], two.vaults["baran"]
    revocation.revoke(salma, device(two, "amal"))
    [path] = two.hand("salma", ["baran"])
    forged = Forged.of(path, baran, salma)
    assert {kind for kind, _ in forged.objects} == {"trust"}


def test_it_comes_to_rest(two: Town) -> None:
    salma = two.vaults["salma"]
    revocation.revoke(salma, device(two, "amal"))
    for one, other in (("salma", "zin"), ("zin", "salma"), ("salma", "baran"), ("baran", "salma")):
        two.carry(one, other)
    for one, other in (("salma", "zin"), ("zin", "salma"), ("salma", "baran"), ("baran", "salma")):
        assert [handed.state for handed in two.handed(one, [other])] == ["nothing"], (one, other)


def forge_good(town: Town, by: str) -> Forged:
    """A bundle of Baran for Salma with a checkpoint over Amal's head beyond what is good, signed by `by`."""
    salma, baran, signer = town.vaults["salma"], town.vaults["baran"], town.vaults[by]
    org, amal = salma.trust.org, device(town, "amal")
    assert org is not None
    log = next(one for one in salma.ledger.logs_of(amal) if one.space == case_id(1))
    assert log.head is not None
    leaf = Leaf.new(log.id, log.space, log.seq, log.head, town.rng)
    args = (org, amal, log.incarnation, signer.now_ts(), signer.trust.version, [leaf], town.rng)
    [(checkpoint, part)] = make_checkpoints(*args)
    frame = signer.sign(FrameType.CHECKPOINT, checkpoint.payload())
    baran.save(a_case(7))
    [path] = town.hand("baran", ["salma"])
    forged = Forged.of(path, salma, baran)
    at = next(n for n, (kind, _) in enumerate(forged.objects) if kind == "checkpoint")
    forged.objects.insert(at, ("checkpoint", frame))
    line = leaves_line(sha256(frame).hex(), part) + b"\n"
    forged.objects.insert(at + 2, ("leaves", line))
    return forged


@pytest.mark.parametrize("by", ["baran", "amal", "zin", "salma"])
def test_only_what_the_list_names_is_good(two: Town, by: str) -> None:
    """A checkpoint that nobody put into the list vouches for nothing, whoever signed it."""
    amal, salma = two.vaults["amal"], two.vaults["salma"]
    two.clock.now += DAY
    day = salma.clock()
    amal.save(rename(1, "وائل"))
    two.carry("amal", "salma")
    revocation.revoke(salma, device(two, "amal"), since=day)
    two.carry("salma", "baran")
    forged = forge_good(two, by)
    path = forged.write(two.stick() / "forged.age", [salma], two.rng)
    [received] = two.take("salma", [path])
    assert received.status == "applied" and names(salma, 7) == ["مروان"]
    assert names(salma) == ["مروان"] and aside(salma, device(two, "amal")) == [(case_id(1), 1)]


def test_the_device_that_hears_of_it_hands_nothing_over_and_keeps_its_words(two: Town) -> None:
    amal, salma = two.vaults["amal"], two.vaults["salma"]
    amal.save(rename(1, "وائل"))
    revocation.revoke(salma, device(two, "amal"), since=0)
    [path] = two.hand("salma", ["amal"])
    forged = Forged.of(path, amal, salma)
    assert {kind for kind, _ in forged.objects} == {"trust"}  # and no word of any record
    [received] = two.take("amal", [path])
    assert received.status == "applied"
    for again in (False, True):
        if again:
            amal.lock()
            amal = two.open("amal")
        assert amal.trust.revoked and not amal.trust.enrolled
        assert names(amal) == ["وائل"]
        with pytest.raises(UserError, match="E_REVOKED"):
            two.handed("amal", ["salma"])
    two.vaults["amal"].save(rename(1, "سامر"))  # it is theirs to write on
    assert names(two.vaults["amal"]) == ["سامر"] and two.vaults["amal"].check() == []
    assert salma.read.row(case_id(1)) is None and salma.read.view(person_id(1)) is None


def test_who_may_not(two: Town) -> None:
    amal, salma = two.vaults["amal"], two.vaults["salma"]
    with pytest.raises(UserError, match="E_ROLE"):
        revocation.revoke(amal, device(two, "baran"))
    with pytest.raises(UserError, match="E_OWN_DEVICE"):
        revocation.revoke(salma, device(two, "salma"))
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        revocation.revoke(salma, "ab" * 32)
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        revocation.vouch_for(salma, device(two, "amal"), {case_id(1): ()})


def test_two_must_sign_where_two_lead(two: Town) -> None:
    salma, zin = two.vaults["salma"], two.vaults["zin"]
    trust = salma.trust.trust
    assert trust is not None
    payload = replace(next_version(trust), threshold=2).payload()
    one, other = (
        parse_frame(who.sign(FrameType.TRUST, payload), TRUST_LIMIT) for who in (salma, zin)
    )
    with pytest.raises(Refused, match="E_SIGNER"):
        climb(trust, one.raw)
    after, _ = climb(trust, join_signatures(one, other))
    with salma.transaction():
        salma.trust.keep(after)
    with pytest.raises(UserError, match="E_LAST_LEAD"):
        revocation.revoke(salma, device(two, "zin"))
    assert salma.trust.trust is not None and not salma.trust.trust.newest.revoked
    revocation.revoke(salma, device(two, "amal"))  # a documenter's, by one of them
    assert zin.trust.version < salma.trust.version


def test_one_coordinator_revokes_another_where_one_leads(two: Town) -> None:
    salma, zin = two.vaults["salma"], two.vaults["zin"]
    zin.save(a_case(5))
    two.carry("zin", "salma")
    revocation.revoke(salma, device(two, "zin"))
    assert names(salma, 5) == ["مروان"]
    [refused] = two.carry("zin", "salma")
    assert refused.code == "E_SIGNER"
    two.carry("salma", "amal")
    zin.save([*rename(1, "وائل"), Edit("case", {"assigned": [device(two, "amal")]}, id=case_id(5))])
    [refused] = two.take("amal", two.hand("zin", ["amal"]))
    assert refused.code == "E_SIGNER"


def test_a_failure_on_the_way_leaves_all_as_it_was(
    two: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    salma = two.vaults["salma"]
    before = everything_said(salma), salma.trust.version
    good = salma.database.query("SELECT count(*) FROM checkpoint")

    def full(*_: object, **__: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(salma.folding, "refold", full)
    with pytest.raises(OSError, match="no space"):
        revocation.revoke(salma, device(two, "amal"))
    assert (everything_said(salma), salma.trust.version) == before
    assert salma.database.query("SELECT count(*) FROM checkpoint") == good
    assert salma.trust.trust is not None and not salma.trust.trust.newest.revoked
