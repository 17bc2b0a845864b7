"""A number or a day typed in Arabic digits is kept; what cannot be read stays, is pointed
at, and is not "saved"."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import Room, type_text
from tests.ui.hands import begin, of, rows

from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.form.date_editor import DateEditor
from vsdesk.ui.kit.form.line import TypedEditor
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.route import Route
from vsdesk.words import plain


def household(room: Room) -> tuple[Any, RootScreen, str, TypedEditor]:
    """The page of a family, at the size of its household."""
    desk, _ = room.desk(people=1)
    family = desk.cases.list_kind("family")[0].id
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("family", family, "family", "family.household_size"))
    assert isinstance(screen, RootScreen)
    [editor] = [
        one for one in screen.findChildren(TypedEditor) if one.name == "family.household_size"
    ]
    return window, screen, family, editor


def test_a_number_in_arabic_digits_is_saved(room: Room) -> None:
    window, screen, family, editor = household(room)
    editor.line.clear()
    type_text(editor.line, "٧")
    assert not editor._typed.why
    screen.save()
    room.settle(window)
    assert plain(screen.head.saved.text()).startswith("حُفظ") or "حُفظ" in screen.head.saved.text()
    assert window.session.desk.cases.record(family).value("household_size") == 7


def test_what_is_no_number_stays_is_pointed_at_and_is_not_called_saved(room: Room) -> None:
    window, screen, family, editor = household(room)
    type_text(editor.line, "سبعة")
    assert editor._help is not None and editor._help.said().startswith("يصلح هنا عدد صحيح من")
    screen.save()
    room.settle(window)
    assert screen.head.saved.text() == "" and screen.head.done.isEnabled()
    assert window.shell.trouble.isVisible()
    focus = QApplication.focusWidget()
    assert isinstance(focus, TypedLine) and focus.text() == "سبعة"
    # It waits on another section, and after the page was left, and is found from there.
    screen.show_section("history")
    screen.save()
    room.settle(window)
    focus = QApplication.focusWidget()
    assert isinstance(focus, TypedLine) and focus.text() == "سبعة"
    room.go(window, Route("today"))
    again = room.go(window, Route("family", family, "family"))
    [line] = [one for one in again.findChildren(TypedLine) if one.text() == "سبعة"]
    line.clear()
    type_text(line, "٧")
    assert isinstance(again, RootScreen)
    again.save()
    room.settle(window)
    assert window.session.desk.cases.record(family).value("household_size") == 7


@pytest.mark.parametrize("text", ["-3", "٢٠١", "٥٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠"])
def test_a_household_of_less_than_nobody_is_not_saved(room: Room, text: str) -> None:
    """What fits is said with its least and its most; what was written stays in its line."""
    window, screen, family, editor = household(room)
    type_text(editor.line, text)
    said = plain(editor._help.said()) if editor._help is not None else ""
    assert "من 0 إلى 200" in said
    screen.save()
    room.settle(window)
    assert screen.head.saved.text() == "" and editor.line.text() == text
    assert window.session.desk.cases.record(family).value("household_size") is None


def test_every_number_amount_and_day_of_every_kind_is_read_the_same_way(room: Room) -> None:
    """One editor for each such field of the dictionary: Arabic digits in, the stored form out."""
    window, screen, _family, _ = household(room)
    assert screen.context is not None
    typed = {
        "number": ("٥٬٠٠٠", 5000),
        "amount": ("٥٠٠٠٫٥", "5000.5"),
        "day": ("٢٠٢٦-١١-٢٤", "2026-11-24"),
    }
    seen = 0
    for kind in window.session.dictionary.kinds:
        for field in kind.fields:
            if field.type not in typed:
                continue
            editor = screen.context.builder.editor(field)
            assert isinstance(editor, TypedEditor), field
            text, value = typed[field.type]
            type_text(editor.line, text)
            assert editor.value == value, field
            editor.line.clear()
            type_text(editor.line, "كثير")
            assert editor.value == "كثير" and editor._typed.why, field
            editor.deleteLater()
            seen += 1
    assert seen > 40


@pytest.mark.parametrize("lang", ["ar"])
def test_the_interview_keeps_a_count_and_stays_where_it_cannot_be_read(
    room: Room, lang: Any
) -> None:
    hands = begin(room, lang)
    screen: Any = hands.screen
    screen.talk.put("event", "what_happened", None)
    screen.talk.begin("event")
    screen.show_topic(_topic_of_count(screen))
    room.settle(hands.window)
    [count] = [
        one
        for one in screen.page.findChildren(TypedLine)
        if one.objectName() == "event.others_count"
    ]
    at = hands.at
    count.setFocus()
    type_text(count, "كثير")
    screen.go_on()
    room.settle(hands.window)
    assert hands.at == at and count.hasFocus() and count.text() == "كثير"
    count.clear()
    type_text(count, "٥")
    screen.go_on()
    room.settle(hands.window)
    assert hands.at != at
    found = of(list(rows(room, hands.window)), "event")
    assert [one["others_count"] for one in found if "others_count" in one] == [5]


def _topic_of_count(screen: Any) -> str:
    """The topic whose page asks how many others were taken."""
    from vsdesk.ui.screens.interview.topics import KEYS

    for key in KEYS:
        screen.show_topic(key)
        if any(
            one.objectName() == "event.others_count" for one in screen.page.findChildren(TypedLine)
        ):
            return str(key)
    raise AssertionError("others_count")


@pytest.mark.parametrize(
    ("typed", "one", "two"),
    [
        ("12/3/1985", "1985-03-12", "1985-12-03"),
        ("12-3-85", "1985-03-12", "1985-12-03"),
        ("12.3.1985", "1985-03-12", "1985-12-03"),
        ("25/8/2013", "2013-08-25", ""),
        ("١٢/٣/١٩٨٥", "1985-03-12", ""),
    ],
)
def test_a_day_that_is_typed_as_people_write_it_is_offered_and_never_taken(
    room: Room, typed: str, one: str, two: str
) -> None:
    """Both days where both can be, in words; nothing stands until somebody agrees."""
    desk, cases = room.desk(people=1)
    person = desk.cases.record(cases[0]).text("person")
    before = desk.cases.record(person).value("birth")
    desk.access.lock()
    window = room.open("ar")
    screen: Any = room.go(window, Route("case", cases[0], "person", "person.birth"))
    [editor] = [at for at in screen.findChildren(DateEditor) if at.name == "person.birth"]
    editor.typed.clear()
    type_text(editor.typed, typed)
    offered = [meaning.date["from"] for meaning in editor.strip.offered]
    assert offered == [day for day in (one, two) if day]
    assert editor.typed.text() == typed and "from" not in editor.value
    shown = plain(editor.strip.text.said() + editor.strip.check.said())
    assert "12 آذار 1985" in shown or "25 آب 2013" in shown
    assert not two or "3 كانون الأول 1985" in shown
    assert "1985" in editor.typed.why or "2013" in editor.typed.why
    screen.save()
    room.settle(window)
    assert window.session is not None
    assert window.session.desk.cases.record(person).value("birth") == before
    if two:
        editor.strip.turn()
    editor.agree()
    assert editor.typed.text() == (two or one) and not editor.typed.why
    screen.save()
    room.settle(window)
    stored = window.session.desk.cases.record(person).value("birth")
    assert isinstance(stored, dict) and stored["from"] == (two or one)
