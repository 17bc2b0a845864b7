"""The envelope: what it writes, and that its reader gives back exactly that."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from typing import BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.crypto.agefiles import plain_file, read_all

from vsdesk.crypto import age
from vsdesk.crypto.age import AgeReader, AgeWriter
from vsdesk.crypto.keys import EncryptionKey
from vsdesk.crypto.payload import CHUNK
from vsdesk.errors import Bug, Refused

Rng = Callable[[int], bytes]
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7]


@pytest.mark.parametrize("size", SIZES)
def test_round_trip(size: int, device: EncryptionKey, rng: Rng) -> None:
    """Any size comes back; the file's size is known before."""
    plain = rng(size)
    file = plain_file([device], plain, rng)
    assert len(file) == age.sealed_size(size, 1)
    reader = AgeReader(io.BytesIO(file), [device])
    assert reader.opened_by == device.recipient_fingerprint
    assert read_all(reader) == plain
    assert reader.read(1) == b""


@settings(max_examples=60)
@given(st.lists(st.integers(0, 90_000), max_size=6), st.integers(1, 100_000))
def test_any_pieces(pieces: list[int], step: int) -> None:
    """However it is written and read piece by piece, the bytes are the same."""
    rng = random.Random(1).randbytes
    key = EncryptionKey(bytes(32))
    parts = [rng(size) for size in pieces]
    out = io.BytesIO()
    writer = AgeWriter(out, [key.public], rng)
    for part in parts:
        writer.write(part)
    writer.close()
    out.seek(0)
    reader = AgeReader(out, [key])
    got = b""
    while part := reader.read(step):
        assert len(part) == step or not reader.read(1)
        got += part
    assert got == b"".join(parts)


@pytest.mark.parametrize(
    ("recipients", "stanzas"), [(1, 4), (4, 4), (5, 8), (9, 16), (17, 32), (33, 64), (64, 64)]
)
def test_dummies(recipients: int, stanzas: int, rng: Rng) -> None:
    """The number of stanzas says little about the number of devices."""
    keys = [EncryptionKey.generate(rng) for _ in range(recipients)]
    file = plain_file(keys, b"x", rng)
    header = age.parse_header(io.BytesIO(file))
    assert len(header.stanzas) == stanzas
    assert {stanza.args[0] for stanza in header.stanzas} == {"mlkem768x25519"}
    assert len({stanza.args[1] for stanza in header.stanzas}) == stanzas
    assert len(file) == age.sealed_size(1, recipients)
    for key in (keys[0], keys[-1]):
        assert read_all(AgeReader(io.BytesIO(file), [key])) == b"x"


def test_real_recipients_stand_anywhere(
    device: EncryptionKey, stranger: EncryptionKey, rng: Rng
) -> None:
    """Where a recipient stands says nothing: it differs from file to file."""
    places = set()
    for _ in range(40):
        header = age.parse_header(io.BytesIO(plain_file([device, stranger], b"", rng)))
        sealed = age._profile(header)
        for place, box in enumerate(sealed):
            try:
                age._unwrap([box], [device])
            except Refused:
                continue
            places.add(place)
    assert places == {0, 1, 2, 3}


def test_no_recipient_too_many_or_none(device: EncryptionKey, rng: Rng) -> None:
    """A file for nobody is our mistake, one for 65 is refused; one named twice counts once."""
    with pytest.raises(Bug):
        plain_file([], b"", rng)
    with pytest.raises(Refused) as caught:
        plain_file([EncryptionKey.generate(rng) for _ in range(65)], b"", rng)
    assert caught.value.name == "E_LIMIT"
    file = plain_file([device] * 70, b"", rng)
    assert len(age.parse_header(io.BytesIO(file)).stanzas) == 4


def test_which_key_opens(device: EncryptionKey, stranger: EncryptionKey, rng: Rng) -> None:
    """23, 24, 25: another device, a destroyed key, an old key that is still held."""
    file = plain_file([device], b"x", rng)
    for held in ([stranger], []):
        with pytest.raises(Refused) as caught:
            AgeReader(io.BytesIO(file), held)
        assert caught.value.name == "E_NO_MATCH"
    reader = AgeReader(io.BytesIO(file), [stranger, device])
    assert reader.opened_by == device.recipient_fingerprint
    assert reader.read(2) == b"x"


def test_two_files_share_nothing(device: EncryptionKey, rng: Rng) -> None:
    """The same plaintext twice: no line of the header and no block of the payload is the same."""
    files = [plain_file([device], bytes(1000), rng) for _ in range(2)]
    one, two = ({file[i : i + 16] for i in range(22, len(file) - 16)} for file in files)
    shared = one & two
    assert all(b"mlkem768x25519" in part or b"->" in part or b"x25519" in part for part in shared)


class _OneByOne:
    """A stream that gives one byte at each read, as a pipe may."""

    def __init__(self, data: bytes) -> None:
        self._inner = io.BytesIO(data)

    def read(self, size: int) -> bytes:
        return self._inner.read(min(size, 1))

    def readline(self, size: int) -> bytes:
        return self._inner.readline(size)


def test_short_reads(device: EncryptionKey, rng: Rng) -> None:
    """A stream that gives less than it was asked for is read to its end."""
    file = plain_file([device], b"abc" * 100, rng)
    reader = AgeReader(cast("BinaryIO", _OneByOne(file)), [device])
    assert read_all(reader) == b"abc" * 100


def test_a_recipient_that_is_no_key(device: EncryptionKey, rng: Rng) -> None:
    """Bytes that are no public key are not encrypted to."""
    for bad in (device.public[:-1], device.public[:1184] + bytes(32), b""):
        with pytest.raises(ValueError, match=r".+"):
            AgeWriter(io.BytesIO(), [bad], rng)
