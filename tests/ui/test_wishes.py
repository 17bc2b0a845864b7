"""What was asked about a person is written down where one looks for it, by keyboard, and
taken back. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.ui import made_up
from tests.ui.conftest import Room
from tests.ui.hands import Hands, begin, shown

from vsdesk.desk import Edit
from vsdesk.numerals import unmarked
from vsdesk.records.gate.persons.hidden_people import MARK
from vsdesk.records.gate.persons.what_marks_do import DOES
from vsdesk.ui.editing.person_wishes import Wishes
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.route import Route
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.screen import Screen
    from vsdesk.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


def standing(window: Window) -> list[RecordView]:
    assert window.session is not None
    return list(window.session.desk.cases.list_kind(MARK))


def brother(desk: Desk, family: str) -> str:
    return next(
        one.id for one in desk.cases.dossier(family).of("person") if one.text("given_ar") == "سامي"
    )


def row_of(screen: Screen, person: str) -> RowButton:
    return next(one for one in screen.findChildren(RowButton) if one.property("person") == person)


def opened(room: Room, role: str = "") -> tuple[Window, Hands, Screen, str]:
    desk, [case] = room.desk(people=1)
    family = str(desk.cases.record(case).value("family"))
    person = brother(desk, family)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("family", family, "members"))
    hands = Hands(room, window)
    member = row_of(screen, person)
    member.setFocus()
    hands.press(Qt.Key.Key_Space)
    return window, hands, screen, person


def test_a_brother_is_named_on_no_paper_by_keyboard_and_it_is_taken_back(room: Room) -> None:
    window, hands, screen, person = opened(room)
    tag = person[:8]
    hands.pick(f"wish-type-{tag}", "not_named_outside")
    wishes = screen.findChild(Wishes)
    assert wishes is not None
    assert wishes.does.said().startswith(Words("ar").say(DOES["not_named_outside"]))
    hands.reach(f"wish-why-{tag}")
    hands.say("يخاف على بيته")
    hands.choose(f"wish-add-{tag}")
    (mark,) = standing(window)
    assert (mark.parent, mark.text("type")) == (person, "not_named_outside")
    assert mark.value("why") == {"ar": "يخاف على بيته", "src_lang": "ar"}
    said = Words("ar").say
    row = row_of(screen, person)
    assert "لا يُذكر اسمه" in unmarked(plain(row.accessibleName()))
    assert row.isChecked()  # the same person is still open
    told = [one.said() for one in screen.findChildren(Paragraph) if one.isVisible()]
    assert any("لا يُذكر اسمه" in unmarked(one) for one in told)
    undo = screen.findChild(QPushButton, "undo-answer")
    assert undo is not None and undo.isVisible() and undo.text() == said("Undo")
    undo.setFocus()
    room.answers.answer = "on"  # it is said first that it guards somebody
    hands.press(Qt.Key.Key_Space)
    assert not standing(window)


def test_on_no_paper_of_one_relative_and_words_that_are_not_said(room: Room) -> None:
    window, hands, screen, person = opened(room)
    tag = person[:8]
    hands.pick(f"wish-type-{tag}", "not_on_papers_of")
    wishes = screen.findChild(Wishes)
    assert wishes is not None
    assert wishes.towards.count() > 1
    other = str(wishes.towards.itemData(1))
    hands.pick(f"wish-towards-{tag}", other)
    hands.choose(f"wish-add-{tag}")
    (mark,) = standing(window)
    assert mark.every("towards") == ([other],)
    assert hands.focus().objectName() == f"wish-type-{tag}"  # the keyboard stays where one writes
    hands.pick(f"wish-type-{tag}", "words_rejected")
    fresh = screen.findChild(Wishes)
    assert fresh is not None and not fresh.add.isEnabled()  # not without a word
    hands.reach(f"wish-words-{tag}")
    hands.say("شهيد")
    hands.choose(f"wish-add-{tag}")
    assert {one.text("type") for one in standing(window)} == {"not_on_papers_of", "words_rejected"}


def test_what_is_being_written_stands_when_the_page_is_read_anew_and_on_another_day(
    room: Room,
) -> None:
    window, hands, screen, person = opened(room)
    tag = person[:8]
    hands.pick(f"wish-type-{tag}", "words_rejected")
    hands.reach(f"wish-words-{tag}")
    hands.say("شهيد")
    hands.reach(f"wish-why-{tag}")
    hands.say("لم يثبت شيء")
    hands.reach("person.given_ar")
    hands.say("سامر")
    hands.press(
        Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    )  # the page is saved, not the wish
    room.rest(window)
    assert window.session is not None and not standing(window)
    assert window.session.desk.cases.record(person).text("given_ar") == "سامر"
    assert written(screen, tag) == ("words_rejected", "شهيد", "لم يثبت شيء")
    family = screen.place.id
    window.lock()
    room.settle(window)
    room.close()
    again = room.open("ar")
    screen = room.go(again, Route("family", family, "members"))
    hands = Hands(room, again)
    row = row_of(screen, person)
    row.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert written(screen, tag) == ("words_rejected", "شهيد", "لم يثبت شيء")
    hands.choose(f"wish-add-{tag}")
    (mark,) = standing(again)
    assert mark.value("words") == {"ar": "شهيد", "src_lang": "ar"}
    assert written(screen, tag) == ("", "", "")


def written(screen: Screen, tag: str) -> tuple[str, str, str]:
    """What stands in the lines of a wish that is not written down yet."""
    wishes = screen.findChild(Wishes, f"wishes-{tag}")
    assert wishes is not None
    return (wishes.type.value, wishes.words.text(), wishes.why.text())


def test_a_coordinator_takes_it_out_again_and_back(room: Room) -> None:
    window, hands, screen, person = opened(room)
    tag = person[:8]
    hands.pick(f"wish-type-{tag}", "nobody_may_know_of")
    hands.choose(f"wish-add-{tag}")
    (mark,) = standing(window)
    hands.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert hands.focus().objectName() == f"wish-out-{mark.id[:8]}"
    hands.press(Qt.Key.Key_Space)
    assert standing(window) and room.answers.asked  # whoever leaves it as it is ends nothing
    room.answers.answer = "on"
    hands.press(Qt.Key.Key_Space)
    assert not standing(window)
    undo = screen.findChild(UndoStrip, "") and screen.findChild(QPushButton, "undo-remove")
    assert undo is not None and undo.isVisible()
    undo.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert [one.id for one in standing(window)] == [mark.id]


def test_a_documenter_is_told_that_a_coordinator_takes_it_out(room: Room) -> None:
    desk = made_up.field(room.path / "field", room.path / "profile-field", "هالة")
    [case] = made_up.fill(desk, 1)
    family = str(desk.cases.record(case).value("family"))
    person = brother(desk, family)
    desk.access.lock()
    window = room.open("ar", vault=room.path / "field", profile="profile-field")
    screen = room.go(window, Route("family", family, "members"))
    hands = Hands(room, window)
    row = row_of(screen, person)
    row.setFocus()
    hands.press(Qt.Key.Key_Space)
    wishes = screen.findChild(Wishes)
    assert wishes is not None
    hands.pick(f"wish-type-{person[:8]}", "not_named_outside")
    assert Words("ar").say("Only a coordinator takes it out again.") in wishes.does.said()
    hands.choose(f"wish-add-{person[:8]}")
    (mark,) = standing(window)
    assert screen.findChild(QPushButton, f"wish-out-{mark.id[:8]}") is None


def test_a_source_who_is_a_relative_is_marked_on_the_page_of_the_source(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    person = brother(desk, str(desk.cases.record(case).value("family")))
    source = desk.context.new_id()
    desk.cases.save(
        [Edit("source", {"code": "س-٧", "type": "eyewitness", "person": person}, id=source)]
    )
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("record", source))
    hands = Hands(room, window)
    reason = screen.findChild(QPushButton, "sealed-open")
    assert reason is not None
    hands.reach("sealed-reason")
    hands.say("لأكتب ما طلبه")
    hands.enter()
    room.settle(window)
    hands.pick(f"wish-type-{person[:8]}", "nobody_may_know_of")
    hands.choose(f"wish-add-{person[:8]}")
    (mark,) = standing(window)
    assert mark.parent == person


def test_in_the_interview_a_wish_is_written_with_the_relative_and_taken_back(room: Room) -> None:
    hands = begin(room, "ar")
    hands.answer("سلمى", "الدرويش")
    hands.pick("kin.relation", "mother")
    hands.next("missing")
    hands.answer("مروان", "خالد", "الدرويش")
    while hands.at != "family":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.answer("هناء", "الدرويش")
    hands.choose("open-wish/0")
    hands.pick("wish/0.type", "nobody_may_know_of")
    assert shown(hands, "does-wish/0").startswith(Words("ar").say(DOES["nobody_may_know_of"]))
    hands.choose("undo-wish/0")
    undo = hands.screen.findChild(QPushButton, "undo-wish/0")
    assert undo is not None and not undo.isVisible()
    hands.pick("wish/0.type", "not_named_outside")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (mark,) = standing(hands.window)
    assert mark.text("type") == "not_named_outside"
    session = hands.window.session
    assert session is not None
    assert session.desk.cases.record(str(mark.parent)).text("given_ar") == "هناء"
    hands.press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    told = [unmarked(one.said()) for one in hands.screen.findChildren(Paragraph) if one.isVisible()]
    assert any("لا يُذكر اسمه" in one for one in told)  # and another may be asked


def test_a_wish_about_words_without_a_word_is_not_written(room: Room) -> None:
    hands = begin(room, "ar")
    hands.answer("سلمى", "الدرويش")
    hands.next("missing")
    hands.answer("مروان", "خالد", "الدرويش")
    while hands.at != "family":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.choose("open-speakerwish")
    hands.pick("speakerwish.type", "words_rejected")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not standing(hands.window)
