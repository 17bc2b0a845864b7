"""Where a run takes place: one temporary folder, deleted at the end, with vaults and raw databases."""

from __future__ import annotations

import os
import random
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from bench import people
from vsdesk.crypto.kdf import TEST_COST
from vsdesk.crypto.secrets import Secret
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.vault.database import Database
from vsdesk.vault.env import Env
from vsdesk.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vsdesk.crypto.kdf import KdfCost
    from vsdesk.history.state import Role

_PART: Final = 500
PASSPHRASE: Final = "made up for measuring how long things take"
# name, measured, raw baseline, ratio, budget ("ratio <= 2, <= 50": of the ratio, of the measured)
Row = tuple[str, str, str, float | None, str]


class Stage:
    """Vaults at the lowest cost of a passphrase, and bare databases with the vault's own pragmas."""

    def __init__(self, root: Path, cases: int, bundle: int) -> None:
        self.root = root
        self.cases = cases
        self.bundle = bundle
        self.dictionary = Dictionary.load()
        self._big: Vault | None = None
        self._filled = 0
        self._random = random.Random(20261124)

    def env(self, kdf: KdfCost = TEST_COST) -> Env:
        """The real clock, cheap randomness."""
        return Env(
            lambda: time.time_ns() // 1_000_000,
            self._random.randbytes,
            self.root / "profile",
            kdf,
        )

    def vault(self, name: str, role: Role = "documenter", kdf: KdfCost = TEST_COST) -> Vault:
        """A new vault."""
        made, _ = Vault.create(
            self.root / name,
            role=role,
            name=name,
            organisation="",
            passphrase=Secret.of_text(PASSPHRASE),
            dictionary=self.dictionary,
            env=self.env(kdf),
        )
        return made

    def big(self, cases: int | None = None) -> Vault:
        """The one large vault, with at least so many cases (by default all that were asked for)."""
        if self._big is None:
            self._big = self.vault("big")
        wanted = self.cases if cases is None else cases
        with self._big.applying():
            for start in range(self._filled, wanted, _PART):
                part = range(start, min(start + _PART, wanted))
                self._big.save([edit for number in part for edit in people.case(number)])
        self._filled = max(self._filled, wanted)
        return self._big

    def reopen(self) -> Vault:
        """Lock the large vault and open it again."""
        self.close()
        self._big = Vault.open(
            self.root / "big", Secret.of_text(PASSPHRASE), self.dictionary, self.env()
        )
        return self._big

    def close(self) -> None:
        """Lock the large vault."""
        if self._big is not None:
            self._big.lock()

    def raw(self, name: str) -> Database:
        """A bare database with the same key form and pragmas."""
        return Database(self.root / f"{name}.raw", os.urandom(48).hex(), create=True)


@contextmanager
def stage(cases: int, bundle: int = 0) -> Iterator[Stage]:
    """A stage whose folder is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="vsdesk-bench-") as folder:
        made = Stage(Path(folder), cases, bundle)
        try:
            yield made
        finally:
            made.close()


T = TypeVar("T")


def parts(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The rows in parts of `size`."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def seconds(action: Callable[[], object]) -> float:
    """How long one run takes."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def own_seconds(action: Callable[[], object]) -> float:
    """How long the thread itself is at work in one run, whatever else the machine does."""
    begun = time.thread_time()
    action()
    return time.thread_time() - begun


def best(action: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs: what the machine can do when nothing else disturbs it."""
    return min(seconds(action) for _ in range(times))


def at(spent: Sequence[float], share: float) -> float:
    """The value below which `share` of the measurements lie."""
    ordered = sorted(spent)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def ms(value: float) -> str:
    """Seconds as milliseconds."""
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"
