"""Every paper is tagged and made for the long run (PDF/A-2u), in each language, and says only its number."""

from __future__ import annotations

import io

import pikepdf
import pytest
from tests.reports.every_paper import KINDS, paper
from tests.reports.long_run import faults, spoken, written

from vsdesk.reports.password import protect
from vsdesk.words import LANGS


@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_is_for_the_long_run_and_tagged(kind: str) -> None:
    for langs in (*((lang,) for lang in LANGS), ("ar", "en")):
        pdf = paper(kind, *langs, discreet=kind == "discreet-card")
        assert faults(pdf) == []
        leaves = spoken(pdf)
        assert leaves[0][0] in {"H1", "P", "Figure"} or kind == "discreet-card"
        assert {lang for _, lang in leaves} == set(langs)


def test_arabic_is_said_in_the_order_in_which_it_was_written() -> None:
    said = written(paper("family-sheet", "ar"))
    assert "مروان خالد الدرويش" in said
    assert any("صورة" in one for one in said)  # what the picture shows


def test_of_two_languages_the_sheets_own_is_read_first() -> None:
    langs = [lang for _, lang in spoken(paper("family-sheet", "ar", "en"))]
    turns = [lang for lang, before in zip(langs, [None, *langs], strict=False) if lang != before]
    assert turns[:2] == ["ar", "en"] and len(turns) <= 6  # two a page


def test_a_discreet_paper_says_nothing_of_itself() -> None:
    pdf = paper("family-sheet", "ar", discreet=True)
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert dict(document.docinfo) == {"/Title": "26-A-0001"}


def test_what_is_locked_does_not_call_itself_pdf_a() -> None:
    pdf = protect(paper("family-sheet", "ar"), "made up")
    with pikepdf.open(io.BytesIO(pdf), password="made up") as document:
        assert "/Metadata" not in document.Root and document.Root.MarkInfo.Marked
