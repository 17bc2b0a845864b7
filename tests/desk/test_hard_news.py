"""Whoever is not to hear hard news reads of no death on the paper that comes into their
house. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import another, mother_of
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

ENTRY: Json = {"ar": "مكتوب متوفى في القيد", "src_lang": "ar"}
SAID = {"en": "civil registry", "ar": "السجل المدني"}


def sheet(desk: Desk, case: str, lang: Lang, person: str) -> str:
    order = SheetOrder(case, (lang,), person=person, discreet=False)
    return plain(text_of(desk.outbound.sheets.sheet(order).pdf))


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_entry_stands_on_no_paper_of_her_house(house: House, lang: Lang) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    aunt, girl = (another(desk, case, family, one) for one in ("aunt_pat", "daughter"))
    desk.cases.save([Edit("event", {"type": "registry_entry", "text": ENTRY}, parent=case)])
    assert "متوفى" in sheet(desk, case, lang, aunt)
    members = {one.text("person"): one.id for one in desk.cases.dossier(family).of("family_member")}
    for who, where in ((aunt, "بيت العمة"), (girl, "بيت العمة"), (mother, "بيت الأم")):
        told: dict[str, Json] = {"person": who, "household": where}
        told |= {"news_of_death": False} if who == aunt else {}
        desk.cases.save(
            [Edit("family_member", told, id=members.get(who, desk.context.new_id()), parent=family)]
        )
    for who in (aunt, girl):  # in her house
        read = sheet(desk, case, lang, who)
        assert "متوفى" not in read and SAID[lang] not in read
    assert "متوفى" in sheet(desk, case, lang, mother)


def test_a_claim_of_the_death_and_its_translation_stay_as_well(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    event = desk.cases.save(
        [Edit("event", {"type": "death_notification", "text": ENTRY}, parent=case)]
    ).ids[0]
    words: dict[str, Json] = {
        "record": event,
        "field": "text",
        "lang": "en",
        "text": "He is entered as dead",
    }
    desk.cases.save([Edit("translation", words, parent=case)])
    [member] = [
        one
        for one in desk.cases.dossier(family).of("family_member")
        if one.text("person") == mother
    ]
    desk.cases.save([Edit("family_member", {"news_of_death": False}, id=member.id)])
    read = sheet(desk, case, "en", mother)
    assert "متوفى" not in read and "entered as dead" not in read
