"""The labelled hash."""

from __future__ import annotations

import hashlib

import pytest

from vsdesk.crypto.labelled_hash import H, labelled, sha256, u64


def test_definition() -> None:
    """As the notation says."""
    assert H("entry", b"a", b"b") == hashlib.sha256(b"vsdesk/entry/v1\0ab").digest()
    assert H is labelled
    assert H("entry", b"") != H("entr", b"y")
    assert sha256(b"abc").hex()[:8] == "ba7816bf"


def test_u64() -> None:
    """Eight bytes, big-endian; nothing outside."""
    assert u64(258) == b"\0\0\0\0\0\0\1\2"
    for number in (-1, 1 << 64):
        with pytest.raises(OverflowError):
            u64(number)
