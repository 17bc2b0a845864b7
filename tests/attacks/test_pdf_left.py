"""Of a PDF of others only what its pages draw leaves: all else that a writer has room for stays here, and the
pages look as they did. Everybody is made up."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any, Final

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image, ImageCms
from tests.reports.paper import set_lines

from vsdesk.pdf_notes import without_notes

SAID: Final = "0944111222 رمزي الحلاق"
BYTES: Final = SAID.encode("utf-16-be")
PLAIN: Final = b"0944111222 Ramzi"
Made = Callable[["Sheet"], None]


class Sheet:
    """A PDF of one page that is being written."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.page = self.pdf.add_blank_page(page_size=(300, 300)).obj
        self.font = self.pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        )
        self.resources = Dictionary(Font=Dictionary(F1=self.font))
        self.drawing = b"BT /F1 12 Tf 20 200 Td (a scan) Tj ET\n"

    def stream(self, data: bytes, **held: Any) -> Any:
        """Bytes with pairs."""
        said = {f"/{key}": value for key, value in held.items()}
        return self.pdf.make_indirect(Stream(self.pdf, data, Dictionary(said)))

    def picture(self, data: bytes = bytes(range(0, 160, 10)), **held: Any) -> None:
        """Draw a picture of four rows of four points, or what is said of it."""
        plain = {"Width": 4, "Height": 4, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray}
        made = self.stream(data, Type=Name.XObject, Subtype=Name.Image, **{**plain, **held})
        self.resources.XObject = Dictionary(I1=made)
        self.drawing += b"q 50 0 0 50 10 10 cm /I1 Do Q\n"

    def form(self, drawing: bytes, **held: Any) -> Any:
        """A drawing that others draw."""
        boxed = {"BBox": Array([0, 0, 300, 300]), "Resources": Dictionary(), **held}
        return self.stream(drawing, Type=Name.XObject, Subtype=Name.Form, **boxed)

    def written(self) -> bytes:
        """The PDF."""
        self.page.Resources, out = self.resources, io.BytesIO()
        self.page.Contents = self.pdf.make_stream(self.drawing)
        self.pdf.save(out)
        return out.getvalue()


def unused_picture(at: Sheet) -> None:
    at.resources.XObject = Dictionary(X9=at.form(b"BT /F1 12 Tf (%b) Tj ET" % PLAIN))


def spoken_text(at: Sheet) -> None:
    at.drawing = b"/Span <</ActualText <FEFF%b>>> BDC %b EMC\n" % (
        BYTES.hex().encode(),
        at.drawing,
    )


def spoken_picture(at: Sheet) -> None:
    at.drawing = b"/Figure <</Alt (%b)>> BDC %b EMC\n" % (PLAIN, at.drawing)


def named_mark(at: Sheet) -> None:
    at.drawing = b"/%b BMC %b EMC /%b MP\n" % ((PLAIN.replace(b" ", b"-"), at.drawing) * 2)[:3]


def comment(at: Sheet) -> None:
    at.drawing += b"% " + PLAIN + b"\n"


def comment_in_a_form(at: Sheet) -> None:
    at.resources.XObject = Dictionary(X1=at.form(b"% " + PLAIN + b"\n1 0 0 rg 9 9 20 20 re f"))
    at.drawing += b"/X1 Do "


def properties(at: Sheet) -> None:
    at.resources.Properties = Dictionary(P1=Dictionary(Note=String(SAID)))
    at.drawing = b"/Span /P1 BDC " + at.drawing + b"EMC\n"


def name_of_a_resource(at: Sheet) -> None:
    name = PLAIN.replace(b" ", b"-")
    at.resources.Font[f"/{name.decode()}"] = at.font
    at.drawing = at.drawing.replace(b"F1", name)


def own_key_of_a_picture(at: Sheet) -> None:
    at.picture(CameraNote=String(SAID))


def own_key_of_resources(at: Sheet) -> None:
    at.resources.Note = String(SAID)


def own_key_of_a_font(at: Sheet) -> None:
    at.font.Note = String(SAID)


def own_key_of_a_group(at: Sheet) -> None:
    at.page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, Note=String(SAID))


def own_key_of_a_state(at: Sheet) -> None:
    at.resources.ExtGState = Dictionary(G=Dictionary(ca=0.5, Note=String(SAID), HTP=String(SAID)))
    at.drawing = b"/G gs " + at.drawing


def pattern(at: Sheet) -> None:
    held: dict[str, Any] = {"PatternType": 1, "PaintType": 1, "TilingType": 1}
    held |= {"XStep": 9, "YStep": 9, "BBox": Array([0, 0, 9, 9])}
    held["Resources"] = Dictionary(Note=String(SAID))
    tile = at.stream(b"% " + PLAIN + b"\n0 1 0 rg 0 0 5 5 re f", **held)
    at.resources.Pattern = Dictionary(P=tile)
    at.drawing += b"/Pattern cs /P scn 100 100 90 90 re f\n"


def shading(at: Sheet) -> None:
    code = at.stream(
        b"{ % " + PLAIN + b"\n dup 0.5 mul exch dup }",
        FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 3),
    )  # fmt: skip  # a table
    at.resources.Shading = Dictionary(
        S=Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceRGB, Function=code, Note=String(SAID),
            Coords=Array([0, 0, 300, 0]),
        )
    )  # fmt: skip  # a table
    at.drawing += b"q 10 10 90 90 re W n /S sh Q\n"


def rows_behind_a_picture(at: Sheet) -> None:
    at.picture(bytes(16) + BYTES)


def rows_packed_behind_a_picture(at: Sheet) -> None:
    at.picture(zlib.compress(bytes(16)) + BYTES, Filter=Name.FlateDecode)


def rows_behind_a_fax(at: Sheet) -> None:
    packed, out = (
        Image.effect_mandelbrot((64, 48), (-2, -1.5, 1, 1.5), 99).convert("1"),
        io.BytesIO(),
    )
    packed.save(out, "TIFF", compression="group4")
    tags = Image.open(out).tag_v2  # type: ignore[attr-defined] # of a TIFF
    fax = out.getvalue()[tags[273][0] :][: tags[279][0]]
    parms = Dictionary(K=-1, Columns=64, Rows=48, BlackIs1=tags[262] == 0)
    size = {"Width": 64, "Height": 48, "BitsPerComponent": 1}
    at.picture(fax + BYTES, **size, Filter=Name.CCITTFaxDecode, DecodeParms=parms)


def rows_behind_a_picture_within(at: Sheet) -> None:
    head = b"q 50 0 0 50 10 10 cm BI /W 4 /H 4 /BPC 8 /CS /G ID "
    at.drawing += head + bytes(range(0, 160, 10)) + BYTES + b"\nEI Q\n"


def behind_jpeg_2000(at: Sheet) -> None:
    out = io.BytesIO()
    Image.effect_mandelbrot((48, 48), (-2, -1.5, 1, 1.5), 99).save(out, "JPEG2000", no_jp2=True)
    at.picture(out.getvalue() + BYTES, Width=48, Height=48, Filter=Name.JPXDecode)


def table_behind_colours(at: Sheet) -> None:
    table = String(b"\xff\0\0\0\xff\0" + BYTES)
    at.picture(bytes(range(2)) * 8, ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 1, table]))


def name_of_a_layer(at: Sheet) -> None:
    maker = Dictionary(CreatorInfo=Dictionary(Creator=String(SAID), Subtype=Name.Artwork))
    shown, off = (
        at.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(SAID), Usage=maker))
        for _ in range(2)
    )
    at.pdf.Root.OCProperties = Dictionary(
        OCGs=Array([shown, off]), D=Dictionary(OFF=Array([off]), Name=String(SAID))
    )
    at.resources.Properties = Dictionary(A=shown, B=off)
    at.drawing = b"/OC /A BDC 1 0 0 rg 9 9 50 50 re f EMC /OC /B BDC 0 0 1 rg 9 9 99 99 re f EMC\n"


def colours(at: Sheet) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    of_rgb = at.stream(profile + BYTES, N=3, Alternate=Name.DeviceRGB)
    at.picture(bytes(range(48)), ColorSpace=Array([Name.ICCBased, of_rgb]))


def name_of_an_ink(at: Sheet) -> None:
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array([1, 0, 0]), N=1
    )
    ink = Array([Name.Separation, Name("/0944111222Ramzi"), Name.DeviceRGB, tint])
    at.resources.ColorSpace = Dictionary(C=ink)
    at.drawing += b"/C cs .7 scn 9 9 50 50 re f\n"


def id_of_the_file(at: Sheet) -> None:
    at.pdf.trailer.ID = Array([String(BYTES), String(BYTES)])


def unseen_text(at: Sheet) -> None:
    at.drawing += b"BT /F1 12 Tf 20 100 Td 3 Tr (%b) Tj ET\n" % PLAIN


def copied_otherwise(at: Sheet) -> None:
    """What the letters of the page are for who copies them."""
    at.font.ToUnicode = at.stream(b"1 beginbfchar <61> <%b> endbfchar" % BYTES.hex().encode())


def letters_that_are_drawings(at: Sheet) -> None:
    name = Name("/0944111222Ramzi")
    at.resources.Font.T = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 10, 10]), FirstChar=65,
        FontMatrix=Array([0.1, 0, 0, 0.1, 0, 0]), LastChar=65, Widths=Array([10]),
        Encoding=Dictionary(Differences=Array([65, name])), Resources=Dictionary(Note=String(SAID)),
        CharProcs=Dictionary({str(name): at.stream(b"10 0 0 0 9 9 d1 0 0 8 8 re f % " + PLAIN)}),
    )  # fmt: skip  # a table
    at.drawing += b"3 Tr BT /T 20 Tf 10 10 Td (AA) Tj ET\n"


def operator_that_nobody_knows(at: Sheet) -> None:
    at.drawing += b"BX (%b) Zz EX\n" % PLAIN


ROOMS: Final[tuple[Made, ...]] = (
    unused_picture, spoken_text, spoken_picture, named_mark, comment, comment_in_a_form, properties,
    name_of_a_resource, own_key_of_a_picture, own_key_of_resources, own_key_of_a_font,
    own_key_of_a_group, own_key_of_a_state, pattern, shading, rows_behind_a_picture,
    rows_packed_behind_a_picture, rows_behind_a_fax, rows_behind_a_picture_within, behind_jpeg_2000,
    table_behind_colours, name_of_a_layer, colours, name_of_an_ink, id_of_the_file, unseen_text,
    copied_otherwise, letters_that_are_drawings, operator_that_nobody_knows,
)  # fmt: skip  # a list


def lies_in(pdf: bytes) -> bool:
    """Whether the words lie anywhere in a PDF, unpacked or not."""
    held = [pdf]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        held.append(bytes(document.trailer.get("/ID", Array()).unparse()))
        for one in document.objects:
            if isinstance(one, Stream):
                held += [one.read_raw_bytes(), bytes(one.stream_dict.unparse())]
                if "/Filter" not in one or one.Filter == "/FlateDecode":
                    held.append(one.read_bytes())
            elif one is not None:
                held.append(one.unparse() if isinstance(one, pikepdf.Object) else b"")
    whole = b"\n".join(held)
    return (
        any(one in whole for one in (BYTES, b"0944111222")) or BYTES.hex().encode() in whole.lower()
    )


def looks(pdf: bytes, *, printed: bool = False) -> Image.Image:
    page = pypdfium2.PdfDocument(pdf)[0]
    mode = "print" if printed else None
    return page.render(scale=1, optimize_mode=mode).to_pil().convert("L")


def differ(one: bytes, other: bytes) -> int:
    """How much two pages differ at the point where they do most."""
    pairs = zip(looks(one).tobytes(), looks(other).tobytes(), strict=True)
    return max((abs(before - after) for before, after in pairs), default=0)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__)
def test_only_what_its_pages_draw_leaves(room: Made) -> None:
    """The words go, the page looks the same, and it is no picture of itself."""
    sheet = Sheet()
    room(sheet)
    pdf = sheet.written()
    assert lies_in(pdf) or room is id_of_the_file
    left = without_notes(pdf)
    assert not lies_in(left)
    assert differ(pdf, left) <= 1
    with pikepdf.open(io.BytesIO(left)) as document:
        assert "/Font" in document.pages[0].Resources or room is name_of_a_layer


def layer_by_use(at: Sheet, view: str, print_: str) -> None:
    """A layer that the screen and a printer are told to show or not."""
    use = Dictionary(
        View=Dictionary(ViewState=Name(f"/{view}")), Print=Dictionary(PrintState=Name(f"/{print_}"))
    )
    layer = at.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("A"), Usage=use))
    by_use = [
        Dictionary(Event=Name(f"/{one}"), Category=Array([Name(f"/{one}")]), OCGs=Array([layer]))
        for one in ("View", "Print")
    ]
    at.pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(AS=Array(by_use), Order=Array([layer]))
    )
    at.resources.Properties = Dictionary(A=layer)
    at.drawing += b"/OC /A BDC 0 g 20 100 200 40 re f EMC\n"


@pytest.mark.parametrize("view", ["ON", "OFF"])
@pytest.mark.parametrize("print_", ["ON", "OFF"])
def test_what_is_printed_is_what_the_screen_showed(view: str, print_: str) -> None:
    sheet = Sheet()
    layer_by_use(sheet, view, print_)
    pdf = sheet.written()
    left = without_notes(pdf)
    assert differ(pdf, left) <= 1  # it was looked at so
    assert (looks(left).getpixel((100, 180)) == 0) == (view == "ON")
    assert looks(left, printed=True).tobytes() == looks(left).tobytes()


def test_a_plain_page_leaves_as_it_is_drawn() -> None:
    pdf = Sheet().written()
    left = without_notes(pdf)
    assert differ(pdf, left) == 0 and not lies_in(left)
    assert without_notes(left) == left


def named_everywhere_else(at: Sheet) -> None:
    at.font.BaseFont = Name("/0944111222Ramzi")


def two_meanings(at: Sheet) -> None:
    at.drawing += b"(%b) 1 0 0 rg 9 9 20 20 re f\n" % PLAIN


def draws_itself(at: Sheet) -> None:
    form = at.form(b"% " + PLAIN + b"\n1 0 0 rg 9 9 20 20 re f /X1 Do")
    form.Resources = Dictionary(XObject=Dictionary(X1=form))
    at.resources.XObject = Dictionary(X1=form)
    at.drawing += b"/X1 Do\n"


def of_another_sort(at: Sheet) -> None:
    at.resources.ExtGState = Dictionary(G=Dictionary(ca=String(SAID), BM=Array([])))
    at.drawing = b"/G gs " + at.drawing


@pytest.mark.parametrize(
    "room", [named_everywhere_else, two_meanings, draws_itself, of_another_sort]
)
def test_a_page_that_is_not_sure_leaves_as_a_picture(room: Made) -> None:
    """And the page beside it as it is."""
    sheet = Sheet()
    room(sheet)
    sheet.pdf.add_blank_page(page_size=(99, 99))
    pdf = sheet.written()
    left = without_notes(pdf)
    assert lies_in(pdf) and not lies_in(left)
    with pikepdf.open(io.BytesIO(left)) as document:
        assert [*document.pages[0].Resources.keys()] == ["/XObject"] and len(document.pages) == 2
        assert not document.pages[1].Resources.keys()
    small = (100, 100)
    one, other = (looks(data).resize(small).tobytes() for data in (pdf, left))
    assert max(abs(before - after) for before, after in zip(one, other, strict=True)) < 48


def test_a_page_in_arabic_looks_the_same_and_says_nothing_beside() -> None:
    """Its fonts are its own, and what stands there for who copies it goes."""
    pdf = set_lines(["استمارة: سلمى النوري، ٠٩٣٣١٢٣٤٥٦", "Navê wê Salma ye", "رمزي — 12.03.2013"])
    left = without_notes(pdf)
    assert differ(pdf, left) <= 64  # of a letter's edge
    pairs = zip(looks(pdf).tobytes(), looks(left).tobytes(), strict=True)
    assert sum(abs(before - after) > 16 for before, after in pairs) < 20  # of half a million
    with pikepdf.open(io.BytesIO(left)) as document:
        fonts = document.pages[0].Resources.Font
        assert fonts and not any("/ToUnicode" in fonts[name] for name in dict(fonts))
        programs = [
            bytes(one.read_bytes())
            for one in document.objects
            if isinstance(one, Stream) and "/Length1" in one
        ]
    assert programs
    for program in programs:
        assert b"name" not in program[: 12 + 16 * program[5]]  # the table of its tables
    assert pypdfium2.PdfDocument(left)[0].get_textpage().get_text_range().find("سلمى") < 0


def test_three_thousand_pages_leave() -> None:
    """Each drawn anew, in the time and memory that there are for one PDF."""
    sheet = Sheet()
    sheet.resources = Dictionary(Font=Dictionary(F1=sheet.font), Note=String(SAID))
    for n in range(2_999):
        page = sheet.pdf.add_blank_page(page_size=(300, 300)).obj
        page.Resources = sheet.resources
        lines = b"".join(b"BT /F1 9 Tf 9 %d Td (%d) Tj ET\n" % (9 * k, n) for k in range(20))
        page.Contents = sheet.pdf.make_stream(lines + b"% " + PLAIN)
    left = without_notes(sheet.written())
    assert not lies_in(left) and len(pypdfium2.PdfDocument(left)) == 3_000
