"""Who said how somebody is related, and how they may be named: asked where they are added. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.ui.hands import Hands, of, rows
from tests.ui.test_consent import at
from tests.ui.test_relatives import end, interview, to
from tests.ui.test_without_name import members, page

from vsdesk.desk import Edit
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

SISTER = {
    "ar": "أخت شقيقة (بحسب سامي خالد الدرويش)",
    "en": "Sister, same father and mother (told by Sami al-Darwish)",
}


def row_of(hands: Hands, room: Room, family: str, name: str) -> str:
    found = [plain(one.accessibleName()) for one in members(page(room, hands.window, family))]
    return next(one for one in found if name in one)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_member_is_added_with_who_said_it_and_how_they_may_be_named(
    room: Room, lang: Lang
) -> None:
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    people = {one.text("given_ar"): one.id for one in desk.cases.dossier(family).of("person")}
    desk.access.lock()
    hands = Hands(room, room.open(lang))
    screen = page(room, hands.window, family)
    writing = {"ar": "given", "en": "given"}[lang]
    hands.reach(f"member-{writing}")
    hands.say("هناء")
    hands.pick("member-relation", "sister_full")
    hands.pick("member-by", people["سامي"])
    does = screen.findChild(Paragraph, "member-does")
    assert does is not None and not does.isVisible()
    hands.pick("member-named", "first_name_only")
    assert does.isVisible()
    hands.choose("add-member")
    room.rest(hands.window)
    named = {"ar": "بالاسم الأول فقط", "en": "By the first name alone"}[lang]
    shown = row_of(hands, room, family, "هناء")
    assert SISTER[lang] in shown and named in shown
    found = list(rows(room, hands.window))
    [kin] = [one for one in of(found, "kinship") if one["relation"] == "sister_full"]
    [asked] = of(found, "person_mark")
    assert kin["told_by"] == asked["asked_by"] == people["سامي"]
    assert (asked["type"], asked["parent"]) == ("first_name_only", kin["person"])


def test_several_without_a_name_are_all_marked_and_nothing_is_asked_by_itself(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.access.lock()
    hands = Hands(room, room.open("ar"))
    page(room, hands.window, family)
    hands.pick("member-relation", "daughter")
    hands.pick("member-many", "2")
    hands.pick("member-named", "nobody_may_know_of")
    hands.choose("add-member")
    room.rest(hands.window)
    page(room, hands.window, family)
    hands.pick("member-relation", "son")
    hands.choose("add-member")
    room.rest(hands.window)
    found = list(rows(room, hands.window))
    told = {one["relation"]: one.get("told_by") for one in of(found, "kinship")}
    assert told["daughter"] is None and told["son"] is None
    assert [one["type"] for one in of(found, "person_mark")] == ["nobody_may_know_of"] * 2


def test_another_relation_of_the_same_two_stands_beside_with_its_speaker(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    dossier = desk.cases.dossier(family)
    people = {one.text("given_ar"): one.id for one in dossier.of("person")}
    desk.access.lock()
    hands = Hands(room, room.open("ar"))
    screen = page(room, hands.window, family)
    row = next(one for one in members(screen) if "سامي" in plain(one.accessibleName()))
    row.click()
    room.rest(hands.window)
    tag = people["سامي"][:8]
    hands.reach(f"relation-{tag}")
    hands.pick(f"relation-{tag}", "half_sib_pat")
    hands.pick(f"relation-by-{tag}", people["نجاح"])
    hands.choose(f"relation-add-{tag}")
    room.rest(hands.window)
    shown = row_of(hands, room, family, "سامي")
    assert "(بحسب نجاح الحلبي)" in shown and "أخ شقيق" in shown
    found = list(rows(room, hands.window))
    kin = [one for one in of(found, "kinship") if one["person"] == people["سامي"]]
    assert {(one["relation"], one.get("told_by", "")) for one in kin} == {
        ("brother_full", ""),
        ("half_sib_pat", people["نجاح"]),
    }


def test_what_two_speakers_say_in_their_interviews_stands_beside(room: Room) -> None:
    """The second one's word is a record of its own; saying it again changes that one."""
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    people = {one.text("given_ar"): one.id for one in desk.cases.dossier(family).of("person")}
    missing = desk.cases.record(cases[0]).text("person")
    [his] = [
        one
        for one in desk.cases.dossier(family).of("kinship")
        if one.text("person") == people["سامي"]
    ]
    desk.cases.save([Edit("kinship", {"told_by": people["سامي"]}, id=his.id)])
    desk.access.lock()
    window = room.open("ar")
    for relation in ("half_sib_pat", "half_sib_mat"):
        hands = interview(room, "ar", cases[0], window)  # with the mother
        to(hands, "family")
        hands.pick(f"relativekin/{people['سامي']}.relation", relation)
        end(hands)
    found = list(rows(room, window))
    kin = [one for one in of(found, "kinship") if one["person"] == people["سامي"]]
    assert {(one["relation"], one["told_by"], one["related_to"]) for one in kin} == {
        ("brother_full", people["سامي"], missing),
        ("half_sib_mat", people["نجاح"], missing),
    }


@pytest.mark.parametrize("lang", ["ar"])
def test_with_an_answer_too_the_first_name_alone_is_one_mark_and_no_second(
    room: Room, lang: Lang
) -> None:
    page = at(room, lang, person="sister")
    page.themselves()
    page.hands.pick("manner-named", "first_name_only")
    for question in ("ncmp", "iimp"):
        page.choose_in(f"consent-{question}-{page.who.sister[:8]}", "yes")
    dossier = page.desk.cases.dossier(page.who.case)
    [mark] = [one for one in dossier.of("person_mark") if one.parent == page.who.sister]
    assert (mark.text("type"), mark.text("asked_by")) == ("first_name_only", page.who.sister)
    mine = [one for one in dossier.of("consent_grant") if one.text("grantor") == page.who.sister]
    assert len(mine) == 2 and not any(one.value("identity_mode") for one in mine)


def test_in_the_talk_it_is_begun_with_an_answer_and_taken_back_by_another(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    mother = next(
        one.id for one in desk.cases.dossier(family).of("person") if one.text("given_ar") == "نجاح"
    )
    desk.access.lock()
    hands = interview(room, "ar", cases[0])
    to(hands, "consent")
    talk = hands.screen.talk
    assert talk is not None
    hands.press(Qt.Key.Key_Backtab)
    for named, marks in (("first_name_only", 1), ("named", 0), ("first_name_only", 1)):
        hands.reach("consent-named")
        hands.press(Qt.Key.Key_Home)
        hands.pick("consent-named", named)
        for question in ("iimp", "ncmp"):
            line = hands.screen.findChild(QWidget, f"consent-{question}-yes")
            assert line is not None
            line.setFocus()
            hands.say("1")
        assert len(talk.draft.new_of("person_mark")) == marks, named
        hands.reach("consent-who")
    end(hands)
    found = list(rows(room, hands.window))
    [mark] = of(found, "person_mark")
    assert (mark["type"], mark["parent"], mark["asked_by"]) == ("first_name_only", mother, mother)
    answers = [one for one in of(found, "consent_grant") if one["grantor"] == mother]
    assert not any(
        "identity_mode" in one for one in answers if one["recipient"] in ("iimp", "ncmp")
    )
