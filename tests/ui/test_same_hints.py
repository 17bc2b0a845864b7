"""While a name is typed: a quiet hint that this person may already have been told of. All people are made
up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui import made_alike
from tests.ui.conftest import Room, type_text
from tests.ui.test_same import Keys, sentences

from vsdesk.desk import Edit
from vsdesk.ui.editing.told_before import ToldBefore
from vsdesk.ui.kit.form.editor import Editor
from vsdesk.ui.parts.member_form import MemberForm
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.family.screen import FamilyScreen
from vsdesk.ui.screens.interview.screen import InterviewScreen
from vsdesk.ui.screens.interview.which_family import WhichFamily
from vsdesk.ui.window import Window
from vsdesk.words import Lang, plain


def box(page: QWidget, name: str) -> QWidget:
    """What takes the keyboard in a field of a form."""
    found = page.findChild(Editor, f"field-person.{name}")
    assert found is not None, name
    return found.focus_box()


def hint(room: Room, page: QWidget) -> ToldBefore:
    """The hint, after it had its time."""
    (found,) = page.findChildren(ToldBefore)
    room.qtbot.waitUntil(lambda: not found._soon.isActive())
    room.settle(room.windows[-1])
    return found


def prepared(room: Room, lang: Lang) -> tuple[Window, tuple[str, str]]:
    """A window over a vault in which two people were told of, and everything was compared."""
    desk, _ = room.desk(people=11)
    pair = made_alike.alike(desk, 2)[1]
    desk.matching.suggestions.match_new()
    desk.access.lock()
    return room.open(lang), pair


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_new_case_hints_at_an_earlier_report_and_the_keyboard_stays(
    room: Room, lang: Lang
) -> None:
    window, pair = prepared(room, lang)
    keys = Keys(room, window)
    keys.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.shell is not None
    room.qtbot.waitUntil(
        lambda: window.shell is not None and isinstance(window.shell.screen_now, CaseScreen)
    )
    room.settle(window)
    page = window.shell.screen_now
    assert isinstance(page, CaseScreen)
    typed = {"given_ar": "محمد", "father_ar": "عبدالرحمن", "family_ar": "الاحمد"}
    assert not page.told.isVisible()
    for name, text in typed.items():
        box(page, name).setFocus()
        type_text(keys.focus, text)
    kept = QApplication.focusWidget()
    strip = hint(room, page)
    room.settle(window)
    assert strip.isVisible() and QApplication.focusWidget() is kept
    assert {str(one.property("root")) for one in strip.buttons} == set(pair)
    assert ("May already have been told" if lang == "en" else "ربما") in sentences(strip)
    assert any("SND-26" in plain(one.text()) for one in strip.buttons)
    keys.reach("told-before-0")
    keys.press(Qt.Key.Key_Return)
    assert window.shell.place.screen == "case" and window.shell.place.id in pair
    keys.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    back = window.shell.screen_now
    assert isinstance(back, CaseScreen) and back.place.id == page.place.id


def test_what_was_decided_is_not_hinted_at_again_and_a_hint_can_be_put_away(room: Room) -> None:
    desk, _ = room.desk(people=11)
    one, two = made_alike.alike(desk, 2)[1]
    third = made_alike.report(desk, ("محمد", "عبد الرحمن", "الأحمد", "خزال", 1988), "ar")
    desk.matching.suggestions.match_new()
    desk.matching.decide_pair(
        one, two, "different", "الأم غير الأم", shown=desk.matching.pair_shown(one, two)
    )
    desk.access.lock()
    window = room.open("en")
    keys = Keys(room, window)
    page = room.go(window, Route("case", one, "person"))
    assert isinstance(page, CaseScreen)
    assert not hint(room, page).isVisible(), "nothing is typed"
    box(page, "given_ar").setFocus()
    type_text(keys.focus, "ي")
    keys.press(Qt.Key.Key_Backspace)
    assert not hint(room, page).isVisible(), "nothing is changed"
    box(page, "family_ar").setFocus()
    keys.press(Qt.Key.Key_End)
    type_text(keys.focus, " ")
    strip = hint(room, page)
    room.settle(window)
    assert [one.property("root") for one in strip.buttons] == [third]
    keys.choose("put-hint-away")
    assert not strip.isVisible()


def test_an_interview_hints_before_the_family_is_asked_twice(room: Room) -> None:
    window, pair = prepared(room, "ar")
    keys = Keys(room, window)
    page = room.go(window, Route("interview"))
    assert isinstance(page, InterviewScreen)
    if isinstance(page.page, WhichFamily):
        keys.choose("which-family-new")
    page.show_topic("missing")
    room.settle(window)
    for name, text in (("given_ar", "محمد"), ("father_ar", "عبد الرحمن"), ("family_ar", "الأحمد")):
        keys.reach(f"person.{name}")
        type_text(keys.focus, text)
    kept = QApplication.focusWidget()
    strip = hint(room, page)
    room.settle(window)
    assert strip.isVisible() and QApplication.focusWidget() is kept
    assert {str(one.property("root")) for one in strip.buttons} == set(pair)
    page.show_topic("happened")
    assert not strip.isVisible()
    page.show_topic("missing")
    strip = hint(room, page)
    room.settle(window)
    keys.reach("told-before-0")
    keys.press(Qt.Key.Key_Return)
    assert window.shell is not None and window.shell.place.screen == "case"
    keys.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    again = window.shell.screen_now
    assert isinstance(again, InterviewScreen)
    assert again.talk is not None and again.talk.at == "missing"
    assert again.talk.text("person", "father_ar") == "عبد الرحمن", "nothing was lost"


def test_a_member_of_a_family_may_have_been_told_of(room: Room) -> None:
    desk, cases = room.desk(people=11)
    pair = made_alike.alike(desk, 2)[1]
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.matching.suggestions.match_new()
    desk.access.lock()
    window = room.open("ar")
    keys = Keys(room, window)
    page = room.go(window, Route("family", family, "members"))
    assert isinstance(page, FamilyScreen)
    for part, text in (("given", "محمد"), ("father", "عبد الرحمن"), ("family", "الأحمد")):
        keys.reach(f"member-{part}")
        type_text(keys.focus, text)
    strip = hint(room, page)
    room.settle(window)
    assert strip.isVisible()
    assert {str(one.property("root")) for one in strip.buttons} == set(pair)
    for part, text in (("given", "مروان"), ("father", "خالد"), ("family", "الدرويش")):
        found = page.findChild(QWidget, f"member-{part}")
        assert found is not None
        found.setFocus()
        keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_text(keys.focus, text)
    strip = hint(room, page)
    room.settle(window)
    assert not strip.isVisible(), "the family's own case is no news to it"


def test_a_member_who_is_typed_is_there_again_after_a_look_at_the_report(room: Room) -> None:
    desk, cases = room.desk(people=11)
    made_alike.alike(desk, 2)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.matching.suggestions.match_new()
    desk.access.lock()
    window = room.open("ar")
    keys = Keys(room, window)
    page = room.go(window, Route("family", family, "members"))
    typed = {"given": "محمد", "father": "عبد الرحمن", "family": "الأحمد"}
    for part, text in typed.items():
        keys.reach(f"member-{part}")
        type_text(keys.focus, text)
    form = page.findChild(MemberForm)
    assert form is not None
    form._to.choose("")
    form._to.chosen.emit("")
    hint(room, page)
    room.settle(window)
    keys.reach("told-before-0")
    keys.press(Qt.Key.Key_Return)
    assert window.shell is not None and window.shell.place.screen == "case"
    keys.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    room.settle(window)
    assert window.shell.screen_now is not None
    again = window.shell.screen_now.findChild(MemberForm)
    assert again is not None and again is not form
    assert [one.text() for one in again._fields.values()] == [*typed.values()]
    assert again._to.value == "" and again._add.isEnabled()
    again._add.click()
    room.settle(window)
    last = window.shell.screen_now.findChild(MemberForm)
    assert last is not None and not last._named(), "the next one begins empty"


def test_a_sealed_source_is_no_hint(room: Room) -> None:
    """A source bears a name, but never as a report: its space is sealed."""
    desk, _ = room.desk(people=11)
    source = desk.cases.save([Edit("source", {"code": "S-0007"})]).ids[0]
    names = {"given_ar": "سلمى", "father_ar": "جميل", "family_ar": "الحداد"}
    desk.cases.save([Edit("person", names, parent=source)])
    desk.matching.suggestions.match_new()
    assert desk.matching.suggestions.hints(names) == ()
    desk.access.lock()
