"""A QR as dark strips, without a quiet zone: what a reader with a camera finds at the foot of a page."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vsdesk.errors import Bug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_WHOLE: Final = "reportlab"
_FILE: Final = "graphics/barcode/qrencoder.py"


@cache
def _encoder() -> ModuleType:
    """reportlab's encoder alone: the package in which it lies brings charts and paragraphs of its own, a
    fourth of the time of a first page. Raises Bug where it lies elsewhere."""
    found = find_spec(_WHOLE)
    for folder in (found.submodule_search_locations or ()) if found is not None else ():
        spec = spec_from_file_location(f"{_WHOLE}_{Path(_FILE).stem}", Path(folder) / _FILE)
        if spec is not None and spec.loader is not None:
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    raise Bug("reportlab has no encoder of codes where it was")


def dark_strips(text: str, size: float) -> Iterator[tuple[float, float, float, float]]:
    """Left and top edge, width and height (points) of each dark strip of a QR `size` points wide, from its
    upper left corner."""
    encoder: Any = _encoder()
    code = encoder.QRCode(None, encoder.QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    step = size / len(code.modules)
    for r, row in enumerate(code.modules):
        start = None
        for c, dark in enumerate([*row, False]):
            if dark and start is None:
                start = c
            elif not dark and start is not None:
                yield start * step, r * step, (c - start) * step, step + 0.05
                start = None


def qr_path(text: str, size: float) -> str:
    """The dark squares as path operators, from the lower left corner."""
    return " ".join(
        f"{x:.2f} {size - y - height + 0.05:.2f} {width:.2f} {height:.2f} re"
        for x, y, width, height in dark_strips(text, size)
    )
