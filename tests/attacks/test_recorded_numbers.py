"""A number or an address that is recorded as somebody's is looked for in words as a name is.
Everybody is made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_marks import SCOPES, told
from tests.attacks.test_placeless import mark
from tests.attacks.test_places_in_words import OURS, story

from vsdesk.desk import Edit
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.errors import UserError
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.records.dictionary.values import Json

NUMBERS: Final = (
    ("N0123456", "جوازه N0123456 ضاع"),
    ("N0123456", "جوازه ن: n-0123 456 ضاع"),
    ("04010012345", "رقمه الوطني ٠٤٠١٠٠١٢٣٤٥"),
    ("خانة 45 بلدة زرافات", "قيده خانة ٤٥، بلدة زرافات"),
    ("99123456789", "كمليكه 99123456789"),
)


@pytest.mark.parametrize("how", ["not_named_outside", "first_name_only", "nobody_may_know_of"])
@pytest.mark.parametrize(("number", "words"), NUMBERS)
def test_no_number_of_theirs(made: Town, how: str, number: str, words: str) -> None:
    asked(made)
    who = made.person
    if how == "nobody_may_know_of":
        who = written(made, "person", {"given_ar": "سلمى", "family_ar": "الزعبي"}, made.family)
    written(made, "person_identifier", {"type": "passport", "number": number}, who)
    story(made, words, authority=f"دائرة {number}")
    written(made, "external_ref", {"body": "other", "ref_no": number}, made.case)
    before = told(made)
    assert OURS in before and before.count(number) >= 2
    mark(made, who, how)
    left = told(made)
    assert OURS not in left and number not in left


@pytest.mark.parametrize("words", ["رقم البيت 45", "N01 و 23456", "جوازه N01234567", "اتصلوا مساء"])
def test_other_numbers_keep_no_story(made: Town, words: str) -> None:
    """The control: of a number of others, and of two that make one."""
    asked(made)
    written(made, "person_identifier", {"type": "passport", "number": "N0123456"}, made.person)
    story(made, words)
    mark(made, made.person, "not_named_outside")
    assert OURS in told(made) or words == "N01 و 23456"


CONTACTS: Final = (
    ("selma.nuri@example.org", "راسلوها على selma.nuri@example.org"),
    ("@selma90", "حسابها @selma90"),
    ("facebook.com/bint.halab", "صفحتها https://facebook.com/bint.halab"),
    ("+90 532 123 45 67", "رقمها 0532 123 45 67"),
    ("", "راسلوا ابن الجيران على any.body@example.org"),
    ("", "رقمها صفر تسعة ثلاثة ثلاثة واحد اثنين ثلاثة أربعة خمسة ستة"),
    ("", "ابن الجيران على t.me/halabiya"),
    ("+963 933 123 456", "رقمها O933 وبعدين I23 وبعدين 456"),
)


def contact(made: Town, who: str, value: str) -> str:
    values: dict[str, Json] = {"person": who, "type": "other", "value": value, "safe_contact": True}
    return written(made, "contact_channel", values, who)


@pytest.mark.parametrize(("value", "words"), CONTACTS)
def test_an_address_in_words_asks_why(made: Town, tmp_path: Path, value: str, words: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    who = written(made, "person", {"given_ar": "خلود", "family_ar": "العلي"}, made.family)
    if value:
        contact(made, who, value)
    order = ExitOrder(purpose="un_complaint", recipient="ced", level="B", cases=(made.case,))
    event = story(made, words)
    with pytest.raises(UserError, match="E_GATE"):
        made.rima.outbound.files.dump_for(tmp_path / "d", order)
    made.rima.cases.save(
        [Edit("event", {}, id=event, delete=True, shown=made.rima.cases.shown(event))]
    )
    story(made, "راسلوها على صفحتها")
    made.rima.outbound.files.dump_for(tmp_path / "e", order)
    assert OURS in (tmp_path / "e" / "records.jsonl").read_text(encoding="utf-8")


def family_paper(made: Town) -> tuple[str, str]:
    """The mother of him who is missing, and his wife, with what they said yes to."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "خلود")
    for purpose, to in (("casework", "family"), ("hold_record", "own_org")):
        scopes: list[Json] = [*SCOPES, "contact"]
        said(made, mother, "given", purpose=purpose, recipient=to, data_scope=scopes)
    carry(made.hala, made.stick, made.rima)
    return mother, wife


def printed(made: Town, mother: str) -> str:
    ask = Request("casework", "family", "B", "2026-11-24", person=mother)
    left = decide(ask, made.rima.cases.dossier(made.case), made.rima.context.dictionary)
    assert left.allowed, left.state
    return json.dumps([dict(one.values) for one in left.records], ensure_ascii=False)


@pytest.mark.parametrize(
    "how", ["households", "not_on_papers_of", "place_unknown_to", "not_named_outside"]
)
def test_on_a_familys_own_paper_too(made: Town, how: str) -> None:
    mother, wife = family_paper(made)
    contact(made, wife, "+90 532 123 45 67")
    story(made, "اتصلوا على 05321234567 وقالوا أخذناه")
    assert OURS in printed(made, mother)
    if how == "households":
        for one in made.rima.cases.dossier(made.case).of("family_member"):
            house = "ألف" if one.text("person") == wife else "باء"
            made.rima.cases.save([Edit("family_member", {"household": house}, id=one.id)])
    else:
        written(made, "person_mark", {"type": how, "towards": [mother]}, wife)
    assert OURS not in printed(made, mother)


def test_how_a_sealed_source_is_reached(made: Town) -> None:
    mother, _ = family_paper(made)
    values: dict[str, Json] = {"type": "survivor", "true_name": "سامر الخطيب"}
    source = written(made, "source", {**values, "contact": "+90 532 123 45 67"})
    written(made, "event", {"type": "other", "told_by": source}, made.case)
    story(made, "من عنده خبر رقمه 05321234568")
    assert OURS in printed(made, mother)
    story(made, "ورقمه 05321234567 زرافات")
    assert "زرافات" not in printed(made, mother)
