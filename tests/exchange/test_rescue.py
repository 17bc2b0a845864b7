"""A damaged database is read into a new folder: a torn page costs what stood on it; peers give it back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import DICTIONARY, PASSPHRASE, Town
from tests.vault.conftest import a_case

from vsdesk.crypto.secrets import Secret
from vsdesk.errors import EnvironmentFault, VsdeskError
from vsdesk.progress import SILENT
from vsdesk.vault.integrity.rescue import RescueResult, rescue
from vsdesk.vault.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.crypto.slots import SlotFile

PAGE = 4096


def by_passphrase(file: SlotFile) -> Secret:
    """The way in of everybody here."""
    return file.open_passphrase(Secret.of_text(PASSPHRASE))


def rescued(town: Town, name: str, number: int) -> RescueResult:
    """Read it into a new folder."""
    target = town.root / f"new{number}"
    return rescue(town.root / name, target, by_passphrase, town.env(name), SILENT)


def reopened(town: Town, name: str, folder: Path) -> Vault:
    """Open what was read over in the place of the old one."""
    found = Vault.open(folder, Secret.of_text(PASSPHRASE), DICTIONARY, town.env(name))
    town.vaults[name] = found
    return found


def tear(path: Path, page: int) -> None:
    """Turn one bit of a page."""
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE + 1000] ^= 1
    path.write_bytes(data)


def truth(vault: Vault) -> set[tuple[object, ...]]:
    """Every entry with what it says."""
    sql = "SELECT eh, idx, state, body FROM entry JOIN op ON op.entry = entry.n"
    return {tuple(row) for row in vault.database.query(sql)}


def test_an_undamaged_one_is_read_whole(town: Town) -> None:
    vault = town.vaults["amal"]
    for number in range(1, 20):
        vault.save(a_case(number))
    held, lists = truth(vault), vault.database.query("SELECT id, name FROM list ORDER BY id")
    vault.lock()
    found = rescued(town, "amal", 1)
    assert (found.pages, found.bodies, found.files) == (0, 0, 0)
    again = reopened(town, "amal", found.folder)
    assert truth(again) == held and again.check() == []
    assert again.database.query("SELECT id, name FROM list ORDER BY id") == lists
    assert again.identity.incarnation != vault.identity.incarnation


def test_any_torn_page_costs_little_and_peers_give_it_back(town: Town) -> None:
    vault = town.vaults["amal"]
    for number in range(1, 40):
        vault.save(a_case(number))
    town.carry("amal", "salma")
    town.carry("salma", "amal")
    held, cases = truth(vault), vault.read.kinds()["case"]
    vault.lock()
    path = town.root / "amal" / "db.1"
    whole = path.read_bytes()
    kept = town.root / "kept"
    shutil.copytree(town.root / "salma", kept)
    opened = 0
    torn = range(2, len(whole) // PAGE + 1, 7)
    for page in torn:
        path.write_bytes(whole)
        tear(path, page)
        try:
            found = rescued(town, "amal", page)
        except EnvironmentFault as fault:
            assert fault.name == "E_DB_CORRUPT"  # who this device is stood on that page
            continue
        opened += 1
        assert found.pages == 1
        again = reopened(town, "amal", found.folder)
        assert all(one.what in ("gap", "page") for one in again.check())
        assert {row[:2] for row in truth(again)} <= {row[:2] for row in held}
        for _ in range(3):
            town.carry("amal", "salma")
            town.carry("salma", "amal")
        assert again.read.kinds()["case"] == cases
        assert held <= truth(again) and again.check() == []
        again.lock()
    assert opened > len(torn) * 2 / 3


def test_the_first_page_is_torn(town: Town) -> None:
    town.vaults["amal"].lock()
    tear(town.root / "amal" / "db.1", 1)
    with pytest.raises(VsdeskError) as told:
        rescued(town, "amal", 1)
    assert told.value.name == "E_DB_CORRUPT"
    assert not (town.root / "new1").exists()
