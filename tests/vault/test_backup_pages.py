"""The database of a backup is brought up to date by its pages, whatever both sizes are."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from vsdesk import diskio
from vsdesk.progress import SILENT
from vsdesk.vault.backup import backup_writing

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096
SIZES = (0, PAGE, 5 * PAGE, diskio.BLOCK - PAGE, diskio.BLOCK, diskio.BLOCK + 3 * PAGE)


@pytest.mark.parametrize("after", SIZES)
@pytest.mark.parametrize("before", SIZES)
def test_it_is_as_the_other_afterwards(tmp_path: Path, before: int, after: int) -> None:
    dice = random.Random(before * 7 + after)
    old = bytearray(dice.randbytes(before))
    new = bytearray(old[:after] + dice.randbytes(max(0, after - before)))
    changed = min(before, after) // 2
    if changed:
        new[changed] ^= 1
    source, copy = tmp_path / "source", tmp_path / "copy"
    source.write_bytes(new)
    copy.write_bytes(old)
    with source.open("rb") as pages, diskio.open_to_change(copy) as out:
        wrote = backup_writing._by_pages(pages, out, after, SILENT)
    assert copy.read_bytes() == bytes(new)
    assert wrote <= max(0, after - before) + (4 * PAGE if changed else 0)


@pytest.mark.parametrize("size", [0, 1, diskio.BLOCK, diskio.BLOCK + 1])
def test_two_files_are_held_against_each_other(tmp_path: Path, size: int) -> None:
    data = bytearray(random.Random(size).randbytes(size))
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(data)

    def same() -> bool:
        with one.open("rb") as first, other.open("rb") as second:
            return diskio.same_bytes(first, second)

    other.write_bytes(data)
    assert same()
    other.write_bytes(bytes(data) + b"x")
    assert not same()
    if size:
        other.write_bytes(data[:-1])
        assert not same()
        data[-1] ^= 1
        other.write_bytes(data)
        assert not same()
