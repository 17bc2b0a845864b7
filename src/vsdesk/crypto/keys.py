"""The two key pairs of a device: a hybrid signing key and a post-quantum encryption key.

Signature = Ed25519 (RFC 8032) and ML-DSA-65 (FIPS 204), both of which must verify, over the DSSE
pre-authentication encoding. Encryption = X-Wing, ML-KEM-768 with X25519. Source: docs/spec/
envelope.md §3 and §4.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cached_property, lru_cache
from typing import Final, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PrivateKey, MLDSA65PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey

from vsdesk.crypto import bech32
from vsdesk.crypto.labelled_hash import H
from vsdesk.crypto.secrets import Rng, Secret

SEED: Final = 32
SIGN_SECRET: Final = 2 * SEED
ED_PUBLIC, ED_SIGNATURE = 32, 64
SIGN_PUBLIC: Final = ED_PUBLIC + 1952
SIGNATURE: Final = ED_SIGNATURE + 3309
ML_KEM_PUBLIC, X_PUBLIC = 1184, 32
ENC_PUBLIC: Final = ML_KEM_PUBLIC + X_PUBLIC

_CONTEXT: Final = b"vsdesk/hsig/v1"
_ED_PREFIX: Final = _CONTEXT + b"\0ed25519\0"
_ML_PREFIX: Final = _CONTEXT + b"\0ml-dsa-65\0"
_MOST_GOOD: Final = 4096
_GOOD: Final[set[bytes]] = set()  # digests of signatures that were found good, with key and text


def pae(kind: str, payload: bytes) -> bytes:
    """The DSSE pre-authentication encoding of a type and a payload (DSSE protocol.md, v1)."""
    name = kind.encode("utf-8")
    return b"DSSEv1 %d %s %d %s" % (len(name), name, len(payload), payload)


class SigningKey:
    """The secret signing key of a device: 32 bytes of Ed25519 seed, 32 of ML-DSA-65 seed."""

    def __init__(self, seeds: bytes) -> None:
        if len(seeds) != SIGN_SECRET:
            raise ValueError("a signing key has 64 bytes")
        self._ed = Ed25519PrivateKey.from_private_bytes(seeds[:SEED])
        self._ml = MLDSA65PrivateKey.from_seed_bytes(seeds[SEED:])
        self.public = self._ed.public_key().public_bytes_raw() + (
            self._ml.public_key().public_bytes_raw()
        )
        self.device_id = device_id_of(self.public)

    @classmethod
    def generate(cls, rng: Rng) -> Self:
        """A new key."""
        return cls(rng(SIGN_SECRET))

    @classmethod
    def from_bytes(cls, seeds: bytes) -> Self:
        """The key of 64 stored bytes. Raises ValueError for another length."""
        return cls(seeds)

    @property
    def secret_bytes(self) -> bytes:
        """The 64 bytes to store, under the vault's encryption only."""
        return self._ed.private_bytes_raw() + self._ml.private_bytes_raw()

    def sign(self, kind: str, payload: bytes) -> bytes:
        """The 3,373 bytes of signature over `payload` as a `kind`."""
        text = pae(kind, payload)
        return self._ed.sign(_ED_PREFIX + text) + self._ml.sign(_ML_PREFIX + text, _CONTEXT)

    def __repr__(self) -> str:
        return f"SigningKey({self.device_id[:8]}…)"


def device_id_of(public: bytes) -> str:
    """The key id: H("signkey", Ed25519 public key, ML-DSA-65 public key), 64 hex characters."""
    return H("signkey", public).hex()


def verify(public: bytes, kind: str, payload: bytes, signature: bytes) -> bool:
    """True when both halves of `signature` are the key's, over `payload` as a `kind`.

    A list of devices is looked at each time a vault is opened, a checkpoint in both passes over a volume:
    what was found good once stays so, and is known again by its digest.
    """
    if len(public) != SIGN_PUBLIC or len(signature) != SIGNATURE:
        return False
    text = pae(kind, payload)
    digest = hashlib.sha256(public + signature + text).digest()  # both have one length
    if digest not in _GOOD:
        if not _stands(public, text, signature):
            return False
        if len(_GOOD) >= _MOST_GOOD:
            _GOOD.clear()
        _GOOD.add(digest)
    return True


def _stands(public: bytes, text: bytes, signature: bytes) -> bool:
    with suppress(InvalidSignature, ValueError):
        ed = Ed25519PublicKey.from_public_bytes(public[:ED_PUBLIC])
        ml = MLDSA65PublicKey.from_public_bytes(public[ED_PUBLIC:])
        ed.verify(signature[:ED_SIGNATURE], _ED_PREFIX + text)
        ml.verify(signature[ED_SIGNATURE:], _ML_PREFIX + text, _CONTEXT)
        return True
    return False


class EncryptionKey:
    """The secret encryption key of a device: the 32-byte seed of an X-Wing key pair.

    Expanded with SHAKE-256 to the ML-KEM-768 seed (64) and the X25519 key (32), as in
    draft-connolly-cfrg-xwing-kem.
    """

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED:
            raise ValueError("an encryption key has 32 bytes")
        self._seed = Secret(seed)
        expanded = hashlib.shake_256(seed).digest(96)
        kem = MLKEM768PrivateKey.from_seed_bytes(expanded[:64])
        curve = X25519PrivateKey.from_private_bytes(expanded[64:])
        self.private = MLKEM768X25519PrivateKey(kem, curve)
        self.public = kem.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()

    @classmethod
    def generate(cls, rng: Rng) -> Self:
        """A new key."""
        return cls(rng(SEED))

    @classmethod
    def from_bytes(cls, seed: bytes) -> Self:
        """The key of 32 stored bytes. Raises ValueError for another length."""
        return cls(seed)

    @property
    def secret_bytes(self) -> bytes:
        """The 32 bytes to store, under the vault's encryption only."""
        return self._seed.reveal()

    @cached_property
    def recipient_fingerprint(self) -> str:
        """The fingerprint of the public key."""
        return recipient_fingerprint_of(self.public)

    def __repr__(self) -> str:
        return f"EncryptionKey({self.recipient_fingerprint[:8]}…)"


def recipient_fingerprint_of(public: bytes) -> str:
    """The encryption fingerprint: H("enckey", the 1216-byte public key), 64 hex characters."""
    return H("enckey", public).hex()


@lru_cache(maxsize=1024)
def load_public(public: bytes) -> MLKEM768X25519PublicKey:
    """A public encryption key ready for HPKE. Raises ValueError for bytes that are none.

    A low-order X25519 half counts as none: it would leave only one half of the hybrid. Each list of devices,
    and each file, names the same few keys again: one that was found good is not tried anew.
    """
    if len(public) != ENC_PUBLIC or is_low_order(public[ML_KEM_PUBLIC:]):
        raise ValueError("not an encryption key")
    return MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(public[:ML_KEM_PUBLIC]),
        X25519PublicKey.from_public_bytes(public[ML_KEM_PUBLIC:]),
    )


def is_encryption_public(public: bytes) -> bool:
    """True for bytes that can be encrypted to. For keys that others state."""
    with suppress(ValueError):
        load_public(public)
        return True
    return False


_ANY_SCALAR: Final = b"\x01" * 32


@lru_cache(maxsize=1024)
def is_low_order(point: bytes) -> bool:
    """True for an X25519 point whose shared secret is zero with every key (RFC 7748 §6.1)."""
    # Clamping makes each scalar a multiple of 8, so one exchange shows it for all of them.
    probe = X25519PrivateKey.from_private_bytes(_ANY_SCALAR)
    with suppress(ValueError):
        probe.exchange(X25519PublicKey.from_public_bytes(point))
        return False
    return True


_IDENTITY_PREFIX: Final = "age-secret-key-pq-"
_RECIPIENT_PREFIX: Final = "age1pq"


def age_identity(key: EncryptionKey) -> str:
    """The secret key as stock age (1.3 and later) reads it: AGE-SECRET-KEY-PQ-1…"""
    return bech32.encode(_IDENTITY_PREFIX, key.secret_bytes).upper()


def age_recipient(public: bytes) -> str:
    """A public key as stock age reads it: age1pq1…"""
    return bech32.encode(_RECIPIENT_PREFIX, public)


def from_age_identity(text: str) -> EncryptionKey:
    """The key of an AGE-SECRET-KEY-PQ-1… text. Raises ValueError for another text."""
    read = bech32.decode(text)
    if read is None or read[0] != _IDENTITY_PREFIX:
        raise ValueError("not a post-quantum age identity")
    return EncryptionKey(read[1])
