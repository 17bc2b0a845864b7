"""The payload of an age v1 file: chunks of 64 KiB, ChaCha20-Poly1305 (C2SP age.md, STREAM).

No byte is given out before its chunk verified.
"""

from __future__ import annotations

from contextlib import suppress
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from vsdesk.crypto.secrets import TAG, Rng, hkdf
from vsdesk.errors import Refused

CHUNK: Final = 64 * 1024
NONCE: Final = 16
_SEALED: Final = CHUNK + TAG


class PayloadReader:
    """The plaintext of a payload, chunk by chunk. After a failure every read fails again."""

    def __init__(self, stream: BinaryIO, file_key: bytes) -> None:
        nonce = exactly(stream, NONCE)
        if len(nonce) != NONCE:
            raise Refused("E_TRUNCATED", "payload nonce")
        self._aead = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload", 32))
        self._stream = stream
        self._ahead = exactly(stream, _SEALED)
        self._counter = 0
        self._plain = memoryview(bytearray(CHUNK))
        self._at = self._size = 0
        self._last = False
        self._fault: str | None = None

    def read(self, size: int) -> bytes:
        """`size` bytes of plaintext, fewer only at the end.

        Raises Refused E_CHUNK, E_TRUNCATED or E_TRAILING. A cut inside a chunk looks like a damaged
        chunk; a cut at a border, or of all but a few bytes, is E_TRUNCATED.
        """
        parts: list[bytes] = []
        while size and (self._at < self._size or self._advance()):
            part = bytes(self._plain[self._at : min(self._size, self._at + size)])
            self._at += len(part)
            size -= len(part)
            parts.append(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def _advance(self) -> bool:
        """Open the next chunk; False when there is none or when it is empty."""
        if self._fault is not None:
            raise Refused(self._fault, "payload")
        if self._last:
            return False
        chunk = self._ahead
        self._ahead = exactly(self._stream, _SEALED) if len(chunk) == _SEALED else b""
        self._last = not self._ahead
        if not self._open(chunk, self._last) or (self._last and self._counter and not self._size):
            self._at = self._size = 0
            self._fault = self._why(chunk)
            raise Refused(self._fault, "payload")
        self._counter += 1
        return self._size > 0

    def _open(self, chunk: bytes, last: bool) -> bool:
        self._at, self._size = 0, len(chunk) - TAG
        if self._size < 0:
            return False
        with suppress(InvalidTag):
            target = self._plain[: self._size]
            self._aead.decrypt_into(_chunk_nonce(self._counter, last), chunk, None, target)
            return True
        return False

    def _why(self, chunk: bytes) -> str:
        if len(chunk) < TAG:
            return "E_TRUNCATED"
        other = self._open(chunk, not self._last)
        self._at = self._size = 0
        if not other:
            return "E_CHUNK"
        return "E_TRUNCATED" if self._last else "E_TRAILING"


class PayloadWriter:
    """Writes nonce and chunks to `out`; `close` writes the last chunk and leaves `out` open."""

    def __init__(self, out: BinaryIO, file_key: bytes, rng: Rng) -> None:
        nonce = rng(NONCE)
        out.write(nonce)
        self._aead = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload", 32))
        self._out = out
        self._counter = 0
        self._held = bytearray()
        self._sealed = memoryview(bytearray(_SEALED))

    def write(self, data: bytes) -> None:
        """Take `data` in; whole chunks go out as soon as something follows them."""
        view = memoryview(data)
        while len(self._held) + len(view) > CHUNK:
            room = CHUNK - len(self._held)
            self._held += view[:room]
            view = view[room:]
            self._put(last=False)
        self._held += view

    def close(self) -> None:
        """Write the last chunk."""
        self._put(last=True)

    def _put(self, last: bool) -> None:
        target = self._sealed[: len(self._held) + TAG]
        self._aead.encrypt_into(_chunk_nonce(self._counter, last), self._held, None, target)
        self._out.write(target)
        self._counter += 1
        self._held.clear()


def exactly(stream: BinaryIO, size: int) -> bytes:
    """`size` bytes, fewer only at the end of the stream."""
    data = stream.read(size)
    while len(data) < size and (more := stream.read(size - len(data))):
        data += more
    return data


def _chunk_nonce(counter: int, last: bool) -> bytes:
    return counter.to_bytes(11, "big") + bytes([last])
