"""What a file of words says, however its letters are written; what nobody reads is told. All are made up."""

from __future__ import annotations

import base64
import html
import json
import quopri
from email.header import Header

import pytest

from vsdesk.desk.files.file_sorts import UNKNOWN, is_office, is_pdf, may_be_heard, mime_of
from vsdesk.desk.files.file_texts import MOST, texts_of

NAME = "سلمى النوري"
_LETTERS = NAME.encode()

WRITTEN = {
    "chat": f"12/3/2014 - {NAME}: مرحبا".encode(),
    "with a mark of UTF-8": b"\xef\xbb\xbf" + _LETTERS,
    "wide": NAME.encode("utf-16"),
    "page": f"<p>{html.escape(NAME)}</p>".encode(),
    "page by numbers": "".join(f"&#{ord(one)};" for one in NAME).encode("ascii"),
    "marks within a name": "<b>سل</b>مى <i>النوري</i>".encode(),
    "marks between names": "<td>سلمى</td><td>النوري</td>".encode(),
    "table": "1,سلمى,النوري,2\n".encode(),
    "card": "BEGIN:VCARD\nN:النوري;سلمى;;;\nFN:سلمى النوري\n".encode(),
    "mail": b"Content-Transfer-Encoding: quoted-printable\n\n"
    + quopri.encodestring(("و" * 30 + " " + NAME).encode()),
    "mail packed": b"Content-Transfer-Encoding: base64\n\n"
    + base64.encodebytes(("و" * 50 + " " + NAME).encode()),
    "head of a mail": b"From: " + Header(f"{'و' * 30} {NAME}", "utf-8").encode().encode(),
    "by escapes": json.dumps({"sender": NAME}).encode(),
    "in the code page of Windows": NAME.encode("cp1256"),
    "in it, beside Latin": f"الـSMS من {NAME}، WhatsApp».".encode("cp1256"),
    "taken for other letters": json.dumps({"sender": _LETTERS.decode("latin-1")}).encode(),
}
UNREAD = {
    "another code page": NAME.encode("iso8859-6"),
    "one of Turkey": "Gül Şırnak".encode("cp1254"),
    "a word of it": "ADIĞE".encode("cp1254"),
    "one of the West": "François".encode("latin-1"),
    "wide, and does not say so": "Salma".encode("utf-16-le"),
    "a sign that no text holds": _LETTERS + b"\1",
    "wide in its mark alone": b"\xff\xfe" + b"\xff\xdb" * 9,
    "packed": b"PK\x03\x04" + bytes(30),
    "a picture in a card": b"PHOTO;ENCODING=b;TYPE=JPEG:" + base64.b64encode(b"\xff\xd8" * 90),
    "packed without a word": base64.b64encode(_LETTERS * 20),
    "a mail in another code page": b"Subject: =?made-up-1?B?2LPZhNmF2Yk=?=",
    "cut off": b"base64\n\n" + base64.b64encode(_LETTERS * 2)[:-3],
    "long": b"x" * (MOST + 1),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_a_name_is_read_however_it_is_written(how: str) -> None:
    texts = texts_of(WRITTEN[how])
    said = [" ".join(one.split()) for one in texts or ()]
    assert any(NAME in one or "النوري سلمى" in one for one in said)


@pytest.mark.parametrize("how", UNREAD)
def test_what_nobody_reads_is_told(how: str) -> None:
    assert texts_of(UNREAD[how]) is None


def test_plain_words_are_read_once() -> None:
    assert texts_of("أخذوه من الحاجز".encode()) == ("أخذوه من الحاجز",)
    assert texts_of(b"") == ("",)


def test_a_file_of_an_office_program_is_known() -> None:
    packed = b"PK\x03\x04" + bytes(26)
    kept = [b"{\\rtf1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", packed + b"word/document.xml"]
    kept += [packed + b"mimetypeapplication/vnd.oasis.opendocument.text"]
    kept += [begins + one for one in kept for begins in (b" " * 5000, b"\xff\xfe", b"\n\0\1")]
    assert all(map(is_office, kept))
    for data in (b"text", b"%PDF-1.7", b"OggS", b"\xff\xd8", b"\0\1", b"PK\x03\x04" + bytes(40)):
        assert not is_office(data)


FLAT = {
    "text": '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">',
    "word": '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
    "page": f"<html><!--[if gte mso 9]><xml><o:Author>{NAME}</o:Author></xml><![endif]-->",
    "page of another": '<meta name="generator" content="LibreOffice 7.4"/>',
    "whole page": "MIME-Version: 1.0\r\nSnapshot-Content-Location: https://example.org\r\n\r\nx",
    "drawing": f"<svg><dc:creator>{NAME}</dc:creator></svg>",
}


@pytest.mark.parametrize("how", FLAT)
def test_so_is_one_that_is_written_as_text(how: str) -> None:
    text = FLAT[how]
    mail = b"Content-Transfer-Encoding: quoted-printable\n\n" + quopri.encodestring(text.encode())
    for data in (text.encode(), text.encode("utf-16"), text.encode("utf-16-le"), mail):
        assert is_office(data)
    assert is_office(text.encode() + b"\1") and is_office(b"x" * MOST + b"\n" + text.encode())


@pytest.mark.parametrize("before", [b" " * 5000, b"\r\n", b"\xff\xfe", b"\xef\xbb\xbf\n"])
def test_what_stands_before_a_beginning_hides_nothing(before: bytes) -> None:
    frame = bytes([0xFF, 0xFB, 0x90, 0x64]) + bytes(413)
    assert mime_of(before + frame * 20) == "audio/mpeg"
    assert mime_of(before + b"OggS\0\2") == "audio/ogg"
    assert is_pdf(before + b"%PDF-1.7") and is_pdf(b"x" + before[:999] + b"\n%PDF-1.7 \0")
    assert mime_of(before + b"\xff\xd8\xff\xe0") == "image/jpeg"
    assert mime_of(before + b"BMW") == (UNKNOWN if before == b"\xff\xfe" else "text/plain")


def test_a_text_is_what_is_decoded_whole() -> None:
    text = "أخذوه".encode()
    assert mime_of(text * 900) == "text/plain" and not may_be_heard(text * 900)
    assert mime_of((text * 900)[:4095], whole=False) == "text/plain"
    for data in (text + b"\1", b" " * 5000 + bytes(9), b"\xff\xfe\0", (text * 900)[:4095]):
        assert mime_of(data) == UNKNOWN and may_be_heard(data)
