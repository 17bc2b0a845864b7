"""Several papers as one file: their pages behind each other, and one structure tree over all of them.

Each keeps its own fonts, page numbers, codes and copies; a picture that stands on several lies there once;
what the file says of itself is what the first says.
A paper is written as it comes and is not kept: a thousand cost no more memory than the file that they make
(ISO 32000-1 §7.5.7 and §7.5.8: what is no stream lies packed in object streams, found by a stream of places).
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zlib
from array import array
from typing import TYPE_CHECKING, Any, Final

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARENTS: Final = "/StructParents"
_TREE: Final = "/StructTreeRoot"
_IMAGE: Final = "/Image"
_PACK: Final = 200  # objects in one object stream
_ROW: Final = struct.Struct(">BQH")
_PACKED: Final = 2  # the sort of a place: in an object stream (Table 18)
# A reference, or a string, in which nothing is one (qpdf writes brackets in strings with a backslash).
_REFERENCE: Final = re.compile(rb"\((?:[^()\\]|\\.)*\)|\b(\d+) \d+ R\b", re.DOTALL)


class Binder:
    """The file that grows: takes papers one after the other, and is finished once."""

    def __init__(self) -> None:
        self.papers = 0
        self._out = _Objects()
        self._pages, self._tree, self._whole = (self._out.number() for _ in range(3))
        self._kids = array("L")  # numbers of the pages
        self._tops = array("L")  # and of what stands first in the tree
        self._nums = array("L")  # and of what says which elements stand on a page
        self._root = self._info = 0

    def add(self, paper: bytes) -> None:
        """Write all of a paper but what it says of itself, which the first says for all."""
        with pikepdf.open(io.BytesIO(paper)) as document:
            self._add(document)
        self.papers += 1

    def _add(self, document: pikepdf.Pdf) -> None:
        tree = document.Root[_TREE]
        moved = _Moved(document, self._out)
        moved.known[document.Root.Pages.objgen[0]] = self._pages
        moved.known[tree.objgen[0]] = self._whole  # each paper is a part of one document
        held = list(tree.ParentTree.Nums)
        owners = {int(held[at]): held[at + 1] for at in range(0, len(held), 2)}
        for page in document.pages:
            if _PARENTS in page:
                there = owners[int(page[_PARENTS])]
                page[_PARENTS] = len(self._nums)
                self._nums.append(moved.put(there))
            self._kids.append(moved.reference(page.obj))
        tops = tree.K if isinstance(tree.K, pikepdf.Array) else [tree.K]
        self._tops.extend(moved.reference(top) for top in tops)
        if not self._root:
            root = moved.text(document.Root, resolved=True)
            whole, own = (b"%s %d 0 R" % (_TREE.encode(), one) for one in (self._whole, self._tree))
            self._root = self._out.number()
            self._out.put(self._root, root.replace(whole, own))
            self._info = moved.reference(document.trailer.Info)
        moved.write()

    def finish(self) -> bytes:
        """The whole file. Raises ValueError where no paper was added."""
        if not self.papers:
            raise ValueError("no paper")
        kids = _references(self._kids)
        self._out.put(
            self._pages, b"<</Type /Pages /Count %d /Kids [%s]>>" % (len(self._kids), kids)
        )
        pairs = (b"%d %d 0 R" % pair for pair in enumerate(self._nums))
        parents = self._out.number()
        self._out.put(parents, b"<</Nums [%s]>>" % b"\n".join(pairs))
        whole = (self._tree, _references(self._tops))
        self._out.put(self._whole, b"<</Type /StructElem /S /Document /P %d 0 R /K [%s]>>" % whole)
        said = (self._whole, parents, len(self._nums))
        tree = (
            b"<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>" % said
        )
        self._out.put(self._tree, tree)
        return self._out.finish(self._root, self._info)


def _references(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % one for one in numbers)


class _Moved:
    """One paper's objects on their way into the file: which number each gets there."""

    def __init__(self, document: pikepdf.Pdf, out: _Objects) -> None:
        self.known: dict[int, int] = {}  # by its number in the paper
        self._document, self._out = document, out
        self._waiting: list[int] = []

    def reference(self, thing: pikepdf.Object) -> int:
        """The number in the file of an object that has one in its paper."""
        return self._number(thing.objgen[0])

    def _number(self, old: int) -> int:
        found = self.known.get(old)
        if found is None:
            picture = self._picture(old)
            found = self._out.pictures.get(picture)
            if found is None:
                found = self._out.number()
                self._waiting.append(old)
                if picture:
                    self._out.pictures[picture] = found
            self.known[old] = found
        return found

    def _picture(self, old: int) -> bytes:
        """By what a picture is the very same as one of another paper; nothing for anything else, nor for one
        that refers to something."""
        thing = self._document.get_object(old, 0)
        if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") != _IMAGE:
            return b""
        said = thing.stream_dict.unparse(resolved=True)
        if any(found[1] for found in _REFERENCE.finditer(said)):
            return b""
        return hashlib.sha256(b"%d %s" % (len(said), said) + thing.read_raw_bytes()).digest()

    def text(self, thing: Any, *, resolved: bool = False) -> bytes:
        """An object as it stands in the file, what it refers to under its number there."""

        def renumbered(found: re.Match[bytes]) -> bytes:
            return b"%d 0 R" % self._number(int(found[1])) if found[1] else found[0]

        return _REFERENCE.sub(renumbered, thing.unparse(resolved=resolved))

    def put(self, thing: Any) -> int:
        """Write an object that had no number, under one of its own."""
        number = self._out.number()
        self._out.put(number, self.text(thing, resolved=True))
        return number

    def write(self) -> None:
        """All that was referred to, and what that refers to."""
        while self._waiting:
            old = self._waiting.pop()
            thing = self._document.get_object(old, 0)
            if isinstance(thing, pikepdf.Stream):
                said = self.text(thing.stream_dict, resolved=True)
                self._out.put_stream(self.known[old], said, thing.read_raw_bytes())
            else:
                self._out.put(self.known[old], self.text(thing, resolved=True))


class _Objects:
    """The bytes of the file: numbered objects, where each lies, and at the end the stream that says so."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        self._file.write(b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n")
        self._sorts, self._places, self._more = bytearray(1), array("Q", [0]), array("H", [0])
        self._pack: list[tuple[int, bytes]] = []
        self.pictures: dict[bytes, int] = {}  # the photo of one person stands on many papers

    def number(self) -> int:
        """A number for an object that is still to come."""
        self._sorts.append(0)
        self._places.append(0)
        self._more.append(0)
        return len(self._sorts) - 1

    def put(self, number: int, said: bytes) -> None:
        """An object that is no stream."""
        self._pack.append((number, said))
        if len(self._pack) == _PACK:
            self._close_pack()

    def put_stream(self, number: int, said: bytes, data: bytes) -> None:
        """A stream: its dictionary, which names its length, and its bytes as they are."""
        self._sorts[number], self._places[number] = 1, self._file.tell()
        self._file.write(b"%d 0 obj\n%s\nstream\n" % (number, said))
        self._file.write(data)
        self._file.write(b"\nendstream\nendobj\n")

    def _close_pack(self) -> None:
        if not self._pack:
            return
        stream = self.number()
        heads, at = [], 0
        for index, (number, said) in enumerate(self._pack):
            heads.append(b"%d %d" % (number, at))
            at += len(said) + 1
            self._sorts[number] = _PACKED
            self._places[number], self._more[number] = stream, index
        head = b" ".join(heads) + b"\n"
        data = zlib.compress(head + b"\n".join(said for _, said in self._pack))
        names = (len(self._pack), len(head), len(data))
        self.put_stream(
            stream,
            b"<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>" % names,
            data,
        )
        self._pack = []

    def _rows(self) -> bytes:
        """The sort, the place and the place in its pack of each object, packed."""
        packing = zlib.compressobj()
        found = []
        for start in range(0, len(self._sorts), _PACK):
            some = slice(start, start + _PACK)
            rows = zip(self._sorts[some], self._places[some], self._more[some], strict=True)
            found.append(packing.compress(b"".join(_ROW.pack(*row) for row in rows)))
        return b"".join(found) + packing.flush()

    def finish(self, root: int, info: int) -> bytes:
        """Where everything lies, and the whole file."""
        self._close_pack()
        number, at = self.number(), self._file.tell()
        self._sorts[number], self._places[number] = 1, at
        self._more[0] = 0xFFFF
        data = self._rows()
        id = hashlib.sha256(self._file.getbuffer()).hexdigest()[:32].encode("ascii")
        names = (len(self._sorts), root, info, id, id, len(data))
        said = (
            b"<</Type /XRef /W [1 8 2] /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] "
            b"/Filter /FlateDecode /Length %d>>" % names
        )
        self.put_stream(number, said, data)
        self._file.write(b"startxref\n%d\n%%%%EOF\n" % at)
        return self._file.getvalue()
