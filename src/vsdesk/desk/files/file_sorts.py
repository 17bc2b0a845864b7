"""What sort of file bytes are, by how they begin: never by a name, nor by the list of
whichever computer this is.

A recording that nobody agreed to let go must be known as one. What begins as nothing known, and is no text,
is nobody's to judge: it counts as one. A text is what is decoded whole (file_texts.py). Blanks and marks of
an encoding are no beginning: programs read on behind them. What begins as nothing known is looked into for
what an office program or a maker of PDFs began within it.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from vsdesk import photo
from vsdesk.desk.files.file_texts import decoded, texts_of

UNKNOWN: Final = "application/octet-stream"
TEXT: Final = "text/plain"
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
    (b"%!PS", "application/postscript"),
)
# What may stand before a beginning.
_BEFORE: Final = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s)*")
_PDF_WITHIN: Final = 1024  # bytes in which readers of PDFs look for their beginning
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
_BEGUN_WITHIN: Final = re.compile(
    rb"(?s:PK\x03\x04.{26}|PK\x01\x02.{42})"
    rb"(?:\[Content_Types\]\.xml|_rels/\.rels|docProps/|word/|xl/|ppt/|mimetypeapplication/)"
    rb"|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|\{\\rtf\d"
)
# What an office program, or one that keeps a page whole, writes into text: the names of its parts, who wrote.
_WRITTEN_BY_OFFICE: Final = re.compile(
    r"urn:schemas-microsoft-com:office|schemas\.microsoft\.com/office|schemas\.openxmlformats\.org"
    r"|urn:oasis:names:tc:opendocument|<\?mso-|\[if gte mso|<o:(?:last)?author\b|initial-creator|dc:creator\b"
    r"|lastmodifiedby|<meta\b[^>]{0,400}(?:changedby|microsoft (?:word|excel|powerpoint)|(?:libre|open|star)office)"
    r"|^(?:snapshot-)?content-location:",
    re.IGNORECASE | re.MULTILINE,
)
_TEXTS: Final = {
    ".csv": "text/csv",
    ".htm": "text/html",
    ".html": "text/html",
    ".svg": "image/svg+xml",
}
_KEEPING: Final = ("application/x-ole-storage", "application/rtf", "application/postscript")
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


def mime_of(data: bytes, name: str = "", *, whole: bool = True) -> str:
    """The MIME type of a file by its bytes. A name only says which text or document it is.

    `whole` False: `data` is how it begins, so what reads as a text so far may be none.
    """
    bare = _bare(data)
    found = _begun(data) or _begun(bare)
    if not found and is_picture(data):
        found = next((s for b, s in _PICTURES if bare.startswith(b)), "image/heic")
    if not found and not _is_packed(data):
        found = TEXT if decoded(data, whole=whole) is not None else ""
    ending = PurePath(name).suffix.lower()
    if found in ("", TEXT) and ending in _CALLED:
        return _CALLED[
            ending
        ]  # what is called a recording is none only where it begins as something else
    more = _TEXTS if found == TEXT else _ENDINGS if _ending_tells(found) else {}
    return more.get(ending, found) or UNKNOWN


def words_in(data: bytes) -> tuple[str, ...] | None:
    """What a file of words says, in each way to read it; None for what nobody reads here."""
    return texts_of(data) if mime_of(data) == TEXT else None


def may_be_heard(data: bytes) -> bool:
    """Whether somebody may be heard or seen moving in a file: it is a recording, or
    nobody can tell what it is."""
    sort = mime_of(data)
    return sort == UNKNOWN or sort.startswith(_HEARD)


def says_by_itself(begins: bytes) -> bool:
    """Whether how a file begins is enough to judge it; of any other every byte is asked."""
    return mime_of(begins, whole=False) not in (UNKNOWN, TEXT)


def is_picture(data: bytes) -> bool:
    """Whether a file is a picture, be it behind what no picture begins with."""
    return photo.is_picture(data) or (
        len(bare := _bare(data)) < len(data) and _is_bare_picture(bare)
    )


def is_pdf(data: bytes) -> bool:
    """Whether a file opens as a PDF."""
    sort = mime_of(data)
    return sort == PDF or (sort in (UNKNOWN, TEXT) and b"%PDF-" in data[:_PDF_WITHIN])


def is_office(data: bytes) -> bool:
    """Whether a file is one in which a program keeps who wrote it, and what was there before: packed, or
    written as a text, a page, a mail that holds its pictures; from its beginning, or anywhere in what begins
    as nothing known."""
    sort = mime_of(data)
    if sort == TEXT:
        texts = texts_of(data) or (decoded(data) or "",)
        return any(map(_WRITTEN_BY_OFFICE.search, texts))
    if sort == UNKNOWN:
        plain = data.replace(b"\0", b"").decode("latin-1")
        return bool(_BEGUN_WITHIN.search(data) or _WRITTEN_BY_OFFICE.search(plain))
    return "document" in sort or sort in _KEEPING


def _bare(data: bytes) -> bytes:
    """A file from where it begins."""
    before = _BEFORE.match(data)
    return data[before.end() :] if before else data


def _begun(data: bytes) -> str:
    """What a file is that begins so, but for pictures; "" where that says nothing."""
    if known := next((sort for begins, sort in _BEGINNINGS if data.startswith(begins)), ""):
        return known
    if photo.is_picture(data):
        return ""
    if data[4:8] == b"ftyp":
        return "audio/mp4" if data[8:11] in (b"M4A", b"M4B") else "video/mp4"
    if data[:4] in (b"RIFF", b"FORM"):
        return "audio/x-wav" if data[8:12] in (b"WAVE", b"AIFF", b"AIFC") else "video/x-msvideo"
    if data.startswith(_PACKED):
        return next((sort for first, sort in _OFFICE.items() if data[30:].startswith(first)), "")
    return ""


def _is_packed(data: bytes) -> bool:
    return _bare(data).startswith(_PACKED)


def _is_bare_picture(bare: bytes) -> bool:
    """By its beginning as a whole: two letters may begin a text."""
    return photo.is_picture(bare) and decoded(bare[:LOOKED_AT], whole=False) is None


def _ending_tells(sort: str) -> bool:
    """Whether the ending of the name says which of several sorts a file is that begin alike."""
    return "officedocument" in sort or sort == "application/x-ole-storage"
