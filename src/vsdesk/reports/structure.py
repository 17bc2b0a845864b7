"""What stands on the pages as a tree: headings, paragraphs, lists, tables, pictures, each with its language.

Owns the elements of one document and their way into the file (ISO 32000-1 §14.7, §14.8): marked content
on the pages, a structure tree, a parent tree. Elements stand in the order in which they are first drawn;
list items that follow each other get one list. Knows nothing of places, fonts or records.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase import pdfdoc

from vsdesk.reports.raw_document import raw_document

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from vsdesk.reports.raw_document import RawDocument
    from vsdesk.words import Lang

# Roles of ISO 32000-1 §14.8.4 that the sheets use.
TITLE: Final = "H1"
HEADING: Final = "H2"
PARAGRAPH: Final = "P"
ITEM: Final = "LI"
LABEL: Final = "Lbl"
BODY_OF_ITEM: Final = "LBody"
TABLE: Final = "Table"
TABLE_ROW: Final = "TR"
HEAD_CELL: Final = "TH"
CELL: Final = "TD"
PICTURE: Final = "Figure"
_LIST: Final = "L"
_DOCUMENT: Final = "Document"
_TREE: Final = "structure"


@dataclass(eq=False, slots=True)
class Element:
    """One element. `lang` is None where its parent's serves, `alt` is what is said of a picture.

    `text` is what was written, where its glyphs stand in another order on the page.
    """

    role: str
    lang: Lang | None = None
    parent: Element | None = None
    alt: str = field(default="", repr=False)
    text: str = field(default="", repr=False)


class _Node:
    """An element as it goes into the file: what lies in it, and where its content stands."""

    def __init__(self, element: Element, parent: _Node | None, number: int) -> None:
        self.element = element
        self.parent = parent
        self.name = f"element:{number}"
        self.kids: list[_Node] = []
        self.content: list[tuple[int, int]] = []  # page, number of its marked content there


class StructureTree:
    """The structure of one document: asked at each stretch that is drawn, written when all pages are."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._nodes: dict[Element, _Node] = {}
        self._all: list[_Node] = []
        self._on_page: dict[int, list[_Node]] = {}
        self._root = self._new(Element(_DOCUMENT, lang), None)

    def begin(self, element: Element, page: int) -> str:
        """The operator that opens a stretch of this element on a page (from 1)."""
        node = self._node(element)
        there = self._on_page.setdefault(page, [])
        node.content.append((page, len(there)))
        there.append(node)
        return f"/{element.role} <</MCID {len(there) - 1}>> BDC"

    def _new(self, element: Element, parent: _Node | None) -> _Node:
        node = _Node(element, parent, len(self._all))
        self._all.append(node)
        if parent is not None:
            parent.kids.append(node)
        return node

    def _node(self, element: Element) -> _Node:
        found = self._nodes.get(element)
        if found is None:
            parent = self._root if element.parent is None else self._node(element.parent)
            if element.role == ITEM:
                parent = self._list(parent)
            found = self._nodes[element] = self._new(element, parent)
        return found

    def _list(self, parent: _Node) -> _Node:
        """The list that stands last in an element, or a new one."""
        last = parent.kids[-1] if parent.kids else None
        if last is None or last.element.role != _LIST:
            last = self._new(Element(_LIST), parent)
        return last

    def write(self, canvas: Canvas) -> None:
        """Put the tree into the document; all its pages are drawn."""
        doc = raw_document(canvas)
        found = {
            "Type": pdfdoc.PDFName("StructTreeRoot"),
            "K": pdfdoc.PDFObjectReference(self._root.name),
            "ParentTree": doc.Reference(self._parent_tree(doc), "parents"),
            "ParentTreeNextKey": len(self._on_page),
        }
        doc.Catalog.StructTreeRoot = doc.Reference(pdfdoc.PDFDictionary(found), _TREE)
        doc.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        for node in self._all:
            doc.Reference(_WrittenNode(node), node.name)

    def _parent_tree(self, doc: RawDocument) -> pdfdoc.PDFDictionary:
        numbers: list[object] = []
        for key, (page, nodes) in enumerate(sorted(self._on_page.items())):
            there = doc.idToObject[_page_name(page)]
            there.__NoDefault__ = [*there.__NoDefault__, "StructParents", "Tabs"]
            there.StructParents, there.Tabs = key, pdfdoc.PDFName("S")
            owners = [pdfdoc.PDFObjectReference(one.name) for one in nodes]
            numbers += [key, pdfdoc.PDFArray(owners)]
        return pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)})


def _page_name(page: int) -> str:
    """What reportlab calls a page of its document."""
    return f"Page{page}"


class _WrittenNode(pdfdoc.PDFObject):
    """The element's dictionary (§14.7.2), in one piece: there is one for each label and each value of a
    sheet, and reportlab's own dictionaries are made part by part."""

    def __init__(self, node: _Node) -> None:
        self._node = node

    def format(self, document: RawDocument) -> bytes:
        """As it stands in the file."""
        node, numbers = self._node, document.idToObjectNumberAndVersion

        def refer(name: str) -> str:
            return f"{numbers[name][0]} 0 R"

        element = node.element
        pages = {page for page, _ in node.content}
        if len(pages) == 1:
            content = [str(number) for _, number in node.content]
        else:
            content = [
                f"<</Type /MCR /Pg {refer(_page_name(page))} /MCID {number}>>"
                for page, number in node.content
            ]
        content += [refer(kid.name) for kid in node.kids]
        kids = content[0] if len(content) == 1 else f"[{' '.join(content)}]"
        parent = node.parent.name if node.parent is not None else _TREE
        said = [f"<</Type /StructElem /S /{element.role} /P {refer(parent)} /K {kids}"]
        if len(pages) == 1:
            said.append(f"/Pg {refer(_page_name(*pages))}")
        parts = [" ".join(said).encode("ascii")]
        words = (("Lang", element.lang), ("Alt", element.alt), ("ActualText", element.text))
        for key, text in words:
            if text:
                parts.append(b"/%s %s" % (key.encode(), pdfdoc.PDFString(text).format(document)))
        return b" ".join(parts) + b">>"
