"""The check of the long run finds what is broken: each rule is broken once."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.reports.every_paper import paper
from tests.reports.long_run import faults

if TYPE_CHECKING:
    from collections.abc import Callable


def _no_notes(document: pikepdf.Pdf) -> None:
    document.docinfo["/Author"] = "x"


def _another_part(document: pikepdf.Pdf) -> None:
    notes = document.Root.Metadata.read_bytes().replace(b"part>2", b"part>1")
    document.Root.Metadata.write(notes)


def _width(document: pikepdf.Pdf) -> None:
    for font in document.pages[0].Resources.Font.values():
        widths = font.DescendantFonts[0].W
        for one in widths[1::2]:
            one[0] = 1234


def _unnamed(document: pikepdf.Pdf) -> None:
    for font in document.pages[0].Resources.Font.values():
        font.ToUnicode.write(b"")


def _untagged(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page.contents_add(b"0 0 1 1 re f")


def _stray(document: pikepdf.Pdf) -> None:
    document.Root.StructTreeRoot.ParentTree.Nums[1] = pikepdf.Array()


def _silent(document: pikepdf.Pdf) -> None:
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure":
            del one["/Alt"]


def _grey_ink(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(b"/Artifact BMC 0 0 0 1 k 0 0 1 1 re f EMC")


@pytest.mark.parametrize(
    "harm", [_no_notes, _another_part, _width, _unnamed, _untagged, _stray, _silent, _grey_ink]
)
def test_each_harm_is_found(harm: Callable[[pikepdf.Pdf], None]) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper("family-sheet", "ar"))) as document:
        harm(document)
        document.save(out, deterministic_id=True)
    assert faults(out.getvalue())
