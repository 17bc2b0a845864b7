"""A backup beside a plain copy of the same folder, all bytes on the medium at the end: the first one, and one
after a hundred saves; and bringing it back."""

from __future__ import annotations

import os
import shutil
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final

from bench import people
from bench.stage import ms, seconds
from vsdesk.progress import SILENT
from vsdesk.vault.backup.restore import restore

if TYPE_CHECKING:
    from pathlib import Path

    from bench.stage import Row, Stage

SAVES: Final = 100
TIMES: Final = 3
_MIB: Final = 2**20


def rows(stage: Stage) -> list[Row]:
    """The table."""
    vault = stage.big()
    vault.files.add(_noise(64 * _MIB, stage.root / "noise"))
    place = _place(stage, TIMES)
    vault.back_up(place)
    copy = min(
        seconds(partial(_copied, stage.root / "big", stage.root / f"copied{n}"))
        for n in range(TIMES)
    )
    first = min(seconds(partial(vault.back_up, _place(stage, n))) for n in range(TIMES))
    size = vault.back_up(place).size  # the second generation, whole
    found: list[int] = []
    for start in range(2):  # the third writes into the file of an older one
        for number in range(SAVES):
            vault.save(people.case(stage.cases + start * SAVES + number))
        spent = seconds(lambda: found.append(vault.back_up(place).fresh))
    back = seconds(lambda: restore(place, stage.root / "back", stage.env(), SILENT))
    return [
        (
            f"backup of {size // _MIB} MiB, the first",
            ms(first),
            ms(copy),
            first / copy,
            "ratio <= 2",
        ),
        (f"backup after {SAVES} saves", ms(spent), ms(copy), spent / copy, "ratio <= 2"),
        (f"written then, of {size // _MIB} MiB", f"{found[-1] / _MIB:.0f} MiB", "-", None, ""),
        ("bringing it back", ms(back), ms(copy), back / copy, "ratio <= 2"),
    ]


def _copied(source: Path, target: Path) -> None:
    """As a file manager copies, every file on the medium at the end."""
    shutil.copytree(source, target)
    for path in target.rglob("*"):
        if path.is_file():
            with path.open("rb") as stream:
                os.fsync(stream.fileno())


def _place(stage: Stage, number: int) -> Path:
    made = stage.root / f"place{number}"
    made.mkdir()
    return made


def _noise(size: int, path: Path) -> BinaryIO:
    path.write_bytes(os.urandom(size))
    return path.open("rb")
