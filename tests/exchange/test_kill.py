"""kill -9 while importing, exporting, backing up, revoking: nothing half done, nothing lost."""

from __future__ import annotations

import io
import json
import os
import random
import select
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.exchange.conftest import DICTIONARY, PASSPHRASE, Town, a_case, everything_said
from tests.faults.told_faults import tell
from tests.forking import forking

from vsdesk.crypto.secrets import Secret
from vsdesk.exchange.export import preview
from vsdesk.progress import SILENT
from vsdesk.vault.backup.restore import restore
from vsdesk.vault.vault import Vault


@pytest.fixture(scope="module")
def process() -> Iterator[subprocess.Popen[bytes]]:
    """The process that forks for each order: it holds nothing of a town."""
    with forking("tests.exchange.killed_worker", bufsize=0) as made:
        yield made


@dataclass(frozen=True)
class Worker:
    """The other process, at the vaults of a town. `killed` opens nothing here: lock the vault first."""

    town: Town
    process: subprocess.Popen[bytes]

    def killed(self, name: str, what: str, path: Path, after: float) -> str:
        """Do it on a closed vault and be killed `after` seconds; what was said before."""
        town, process = self.town, self.process
        order = {"root": str(town.root), "name": name, "what": what, "path": str(path)}
        more = {"now": town.clock(), "passphrase": PASSPHRASE}
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(json.dumps(order | more).encode() + b"\n")
        tell(what, "kill")
        word, child = process.stdout.readline().split()
        assert word == b"ready"
        said = b""
        while b"end " not in said and select.select([process.stdout], [], [], after)[0]:
            said += process.stdout.readline()
        if b"end " not in said:
            with suppress(ProcessLookupError):  # ended meanwhile
                os.kill(int(child), signal.SIGKILL)
        while b"end " not in said:
            said += process.stdout.readline()
        done, end = said.split(b"end ")
        assert int(end) in (0, -signal.SIGKILL)
        return done.decode().strip()


@pytest.fixture
def worker(town: Town, process: subprocess.Popen[bytes]) -> Worker:
    """The other process, at this town's vaults."""
    return Worker(town, process)


def many_cases(town: Town, count: int) -> None:
    """A bundle's worth of made-up cases."""
    for number in range(1, count + 1):
        town.vaults["amal"].save(a_case(number))


def kill_imports(town: Town, worker: Worker, moments: int) -> None:
    """Kill at random moments of the same import, then let it finish."""
    many_cases(town, 80)
    [path] = town.hand("amal")
    salma = town.vaults["salma"]
    total = 80
    dice = random.Random(9)
    for _ in range(moments):
        salma.lock()
        said = worker.killed("salma", "receive", path, dice.uniform(0, 0.35))
        salma = town.open("salma")
        held = salma.database.one("SELECT count(*) FROM entry")[0]
        assert held in (0, total)
        assert said != "applied" or held == total
        assert salma.check() == []
    status = town.take("salma", [path])[0].status
    assert status in ("applied", "duplicate")
    assert everything_said(salma) == everything_said(town.vaults["amal"])


def test_killed_while_importing(town: Town, worker: Worker) -> None:
    kill_imports(town, worker, 6)


@pytest.mark.soak
def test_killed_while_importing_many_times(town: Town, worker: Worker) -> None:
    kill_imports(town, worker, 200)


def test_killed_while_exporting(town: Town, worker: Worker) -> None:
    many_cases(town, 40)
    amal = town.vaults["amal"]
    before = preview(amal)
    dice = random.Random(10)
    for _ in range(4):
        stick = town.stick()
        amal.lock()
        worker.killed("amal", "export", stick, dice.uniform(0, 0.15))
        amal = town.open("amal")
        # Whatever has a bundle's name is whole; the rest is a temporary file.
        for path in stick.glob("*.age"):
            assert town.take("salma", [path])[0].status in ("applied", "duplicate")
        assert preview(amal) == before
    town.carry("amal", "salma")
    assert everything_said(town.vaults["salma"]) == everything_said(amal)


def kill_backups(town: Town, worker: Worker, moments: int) -> None:
    """Kill at random moments of a backup: the one of before opens, or the new one does."""
    many_cases(town, 40)
    amal, stick = town.vaults["amal"], town.stick()
    amal.back_up(stick)
    stands = 40
    with_photo = io.BytesIO(random.Random(5).randbytes(3_000_000))
    with amal.transaction():
        amal.files.add(with_photo)
    dice = random.Random(11)
    for moment in range(moments):
        amal.save(a_case(100 + moment))
        amal.lock()
        said = worker.killed("amal", "backup", stick, dice.uniform(0, 0.12))
        amal = town.open("amal")
        back = restore(stick, town.root / f"back{moment}", town.env("other"), SILENT).folder
        held = Vault.open(back, Secret.of_text(PASSPHRASE), DICTIONARY, town.env("other"))
        cases = held.read.kinds()["case"]
        assert stands <= cases <= 41 + moment and held.check() == []
        assert said != "there" or cases == 41 + moment
        stands = cases
        held.lock()
        assert amal.check() == []
    assert amal.back_up(stick).fresh
    assert not list(stick.rglob("*.tmp")) and len(list(stick.iterdir())) == 1


def test_killed_while_backing_up(town: Town, worker: Worker) -> None:
    kill_backups(town, worker, 20)


@pytest.mark.soak
def test_killed_while_backing_up_many_times(town: Town, worker: Worker) -> None:
    kill_backups(town, worker, 200)


def test_killed_while_revoking(town: Town, worker: Worker) -> None:
    """Revoked or not, and everything that was good counts."""
    many_cases(town, 40)
    town.carry("amal", "salma")
    salma, device_id = town.vaults["salma"], town.vaults["amal"].identity.device_id
    before = everything_said(salma)
    dice = random.Random(12)
    for _ in range(12):
        salma.lock()
        said = worker.killed("salma", "revoke", Path(device_id), dice.uniform(0, 0.08))
        salma = town.open("salma")
        assert salma.trust.trust is not None
        assert said != "revoked" or salma.trust.trust.newest.is_revoked(device_id)
        assert everything_said(salma) == before and salma.check() == []
