"""A page to sign at an activity: numbers, boxes, no names; many lines. Everybody is made up."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.people import TODAY, rid
from tests.reports.long_run import faults, written
from tests.reports.made_up import QUTAYFAH, Book, dictionary, furniture, voice
from tests.reports.paper import text_of, words_of

from vsdesk.errors import Bug
from vsdesk.progress import SILENT
from vsdesk.records.dates.date_words import day_in_words, days_in_words
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request
from vsdesk.records.own_work import without_people
from vsdesk.reports import SheetSubject, SigningPage, render
from vsdesk.words import LANGS, plain

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

DAY: Json = {"precision": "day", "from": "2024-05-24", "to": "2024-05-24"}
BOTH = ("sex", "age_band")


def vigil() -> Book:
    book = Book().add(
        "vigil",
        "activity",
        title="وقفة متخيَّلة أمام المبنى",
        type="vigil",
        date=DAY,
        place=QUTAYFAH,
        place_text="ساحة السوق",
    )
    book.add("najah", "person", given_ar="نجاح", family_ar="الحلبي")
    book.add("who", "participation", "vigil", person=rid("najah"), session=7)
    return book


def let_out(book: Book) -> GateDecision:
    request = Request("casework", "own_org", "B", TODAY, ("ar",))
    return decide(request, without_people(book.dossier()), dictionary())


def pages(book: Book, *langs: Lang, rows: int = 0, by: tuple[str, ...] = ()) -> bytes:
    disclosed = let_out(book)
    topic = SheetSubject(dictionary(), signing=SigningPage(rows, by))
    voices = [voice(lang) for lang in langs]
    return render(
        "attendance", disclosed, voices, SILENT, furniture=furniture(disclosed), topic=topic
    )


def numbers(pdf: bytes) -> list[int]:
    """The numbers at the beginning of a line, or at its end."""
    lines = [one.split() for one in text_of(pdf).splitlines() if one.split()]
    return [int(one[0]) for one in lines if len(one) == 1 and one[0].isdigit()]


@pytest.mark.parametrize("lang", LANGS)
def test_title_day_place_and_a_number_for_each_line(lang: Lang) -> None:
    pdf = pages(vigil(), lang, rows=30, by=BOTH)
    said = " ".join([*words_of(pdf), *written(pdf)])
    for words in ("وقفة متخيَّلة أمام المبنى", "ساحة السوق", "2024", "رابطة مصطنعة"):
        assert words in said, words
    assert numbers(pdf) == list(range(1, 31))
    labels = voice(lang).labels
    assert all(labels.term("sex", one) in said for one in ("female", "male"))
    assert not faults(pdf)


@pytest.mark.parametrize("langs", [("ar",), ("en",), ("ku",), ("ar", "en")])
def test_nobody_who_took_part_by_name_stands_on_it(langs: tuple[Lang, ...]) -> None:
    disclosed = let_out(vigil())
    assert not disclosed.of("participation") and not disclosed.of("person")
    text = " ".join(words_of(pages(vigil(), *langs)))
    assert "نجاح" not in text and "الحلبي" not in text


def test_as_many_lines_as_were_counted_else_one_page(  # the numbers of tallies are nobody's
) -> None:
    book = vigil()
    assert numbers(pages(book, "ar"))[-1] == 20
    book.add("a", "participation", "vigil", count=33, sex="female")
    book.add("b", "participation", "vigil", count=4, age_band="a0_17")
    assert numbers(pages(book, "ar"))[-1] == 37
    assert numbers(pages(book, "ar", rows=5))[-1] == 5
    book.add("c", "participation", "vigil", count=100_000)
    assert numbers(pages(book, "ar"))[-1] == 500


@pytest.mark.parametrize("by", [(), BOTH])
def test_five_hundred_lines_break_rightly_with_the_head_on_each_page(by: tuple[str, ...]) -> None:
    pdf = pages(vigil(), "ar", rows=500, by=by)
    assert numbers(pdf) == list(range(1, 501)) and not faults(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as held:
        count = len(held.pages)
    assert count == len(text_of(pdf).split("\f")) - 1
    head = ["التوقيع", "أو", "البصمة"]
    assert all(set(head) <= {*one.split()} for one in text_of(pdf).split("\f")[:count])
    assert all(numbers_of for numbers_of in map(_digits, text_of(pdf).split("\f")[:count]))


def _digits(page: str) -> list[str]:
    return [one.strip() for one in page.splitlines() if one.strip().isdigit()]


def test_a_title_of_two_hundred_letters_and_no_day_or_place() -> None:
    book = Book().add("vigil", "activity", title="وقفة-طويلة-الاسم " * 12)
    pdf = pages(book, "ar", "en", by=BOTH)
    assert not faults(pdf) and numbers(pdf)[-1] == 20
    assert numbers(pages(Book().add("vigil", "activity", type="vigil"), "ku"))[-1] == 20


def test_without_an_order_for_one_there_is_none() -> None:
    disclosed = let_out(vigil())
    with pytest.raises(Bug):
        render(
            *("attendance", disclosed, [voice("ar")], SILENT),
            furniture=furniture(disclosed),
            topic=SheetSubject(dictionary()),
        )


@pytest.mark.parametrize("lang", LANGS)
def test_days_from_to_are_said_in_words_and_a_place_stands_once(lang: Lang) -> None:
    book = vigil().put(
        "vigil",
        place_text="القطيفه",
        date={"precision": "day", "from": "2026-10-11", "to": "2026-10-11"},
        end={"precision": "day", "from": "2026-10-13", "to": "2026-10-13"},
    )
    pdf = pages(book, lang)
    said = plain(" ".join([*words_of(pdf), *written(pdf)]))
    assert plain(days_in_words(date(2026, 10, 11), date(2026, 10, 13), voice(lang).words)) in said
    assert "–" not in said
    assert "القطيفه" not in said and ("القطيفة" in said) == (lang == "ar")
    assert not faults(pdf)


@pytest.mark.parametrize("lang", LANGS)
def test_a_paper_without_a_number_has_no_gap_at_its_foot(lang: Lang) -> None:
    disclosed = let_out(vigil())
    pdf = render(
        *("attendance", disclosed, [voice(lang)], SILENT),
        furniture=replace(furniture(disclosed), case_no=""),
        topic=SheetSubject(dictionary(), signing=SigningPage(5, ())),
    )
    said = " ".join(plain(text_of(pdf)).split())
    assert "· ·" not in said
    assert {*day_in_words(furniture(disclosed).on, lang).split()} <= {*said.split()}
