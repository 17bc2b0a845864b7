"""What a file of words says: a list, a chat, a letter, a page, a card, in each way in which it may be read.

A name is found whether it stands there as it is, behind the marks of a page, or as the letters of a mail
are written. Text is what is decoded whole: in UTF-8, in UTF-16 that says so, in the Arabic code page of old
programs where nothing but Arabic stands above ASCII. What has a part that nobody reads here (another code
page, a sign that no text holds, a picture within) is read by nobody.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from typing import Final

MOST: Final = 512 * 1024  # bytes that are read for names before a file leaves: a year of a chat
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ARABIC: Final = "cp1256"  # of Windows in Syria
# What shows another code page by the letters that it would make there: Latin ones, one writing within a word
# of the other, a sign of times between letters. Behind a stretched letter («الـSMS») Latin may follow.
_NOT_ARABIC: Final = re.compile(
    "[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153\u0192\u02c6\u200e\u200f]"
    "|[A-Za-z][\u0610-\u06ff]|[\u0610-\u063f\u0641-\u06ff][A-Za-z]"
    "|[\u0610-\u06ff][×÷]|[×÷][\u0610-\u06ff]"
)
_PACKED: Final = re.compile(r"[A-Za-z0-9+/]{200,}")  # no writing has such a word
_SAYS_PACKED: Final = re.compile(r"base64|encoding=b\b", re.IGNORECASE)
_BASE64: Final = re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{16,}(?:\r?\n ?[A-Za-z0-9+/]+)*={0,2}")
_HEAD: Final = r"=\?[\w-]{1,40}\?[bq]\?[^?\s]{0,400}\?="
_OF_HEADS: Final = re.compile(rf"{_HEAD}(?:\s+{_HEAD})*", re.IGNORECASE)  # one name in several
_QUOTED: Final = re.compile(r"(?:=[0-9A-Fa-f]{2})+")
_ESCAPED: Final = re.compile(r"(?:\\u[0-9A-Fa-f]{4})+")
_TWICE: Final = re.compile("[\x80-\xff]{2,}")  # UTF-8 that was taken for one letter a byte
_TAG: Final = re.compile(r"<[^<>]{0,4000}>")
_BETWEEN: Final = re.compile(r"[,;:|=\"\t]+")  # cells of a table, fields of a card


def texts_of(data: bytes) -> tuple[str, ...] | None:
    """What a file says; None for what nobody reads here."""
    text = decoded(data) if len(data) <= MOST else None
    plain = None if text is None else _plain(text)
    if text is None or plain is None:
        return None
    seen, apart = _TAG.sub("", plain), _TAG.sub(" ", plain)
    return tuple(dict.fromkeys((text, plain, seen, apart, _BETWEEN.sub(" ", apart))))


def decoded(data: bytes, *, whole: bool = True) -> str | None:
    """The letters of a file of words, or of how one begins (`whole` False); None for what is no text."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    reader = codecs.getincrementaldecoder("utf-16" if wide else "utf-8-sig")()
    try:
        text = reader.decode(data, final=whole)
    except UnicodeDecodeError:
        text = "\0" if wide else data.decode(_ARABIC)
        if _NOT_ARABIC.search(text):
            return None
    return None if _CONTROL.search(text) else text


def _plain(text: str) -> str | None:
    """A text without what it is written in: letters by number, mail, pages."""
    try:
        if _SAYS_PACKED.search(text):
            text = _BASE64.sub(lambda one: base64.b64decode(one[0]).decode(), text)
        if _PACKED.search(text):
            return None
        text = _OF_HEADS.sub(lambda one: str(make_header(decode_header(one[0]))), text)
    except (binascii.Error, HeaderParseError, LookupError, UnicodeDecodeError):
        return None
    text = _QUOTED.sub(_unquoted, text.replace("=\r\n", "").replace("=\n", ""))
    return html.unescape(_TWICE.sub(_once, _ESCAPED.sub(_letters, text)))


def _unquoted(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("=", "")).decode("utf-8", "replace")


def _letters(found: re.Match[str]) -> str:
    pairs = bytes.fromhex(found[0].replace("\\u", ""))
    return pairs.decode("utf-16-be", "replace")


def _once(found: re.Match[str]) -> str:
    try:
        return found[0].encode("latin-1").decode()
    except UnicodeDecodeError:
        return found[0]
