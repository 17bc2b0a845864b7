"""A device's key to encrypt to is turned: what is sealed to which, what still opens, what a copy of before
does (docs/spec/bundle.md §9.4)."""

from __future__ import annotations

import gc
import shutil
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import a_case, case_id, names, rename
from tests.exchange.test_put_back import keep, put_back

from vsdesk.crypto.age import AgeReader
from vsdesk.errors import Refused, UserError
from vsdesk.exchange import device_keys, revocation
from vsdesk.exchange.share import Audience
from vsdesk.history.device import introduce
from vsdesk.vault.meta import read_keys
from vsdesk.vault.sync.peer_lives import is_two, note_fork, say_one_again, two_since

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exchange.conftest import Town

    from vsdesk.vault.vault import Vault

DAY = 86_400_000


def opens(path: Path, key: int, vault: Vault) -> bool:
    """Whether the key of that number, the oldest first, opens a file."""
    try:
        with path.open("rb") as stream:
            AgeReader(stream, [read_keys(vault.meta)[key].key])
    except Refused as refused:
        assert refused.name == "E_NO_MATCH"
        return False
    return True


def named(vault: Vault, device: Vault) -> int:
    """How many keys of a device the newest list of a vault names."""
    found = vault.trust.device(device.identity.device_id)
    assert found is not None
    return len(found.encryption)


def test_it_is_introduced_named_and_used(town: Town) -> None:
    amal, salma, baran = (town.vaults[name] for name in ("amal", "salma", "baran"))
    amal.save(a_case(1))
    for one, to in (("amal", "salma"), ("salma", "amal"), ("amal", "salma")):
        town.carry(one, to)
    salma.save(rename(1, "مروان الأول"))
    [before] = town.hand("salma", ["amal"])
    device_keys.turn(amal)
    assert device_keys.waits(amal) and named(amal, amal) == 1
    # Reason enough for one file; the others seal to the old key until a list names the new one.
    [said] = town.hand("amal")
    assert town.handed("amal")[0].state == "nothing"
    assert town.take("salma", [said])[0].status == "applied"
    assert named(salma, amal) == 2 and named(amal, amal) == 1
    [after] = town.hand("salma", ["amal"])
    assert [opens(before, n, amal) for n in (0, 1)] == [True, False]
    assert [opens(after, n, amal) for n in (0, 1)] == [False, True]
    # What was on the way still opens.
    assert [one.status for one in town.take("amal", [before, after])] == ["applied", "applied"]
    assert not device_keys.waits(amal) and names(amal) == ["مروان الأول"]
    ended = [one.ended for one in read_keys(amal.meta)]
    assert ended[0] is not None and ended[1] is None
    town.carry("salma", "baran")
    assert named(baran, amal) == 2
    assert town.handed("amal")[0].state != "nothing"  # its receipt
    assert town.handed("amal")[0].state == "nothing"


def test_a_year_later_the_old_one_is_destroyed(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    device_keys.turn(amal)
    town.carry("amal", "salma")
    late = town.hand("salma", ["amal"])
    town.take("amal", late)
    town.clock.now += 364 * DAY
    device_keys.take_up(amal)
    assert len(read_keys(amal.meta)) == 2
    town.clock.now += 2 * DAY
    device_keys.take_up(amal)
    assert len(read_keys(amal.meta)) == 1
    salma.save(a_case(1))
    assert [one.status for one in town.carry("salma", "amal")] == ["applied"]


def test_a_key_is_worked_out_once_and_held_no_longer_than_it_is_stored(town: Town) -> None:
    amal = town.vaults["amal"]
    device_keys.turn(amal)
    town.carry("amal", "salma")
    town.take("amal", town.hand("salma", ["amal"]))
    first = read_keys(amal.meta)
    assert [one.key for one in first] == [one.key for one in read_keys(amal.meta)]
    old = weakref.ref(first[0].key)
    del first
    town.clock.now += 366 * DAY
    device_keys.take_up(amal)
    gc.collect()
    assert old() is None
    new = weakref.ref(read_keys(amal.meta)[0].key)
    gc.collect()
    assert new() is not None
    amal.lock()
    gc.collect()
    assert new() is None


def test_every_half_year_without_anybody_asking(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    town.carry("amal", "salma")
    town.clock.now += 179 * DAY
    town.hand("amal")
    assert len(read_keys(amal.meta)) == 1
    town.clock.now += 2 * DAY
    town.carry("amal", "salma")
    town.hand("amal")  # waits: not once more
    assert len(read_keys(amal.meta)) == 2 and named(salma, amal) == 2
    town.hand("salma", ["amal"])
    assert len(read_keys(salma.meta)) == 2 and named(salma, salma) == 2  # who leads names its own


def test_a_vault_that_was_put_back_lacks_the_newest_and_is_reached_all_the_same(town: Town) -> None:
    keep(town, "amal")
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    device_keys.turn(amal)
    amal.save(a_case(1))
    town.carry("amal", "salma")
    town.carry("salma", "amal")
    town.carry("amal", "salma")
    amal = put_back(town, "amal")
    assert amal.read.view(case_id(1)) is None and len(read_keys(amal.meta)) == 1
    town.carry("amal", "salma")
    assert town.carry("salma", "amal")[0].status == "applied"
    assert names(amal) == ["مروان"]  # what it lacked came back
    assert device_keys.waits(amal) and len(read_keys(amal.meta)) == 2
    town.carry("amal", "salma")
    assert named(salma, amal) == 3
    salma.save(rename(1, "مروان الثاني"))
    [after] = town.hand("salma", ["amal"])
    assert [opens(after, n, amal) for n in (0, 1)] == [False, True]
    assert town.take("amal", [after])[0].status == "applied"


def test_a_coordinator_who_was_put_back(town: Town) -> None:
    town.vaults["amal"].save(a_case(1))
    town.carry("amal", "salma")
    keep(town, "salma")
    salma = town.vaults["salma"]
    device_keys.turn(salma)
    town.carry("salma", "amal")
    salma = put_back(town, "salma")
    town.carry("salma", "amal")
    assert town.carry("amal", "salma")[0].status == "applied"
    assert named(salma, salma) == 3 and not device_keys.waits(salma)
    town.carry("salma", "amal")
    town.vaults["amal"].save(rename(1, "ليث"))
    town.carry("amal", "salma")
    assert names(salma) == ["ليث"]


# -- whoever is not trusted -----------------------------------------------------------------------------


def test_an_older_copy_that_turns_the_key_does_not_read_alone(town: Town) -> None:
    """Once the device itself handed over behind the copy, it is known as two: all its keys open."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    for one, to in (("amal", "salma"), ("salma", "amal"), ("amal", "salma")):
        town.carry(one, to)
    amal.lock()
    shutil.copytree(town.root / "amal", town.root / "copy")
    amal, copy = town.open("amal"), town.open("copy")
    for _ in range(2):
        device_keys.turn(copy)
        town.carry("copy", "salma")
        town.carry("salma", "copy")
    assert named(salma, amal) == 3
    salma.save(rename(1, "مروان الأول"))
    path = town.hand("salma", ["amal"])
    assert not opens(path[0], 0, amal)
    amal.save(rename(1, "مروان الثاني"))
    [came] = town.carry("amal", "salma")
    assert came.status == "applied"
    path = town.hand("salma", ["amal"])
    assert opens(path[0], 0, amal)
    device_id = amal.identity.device_id
    assert is_two(salma.meta, device_id) and two_since(salma.meta, device_id) > 0
    # Somebody says that there is one again: so it stays until it has heard of the keys, and no longer.
    with salma.transaction():
        now = amal.identity.incarnation
        say_one_again(salma.meta, device_id, now, salma.trust.version)
    salma.save(rename(1, "مروان الثالث"))
    path += town.hand("salma", ["amal"])
    assert not is_two(salma.meta, device_id) and opens(path[1], 0, amal)
    assert [one.status for one in town.take("amal", path)] == ["applied"] * 2
    assert "مروان الثالث" in names(amal)
    town.carry("amal", "salma")
    device = salma.trust.device(device_id)
    assert device is not None
    assert device_keys.recipients(salma, Audience((device,), None)) == [device.newest_key]
    # The copy comes once more: it is two at once.
    copy.save(rename(1, "مروان الرابع"))
    town.carry("copy", "salma")
    assert is_two(salma.meta, device_id)


def test_nobody_brings_a_key_for_another(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """An enrolled device hands over another one's frame, even a true one of before."""
    amal, salma, baran = (town.vaults[name] for name in ("amal", "salma", "baran"))
    device_keys.turn(amal)
    [frame] = amal.trust.introductions(amal.identity.device_id)
    other = introduce(baran.identity.signing, read_keys(amal.meta)[0].key.public, baran.random)
    monkeypatch.setattr(
        "vsdesk.exchange.export.introduction", lambda *_: ("ab" * 32, [frame, other])
    )
    baran.save(a_case(2))
    assert town.carry("baran", "salma")[0].status == "applied"
    assert named(salma, amal) == 1


def test_a_device_turns_so_often_and_no_more(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device_keys, "MOST", 3)
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    for _ in range(2):
        device_keys.turn(amal)
        town.carry("amal", "salma")
        town.carry("salma", "amal")
    with pytest.raises(Refused, match="E_LIMIT"):
        device_keys.turn(amal)
    assert named(salma, amal) == 3
    # One that does not keep to it gets no further here.
    monkeypatch.setattr(device_keys, "MOST", 9)
    device_keys.turn(amal)
    monkeypatch.setattr(device_keys, "MOST", 3)
    town.carry("amal", "salma")
    assert named(salma, amal) == 3


def test_of_a_withdrawn_device_none_is_named(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    device_keys.turn(amal)
    said = town.hand("amal")
    revocation.revoke(salma, amal.identity.device_id)
    assert town.take("salma", said)[0].status == "refused"
    assert named(salma, amal) == 1
    town.carry("salma", "amal")
    with pytest.raises(UserError, match="E_REVOKED"):
        device_keys.turn(amal)


def test_before_it_belongs_anywhere_there_is_nothing_to_turn(town: Town) -> None:
    alone = town.vault("dilan")
    with pytest.raises(UserError, match="E_NOT_ENROLLED"):
        device_keys.turn(alone)
    assert not device_keys.waits(alone)


def test_two_coordinators_name_it_alike(town: Town) -> None:
    """Both take in the same bundle: the list that each signs is the same one, and nothing is joined."""
    town.vault("rima", "coordinator")
    town.enrol("rima", "salma")
    town.carry("salma", "amal")
    amal, salma, rima = (town.vaults[name] for name in ("amal", "salma", "rima"))
    device_keys.turn(amal)
    said = town.hand("amal")
    for name in ("salma", "rima"):
        assert town.take(name, said)[0].status == "applied"
    assert salma.trust.trust is not None and rima.trust.trust is not None
    assert salma.trust.trust.hashes == rima.trust.trust.hashes
    [told] = town.carry("salma", "rima")
    assert "W_TRUST_UNION" not in told.codes and replace(told, codes=()).status == "applied"


def test_a_fork_alone_seals_to_all_keys_until_the_device_shows_the_list(town: Town) -> None:
    """It never came in another incarnation: two copies wrote in one."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    device_id = amal.identity.device_id
    device_keys.turn(amal)
    town.carry("amal", "salma")
    town.carry("salma", "amal")
    town.carry("amal", "salma")
    device = salma.trust.device(device_id)
    assert device is not None and len(device.encryption) == 2
    group = Audience((device,), None)
    assert device_keys.recipients(salma, group) == [device.newest_key]
    with salma.transaction():
        note_fork(salma.meta, device_id, amal.identity.incarnation, 1)
    assert {*device_keys.recipients(salma, group)} == {*device.encryption}
    shown = salma.postings.peer_trust(device_id)
    for version in (shown + 1, shown):  # one it has not shown yet; one that it has
        with salma.transaction():
            say_one_again(salma.meta, device_id, amal.identity.incarnation, version)
        assert not is_two(salma.meta, device_id)
        sealed = {*device_keys.recipients(salma, group)}
        assert sealed == ({*device.encryption} if version > shown else {device.newest_key})
