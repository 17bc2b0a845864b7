"""A recording is known by its bytes, whatever its file is called and whatever computer this is.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import Town, carry
from tests.attacks.test_marks import SCOPES
from tests.scans import scan

from vsdesk import photo
from vsdesk.desk.files.file_sorts import may_be_heard, mime_of
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.desk.outbound.open_copies import FileOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

VOICES = {
    "ogg": b"OggS\0\x02",
    "waptt": b"OggS\0\x02",
    "": b"OggS\0\x02",
    "m4a": b"\0\0\0\x20ftypM4A ",
    "mp3": b"ID3\x03\0",
    "mp4": b"\0\0\0\x18ftypisom",
    "3gp": b"\0\0\0\x18ftyp3gp4",
    "amr": b"#!AMR\n",
    "aac": b"\xff\xf1\x50\x80",
    "wav": b"RIFF\x24\0\0\0WAVEfmt ",
    "webm": b"\x1a\x45\xdf\xa3",
    "mov": b"\0\0\0\x14ftypqt  ",
    "mkv": b"\x1a\x45\xdf\xa3",
    "flac": b"fLaC\0",
    "caf": b"caff\0\1",
    "wma": b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",
    "avi": b"RIFF\x24\0\0\0AVI LIST",
    "dat": b"\x01\x02\x03\x04",
    "pdf": b"\x00\x05\x09",
}
PAPERS = {
    "pdf": scan(),
    "txt": "شهادة الأم".encode(),
    "csv": "اسم,يوم\n".encode("cp1256"),
    "jpg": photo.clean(photo.draw_made_up_portrait(3))[0],
    "docx": b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml",
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "rtf": b"{\\rtf1 ",
}


# What stands before a recording hides it from nobody who plays it.
_FRAMES = (b"\xff\xfb\x90\x64" + bytes(413)) * 20
HIDDEN = {
    "wide": b"\xff\xfe" + _FRAMES,
    "other": b"\xfe\xff" + _FRAMES,
    "blanks": b" " * 5000 + _FRAMES,
    "lines": b"\r\n" + b"OggS\0\x02" + bytes(range(256)) * 20,
    "words": "أخذوه ".encode() * 600 + _FRAMES,
    "amr": b" #!AMR\n\x04",
}


def dumped(made: Town, tmp_path: Path, files: dict[str, bytes], audio: bool) -> set[str]:
    """The endings of those of these files that leave."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", data_scope=SCOPES, audio_use=audio)
    carry(made.hala, made.stick, made.rima)
    ids = {}
    for ending, begins in files.items():
        path = tmp_path / f"PTT-20240101-WA0001{ending and '.'}{ending}"
        path.write_bytes(begins + (b"" if ending == "jpg" else ending.encode() * 50))
        ids[ending] = made.rima.files.attach(path, made.case, kind="document").ids[0]
    why = "سمعتها وقرأتها"  # of what nobody here can tell what it is
    order = ExitOrder("un_complaint", "ced", "B", cases=(made.case,), told_reason=why)
    made.rima.outbound.files.dump_for(tmp_path / "d", order)
    for id in ids.values():  # one by one it is the same
        left = True
        try:
            made.rima.outbound.files.copy_file(
                FileOrder(id, "un_complaint", "ced", "B", told_reason=why)
            )
        except UserError:
            left = False
        assert left is (tmp_path / "d" / "files" / id).exists()
    return {one for one, id in ids.items() if (tmp_path / "d" / "files" / id).exists()}


def test_no_voice_leaves_where_the_voice_was_refused(made: Town, tmp_path: Path) -> None:
    assert dumped(made, tmp_path, VOICES | HIDDEN, audio=False) == set()


def test_they_leave_where_it_was_not(made: Town, tmp_path: Path) -> None:
    assert dumped(made, tmp_path, VOICES, audio=True) == {*VOICES}


def test_papers_leave_though_the_voice_was_refused(made: Town, tmp_path: Path) -> None:
    office = {"docx", "doc", "rtf"}  # of these the program says what stays: no voice
    assert dumped(made, tmp_path, PAPERS, audio=False) == {*PAPERS} - office


@pytest.mark.parametrize("name", ["x.txt", "x", "x.pdf", "صوت.jpg"])
def test_no_name_makes_a_recording_something_else(name: str) -> None:
    for data in (*VOICES.values(), *HIDDEN.values()):
        assert may_be_heard(data)
        assert not mime_of(data, name).startswith(("text/", "image/", "application/pdf"))
    assert mime_of(b"called so", "x.mp3") == "audio/mpeg"
