"""What sort of file bytes are, by how they begin: never by a name, nor by the list of
whichever computer this is.

A recording that nobody agreed to let go must be known as one. What begins as nothing known, and is no text,
is nobody's to judge: it counts as one.
"""

from __future__ import annotations

import codecs
from pathlib import PurePath
from typing import Final

from vsdesk import photo

UNKNOWN: Final = "application/octet-stream"
PDF: Final = "application/pdf"
LOOKED_AT: Final = 4096  # bytes that are read of a file
_BEGINNINGS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", PDF),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    *((bytes([0xFF, one]), "audio/mpeg") for one in (0xFB, 0xF3, 0xF2, 0xFA, 0xE3)),
    *((bytes([0xFF, one]), "audio/aac") for one in (0xF1, 0xF9)),
    (b"#!AMR", "audio/amr"),
    (b"#!SILK", "audio/silk"),
    (b"\x02#!SILK", "audio/silk"),
    (b"fLaC", "audio/flac"),
    (b"caff", "audio/x-caf"),
    (b".snd", "audio/basic"),
    (b"MThd", "audio/midi"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (b"\x1a\x45\xdf\xa3", "video/x-matroska"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"\x00\x00\x01\xb3", "video/mpeg"),
    (b"FLV\x01", "video/x-flv"),
    (b".RMF", "video/x-realmedia"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
)
_PICTURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xff\xd8", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"RIFF", "image/webp"),
    (b"II", "image/tiff"),
    (b"MM", "image/tiff"),
)
# What lies packed: told apart by the first thing in it, as the programs write it.
_PACKED: Final = b"PK\x03\x04"
_OFFICE: Final = {
    b"[Content_Types].xml": "application/vnd.openxmlformats-officedocument",
    b"_rels/.rels": "application/vnd.openxmlformats-officedocument",
    b"docProps/": "application/vnd.openxmlformats-officedocument",
    b"word/": "application/vnd.openxmlformats-officedocument",
    b"xl/": "application/vnd.openxmlformats-officedocument",
    b"mimetypeapplication/vnd.oasis": "application/vnd.oasis.opendocument",
}
_TEXTS: Final = {
    ".csv": "text/csv",
    ".htm": "text/html",
    ".html": "text/html",
    ".svg": "image/svg+xml",
}
_HEARD: Final = ("audio/", "video/")
_CALLED: Final = {
    **dict.fromkeys((".mp3", ".mpga"), "audio/mpeg"),
    **dict.fromkeys((".ogg", ".oga", ".opus", ".waptt"), "audio/ogg"),
    **dict.fromkeys((".m4a", ".m4b"), "audio/mp4"),
    **{
        one: f"audio/{one[1:]}"
        for one in (".aac", ".amr", ".flac", ".wav", ".wma", ".caf", ".aiff")
    },
    **dict.fromkeys((".mp4", ".m4v", ".mov", ".3gp", ".3g2"), "video/mp4"),
    **{
        one: f"video/{one[1:]}"
        for one in (".avi", ".mkv", ".webm", ".wmv", ".mpg", ".mpeg", ".flv")
    },
}
_ENDINGS: Final = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
}
# Under which ending a file is written out to be looked at: none that a program could begin from.
_WRITTEN: Final = {
    PDF: "pdf",
    "text/plain": "txt",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/webp": "webp",
    "image/tiff": "tif",
    "image/heic": "heic",
    "application/rtf": "rtf",
    **{sort: ending[1:] for ending, sort in reversed(_CALLED.items())},
    **{sort: ending[1:] for ending, sort in _ENDINGS.items()},
}


def ending_of(sort: str) -> str:
    """The ending under which a file of this MIME type opens where it was written out; "bin" for any other."""
    return _WRITTEN.get(sort, "bin")


def mime_of(data: bytes, name: str = "") -> str:
    """The MIME type of a file by its first bytes. A name only says which text or document it is."""
    known = next((sort for begins, sort in _BEGINNINGS if data.startswith(begins)), "")
    if known or photo.is_picture(data):
        found = known or next((s for b, s in _PICTURES if data.startswith(b)), "image/heic")
    elif data[4:8] == b"ftyp":
        found = "audio/mp4" if data[8:11] in (b"M4A", b"M4B") else "video/mp4"
    elif data[:4] in (b"RIFF", b"FORM"):
        found = "audio/x-wav" if data[8:12] in (b"WAVE", b"AIFF", b"AIFC") else "video/x-msvideo"
    elif data.startswith(_PACKED):
        found = next((sort for first, sort in _OFFICE.items() if data[30:].startswith(first)), "")
    else:
        found = "text/plain" if _is_text(data) else ""
    ending = PurePath(name).suffix.lower()
    if found in ("", "text/plain") and ending in _CALLED:
        return _CALLED[
            ending
        ]  # what is called a recording is none only where it begins as something else
    more = _TEXTS if found == "text/plain" else _ENDINGS if _ending_tells(found) else {}
    return more.get(ending, found) or UNKNOWN


def may_be_heard(data: bytes) -> bool:
    """Whether somebody may be heard or seen moving in a file: it is a recording, or
    nobody can tell what it is."""
    sort = mime_of(data)
    return sort == UNKNOWN or sort.startswith(_HEARD)


def is_office(sort: str) -> bool:
    """Whether a file is one in which a program keeps who wrote it, and what was there before."""
    return "document" in sort or sort in ("application/x-ole-storage", "application/rtf")


def _ending_tells(sort: str) -> bool:
    """Whether the ending of the name says which of several sorts a file is that begin alike."""
    return "officedocument" in sort or sort == "application/x-ole-storage"


def _is_text(data: bytes) -> bool:
    """Whether bytes are letters of some writing: none of those that no text holds."""
    some = data[:LOOKED_AT]
    if some.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    return not any(one < 9 or (13 < one < 32 and one != 27) for one in some)
