"""kill -9 while importing, exporting, backing up, revoking: nothing half done, nothing lost."""

from __future__ import annotations

import io
import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from tests.exchange.conftest import DICTIONARY, PASSPHRASE, Town, a_case, everything_said
from tests.faults.told_faults import tell

from vsdesk.crypto.secrets import Secret
from vsdesk.exchange.export import preview
from vsdesk.progress import SILENT
from vsdesk.vault.backup.restore import restore
from vsdesk.vault.vault import Vault

CHILD = """
import os, random, sys
from pathlib import Path
sys.path.insert(0, os.getcwd())
from tests.cheap import cheap_env
from vsdesk.crypto.secrets import Secret
from vsdesk.exchange.export import hand_over
from vsdesk.exchange.volume_receipt import receive
from vsdesk.exchange.revocation import revoke
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.vault.vault import Vault
root, name, what, path = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
now = int(sys.argv[5])
env = cheap_env(lambda: now, random.Random(now).randbytes, root / "profiles" / name)
vault = Vault.open(root / name, Secret.of_text(sys.argv[6]), Dictionary.load(), env)
print("ready", flush=True)
if what == "receive":
    print(receive(vault, [path])[0].status, flush=True)
elif what == "backup":
    vault.back_up(path)
    print("there", flush=True)
elif what == "revoke":
    revoke(vault, path.name)
    print("revoked", flush=True)
else:
    print(len(hand_over(vault, path)), flush=True)
"""


def killed(town: Town, name: str, what: str, path: Path, after: float) -> str:
    """Run the child on a closed vault and kill it `after` seconds; what it said before."""
    arguments = [str(town.root), name, what, str(path), str(town.clock()), PASSPHRASE]
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, *arguments], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    tell(what, "kill")
    with child.stdout:
        assert child.stdout.readline() == "ready\n"
        with suppress(subprocess.TimeoutExpired):
            child.wait(after)
        child.send_signal(signal.SIGKILL)
        child.wait()
        return child.stdout.read().strip()


def many_cases(town: Town, count: int) -> None:
    """A bundle's worth of made-up cases."""
    for number in range(1, count + 1):
        town.vaults["amal"].save(a_case(number))


def kill_imports(town: Town, moments: int) -> None:
    """Kill at random moments of the same import, then let it finish."""
    many_cases(town, 80)
    [path] = town.hand("amal")
    salma = town.vaults["salma"]
    total = 80
    dice = random.Random(9)
    for _ in range(moments):
        salma.lock()
        said = killed(town, "salma", "receive", path, dice.uniform(0, 0.35))
        salma = town.open("salma")
        held = salma.database.one("SELECT count(*) FROM entry")[0]
        assert held in (0, total)
        assert said != "applied" or held == total
        assert salma.check() == []
    status = town.take("salma", [path])[0].status
    assert status in ("applied", "duplicate")
    assert everything_said(salma) == everything_said(town.vaults["amal"])


def test_killed_while_importing(town: Town) -> None:
    kill_imports(town, 6)


@pytest.mark.soak
def test_killed_while_importing_many_times(town: Town) -> None:
    kill_imports(town, 200)


def test_killed_while_exporting(town: Town) -> None:
    many_cases(town, 40)
    amal = town.vaults["amal"]
    before = preview(amal)
    dice = random.Random(10)
    for _ in range(4):
        stick = town.stick()
        amal.lock()
        killed(town, "amal", "export", stick, dice.uniform(0, 0.15))
        amal = town.open("amal")
        # Whatever has a bundle's name is whole; the rest is a temporary file.
        for path in stick.glob("*.age"):
            assert town.take("salma", [path])[0].status in ("applied", "duplicate")
        assert preview(amal) == before
    town.carry("amal", "salma")
    assert everything_said(town.vaults["salma"]) == everything_said(amal)


def kill_backups(town: Town, moments: int) -> None:
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
        said = killed(town, "amal", "backup", stick, dice.uniform(0, 0.12))
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


def test_killed_while_backing_up(town: Town) -> None:
    kill_backups(town, 20)


@pytest.mark.soak
def test_killed_while_backing_up_many_times(town: Town) -> None:
    kill_backups(town, 200)


def test_killed_while_revoking(town: Town) -> None:
    """Revoked or not, and everything that was good counts."""
    many_cases(town, 40)
    town.carry("amal", "salma")
    salma, device_id = town.vaults["salma"], town.vaults["amal"].identity.device_id
    before = everything_said(salma)
    dice = random.Random(12)
    for _ in range(12):
        salma.lock()
        said = killed(town, "salma", "revoke", Path(device_id), dice.uniform(0, 0.08))
        salma = town.open("salma")
        assert salma.trust.trust is not None
        assert said != "revoked" or salma.trust.trust.newest.is_revoked(device_id)
        assert everything_said(salma) == before and salma.check() == []
