"""Other makers of PDFs beside ours, with the words of the same sheet: fpdf2, WeasyPrint, typst.

None of them is a dependency: `VSDESK_BENCH_PEERS=install` lets pip put them into a folder that goes with the
run, a folder's name takes what lies there already. Each works in a process of its own, which sees that
folder beside what is here: `python -m bench.peers NAME < words` prints its pages in a second.
"""

from __future__ import annotations

import html
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pypdfium2

from vsdesk import paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bench.stage import Row

_SECONDS: Final = 2.0
_FONT: Final = paths.resources() / "fonts" / "Vazirmatn_400Regular.ttf"
_MARGIN: Final = 42  # points, as on our page
_VARIABLE: Final = "VSDESK_BENCH_PEERS"


def rows(lines: list[str], lang: str, plain: float) -> list[Row]:
    """A row for each of them that is here; of the others that it is not. `plain` is reportlab's measure."""
    with _folder() as folder:
        return [_row(name, lines, lang, plain, folder) for name in MAKERS]


@contextmanager
def _folder() -> Iterator[str]:
    asked = os.environ.get(_VARIABLE, "")
    if asked != "install":
        yield asked
        return
    with tempfile.TemporaryDirectory(prefix="vsdesk-peers-") as made:
        for name in MAKERS:  # one that cannot be had keeps the others from nothing
            command = [sys.executable, "-m", "pip", "install", "-q", "--target", made, name]
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        yield made


def _row(name: str, lines: list[str], lang: str, plain: float, folder: str) -> Row:
    row = f"{name}, the words of the sheet ({lang}), pages a second"
    told = json.dumps({"lines": lines, "lang": lang})
    seen = os.pathsep.join(filter(None, (str(Path.cwd()), folder)))
    with tempfile.TemporaryDirectory(prefix="vsdesk-peer-") as own:
        done = subprocess.run(
            [sys.executable, "-m", "bench.peers", name],
            input=told, capture_output=True, check=False, text=True,
            env={**os.environ, "PYTHONPATH": seen, "TMPDIR": own},
        )  # fmt: skip  # a line for what it runs, one for what it is given
    if done.returncode:
        lacks = f"not here: {_VARIABLE}=install"
        why = lacks if "ModuleNotFoundError" in done.stderr else "a library of the system lacks"
        return (row, why, f"{plain:.0f}", None, "")
    each = float(done.stdout)
    return (row, f"{each:.0f}", f"{plain:.0f}", each / plain, "")


# Any: none of them is there when types are checked.
def _fpdf2(lines: list[str], lang: str) -> Callable[[], bytes]:
    fpdf: Any = __import__("fpdf")
    align = "R" if lang == "ar" else "L"

    def make() -> bytes:
        pdf = fpdf.FPDF(unit="pt")
        pdf.set_margin(_MARGIN)
        pdf.add_page()
        pdf.add_font("Vazirmatn", fname=str(_FONT))
        pdf.set_font("Vazirmatn", size=9.5)
        pdf.set_text_shaping(use_shaping_engine=True)
        for line in lines:
            pdf.multi_cell(0, 14.8, line, align=align, new_x="LMARGIN", new_y="NEXT")
        return bytes(pdf.output())

    return make


def _weasyprint(lines: list[str], lang: str) -> Callable[[], bytes]:
    weasyprint: Any = __import__("weasyprint")
    words = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    style = (
        f"@font-face{{font-family:V;src:url({_FONT.as_uri()})}}@page{{size:A4;margin:{_MARGIN}pt}}"
        "p{font:9.5pt/14.8pt V;margin:0}"
    )
    page = f"<html lang={lang} dir={'rtl' if lang == 'ar' else 'ltr'}><style>{style}</style>{words}"
    return lambda: bytes(weasyprint.HTML(string=page).write_pdf())


def _typst(lines: list[str], lang: str) -> Callable[[], bytes]:
    typst: Any = __import__("typst")
    head = (
        f'#set page(paper: "a4", margin: {_MARGIN}pt)\n'
        f'#set text(font: "Vazirmatn", size: 9.5pt, lang: "{lang}")\n'
    )
    source = head + "\n\n".join(f"#text({json.dumps(line, ensure_ascii=False)})" for line in lines)
    file = (
        Path(tempfile.gettempdir()) / "sheet.typ"
    )  # of the process, which has a folder of its own
    turns = count()

    def make() -> bytes:
        # It keeps what it has set before: no two sheets of a run are the same.
        file.write_text(source.replace("2013", f"2013 {next(turns)}"), encoding="utf-8")
        made = typst.compile(str(file), font_paths=[str(_FONT.parent)])
        return bytes(made)

    return make


MAKERS: Final[Mapping[str, Callable[[list[str], str], Callable[[], bytes]]]] = {
    "fpdf2": _fpdf2,
    "weasyprint": _weasyprint,
    "typst": _typst,
}


def pages_a_second(make: Callable[[], bytes]) -> float:
    """After one to warm up: in a second of the process's own time, all its threads together."""
    pages = len(pypdfium2.PdfDocument(make()))
    made, start = 0, time.process_time()
    while time.process_time() - start < _SECONDS:
        make()
        made += 1
    return made * pages / (time.process_time() - start)


if __name__ == "__main__":
    given = json.load(sys.stdin)
    print(pages_a_second(MAKERS[sys.argv[1]](given["lines"], given["lang"])))
