"""A program that is killed at random moments of its saves loses nothing that it acknowledged."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cheap import cheap_env
from tests.vault.conftest import DICTIONARY, PASSPHRASE

from vsdesk.crypto.secrets import Secret
from vsdesk.vault.env import Env
from vsdesk.vault.vault import Vault

KILLS = 200
# Saves new cases and changes of older ones for ever, and tells each save that returned.
_SAVER = """
import os, random, sys
from pathlib import Path
sys.path.insert(0, os.getcwd())
from tests.vault.conftest import DICTIONARY, PASSPHRASE, a_case
from tests.cheap import cheap_env
from tests.conftest import Clock
from vsdesk.crypto.secrets import Secret
from vsdesk.vault.edit import Edit
from vsdesk.vault.vault import Vault
root, number = Path(sys.argv[1]), int(sys.argv[2])
env = cheap_env(Clock(1_795_510_800_000 + number), random.Random(number).randbytes, root / "profile")
vault = Vault.open(root / "vault", Secret.of_text(PASSPHRASE), DICTIONARY, env)
print("open", flush=True)
for number in range(number, number + 100_000):
    person = vault.save(a_case(number, given_ar=f"اسم {number}")).ids[1]
    print(person, number, flush=True)
    vault.save([Edit("person", {"occupation": f"عمل {number}", "given_ar": "سلمى"}, id=person)])
    print(person, -number, flush=True)
"""


def _env(root: Path) -> Env:
    rng = random.Random(1)
    return cheap_env(lambda: 1_795_510_800_000, rng.randbytes, root / "profile")


def _open(root: Path) -> Vault:
    return Vault.open(root / "vault", Secret.of_text(PASSPHRASE), DICTIONARY, _env(root))


def _create(root: Path) -> None:
    made, _ = Vault.create(
        root / "vault",
        role="documenter",
        name="هالة",
        organisation="",
        passphrase=Secret.of_text(PASSPHRASE),
        dictionary=DICTIONARY,
        env=_env(root),
    )
    made.lock()


def _killed(root: Path, start: int, delay: float) -> dict[str, int]:
    """Run the saver, kill it after a while; what it had told: person → the last number."""
    command = [sys.executable, "-c", _SAVER, str(root), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        told = child.stdout.readline()  # something is acknowledged, however slow the machine is
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(delay)
        child.kill()
        told += child.stdout.read()
    whole = told[: told.rfind("\n") + 1].splitlines()  # the last line may be cut off
    return {person: int(number) for person, number in (line.split() for line in whole)}


@pytest.mark.soak
def test_two_hundred_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    rng = random.Random(20261124)
    _create(tmp_path)
    told: dict[str, int] = {}
    for kill in range(KILLS):
        fresh = _killed(tmp_path, 1 + kill * 100_000, rng.uniform(0.0005, 0.08))
        told |= fresh
        vault = _open(tmp_path)
        _hold(vault, fresh)
        vault.lock()
    assert len(told) >= KILLS
    vault = _open(tmp_path)
    _hold(vault, told)
    assert vault.check() == []
    # what is folded is true to the log: folding all anew changes nothing
    before = _folded(vault)
    with vault.transaction():
        vault.folding.rebuild()
    assert _folded(vault) == before
    vault.lock()


def _hold(vault: Vault, told: dict[str, int]) -> None:
    for person, number in told.items():
        view = vault.read.view(person)
        assert view is not None
        if number < 0:
            assert view.value("occupation") == f"عمل {-number}"
        else:
            assert view.value("given_ar") in (f"اسم {number}", "سلمى")


def _folded(vault: Vault) -> list[object]:
    tables = (
        "SELECT id, kind, parent, deletes, hidden, differs, doc FROM record ORDER BY n",
        "SELECT * FROM list ORDER BY n",
        "SELECT * FROM link ORDER BY target, source, field",
        "SELECT * FROM needle ORDER BY n",
    )
    return [vault.database.query(sql) for sql in tables]
