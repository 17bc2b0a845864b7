"""The list of the chunks of an attachment (docs/spec/bundle.md §11).

The record holds `blob`, the SHA-256 of its bytes; they are canonical JSON.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final

from vsdesk.crypto import canonical, chunks
from vsdesk.errors import Refused
from vsdesk.history.entry import check_version

MAN_LIMIT: Final = 8 * 1024 * 1024
_HEX: Final = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class BlobMan:
    """The list of a file's chunks: `salt` (32 bytes), `size` in bytes, a salted hash for each chunk."""

    salt: bytes = field(repr=False)
    size: int
    chunks: tuple[bytes, ...] = field(repr=False)

    def to_bytes(self) -> bytes:
        """Its canonical JSON: the object `blobman`, whose SHA-256 is the record's `blob`."""
        return canonical.encode(
            {
                "v": 1,
                "salt": self.salt.hex(),
                "size": self.size,
                "chunks": [one.hex() for one in self.chunks],
            }
        )

    @classmethod
    def parse(cls, data: bytes) -> BlobMan:
        """Read it strictly. Raises Refused E_LIMIT, E_CANON, E_OBJECT, E_VERSION (a newer `v`)."""
        if len(data) > MAN_LIMIT:
            raise Refused("E_LIMIT", "blobman")
        read = canonical.decode(data)
        if not isinstance(read, dict):
            raise Refused("E_OBJECT", "blobman")
        check_version(read)
        size, listed, salt = read.get("size"), read.get("chunks"), read.get("salt")
        if not isinstance(size, int) or isinstance(size, bool) or not 0 <= size <= chunks.MAX_FILE:
            raise Refused("E_OBJECT", "blobman size")
        if not isinstance(listed, list) or len(listed) != chunks.chunk_count(size):
            raise Refused("E_OBJECT", "blobman chunks")
        return cls(_raw(salt), size, tuple(_raw(one) for one in listed))

    def hash_of(self, data: bytes) -> bytes:
        """The salted hash of a chunk's plaintext."""
        return hashlib.sha256(self.salt + data).digest()


def length_of(size: int, index: int) -> int:
    """The bytes that chunk `index` of a file of this size must have."""
    return min(chunks.CHUNK, size - index * chunks.CHUNK)


def _raw(value: object) -> bytes:
    if not isinstance(value, str) or len(value) != 64 or not set(value) <= _HEX:
        raise Refused("E_OBJECT", "blobman hash")
    return bytes.fromhex(value)
