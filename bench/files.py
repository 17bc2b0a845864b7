"""An attachment taken in, against a copy of the same file with fsync."""

from __future__ import annotations

import os
import random
import shutil
import tracemalloc
from typing import TYPE_CHECKING, Final

from bench.stage import at, ms, seconds

if TYPE_CHECKING:
    from pathlib import Path

    from bench.stage import Row, Stage

SIZE: Final = 64  # MiB
TIMES: Final = 5


def rows(stage: Stage) -> list[Row]:
    """The table."""
    vault = stage.vault("files")
    source = stage.root / "film"
    source.write_bytes(random.Random(1).randbytes(SIZE * 2**20))

    def take() -> None:
        with source.open("rb") as stream, vault.transaction():
            vault.files.add(stream)

    copied, taken = [], []
    for _ in range(TIMES):
        copied.append(seconds(lambda: _copy(source, stage.root / "copy")))
        taken.append(seconds(take))
    tracemalloc.start()
    take()
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    vault.lock()
    base, ours = at(copied, 0.5), at(taken, 0.5)
    return [
        (
            f"attachment of {SIZE} MiB against copy and fsync",
            ms(ours),
            ms(base),
            ours / base,
            "ratio <= 4",
        ),
        ("attachment, memory", f"{peak:.1f} MiB", "-", None, "<= 16 MiB"),
    ]


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as stream, target.open("wb") as out:
        shutil.copyfileobj(stream, out, 2**20)
        out.flush()
        os.fsync(out.fileno())
