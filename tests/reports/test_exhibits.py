"""Exhibits: one number on every paper, labels to cut out, and a log with room to sign."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.people import TODAY, rid
from tests.reports.made_up import Book, dictionary, furniture, voice
from tests.reports.paper import png_of, text_of
from tests.reports.test_sheets import book

from vsdesk import photo
from vsdesk.progress import SILENT
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.reports import SheetSubject, StepHands, render
from vsdesk.reports.exhibits import exhibits
from vsdesk.reports.page_header import item_digest
from vsdesk.reports.sheet_facts import Facts
from vsdesk.words import LANGS, plain

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import GateDecision, Level
    from vsdesk.words import Lang

PAPERS = {  # a short name, the number that was typed, the title
    "checkpoint": ("1", "صورة الحاجز"),
    "told": ("", "تسجيل مختلق"),
    "tenth": ("10", "ورقة مختلقة"),
    "death": ("", "شهادة وفاة"),
}
SCOPES = ["circumstances", "documents", "family_members", "identity"]
HELD = "آخر خطوة"


def with_exhibits() -> Book:
    """Two that bear a number, three that bear none, and a letter of our own, which is no exhibit."""
    found = book()
    for name, (number, title) in PAPERS.items():
        found.add(name, "evidence_item", "case", type="photo", title=title, exhibit_no=number)
        found.add(f"{name} 1", "custody_entry", name, action="collected")
    found.add("ours", "evidence_item", "case", type="our_letter", title="رسالة منا")
    found.add("last", "custody_entry", "told", action="transferred", to_whom="أرشيف مختلق")
    return found


def let_out(found: Book, recipient: str = "own_org") -> GateDecision:
    inside = recipient == "own_org"
    purpose = "casework" if inside else "criminal_accountability"
    level: Level = "B" if inside else "A"
    request = Request(purpose, recipient, level, TODAY, ("ar",), "", rid("najah"))
    return decide(request, found.dossier(), dictionary())


def printed(kind: str, disclosed: GateDecision, *langs: Lang, item: str = "") -> bytes:
    return render(
        kind,
        disclosed,
        [voice(lang) for lang in langs],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary(), item=item),
    )


def numbers(lang: Lang, text: str) -> list[str]:
    """The numbers that follow the word for an exhibit, in the order of reading."""
    word = plain(voice(lang).words.say("Exhibit {number}", number="")).strip()
    return re.findall(rf"{word}\s+([0-9]+)", " ".join(text.split()))


@pytest.mark.parametrize("lang", LANGS)
def test_every_paper_says_one_number_of_an_exhibit(lang: Lang) -> None:
    disclosed = let_out(with_exhibits())
    log = numbers(lang, text_of(printed("custody-log", disclosed, lang)))
    assert log == ["1", "2", "3", "4", "10"]  # what was typed stays, the others have what is free
    labels = text_of(printed("exhibit-labels", disclosed, lang))
    assert sorted(numbers(lang, labels), key=int) == log
    for item, number in (("checkpoint", "1"), ("death", "4"), ("tenth", "10")):
        for kind in ("custody-log", "exhibit-labels"):
            one = text_of(printed(kind, disclosed, lang, item=rid(item)))
            assert numbers(lang, one) == [number], kind


def test_a_complaint_lists_the_exhibits_under_the_numbers_of_the_labels() -> None:
    found = with_exhibits()
    found.answer(
        "yes", "criminal_accountability", "prosecutor_de", data_scope=[*SCOPES], photo_use=True
    )
    text = " ".join(
        text_of(printed("prosecutor_de", let_out(found, "prosecutor_de"), "ar")).split()
    )
    for number, title in (("1", "صورة الحاجز"), ("3", "تسجيل مختلق"), ("10", "ورقة مختلقة")):
        assert re.search(rf"· {number} {title}", text), (
            number
        )  # poppler's order of a right-to-left line
    assert "رسالة منا" not in text and HELD in text
    assert "أرشيف مختلق" not in text
    agreed: Json = [*SCOPES, "source_identity"]
    found.answer(
        "and who held it",
        "criminal_accountability",
        "prosecutor_de",
        data_scope=agreed,
        photo_use=True,
        given_on="2026-11-04",
    )
    text = " ".join(
        text_of(printed("prosecutor_de", let_out(found, "prosecutor_de"), "ar")).split()
    )
    assert "أرشيف مختلق" in text  # once it was agreed that they may know


@pytest.mark.parametrize("langs", [("ar",), ("en",), ("ku",), ("ar", "en")])
def test_a_label_says_what_it_is_and_its_code_finds_the_paper(langs: tuple[Lang, ...]) -> None:
    disclosed = let_out(with_exhibits())
    pdf = printed("exhibit-labels", disclosed, *langs)
    text = " ".join(text_of(pdf).split())
    for _, title in PAPERS.values():
        assert title in text
    assert "رسالة منا" not in text
    assert "أرشيف مختلق" not in text  # where an item lies is a source's own
    assert text.count("MAS-26-A-0001") > len(PAPERS) * len(langs)
    codes = photo.codes(png_of(pdf, 1, 150))
    digest = furniture(disclosed).digest
    # every label of the page has its own, beside that of the foot
    items = [one.id for one in disclosed.of("evidence_item") if one.text("type") != "our_letter"]
    assert {*codes} <= {digest, *(item_digest(digest, id) for id in items)} and digest in codes
    assert len({*codes}) > 4 and (len(langs) > 1 or len({*codes}) == len(items) + 1)
    assert all(item_digest(digest, id) in text for id in items)


def test_a_long_title_makes_the_type_smaller_and_is_never_cut() -> None:
    found = with_exhibits()
    title = "ورقة طويلة العنوان جداً مختلقة " * 9
    found.add("long", "evidence_item", "case", type="photo", title=title, exhibit_no="7")
    for langs in (("ar",), ("en", "ar")):
        text = text_of(printed("exhibit-labels", let_out(found), *langs, item=rid("long")))
        assert text.count("مختلقة") >= 9 * len(langs)


def test_where_nothing_may_leave_the_page_says_so() -> None:
    found = book()
    found.records = [one for one in found.records if one.kind != "evidence_item"]
    text = " ".join(text_of(printed("exhibit-labels", let_out(found), "ar")).split())
    assert "لا مستند في الملف" in text


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "(signature)"), ("ar", "(التوقيع)"), ("ku", "(îmze)")]
)
def test_each_step_of_the_log_has_room_to_sign(lang: Lang, said: str) -> None:
    text = " ".join(text_of(printed("custody-log", let_out(with_exhibits()), lang)).split())
    assert text.count(said) == 2 * 5  # given and taken, in the head of each table
    assert "SEAL-77" in text


def _words(text: str) -> set[str]:
    return {*re.findall(r"\w+", text)}


@pytest.mark.parametrize("lang", LANGS)
def test_no_number_looks_like_another_and_what_was_received_is_said(lang: Lang) -> None:
    found = book()
    found.records = [one for one in found.records if one.kind != "evidence_item"]
    for name, number in (("none", ""), ("b", "A2"), ("a", "A1")):
        more: dict[str, Json] = {"exhibit_no": number} if number else {"received_on": "2026-09-29"}
        found.add(name, "evidence_item", "case", type="photo", title=f"صورة {name}", **more)
    disclosed = let_out(found)
    assert [one.number for one in exhibits(Facts(disclosed, voice(lang)))] == ["A1", "A2", "3"]
    say, day = voice(lang).words.say, day_in_words(date(2026, 9, 29), lang)
    came = plain(say("Received on {day}. No step after that is written down.", day=day))
    for kind in ("exhibit-labels", "custody-log"):
        text = plain(" ".join(text_of(printed(kind, disclosed, lang)).split()))
        assert _words(came) <= _words(text)
        assert text.count(plain(say("No hand-over is written down.")).rstrip(".")) == 2


@pytest.mark.parametrize("lang", LANGS)
def test_a_step_says_who_took_it_as_far_as_the_gate_allows(lang: Lang) -> None:
    disclosed = let_out(with_exhibits())
    hands = {rid("last"): StepHands("MAS-A", frozenset({"to_whom"}))}
    hands[rid("told 1")] = StepHands("MAS-B")
    topic = SheetSubject(dictionary(), item=rid("told"), hands=hands)
    for kind in ("custody-log", "exhibit-labels"):
        pdf = render(
            *(kind, disclosed, [voice(lang)], SILENT),
            furniture=furniture(disclosed),
            topic=topic,
        )
        text = plain(" ".join(text_of(pdf).split()))
        assert "أرشيف مختلق" not in text
        assert text.count(plain(voice(lang).words.say("not named on this sheet"))) == 1
        assert ("MAS-A" in text, "MAS-B" in text) == (kind == "custody-log",) * 2
