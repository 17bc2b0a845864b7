"""What a picture of others would cost to unpack, read from its bytes before anything of it is unpacked.

Pixels alone do not say it: a JPEG goes over all of them once a scan, a TIFF brings arrays as long as it
likes, and what Pillow reads in small parts (chunks, blocks, runs) it reads in Python. Ordinary pictures
stay far below each limit here; what is beyond one raises UserError E_PHOTO_LARGE. Nothing here decodes.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.photo.compressed_picture import EOI, SOS, segments

if TYPE_CHECKING:
    from collections.abc import Mapping

PIXEL_LIMIT: Final = 60_000_000  # a phone's largest photo; more is refused before it is unpacked
SCANS: Final = 100  # of a JPEG; cameras and programs write at most 12
_PASSES: Final = 12 * PIXEL_LIMIT  # pixels times scans
_MARKERS: Final = 2_000  # of a JPEG
_FILLED: Final = 256 * 1024  # bytes between them
_TABLES: Final = 256 * 1024  # bytes of a JPEG's tables
_OTHERS: Final = 4 * 1024 * 1024  # bytes of what programs note there, but XMP and colour profiles
_READS: Final = 100_000  # Pillow's own reads of one file, each a step of Python
_READS_OF_GIF: Final = 10_000  # it joins what it reads there anew with each
_MOST_STRIPS: Final = 32_768  # of a TIFF, or tiles
_ENTRIES: Final = 4_096  # of a directory of a TIFF or of EXIF
_NUMBERS: Final = 400_000  # in all its arrays: a table of colours has 196 608
_RAW_NOTES: Final = 128 * 1024  # letters of EXIF that is written out as text

_SIZES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_DHT, _DQT, _APP1, _APP2 = 0xC4, 0xDB, 0xE1, 0xE2
_LENGTHS: Final = dict(zip(range(1, 14), (1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4), strict=True)) | {
    16: 8
}
_LETTERS: Final = frozenset((1, 2, 6, 7))  # bytes: they stay as they are
_WIDTH, _HEIGHT, _PACKING = 256, 257, 259
_STRIPS, _STRIP_BYTES, _TILE_WIDTH, _TILE_HEIGHT, _TILES, _TILE_BYTES = 273, 279, 322, 323, 324, 325
_TILED: Final = frozenset((_TILE_WIDTH, _TILE_HEIGHT, _TILES, _TILE_BYTES))
_DRAWN: Final = PIXEL_LIMIT + PIXEL_LIMIT // 2  # pixels in whole tiles
_PLAIN, _JPEGS = 1, (6, 7)  # how the strips of a TIFF are packed

Arrays = dict[int, tuple[int, int, bytes]]  # by tag: the type, how many, their bytes


class FewReads(io.BytesIO):
    """A file that is read in so many parts and no more."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._left = _READS_OF_GIF if data.startswith(b"GIF") else _READS

    def read(self, size: int | None = -1, /) -> bytes:
        """As of any file. Raises UserError E_PHOTO_LARGE."""
        self._left -= 1
        if self._left < 0:
            raise _too_large("reads")
        return super().read(size)


def check(data: bytes) -> None:
    """Look at a file that may be a picture. Raises UserError E_PHOTO_LARGE."""
    if data.startswith(b"\xff\xd8"):
        _check_jpeg(data)
    elif data.startswith((b"II", b"MM")):
        _check_tiff(data)


def check_notes(notes: Mapping[str | tuple[int, int], object]) -> None:
    """Look at the EXIF that Pillow found in a picture, before it reads it. Raises UserError E_PHOTO_LARGE."""
    exif, raw = notes.get("exif"), notes.get("Raw profile type exif")
    if isinstance(exif, bytes):
        _check_exif(exif)
    if isinstance(raw, str | bytes) and len(raw) > _RAW_NOTES:
        raise _too_large("notes")


def check_runs(pixels: int) -> None:
    """Look at a BMP of runs, which Pillow unpacks in Python. Raises UserError E_PHOTO_LARGE."""
    if pixels > PIXEL_LIMIT // 12:
        raise _too_large("runs")


def _too_large(why: str) -> UserError:
    return UserError("E_PHOTO_LARGE", why)


def _check_jpeg(data: bytes) -> None:
    seen = _Jpeg()
    at = 2
    for part in segments(data):
        if part.marker == EOI and seen.scans:
            break
        seen.filled += 0 if seen.scans else part.at - at
        at = part.end
        seen.markers += 1
        if not part.is_bare:
            seen.take(part.marker, data[part.start : part.end])
        seen.require_few()
    seen.filled += 0 if seen.scans else max(0, len(data) - at)
    seen.require_few()
    _check_exif(b"".join(seen.exif))


@dataclass(slots=True)
class _Jpeg:
    """What was seen of a JPEG so far."""

    scans: int = 0
    pixels: int = 0
    markers: int = 0
    filled: int = 0
    tables: int = 0
    others: int = 0
    exif: list[bytes] = field(default_factory=list)

    def take(self, marker: int, body: bytes) -> None:
        """The next part."""
        if marker in _SIZES:
            high, wide = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big")
            self.pixels = max(self.pixels, high * wide)
        elif marker == SOS:
            self.scans += 1
        elif marker in (_DHT, _DQT):
            self.tables += len(body)
        elif marker == _APP1 and body.startswith(b"Exif\0\0"):
            self.exif.append(body[6 if self.exif else 0 :])
        elif marker == _APP2 and body.startswith(b"MPF\0"):
            _check_exif(body[4:])
        elif marker not in (_APP1, _APP2):
            self.others += len(body)

    def require_few(self) -> None:
        """Raises UserError E_PHOTO_LARGE."""
        if self.scans > SCANS or self.scans * self.pixels > _PASSES or self.pixels > PIXEL_LIMIT:
            raise _too_large("scans")
        if self.markers > _MARKERS or self.filled > _FILLED:
            raise _too_large("markers")
        if self.tables > _TABLES or self.others > _OTHERS or len(self.exif) > 4:
            raise _too_large("notes")


def _check_exif(data: bytes) -> None:
    """EXIF, and the list of the pictures in one file (MPF), are written as a TIFF is."""
    while data.startswith(b"Exif\0\0"):
        data = data[6:]
    if data.startswith((b"II", b"MM")):
        _arrays(data)


def _check_tiff(data: bytes) -> None:
    arrays, tags = _arrays(data)
    order = "<" if data.startswith(b"II") else ">"
    strips = max(arrays[one][1] if one in arrays else 0 for one in (_STRIPS, _TILES))
    if strips > _MOST_STRIPS:
        raise _too_large("strips")

    def numbers(*tags: int) -> tuple[int, ...]:
        found = next((arrays[tag] for tag in tags if tag in arrays), (4, 0, b""))
        return _numbers(order, *found)

    if _TILED & tags:
        wide, high, across, down = (
            sum(numbers(one)[:1]) for one in (_WIDTH, _HEIGHT, _TILE_WIDTH, _TILE_HEIGHT)
        )
        if not across or not down or _up(wide, across) * _up(high, down) > _DRAWN:
            raise _too_large("tiles")
    packing = sum(numbers(_PACKING)[:1])
    if _PACKING not in tags or packing == _PLAIN:
        return
    offsets, lengths = numbers(_STRIPS, _TILES), numbers(_STRIP_BYTES, _TILE_BYTES)
    # Each has bytes of its own: else one would be unpacked as often as it is named.
    known = len(offsets) == 1 or len(lengths) >= len(offsets) > 0
    if not known or sum(lengths) > len(data) or {_STRIPS, _TILES} <= tags:
        raise _too_large("shared")
    if packing in _JPEGS:
        parts = zip(offsets, lengths or (len(data),), strict=False)
        if any(data.count(b"\xff\xda", start, start + size) > 12 for start, size in parts):
            raise _too_large("scans")


def _up(side: int, step: int) -> int:
    """A side in whole steps; one that no TIFF of today writes is taken for the longest."""
    return -(-(side or PIXEL_LIMIT) // step) * step


def _arrays(data: bytes) -> tuple[Arrays, frozenset[int]]:
    """The first directory of a TIFF, a BigTIFF or EXIF as Pillow reads it, which leaves out what together is
    longer than the whole and unpacks the rest at opening; and all its tags.

    Raises UserError E_PHOTO_LARGE.
    """
    order, big = "<" if data.startswith(b"II") else ">", 43 in data[2:4]
    at, head, counted, room = (8, "Q", "Q", 8) if big else (4, "L", "H", 4)
    entry = struct.Struct(order + ("HHQ8s" if big else "HHL4s"))
    found: Arrays = {}
    tags: set[int] = set()
    try:
        [start] = struct.unpack_from(order + head, data, at)
        [many] = struct.unpack_from(order + counted, data, start)
    except struct.error:  # cut off: Pillow refuses it
        return found, frozenset()
    start += struct.calcsize(order + counted)
    fits = min(many, (len(data) - start) // entry.size)
    if fits > _ENTRIES:
        raise _too_large("entries")
    held = 0
    for tag, sort, count, value in entry.iter_unpack(data[start : start + fits * entry.size]):
        tags.add(tag)
        length = count * _LENGTHS.get(sort, 0)
        if tag in found or not length:
            continue  # the first counts
        if length > room:
            [there] = struct.unpack(order + head, value)
            held += length if there < 2**63 else 0
            value = data[there : there + length] if held <= len(data) else b""
        if len(value) >= length:
            found[tag] = (sort, count, value[:length])
    if sum(count for sort, count, _ in found.values() if sort not in _LETTERS) > _NUMBERS:
        raise _too_large("arrays")
    return found, frozenset(tags)


def _numbers(order: str, sort: int, count: int, value: bytes) -> tuple[int, ...]:
    code = {1: "B", 3: "H", 4: "L", 13: "L", 16: "Q"}.get(sort)
    return struct.unpack(f"{order}{count}{code}", value) if code else ()
