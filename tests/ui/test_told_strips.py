"""«طلبوا 2500 دولار ليعطونا خبر», or «رجع عالبيت بعد شهرين», in a story or a contact: one press records
it, another takes it back, and the field stays where it is. By keyboard, in a real window. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit
from tests.ui.hands import Hands, begin

from vsdesk.desk import Edit
from vsdesk.names.plain_text import plain_text
from vsdesk.records.checks.teeth_words import tells_of_teeth
from vsdesk.records.checks.told_returns import told_returns
from vsdesk.records.consent.returns import CAME_BACK
from vsdesk.records.dictionary.hidden_sections import hidden
from vsdesk.records.dictionary.values import as_said
from vsdesk.ui.editing.told_strip import ToldStrip
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.family.screen import FamilyScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

FIELD = (QLineEdit, QComboBox, QPlainTextEdit, QTextEdit)
SAID = {
    "ar": "اتصل واحد من الفرع. طلبوا 2500 دولار ليعطونا خبر. مصطنع",
    "ku": "Yekî telefon kir. Wî 2500 dolar xwest ku xeberê bide. Çêkirî",
    "en": "Somebody called. They asked for 2500 dollars to give us news. Made up",
}

BACK = {
    "ar": "أخدوه بالصيف. رجع عالبيت بعد شهرين الحمدلله. مصطنع",
    "ku": "Ew birin. Piştî du mehan vegeriya malê. Çêkirî",
    "en": "They took him. He came home after two months. Made up",
}


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_in_the_interview_it_is_recorded_by_one_press(room: Room, lang: Lang) -> None:
    hands = begin(room, lang)
    hands.answer("سلمى", "الدرويش")
    hands.next("missing")
    hands.answer("مروان", "خالد", "الدرويش")
    while hands.screen.findChild(ToldStrip, "money-event.text") is None:
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    strip = hands.screen.findChild(ToldStrip, "money-event.text")
    story = hands.screen.findChild(StoryEdit, "event.text")
    assert strip is not None and story is not None
    hands.reach("event.text")
    before = story.mapTo(hands.window, QPoint())
    hands.say(SAID[lang])
    assert strip.isVisible() and story.mapTo(hands.window, QPoint()) == before
    talk = hands.screen.talk
    assert talk is not None and not talk.has("money/0")
    hands.choose("money-record-event.text")
    assert talk.told("money/0", "text") == SAID[lang].split(". ")[1]
    assert not strip.isAncestorOf(hands.focus()) and isinstance(hands.focus(), FIELD)
    hands.choose("money-undo-event.text")
    assert not talk.has("money/0") and strip.write.isVisible()
    hands.choose("money-record-event.text")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.window.session is not None
    [attempt] = hands.window.session.desk.cases.list_kind("extortion_attempt")
    assert attempt.parent == talk.ids["case"]
    assert (attempt.value("demanded_amount"), attempt.value("demanded_currency")) == ("2500", "usd")


def test_in_a_contact_of_the_family_it_waits_with_the_page(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    family = str(desk.cases.record(case).value("family"))
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    screen = room.go(window, Route("family", family, "log"))
    for name in ("add-contact_log", "more-contact_log-contact"):
        button = screen.findChild(Button, name)
        assert button is not None
        button.click()
        room.settle(window)
    strip = next(
        one for one in screen.findChildren(ToldStrip) if one.objectName().startswith("money-")
    )
    story = screen.findChild(StoryEdit, strip.objectName().removeprefix("money-"))
    assert story is not None
    story.setFocus()
    hands.say(SAID["ar"])
    room.settle(window)
    assert strip.isVisible() and "مال" in plain(strip.words.said())
    strip.write.click()
    room.settle(window)
    assert "الابتزاز" in plain(strip.words.said())
    assert isinstance(screen, FamilyScreen)
    screen.save()
    room.settle(window)
    assert window.session is not None
    [attempt] = window.session.desk.cases.list_kind("extortion_attempt")
    assert attempt.parent == family and attempt.value("demanded_amount") == "2500"


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_a_return_told_in_the_interview_is_recorded_or_said_not_to_be_so(
    room: Room, lang: Lang
) -> None:
    hands = begin(room, lang)
    hands.answer("سلمى", "الدرويش")
    hands.next("missing")
    hands.answer("مروان", "خالد", "الدرويش")
    while hands.screen.findChild(ToldStrip, "back-event.text") is None:
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    strip = hands.screen.findChild(ToldStrip, "back-event.text")
    talk = hands.screen.talk
    assert strip is not None and talk is not None
    hands.reach("event.text")
    hands.say(BACK[lang])
    assert strip.isVisible() and not talk.has("news/0")
    hands.choose("back-others-event.text")
    assert talk.value("note/back 0", "done") is True and not talk.has("news/0")
    assert BACK[lang].split(". ")[1] in talk.told("note/back 0", "text")
    hands.choose("back-undo-event.text")
    assert not talk.has("note/back 0") and strip.write.isVisible()
    hands.choose("back-record-event.text")
    assert talk.told("news/0", "text") == BACK[lang].split(". ")[1]
    hands.choose("back-undo-event.text")
    assert not talk.has("news/0")
    hands.choose("back-record-event.text")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.window.session is not None
    events = hands.window.session.desk.cases.list_kind("event")
    [back] = [one for one in events if one.text("type") in CAME_BACK]
    assert back.parent == talk.ids["case"] and back.value("date") is None


def test_on_the_page_of_a_case_an_answer_is_a_note_that_quotes_the_words(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    words = "رجع عالبيت بعد شهرين"
    told: dict[str, Json] = {"ar": f"مصطنع. {words}", "src_lang": "ar"}
    event = desk.context.new_id()
    desk.cases.save([Edit("event", {"type": "summons", "text": told}, id=event, parent=case)])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", case, "person"))
    way = screen.findChild(Button, "told-back")
    assert way is not None and way.isVisible()
    way.click()
    room.settle(window)
    assert isinstance(screen, CaseScreen)
    strip = screen.findChild(ToldStrip, "back-event.text")
    assert strip is not None
    assert strip.isVisibleTo(screen)
    assert strip.others is not None
    strip.others.click()
    screen.save()
    room.settle(window)
    assert window.session is not None
    [note] = window.session.desk.cases.list_kind("note")
    assert note.text("subject") == case and f"«{words}»" in as_said(note.value("text"))
    assert not told_returns(window.session.desk.cases.dossier(case)) and not way.isVisible()


TEETH = {
    "ar": "أخدوه من البيت. ضرسو اليسار مخلوع وإلو سن دهب. مصطنع",
    "ku": "Ew birin. Diranekî wî yê zêr hebû. Çêkirî",
    "en": "They took him. He had a gold tooth on the left. Made up",
}


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_what_is_told_of_teeth_finds_its_field(room: Room, lang: Lang) -> None:
    """Nobody asks for it on a first visit; what was told is kept where somebody is recognised by it."""
    hands = begin(room, lang)
    hands.answer("سلمى", "الدرويش")
    hands.next("missing")
    hands.answer("مروان", "خالد", "الدرويش")
    while hands.screen.findChild(ToldStrip, "teeth-event.text") is None:
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    strip = hands.screen.findChild(ToldStrip, "teeth-event.text")
    talk = hands.screen.talk
    assert strip is not None and talk is not None
    hands.reach("event.text")
    hands.say(TEETH[lang])
    assert strip.isVisible() and not talk.has("teeth")
    hands.choose("teeth-record-event.text")
    assert not strip.isAncestorOf(hands.focus())
    hands.choose("teeth-undo-event.text")
    assert not talk.has("teeth") and strip.write.isVisible()
    hands.choose("teeth-record-event.text")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.window.session is not None
    desk = hands.window.session.desk
    [kept] = desk.cases.list_kind("am_dental")
    assert kept.parent == talk.ids["person"]
    assert as_said(kept.value("description")) == TEETH[lang].split(". ")[1]
    assert "am_dental" not in hidden(desk.cases.dossier(talk.ids["case"]))


def test_on_the_page_of_a_case_too_and_once(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    words: Json = {"ar": TEETH["ar"], "src_lang": "ar"}
    desk.cases.save([Edit("case", {"summary": words}, id=case)])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", case, "case"))
    assert isinstance(screen, CaseScreen) and screen.context is not None
    [strip] = [
        one for one in screen.findChildren(ToldStrip) if one.objectName() == "teeth-case.summary"
    ]
    strip.check()
    assert strip.isVisibleTo(screen) and strip.write.isVisibleTo(screen)
    strip.write.click()
    [(id, _)] = screen.context.draft.new_of("am_dental")
    assert screen.context.value(id, "description")["ar"].startswith("ضرسو")
    strip.undo.click()
    assert not [*screen.context.draft.new_of("am_dental")]


def test_an_age_and_a_year_are_no_tooth() -> None:
    for said in (
        "سن العشرين",
        "بسنة 2013",
        "كان عمرو ١٧ سنة",
        "سنه 2012",
        "ذهب سنة 2012 عالشام",
        "رجلو مكسورة سنين",
        "السنة اللي قدام",
        "he ate the whole thing",
    ):
        assert not tells_of_teeth(plain_text(said).letters), said
    for said in (
        "ناقصو سنان",
        "سنو القدامي مكسور",
        "ومكسور سنّو اللي من قدّام",
        "مخلوع لو سنين",
        "طقم أسنان",
        "diranên wî",
        "two teeth missing",
    ):
        assert tells_of_teeth(plain_text(said).letters), said
