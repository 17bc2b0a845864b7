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
from vsdesk.reports import SheetSubject, load_form, render

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.reports.forms import Block
    from vsdesk.words import Lang


def agreed(found: Book, purpose: str, recipient: str, **more: Json) -> Book:
    """A mother's yes to this body."""
    return found.add(
        f"{purpose} {recipient} here",
        "consent_grant",
        "family",
        grantor=rid("najah"),
        capacity="relative",
        purpose=purpose,
        recipient=recipient,
        result="given",
        given_on="2026-11-20",
        how_recorded="witnessed_oral",
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
    one, two = (labels.term("degree_of_involvement", key) for key in ("suspected", "ordered"))
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
    assert labels.term("event_type", "held_at") in part


def test_the_photo_of_whoever_asks_is_apart_from_that_of_the_missing() -> None:
    for answer, said in ((None, "لم يُسأل عنه"), (True, "نعم"), (False, "لا")):
        more: dict[str, Json] = {} if answer is None else {"own_photo_use": answer}
        found = agreed(book(), "search", "icrc", **more)
        found.records = [one for one in found.records if one.id != rid("search icrc +")]
        text = form(found, "icrc", "search", "ar")
        before, _, missing = text.partition("صورة القريب الذي يطلب البحث")
        assert before.strip().endswith(said), (answer, before[-80:])
        assert missing.strip().startswith("لم يُسأل عنه صورة المفقود")
