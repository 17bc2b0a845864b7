"""What every paper says and where, and how each page looks: kept as files, so that a change is seen.

`python -m tests.reports.golden_papers` writes them anew (all, or the kinds that are named).
Then look at the pages that changed, and at the difference of the texts: that is what the files are for.
"""

from __future__ import annotations

import io
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from tests.reports.every_paper import KINDS, paper
from tests.reports.further_papers import FURTHER

from vsdesk.languages import further
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EVERY: Final = (*KINDS, *FURTHER)
FOLDER: Final = Path(__file__).parents[1] / "golden" / "papers"
SCALE: Final = 0.5  # of 72 dots an inch: lines, boxes, pictures and blocks of text show
GREYS: Final = 16
FAR: Final = 2.0  # points by which a line may stand elsewhere
GREY: Final = 2.0  # of 255: the mean by which a page may look otherwise
SPOT: Final = 12.0  # the same of the square of a centimetre or so that differs most
_SPOT_PX: Final = 16
Line = tuple[int, float, float, str]  # page, left and top in points, words


def langs_of(kind: str) -> tuple[str, ...]:
    """In which languages it is kept."""
    return (*LANGS, *further(kind))


def drawn(kind: str, lang: str) -> bytes:
    """The paper."""
    if kind in FURTHER:
        return FURTHER[kind](lang)
    return paper(kind, lang, discreet=kind == "discreet-card")


def lines_of(pdf: bytes) -> list[Line]:
    """What copying gives (pdfium), line by line, each with where it begins on the left."""
    found: list[Line] = []
    with closing(pdfium.PdfDocument(pdf)) as document:
        for number, page in enumerate(document, 1):
            text, high = page.get_textpage(), page.get_size()[1]
            at = 0
            for line in text.get_text_range().split("\r\n"):
                boxes = [text.get_charbox(at + one) for one in range(len(line))]
                inked = [box for box in boxes if box[2] > box[0]] or [(0.0, 0.0, 0.0, high)]
                left, top = min(one[0] for one in inked), high - max(one[3] for one in inked)
                if line.strip():
                    found.append((number, round(left, 1), round(top, 1), line.strip()))
                at += len(line) + 2
            text.close()
    return found


def pages_of(pdf: bytes) -> list[Image.Image]:
    """Each page as it looks, small and grey."""
    with closing(pdfium.PdfDocument(pdf)) as document:
        return [page.render(scale=SCALE).to_pil().convert("L") for page in document]


def as_text(lines: Sequence[Line]) -> str:
    """One line each: page, left, top, words."""
    return "".join(f"{page} {left:.1f} {top:.1f} {said}\n" for page, left, top, said in lines)


def read_text(text: str) -> Iterator[Line]:
    """The same read back."""
    for line in text.splitlines():
        page, left, top, said = line.split(" ", 3)
        yield int(page), float(left), float(top), said


def as_png(page: Image.Image) -> bytes:
    """A page in few greys."""
    out = io.BytesIO()
    steps = page.point([round(one / 255 * (GREYS - 1)) * 17 for one in range(256)])
    steps.save(out, "PNG", optimize=True)
    return out.getvalue()


def moved(held: Sequence[Line], now: Sequence[Line]) -> list[str]:
    """What is said otherwise, or stands elsewhere."""
    if [one[3] for one in held] != [one[3] for one in now]:
        gone = [one[3] for one in held if one[3] not in {this[3] for this in now}]
        come = [one[3] for one in now if one[3] not in {this[3] for this in held}]
        return [f"other words: {gone} -> {come}" if gone or come else "another order"]
    return [
        f"{before} -> {after[:3]}"
        for before, after in zip(held, now, strict=True)
        if before[0] != after[0] or max(abs(before[1] - after[1]), abs(before[2] - after[2])) > FAR
    ]


def apart(held: Image.Image, now: Image.Image) -> tuple[float, float]:
    """By how much of 255 two pages differ: in the mean, and in the square that differs most."""
    if held.size != now.size:
        return 255.0, 255.0
    pair = [np.asarray(one.convert("L"), dtype=np.float32) for one in (held, now)]
    far = np.abs(pair[0] - pair[1])
    high, wide = (size // _SPOT_PX for size in far.shape)
    squares = far[: high * _SPOT_PX, : wide * _SPOT_PX]
    means = squares.reshape(high, _SPOT_PX, wide, _SPOT_PX).mean(axis=(1, 3))
    return float(far.mean()), float(means.max())


def write(kinds: Sequence[str]) -> None:
    """Write the files of these papers anew."""
    FOLDER.mkdir(exist_ok=True)
    for kind in kinds:
        for old in FOLDER.glob(f"{kind}.*"):
            old.unlink()
        for lang in langs_of(kind):
            pdf = drawn(kind, lang)
            (FOLDER / f"{kind}.{lang}.txt").write_text(as_text(lines_of(pdf)), encoding="utf-8")
            for number, page in enumerate(pages_of(pdf), 1):
                (FOLDER / f"{kind}.{lang}.{number}.png").write_bytes(as_png(page))


if __name__ == "__main__":
    write(sys.argv[1:] or EVERY)
