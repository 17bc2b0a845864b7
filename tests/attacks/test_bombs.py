"""What others made is unpacked within limits: a picture says by its bytes what it costs, before anything of
it is unpacked, and a PDF is looked into by a process of its own. What is more stays. Everybody is made up."""

from __future__ import annotations

import io
import struct
import time
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked
from tests.scans import scan
from tests.test_photo import encoded

from vsdesk import pdf_notes, photo
from vsdesk.child_process import TooLong
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.desk.outbound.open_copies import FileOrder
from vsdesk.errors import UserError
from vsdesk.pdf_notes import MEMORY
from vsdesk.photo import costs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SMALL = Image.new("L", (16, 16), 128)
Entry = tuple[int, int, int, bytes]  # tag, type, count, value


def scanned(times: int, side: int = 16) -> bytes:
    """A JPEG that goes over all its pixels so often more."""
    data = encoded(Image.new("L", (side, side), 128), "JPEG", progressive=True)
    last = data[data.rfind(b"\xff\xda") : -2]
    return data[:-2] + last * times + data[-2:]


def marked(*parts: bytes) -> bytes:
    """A JPEG with these parts before its own."""
    data = encoded(SMALL, "JPEG")
    return data[:2] + b"".join(parts) + data[2:]


def part(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def chunked(times: int, *, behind: bool = False) -> bytes:
    """A PNG of many parts, before or behind its pixels."""
    data = encoded(SMALL, "PNG")
    one = bytes(4) + b"abCd" + zlib.crc32(b"abCd").to_bytes(4, "big")
    at = data.rfind(b"IEND") - 4 if behind else 33
    return data[:at] + one * times + data[at:]


def runs(side: int, body: bytes) -> bytes:
    """A BMP of runs."""
    head = struct.pack("<IiiHHIIiiII", 40, side, side, 1, 8, 1, len(body), 0, 0, 256, 0)
    data = head + bytes(1024) + body
    return b"BM" + struct.pack("<IHHI", 14 + len(data), 0, 0, 14 + 40 + 1024) + data


def remarked(times: int) -> bytes:
    """A GIF of many remarks."""
    data = encoded(SMALL, "GIF")
    at = 13 + 3 * (2 << (data[10] & 7))
    return data[:at] + b"\x21\xfe\x01A\x00" * times + data[at:]


def tiff(entries: Iterable[Entry], body: bytes = b"", *, big: bool = False) -> bytes:
    """A TIFF of this directory, behind its body."""
    listed = sorted(entries)
    if big:
        rows = b"".join(struct.pack("<HHQ8s", *one) for one in listed)
        head = struct.pack("<2sHHHQ", b"II", 43, 8, 0, 16 + len(body))
        return head + body + struct.pack("<Q", len(listed)) + rows + bytes(8)
    rows = b"".join(struct.pack("<HHL4s", *one) for one in listed)
    head = struct.pack("<2sHL", b"II", 42, 8 + len(body))
    return head + body + struct.pack("<H", len(listed)) + rows + bytes(4)


def long(tag: int, value: int, count: int = 1) -> Entry:
    return (tag, 4, count, value.to_bytes(4, "little"))


def page(*more: Entry, packed: int = 1) -> list[Entry]:
    """A page of 64 rows; what is said of it again counts."""
    said = (
        *(long(256, 64), long(257, 64), long(258, 8), long(259, packed), long(262, 1)),
        *(long(273, 8), long(277, 1), long(278, 64), long(279, 64)),
    )
    return list({one[0]: one for one in (*said, *more)}.values())


def shared(strips: int, body: bytes) -> bytes:
    """A TIFF whose strips all are the same packed bytes."""
    lengths = struct.pack("<L", len(body)) * strips
    where = struct.pack("<L", 8 + 8 * strips) * strips
    entries = page(
        *(long(273, 8, strips), long(278, 1), long(279, 8 + 4 * strips, strips)), packed=8
    )
    return tiff(entries, where + lengths + body)


def jpegs() -> dict[str, bytes]:
    """Small JPEGs of long work."""
    wide = bytearray(scanned(20))
    at = wide.index(b"\xff\xc2") + 5
    wide[at : at + 4] = struct.pack(">HH", 7_700, 7_700)
    noted = tiff(long(one, 1) for one in range(5_000))
    return {
        "scans": scanned(costs.SCANS),
        "scans of many pixels": bytes(wide),
        "parts": marked(part(0xE5, b"") * 3_000),
        "remarks": marked(part(0xFE, b"A") * 3_000),
        "parts behind an end": marked(b"\xff\xd9", part(0xE5, b"") * 3_000),
        "filled": marked(b"\xff" * 400_000),
        "never begun": b"\xff\xd8\xff\xe0\0\2" + bytes(400_000),
        "tables": marked(part(0xDB, bytes(65_000)) * 5),
        "notes of others": marked(part(0xED, bytes(65_000)) * 70),
        "parts of exif": marked(part(0xE1, b"Exif\0\0") * 5),
        "exif": marked(part(0xE1, b"Exif\0\0" + noted)),
        "several pictures": marked(part(0xE2, b"MPF\0" + noted)),
    }


def tiffs() -> dict[str, bytes]:
    """Small TIFFs of long work."""
    inside = encoded(SMALL, "JPEG")[:-2] + b"\xff\xda" * 20
    strips = [long(273, 8, 64), long(278, 1)]
    unsaid = [one for one in page(*strips, packed=8) if one[0] != 279]
    numbers, wide = (8).to_bytes(4, "little"), (16).to_bytes(8, "little")
    return {
        "strips": tiff(page(long(273, 8, 40_000), long(278, 1)), bytes(160_000)),
        "arrays": tiff(page((700, 4, 500_000, numbers)), bytes(2_000_000)),
        "larger arrays": tiff([(273, 4, 500_000, wide)], bytes(2_000_100), big=True),
        "entries": tiff(long(one, 1) for one in range(5_000)),
        "shared strips": shared(64, zlib.compress(bytes(10**6))),
        "strips of no length": tiff(unsaid, bytes(256)),
        "strips of no place": tiff(page((273, 9, 1, numbers), packed=8), bytes(256)),
        "tiles": tiff([*page(packed=8), long(322, 60_000), long(323, 60_000)], bytes(64)),
        "tiles of no size": tiff([*page(packed=8), (322, 17, 9, numbers)], bytes(64)),
        "scans in strips": tiff(page(long(279, len(inside)), packed=7), inside),
    }


def others() -> dict[str, bytes]:
    """Small pictures of other kinds, of long work."""
    arrays = tiff([(512, 3, 450_000, (8).to_bytes(4, "little"))], bytes(900_000))
    text = PngInfo()
    text.add_text("Raw profile type exif", "\n\n\n" + "00" * 80_000, zip=True)
    return {
        "chunks": chunked(60_000),
        "chunks behind": chunked(60_000, behind=True),
        "exif of a png": encoded(SMALL, "PNG", exif=arrays),
        "exif of a webp": encoded(SMALL.convert("RGB"), "WEBP", exif=arrays),
        "exif as text": encoded(SMALL, "PNG", pnginfo=text),
        "runs": runs(7_000, bytes((1, 5)) * 1_000),
        "many runs": runs(2_000, bytes((1, 5)) * 200_000),
        "remarks of a gif": remarked(6_000),
    }


def test_a_picture_that_costs_too_much_is_refused_before_it_is_unpacked() -> None:
    for what, data in (jpegs() | tiffs() | others()).items():
        begun = time.thread_time()
        for read in (photo.check, photo.clean):
            with pytest.raises(UserError) as problem:
                read(data)
            assert problem.value.name == "E_PHOTO_LARGE", what
        assert time.thread_time() - begun < 10, what


def test_ordinary_pictures_are_read_as_before() -> None:
    noise = Image.effect_noise((200, 120), 60)
    turned = Image.Exif()
    turned[0x0112] = 6
    colour, notes = noise.convert("RGB"), {"exif": turned}
    jpegs = [encoded(colour, "JPEG", progressive=one, optimize=one, **notes) for one in (0, 1)]
    packed = ("raw", "tiff_lzw", "tiff_adobe_deflate", "jpeg", "packbits")
    for data in (
        *jpegs,
        jpegs[1][:-2] + b"\xff\xd9" + jpegs[0] * 40,  # a phone's further pictures behind it
        encoded(colour, "MPO", save_all=True, append_images=[colour], **notes),
        encoded(colour, "PNG", **notes),
        encoded(colour, "WEBP", **notes),
        *(encoded(colour, "TIFF", compression=one, tiffinfo={274: 6}) for one in packed),
        encoded(colour, "TIFF", big_tiff=True, tiffinfo={274: 6}),
        encoded(noise.convert("1"), "TIFF", compression="group4", tiffinfo={274: 6}),
    ):
        assert photo.clean(data)[1:] == (120, 200)
    for data in (
        encoded(noise.convert("P"), "GIF"),
        encoded(noise, "BMP"),
        runs(8, b"\x08\5\0\0" * 8),
    ):
        assert photo.pixels(data) == photo.clean(data)[1] * photo.clean(data)[2]
    assert photo.clean(scanned(6))[1:] == (16, 16)


def packed_pdf(megabytes: int) -> bytes:
    """A PDF with a stream of objects that unpacks to so many, most of them spaces."""
    plain = bytes(b" " * (1 << 20))
    squeeze = zlib.compressobj(9)
    begins = squeeze.compress(b"5 0       ") + squeeze.flush(zlib.Z_FULL_FLUSH)
    block = squeeze.compress(plain) + squeeze.flush(zlib.Z_FULL_FLUSH)
    stream = begins + block * megabytes
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 5 0 R >>",
        4: b"<< /Type /ObjStm /N 1 /First 10 /Filter /FlateDecode /Length %d >>\nstream\n"
        % len(stream)
        + stream
        + b"\nendstream",
    }
    out, places = b"%PDF-1.7\n", [0]
    for number, held in objects.items():
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, held)
    rows = b"".join(struct.pack(">BIB", place > 0, place, 0) for place in places)
    rows += struct.pack(">BIB", 2, 4, 0) + struct.pack(">BIB", 1, len(out), 0)
    return out + (
        b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 4 1] /Root 1 0 R /Length %d >>\nstream\n%b\n"
        b"endstream\nendobj\nstartxref\n%d\n%%%%EOF" % (len(rows), rows, len(out))
    )


def test_a_pdf_that_unpacks_to_too_much_stays(made: Town, tmp_path: Path) -> None:
    """And nothing else does: the case, its other files, and the list of cases go on."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    bomb = packed_pdf(2 * MEMORY >> 20)
    assert len(bomb) < 2_000_000
    files = made.rima.files
    large = files.attach(io.BytesIO(bomb), made.case, kind="other", name="كبير.pdf").ids[0]
    plain = files.attach(io.BytesIO(scan()), made.case, kind="other", name="صفحة.pdf").ids[0]
    order = ExitOrder(purpose="un_complaint", recipient="ced", level="B", cases=(made.case,))
    made.rima.outbound.files.dump_for(tmp_path / "d", order)
    assert [one.name for one in (tmp_path / "d" / "files").iterdir()] == [plain]
    with pytest.raises(UserError, match="E_PDF_LARGE"):
        made.rima.outbound.files.copy_file(FileOrder(large, "un_complaint", "ced", "B"))
    assert made.rima.outbound.files.copy_file(FileOrder(large)).data == bomb  # ours is whole


def test_what_looks_into_a_pdf_is_ended_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_notes, "PATIENCE", 0.0)
    with pytest.raises(UserError, match="E_PDF_LARGE") as refused:
        pdf_notes.without_notes(packed_pdf(128))  # over a second of work, looked at after a tenth
    assert isinstance(refused.value.__context__, TooLong)
    monkeypatch.undo()
    assert len(pdf_notes.without_notes(packed_pdf(1))) < 2_000
