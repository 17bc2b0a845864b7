"""Every paper is tagged and made for the long run (PDF/A-2u), in each language, and says only its number."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Final

import pikepdf
import pytest
from tests.people import TODAY, rid
from tests.reports.long_run import faults, spoken, written
from tests.reports.made_up import dictionary, furniture, voice
from tests.reports.test_sheets import LETTER, SCOPES, book, let_out

from vsdesk import paths, photo
from vsdesk.progress import SILENT
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.reports import SHEETS, SheetSubject, form_keys, load_form, render
from vsdesk.reports.password import protect
from vsdesk.resource_tables import read
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.records.gate.disclosure import Disclosed
    from vsdesk.words import Lang

_ITEM: Final = {"document-note": "paper", "custody-log": "paper"}


def _let_out(kind: str) -> Disclosed:
    """What a paper is made of; of a form, after a yes to its body."""
    if kind == "sealed-annex":
        kind = "prosecutor_de"
    if load_form(kind) is None:
        return let_out("family", "search")
    found = book()
    found.records = [one for one in found.records if one.id != rid("search ncmp")]  # a no
    own = paths.resources() / "mechanisms" / f"{kind}.toml"
    purpose = read(own if not kind.startswith("prosecutor") else own.with_name("court.toml"))[
        "purposes"
    ][-1]
    found.add(
        f"yes {kind}", "consent_grant", "family", grantor=rid("najah"), capacity="relative",
        purpose=purpose, recipient=kind, result="given", given_on="2026-11-03",
        how_recorded="witnessed_oral", data_scope=SCOPES, photo_use=False,
    )  # fmt: skip  # a record a line
    request = Request(purpose, kind, "B", TODAY, ("en",), "", rid("najah"))
    return decide(request, found.dossier(), dictionary())


@cache
def paper(kind: str, *langs: Lang, discreet: bool = False) -> bytes:
    """One paper about made-up people."""
    disclosed = _let_out(kind)
    about = SheetSubject(
        dictionary(),
        letter=LETTER,
        person=rid("najah"),
        item=rid(_ITEM[kind]) if kind in _ITEM else "",
    )
    return render(
        kind,
        disclosed,
        [voice(lang) for lang in langs],
        SILENT,
        furniture=furniture(disclosed, discreet=discreet),
        photo=photo.draw_made_up_portrait(3) if kind == "family-sheet" else None,
        topic=about,
    )


@pytest.mark.parametrize("kind", sorted({*SHEETS, *form_keys()}))
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
