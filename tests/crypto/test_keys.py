"""Signing and encryption keys, against published answers and against each half's absence."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PrivateKey, MLDSA65PublicKey
from tests.crypto.agefiles import VECTORS

from vsdesk.crypto import keys
from vsdesk.crypto.keys import ED_SIGNATURE, SIGNATURE, EncryptionKey, SigningKey, pae, verify

PUBLISHED = json.loads((VECTORS / "published" / "keys.json").read_text("utf-8"))
# The points of small order on Curve25519 and their other spellings (RFC 7748 §7, Curve25519 FAQ).
P = 2**255 - 19
SMALL = [
    0,
    1,
    325606250916557431795983626356110631294008115727848805560023387167927233504,
    39382357235489614581723060781553021112529911719440698176882885853963445705823,
    P - 1,
    P,
    P + 1,
]
LOW_ORDER = [n.to_bytes(32, "little") for n in SMALL]


def test_pae() -> None:
    """The example of the DSSE protocol page."""
    expected = b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    assert pae("http://example.com/HelloWorld", b"hello world") == expected
    assert pae("", b"") == b"DSSEv1 0  0 "
    assert pae("é", b"\xff") == b"DSSEv1 2 \xc3\xa9 1 \xff"


def test_xwing_published() -> None:
    """Seed to public key."""
    vector = PUBLISHED["xwing"]
    assert EncryptionKey(bytes.fromhex(vector["seed"])).public.hex() == vector["public"]


def test_ml_dsa_published() -> None:
    """Seed to public key, and a signature under a context."""
    vector = {name: bytes.fromhex(text) for name, text in PUBLISHED["ml_dsa_65"].items()}
    key = MLDSA65PrivateKey.from_seed_bytes(vector["seed"])
    assert key.public_key().public_bytes_raw() == vector["public"]
    public = MLDSA65PublicKey.from_public_bytes(vector["public"])
    public.verify(vector["signature"], vector["message"], vector["context"])


def test_signing_key(rng: Callable[[int], bytes]) -> None:
    """A key comes back from its bytes; its parts have the lengths of the format."""
    key = SigningKey.generate(rng)
    again = SigningKey.from_bytes(key.secret_bytes)
    assert again.public == key.public
    assert again.device_id == key.device_id == keys.device_id_of(key.public)
    assert (len(key.secret_bytes), len(key.public), len(key.device_id)) == (64, 1984, 64)
    with pytest.raises(ValueError, match="64 bytes"):
        SigningKey.from_bytes(bytes(63))


def test_signature_binds_type_and_payload(rng: Callable[[int], bytes]) -> None:
    """Another payload, type or key does not verify, nor do shifted borders between them."""
    key, other = SigningKey.generate(rng), SigningKey.generate(rng)
    signature = key.sign("a/b", b"cd")
    assert len(signature) == SIGNATURE == 3373
    assert verify(key.public, "a/b", b"cd", signature)
    assert not verify(key.public, "a/b", b"ce", signature)
    assert not verify(key.public, "a/", b"bcd", signature)
    assert not verify(other.public, "a/b", b"cd", signature)
    assert not verify(key.public, "a/b", b"cd", signature + b"\0")
    assert not verify(key.public[:-1], "a/b", b"cd", signature)


def test_both_halves_must_verify(rng: Callable[[int], bytes]) -> None:
    """27, 28, 29: one half bad, or lifted from another signature of the same key."""
    key = SigningKey.generate(rng)
    good, other = key.sign("a/b", b"1"), key.sign("a/b", b"2")
    ed, ml = good[:ED_SIGNATURE], good[ED_SIGNATURE:]
    for forged in (
        bytes(ED_SIGNATURE) + ml,
        ed + bytes(len(ml)),
        other[:ED_SIGNATURE] + ml,
        ed + other[ED_SIGNATURE:],
    ):
        assert not verify(key.public, "a/b", b"1", forged)


def test_both_halves_of_the_key_count(rng: Callable[[int], bytes]) -> None:
    """A key made of halves of two keys is another key, and neither's signature."""
    one, two = SigningKey.generate(rng), SigningKey.generate(rng)
    mixed = SigningKey(one.secret_bytes[:32] + two.secret_bytes[32:])
    assert mixed.device_id not in (one.device_id, two.device_id)
    assert not verify(mixed.public, "a/b", b"1", one.sign("a/b", b"1"))


def test_every_bit_of_the_ed25519_half(rng: Callable[[int], bytes]) -> None:
    """No flipped bit of the first half, and of a sample of the second, is taken."""
    key = SigningKey.generate(rng)
    signature = key.sign("a/b", b"1")
    bits = [*range(ED_SIGNATURE * 8), *range(ED_SIGNATURE * 8, SIGNATURE * 8, 97)]
    for bit in bits:
        changed = bytearray(signature)
        changed[bit // 8] ^= 1 << bit % 8
        assert not verify(key.public, "a/b", b"1", bytes(changed))


def test_encryption_key(rng: Callable[[int], bytes]) -> None:
    """A key comes back from its bytes, under the same fingerprint."""
    key = EncryptionKey.generate(rng)
    again = EncryptionKey.from_bytes(key.secret_bytes)
    assert again.public == key.public
    assert again.recipient_fingerprint == keys.recipient_fingerprint_of(key.public)
    assert (len(key.public), len(key.recipient_fingerprint)) == (1216, 64)
    assert keys.is_encryption_public(key.public)
    with pytest.raises(ValueError, match="32 bytes"):
        EncryptionKey.from_bytes(bytes(31))


def test_keys_show_nothing(rng: Callable[[int], bytes]) -> None:
    """No repr shows a secret byte."""
    sign, encrypt = SigningKey.generate(rng), EncryptionKey.generate(rng)
    text = f"{sign!r} {encrypt!r}"
    assert sign.secret_bytes.hex()[:8] not in text
    assert encrypt.secret_bytes.hex()[:8] not in text


@pytest.mark.parametrize("point", LOW_ORDER)
def test_low_order_points(point: bytes, rng: Callable[[int], bytes]) -> None:
    """19: a point of small order is no key, with or without its top bit, which is ignored."""
    public = EncryptionKey.generate(rng).public
    for spelled in (point, point[:31] + bytes([point[31] | 128])):
        assert keys.is_low_order(spelled)
        assert not keys.is_encryption_public(public[:1184] + spelled)


def test_not_an_encryption_key(rng: Callable[[int], bytes]) -> None:
    """Wrong length, or an ML-KEM half with numbers outside of the field."""
    public = EncryptionKey.generate(rng).public
    assert not keys.is_encryption_public(public[:-1])
    assert not keys.is_encryption_public(b"\xff" * 1184 + public[1184:])
    assert not keys.is_encryption_public(b"")
