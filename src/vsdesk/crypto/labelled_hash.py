"""The one labelled hash (docs/spec/envelope.md §1), so that no two uses of SHA-256 can collide."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Final


def sha256(data: bytes) -> bytes:
    """SHA-256 of `data`, 32 raw bytes."""
    return hashlib.sha256(data).digest()


def labelled(label: str, *parts: bytes) -> bytes:
    """`H(label, parts)` = SHA-256("vsdesk/" label "/v1" NUL parts), 32 raw bytes.

    The parts are joined without separators: all but the last must have a fixed length.
    """
    digest = hashlib.sha256(_begin(label))
    for part in parts:
        digest.update(part)
    return digest.digest()


@cache
def _begin(label: str) -> bytes:
    return b"vsdesk/" + label.encode("ascii") + b"/v1\0"


H: Final = labelled


def u64(number: int) -> bytes:
    """`number` as 8 bytes, big-endian. Raises OverflowError outside 0..2^64-1."""
    return number.to_bytes(8, "big")
