"""What a file of words says, however its letters are written; what nobody reads is told. All are made up."""

from __future__ import annotations

import base64
import html
import json
import quopri
from email.header import Header

import pytest

from vsdesk.desk.files.file_sorts import is_office, mime_of
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
    "taken for other letters": json.dumps({"sender": _LETTERS.decode("latin-1")}).encode(),
}
UNREAD = {
    "another code page": NAME.encode("cp1256"),
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
    assert all(is_office(mime_of(one)) for one in kept)
    for data in (b"text", b"%PDF-1.7", b"OggS", b"\xff\xd8", b"\0\1"):
        assert not is_office(mime_of(data))
