"""What stands in the rows of a body's form: whose part it was, where somebody was held, which photo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.people import rid
from tests.reports.made_up import QUTAYFAH, Book, dictionary, furniture, voice
from tests.reports.paper import text_of
from tests.reports.test_sheets import SCOPES, book

from vsdesk.progress import SILENT
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.reports import SheetSubject, UntranslatedField, load_form, render
from vsdesk.reports.unread_words import is_unread
from vsdesk.words import capital

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.reports.forms import Block
    from vsdesk.words import Lang


def agreed(found: Book, purpose: str, recipient: str, **more: Json) -> Book:
    """A mother's yes to this body."""
    return found.answer(
        f"{purpose} {recipient} here",
        purpose,
        recipient,
        given_on="2026-11-20",
        data_scope=SCOPES,
        photo_use=False,
        **more,
    )


def form(found: Book, recipient: str, purpose: str, lang: Lang) -> str:
    """The text of a form of this book."""
    request = Request(purpose, recipient, "B", "2026-11-24", (lang,), "", rid("najah"))
    disclosed = decide(request, found.dossier(), dictionary())
    pdf = render(
        recipient,
        disclosed,
        [voice(lang)],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary()),
    )
    return " ".join(text_of(pdf).split())


def _blocks(key: str) -> tuple[Block, ...]:
    found = load_form(key)
    assert found is not None
    return found.blocks


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_whose_part_it_was_stands_below_each_name(lang: Lang) -> None:
    found = book()
    found.records = [one for one in found.records if one.kind != "involvement"]
    labels = voice(lang).labels
    for name, told, degree in (
        ("a", "ضابط مختلق أول", "suspected"),
        ("b", "ضابط مختلق آخر", "ordered"),
    ):
        found.add(name, "involvement", "taken", named_as=told, degree=degree)
    text = form(found, "wgeid", "un_complaint", lang)
    degrees = (labels.term("degree_of_involvement", key) for key in ("suspected", "ordered"))
    one, two = map(capital, degrees)
    places = [text.index(words) for words in ("مختلق أول", one, "مختلق آخر", two)]
    assert places == sorted(places)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_detention_says_where_since_when_by_whom_and_by_which_law(lang: Lang) -> None:
    found = agreed(book(), "un_complaint", "wgad")
    found.add(
        "prison",
        "event",
        "case",
        type="held_at",
        place=QUTAYFAH,
        date={"from": "2014-01-05", "to": "2014-01-05", "precision": "day"},
        authority="النيابة العسكرية (مختلقة)",
        legal_basis="قانون طوارئ مختلق",
        told_by="S-0001",
    )
    found.add("guards", "involvement", "prison", group="gov_mp")
    text = form(found, "wgad", "un_complaint", lang)
    blocks = {one.number: one.title(lang) for one in _blocks("wgad")}
    part = text.partition(blocks["III"])[2].partition(blocks["IV"])[0]
    say, labels = voice(lang).words.say, voice(lang).labels
    assert say("Time in detention") in part and "2013" in part
    for words in (
        "النيابة العسكرية",
        "قانون طوارئ مختلق",
        labels.term("perpetrator_group", "gov_mp"),
    ):
        assert part.count(words) == 1, words
    assert capital(labels.term("event_type", "held_at")) in part


def test_the_photo_of_whoever_asks_is_apart_from_that_of_the_missing() -> None:
    for answer, said in ((None, "لم يُسأل عنه"), (True, "نعم"), (False, "لا")):
        more: dict[str, Json] = {} if answer is None else {"own_photo_use": answer}
        found = agreed(book(), "search", "icrc", **more)
        found.records = [one for one in found.records if one.id != rid("search icrc +")]
        text = form(found, "icrc", "search", "ar")
        before, _, missing = text.partition("صورة القريب الذي يطلب البحث")
        assert before.strip().endswith(said), (answer, before[-80:])
        assert missing.strip().startswith("لم يُسأل عنه صورة المفقود")


# --- words that a body cannot read ---------------------------------------------------------------


def unread_on(found: Book, recipient: str, lang: Lang) -> tuple[str, set[UntranslatedField]]:
    """The text of a form, and which fields its body cannot read."""
    request = Request("un_complaint", recipient, "B", "2026-11-24", (lang,), "", rid("najah"))
    disclosed = decide(request, found.dossier(), dictionary())
    unread = set[UntranslatedField]()
    pdf = render(
        recipient,
        disclosed,
        [voice(lang)],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary()),
        unread=unread,
    )
    return " ".join(text_of(pdf).split()), unread


def test_words_left_in_arabic_are_marked_and_named_until_they_are_translated() -> None:
    found = book()
    text, unread = unread_on(found, "wgeid", "en")
    account = UntranslatedField(rid("case"), "case", "summary")
    assert account in unread and text.count("not translated") >= 3
    found.add(
        "in english",
        "translation",
        "case",
        record=rid("case"),
        field="summary",
        lang="en",
        text="He was on his way to work (made up).",
        translator="A made-up translator",
    )
    text, later = unread_on(found, "wgeid", "en")
    assert account not in later and later < unread
    assert "He was on his way to work (made up)." in text


def test_an_arabic_copy_is_for_ourselves_and_marks_nothing() -> None:
    text, unread = unread_on(book(), "wgeid", "ar")
    assert not unread and "غير مترجم" not in text
    assert "هذه الجهة لا تقرأ هذه اللغة" in text


def test_a_name_in_its_own_letters_beside_the_latin_one_is_no_gap() -> None:
    _, unread = unread_on(book(), "wgeid", "en")
    fields = {(one.record, one.field) for one in unread}
    assert not {f for r, f in fields if r == rid("marwan") and f.endswith("_ar")}


@pytest.mark.parametrize(
    ("words", "said_in", "unread"),
    [
        ("خياط", "", True),
        ("12/ص/2015", "", False),
        ("Rêzan Ş.", "", False),
        ("Li malê", "ku", True),
        ("at home", "en", False),
        ("Սալիմ", "", True),
        ("", "ar", False),
    ],
)
def test_what_a_reader_of_latin_letters_cannot_read(words: str, said_in: str, unread: bool) -> None:
    assert is_unread(words, "en", said_in) is unread


@pytest.mark.parametrize(
    ("lang", "governorate", "country"),
    [("en", "Rural Damascus", "Syria"), ("ar", "ريف دمشق", "سوريا")],
)
def test_the_place_says_governorate_and_country(lang: Lang, governorate: str, country: str) -> None:
    text = form(book(), "wgeid", "un_complaint", lang)
    assert governorate in text and country in text


def test_a_term_beside_its_label_begins_as_a_sentence() -> None:
    """«How taken: checkpoint», «Certainty: probable» read as if words were missing before them."""
    text = form(agreed(book(), "un_complaint", "wgeid"), "wgeid", "un_complaint", "en")
    assert "Checkpoint" in text and "Probable" in text
    assert " checkpoint" not in text and " probable" not in text
