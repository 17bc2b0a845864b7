"""A device's key that is turned again and again: nobody is shut out by the number of turns alone (bundle.md
§9.4)."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import a_case, names, rename
from tests.exchange.test_device_keys import DAY, named, opens

from vsdesk.errors import Refused, UserError
from vsdesk.exchange import device_keys
from vsdesk.exchange.share import Audience
from vsdesk.vault.sync.peer_lives import is_two, note_fork, say_one_again

if TYPE_CHECKING:
    from tests.exchange.conftest import Town


def test_a_copy_that_turns_the_key_again_and_again_shuts_nobody_out(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    device_id = amal.identity.device_id
    amal.save(a_case(1))
    for one, to in (("amal", "salma"), ("salma", "amal"), ("amal", "salma")):
        town.carry(one, to)
    amal.lock()
    shutil.copytree(town.root / "amal", town.root / "copy")
    amal, copy = town.open("amal"), town.open("copy")
    for _ in range(6):
        device_keys.turn(copy)
        town.carry("copy", "salma")
        town.carry("salma", "copy")
    # The first ones are named unasked, the others wait: the last of them alone.
    assert named(salma, amal) == 1 + device_keys.UNASKED
    held = device_keys.waiting(salma, device_id)
    assert held is not None and held.encryption == copy.keys()[0].public
    assert len(salma.trust.introductions(device_id)) == 1 + device_keys.UNASKED
    salma.save(rename(1, "مروان الأول"))
    paths = town.hand("salma", ["amal"])
    assert opens(paths[0], 0, amal)  # before it came behind the copy
    # The device itself comes, with a key of its own, and is said to be the one that is left.
    assert [one.status for one in town.take("amal", paths)] == ["applied"]
    assert device_keys.waits(amal) and names(amal) == ["مروان الأول"]
    amal.save(rename(1, "مروان الثاني"))
    assert town.carry("amal", "salma")[0].status == "applied"
    assert is_two(salma.meta, device_id)
    with salma.transaction():
        say_one_again(salma.meta, device_id, amal.identity.incarnation, 0)
    device = salma.trust.device(device_id)
    own = device_keys.waiting(salma, device_id)
    assert device is not None and own is not None and own.encryption == amal.keys()[0].public
    assert {*device_keys.recipients(salma, Audience((device,), None))} == {*device.encryption}
    # A coordinator says which key it is: the one that she saw.
    with pytest.raises(UserError, match="E_CHANGED"):
        device_keys.say_new_key(salma, device_id, held.recipient_fingerprint)
    with pytest.raises(UserError, match="E_ROLE"):
        device_keys.say_new_key(amal, device_id, own.recipient_fingerprint)
    with monkeypatch.context() as less:
        less.setattr(device_keys, "MOST", 4)
        with pytest.raises(Refused, match="E_LIMIT"):
            device_keys.say_new_key(salma, device_id, own.recipient_fingerprint)
    device_keys.say_new_key(salma, device_id, own.recipient_fingerprint)
    device = salma.trust.device(device_id)
    assert device is not None and device.newest_key == own.encryption
    assert device_keys.waiting(salma, device_id) is None
    assert device_keys.recipients(salma, Audience((device,), None)) == [own.encryption]
    # Half a year later the first ones are named unasked again.
    town.carry("salma", "amal")
    town.clock.now += 181 * DAY
    town.carry("amal", "salma")
    device = salma.trust.device(device_id)
    assert device is not None and device.newest_key == amal.keys()[0].public != own.encryption


def test_where_one_file_has_no_room_for_all_keys_each_device_gets_its_own(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Coordinators together get one file, until so many of their keys are sealed to that one is too small."""
    town.vault("rima", "coordinator")
    town.enrol("rima", "salma")
    town.carry("salma", "amal")
    amal, leads = town.vaults["amal"], [town.vaults[name] for name in ("salma", "rima")]
    for vault in leads:
        device_keys.turn(vault)
    town.carry("rima", "salma")
    town.carry("salma", "amal")
    for vault in leads:
        town.carry(next(name for name, one in town.vaults.items() if one is vault), "amal")
        with amal.transaction():
            note_fork(amal.meta, vault.identity.device_id, vault.identity.incarnation, 1)
    amal.save(a_case(1))
    assert all(named(amal, vault) == 2 for vault in leads)
    [together] = town.hand("amal")
    assert all(opens(together, key, vault) for vault in leads for key in (0, 1))
    monkeypatch.setattr(device_keys, "_STANZAS", 3)
    amal.save(rename(1, "مروان الأول"))
    paths = town.hand("amal")
    assert len(paths) == 2
    for vault in leads:
        assert sum(opens(path, 0, vault) and opens(path, 1, vault) for path in paths) == 1
