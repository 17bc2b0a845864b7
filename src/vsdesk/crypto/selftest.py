"""Known answers, asked at each start: a broken library must not write a vault or a bundle.

Takes a few milliseconds. Sources: RFC 9106 §5.3 for Argon2id; the other answers were computed once
with this room, after its parts had passed the public vectors in tests/vectors.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from vsdesk.crypto import age, canonical, chunks, keys, spoken
from vsdesk.crypto.labelled_hash import H
from vsdesk.crypto.payload import PayloadReader
from vsdesk.errors import Bug, Refused, VsdeskError
from vsdesk.languages import SOURCE

_ENTRY: Final = "d0ab6c0256c12c06b347ac6e1ec397d5995d3e13bf568f39c97056eb633022e6"
_KID: Final = "8af524c85dffe63caad5d790f57a56ce3871b3eb46c9b6f61bc4136babe59af9"
_EFP: Final = "edf36431949f273ddd18756040fd5cb4d2723e7aff96c77218caef2d7ce85d45"
_ARGON2ID: Final = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
_WORDS: Final = "abandon amount liar amount expire adjust cage candy"
_COUNTING: Final = bytes(range(64))


def run() -> None:
    """Raises Bug, naming the part, when one answer is not the known one."""
    parts = (_canonical, _hashes, _signatures, _argon2, _envelope, _attachments, _words)
    for part in parts:
        if not _holds(part):
            raise Bug(f"self-test: {part.__name__.strip('_')}")


def _holds(part: Callable[[], bool]) -> bool:
    try:
        return part()
    except (VsdeskError, UnsupportedAlgorithm, ValueError):
        return False


def _canonical() -> bool:
    text = '{"a":[1,null,true],"z":"عائشة\\n"}'.encode()
    return canonical.encode(canonical.decode(text)) == text


def _hashes() -> bool:
    return H("entry", b"{}").hex() == _ENTRY


def _signatures() -> bool:
    key = keys.SigningKey(_COUNTING)
    signature = key.sign("self-test", b"{}")
    lifted = signature[: keys.ED_SIGNATURE] + bytes(keys.SIGNATURE - keys.ED_SIGNATURE)
    return (
        key.device_id == _KID
        and keys.verify(key.public, "self-test", b"{}", signature)
        and not keys.verify(key.public, "self-test", b"{ }", signature)
        and not keys.verify(key.public, "self-test", b"{}", lifted)
    )


def _argon2() -> bool:
    kdf = Argon2id(
        salt=b"\2" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\4" * 12,
        secret=b"\3" * 8,
    )
    return kdf.derive(b"\1" * 32).hex() == _ARGON2ID


def _envelope() -> bool:
    """A file to one key opens with it, gives the same bytes, and does not open when changed."""
    key = keys.EncryptionKey(_COUNTING[:32])
    out = io.BytesIO()
    writer = age.AgeWriter(out, [key.public], lambda size: b"\7" * size)
    writer.write(_COUNTING)
    writer.close()
    whole = out.getvalue()
    same = age.AgeReader(io.BytesIO(whole), [key]).read(100) == _COUNTING
    return (
        key.recipient_fingerprint == _EFP
        and same
        and _refuses(whole[:-1] + bytes([whole[-1] ^ 1]), key)
    )


def _refuses(file: bytes, key: keys.EncryptionKey) -> bool:
    reader: PayloadReader = age.AgeReader(io.BytesIO(file), [key])
    try:
        reader.read(100)
    except Refused as refused:
        return refused.name == "E_CHUNK"
    return False


def _attachments() -> bool:
    box = chunks.seal_chunk(_COUNTING[:32], _COUNTING[:16], 0, True, b"photo")
    return chunks.open_chunk(_COUNTING[:32], _COUNTING[:16], 0, True, box) == b"photo"


def _words() -> bool:
    return " ".join(spoken.words_of(_COUNTING, SOURCE)) == _WORDS
