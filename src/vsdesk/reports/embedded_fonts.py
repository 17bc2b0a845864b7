"""Fonts inside the PDF: subset, drawn by glyph, each cluster with its own code.

Owns the codes (CIDs) of one document. Each distinct glyph with its source text gets one code,
counted over all faces; `CIDToGIDMap` leads it to the glyph of the subset and `ToUnicode` back to
the words (ISO 32000-1 §9.7.4, §9.10.3). No /ActualText on the pages: poppler reads it backwards in Arabic.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from vsdesk.reports.raw_document import raw_canvas, raw_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.pdfgen.canvas import Canvas

    from vsdesk.reports.glyph_shaping import Face
    from vsdesk.reports.raw_document import RawDocument

# Only outlines and metrics are drawn; the code-to-glyph way is the PDF's.
_DROPPED: Final = (
    "GSUB",
    "GPOS",
    "GDEF",
    "cmap",
    "name",
    "OS/2",
    "post",
    "DSIG",
    "STAT",
    "gasp",
    "meta",
)
_KEPT_HINTS: Final = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING


def write_at_end(canvas: Canvas, faces: Iterable[EmbeddedFace]) -> None:
    """Have these faces write their objects when the document is written."""
    raw_document(canvas).delayedFonts.extend(faces)


def add_code(canvas: Canvas, operators: str) -> None:
    """Append operators to the page's content stream."""
    raw_canvas(canvas)._code.append(operators)


def without_standard_font(canvas: Canvas) -> None:
    """Drop Helvetica, which reportlab names on every page and which nothing here draws with."""
    raw = raw_canvas(canvas)
    raw._preamble = "1 0 0 1 0 0 cm"
    raw._doc.idToObject["BasicFonts"].dict.clear()


class Codes:
    """The counter of codes of one document, shared by its faces."""

    def __init__(self) -> None:
        self.last = 0

    def take(self) -> int:
        """The next code, from 1 (0 is .notdef)."""
        self.last += 1
        return self.last


class EmbeddedFace:
    """One face in one document: gives codes while drawing, writes its objects at the end."""

    def __init__(self, face: Face, codes: Codes, name: str) -> None:
        self.face = face
        self.name = name  # of the font resource, such as VF1
        self._codes = codes
        self._of: dict[tuple[int, str, float], int] = {}
        self._seen: dict[tuple[int, str], tuple[str, float]] = {}

    def code(self, gid: int, text: str, width: float) -> int:
        """The code of this glyph when it stands for `text` and moves on by `width` (em / 1000)."""
        key = (gid, text, width)
        code = self._of.get(key)
        if code is None:
            code = self._of[key] = self._codes.take()
        return code

    def seen(self, gid: int, text: str) -> tuple[str, float]:
        """The operand of a glyph that stands for `text` and is seen, and how far it moves (em / 1000):
        its own width."""
        found = self._seen.get((gid, text))
        if found is None:
            width = round(self.face.width(gid) * 1000 / self.face.upem, 2)
            found = self._seen[gid, text] = (f"<{self.code(gid, text, width):04X}>", width)
        return found

    def addObjects(self, doc: RawDocument) -> None:  # noqa: N802 - reportlab calls this name
        """Called by reportlab when the document is written: put the font into its resources."""
        if not self._of:
            return
        doc.idToObject["BasicFonts"].dict[self.name] = doc.Reference(
            self._font(doc), f"font:{self.name}"
        )

    def _font(self, doc: RawDocument) -> pdfdoc.PDFDictionary:
        data, places = self._subset()
        name = pdfdoc.PDFName(f"{self._tag()}+{self.face.name}")
        stream = _stream(data)
        stream.dictionary.dict["Length1"] = len(data)
        descriptor = pdfdoc.PDFDictionary(
            self._descriptor(name, doc.Reference(stream, f"file:{self.name}"))
        )
        gids = bytearray(2 * (max(self._of.values()) + 1))
        for (gid, _, _), code in self._of.items():
            gids[2 * code : 2 * code + 2] = places[gid].to_bytes(2, "big")
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": _system_info(),
                "FontDescriptor": doc.Reference(descriptor, f"descriptor:{self.name}"),
                "DW": 0,
                "W": self._widths(),
                "CIDToGIDMap": doc.Reference(_stream(bytes(gids)), f"gids:{self.name}"),
            }
        )
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": name,
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"cid:{self.name}")]),
                "ToUnicode": doc.Reference(_stream(self._to_unicode()), f"unicode:{self.name}"),
            }
        )

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({key[0] for key in self._of})
        wanted.drop_table_tag_set.update({hb_tag(tag) for tag in _DROPPED})
        wanted.flags = _KEPT_HINTS
        plan = hb.SubsetPlan(self.face.hb_face, wanted)
        return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)

    def _tag(self) -> str:
        """Six letters that tell this subset from others (§9.6.4), the same for the same glyphs."""
        number = zlib.crc32(repr(sorted(self._of)).encode())
        return "".join(chr(65 + number // 26**k % 26) for k in range(6))

    def _descriptor(self, name: object, file: object) -> dict[str, object]:
        per_mille = 1000 / self.face.upem
        ascent, descent = round(self.face.ascent * per_mille), round(self.face.descent * per_mille)
        return {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 4,  # symbolic: codes are glyphs
            "FontBBox": pdfdoc.PDFArray([-500, descent, 2500, ascent]),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": 700,
            "StemV": 80,
            "FontFile2": file,
        }

    def _widths(self) -> pdfdoc.PDFArray:
        """Codes in a row are one stretch (§9.7.4.3); another face may have taken those between."""
        stretches: list[tuple[int, list[float]]] = []
        last = -1
        for (_, _, width), code in self._of.items():  # dict order is the order of codes
            if code != last + 1:
                stretches.append((code, []))
            stretches[-1][1].append(width)
            last = code
        return pdfdoc.PDFArray(
            [part for first, widths in stretches for part in (first, pdfdoc.PDFArray(widths))]
        )

    def _to_unicode(self) -> bytes:
        lines = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text, _), code in self._of.items()
            if text
        ]
        blocks = []
        for i in range(0, len(lines), 100):
            part = lines[i : i + 100]
            blocks.append(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar")
        return (_CMAP_HEAD + "\n".join(blocks) + _CMAP_TAIL).encode("ascii")


def hb_tag(tag: str) -> int:
    """A table's tag as HarfBuzz's sets hold it."""
    return int.from_bytes(tag.encode("ascii"), "big")


def _stream(data: bytes) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(content=data)
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _system_info() -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(
        {
            "Registry": pdfdoc.PDFString("Adobe"),
            "Ordering": pdfdoc.PDFString("Identity"),
            "Supplement": 0,
        }
    )


_CMAP_HEAD: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL: Final = """
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
