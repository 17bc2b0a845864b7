"""The outside of a bundle: an age v1 file with post-quantum stanzas only (envelope.md §2).

Source of the format: C2SP age.md, recipient type mlkem768x25519. The reader is stricter than age
(`_profile`). Every failure is a `Refused` with one code. `parse_header`, `check_mac`, and the
payload (payload.py) lie below the profile and know no recipient type.
"""

from __future__ import annotations

import hmac
import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from vsdesk.crypto.keys import EncryptionKey, is_low_order, load_public
from vsdesk.crypto.payload import CHUNK, NONCE, PayloadReader, PayloadWriter, exactly
from vsdesk.crypto.secrets import TAG, Rng, hkdf
from vsdesk.errors import Bug, Refused

MAGIC: Final = b"age-encryption.org/v1\n"
STANZA: Final = "mlkem768x25519"
MAX_HEADER: Final = 256 * 1024
MAX_STANZAS: Final = 64
FILE_KEY: Final = 16
_STEPS: Final = (4, 8, 16, 32, MAX_STANZAS)
_ENC, _ML_KEM_ENC = 1120, 1088
_INFO: Final = b"age-encryption.org/mlkem768x25519"
_SUITE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_ARMOR: Final = b"-----BEGIN AGE"
_COLUMNS: Final = 64
_ARGUMENTS: Final = re.compile(rb"->((?: [!-~]+)+)")
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/]*")


@dataclass(frozen=True, slots=True)
class Stanza:
    """One recipient stanza: its arguments (the first names its type) and its body."""

    args: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class AgeHeader:
    """A header of good form. `signed` is what the MAC covers: all up to and with `---`."""

    stanzas: tuple[Stanza, ...]
    mac: bytes
    signed: bytes


Before = tuple[AgeHeader, str, bytes]  # a head, which key opened it, and the key of the file


def parse_header(stream: BinaryIO) -> AgeHeader:
    """Read one header off `stream`, and no byte more.

    Raises Refused E_NOT_BUNDLE, E_HEADER, E_TRUNCATED, or E_PROFILE for armor and for more than
    256 KiB. Memory stays within that size.
    """
    start = exactly(stream, len(MAGIC))
    if start != MAGIC:
        raise Refused(_not_age(start))
    lines = _Lines(stream)
    stanzas: list[Stanza] = []
    while (line := lines.next()).startswith(b"->"):
        stanzas.append(_stanza(line, lines))
    if not line.startswith(b"--- "):
        raise Refused("E_HEADER", "neither a stanza nor the MAC")
    mac = _base64(line[4:])
    if len(mac) != 32:
        raise Refused("E_HEADER", "MAC length")
    return AgeHeader(tuple(stanzas), mac, b"".join(lines.taken)[: -len(line) + 2])


def check_mac(header: AgeHeader, file_key: bytes) -> None:
    """Raises Refused E_HMAC unless the header was made with `file_key`."""
    if not hmac.compare_digest(_header_mac(header.signed, file_key), header.mac):
        raise Refused("E_HMAC", "header MAC")


def write_header(stanzas: Sequence[Stanza], file_key: bytes) -> bytes:
    """The bytes of a header."""
    lines = [MAGIC]
    for stanza in stanzas:
        lines.append(b"-> " + " ".join(stanza.args).encode("ascii") + b"\n")
        text = _unpadded(stanza.body)
        lines += [text[i : i + _COLUMNS] + b"\n" for i in range(0, len(text) + 1, _COLUMNS)]
    signed = b"".join(lines) + b"---"
    return signed + b" " + _unpadded(_header_mac(signed, file_key)) + b"\n"


def wrap(file_key: bytes, public: bytes) -> Stanza:
    """The stanza that hands `file_key` to a public encryption key. Raises ValueError for a bad key."""
    sealed = _SUITE.encrypt(file_key, load_public(public), info=_INFO)
    return Stanza((STANZA, _unpadded(sealed[:_ENC]).decode("ascii")), sealed[_ENC:])


class AgeWriter(PayloadWriter):
    """A whole file for `recipients` (public encryption keys, 1 to 64), hidden among dummies."""

    def __init__(self, out: BinaryIO, recipients: Sequence[bytes], rng: Rng) -> None:
        real = list(dict.fromkeys(recipients))
        if not real:
            raise Bug("a bundle has a recipient")
        if len(real) > MAX_STANZAS:
            raise Refused("E_LIMIT", "recipients")
        dummies = stanza_count(len(real)) - len(real)
        publics = real + [EncryptionKey.generate(rng).public for _ in range(dummies)]
        publics.sort(key=lambda _: rng(16))
        file_key = rng(FILE_KEY)
        out.write(write_header([wrap(file_key, public) for public in publics], file_key))
        super().__init__(out, file_key, rng)


class AgeReader(PayloadReader):
    """A file that one of `identities` opens. `opened_by` is the fingerprint of that one.

    `before`: what opened the same head a moment ago, for whoever reads a file several times over.

    Raises Refused: E_NOT_BUNDLE, E_HEADER, E_PROFILE, E_NO_MATCH, E_HMAC, E_TRUNCATED when made;
    what `read` says when read.
    """

    def __init__(
        self,
        stream: BinaryIO,
        identities: Sequence[EncryptionKey],
        before: Before | None = None,
    ) -> None:
        header = parse_header(stream)
        if before is None or before[0] != header:
            opened_by, key = _unwrap(_profile(header), identities)
            check_mac(header, key)
            before = (header, opened_by, key)
        self.before: Before = before
        _, self.opened_by, file_key = before
        super().__init__(stream, file_key)


def stanza_count(recipients: int) -> int:
    """How many stanzas a file for that many recipients has: the next of 4, 8, 16, 32, 64."""
    return next(step for step in _STEPS if step >= recipients)


def sealed_size(plain: int, recipients: int) -> int:
    """Bytes of the file for `plain` bytes and that many recipients."""
    stanza = len(f"-> {STANZA} ") + -(-_ENC * 4 // 3) + len("\n") + 43 + len("\n")
    header = len(MAGIC) + stanza_count(recipients) * stanza + len("--- ") + 43 + len("\n")
    return header + NONCE + plain + TAG * max(1, -(-plain // CHUNK))


def _profile(header: AgeHeader) -> list[bytes]:
    """What HPKE opens (enc and body) of each stanza, once all of them fit the profile."""
    if not 1 <= len(header.stanzas) <= MAX_STANZAS:
        raise Refused("E_PROFILE", "number of stanzas")
    if any(stanza.args[0] != STANZA for stanza in header.stanzas):
        raise Refused("E_PROFILE", "another kind of stanza")
    return [_sealed_key(stanza) for stanza in header.stanzas]


def _sealed_key(stanza: Stanza) -> bytes:
    if len(stanza.args) != 2 or len(stanza.body) != FILE_KEY + TAG:
        raise Refused("E_HEADER", "form of the stanza")
    enc = _base64(stanza.args[1].encode("ascii"))
    if len(enc) != _ENC or is_low_order(enc[_ML_KEM_ENC:]):
        raise Refused("E_HEADER", "encapsulated key")
    return enc + stanza.body


def _unwrap(sealed: Sequence[bytes], identities: Sequence[EncryptionKey]) -> tuple[str, bytes]:
    for identity in identities:
        for box in sealed:
            with suppress(InvalidTag):
                return identity.recipient_fingerprint, _SUITE.decrypt(
                    box, identity.private, info=_INFO
                )
    raise Refused("E_NO_MATCH", "no key here opens it")


class _Lines:
    """Header lines, without their ends; never more than the limit in memory."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = MAX_HEADER - len(MAGIC)
        self.taken = [MAGIC]

    def next(self) -> bytes:
        line = self._stream.readline(self._left + 1)
        if len(line) > self._left:
            raise Refused("E_PROFILE", "header too long")
        if not line.endswith(b"\n"):
            raise Refused("E_TRUNCATED", "header")
        self._left -= len(line)
        self.taken.append(line)
        return line[:-1]


def _stanza(line: bytes, lines: _Lines) -> Stanza:
    match = _ARGUMENTS.fullmatch(line)
    if match is None:
        raise Refused("E_HEADER", "arguments")
    body: list[bytes] = []
    while len(text := lines.next()) == _COLUMNS:
        body.append(_base64(text))
    if len(text) > _COLUMNS:
        raise Refused("E_HEADER", "body line too long")
    body.append(_base64(text))
    return Stanza(tuple(match[1].decode("ascii").split(" ")[1:]), b"".join(body))


def _base64(text: bytes) -> bytes:
    """Canonical base64 without padding."""
    if _BASE64.fullmatch(text) is None or len(text) % 4 == 1:
        raise Refused("E_HEADER", "base64")
    data = b64decode(text + b"=" * (-len(text) % 4))
    if _unpadded(data) != text:
        raise Refused("E_HEADER", "base64 not canonical")
    return data


def _unpadded(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _not_age(start: bytes) -> str:
    if start.startswith(_ARMOR):
        return "E_PROFILE"
    whole = len(start) == len(MAGIC) and start.startswith(b"age-encryption.org/")
    return "E_HEADER" if whole else "E_NOT_BUNDLE"


def _header_mac(signed: bytes, file_key: bytes) -> bytes:
    return hmac.digest(hkdf(file_key, b"", b"header", 32), signed, "sha256")
