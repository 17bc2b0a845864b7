"""A house of desks, and a worker that opens its vaults in a process of its own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Clock
from tests.desk.conftest import PASSPHRASE, House
from tests.faults.told_faults import tell
from tests.forking import forking

from vsdesk.desk import Desk, Secret
from vsdesk.records.journal import AUDIT, OPENED


@pytest.fixture(scope="session")
def process() -> Iterator[subprocess.Popen[str]]:
    """The process that forks for each order: it holds nothing of a house."""
    with forking("tests.faults.worker", text=True) as made:
        yield made


@dataclass(frozen=True)
class Worker:
    """The other process, at the vaults of a house. `order` locks nothing: close the desk first."""

    house: House
    process: subprocess.Popen[str]

    def order(self, name: str, deed: str, **more: Any) -> list[list[Any]]:
        """What it said: a list of [word, values…], the last one is ["end", exit code]."""
        self.house.clock.now += 3_600_000
        order = {
            "now": self.house.clock.now,
            "vault": str(self.house.root / name),
            "profile": str(self.house.root / f"profile-{name}"),
            "passphrase": PASSPHRASE,
            "deed": deed,
            **more,
        }
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        said: list[list[Any]] = []
        while not said or said[-1][0] != "end":
            said.append(json.loads(self.process.stdout.readline()))
        if said[-1][1] == -9 or more.get("limit"):
            tell(deed, "kill" if said[-1][1] == -9 else "full")
        return said


@pytest.fixture
def house(tmp_path: Path, clock: Clock, rng: Callable[[int], bytes]) -> Iterator[House]:
    """A house of desks."""
    built = House(tmp_path, clock, rng)
    yield built
    built.close()


@pytest.fixture
def worker(house: House, process: subprocess.Popen[str]) -> Worker:
    """The other process, at this house's vaults."""
    return Worker(house, process)


def reopen(house: House, name: str) -> Desk:
    """Open a vault of the house again."""
    desk = Desk.open(house.root / name, Secret.of_text(PASSPHRASE), house.env(name))
    house.desks.append(desk)
    return desk


def entries(desk: Desk) -> list[Any]:
    """Every entry and body of a vault but those that say that it was opened, which each look at it leaves."""
    database = desk.context.vault.database
    opened = [one.id for one in desk.cases.list_kind(AUDIT) if one.text("action") == OPENED]
    more = (
        "WHERE entry.n NOT IN (SELECT op.entry FROM op JOIN record ON record.n = op.record "
        "WHERE lower(hex(record.id)) IN (SELECT value FROM json_each(?)))"
    )
    return [
        database.query(
            f"SELECT eh, counts, line FROM entry {more} ORDER BY eh", (json.dumps(opened),)
        ),
        database.query(
            "SELECT entry.eh, op.idx, op.state, op.body FROM op JOIN entry ON entry.n = op.entry "
            f"{more} ORDER BY entry.eh, op.idx",
            (json.dumps(opened),),
        ),
    ]


def stray_files(desk: Desk) -> set[str]:
    """Files in the vault's folder of attachments that no row names, and the other way round."""
    named = {row[0] for row in desk.context.vault.database.query("SELECT name FROM file")}
    found = {path.name for path in desk.context.vault.folder.files.iterdir()}
    return named ^ found
