"""Age files for the tests: the public vectors, and files put together below the profile."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from vsdesk.crypto import age, payload
from vsdesk.crypto.age import Stanza
from vsdesk.crypto.keys import EncryptionKey
from vsdesk.errors import VsdeskError

VECTORS = Path(__file__).parent.parent / "vectors"
FILE_KEY = b"YELLOW SUBMARINE"
Rng = Callable[[int], bytes]


@dataclass(frozen=True)
class Vector:
    """One file of the public testkit: what it expects, and the age file."""

    name: str
    fields: dict[str, list[str]]
    file: bytes

    @property
    def expect(self) -> str:
        """The class of the outcome."""
        return self.fields["expect"][0]

    @property
    def file_key(self) -> bytes:
        """The file key, stated to aid debugging."""
        return bytes.fromhex(self.fields["file key"][0])


def vectors() -> list[Vector]:
    """All public vectors that apply, by name."""
    paths = sorted(path for path in (VECTORS / "age").iterdir() if path.suffix != ".md")
    return [_vector(path) for path in paths]


def _vector(path: Path) -> Vector:
    head, _, file = path.read_bytes().partition(b"\n\n")
    fields: dict[str, list[str]] = {}
    for line in head.decode("utf-8").split("\n"):
        name, _, value = line.partition(": ")
        fields.setdefault(name, []).append(value)
    if "compressed" in fields:
        file = zlib.decompress(file)
    return Vector(path.name, fields, file)


def stanza_file(
    stanzas: Sequence[Stanza], plain: bytes, rng: Rng, file_key: bytes = FILE_KEY
) -> bytes:
    """An age file with exactly these stanzas, whatever they are."""
    out = io.BytesIO()
    out.write(age.write_header(stanzas, file_key))
    writer = payload.PayloadWriter(out, file_key, rng)
    writer.write(plain)
    writer.close()
    return out.getvalue()


def plain_file(keys: Sequence[EncryptionKey], plain: bytes, rng: Rng) -> bytes:
    """A file that vsdesk's writer makes for these keys."""
    out = io.BytesIO()
    writer = age.AgeWriter(out, [key.public for key in keys], rng)
    writer.write(plain)
    writer.close()
    return out.getvalue()


def read_all(reader: payload.PayloadReader) -> bytes:
    """Everything that a reader gives."""
    parts = []
    while part := reader.read(50_000):
        parts.append(part)
    return b"".join(parts)


def code_of(file: bytes, identities: Sequence[EncryptionKey]) -> tuple[str, bytes]:
    """What the reader says to `file` ("success" or a code), and what it gave out before."""
    given = b""
    try:
        reader = age.AgeReader(io.BytesIO(file), identities)
        while part := reader.read(payload.CHUNK):
            given += part
    except VsdeskError as error:
        return error.name, given
    return "success", given
