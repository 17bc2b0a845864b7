"""What is typed in Arabic on an English page is kept as Arabic; a choice by hand stands. Made-up words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.test_relatives import interview, to
from tests.ui.test_which_of import box

from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.form.story_editor import StoryEditor
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

TAKEN = "أخدوه من الحاجز"


def editor(room: Room, lang: Lang) -> StoryEditor:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("case", cases[0], "disappearance"))
    assert isinstance(screen, RootScreen)
    found = screen.findChildren(StoryEditor)
    return next(one for one in found if one.story.objectName() == "event.text")


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_a_page_goes_by_the_letters(room: Room, lang: Lang) -> None:
    story = editor(room, lang)
    story.story.setPlainText(TAKEN)
    assert story.value == {"ar": TAKEN, "src_lang": "ar"} and story.langs.value == "ar"
    story.story.setPlainText("Ew birin")
    assert story.value == {lang: "Ew birin", "src_lang": lang}, "Latin stays as the page is"


def test_whoever_chose_a_language_meant_it(room: Room) -> None:
    story = editor(room, "en")
    story.langs.choose("ku")
    story._chose()
    story.story.setPlainText(TAKEN)
    assert story.value == {"ku": TAKEN, "src_lang": "ku"}


@pytest.mark.parametrize("lang", ["en", "ku"])
def test_an_interview_goes_by_the_letters(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    hands = interview(room, lang, cases[0])
    talk = hands.screen.talk
    assert talk is not None
    talk.speak(lang)
    to(hands, "happened")
    box(hands).setPlainText(TAKEN)
    assert talk.value("event", "text") == {"ar": TAKEN, "src_lang": "ar"}
    box(hands).setPlainText("Ew birin")
    assert talk.value("event", "text") == {lang: "Ew birin", "src_lang": lang}
