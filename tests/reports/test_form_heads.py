"""The head of a body's form: urgent, what the star means, what is still missing; its foot: who signs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.people import rid
from tests.reports.every_paper import paper
from tests.reports.made_up import Book, dictionary, furniture, voice
from tests.reports.paper import text_of
from tests.reports.test_copied_words import copied, words
from tests.reports.test_sheets import book

from vsdesk.progress import SILENT
from vsdesk.records.alternative import Alternative
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.reports import SheetSubject, form_keys, load_form, render
from vsdesk.words import LANGS, Words, plain

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

URGENT = {"ar": "عاجل", "en": "URGENT", "ku": "LEZGÎN"}


def text(found: Book, lang: Lang) -> str:
    """The text of the Working Group's form, printed on 24 November 2026."""
    request = Request("un_complaint", "wgeid", "B", "2026-11-24", (lang,), "", rid("najah"))
    disclosed = decide(request, found.dossier(), dictionary())
    pdf = render(
        "wgeid",
        disclosed,
        [voice(lang)],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary()),
    )
    return " ".join(text_of(pdf).split())


def form(day: str, lang: Lang) -> str:
    """The same for a disappearance on this day."""
    found = book()
    date: Json = {"from": day, "to": day, "precision": "day"}
    told = (Alternative("00" * 36, date, "a" * 64, "A1", "2026-11-03T00:00:00.000Z"),)
    found.records = [
        replace(one, fields={**one.fields, "date": told}) if one.id == rid("taken") else one
        for one in found.records
    ]
    return text(found, lang)


@pytest.mark.parametrize("lang", ["ar", "en", "ku"])
@pytest.mark.parametrize(
    ("day", "urgent"),
    [
        ("2026-08-25", True),
        ("2026-08-24", False),
        ("2026-11-24", True),
        ("2026-11-25", False),
        ("2013-08-09", False),
    ],
)
def test_what_is_under_three_months_old_is_urgent(lang: Lang, day: str, urgent: bool) -> None:
    assert (URGENT[lang] in form(day, lang)) is urgent


def test_a_form_says_what_it_lacks_what_the_star_means_and_who_signs() -> None:
    said = form("2013-08-09", "en")
    assert "What is marked with * this body cannot do without." in said
    assert "For the body named above alone." in said and "Name and signature" in said
    assert "Still missing of that" not in said


def test_what_the_body_cannot_do_without_is_named_where_it_lacks() -> None:
    found = book()
    found.records = [one for one in found.records if one.kind != "search_action"]
    said = text(found, "ar")
    assert "ما زال ينقص منه" in said
    assert said.count("ما قام به الأقارب") == 2  # at the head, and over its block


@pytest.mark.parametrize(
    ("lang", "lacks"),
    [("en", "Still missing of that"), ("ar", "ما زال ينقص منه"), ("fr", "encore manquants")],
)
def test_a_block_that_is_half_empty_is_named_at_the_head_too(lang: Lang, lacks: str) -> None:
    """A name in Arabic alone, for a body that reads Latin letters: the block stands, and lacks that."""
    found = book()
    assert lacks not in text(found, lang)
    latin = {"given_lat", "father_lat", "family_lat", "grandfather_lat"}
    found.records = [
        replace(one, fields={k: v for k, v in one.fields.items() if k not in latin})
        if one.id == rid("marwan")
        else one
        for one in found.records
    ]
    said = text(found, lang)
    assert lacks in said and "مروان" in said
    form = load_form("wgeid")
    assert form is not None
    title = form.blocks[0].title(lang)
    assert said.count(title) == 2  # at the head, and over its block


def test_an_empty_case_names_all_that_its_body_cannot_do_without() -> None:
    found = book()
    gone = {"event", "search_action", "evidence_item", "claim", "involvement", "external_ref"}
    found.records = [one for one in found.records if one.kind not in gone]
    said = text(found, "en")
    missing = said.split("Still missing of that:")[1].split("* 1")[0]
    assert [n for n in range(1, 7) if f"{n} · " in missing] == [2, 3, 4, 5]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("key", sorted(form_keys()))
def test_every_form_says_what_it_is_who_may_see_it_and_what_the_star_means(
    key: str, lang: Lang
) -> None:
    made, say = load_form(key), Words(lang).say
    assert made is not None
    said = words(copied(paper(key, lang)))

    def stands(sentence: str) -> bool:
        wanted = words(plain(sentence))
        return any(said[n : n + len(wanted)] == wanted for n in range(len(said)))

    who = "For the body named above alone. Whoever passes it on asks the family first."
    assert stands(made.title(lang)) and stands(say(who))
    starred = any(one.star for one in made.blocks)
    assert stands(say("What is marked with * this body cannot do without.")) is starred
