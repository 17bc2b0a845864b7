"""What happened with our file: each of the family reads her own, the newest first. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.people import TODAY, rid
from tests.reports.long_run import faults, written
from tests.reports.made_up import Book, dictionary, furniture, marwan, voice
from tests.reports.paper import text_of

from vsdesk.progress import SILENT
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.reports import SheetSubject, render
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

MOTHER, WIFE = "najah", "hanaa"
WIDE: Json = ["circumstances", "family_members", "identity"]


def told(words: str) -> Json:
    return {"ar": words, "src_lang": "ar"}


def book() -> Book:
    """The mother was asked about the IIMP, the wife about the Working Group; each spoke with us."""
    found = marwan()
    found.add("hanaa", "person", "family", given_ar="هناء", family_ar="القاسم")
    found.add(
        "wed", "kinship", "family", person=rid(WIFE), relation="wife", related_to=rid("marwan")
    )
    for recipient, purpose in (
        ("own_org", "casework"),
        ("own_org", "hold_record"),
        ("wgeid", "un_complaint"),
    ):
        found.add(
            f"{purpose} {recipient} 2", "consent_grant", "family", grantor=rid(WIFE),
            capacity="relative", purpose=purpose, recipient=recipient, result="given",
            given_on="2026-11-01", how_recorded="signed", data_scope=WIDE,
        )  # fmt: skip  # a record a line
    talks = (
        ("t1", MOTHER, "2026-09-02", "سألت عن صورة ابنها", "نتصل قبل الشتاء"),
        ("t2", WIFE, "2026-10-09", "سألت عن أوراق البيت", "نكتب إلى المحامية"),
    )
    for name, who, on, words, promise in talks:
        found.add(
            name, "contact_log", "family", on=on, person=rid(who), channel="phone",
            text=told(words), promised=promise, topics=["update"],
        )  # fmt: skip  # a record a line
    rows = (
        ("d1", "iimp", "search", "search iimp"),
        ("d2", "wgeid", "un_complaint", "un_complaint wgeid 2"),
    )
    for name, to, purpose, answer in rows:
        found.add(
            name, "disclosure", "case", exit="sheet", on="2026-11-05", recipient=to,
            purpose=purpose, level="B", digest="d" * 64, consents=[rid(answer)], why="سرّ المكتب",
        )  # fmt: skip  # a record a line
    found.add(
        "s", "submission", "case", mechanism="wgeid", sent_on="2026-11-06", status="clarified",
        external_ref="WG-77", consents=[rid("un_complaint wgeid 2")],
    )  # fmt: skip  # a record a line
    found.add("e1", "submission_event", "s", date="2026-11-08", direction="in", type="ack")
    found.add(
        "e2", "submission_event", "s", date="2026-11-12", direction="in", type="government_reply",
        summary=told("قالت الحكومة إنها تبحث"), family_informed_on="2026-11-14",
    )  # fmt: skip  # a record a line
    found.add(
        "e3", "submission_event", "s", date="2026-11-20", direction="in", type="clarified",
        summary=told("ردّ لم يُبلَّغ"),
    )  # fmt: skip  # a record a line
    found.add(
        "ask", "duty", "family", type="asked_of_family", what=told("صورة عن بيان القيد"),
        person=rid(MOTHER), due="2026-12-15",
    )  # fmt: skip  # a record a line
    return found


def paper(who: str, *langs: Lang, discreet: bool = False) -> bytes:
    request = Request("casework", "family", "B", TODAY, langs, "", rid(who))
    disclosed = decide(request, book().dossier(), dictionary())
    return render(
        "our-file",
        disclosed,
        [voice(lang) for lang in langs],
        SILENT,
        furniture=furniture(disclosed, discreet=discreet),
        topic=SheetSubject(dictionary(), person=rid(who)),
    )


def text(who: str, lang: Lang) -> str:
    return " ".join(text_of(paper(who, lang)).split())


HERS = ("سألت عن صورة ابنها", "نتصل قبل الشتاء", "صورة عن بيان القيد")
WIFES = ("سألت عن أوراق البيت", "نكتب إلى المحامية", "WG-77", "قالت الحكومة إنها تبحث")
NOBODYS = ("ردّ لم يُبلَّغ", "سرّ المكتب", "d" * 64)


@pytest.mark.parametrize(
    ("who", "reads", "never"),
    [(MOTHER, HERS, (*WIFES, *NOBODYS)), (WIFE, WIFES, (*HERS, *NOBODYS))],
)
def test_mother_and_wife_each_read_their_own(
    who: str, reads: tuple[str, ...], never: tuple[str, ...]
) -> None:
    whole = "\n".join(written(paper(who, "ar")))
    for words in reads:
        assert words in whole, words
    for words in never:
        assert words not in whole, words


def test_the_newest_stands_first_in_plain_words() -> None:
    found = text(WIFE, "en")
    in_turn = (
        "14 November 2026",
        "8 November 2026",
        "6 November 2026",
        "5 November 2026",
        "9 October 2026",
    )
    places = [found.index(one) for one in in_turn]
    assert places == sorted(places)
    for words in (
        "What happened with our file",
        "Given to: Working Group",
        "For: complaint to the United Nations",
        "Sent to: Working Group",
        "The family was told on 14 November 2026.",
        "It is not done yet.",
    ):
        assert words in found, words
    assert "held to be clarified" not in found, "nobody told it yet"


def test_a_sheet_that_the_family_takes_there_itself_was_given_to_nobody_yet() -> None:
    found = book()
    found.add(
        "to icrc", "consent_grant", "family", grantor=rid(WIFE), capacity="relative", purpose="search",
        recipient="icrc", result="given", given_on="2026-11-01", how_recorded="signed", data_scope=WIDE,
    )  # fmt: skip  # a record a line
    found.add(
        "icrc", "disclosure", "case", exit="sheet", on="2026-11-07", recipient="icrc",
        purpose="search", level="B", digest="e" * 64, consents=[rid("to icrc")],
    )  # fmt: skip  # a record a line
    request = Request("casework", "family", "B", TODAY, ("ar",), "", rid(WIFE))
    left = decide(request, found.dossier(), dictionary())
    page = SheetSubject(dictionary(), person=rid(WIFE))
    made = render("our-file", left, [voice("ar")], SILENT, furniture=furniture(left), topic=page)
    whole = "\n".join(written(made))
    assert "ورقة تحملونها إلى" in whole and "سُلّم إلى" in whole  # the other one went by us


def test_in_kurmanji_no_english_stands_on_it() -> None:
    found = text(MOTHER, "ku")
    assert "Çi bi dosyeya me hat" in found
    for words in ("We spoke", "Given to", "What we owe"):
        assert words not in found


@pytest.mark.parametrize("lang", LANGS)
def test_the_discreet_one_says_nothing_of_what_was_done(lang: Lang) -> None:
    pdf = paper(MOTHER, lang, discreet=True)
    found = "\n".join([*written(pdf), text_of(pdf)])
    assert "26-A-0001" in found
    for words in (*HERS, *WIFES, "مروان خالد الدرويش", "IIMP"):
        assert words not in found, words


def test_it_is_for_the_long_run_in_one_language_and_in_two() -> None:
    for langs in (("ar",), ("ku",), ("en",), ("ar", "en")):
        assert faults(paper(WIFE, *langs)) == []
