"""Secrets in memory, and the small boxes and keys derived from one (docs/spec/keys.md §1)."""

from __future__ import annotations

import hmac
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Final, Self, TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

Rng: TypeAlias = Callable[[int], bytes]
"""Gives that many random bytes: `os.urandom`, or a repeatable source in tests."""

NONCE: Final = 12
TAG: Final = 16


class Secret:
    """A passphrase or key in a buffer that can be wiped. Its repr, str and hash show nothing.

    Wiping is best effort: copies made by the interpreter and by libraries stay until reused.
    """

    __slots__ = ("_buffer",)

    def __init__(self, value: bytes | bytearray) -> None:
        self._buffer = bytearray(value)

    @classmethod
    def of_text(cls, text: str) -> Self:
        """A typed passphrase: NFKC, so that each keyboard gives the same bytes, then UTF-8.

        Lone surrogates, which no keyboard makes, become "?".
        """
        typed = unicodedata.normalize("NFKC", text)  # noqa: TID251 - typed here, and every mark counts
        return cls(typed.encode("utf-8", "replace"))

    def reveal(self) -> bytes:
        """The bytes. Keep them no longer than one call."""
        return bytes(self._buffer)

    def wipe(self) -> None:
        """Overwrite and forget the bytes."""
        self._buffer[:] = bytes(len(self._buffer))
        self._buffer.clear()

    def same(self, other: Secret) -> bool:
        """True when both hold the same bytes, compared in constant time."""
        return hmac.compare_digest(self._buffer, other._buffer)

    def __len__(self) -> int:
        return len(self._buffer)

    def __repr__(self) -> str:
        return "Secret(…)"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.wipe()


def hkdf(key: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """HKDF-SHA-256 (RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(key)


def subkey(root: Secret, vault: str, label: str, length: int = 32) -> Secret:
    """The key for one use: HKDF(root, salt = vault id, info = "vsdesk/<label>/v1").

    `vault` is the vault's id, 32 hex characters.
    """
    info = b"vsdesk/" + label.encode("ascii") + b"/v1"
    return Secret(hkdf(root.reveal(), bytes.fromhex(vault), info, length))


def mac(key: Secret, data: bytes) -> bytes:
    """HMAC-SHA-256, 32 bytes. Compare with `same_bytes`."""
    return hmac.digest(key.reveal(), data, "sha256")


def same_bytes(one: bytes, other: bytes) -> bool:
    """Compare two MACs in constant time."""
    return hmac.compare_digest(one, other)


def seal(key: Secret, data: bytes, about: bytes, rng: Rng) -> bytes:
    """AES-256-GCM under a 32-byte key: random nonce, ciphertext, tag. `about` is bound, not hidden."""
    nonce = rng(NONCE)
    return nonce + AESGCM(key.reveal()).encrypt(nonce, data, about)


def unseal(key: Secret, box: bytes, about: bytes) -> bytes | None:
    """What `seal` closed, or None when key, box or `about` is another one."""
    if len(box) < NONCE + TAG:
        return None
    with suppress(InvalidTag):
        return AESGCM(key.reveal()).decrypt(box[:NONCE], box[NONCE:], about)
    return None
