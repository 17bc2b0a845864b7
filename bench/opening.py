"""Unlocking a large vault against Argon2 alone, and the memory of a program that has it open."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench import memory
from bench.stage import PASSPHRASE, best, ms, seconds
from vsdesk.crypto.kdf import SALT, TEST_COST, stretch
from vsdesk.crypto.secrets import Secret
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.vault.env import Env
from vsdesk.vault.read.vault_reads import ListFilter
from vsdesk.vault.vault import Vault

if TYPE_CHECKING:
    from bench.stage import Row, Stage

CACHE: Final = 32  # MiB, of the writer's connection; the reader's is counted too
ROOM: Final = 40


def rows(stage: Stage) -> list[Row]:
    """The table."""
    stage.big()
    alone = best(lambda: stretch(Secret.of_text(PASSPHRASE), TEST_COST, bytes(SALT), b""))
    whole = min(seconds(stage.reopen) for _ in range(5))
    stage.close()
    command = [sys.executable, "-m", "bench.opening", str(stage.root / "big")]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    base, grown = float(told[0]), float(told[1])
    stage.reopen()
    size = (stage.root / "big" / "db.1").stat().st_size / 2**20
    return [
        ("unlock: beyond Argon2", ms(whole - alone), ms(alone), whole / alone, "<= 50 ms"),
        (
            f"memory with {stage.cases:,} cases, beyond the imported program",
            f"{grown:.0f} MiB",
            f"{base:.0f} MiB",
            None,
            f"<= {2 * CACHE + ROOM} MiB",
        ),
        (f"database of {stage.cases:,} cases", f"{size:.0f} MiB", "-", None, ""),
    ]


def _resident() -> float:
    gc.collect()
    return memory.resident_mib()


def _use(folder: Path) -> None:
    """Open the vault, look at lists, searches and cases; print MiB before, and what was added."""
    dictionary = Dictionary.load()
    env = Env(lambda: time.time_ns() // 10**6, os.urandom, folder.parent / "profile", TEST_COST)
    base = _resident()
    vault = Vault.open(folder, Secret.of_text(PASSPHRASE), dictionary, env)
    for asked in (ListFilter(sort="name"), ListFilter(sort="event"), ListFilter(status="lead")):
        vault.read.count(asked)
        page = vault.read.page(asked, None, 50)
        for row in page.rows:
            vault.read.dossier(row.id)
    for text in ("محمد", "Mohamad", "درويش"):
        vault.read.find(text)
    print(base, _resident() - base)
    vault.lock()


if __name__ == "__main__":
    _use(Path(sys.argv[1]))
