"""The parts of an XLSX as bytes, looked through once before a parser sees them: limits, entities, merged
cells.

Only plain XML in UTF-8 is let through, whatever a part is called: in another encoding nothing of this would
be seen. Pictures and the like, which no parser of XML can read, may lie there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from vsdesk.tables.cell_rows import cannot

if TYPE_CHECKING:
    import zipfile

UNPACKED_LIMIT: Final = 256 * 1024 * 1024  # bytes of all parts of an XLSX
_PART: Final = 1024 * 1024
PARTS_LIMIT: Final = 10_000
STRINGS_LIMIT: Final = 1_000_000  # shared texts of all parts
MERGES_LIMIT: Final = 100_000
TEXT_LIMIT: Final = 1024 * 1024  # bytes between two tags; a cell holds 32,767 characters

_MERGE: Final = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]{0,80}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_STRING: Final = re.compile(rb"<(?:\w+:)?si[\s>/]")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NAMED_XML: Final = (".xml", ".rels", ".vml")
# How XML begins in an encoding of which each letter is not one byte of ASCII.
_OTHER: Final = (b"\xfe\xff", b"\xff\xfe", b"\x00<", b"<\x00", b"\x00\x00\x00<", b"L\x6f\xa7\x94")
_DECLARED: Final = re.compile(rb"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_PLAIN: Final = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells that are one: rows from 1, columns from 0."""

    first_row: int
    last_row: int
    column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class SheetParts:
    """What the bytes of one sheet say before it is read."""

    merges: tuple[Merge, ...]
    formulas: bool


def scanned(archive: zipfile.ZipFile) -> dict[str, SheetParts]:
    """Unpack everything once, counting: what is too large, or is no plain XML, is refused.

    Raises UserError E_TABLE (unpacked, not_table), and what `zipfile` and `zlib` do.
    """
    infos = archive.infolist()
    if len(infos) > PARTS_LIMIT:
        raise cannot("unpacked")
    scan, found = _Scan(), {}
    for info in infos:
        with archive.open(info) as stream:
            found[info.filename.lstrip("/")] = scan.part(info.filename, stream)
    return found


class _Scan:
    """Counts over all parts of a file."""

    def __init__(self) -> None:
        self._bytes = self._strings = self._merges = 0

    def part(self, name: str, stream: IO[bytes]) -> SheetParts:
        """Look through one part."""
        merges: dict[Merge, None] = {}
        formulas, tail, run = False, b"", 0
        chunk = self._taken(stream)
        xml = _is_xml(name, chunk)
        while chunk:
            if xml:
                run = _run(run, chunk)
                seen = tail + chunk
                if b"\0" in chunk or _DOCTYPE.search(seen):
                    raise cannot("not_table")
                formulas = formulas or bool(_FORMULA.search(seen))
                merges.update((_merge(found), None) for found in _MERGE.finditer(seen))
                self._strings += sum(1 for _ in _STRING.finditer(chunk))
                if self._strings > STRINGS_LIMIT or self._merges + len(merges) > MERGES_LIMIT:
                    raise cannot("unpacked")
                tail = seen[-160:]
            chunk = self._taken(stream)
        self._merges += len(merges)
        return SheetParts(tuple(merges), formulas)

    def _taken(self, stream: IO[bytes]) -> bytes:
        chunk = stream.read(_PART)
        self._bytes += len(chunk)
        if self._bytes > UNPACKED_LIMIT:
            raise cannot("unpacked")
        return chunk


def _is_xml(name: str, head: bytes) -> bool:
    """Whether a part is XML in UTF-8. Raises UserError E_TABLE for XML in anything else."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    named = name.lower().endswith(_NAMED_XML)
    if head.startswith(_OTHER):
        raise cannot("not_table")
    if not start.startswith(b"<"):
        if named and start:
            raise cannot("not_table")
        return False
    declared = _DECLARED.match(start)
    if declared and declared[1].lower() not in _PLAIN:
        raise cannot("not_table")
    return True


def _run(before: int, chunk: bytes) -> int:
    """The bytes since the last tag. Raises UserError E_TABLE where no cell can be so long."""
    first = chunk.find(b"<")
    run = before + (len(chunk) if first < 0 else first)
    if run > TEXT_LIMIT:
        raise cannot("unpacked")
    return run if first < 0 else len(chunk) - chunk.rfind(b"<")


def _merge(found: re.Match[bytes]) -> Merge:
    return Merge(int(found[2]), int(found[4]), _column(found[1]), _column(found[3]))


def _column(letters: bytes) -> int:
    number = 0
    for one in letters:
        number = number * 26 + one - 64
    return number - 1
