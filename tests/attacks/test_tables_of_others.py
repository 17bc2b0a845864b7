"""Finding S12: a small table takes neither the memory nor the time of the program; and what
we write runs nowhere."""

from __future__ import annotations

import contextlib
import csv
import io
import re
import struct
import subprocess
import sys
import time
import unicodedata
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from vsdesk.errors import UserError
from vsdesk.progress import Cancelled
from vsdesk.tables import Book, csv_bytes, harmless, pasted, xlsx_bytes
from vsdesk.tables.workbook import Workbook
from vsdesk.tables.xlsx_parts import MERGES_LIMIT, STRINGS_LIMIT, TEXT_LIMIT
from vsdesk.tables.xlsx_process import READER, Apart

if TYPE_CHECKING:
    from collections.abc import Callable

SHEET = "xl/worksheets/sheet1.xml"


def plain(folder: Path) -> Path:
    """A small made-up table."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["الاسم", "المدينة"])
    sheet.append(["سامر", "حمص"])
    path = folder / "قائمة.xlsx"
    book.save(path)
    return path


def changed(path: Path, change: Callable[[str, bytes], bytes], **more: bytes) -> Path:
    """The same with each part as `change` makes it, and further parts."""
    out = path.with_name("changed.xlsx")
    with (
        zipfile.ZipFile(path) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in source.infolist():
            target.writestr(info.filename, change(info.filename, source.read(info)))
        for name, data in more.items():
            target.writestr(name, data)
    return out


def with_strings(path: Path, data: bytes, part: str = "xl/sharedStrings.xml") -> Path:
    """The same with shared texts in a part of this name."""
    sort = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    named = b'<Override PartName="/' + part.encode() + b'" ContentType="' + sort + b'"/></Types>'

    def types(name: str, held: bytes) -> bytes:
        return held.replace(b"</Types>", named) if name == "[Content_Types].xml" else held

    return changed(path, types, **{part: data})


def refused(path: Path) -> str:
    """Why a file is refused, when all of it is read."""
    with pytest.raises(UserError, match="E_TABLE") as caught:
        book = Book.read(path)
        sheet = book.sheet(None)
        list(book.rows(sheet, book.header(sheet)))
    return str(caught.value.params["why"])


def test_s12_a_plain_table_is_read_by_another_process(tmp_path: Path) -> None:
    book = Book.read(plain(tmp_path))
    header = book.header("Sheet")
    assert header.names == ("الاسم", "المدينة")
    assert [row.cells for row in book.rows("Sheet", header)] == [("سامر", "حمص")]


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("part", [SHEET, "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_s12_entities_are_refused_in_every_part_and_encoding(
    tmp_path: Path, part: str, encoding: str
) -> None:
    def evil(name: str, data: bytes) -> bytes:
        if name != part:
            return data
        head, _, rest = data.decode().partition("?>")
        text = rest or head
        return (ENTITIES.decode() + text).encode(encoding)

    assert refused(changed(plain(tmp_path), evil)) == "not_table"


def test_s12_a_part_of_another_name_is_looked_at_too(tmp_path: Path) -> None:
    """Shared strings may lie in any part: the types of contents say where."""

    strings = ENTITIES + b"<sst><si><t>&b;</t></si></sst>"
    for name in ("xl/sharedStrings.bin", "xl/sharedStrings.xml", "xl/media/image1.png"):
        for encoding in ("utf-8", "utf-16", "utf-16-be", "utf-16-le"):
            data = strings.decode().encode(encoding)
            assert refused(with_strings(plain(tmp_path), data, name)) == "not_table"
    shared = b"<sst><si><t>x</t></si></sst>"
    assert Book.read(with_strings(plain(tmp_path), shared)).header("Sheet").names[0] == "الاسم"


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1256", "UTF-7", "IBM037"])
def test_s12_only_utf_8_is_let_through(tmp_path: Path, encoding: str) -> None:
    def evil(name: str, data: bytes) -> bytes:
        if name != SHEET:
            return data
        body = data.partition(b"?>")[2] or data
        return b'<?xml version="1.0" encoding="' + encoding.encode() + b'"?>' + body

    assert refused(changed(plain(tmp_path), evil)) == "not_table"


def test_s12_a_picture_may_lie_in_a_table(tmp_path: Path) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
    made = changed(plain(tmp_path), lambda _, data: data, **{"xl/media/image1.png": picture})
    assert Book.read(made).header("Sheet").names == ("الاسم", "المدينة")


def test_s12_letters_and_digits_of_merged_cells_are_bounded(tmp_path: Path) -> None:
    long = b'<mergeCell ref="' + b"Z" * 400_000 + b'1:B2"/>'
    digits = b'<mergeCell ref="A' + b"1" * 5_000 + b':B2"/>'
    for one in (long, digits):

        def evil(name: str, data: bytes, one: bytes = one) -> bytes:
            end = b"</sheetData>"
            return data.replace(end, end + b"<mergeCells>" + one + b"</mergeCells>")

        data = changed(plain(tmp_path), evil).read_bytes()
        begun = time.process_time()
        with contextlib.suppress(UserError):  # openpyxl may not like them
            list(Workbook(data).rows("Sheet"))
        assert time.process_time() - begun < 5


def with_sheet(path: Path, more: bytes) -> Path:
    """More behind the cells of the sheet."""
    end = b"</sheetData>"
    return changed(
        path, lambda name, data: data.replace(end, end + more) if name == SHEET else data
    )


def test_s12_merges_strings_and_texts_have_limits(tmp_path: Path) -> None:
    path = plain(tmp_path)
    cells = b"".join(
        b'<mergeCell ref="A%d:B%d"/>' % (row, row) for row in range(3, MERGES_LIMIT + 4)
    )
    assert refused(with_sheet(path, b"<mergeCells>" + cells + b"</mergeCells>")) == "unpacked"

    many = b"<sst>" + b"<si><t/></si>" * (STRINGS_LIMIT + 1000) + b"</sst>"
    assert refused(with_strings(path, many)) == "unpacked"
    long = b"<sst><si><t>" + b"a" * (TEXT_LIMIT + 1) + b"</t></si></sst>"
    assert refused(with_strings(path, long)) == "unpacked"


def test_s12_a_broken_stream_is_no_bug_of_ours(tmp_path: Path) -> None:
    path = plain(tmp_path)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(SHEET)
    name, extra = struct.unpack("<HH", data[info.header_offset + 26 : info.header_offset + 30])
    start = info.header_offset + 30 + name + extra
    for at in range(start, start + info.compress_size):
        data[at] ^= 0x5A
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(data)
    assert refused(broken) == "not_table"


def test_s12_memory_has_a_limit_in_that_process(tmp_path: Path) -> None:
    """More than 1 GiB cannot be had there; the limit is that of the process, not a count of ours."""
    code = (
        "from vsdesk.child_process import limit\n"
        "from vsdesk.tables.xlsx_child import MEMORY\n"
        "limit(MEMORY)\n"
        "try:\n bytearray(MEMORY)\n"
        "except MemoryError:\n print('none')\n"
        "try:\n open('x', 'w').write('secret' * 10000)\n"
        "except OSError:\n print('no file')\n"
    )
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n{code}",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert ran.stdout.split("\n")[:2] == ["none", "no file"], ran.stderr


def test_s12_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    begun = Apart(plain(tmp_path).read_bytes())
    begun._patience = 0.2
    process = begun._process.end.peek()
    assert process is not None
    process[2][0].send_signal(19)  # SIGSTOP: it will not answer
    with pytest.raises(UserError, match="unpacked"):
        list(begun.rows("Sheet"))
    assert process[2][0].poll() is not None


class Stops:
    """A person who presses Stop while the program waits."""

    def step(self, stage: str, done: int, total: int) -> None:
        """Stop at once."""
        raise Cancelled


def test_s12_waiting_for_it_can_be_stopped(tmp_path: Path) -> None:
    from vsdesk.tables import xlsx_process

    begun = Apart(plain(tmp_path).read_bytes())
    begun._progress = Stops()
    process = begun._process.end.peek()
    assert process is not None
    process[2][0].send_signal(19)  # SIGSTOP: it will not answer
    with pytest.raises(Cancelled):
        list(begun.rows("Sheet"))
    assert process[2][0].poll() is not None and xlsx_process.READER == READER


def test_s12_a_process_that_dies_or_lies_is_a_table_that_cannot_be_read(tmp_path: Path) -> None:
    data = plain(tmp_path).read_bytes()
    begun = Apart(data)
    held = begun._process.end.peek()
    assert held is not None
    held[2][0].kill()
    with pytest.raises(UserError, match="not_table"):
        list(begun.rows("Sheet"))
    for lie in (b"7", b"[]", b"{", b'{"rows": [[1]]}', b'{"rows": 7}', b'{"cannot": 3}', b"\xff"):
        other = Apart(data)
        walk = other.rows("Sheet")
        real = other._process.answers
        first = next(walk)
        assert first.cells == ("الاسم", "المدينة")
        real.put(lie)
        with pytest.raises(UserError, match="E_TABLE"):
            for _ in walk:
                pass


def test_s12_that_process_is_given_nothing_of_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VSDESK_TEST_SECRET", "سرّ")
    begun = Apart(plain(tmp_path).read_bytes())
    held = begun._process.end.peek()
    assert held is not None
    pid = held[2][0].pid
    told = Path("/proc") / str(pid)
    assert b"VSDESK_TEST_SECRET" not in (told / "environ").read_bytes()
    assert str(tmp_path).encode() not in (told / "cmdline").read_bytes()
    files = [str(one.readlink()) for one in (told / "fd").iterdir()]
    assert all(one.startswith("pipe:") or one == "/dev/null" for one in files), files


# -- what we write ---------------------------------------------------------------------------------

UNSEEN = [
    "\u0085",
    "\u180e",
    "\u2060",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\u3164",
    "\u061c",
    "\x00",
    "",
]


@pytest.mark.parametrize("unseen", UNSEEN)
@pytest.mark.parametrize("sign", "=+-@|%＝＋－＠｜％﹦﹢﹣﹫﹪−")
def test_s16_no_cell_of_a_csv_begins_a_formula(unseen: str, sign: str) -> None:
    for cell in (f"{unseen}{sign}1", f"{sign}cmd", f"a;{unseen}{sign}1", f"a\n{unseen}{sign}1"):
        made = harmless(cell)
        before = made.partition(sign)[0]
        assert before.rstrip("".join(UNSEEN)).endswith("'") or "'" in before
        [row] = list(csv.reader(io.StringIO(csv_bytes([cell], []).decode("utf-8-sig"))))[:1]
        assert row[0].startswith("'") or "'" in row[0]


def runs(text: str, cuts: str) -> list[str]:
    """The cells that begin a formula where a reader cuts at one of these and drops quotation marks."""
    cells = (one.lstrip("".join(UNSEEN) + ' "') for one in re.split(f"[{cuts}]", text))
    return [cell for cell in cells if re.match("[=+\\-@|%＝]", cell)]


@pytest.mark.parametrize("quote", ["", '"', '""', '" "', '\u200b"'])
def test_no_reader_that_cuts_elsewhere_finds_a_formula(quote: str) -> None:
    cells = [
        f"{before}{quote}{sign}HYPERLINK(1){quote}{behind}"
        for before in ("", "كان في البيت ;", "في حمص,", "أخذوه\n", "أخذوه\r", "مروان\t", '"', '";"')
        for sign in "=+-@|＝"
        for behind in ("", " ;ثم", '"\n"')
    ]
    said = csv_bytes(["القصة", "الاسم"], [[cell, "مروان"] for cell in cells]).decode("utf-8-sig")
    assert runs(said, ",;\t\r\n") == []
    for cut in ",;\t":
        rows = csv.reader(io.StringIO(said, newline=""), delimiter=cut)
        assert [cell for row in rows for cell in row if runs(cell, "\r\n\t")] == []
    copied = "\n".join("\t".join(map(pasted, (cell, "مروان"))) for cell in cells)
    assert runs(copied, "\t\n") == [] and len(copied.split("\n")) == len(cells)
    assert [row for row in csv.reader(io.StringIO(copied), delimiter="\t") if len(row) != 2] == []


def test_s16_every_mark_that_is_not_seen_is_known() -> None:
    sorts = {"Zs", "Zl", "Zp", "Cf", "Cc"}
    marks = [chr(one) for one in range(0x110000) if unicodedata.category(chr(one)) in sorts]
    assert [hex(ord(one)) for one in marks if not harmless(f"{one}=1").startswith("'")] == []


def test_s16_a_cell_of_ours_stays_as_it_is() -> None:
    for cell in ("مروان", "26-0001", "a-b", "مرو\u200cان", "90 500", "", "؟", "e@x"):
        assert harmless(cell) == cell == pasted(cell)


def test_s16_letters_that_no_xml_has_keep_no_table_from_leaving() -> None:
    told = "".join(map(chr, (*range(0x20), 0xFFFE, 0xFFFF, 0xD800, 0xDFFF, 0xFDD0, 0x1FFFF)))
    data = xlsx_bytes([f"ا{told}ب"], [[f"م{told}ن"]], title=told)
    sheet: Any = openpyxl.load_workbook(io.BytesIO(data)).active
    said = [str(row[0]) for row in sheet.iter_rows(values_only=True)]
    assert said == ["ا\t\n\ufdd0\U0001ffffب", "م\t\n\ufdd0\U0001ffffن"]
    csv_bytes([told], [[told]])


def test_s16_a_cell_of_nothing_but_lines_takes_no_time() -> None:
    begun = time.process_time()
    harmless("\n" * 32_767)
    harmless(";" + " " * 32_767)
    assert time.process_time() - begun < 5
