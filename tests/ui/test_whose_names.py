"""«لا تكتبوا اسمها» in a talk: whose name it is, once said, is written down of that plea alone, and is not
asked again while the words stand. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import Hands
from tests.ui.test_own_plea import BOX, at_the_story, strips

from vsdesk.desk import Edit
from vsdesk.records.checks.wording import WordingReader
from vsdesk.records.dictionary.values import as_said
from vsdesk.records.gate.persons.hidden_people import NOT_NAMED
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.own_plea import OwnPlea
from vsdesk.ui.screens.interview.screen import InterviewScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.dossier import RecordView
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

FIRST = {
    "ar": "سعاد شافته بالفرع، لا تكتبوا اسمها",
    "ku": "Sûad ew li şaxê dît, navê wê nenivîsin",
    "en": "Suad saw him at the branch, don't write her name",
}
SECOND = {
    "ar": "والفران كان هنيك كمان، لا تكتبوا اسمه",
    "ku": "Nanpêj jî li wir bû, navê wî nenivîsin",
    "en": "The baker was there, don't write his name",
}
ON = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
BACK = (Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
RELATIVE = "relative/0"
LANGUAGES = pytest.mark.parametrize("lang", ["ar", "ku", "en"])
ROLES = pytest.mark.parametrize("role", ["coordinator", "documenter"])


def talked(room: Room, lang: Lang, role: Role) -> Hands:
    """At the story, of a family in which there is a sister."""
    hands = at_the_story(room, lang, role)
    talk = hands.screen.talk
    assert talk is not None
    talk.put(RELATIVE, f"given_{talk.writing}", {"ar": "سعاد", "ku": "Sûad", "en": "Suad"}[lang])
    hands.reach(BOX)
    return hands


def strip_of(hands: Hands) -> OwnPlea:
    return strips(hands)[-1]


def choices(hands: Hands) -> list[RecordView]:
    assert hands.window.session is not None
    found = hands.window.session.desk.cases.list_kind("name_choice")
    return [one for one in found if not one.deleted]


def answer(hands: Hands) -> None:
    """It is the sister's name, and stands on no paper outside."""
    hands.pick(f"own-who-{BOX}", RELATIVE)
    hands.choose(f"own-{NOT_NAMED}-{BOX}")


def asks(hands: Hands) -> str:
    """The plea of which the strip asks whose it is; "" where nothing is asked."""
    strip = strip_of(hands)
    assert strip.isVisible()
    return "" if strip._now is None or strip._whose(strip._now) else strip._now.around


@ROLES
@LANGUAGES
def test_what_was_said_of_one_plea_is_kept_of_it_alone(room: Room, lang: Lang, role: Role) -> None:
    hands = talked(room, lang, role)
    hands.say(f"{FIRST[lang]}. {SECOND[lang]}")
    assert asks(hands).startswith(FIRST[lang])
    answer(hands)
    assert asks(hands).endswith(SECOND[lang]) and strip_of(hands).who.value == ""
    assert strip_of(hands).answered.isVisible() and not choices(hands)
    hands.press(*ON)
    [choice] = choices(hands)
    talk = hands.screen.talk
    assert talk is not None
    [first, _] = WordingReader().name_pleas(f"{FIRST[lang]}. {SECOND[lang]}")
    assert choice.text("who") == talk.ids[RELATIVE] and choice.text("choice") == "replace"
    assert (choice.text("record"), choice.text("field")) == (talk.ids["event"], "text")
    place = choice.value("plea")
    assert isinstance(place, dict) and (place["start"], place["end"]) == (first.start, first.end)
    assert not choice.value("confirmed")
    hands.press(*BACK)
    assert asks(hands).endswith(SECOND[lang])
    hands.press(*ON)
    assert len(choices(hands)) == 1


@ROLES
@LANGUAGES
def test_it_stands_when_the_talk_is_taken_up_again(room: Room, lang: Lang, role: Role) -> None:
    hands = talked(room, lang, role)
    hands.say(f"{FIRST[lang]}. ")
    answer(hands)
    talk, session = hands.screen.talk, hands.window.session
    assert talk is not None and session is not None
    case = talk.ids["case"]
    hands.choose("stop")
    room.rest(hands.window)
    [choice] = choices(hands)
    screen = room.go(hands.window, Route("interview", case))
    room.rest(hands.window)
    assert isinstance(screen, InterviewScreen)
    screen.show_topic("happened")
    room.settle(hands.window)
    strip = strip_of(hands)
    assert not asks(hands) and not strip.undo.isVisible() and not strip.theirs.isVisible()
    again = screen.talk
    assert again is not None and again.ids[strip.who.value] == choice.text("who")
    assert not any(one.isVisible() for one in strip.ways.values())


@ROLES
def test_it_is_kept_with_the_draft_before_it_is_saved(room: Room, role: Role) -> None:
    """The window closes in the middle of a topic: words, wish and answer are there again."""
    hands = talked(room, "ar", role)
    hands.say(f"{FIRST['ar']}. ")
    answer(hands)
    talk = hands.screen.talk
    assert talk is not None
    case = talk.ids["case"]
    hands.window.close()
    hands = Hands(room, room.open("ar"))
    screen = room.go(hands.window, Route("interview", case))
    room.rest(hands.window)
    assert isinstance(screen, InterviewScreen)
    assert not asks(hands) and strip_of(hands).undo.isVisible() and not choices(hands)
    hands.press(*ON)
    assert len(choices(hands)) == 1


@LANGUAGES
def test_it_stands_only_for_what_it_saw(room: Room, lang: Lang) -> None:
    hands = talked(room, lang, "coordinator")
    hands.say(f"{FIRST[lang]}. ")
    answer(hands)
    hands.reach(BOX)
    hands.say(SECOND[lang])  # what is told behind it takes nothing from it
    assert asks(hands).endswith(SECOND[lang])
    hands.press(*ON)
    assert len(choices(hands)) == 1
    hands.press(*BACK)
    hands.reach(BOX)
    hands.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    hands.say(" . X")  # other words stand there now than were seen
    assert asks(hands).startswith(FIRST[lang])
    hands.press(*ON)
    hands.press(*BACK)
    assert asks(hands).startswith(FIRST[lang])


def test_words_before_it_are_changed_before_it_is_saved(room: Room) -> None:
    hands = talked(room, "ar", "coordinator")
    hands.say(FIRST["ar"])
    answer(hands)
    hands.reach(BOX)
    hands.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    hands.say("مو هي، ")
    assert asks(hands)
    hands.press(*ON)
    assert not choices(hands)


@ROLES
@LANGUAGES
def test_it_is_taken_back_by_one_press(room: Room, lang: Lang, role: Role) -> None:
    hands = talked(room, lang, role)
    hands.say(f"{FIRST[lang]}. {SECOND[lang]}")
    answer(hands)
    hands.choose(f"own-undo-{BOX}-0")
    assert asks(hands).startswith(FIRST[lang])
    answer(hands)
    hands.reach(BOX)
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.say(f"{FIRST[lang]}. ")
    hands.choose(f"own-undo-{BOX}")
    assert asks(hands) and strip_of(hands).ways[NOT_NAMED].hasFocus()
    hands.press(*ON)
    assert not choices(hands)
    assert hands.window.session is not None
    assert not hands.window.session.desk.cases.list_kind("person_mark")


@ROLES
def test_a_source_is_said_to_be_meant_by_one_press(room: Room, role: Role) -> None:
    """The baker is written down, and back in the talk the plea is his: a choice about it, and no more is
    asked."""
    hands = talked(room, "ar", role)
    hands.say(f"{FIRST['ar']}. {SECOND['ar']}")
    answer(hands)
    hands.pick(f"own-who-{BOX}", "other")
    hands.choose(f"own-sources-{BOX}")
    desk, case = _desk(hands)
    named = {"type": "eyewitness", "true_name": "أبو ياسر الفران"}
    source = desk.cases.save([Edit("source", named, id=desk.context.new_id())]).ids[0]
    [event] = desk.cases.list_kind("event")
    desk.cases.save([Edit("event", {"witnesses": [source]}, id=event.id)])
    _back(room, hands, case)
    assert asks(hands).endswith(SECOND["ar"])
    hands.pick(f"own-who-{BOX}", f"source/{source}")
    hands.choose(f"own-theirs-{BOX}")
    assert not asks(hands) and strip_of(hands).undo.isVisible()
    said = plain(strip_of(hands).words.said())
    assert ("منسّق في هذا الجواب" in said) == (role == "documenter")
    hands.press(*ON)
    assert {one.text("who") for one in choices(hands)} == {source, _sister(desk)}
    assert as_said(desk.cases.record(event.id).value("text")) == f"{FIRST['ar']}. {SECOND['ar']}"


@ROLES
def test_who_was_written_down_since_is_chosen_when_one_comes_back(room: Room, role: Role) -> None:
    """A soldier of whom nobody knows the name is a source by the words that point at him: back in the talk
    it is not asked anew who was meant."""
    hands = talked(room, "ar", role)
    hands.say(f"{SECOND['ar']}. ")
    hands.pick(f"own-who-{BOX}", "other")
    hands.choose(f"own-sources-{BOX}")
    desk, case = _desk(hands)
    assert _back(room, hands, case).who.value == "other"  # nobody was written down
    hands.choose(f"own-sources-{BOX}")
    pointed = {"type": "eyewitness", "pointed_at": "عسكري من جوا"}
    source = desk.cases.save([Edit("source", pointed, id=desk.context.new_id())]).ids[0]
    [event] = desk.cases.list_kind("event")
    desk.cases.save([Edit("event", {"witnesses": [source]}, id=event.id)])
    strip = _back(room, hands, case)
    assert strip.who.value == f"source/{source}" and "عسكري من جوا" in strip.who.currentText()
    assert asks(hands) and not choices(hands)  # nothing is written that nobody pressed
    hands.choose(f"own-theirs-{BOX}")
    hands.press(*ON)
    assert {one.text("who") for one in choices(hands)} == {source}


def _back(room: Room, hands: Hands, case: str) -> OwnPlea:
    screen = room.go(hands.window, Route("interview", case))
    room.rest(hands.window)
    assert isinstance(screen, InterviewScreen)
    screen.show_topic("happened")
    room.settle(hands.window)
    return strip_of(hands)


def _sister(desk: Desk) -> str:
    return next(one.id for one in desk.cases.list_kind("person") if one.text("given_ar") == "سعاد")


def _desk(hands: Hands) -> tuple[Desk, str]:
    assert hands.window.session is not None and hands.window.shell is not None
    return hands.window.session.desk, hands.window.shell.place.id
