"""A scan leaves as its pages draw it, without what a program, a camera or a reader wrote into it; a film
leaves of nobody whose place stays. Everybody is made up."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, written
from tests.scans import scan

from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.desk.outbound.open_copies import FileOrder
from vsdesk.errors import UserError
from vsdesk.pdf_notes import without_notes

if TYPE_CHECKING:
    from pathlib import Path


def photo_of(made_in: str = "JPEG") -> tuple[bytes, str]:
    """A photo as a camera leaves it, and how a PDF calls what it is packed in."""
    picture, out = (
        Image.effect_mandelbrot((48, 48), (-2, -1.5, 1, 1.5), 99).convert("RGB"),
        io.BytesIO(),
    )
    exif = Image.Exif()
    exif[0x010F] = "Salma Nouri"
    exif.get_ifd(0x8825).update({1: "N", 2: (37.0, 30.0, 0.0), 3: "E", 4: (37.0, 22.0, 45.0)})
    if made_in == "JPEG":
        picture.save(out, "JPEG", exif=exif, comment=b"0933123456")
        return out.getvalue() + b"Salma Nouri", "/DCTDecode"
    picture.save(out, "JPEG2000", comment="0933123456")
    return out.getvalue() + b"\0\0\0\x13xml Salma Nouri", "/JPXDecode"


def talkative(made_in: str = "JPEG", *, twice: bool = False) -> bytes:
    """A page with a photo and a stamp on it, and all that a page does not draw."""
    name, out, words = pikepdf.Name, io.BytesIO(), "Salma Nouri 0933123456 سلمى"
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(96, 96))
        page = document.pages[0].obj
        data, packed = photo_of(made_in)
        image = pikepdf.Stream(document, zlib.compress(data) if twice else data)
        held = {
            "Type": name.XObject, "Subtype": name.Image, "Width": 48, "Height": 48,
            "ColorSpace": name.DeviceRGB, "BitsPerComponent": 8, "Filter": name(packed),
            "PieceInfo": pikepdf.Dictionary(Salma=words),
        }  # fmt: skip  # a record
        if twice:
            held["Filter"] = pikepdf.Array([name.FlateDecode, name(packed)])
        for key, value in held.items():
            image[f"/{key}"] = value
        page.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(I=image),
            Properties=pikepdf.Dictionary(P=pikepdf.Dictionary(Metadata=image, Measure=words)),
        )
        page.Contents = pikepdf.Stream(document, b"q 96 0 0 96 0 0 cm /I Do Q")
        stamp = pikepdf.Stream(document, b"0 0 1 rg 0 0 30 30 re f")
        stamp.Type, stamp.Subtype = name.XObject, name.Form
        stamp.BBox = pikepdf.Array([0, 0, 30, 30])
        noted: dict[str, Any] = {"Type": name.Annot, "Contents": words, "T": words, "F": 4}
        page.Annots = pikepdf.Array(
            [
                pikepdf.Dictionary(**noted, Subtype=name.Popup, Rect=[0, 0, 1, 1]),
                pikepdf.Dictionary(
                    **noted, Subtype=name.Stamp, Rect=[9, 9, 39, 39], AP=pikepdf.Dictionary(N=stamp)
                ),
            ]
        )
        page.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=name.JavaScript, JS=words))
        page.Thumb = image
        document.attachments["0933123456.txt"] = "سلمى".encode()
        document.Root.OpenAction = pikepdf.Dictionary(S=name.JavaScript, JS=words)
        document.Root.Lang = words
        document.trailer.Salma = words
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(words, 0))
        document.save(out)
    return out.getvalue()


def laid_open(pdf: bytes) -> bytes:
    """All that stands in a PDF, unpacked but for its pictures."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
        )
    return out.getvalue()


def drawn(pdf: bytes) -> bytes:
    page = pypdfium2.PdfDocument(pdf)[0]
    return bytes(page.render(scale=1).buffer)


@pytest.mark.parametrize(("made_in", "twice"), [("JPEG", False), ("JPEG", True), ("JPX", False)])
def test_only_what_a_page_draws_leaves(made_in: str, twice: bool) -> None:
    """Photos without what the camera noted, and byte for byte the same pixels; a stamp is drawn."""
    pdf = talkative(made_in, twice=twice)
    before = laid_open(pdf)
    left = without_notes(pdf)
    after = laid_open(left)
    for words in (b"Salma Nouri", b"0933123456", "سلمى".encode("utf-16-be").hex().encode()):
        assert (twice or words in before) and words not in after, words
    assert b"Exif" not in after
    for key in ("Annots", "OpenAction", "AA", "JavaScript", "EmbeddedFiles", "Outlines", "Thumb"):
        assert f"/{key}".encode() not in after and f"/{key}".encode() in before, key
    pairs = [*zip(drawn(left), drawn(pdf), strict=True)]
    assert max(abs(one - other) for one, other in pairs) < 16  # the stamp is drawn with the page


def inline(how: str) -> bytes:
    """A page whose photo stands within the drawing itself, or within one that it draws."""
    out, drawing = io.BytesIO(), b"q 96 0 0 96 0 0 cm BI /W 48 /H 48 /BPC 8 /CS /RGB /F /DCT ID "
    drawing += photo_of()[0] + b" EI Q"
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(96, 96))
        page, held = document.pages[0].obj, pikepdf.Stream(document, drawing)
        if how == "form":
            held.Type, held.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            held.BBox = pikepdf.Array([0, 0, 96, 96])
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=held))
            held = pikepdf.Stream(document, b"/F Do")
        page.Contents = pikepdf.Array([held]) if how == "part" else held
        document.save(out)
    return out.getvalue()


def test_a_photo_within_the_drawing_leaves_without_notes() -> None:
    """It is drawn as it was, without what the camera noted."""
    for how in ("page", "part", "form"):
        pdf = inline(how)
        left = without_notes(pdf)
        assert b"0933123456" in laid_open(pdf)
        assert not any(words in laid_open(left) for words in (b"0933123456", b"Salma", b"Exif")), (
            how
        )
        assert drawn(left) == drawn(pdf)


def test_a_pdf_that_nobody_reads_here_stays() -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(talkative())) as document:
        document.save(locked, encryption=pikepdf.Encryption(user="made up", owner="made up"))
    for data in (locked.getvalue(), b"%PDF-1.7 no page", talkative()[:400]):
        with pytest.raises(UserError, match=r"^E_PDF$"):
            without_notes(data)


def test_a_pdf_that_its_owner_locked_leaves_as_it_is_drawn() -> None:
    """Everybody opens it: it needs no passphrase."""
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(talkative())) as document:
        document.save(locked, encryption=pikepdf.Encryption(user="", owner="made up"))
    assert drawn(without_notes(locked.getvalue())) == drawn(without_notes(talkative()))


def test_a_pdf_leaves_without_notes(made: Town, tmp_path: Path) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    data_here = scan()
    (tmp_path / "x.pdf").write_bytes(data_here)
    item = made.rima.files.attach(tmp_path / "x.pdf", made.case, kind="other").ids[0]
    order = ExitOrder(purpose="un_complaint", recipient="ced", level="B", cases=(made.case,))
    made.rima.outbound.files.dump_for(tmp_path / "d", order)
    alone = made.rima.outbound.files.copy_file(FileOrder(item, "un_complaint", "ced", "B"))
    assert alone.changed
    for data in ((tmp_path / "d" / "files" / item).read_bytes(), alone.data):
        with pikepdf.open(io.BytesIO(data)) as document:
            assert not dict(document.docinfo) and "/Metadata" not in document.Root
            assert len(document.pages) == 1
    assert made.rima.outbound.files.copy_file(FileOrder(item)).data == data_here  # ours is whole


FILMS = {
    "فيديو.mp4": b"\0\0\0\x18ftypisom" + "©xyz+36.5+36.8".encode(),
    "صوت.m4a": b"\0\0\0\x20ftypM4A " + "©xyz+36.5+36.8".encode(),
}


def test_no_film_or_voice_of_whom_no_place_may_leave(made: Town, tmp_path: Path) -> None:
    """Neither of who is missing nor of a relative: where it was made is where they live."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "النوري"}, made.family)
    written(made, "family_member", {"person": wife}, made.family)
    items = set()
    for name, data in FILMS.items():
        (tmp_path / name).write_bytes(data)
        items.add(made.rima.files.attach(tmp_path / name, made.case, kind="other").ids[0])
    order = ExitOrder(purpose="un_complaint", recipient="ced", level="B", cases=(made.case,))

    def stays(id: str) -> object:
        with pytest.raises(UserError) as why:
            made.rima.outbound.files.copy_file(FileOrder(id, "un_complaint", "ced", "B"))
        return why.value.params["reason"]

    def left(folder: str) -> set[str]:
        made.rima.outbound.files.dump_for(tmp_path / folder, order)
        return {one.name for one in (tmp_path / folder / "files").iterdir()} & items

    assert left("before") == items
    for n, who in enumerate((wife, made.person)):
        mark = written(made, "person_mark", {"type": "place_unknown_to"}, who)
        assert left(f"marked {n}") == set() and {*map(stays, items)} == {"wish"}
        made.rima.cases.delete(mark, shown=made.rima.cases.shown(mark))
    assert left("after") == items
