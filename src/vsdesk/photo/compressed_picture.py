"""A picture that stays packed as it is, without what a camera or a program noted in it: JPEG, JPEG 2000.

What draws it is kept byte for byte, and nothing else. Nothing here unpacks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SOS: Final = 0xDA
EOI: Final = 0xD9
_MARKER: Final = re.compile(rb"\xff[^\x00\xff]")
_BEHIND: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")  # within a scan, RST0 to RST7 go on
_BARE: Final = frozenset((0x01, *range(0xD0, 0xDA)))  # markers that have no length
_DRAWS: Final = frozenset((*range(0xC0, 0xD0), *range(0xDA, 0xE0)))  # sizes, tables, scans
_JFIF, _ADOBE = 0xE0, 0xEE  # how far apart the pixels lie, which colours they are
_JFIF_PLAIN: Final = 12  # bytes of it before its own small picture
_ADOBE_PLAIN: Final = 12
# The boxes of JPEG 2000 that draw (ISO 15444-1, annex I; 15444-2 for the last three).
_BOXES: Final = frozenset(
    (b"jP  ", b"ftyp", b"jp2h", b"jp2c", b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef")
) | {b"rreq", b"jpch", b"jplh"}
_HOLDING: Final = frozenset((b"jp2h", b"jpch", b"jplh"))
_CODED, _TILE, _COMMENT = b"\xff\x4f\xff\x51", 0x90, 0x64
_CODED_END: Final = b"\xff\xd9"  # no pixel is packed into these two bytes
_TILE_HEAD: Final = 12


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a JPEG: its marker, where that stands, and its body."""

    marker: int
    at: int
    start: int
    end: int

    @property
    def is_bare(self) -> bool:
        """Whether it is a marker and no more."""
        return self.marker in _BARE


def segments(data: bytes) -> Iterator[Segment]:
    """The parts of a JPEG in their order; the one that ends it is the last, once there was a scan."""
    at, behind = 2, False
    while (found := (_BEHIND if behind else _MARKER).search(data, at)) is not None:
        marker = data[found.end() - 1]
        start = at = found.end()
        if marker not in _BARE:
            at += max(2, int.from_bytes(data[start : start + 2], "big"))
            start += 2
        yield Segment(marker, found.start(), start, at)
        behind = behind or marker == SOS
        if marker == EOI and behind:
            return


def without_jpeg_notes(data: bytes) -> bytes:
    """The same JPEG without EXIF, comments, colour profile, small pictures, and what lies behind its end.

    Raises ValueError for what is none.
    """
    begins = data.find(b"\xff\xd8")
    if begins < 0:
        raise ValueError
    data = data[begins:]
    out, in_scan, end, scans = [b"\xff\xd8"], False, 2, 0
    for one in segments(data):
        if in_scan:
            out.append(data[end : one.at])
        out.append(_drawing(one, data))
        scans += one.marker == SOS
        in_scan = one.marker == SOS or (in_scan and one.is_bare and one.marker != EOI)
        end = one.end
    if not scans:
        raise ValueError
    if in_scan:  # cut off: what is there is drawn
        out.append(data[end:])
    return b"".join(out)


def _drawing(one: Segment, data: bytes) -> bytes:
    """A part of a JPEG as far as it draws."""
    body = data[one.start : one.end]
    if one.marker in _DRAWS or one.is_bare:
        return data[one.at : one.end]
    if one.marker == _JFIF and body.startswith(b"JFIF\0") and len(body) >= _JFIF_PLAIN:
        return b"\xff\xe0\x00\x10" + body[:_JFIF_PLAIN] + b"\0\0"
    if one.marker == _ADOBE and body.startswith(b"Adobe") and len(body) >= _ADOBE_PLAIN:
        return b"\xff\xee\x00\x0e" + body[:_ADOBE_PLAIN]
    return b""


def without_jpx_notes(data: bytes) -> bytes:
    """The same JPEG 2000 without XML, EXIF and comments. Raises ValueError for what is none."""
    if data.startswith(_CODED):
        return _coded(data)
    if data[4:8] != b"jP  ":
        raise ValueError
    return b"".join(_boxes(data))


def _boxes(data: bytes) -> Iterator[bytes]:
    at = 0
    while at + 8 <= len(data):
        size, sort, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        end = at + size if size else len(data)
        if end < at + head:
            raise ValueError
        body, at = data[at + head : end], end
        if sort not in _BOXES:
            continue
        if sort == b"jp2c":
            body = _coded(body)
        elif sort in _HOLDING:
            body = b"".join(_boxes(body))
        yield (len(body) + 8).to_bytes(4, "big") + sort + body


def _coded(data: bytes) -> bytes:
    """The pixels, whose own head has room for comments too."""
    if not data.startswith(_CODED):
        raise ValueError
    out, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _TILE:
        end = at + 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
        if data[at + 1] != _COMMENT:
            out.append(data[at:end])
        at = end
    if data[at : at + 2] != bytes((0xFF, _TILE)):
        raise ValueError
    return b"".join((*out, data[at : _end_of_tiles(data, at)]))


def _end_of_tiles(data: bytes, at: int) -> int:
    """Where the pixels end: each tile says how long it is, 0 that it is the last one."""
    while data[at : at + 2] == bytes((0xFF, _TILE)):
        size = int.from_bytes(data[at + 6 : at + 10], "big")
        if not size:
            end = data.find(_CODED_END, at)
            return len(data) if end < 0 else end + len(_CODED_END)
        at += max(size, _TILE_HEAD)
    return min(at + len(_CODED_END), len(data))
