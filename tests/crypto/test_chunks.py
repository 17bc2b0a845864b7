"""Attachments at rest."""

from __future__ import annotations

import hashlib
import io
import tracemalloc
from collections.abc import Callable
from typing import BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vsdesk.crypto import chunks
from vsdesk.crypto.chunks import CHUNK, SEALED, ChunkReader, encrypt_file
from vsdesk.errors import Refused
from vsdesk.progress import Cancelled

KEY, FILE_ID = bytes(range(32)), bytes(range(16))
SIZES = [0, 1, 15, 16, 17, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 5]


def _plain(size: int) -> bytes:
    return hashlib.shake_128(b"made up").digest(size)


def _sealed(plain: bytes, key: bytes = KEY, file_id: bytes = FILE_ID) -> bytes:
    out = io.BytesIO()
    written = encrypt_file(io.BytesIO(plain), out, key, file_id)
    assert written.sha256 == hashlib.sha256(plain).hexdigest()
    assert written.size == len(plain)
    return out.getvalue()


def _code(file: bytes, key: bytes = KEY, file_id: bytes = FILE_ID) -> str:
    try:
        reader = ChunkReader(io.BytesIO(file), key, file_id)
        while reader.read(CHUNK):
            pass
    except Refused as refused:
        return refused.name
    return "success"


@pytest.mark.parametrize("size", SIZES)
def test_round_trip(size: int) -> None:
    """Any size comes back, and its sealed length is known before."""
    plain = _plain(size)
    file = _sealed(plain)
    assert len(file) == chunks.sealed_size(size)
    reader = ChunkReader(io.BytesIO(file), KEY, FILE_ID)
    assert reader.size == size
    assert reader.read(size + 1) == plain
    assert reader.read(1) == b""


@settings(max_examples=40)
@given(st.integers(0, 3 * CHUNK), st.data())
def test_read_from_any_place(size: int, data: st.DataObject) -> None:
    """Seeking and reading give what slicing gives."""
    plain = _plain(size)
    reader = ChunkReader(io.BytesIO(_sealed(plain)), KEY, FILE_ID)
    for _ in range(4):
        offset = data.draw(st.integers(0, size + 10))
        length = data.draw(st.integers(0, CHUNK + 10))
        reader.seek(offset)
        assert reader.read(length) == plain[offset : offset + length]


def test_chunks_in_any_order() -> None:
    """Chunks sealed alone, as they arrive, make the same file."""
    plain = _plain(2 * CHUNK + 5)
    out = bytearray(chunks.sealed_size(len(plain)))
    for index in (2, 0, 1):
        part = plain[index * CHUNK : (index + 1) * CHUNK]
        box = chunks.seal_chunk(KEY, FILE_ID, index, index == 2, part)
        out[index * SEALED : index * SEALED + len(box)] = box
    assert bytes(out) == _sealed(plain)
    reader = ChunkReader(io.BytesIO(out), KEY, FILE_ID)
    assert reader.chunk(1) == plain[CHUNK : 2 * CHUNK]
    assert chunks.chunk_count(len(plain)) == reader.count == 3
    for wrong in (-1, 3):
        with pytest.raises(IndexError):
            reader.chunk(wrong)


def test_wrong_key_or_file() -> None:
    """A file opens under its own key and id only."""
    file = _sealed(b"photo")
    assert _code(file) == "success"
    assert _code(file, key=bytes(32)) == "E_CHUNK"
    assert _code(file, file_id=bytes(16)) == "E_CHUNK"
    assert _code(_sealed(b""), key=bytes(32)) == "E_CHUNK"


def test_cut_lengthened_swapped() -> None:
    """Nothing cut, joined, swapped or repeated is taken."""
    file = _sealed(_plain(2 * CHUNK + 5))
    one, two, three = file[:SEALED], file[SEALED : 2 * SEALED], file[2 * SEALED :]
    ends = {
        end
        for border in (0, SEALED, 2 * SEALED, len(file))
        for end in range(max(0, border - 20), border + 20)
        if end < len(file)
    }
    for end in ends:
        assert _code(file[:end]) in ("E_CHUNK", "E_TRUNCATED")
    for wrong in (
        file + b"\0",
        file + three,
        file + bytes(16),
        two + one + three,
        one + one + three,
        one + three,
        two + three,
        one + two + two,
        one + _sealed(_plain(CHUNK))[:SEALED] + three,
    ):
        assert _code(wrong) in ("E_CHUNK", "E_TRUNCATED")


def test_every_bit() -> None:
    """No flipped bit of a small file, nor any of a sample of a large one, is taken."""
    small, large = _sealed(b"photo"), _sealed(_plain(CHUNK + 5))
    for file, step in ((small, 1), (large, 250_007)):
        for bit in range(0, len(file) * 8, step):
            changed = bytearray(file)
            changed[bit // 8] ^= 1 << bit % 8
            assert _code(bytes(changed)) == "E_CHUNK"


class _Endless:
    """Gives the same byte many times, a few at a time."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int) -> bytes:
        part = min(size, self.left, 100_000)
        self.left -= part
        return b"x" * part


class _Nowhere(io.BytesIO):
    """Takes bytes and keeps none."""

    def write(self, data: object) -> int:
        return 0


def test_memory_stays_flat_and_short_reads_are_filled() -> None:
    """Sixty-four chunks take no more memory than a few."""
    tracemalloc.start()
    source = cast("BinaryIO", _Endless(64 * CHUNK))
    written = encrypt_file(source, _Nowhere(), KEY, FILE_ID)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert written.size == 64 * CHUNK
    assert peak < 8 * CHUNK


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit it stops instead of filling the disk."""
    monkeypatch.setattr(chunks, "MAX_FILE", 2 * CHUNK)
    assert len(_sealed(_plain(2 * CHUNK))) == 2 * SEALED
    with pytest.raises(Refused) as caught:
        _sealed(_plain(2 * CHUNK + 1))
    assert caught.value.name == "E_LIMIT"


def test_progress_and_cancel(rng: Callable[[int], bytes]) -> None:
    """It says how far it is after each chunk, and stops when told."""

    class Stops:
        seen: tuple[int, ...] = ()

        def step(self, stage: str, done: int, total: int) -> None:
            self.seen += (done,)
            if done > CHUNK:
                raise Cancelled

    progress = Stops()
    with pytest.raises(Cancelled):
        encrypt_file(io.BytesIO(_plain(3 * CHUNK)), io.BytesIO(), KEY, FILE_ID, progress)
    assert progress.seen == (CHUNK, 2 * CHUNK)
