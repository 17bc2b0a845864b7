"""What a PDF says of whoever made it: its author, programs and days, and what lies beside its pages."""

from __future__ import annotations

import io
from typing import Final

import pikepdf

_NOTES: Final = ("/Metadata", "/PieceInfo", "/LastModified")


def without_notes(pdf: bytes) -> bytes:
    """The same pages without them. What no reader can open as a PDF has none that a reader would find."""
    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            if "/Info" in document.trailer:
                del document.trailer["/Info"]
            for one in document.objects:
                if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                    for name in _NOTES:
                        if name in one:
                            del one[name]
            document.save(out, deterministic_id=True)
    except pikepdf.PdfError:
        return pdf
    return out.getvalue()
