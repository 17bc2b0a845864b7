"""The form of the Working Group in French and Spanish: nothing of the form itself is left in English."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.people import rid
from tests.reports.made_up import Book, dictionary, furniture, voice
from tests.reports.paper import text_of
from tests.reports.test_sheets import book

from vsdesk.languages import further
from vsdesk.progress import SILENT
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.reports import SheetSubject, UntranslatedField, load_form, render
from vsdesk.words import Words

if TYPE_CHECKING:
    from vsdesk.words import Lang

FORM = "wgeid"
LANGS = further(FORM)
_KIND = {"taken": "event", "person": "person", "case": "case", "submission": "submission"}
# The same word in both languages.
ALIKE = {"fr": {"Date", "Place", "Organisation", "Document", "Source"}, "es": set[str]()}


def pdf_of(found: Book, lang: Lang, heard: set[str] | None = None) -> tuple[bytes, set[str]]:
    """The form, and which kinds of words its body does not read."""
    request = Request("un_complaint", FORM, "B", "2026-11-24", (lang,), "", rid("najah"))
    disclosed = decide(request, found.dossier(), dictionary())
    spoken = voice(lang)
    if heard is not None:

        def heed(sentence: str) -> str:
            heard.add(sentence)
            return sentence

        spoken = replace(spoken, words=Words(lang, heed))
    unread = set[UntranslatedField]()
    pdf = render(
        FORM,
        disclosed,
        [spoken],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary()),
        unread=unread,
    )
    return pdf, {f"{one.kind}.{one.field}" for one in unread}


def told() -> list[Book]:
    """A full case, and one of which nearly nothing is on file."""
    bare = book()
    gone = {"event", "search_action", "evidence_item", "claim", "involvement", "external_ref"}
    bare.records = [one for one in bare.records if one.kind not in gone]
    return [book(), bare]


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_of_the_form_is_said_in_it(lang: Lang) -> None:
    heard, english = set[str](), set[str]()
    for one in told():
        pdf_of(one, lang, heard)
        pdf_of(one, "en", english)
    worded = {one for one in heard if re.search(r"[a-z]{2}", re.sub(r"\{\w+\}", "", one))}
    assert len(worded) > 20
    assert worded & english <= ALIKE[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_every_heading_label_and_term_of_the_form_is_there(lang: Lang) -> None:
    form, known, labels = load_form(FORM), dictionary(), Labels(lang)
    assert form is not None and lang in form.titles
    for block in form.blocks:
        assert lang in block.titles, block.number
        for row in block.rows:
            kind, _, name = row.partition(".")
            spec = known.field(_KIND.get(kind, kind), name) if name else None
            if spec is None:
                continue
            assert not labels.needs_reader("field", _KIND[kind], name), row
            for term in known.vocabularies.shown(spec.vocabulary) if spec.vocabulary else ():
                assert term.own(lang), (spec.vocabulary, term.key)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "name",
    [
        "kinship", "event_type", "evidence_class", "document_type", "external_body", "perpetrator_group",
        "certainty_of_link", "confidence", "claim_field", "claim_status", "consent_recorded", "search_mode",
        "search_response", "body_approached", "no_action_reason", "confidentiality_mark", "channel",
        "release_kind", "whereabouts", "name_type",
    ],
)  # fmt: skip  # a list of lists
def test_the_lists_behind_its_rows_are_in_it(lang: Lang, name: str) -> None:
    names = {"Signal", "WhatsApp"}  # of makers
    for term in dictionary().vocabularies.shown(name):
        assert term.own(lang) or term.own("en") in names, term.key


@pytest.mark.parametrize(("lang", "mark"), [("fr", "[non traduit]"), ("es", "[sin traducir]")])
def test_words_left_in_arabic_are_marked_and_listed(lang: Lang, mark: str) -> None:
    pdf, unread = pdf_of(book(), lang)
    said = " ".join(text_of(pdf).split())
    assert mark in said and "not translated" not in said
    assert unread == pdf_of(book(), "en")[1] and "event.text" in unread


@pytest.mark.parametrize(
    ("lang", "into"), [("fr", "Il allait au travail."), ("es", "Iba al trabajo.")]
)
def test_a_translation_into_it_stands_in_the_place_of_what_was_told(lang: Lang, into: str) -> None:
    found = book()
    assert "طريقه" in " ".join(text_of(pdf_of(found, lang)[0]).split())
    found.add(
        "into", "translation", "case", record=rid("case"), field="summary", lang=lang, text=into
    )
    said = " ".join(text_of(pdf_of(found, lang)[0]).split())
    assert into in said and "طريقه" not in said
