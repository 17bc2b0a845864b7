"""«وحمة ع كتفو الشمال», «ضابط بينادوه أبو حيدر» in a story: one press records it where it is looked for,
another takes it back. In a real window; all are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import begin

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import as_said
from vsdesk.ui.editing.told_strip import ToldStrip
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

TOLD = {
    "ar": "أخدو ضابط بينادوه أبو حيدر. إلو وحمة ع كتفو الشمال وبيلبس نضارات. مصطنع",
    "ku": "Efserek ew bir, digotin navê wî Saîr e. Deqek li çena wî heye, berçavk datîne. Çêkirî",
    "en": "An officer called Abu Haidar took him. He has a scar on his left shoulder, and glasses. Made up",
}
NAMES = {"ar": "أبو حيدر", "ku": "Saîr", "en": "Abu Haidar"}
KINDS = {"ar": "birthmark", "ku": "tattoo", "en": "scar"}


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_a_mark_and_who_took_part_find_their_fields(room: Room, lang: Lang) -> None:
    hands = begin(room, lang)
    hands.answer("سلمى", "الدرويش")
    hands.next("missing")
    hands.answer("مروان", "خالد", "الدرويش")
    while hands.screen.findChild(ToldStrip, "signs-event.text") is None:
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    signs = hands.screen.findChild(ToldStrip, "signs-event.text")
    actor = hands.screen.findChild(ToldStrip, "actor-event.text")
    assert signs is not None and actor is not None
    hands.reach("event.text")
    hands.say(TOLD[lang])
    assert signs.isVisible() and actor.isVisible()
    hands.choose("actor-record-event.text")
    hands.choose("actor-undo-event.text")
    assert actor.write.isVisible()
    hands.choose("actor-record-event.text")
    hands.choose("signs-record-event.text")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.window.session is not None and hands.screen.talk is not None
    desk, talk = hands.window.session.desk, hands.screen.talk
    [part] = desk.cases.list_kind("involvement")
    assert (part.parent, part.text("named_as")) == (talk.ids["event"], NAMES[lang])
    [mark] = desk.cases.list_kind("am_mark")
    [profile] = desk.cases.list_kind("am_profile")
    sentence = TOLD[lang].split(". ")[1]
    assert (mark.parent, mark.text("type")) == (talk.ids["person"], KINDS[lang])
    assert as_said(mark.value("description")) == sentence
    assert profile.value("glasses") is True and as_said(profile.value("marks")) == sentence


def test_on_the_page_of_a_case_too_and_once(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    words: Json = {"ar": TOLD["ar"], "src_lang": "ar"}
    desk.cases.save([Edit("case", {"summary": words}, id=case)])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", case, "case"))
    assert isinstance(screen, CaseScreen) and screen.context is not None
    strips = {one.objectName(): one for one in screen.findChildren(ToldStrip)}
    for name, kind in (("signs", "am_mark"), ("actor", "involvement")):
        strip = strips[f"{name}-case.summary"]
        strip.check()
        assert strip.isVisibleTo(screen) and strip.write.isVisibleTo(screen)
        strip.write.click()
        assert len([*screen.context.draft.new_of(kind)]) == 1
        strip.undo.click()
        assert not [*screen.context.draft.new_of(kind)]
        strip.write.click()
    screen.save()
    room.settle(window)
    assert window.session is not None
    [kept] = window.session.desk.cases.list_kind("involvement")
    assert kept.text("named_as") == NAMES["ar"]
    for one in screen.findChildren(ToldStrip):
        if one.objectName() in ("signs-case.summary", "actor-case.summary"):
            one.check()
            assert not one.isVisibleTo(screen)
