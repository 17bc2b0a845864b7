"""A telephone in told words stops a form where it would stand on it, and no form that has no place for it: of
every field of which a form may be filled. Made-up people."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.people import TODAY, rid
from tests.reports.made_up import dictionary, furniture, voice
from tests.reports.paper import text_of
from tests.reports.test_sheets import book
from tests.reports.test_told_texts import ALL
from tests.reports.test_withheld import PURPOSES

from vsdesk.numerals import digits
from vsdesk.progress import SILENT
from vsdesk.records.alternative import Alternative
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.names.nowhere_named import is_own_name
from vsdesk.records.gate.request import Request
from vsdesk.records.gate.told.kept_from import holds_told_words
from vsdesk.records.gate.told.told_numbers import ToldNumber, on_pages, told_numbers
from vsdesk.reports import SheetSubject, form_keys, render

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.words import Lang

LANGS: tuple[Lang, ...] = ("en", "ar", "ku")
OTHERS = {"case-file": "ced", "family-sheet": "family"}
SAID = {"en": "call {} at night", "ar": "اتصلوا على {} كل مساء", "ku": "bi şev telefonî {} bikin"}
CALLED = frozenset({"person_name", "source"})
OF_NO_STORY = frozenset({"consent_grant", "consent_condition", "translation"})


def number(place: int, nth: int, lang: Lang) -> str:
    """One of its own for each field of each record, as people write a telephone."""
    plain = f"09{30 + place % 70}{place * 97 % 1000:03d}{nth:03d}"
    if lang == "ar":
        plain = plain.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    return f"{plain[:4]} {plain[4:7]} {plain[7:]}"


def with_numbers(record: RecordView, place: int, lang: Lang, names: bool) -> RecordView:
    """Each field that holds told words says a number: those of names, or all others. Who is called by other
    words of a story is looked for in it."""
    spec = None if record.kind in OF_NO_STORY else dictionary().kind(record.kind)
    fields = dict(record.fields)
    for nth, field in enumerate(spec.fields if spec else ()):
        is_words = holds_told_words(dictionary(), record.kind, field.name) and field.type != "json"
        if is_words and (is_own_name(field) or field.who or record.kind in CALLED) == names:
            before = fields[field.name][0].value if field.name in fields else None
            words: Json = SAID[lang].format(number(place, nth, lang))
            if field.type == "ptext":
                words = {lang: words, "src_lang": lang}
            elif field.type == "pdate":
                words = {**(before if isinstance(before, dict) else {}), "as_told": words}
            one = Alternative("ab" * 36, words, "a" * 64, "A1", "2026-11-03T00:00:00.000Z")
            fields[field.name] = (one,)
    return replace(record, fields=fields)


def let_out(recipient: str, lang: Lang, names: bool) -> GateDecision:
    """The mother agreed to all of it."""
    found = book()
    found.records[:] = [one for one in found.records if one.text("recipient") != recipient]
    for purpose in PURPOSES:
        said: dict[str, Json] = {"given_on": "2026-11-03", "data_scope": ALL}
        found.answer(f"{purpose} {recipient} all", purpose, recipient, **said)
    found.records[:] = [with_numbers(one, at, lang, names) for at, one in enumerate(found.records)]
    asked = (
        Request(purpose, recipient, "B", TODAY, (lang,), "", rid("najah")) for purpose in PURPOSES
    )
    every = (decide(one, found.dossier(), dictionary()) for one in asked)
    return next(one for one in every if one.allowed)


@cache
def set_in(
    key: str, lang: Lang, names: bool = False
) -> tuple[str, tuple[ToldNumber, ...], tuple[ToldNumber, ...]]:
    """The digits on the pages, the numbers that were let out, and those that the pages are said to tell."""
    let, words = let_out(OTHERS.get(key, key), lang, names), list[str]()
    topic, made = SheetSubject(dictionary()), furniture(let)
    pdf = render(key, let, [voice(lang)], SILENT, furniture=made, words=words, topic=topic)
    told = told_numbers(let, dictionary())
    return digits(text_of(pdf)), told, on_pages(told, words)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("names", [False, True], ids=["told", "names"])
@pytest.mark.parametrize("key", [*form_keys(), *OTHERS])
def test_a_number_stops_a_form_where_it_stands_on_it(key: str, names: bool, lang: Lang) -> None:
    pages, told, found = set_in(key, lang, names)
    numbers = {one for one in told if not one.plea}
    printed = {one for one in numbers if digits(one.number) in pages}
    assert len(numbers) > 20 and len(printed) > 5
    assert {*found} == printed


SEVERAL = (
    "اتصلوا على صفر تسعة ثلاثة ثلاثة واحد اثنين ثلاثة أربعة خمسة ستة",
    "رقمه ٠٩٣٣\n١٢٣ ٤٥٦",
    "راسلونا على hala@example.org كل يوم",
    "0\u200b9\u200b3\u200b3 1-2-3 / 456",
)


@pytest.mark.parametrize("words", SEVERAL)
@pytest.mark.parametrize("place", ["summary", "before_note"])
def test_however_it_is_written_it_is_found_where_the_form_says_it(words: str, place: str) -> None:
    told_there: dict[str, Json] = {place: {"ar": words, "src_lang": "ar"}}
    found = book().put("case", **told_there)
    found.answer("all", "un_complaint", "wgeid", given_on="2026-11-03", data_scope=ALL)
    request = Request("un_complaint", "wgeid", "B", TODAY, ("ar",), "", rid("najah"))
    let, said = decide(request, found.dossier(), dictionary()), list[str]()
    told = [one for one in told_numbers(let, dictionary()) if one.name == place]
    assert len(told) == 1
    topic = SheetSubject(dictionary())
    two = [voice("en"), voice("ar")]
    render("wgeid", let, two, SILENT, furniture=furniture(let), words=said, topic=topic)
    assert bool(on_pages(told, said)) == (place == "summary")


def test_some_form_has_no_place_for_a_number() -> None:
    """Else there would be nothing to ask for."""
    for key in ("icrc", "wgeid"):
        _, told, found = set_in(key, "ar")
        assert {*found} < {*told}
