"""Takes a real bundle apart and puts a changed one together, with the sender's real keys."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vsdesk.crypto import canonical
from vsdesk.crypto.age import AgeReader, AgeWriter
from vsdesk.crypto.canonical import Json
from vsdesk.crypto.frame import FrameType, parse_frame, sign_frame
from vsdesk.crypto.keys import SigningKey
from vsdesk.exchange.container import ContainerReader, padded
from vsdesk.exchange.manifest import MANIFEST_LIMIT, object_hash, parse_manifest
from vsdesk.exchange.volume_opening import open_volume
from vsdesk.vault.vault import Vault

Change = Callable[[dict[str, Json]], None]


def plain(path: Path, reader: Vault) -> bytes:
    """The container inside a file, as its recipient decrypts it."""
    with path.open("rb") as stream:
        age = AgeReader(stream, reader.keys())
        parts = []
        while part := age.read(1 << 16):
            parts.append(part)
    return b"".join(parts)


@dataclass
class Forged:
    """A bundle in pieces."""

    manifest: dict[str, Json]
    objects: list[tuple[str, bytes]]
    kind: FrameType = FrameType.BUNDLE
    signers: list[SigningKey] = field(default_factory=list)
    payload: bytes | None = None
    rehash: bool = True
    tamper: Callable[[bytes], bytes] = bytes
    tamper_frame: Callable[[bytes], bytes] = bytes
    padding: Callable[[int], bytes] = bytes

    @classmethod
    def of(cls, path: Path, reader: Vault, sender: Vault) -> Forged:
        """Take apart what `sender` wrote for `reader`."""
        trust = reader.trust.trust
        assert trust is not None
        with path.open("rb") as stream:
            opened = open_volume(stream, reader.keys(), trust)
            objects = [(row.type, data) for row, data in opened.reader.objects(opened.manifest)]
        payload = parse_frame(opened.reader.frame, MANIFEST_LIMIT).payload
        manifest = canonical.decode_object(payload)
        return cls(manifest, objects, signers=[sender.identity.signing])

    @classmethod
    def of_answer(cls, path: Path, reader: Vault, sender: Vault) -> Forged:
        """Take apart an answer to a request, for a device that holds no list yet."""
        with path.open("rb") as stream:
            container = ContainerReader(AgeReader(stream, reader.keys()))
            payload = parse_frame(container.frame, MANIFEST_LIMIT).payload
            found = container.objects(parse_manifest(payload))
            objects = [(row.type, data) for row, data in found]
        manifest = canonical.decode_object(payload)
        return cls(manifest, objects, signers=[sender.identity.signing])

    def of_type(self, kind: str) -> int:
        """The place of the first object of a type."""
        return next(at for at, (name, _) in enumerate(self.objects) if name == kind)

    def lines(self, kind: str) -> list[bytes]:
        """The lines of the first object of a type."""
        return self.objects[self.of_type(kind)][1].splitlines()

    def set_lines(self, kind: str, lines: Sequence[bytes]) -> None:
        """Replace them."""
        self.objects[self.of_type(kind)] = (kind, b"".join(line + b"\n" for line in lines))

    def container(self) -> bytes:
        """The plaintext, with a manifest that fits the objects unless `rehash` is off."""
        salt = bytes.fromhex(str(self.manifest["salt"]))
        if self.rehash:
            self.manifest["objects"] = [
                {"t": kind, "n": len(data), "h": object_hash(salt, data)}
                for kind, data in self.objects
            ]
        payload = self.payload or canonical.encode(self.manifest)
        frame = self.tamper_frame(sign_frame(self.kind, payload, self.signers))
        content = b"VSB1" + len(frame).to_bytes(4, "big") + frame
        content += b"".join(data for _, data in self.objects)
        content += self.padding(padded(len(content)) - len(content))
        return self.tamper(content)

    def write(self, path: Path, readers: Sequence[Vault], rng: Callable[[int], bytes]) -> Path:
        """Encrypt it to the newest keys of `readers`."""
        out = io.BytesIO()
        age = AgeWriter(out, [reader.keys()[0].public for reader in readers], rng)
        age.write(self.container())
        age.close()
        path.write_bytes(out.getvalue())
        return path
