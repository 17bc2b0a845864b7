"""A made-up organisation over some weeks: files lost, doubled, late, in any order. In the end all agree."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.exchange.conftest import Town, a_case, case_id, everything_said, person_id, rename

from vsdesk.crypto.canonical import Json
from vsdesk.exchange.share import destinations
from vsdesk.vault.edit import Edit

NAMES = ("أحمد", "حسن", "حسين", "خالد", "سعيد", "عمر", "يوسف")


class Weeks:
    """Plays the weeks: a step is a save, a hand-over or an arrival."""

    def __init__(self, town: Town, seed: int) -> None:
        self.town = town
        self.dice = random.Random(seed)
        self.mail: list[tuple[str, Path]] = []
        self.cases = 0

    def step(self) -> None:
        """One thing happens."""
        name = self.dice.choice(sorted(self.town.vaults))
        match self.dice.randrange(10):
            case 0 | 1 | 2 | 3:
                self.save(name)
            case 4 | 5 | 6:
                self.hand(name)
            case _:
                self.arrive()

    def save(self, name: str) -> None:
        """A new case, a renaming, a deletion, a restoring, an assignment."""
        vault = self.town.vaults[name]
        here = [n for n in range(1, self.cases + 1) if vault.read.view(person_id(n)) is not None]
        kind = self.dice.randrange(8)
        if not here or kind == 0:
            self.cases += 1
            vault.save(a_case(self.cases))
            return
        number = self.dice.choice(here)
        if kind == 1:
            view = vault.read.view(person_id(number))
            assert view is not None
            gone = view.deleted
            vault.save([Edit("person", id=person_id(number), delete=not gone, restore=gone)])
        elif kind in (2, 3) and vault.role == "coordinator":
            device_ids: list[Json] = [
                device.device_id for device in destinations(vault) if device.role == "documenter"
            ]
            vault.save([Edit("case", {"assigned": device_ids}, id=case_id(number))])
        else:
            vault.save(rename(number, self.dice.choice(NAMES)))

    def hand(self, name: str) -> None:
        """Files for somebody; some are lost, some doubled."""
        vault = self.town.vaults[name]
        others = [other for other in self.town.vaults if other != name]
        to = self.dice.choice(others)
        if self.town.vaults[to].role != "coordinator" and vault.role != "coordinator":
            return
        for path in self.town.hand(name, [to]):
            self.mail += [(to, path)] * self.dice.choice((0, 1, 1, 1, 2))

    def arrive(self) -> None:
        """A file arrives, whichever."""
        if self.mail:
            to, path = self.mail.pop(self.dice.randrange(len(self.mail)))
            [received] = self.town.take(to, [path])
            assert received.status in ("applied", "duplicate"), received

    def settle(self) -> None:
        """Everything on the way arrives; then all hand over until nobody has anything to say."""
        while self.mail:
            self.arrive()
        leads = sorted(n for n, v in self.town.vaults.items() if v.role == "coordinator")
        for _ in range(6):
            quiet = True
            for name in sorted(self.town.vaults):
                for to in leads if name not in leads else sorted(self.town.vaults):
                    if to != name:
                        quiet &= self.town.carry(name, to) == []
            if quiet:
                return
        pytest.fail("the vaults do not come to rest")


def play(town: Town, seed: int, steps: int) -> None:
    """Some weeks, then the comparison."""
    zin = town.vault("zîn", "coordinator")
    town.enrol("zîn", "salma", "coordinator")
    for name in ("amal", "baran"):
        town.carry("salma", name)
    weeks = Weeks(town, seed)
    for _ in range(steps):
        weeks.step()
    weeks.settle()
    salma = town.vaults["salma"]
    assert everything_said(salma) == everything_said(zin)
    whole = set(_shown(town, "salma"))
    for name in ("amal", "baran"):
        entries = {row[0] for row in _entries(town, name)}
        assert entries <= {row[0] for row in _entries(town, "salma")}
        for row in _shown(town, name):
            spaces = town.vaults[
                name
            ].trust  # documenters hold a part; what they hold in full agrees
            assert spaces is not None
            assert (row[0], row[1]) in whole
    for vault in town.vaults.values():
        assert not vault.postings.evidence()


def _entries(town: Town, name: str) -> list[tuple[bytes]]:
    return town.vaults[name].database.query("SELECT eh FROM entry")


def _shown(town: Town, name: str) -> list[tuple[bytes, str]]:
    return town.vaults[name].database.query("SELECT id, kind FROM record")


@pytest.mark.parametrize("seed", [1, 2])
def test_some_weeks(town: Town, seed: int) -> None:
    play(town, seed, 70)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10, 20))
def test_a_year(town: Town, seed: int) -> None:
    play(town, seed, 400)
