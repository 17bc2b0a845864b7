"""A sheet goes through a real print queue: a cupsd of its own, in a folder that goes with the test, whose
device is a file. Where no cupsd is installed this is passed over; VSDESK_CUPS=required refuses to."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pypdfium2
import pytest
from PIL import ImageChops, ImageStat
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from tests.ui.test_exchange import at_preview
from tests.ui.test_ready import said

from vsdesk.ui.kit.prompts import ScreenPrompts
from vsdesk.ui.parts.page_pixels import POINT
from vsdesk.ui.parts.printing import PRINT_DOTS, SPOOL
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from tests.ui.conftest import Room

QUEUE: Final = "Made-up"
_FILES: Final = """ServerRoot {at}/conf
RequestRoot {at}/spool
TempDir {at}/spool/tmp
CacheDir {at}/cache
StateDir {at}/state
AccessLog {at}/access
ErrorLog {at}/log
PageLog {at}/pages
Printcap
FileDevice Yes
"""
_SERVER: Final = """Listen {at}/state/sock
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""
# What the printer can do: A4, and a PDF goes to it as it is.
_PRINTER: Final = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "MADEUP.PPD"
*Manufacturer: "Made-up"
*Product: "(Made-up)"
*ModelName: "Made-up"
*ShortNickName: "Made-up"
*NickName: "Made-up"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsFilter2: "application/pdf application/pdf 0 gziptoany"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "18 18 577 824"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*DefaultResolution: 600dpi
"""
_NEEDED: Final = ("/usr/sbin/cupsd", "/usr/sbin/lpadmin", "/usr/lib/cups/filter/gziptoany")


@dataclass(frozen=True)
class Queue:
    """A queue whose printer is a file, and the folder where its server keeps what it is given."""

    arrives: Path
    spool: Path

    def is_whole(self) -> bool:
        return self.arrives.is_file() and self.arrives.read_bytes().rstrip().endswith(b"%%EOF")


@pytest.fixture
def queue(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Queue]:
    """A cupsd of its own, with one printer."""
    if lacking := [one for one in _NEEDED if not Path(one).exists()]:
        said = f"{', '.join(lacking)}: not here (Debian: cups-daemon cups-client cups-core-drivers)"
        if os.environ.get("VSDESK_CUPS") == "required":
            pytest.fail(said)
        pytest.skip(said)
    at = Path(tempfile.mkdtemp(prefix="cups-"))  # a socket's name is short
    at.chmod(0o755)  # what carries a page to its device is another user
    for name in ("spool/tmp", "cache", "state", "conf", "out"):
        (at / name).mkdir(parents=True)
    files, server, printer = at / "conf/files.conf", at / "conf/cupsd.conf", at / "made-up.ppd"
    files.write_text(_FILES.format(at=at))
    server.write_text(_SERVER.format(at=at))
    printer.write_text(_PRINTER)
    quiet = subprocess.DEVNULL
    daemon = subprocess.Popen(
        ["/usr/sbin/cupsd", "-f", "-c", server, "-s", files],
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
    )
    try:
        qtbot.waitUntil((at / "state/sock").exists)
        monkeypatch.setenv("CUPS_SERVER", str(at / "state/sock"))
        queue = Queue(at / "out/printed.pdf", at / "spool")
        subprocess.run(
            ["/usr/sbin/lpadmin", "-p", QUEUE, "-E", "-v", f"file:{queue.arrives}", "-P", printer],
            check=True, capture_output=True, timeout=600,
        )  # fmt: skip  # a command a line
        with _served_by(str(at / "state/sock")):
            yield queue
    finally:
        daemon.terminate()
        daemon.wait(30)
        shutil.rmtree(at)


@contextmanager
def _served_by(sock: str) -> Iterator[None]:
    """libcups asks this server on this thread, whatever it was asked before; new threads read CUPS_SERVER."""
    cups = ctypes.CDLL("libcups.so.2")
    cups.cupsSetServer(sock.encode())
    try:
        yield
    finally:
        cups.cupsSetServer(None)


def pages_of(pdf: bytes) -> list[tuple[int, int]]:
    """The size of each page in points."""
    document = pypdfium2.PdfDocument(pdf)
    sizes = [document[n].get_size() for n in range(len(document))]
    return [(round(width), round(height)) for width, height in sizes]


def apart(one: bytes, other: bytes, page: int) -> dict[tuple[int, int], float]:
    """The mean difference of two pages (of 255), the first moved by so many points."""
    drawn = []
    for pdf in (one, other):
        shown = pypdfium2.PdfDocument(pdf)[page].render(scale=1).to_pil().convert("L")
        drawn.append(shown.resize((595, 842)))
    shifts = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))
    found = {}
    for x, y in shifts:
        moved = ImageChops.offset(drawn[0], x, y)
        found[x, y] = float(ImageStat.Stat(ImageChops.difference(moved, drawn[1])).mean[0])
    return found


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_sheet_arrives_at_the_printer_page_by_page(room: Room, queue: Queue, lang: str) -> None:
    window, screen, case = at_preview(room, lang)
    assert window.session is not None
    desk = window.session.desk
    screen.options.langs.choose("ar+en")
    screen.options.langs.chosen.emit("ar+en")
    room.settle(window)
    sheet = desk.outbound.sheets.sheet(screen.order()).pdf
    assert QPrinterInfo.availablePrinterNames() == [QUEUE]
    printer = QPrinter(QPrinterInfo.printerInfo(QUEUE), QPrinter.PrinterMode.HighResolution)
    room.answers.printer_is = printer
    screen.printer.click()
    room.settle(window)
    room.qtbot.waitUntil(queue.is_whole)
    arrived = queue.arrives.read_bytes()
    assert arrived.startswith(b"%PDF-")
    assert len(pages_of(arrived)) == len(pages_of(sheet)) > 1
    assert pages_of(arrived) == pages_of(sheet)
    for page in range(len(pages_of(sheet))):
        found = apart(arrived, sheet, page)
        assert min(found, key=found.__getitem__) == (0, 0), page  # in its true size and place
        assert found[0, 0] < 6, page
    assert len(desk.cases.dossier(case).of("disclosure")) == 1
    # and what the page warns of is so: the queue keeps what was printed
    assert [one for one in queue.spool.iterdir() if one.is_file()]
    assert plain(window.look.words.say(SPOOL)) in plain(said(screen))


def test_a_page_is_printed_at_300_dots(room: Room, queue: Queue) -> None:
    window, screen, _ = at_preview(room)
    room.answers.printer_is = QPrinter(
        QPrinterInfo.printerInfo(QUEUE), QPrinter.PrinterMode.HighResolution
    )
    screen.printer.click()
    room.settle(window)
    room.qtbot.waitUntil(queue.is_whole)
    command = ["pdfimages", "-list", str(queue.arrives)]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = [line.split() for line in listed.splitlines()[2:]]
    assert rows
    for row in rows:
        assert [int(dots) for dots in row[12:14]] == pytest.approx([PRINT_DOTS] * 2, abs=2)
    assert round(595 / POINT * PRINT_DOTS) == pytest.approx(int(rows[0][3]), abs=4)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_dialog_of_the_system_gives_the_queue(room: Room, queue: Queue) -> None:
    window, _, _ = at_preview(room)
    chosen: list[QPrinter] = []
    ScreenPrompts(window.look).printer(window, chosen.append)
    dialog = window.findChild(QPrintDialog)
    assert dialog is not None
    dialog.accept()
    room.qtbot.waitUntil(lambda: bool(chosen))
    assert chosen[0].printerName() == QUEUE
