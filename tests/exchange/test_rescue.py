"""A damaged database is read into a new folder: a torn page costs what stood on it; peers give it back."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import DICTIONARY, PASSPHRASE, Town, a_case, case_id, rename

from vsdesk.crypto.secrets import Secret
from vsdesk.errors import EnvironmentFault, VsdeskError
from vsdesk.exchange.manifest import MIB
from vsdesk.progress import SILENT
from vsdesk.vault.edit import Edit
from vsdesk.vault.integrity.rescue import RescueResult, rescue
from vsdesk.vault.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.crypto.canonical import Json
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


@dataclass(frozen=True)
class Sound:
    """Amal's vault before it was damaged, and Salma's: their files, what Amal's says, a scan."""

    town: Town
    database: bytes
    said: frozenset[tuple[object, ...]]
    cases: int
    scan: tuple[str, bytes]

    @property
    def pages(self) -> int:
        """How many its database has."""
        return len(self.database) // PAGE

    def torn(self, page: int) -> RescueResult | None:
        """All as it was, but for a bit of this page; what is read of it into a new folder, or
        None where too little is left."""
        town = self.town
        for name in ("salma", "profiles"):
            shutil.rmtree(town.root / name)
            shutil.copytree(town.root / "kept" / name, town.root / name)
        path = town.root / "amal" / "db.1"
        path.write_bytes(self.database)
        tear(path, page)
        try:
            return rescued(town, "amal", page)
        except EnvironmentFault as fault:
            assert fault.name == "E_DB_CORRUPT"
            return None

    def given_back(self, found: RescueResult) -> Vault:
        """Open what was read, and let Amal's and Salma's hand over to each other once."""
        again = reopened(self.town, "amal", found.folder)
        self.town.open("salma")
        self.between("amal", "salma")
        self.between("salma", "amal")
        return again

    def between(self, sender: str, to: str) -> None:
        """Nothing of what is handed over is refused or set aside."""
        for one in self.town.carry(sender, to):
            assert (one.status, one.code) == ("applied", ""), one.code

    def stands(self, again: Vault) -> None:
        """Every word is there, and the scan."""
        assert self.said <= truth(again)
        assert again.check() == [] and again.read.kinds()["case"] == self.cases
        blob, data = self.scan
        assert again.files.read(blob) == data
        self.town.close()


def sound(town: Town) -> Sound:
    """Cases that both hold, one with several saves and a scan; made-up people."""
    vault = town.vaults["amal"]
    for number in range(1, 21):
        vault.save(a_case(number))
    for name in ("مروان", "مروان خالد", "مروان الدرويش"):
        vault.save(rename(1, name))
    data = town.rng(MIB + 3000)
    with vault.transaction():
        blob = vault.files.add(io.BytesIO(data)).blob
        parts: dict[str, Json] = {"blob": blob, "size": len(data), "file_name": "وثيقة.pdf"}
        vault.save([Edit("evidence_item", parts, parent=case_id(1))])
    town.carry("amal", "salma")
    town.carry("salma", "amal")
    said, cases = truth(vault), vault.read.kinds()["case"]
    town.close()
    for name in ("salma", "profiles"):
        shutil.copytree(town.root / name, town.root / "kept" / name)
    whole = (town.root / "amal" / "db.1").read_bytes()
    return Sound(town, whole, frozenset(said), cases, (blob, data))


def test_any_torn_page_costs_little_and_a_peer_gives_it_back(town: Town) -> None:
    """Every page in turn, the other vault each time as it was."""
    whole = sound(town)
    left = {"nothing": 0, "too little": 0, "entries": 0, "words": 0, "scan": 0}
    for page in range(2, whole.pages + 1):
        found = whole.torn(page)
        if found is None:
            left["too little"] += 1  # who this device is, or the first list of devices, stood there
            continue
        assert found.pages == 1
        again = reopened(town, "amal", found.folder)
        assert all(one.what in ("gap", "page", "chunk") for one in again.check()), again.check()
        here = truth(again)
        assert {row[:2] for row in here} <= {row[:2] for row in whole.said}
        kept = again.files.complete(whole.scan[0])
        again.lock()
        costs = (
            *(["entries"] if len(here) < len(whole.said) else []),
            *(["words"] if found.bodies else []),
            *(["scan"] if not kept else []),
        )
        for cost in costs or ["nothing"]:
            left[cost] += 1
        if costs or page % 10 == 0:
            whole.stands(whole.given_back(found))
        shutil.rmtree(found.folder)
    assert all(left.values()), left
    assert left["too little"] < whole.pages / 10, left


def test_the_first_page_is_torn(town: Town) -> None:
    town.vaults["amal"].lock()
    tear(town.root / "amal" / "db.1", 1)
    with pytest.raises(VsdeskError) as told:
        rescued(town, "amal", 1)
    assert told.value.name == "E_DB_CORRUPT"
    assert not (town.root / "new1").exists()
