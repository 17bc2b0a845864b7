"""The container `VSB1` inside the age file (docs/spec/bundle.md §3).

    magic (4) · u32be frame length · frame of type `bundle` · objects in manifest order · zero bytes

up to `max(256 KiB, padme(length))`. The reader holds the manifest's frame unparsed until the trust
lists behind it have been read; it gives out no object before its length and hash were compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Protocol

from vsdesk.crypto.frame import FrameType, frame_start, read_frame
from vsdesk.errors import Bug, Refused
from vsdesk.exchange.manifest import MANIFEST_LIMIT, MIB, Manifest, ManifestRow, object_hash
from vsdesk.history.trustlist import MAX_LISTS, TRUST_LIMIT

MAGIC: Final = b"VSB1"
SMALLEST: Final = 256 * 1024
_BLOCK: Final = 64 * 1024


class ByteSource(Protocol):
    """Gives n bytes, fewer only at the end."""

    def read(self, size: int, /) -> bytes:
        """Read on."""


class Writable(Protocol):
    """Takes bytes in."""

    def write(self, data: bytes, /) -> object:
        """Write on."""


def padme(length: int) -> int:
    """The length that is shown: at most 12 % more, and few different ones (PURBs, Padmé)."""
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (length + mask) & ~mask


def padded(length: int) -> int:
    """The bytes that a container of `length` bytes of content has."""
    return max(SMALLEST, padme(length))


def content_size(frame: bytes, rows: Iterable[ManifestRow]) -> int:
    """The bytes of a container before its padding."""
    return len(MAGIC) + 4 + len(frame) + sum(row.size for row in rows)


def write_container(
    out: Writable, frame: bytes, manifest: Manifest, parts: Iterable[Callable[[], bytes]]
) -> None:
    """Write a whole container. Each part gives the bytes of one object, in manifest order."""
    out.write(MAGIC + len(frame).to_bytes(4, "big") + frame)
    rows = iter(manifest.objects)
    for part in parts:
        data = part()
        row = next(rows)
        if len(data) != row.size or object_hash(manifest.salt, data) != row.hash:
            raise Bug("an object changed between planning and writing")
        out.write(data)
    if next(rows, None) is not None:
        raise Bug("the manifest names more objects than were given")
    length = content_size(frame, manifest.objects)
    left = padded(length) - length
    while left:
        block = min(left, _BLOCK)
        out.write(bytes(block))
        left -= block


class ContainerReader:
    """Reads a container once, front to back.

    Making one reads the manifest's frame (`frame`, not judged) and the trust lists behind it
    (`trust_frames`). `objects` then gives the rest and ends with the padding. Raises Refused:
    E_CONTAINER (form), E_LIMIT, E_OBJECT (length or hash), E_FRAME, and what the stream raises.
    """

    def __init__(self, stream: ByteSource) -> None:
        self._stream = stream
        if stream.read(len(MAGIC)) != MAGIC:
            raise Refused("E_CONTAINER", "magic")
        size = int.from_bytes(self._exactly(4), "big")
        if size > MANIFEST_LIMIT:
            raise Refused("E_LIMIT", "manifest")
        self.frame = self._exactly(size)
        self._ahead = b""
        self.trust_frames = tuple(self._trust())

    def _exactly(self, size: int) -> bytes:
        data = self._stream.read(size)
        if len(data) != size:
            raise Refused("E_CONTAINER", "cut short")
        return data

    def _trust(self) -> Iterator[bytes]:
        start = frame_start(FrameType.TRUST)
        for _ in range(MAX_LISTS):
            begun = self._stream.read(len(start))
            if begun != start:
                self._ahead = begun
                return
            yield read_frame(self._stream.read, TRUST_LIMIT, begun).raw

    def objects(self, manifest: Manifest) -> Iterator[tuple[ManifestRow, bytes]]:
        """Every object with its bytes, the trust lists first; then the padding is checked."""
        rows = iter(manifest.objects)
        for held in self.trust_frames:
            row = next(rows, None)
            if row is None or row.type != "trust":
                raise Refused("E_OBJECT", "trust")
            yield row, self._compared(manifest, row, held)
        for row in rows:
            if row.type == "trust":
                raise Refused("E_OBJECT", "trust")
            yield row, self._compared(manifest, row, self._take(row.size))
        self._finish(content_size(self.frame, manifest.objects))

    def _compared(self, manifest: Manifest, row: ManifestRow, data: bytes) -> bytes:
        if len(data) != row.size or object_hash(manifest.salt, data) != row.hash:
            raise Refused("E_OBJECT", row.type)
        return data

    def _take(self, size: int) -> bytes:
        begun, self._ahead = self._ahead[:size], self._ahead[size:]
        data = begun + self._stream.read(size - len(begun))
        if len(data) != size:
            raise Refused("E_OBJECT", "cut short")
        return data

    def _finish(self, length: int) -> None:
        left = padded(length) - length
        while left:
            block = self._take_padding(min(left, MIB))
            if block.count(0) != len(block):
                raise Refused("E_CONTAINER", "padding")
            left -= len(block)
        if self._ahead or self._stream.read(1):
            raise Refused("E_CONTAINER", "bytes after the padding")

    def _take_padding(self, size: int) -> bytes:
        begun, self._ahead = self._ahead[:size], self._ahead[size:]
        data = begun + self._stream.read(size - len(begun))
        if not data:
            raise Refused("E_CONTAINER", "padding is missing")
        return data
