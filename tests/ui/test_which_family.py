"""Who speaks may be known here: a family is looked for before the first question, and who is typed as new is
compared with those who are here. By keyboard, in a real window. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.conftest import type_text
from tests.ui.hands import Hands, of, rows

from vsdesk.desk import Edit
from vsdesk.ui.kit.button import Button
from vsdesk.ui.parts.family_finder import FamilyFinder
from vsdesk.ui.parts.member_form import MemberForm
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.which_family import SameSpeaker, WhichFamily
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang


def asked_first(room: Room, lang: Lang = "ar") -> Hands:
    """A new interview in a vault with the family of Marwan, whose mother is Najah al-Halabi."""
    desk, _ = room.desk(people=1)
    desk.access.lock()
    hands = Hands(room, room.open(lang))
    room.go(hands.window, Route("interview"))
    assert isinstance(hands.screen.page, WhichFamily) and hands.screen.talk is None
    return hands


def told(hands: Hands) -> list[str]:
    """The families that answer, as they are read out."""
    found = hands.screen.findChildren(Button)
    return [
        plain(one.accessibleName())
        for one in found
        if one.objectName().startswith("known-") and not one.isHidden()
    ]


def look_for(hands: Hands, text: str) -> list[str]:
    """Type into the line, and what answers."""
    finder = hands.screen.findChild(FamilyFinder)
    assert finder is not None and hands.focus() is finder.field
    before = finder.note.said()
    hands.say(text)
    hands.room.qtbot.waitUntil(lambda: finder.note.said() != before)
    hands.room.settle(hands.window)
    return told(hands)


def same(hands: Hands) -> SameSpeaker:
    found = hands.screen.findChild(SameSpeaker)
    assert found is not None
    return found


def wait_for_same(hands: Hands) -> SameSpeaker:
    """Until somebody who is known stands under the name."""
    hands.room.qtbot.waitUntil(lambda: same(hands).strip.isVisible())
    return same(hands)


@pytest.mark.parametrize(
    ("lang", "text"), [("ar", "نجاح حلبي"), ("en", "Najah Halabi"), ("ku", "Najah")]
)
def test_a_mother_who_is_known_is_found_and_speaks_in_her_family(
    room: Room, lang: Lang, text: str
) -> None:
    hands = asked_first(room, lang)
    [line] = look_for(hands, text)
    assert {"ar": "مروان", "en": "Marwan", "ku": "Marwan"}[lang] in line
    hands.enter()
    hands.press(Qt.Key.Key_Space)
    assert hands.at == "speaker"
    talk = hands.screen.talk
    assert talk is not None and talk.dossier is None
    assert "Najah" in (talk.text("speaker", "given_lat")) and talk.has("member")
    assert not talk.value("kin", "relation")  # to him of whom this interview is
    talk.writing = "ar"
    hands.pick("kin.relation", "mother")
    hands.screen.show_topic("missing")
    hands.answer("رامي")
    hands.screen.stop()
    room.settle(hands.window)
    found = list(rows(room, hands.window))
    assert len(of(found, "family")) == 1
    assert {one["family"] for one in of(found, "case")} == {of(found, "family")[0]["id"]}
    mothers = [one for one in of(found, "person") if one.get("given_ar") == "نجاح"]
    assert len(mothers) == 1
    told_of = [one for one in of(found, "kinship") if one["person"] == mothers[0]["id"]]
    assert len(told_of) == 2 and len({one["related_to"] for one in told_of}) == 2


def test_by_a_missing_persons_name_nobody_speaks_yet(room: Room) -> None:
    """Whoever spoke last is not taken for who speaks today."""
    hands = asked_first(room)
    assert len(look_for(hands, "مروان الدرويش")) == 1
    hands.enter()
    hands.press(Qt.Key.Key_Space)
    talk = hands.screen.talk
    assert hands.at == "speaker" and talk is not None
    assert not talk.has("speaker") and talk.view("family") is not None
    hands.reach("speaker-who")


def test_a_new_family_begins_with_two_keys_and_typing_moves_nothing(room: Room) -> None:
    hands = asked_first(room)
    page = hands.screen.page
    assert isinstance(page, WhichFamily)
    before = page.begin.mapTo(hands.window, QPoint())
    assert look_for(hands, "قططقط") == []
    assert page.begin.mapTo(hands.window, QPoint()) == before
    page.finder.field.clear()
    page.finder.field.written.emit("")
    assert page.begin.mapTo(hands.window, QPoint()) == before
    hands.choose("which-family-new")
    assert hands.at == "speaker"
    assert hands.screen.talk is not None and hands.screen.talk.family is None


def test_a_speaker_typed_as_new_is_known_and_taken_by_a_yes(room: Room) -> None:
    """What was typed before the yes is kept: the kinship, another spelling of her name."""
    hands = asked_first(room)
    hands.window.resize(1366, 1100)  # all of the page in sight: nothing follows the keyboard
    hands.choose("which-family-new")
    kin = hands.screen.findChild(QWidget, "kin.relation")
    assert kin is not None
    hands.reach("speaker.given_ar")
    before = kin.mapTo(hands.window, QPoint())
    hands.answer("نجاح", "حلبي")
    strip = wait_for_same(hands)
    assert "نجاح الحلبي" in plain(strip.ask.text()) and "مروان" in plain(strip.under.text())
    assert kin.mapTo(hands.window, QPoint()) == before
    talk = hands.screen.talk
    assert talk is not None and talk.view("family") is None  # nothing is taken silently
    hands.pick("kin.relation", "mother")
    hands.choose("same-speaker-yes")
    room.qtbot.waitUntil(lambda: talk.view("family") is not None)
    room.settle(hands.window)
    assert hands.at == "speaker" and talk.text("speaker", "family_ar") == "الحلبي"
    assert talk.value("kin", "relation") == "mother"
    hands.screen.show_topic("missing")
    hands.answer("رامي")
    hands.screen.stop()
    room.settle(hands.window)
    found = list(rows(room, hands.window))
    assert len(of(found, "family")) == 1
    assert {one["family"] for one in of(found, "case")} == {of(found, "family")[0]["id"]}
    [mother] = [one for one in of(found, "person") if one.get("given_ar") == "نجاح"]
    [spelt] = of(found, "person_name")
    assert (spelt["parent"], spelt["value"], spelt["type"]) == (
        mother["id"],
        "نجاح حلبي",
        "spelling_variant",
    )
    contacts = {one.get("primary_contact") for one in of(found, "case")}
    assert contacts == {mother["id"]}
    assert len([one for one in of(found, "kinship") if one["person"] == mother["id"]]) == 2


def test_a_no_is_heard_once_and_she_stays_new(room: Room) -> None:
    hands = asked_first(room)
    hands.choose("which-family-new")
    hands.reach("speaker.given_ar")
    hands.answer("نجاح", "الحلبي")
    wait_for_same(hands)
    hands.choose("same-speaker-no")
    assert not same(hands).strip.isVisible() and QApplication.focusWidget() is not None
    hands.screen.show_topic("missing")
    hands.answer("رامي")
    hands.screen.stop()
    room.settle(hands.window)
    found = list(rows(room, hands.window))
    assert len(of(found, "family")) == 2
    assert len([one for one in of(found, "person") if one.get("given_ar") == "نجاح"]) == 2


def spoken(hands: Hands, *name: str) -> SameSpeaker:
    """A speaker of this name, typed as new, who may be somebody who is here."""
    hands.reach("speaker.given_ar")
    hands.answer(*name)
    return wait_for_same(hands)


def test_the_same_speaker_about_somebody_of_another_family_keeps_the_new_one(room: Room) -> None:
    """Her brother is of her own family, her son of another: the case stays where it belongs, and her two
    entries name each other. It is taken back by one key as long as nothing is saved."""
    hands = asked_first(room)
    hands.window.resize(1366, 1100)  # all of the page in sight: nothing follows the keyboard
    hands.choose("which-family-new")
    kin = hands.screen.findChild(QWidget, "kin.relation")
    assert kin is not None
    before = kin.pos()
    strip = spoken(hands, "نجاح", "الحلبي")
    assert strip.yes.isVisible() and strip.also.isVisible() and strip.no.isVisible()
    hands.choose("same-speaker-also")
    assert kin.pos() == before and not strip.also.isVisible()
    assert "مروان" not in plain(strip.under.text()) and not strip.strip.isAncestorOf(hands.focus())
    talk = hands.screen.talk
    assert talk is not None and talk.view("family") is None and talk.value("member", "also")
    hands.choose("same-speaker-undo")
    assert strip.also.isVisible() and not talk.value("member", "also")
    hands.choose("same-speaker-also")
    hands.pick("kin.relation", "sister")
    hands.screen.show_topic("missing")
    hands.answer("رامي", "", "", "الحلبي")
    hands.screen.go_to("speaker")
    room.settle(hands.window)
    strip = same(hands)
    assert strip.strip.isVisible() and not strip.undo.isVisible()  # it is saved
    hands.screen.stop()
    room.settle(hands.window)
    found = list(rows(room, hands.window))
    assert len(of(found, "family")) == 2
    assert len({one["family"] for one in of(found, "case")}) == 2
    mothers = [one["id"] for one in of(found, "person") if one.get("given_ar") == "نجاح"]
    members = [one for one in of(found, "family_member") if one["person"] in mothers]
    [new] = [one for one in members if one.get("also")]
    [old] = [one for one in members if not one.get("also")]
    assert new["also"] == [old["id"]] and new["parent"] != old["parent"]
    [case] = [one for one in of(found, "case") if one["family"] == new["parent"]]
    assert case["primary_contact"] == new["person"]


def test_in_a_family_that_was_chosen_no_answer_takes_the_case_to_another(room: Room) -> None:
    """Somebody new speaks in a family that is here, and is known in another one."""
    desk, cases = room.desk(people=2)
    other = desk.cases.people.new_family(cases[1]).ids[0]
    who, row = desk.context.new_id(), desk.context.new_id()
    named = {"given_ar": "ريم", "family_ar": "الساروتي"}
    desk.cases.save(
        [
            Edit("person", dict(named), id=who, parent=other),
            Edit("family_member", {"person": who}, id=row, parent=other),
        ]
    )
    desk.access.lock()
    hands = Hands(room, room.open("ar"))
    room.go(hands.window, Route("interview"))
    look_for(hands, "مروان الدرويش")
    hands.enter()
    hands.press(Qt.Key.Key_Space)
    strip = spoken(hands, "ريم", "الساروتي")
    assert not strip.yes.isVisible() and strip.also.isVisible()
    hands.choose("same-speaker-also")
    talk = hands.screen.talk
    assert talk is not None and talk.value("member", "also") == [row]
    assert talk.ids["family"] == str(talk.beside.root if talk.beside else "")


def test_an_interview_in_a_known_family_is_taken_up_where_it_was_left(room: Room) -> None:
    hands = asked_first(room)
    look_for(hands, "مروان الدرويش")
    hands.enter()
    hands.press(Qt.Key.Key_Space)
    hands.reach("speaker.given_ar")
    hands.answer("هدى", "الدرويش")
    case = hands.screen.place.id
    hands.screen.leaving()
    room.settle(hands.window)
    room.go(hands.window, Route("today"))
    room.go(hands.window, Route("interview", case))
    talk = hands.screen.talk
    assert talk is not None and talk.view("family") is not None
    assert talk.name_of("speaker", whole=True) == "هدى الدرويش"


def test_a_case_begun_on_its_page_finds_its_family_by_a_member(room: Room) -> None:
    desk, cases = room.desk(people=2)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[1], "family"))
    hands = Hands(room, window)
    hands.window.setFocus()
    hands.reach("family-finder")
    hands.say("نجاح الحلبي")
    room.qtbot.waitUntil(lambda: screen.findChild(Button, f"known-{family[:8]}") is not None)
    hands.enter()
    hands.press(Qt.Key.Key_Space)
    room.settle(window)
    assert window.session is not None
    assert window.session.desk.cases.record(cases[1]).value("family") == family


def test_a_member_of_another_family_is_offered_with_what_tells_her_apart(room: Room) -> None:
    """Whoever is sealed is not, and what is offered moves nothing."""
    desk, cases = room.desk(people=2)
    home = desk.cases.people.new_family(cases[1]).ids[0]
    first = str(desk.cases.record(cases[0]).value("family"))
    hidden = desk.context.new_id()
    desk.cases.save(
        [
            Edit(
                "person",
                {"given_ar": "نجاح", "family_ar": "المخفية", "sens": 4},
                id=hidden,
                parent=first,
            )
        ]
    )
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("family", home, "members"))
    form = screen.findChild(MemberForm)
    assert form is not None
    before = form._add.mapTo(window, QPoint())
    type_text(form._fields["given_ar"], "نجاح")
    room.qtbot.waitUntil(lambda: form._known.count() > 1)
    room.settle(window)
    offered = [plain(form._known.itemText(at)) for at in range(1, form._known.count())]
    [mother] = [one for one in offered if one.startswith("نجاح")]
    assert "مروان" in mother and "القطيفة" in mother
    assert form._known.findData(hidden) < 0
    assert form._add.mapTo(window, QPoint()) == before


def test_enter_before_the_answer_comes_waits_for_it(room: Room) -> None:
    """The keyboard goes to the family that answers to all that was typed, not to one that is about to go."""
    hands = asked_first(room)
    hands.say("نجاح الحلبي")
    hands.enter()
    room.settle(hands.window)
    assert hands.focus().objectName().startswith("known-") and len(told(hands)) == 1
    hands.press(Qt.Key.Key_Space)
    assert hands.at == "speaker"
