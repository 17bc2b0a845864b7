"""An older copy of a vault is put back: it is told, and the peers give back what it lacks (vault.md §6)."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import a_case, case_id, everything_said, names

from vsdesk.vault import older_copy

if TYPE_CHECKING:
    from tests.exchange.conftest import Town

    from vsdesk.vault.vault import Vault


def keep(town: Town, name: str) -> None:
    """Copy the closed vault aside, and open it again."""
    town.vaults[name].lock()
    shutil.copytree(town.root / name, town.root / "backup")
    town.open(name)


def put_back(town: Town, name: str) -> Vault:
    town.vaults[name].lock()
    shutil.rmtree(town.root / name)
    shutil.copytree(town.root / "backup", town.root / name)
    return town.open(name)


@pytest.mark.parametrize("older", ["salma", "amal"])
def test_what_it_lacks_comes_back_although_nobody_saved_since(town: Town, older: str) -> None:
    """Finding D1: both sides said "nothing new" for ever."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    keep(town, older)
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    town.carry("amal", "salma")
    town.carry("salma", "amal")
    back = put_back(town, older)
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    assert back.read.view(case_id(1)) is None
    other = "amal" if older == "salma" else "salma"
    for _ in range(2):
        town.carry(older, other)
        town.carry(other, older)
    assert names(back, 1) == ["مروان"]
    assert everything_said(amal) == everything_said(salma)
    for one, to in (("amal", "salma"), ("salma", "amal")):
        town.carry(one, to)
    for one, to in (("amal", "salma"), ("salma", "amal")):
        assert [handed.state for handed in town.handed(one, [to])] == ["nothing"]


def test_it_is_told_until_somebody_knows(town: Town) -> None:
    keep(town, "amal")
    amal = town.vaults["amal"]
    amal.save(a_case(1))
    amal.save(a_case(2))
    back = put_back(town, "amal")
    seen = older_copy.told(back.meta)
    assert seen is not None and (seen.why, seen.short) == ("older", 2)
    back.lock()
    back = town.open("amal")
    assert older_copy.told(back.meta) == seen  # until somebody says so
    with back.transaction():
        older_copy.known(back.meta)
    back.lock()
    assert older_copy.told(town.open("amal").meta) is None


def test_saves_lost_with_the_write_ahead_log_are_told(town: Town) -> None:
    """Finding D2: a byte of the WAL of a vault that was killed, and acknowledged saves were gone unsaid."""
    amal = town.vaults["amal"]
    for number in range(1, 9):
        amal.save(a_case(number))
    wal = next(path for path in (town.root / "amal").iterdir() if path.name.endswith("-wal"))
    assert wal.stat().st_size > 100_000
    killed = town.root / "killed"
    shutil.copytree(town.root / "amal", killed)  # as it lies there while the program runs
    amal.lock()
    shutil.rmtree(town.root / "amal")
    shutil.copytree(killed, town.root / "amal")
    whole = town.root / "amal" / wal.name
    data = bytearray(whole.read_bytes())
    data[len(data) // 2] ^= 1
    whole.write_bytes(data)
    back = town.open("amal")
    seen = older_copy.told(back.meta)
    assert seen is not None and seen.why == "older" and seen.short > 0
    assert back.check() == []


def test_a_clone_on_the_same_computer_is_told(town: Town) -> None:
    keep(town, "amal")
    amal = town.vaults["amal"]
    amal.lock()
    shutil.copytree(town.root / "backup", town.root / "clone")
    # The clone was put back before, and began anew: then the first one is opened.
    back = put_back(town, "amal")
    back.new_incarnation()
    back.save(a_case(3))
    back.lock()
    shutil.rmtree(town.root / "amal")
    shutil.copytree(town.root / "clone", town.root / "amal")
    seen = older_copy.told(town.open("amal").meta)
    assert seen is not None and seen.why == "other" and seen.short > 0
