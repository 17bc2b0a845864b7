"""A PDF held against what PDF/A-2u and tagging ask of it, with pikepdf and the fonts themselves.

Each rule is one of ISO 19005-2 (numbers in the messages) or ISO 32000-1 §14.7–14.8. `faults` says what is
broken; an empty list is a file for the long run. It knows what our pages are made of, and refuses the rest.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLES: Final = frozenset(
    {"Document", "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure"}
)
_PARENTS: Final = {
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "L": {"Document", "LBody", "TD"},
}
_PAINTS: Final = {"Tj", "TJ", "f", "f*", "S", "s", "B", "B*", "b", "Do", "sh", "BI"}
_COLOURS: Final = {"K", "k", "CS", "cs", "SC", "sc", "SCN", "scn", "sh"}


@dataclass
class _Page:
    """What one page draws: stretches of the tree by number, with the codes seen and unseen by font."""

    numbers: list[int] = field(default_factory=list)
    seen: dict[str, set[int]] = field(default_factory=dict)
    unseen: dict[str, set[int]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def faults(pdf: bytes) -> list[str]:
    """What is broken, in words."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = [*_file(pdf, document), *_notes(document)]
        tree = _Tree(document)
        found += tree.faults
        for number, page in enumerate(document.pages):
            drawn = _drawn(page)
            found += [f"page {number + 1}: {one}" for one in drawn.faults]
            found += tree.of_page(page, drawn.numbers)
            for name, font in dict(page.Resources.get("/Font", {})).items():
                found += _font(
                    font, drawn.seen.get(name, set()), drawn.unseen.get(name, set()), name
                )
        return found


def spoken(pdf: bytes) -> list[tuple[str, str]]:
    """The tree in the order of reading, depth first: role and language of each leaf."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [(role, lang) for role, lang, _ in _Tree(document).leaves()]


def written(pdf: bytes) -> list[str]:
    """What is said of each leaf in words: a picture's, and what runs from right to left."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [text for _, _, text in _Tree(document).leaves() if text]


def _file(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[4-7]\r?\n%[\x80-\xff]{4}", pdf):
        yield "6.1.2 the header has no comment of four bytes above 127"
    if "/ID" not in document.trailer or document.is_encrypted:
        yield "6.1.3 no ID, or encrypted"
    for name in ("/AA", "/OpenAction", "/AcroForm", "/Names", "/OCProperties"):
        if name in document.Root:
            yield f"the catalogue has {name}"
    if not str(document.Root.get("/Lang", "")):
        yield "no language"
    for one in document.objects:
        if isinstance(one, pikepdf.Stream):
            if "/LZWDecode" in repr(one.get("/Filter")):
                yield "6.1.7 LZW"
            if one.get("/Subtype") == "/Image" and (one.get("/Interpolate") or "/SMask" in one):
                yield "6.2.8 a picture that is smoothed or has a mask"


def _notes(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    info = {str(key): str(value) for key, value in dict(document.docinfo).items()}
    if set(info) != {"/Title"}:
        yield f"the notes say more than a title: {sorted(info)}"
    text = root.Metadata.read_bytes().decode()
    for wanted in (
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>U</pdfaid:conformance>",
        ">" + info.get("/Title", "?").replace("&", "&amp;") + "</rdf:li>",
    ):
        if wanted not in text:
            yield f"6.6 the notes lack {wanted}"
    if list(root.Metadata.get("/Filter", [])):
        yield "the notes are packed"
    (intent,) = root.OutputIntents
    profile = intent.DestOutputProfile.read_bytes()
    if intent.S != "/GTS_PDFA1" or intent.DestOutputProfile.N != 3:
        yield "6.2.3 not an intent of PDF/A in three colours"
    if profile[12:20] != b"mntrRGB " or profile[36:40] != b"acsp" or profile[8] > 4:
        yield "6.2.3 no profile of a screen"
    if not root.ViewerPreferences.DisplayDocTitle:
        yield "the title is not shown"


class _Tree:
    """The structure tree, read from the file."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self.faults: list[str] = []
        root = document.Root
        if not root.MarkInfo.Marked:
            self.faults.append("not marked")
        self._top = root.StructTreeRoot.K
        numbers = list(root.StructTreeRoot.ParentTree.Nums)
        self._parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        self._check(self._top, "")

    def _check(self, element: Any, above: str) -> None:
        role = str(element.S)[1:]
        if role not in ROLES or above not in _PARENTS.get(role, {above}):
            self.faults.append(f"{role} in {above}")
        if role == "Figure" and not str(element.get("/Alt", "")):
            self.faults.append("a picture of which nothing is said")
        for kid in self._kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if kid.P.objgen != element.objgen:
                    self.faults.append(f"{role} holds what stands elsewhere")
                self._check(kid, role)

    @staticmethod
    def _kids(element: Any) -> list[Any]:
        kids = element.K
        return list(kids) if isinstance(kids, pikepdf.Array) else [kids]

    def of_page(self, page: pikepdf.Page, numbers: list[int]) -> Iterator[str]:
        """Whether each stretch of the page belongs to the element that claims it, and once."""
        if sorted(numbers) != list(range(len(numbers))):
            yield "stretches are numbered twice, or not in a row"
        owners = list(self._parents.get(int(page.obj.get("/StructParents", -1)), []))
        if len(owners) != len(numbers):
            yield "the parent tree and the page disagree"
        for number, owner in enumerate(owners):
            held = []
            for kid in self._kids(owner):
                if isinstance(kid, int):
                    held.append((owner.Pg.objgen, kid))
                elif "/MCID" in kid:
                    held.append((kid.Pg.objgen, int(kid.MCID)))
            if held.count((page.obj.objgen, number)) != 1:
                yield f"stretch {number} is not its element's"
        if page.obj.get("/Tabs") != "/S":
            yield "the tabs do not go by the structure"

    def leaves(self, element: Any = None, lang: str = "") -> Iterator[tuple[str, str, str]]:
        """Role, language and words of each element that holds content."""
        element = self._top if element is None else element
        lang = str(element.get("/Lang", lang))
        kids = [kid for kid in self._kids(element) if not isinstance(kid, int) and "/S" in kid]
        if not kids:
            text = element.get("/ActualText", element.get("/Alt", ""))
            yield str(element.S)[1:], lang, str(text)
        for kid in kids:
            yield from self.leaves(kid, lang)


class _Drawing:
    """Goes through a page: is everything part of something, and which codes are seen?"""

    def __init__(self) -> None:
        self.found = _Page()
        self.open: list[str] = []
        self._font, self._unseen = "", False

    def step(self, operands: Any, name: str) -> None:
        """One operator."""
        if name in {"BDC", "BMC"}:
            self._begin(operands, name)
        elif name == "EMC":
            self.open.pop()
        elif name == "Tf":
            self._font = str(operands[0])
        elif name == "Tr":
            self._unseen = int(operands[0]) == 3
        elif name in _COLOURS:
            self.found.faults.append(f"6.2.4 colours by {name}")
        if name in _PAINTS and not self._is_part():
            self.found.faults.append(f"{name} is part of nothing")
        if name in {"Tj", "TJ"}:
            self._show(operands[0] if name == "TJ" else operands)

    def _is_part(self) -> bool:
        return bool({"Artifact", "MCID"} & set(self.open))

    def _begin(self, operands: Any, name: str) -> None:
        tag = str(operands[0])[1:]
        number = operands[1].get("/MCID") if name == "BDC" else None
        if number is not None:
            self.found.numbers.append(int(number))
        if (tag == "Artifact" or number is not None) and self._is_part():
            self.found.faults.append(f"{tag} inside another part")
        self.open.append("MCID" if number is not None else tag)

    def _show(self, strings: Any) -> None:
        kept = self.found.unseen if self._unseen else self.found.seen
        codes = kept.setdefault(self._font, set())
        for one in strings:
            if isinstance(one, pikepdf.String):
                raw = bytes(one)
                codes.update(int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2))


def _drawn(page: pikepdf.Page) -> _Page:
    drawing = _Drawing()
    for one in pikepdf.parse_content_stream(page):
        drawing.step(one.operands, str(one.operator))
    if drawing.open:
        drawing.found.faults.append("a part is not closed")
    return drawing.found


def _font(font: Any, seen: set[int], unseen: set[int], name: str) -> Iterator[str]:
    (inner,) = font.DescendantFonts
    if font.Subtype != "/Type0" or "/FontFile2" not in inner.FontDescriptor:
        yield f"6.2.11.4 {name} is not in the file"
        return
    tables = TTFont(io.BytesIO(inner.FontDescriptor.FontFile2.read_bytes()))
    upem, own = tables["head"].unitsPerEm, [*tables["hmtx"].metrics.values()]
    order = tables.getGlyphOrder()
    own = [tables["hmtx"][glyph][0] * 1000 / upem for glyph in order]
    places = inner.CIDToGIDMap.read_bytes()
    widths: dict[int, float] = {}
    flat = list(inner.W)
    for first, given in zip(flat[::2], flat[1::2], strict=True):
        widths.update({int(first) + i: float(one) for i, one in enumerate(given)})
    words = dict(re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes().decode()))
    for code in seen | unseen:
        text = words.get(f"{code:04X}", "")
        if not text or text in {"0000", "FEFF", "FFFE"}:
            yield f"6.2.11.7 code {code} of {name} stands for nothing"
        gid = int.from_bytes(places[2 * code : 2 * code + 2], "big")
        if not gid:
            yield f"6.2.11.8 code {code} of {name} has no glyph"
        elif code in seen and abs(own[gid] - widths[code]) > 1:
            yield f"6.2.11.5 code {code} of {name}: {widths[code]} for {own[gid]}"
