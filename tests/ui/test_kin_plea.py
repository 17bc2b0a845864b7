"""«أمه ما لازم تسمع فيها»: one press in the interview writes down from whom and which words, at the missing
person; a birth in words of a child asks for the age. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.ui.hands import Hands
from tests.ui.test_large_text import small
from tests.ui.test_own_plea import BOX, at_the_story, standing
from tests.ui.test_relatives import to

from vsdesk.records.dictionary.display_names import MOTHER
from vsdesk.records.dictionary.values import as_said
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.persons.hidden_people import WORDS_REJECTED
from vsdesk.ui.screens.interview.kin_plea import KinPlea
from vsdesk.ui.screens.interview.people_pages import ChildHint
from vsdesk.ui.screens.interview.plea_strips import KeptPlea

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


def strip_of(hands: Hands) -> KinPlea:
    (found,) = (
        one for one in hands.screen.findChildren(KinPlea) if one.objectName() == f"kin-plea-{BOX}"
    )
    return found


def test_one_press_writes_what_a_relative_is_not_to_hear(room: Room) -> None:
    hands = at_the_story(room, "ar")
    hands.reach(BOX)
    assert not strip_of(hands).isVisible()
    hands.say("طلعولنا شهادة. سلمى ما بتعرف بالشهادة وما لازم تسمع فيها")
    strip = strip_of(hands)
    assert strip.isVisible() and strip.who.value == "speaker" and not strip.add.isEnabled()
    seals = hands.screen.findChild(KeptPlea, f"kept-plea-{BOX}")
    assert seals is not None and not seals.isVisible()  # one plea, one strip
    hands.reach(f"kin-what-{BOX}")
    hands.say("الشهادة")
    hands.choose(f"kin-add-{BOX}")
    assert not strip.isAncestorOf(hands.focus()) and "الشهادة" in strip.words.said()
    hands.choose(f"kin-undo-{BOX}")
    assert strip.add.isVisible() and not strip.undo.isVisible()
    hands.choose(f"kin-add-{BOX}")
    assert not standing(hands)
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (mark,) = standing(hands)
    talk = hands.screen.talk
    assert talk is not None and mark.parent == talk.ids["person"]
    assert mark.text("type") == WORDS_REJECTED
    assert [id for one in mark.every("towards") for id in ids_in(one)] == [talk.ids["speaker"]]
    assert mark.value("words") == {"ar": "الشهادة", "src_lang": "ar"}


@pytest.mark.parametrize(
    "told", ["عمه ما لازم يعرف", "لا تخبروا عمه", "أبوه لا يدري", "ما حدا يخبر عمه"]
)
def test_a_relative_who_is_to_hear_nothing_is_asked_about(room: Room, told: str) -> None:
    hands = at_the_story(room, "ar")
    hands.reach(BOX)
    hands.say(f"دفعنا مصاري لواحد. {told}")
    strip = strip_of(hands)
    assert strip.isVisible() and not strip.add.isEnabled()
    seals = hands.screen.findChild(KeptPlea, f"kept-plea-{BOX}")
    assert seals is not None and not seals.isVisible()


def test_the_mother_is_offered_by_the_name_told_with_the_person(room: Room) -> None:
    hands = at_the_story(room, "ar")
    talk = hands.screen.talk
    assert talk is not None
    story = hands.at
    talk.put("kin", "relation", "sister_full")
    talk.put("person", MOTHER["ar"][0], "فريال")
    hands.reach(BOX)
    hands.say("دفعنا مصاري لواحد. أمو ما لازم تسمع فيها")
    hands.pick(f"kin-who-{BOX}", "mother")
    hands.reach(f"kin-what-{BOX}")
    hands.say("المصاري")
    hands.choose(f"kin-add-{BOX}")
    strip = strip_of(hands)
    assert "فريال" in strip.words.said() and strip.undo.isVisible()
    spot = strip.who.value
    assert talk.people.relation(spot) == "mother" and talk.text(spot, "given_ar") == "فريال"
    hands.screen.show_topic("family")
    hands.screen.show_topic(story)
    room.settle(hands.window)
    strip = strip_of(hands)
    assert strip.who.value == spot and not strip.add.isVisible()  # it is not asked anew
    assert "المصاري" in strip.words.said()


def test_words_of_a_child_ask_for_the_age(room: Room) -> None:
    hands = at_the_story(room, "ar")
    to(hands, "family")
    hands.reach("relative/0.birth")
    (hint,) = (
        one
        for one in hands.screen.findChildren(ChildHint)
        if one.objectName() == "child-relative/0"
    )
    assert not hint.isVisible()
    hands.say("بنت صغيرة")
    assert hint.isVisible()
    for words, asks in (
        ("كان عمري سبعة بسنة حماة", None),
        ("كان عمرها 15 لما مات أبوها", "هذا عمر وقتها"),
        ("عمرها 15 سنة", "قاصر"),
    ):
        hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        hands.say(words)
        assert hint.isVisible() == bool(asks), words
        assert not asks or asks in hint.said(), words


def test_going_on_asks_once_for_an_if_of_somebody_else(room: Room) -> None:
    hands = at_the_story(room, "ar")
    talk = hands.screen.talk
    assert talk is not None
    talk.put("relative/0", "given_ar", "سعاد")
    to(hands, "consent")
    hands.pick("consent-who", "relative/0")
    hands.reach("consent-iimp-yes")
    hands.press(Qt.Key.Key_4)
    hands.say("إذا رضيت أمي")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.at == "consent" and hands.focus().objectName() == "if-words-iimp-talk"
    hands.pick("consent-said-by", "")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.at != "consent" and not talk.half_said
    talk.half_said["relative/0 ncmp"] = {"words": "بس بعد العيد", "aside": False}  # passed over
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert talk.dossier is not None
    (condition,) = talk.dossier.of("consent_condition")
    assert as_said(condition.value("words")) == "إذا رضيت أمي"
    (note,) = talk.dossier.of("note")
    assert as_said(note.value("text")).endswith("بس بعد العيد") and not talk.half_said


def test_who_does_not_speak_says_first_who_said_it(room: Room) -> None:
    """Nothing of an answer is chosen that nobody said: the first key writes nothing, and asks."""
    hands = at_the_story(room, "ar")
    talk = hands.screen.talk
    assert talk is not None
    talk.put("relative/0", "given_ar", "سعاد")
    to(hands, "consent")
    hands.pick("consent-who", "relative/0")
    hands.reach("consent-iimp-yes")
    hands.say("1")
    assert not talk.draft.new_of("consent_grant")
    room.qtbot.waitUntil(lambda: hands.focus().objectName() == "consent-said-by")
    hands.pick("consent-said-by", "")
    hands.reach("consent-iimp-yes")
    hands.say("2")
    ((_, answer),) = talk.draft.new_of("consent_grant")
    assert answer.set["result"] == "refused" and not answer.set.get("language")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_last_button_stands_on_a_small_screen_too(room: Room, lang: Lang) -> None:
    """1024 × 600: beside what is typed, and where the keyboard comes to it, nothing lies below the edge."""
    hands = at_the_story(room, lang)
    small(hands.window)
    room.settle(hands.window)
    hands.reach(BOX)
    hands.say("طلعولنا شهادة. سلمى ما بتعرف بالشهادة وما لازم تسمع فيها")
    strip = strip_of(hands)
    assert strip.isVisible()
    hands.reach(f"kin-what-{BOX}")
    hands.say("الشهادة")
    room.settle(hands.window)
    assert whole(strip.add), "seen while the words before it are typed"
    hands.choose(f"kin-add-{BOX}")
    room.settle(hands.window)
    assert whole(strip.undo)


def whole(button: QWidget) -> bool:
    """Whether all of it is seen."""
    return button.isVisible() and button.visibleRegion().boundingRect().size() == button.size()
