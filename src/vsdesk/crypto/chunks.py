"""Attachments at rest: AES-256-GCM in chunks of 1 MiB (docs/spec/keys.md §5).

A file is its sealed chunks one after the other, nothing else. Nonce = counter (11 bytes) and a flag
for the last chunk; the attachment's id is associated data; each file has a key of its own, so that
no nonce comes twice. Chunks may be sealed alone and in any order, as they arrive.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vsdesk.crypto.payload import exactly
from vsdesk.crypto.secrets import TAG
from vsdesk.errors import Refused
from vsdesk.progress import SILENT, Progress

CHUNK: Final = 1024 * 1024
SEALED: Final = CHUNK + TAG
MAX_FILE: Final = 64 * 1024**3


@dataclass(frozen=True, slots=True)
class ChunkedFile:
    """What went in: SHA-256 of the plaintext (64 hex characters) and its bytes."""

    sha256: str
    size: int


def chunk_count(size: int) -> int:
    """How many chunks a file of `size` bytes has; an empty file has one, which is empty."""
    return max(1, -(-size // CHUNK))


def sealed_size(size: int) -> int:
    """Bytes at rest of a file of `size` bytes. Chunk i begins at i × SEALED."""
    return size + TAG * chunk_count(size)


def seal_chunk(key: bytes, file_id: bytes, index: int, last: bool, data: bytes) -> bytes:
    """One sealed chunk, to be written at index × SEALED. All but the last hold 1 MiB."""
    return AESGCM(key).encrypt(_nonce(index, last), data, file_id)


def open_chunk(key: bytes, file_id: bytes, index: int, last: bool, box: bytes) -> bytes:
    """The plaintext of one sealed chunk. Raises Refused E_CHUNK."""
    with suppress(InvalidTag):
        if len(box) >= TAG:
            return AESGCM(key).decrypt(_nonce(index, last), box, file_id)
    raise Refused("E_CHUNK", "attachment")


def encrypt_file(
    source: BinaryIO, out: BinaryIO, key: bytes, file_id: bytes, progress: Progress = SILENT
) -> ChunkedFile:
    """Seal all of `source` into `out`. Holds three chunks in memory.

    Raises Refused E_LIMIT above 64 GiB; what was written then is to be thrown away.
    """
    aead = AESGCM(key)
    digest = hashlib.sha256()
    target = memoryview(bytearray(SEALED))
    size = index = 0
    data = exactly(source, CHUNK)
    while True:
        ahead = exactly(source, CHUNK) if len(data) == CHUNK else b""
        digest.update(data)
        size += len(data)
        if size > MAX_FILE:
            raise Refused("E_LIMIT", "attachment")
        box = target[: len(data) + TAG]
        aead.encrypt_into(_nonce(index, not ahead), data, file_id, box)
        out.write(box)
        progress.step("writing", size, 0)
        if not ahead:
            return ChunkedFile(digest.hexdigest(), size)
        data, index = ahead, index + 1


class ChunkReader:
    """A sealed file, readable from any place. `size` is that of the plaintext.

    Raises Refused: E_TRUNCATED for a length that no file has, E_CHUNK for a chunk that does not
    open, which is also what a file cut at a chunk's end, or lengthened, shows.
    """

    def __init__(self, stream: BinaryIO, key: bytes, file_id: bytes) -> None:
        self._stream, self._key, self._file_id = stream, key, file_id
        total = stream.seek(0, os.SEEK_END)
        self.count = -(-total // SEALED)
        self.size = total - TAG * self.count
        if self.size < 0 or self.count == 0 or sealed_size(self.size) != total:
            raise Refused("E_TRUNCATED", "attachment")
        self._at = 0
        self._held: tuple[int, bytes] = (-1, b"")

    def chunk(self, index: int) -> bytes:
        """The plaintext of chunk `index`, from 0."""
        if not 0 <= index < self.count:
            raise IndexError("no such chunk")
        self._stream.seek(index * SEALED)
        box = exactly(self._stream, SEALED)
        return open_chunk(self._key, self._file_id, index, index == self.count - 1, box)

    def seek(self, offset: int) -> None:
        """Read on from `offset` bytes of plaintext."""
        self._at = max(0, offset)

    def read(self, size: int) -> bytes:
        """`size` bytes from here, fewer only at the end. An empty file is still verified."""
        parts: list[bytes] = []
        end = min(self.size, self._at + size)
        if self.size == 0:
            self.chunk(0)
        while self._at < end:
            index, within = divmod(self._at, CHUNK)
            if self._held[0] != index:
                self._held = (index, self.chunk(index))
            part = self._held[1][within : within + end - self._at]
            self._at += len(part)
            parts.append(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)


def _nonce(index: int, last: bool) -> bytes:
    return index.to_bytes(11, "big") + bytes([last])
