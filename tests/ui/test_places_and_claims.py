"""Places are found by any of their names and by keyboard alone; a claim is asked by the editor of its
field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import Room, type_text

from vsdesk.desk import Edit
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.code_editor import CodeEditor
from vsdesk.ui.kit.form.date_editor import DateEditor
from vsdesk.ui.kit.form.line import LineEditor
from vsdesk.ui.kit.form.place_editor import PlaceEditor
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang


def at(room: Room, part: str, lang: Lang) -> tuple[Window, RootScreen, str]:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("case", cases[0], part))
    assert isinstance(screen, RootScreen) and screen.context is not None
    return window, screen, cases[0]


def unfolded(screen: RootScreen, name: str) -> PlaceEditor:
    """A place field; the questions behind "more" are opened until it is there."""
    for _ in range(6):
        for form in screen.findChildren(RecordForm):
            for one in form._forms:
                found = one.editors.get(name)
                if isinstance(found, PlaceEditor):
                    return found
        for more in screen.findChildren(Button):
            if more.property("fields") and not more.isHidden():
                more.click()
    raise AssertionError(name)


def press(key: Qt.Key) -> None:
    found = QApplication.focusWidget()
    assert found is not None
    QTest.keyClick(found, key)


@pytest.mark.parametrize(
    ("lang", "typed"), [("en", "الحسكه"), ("ar", "الحسكه"), ("ar", "Hesekê"), ("ku", "hasak")]
)
def test_a_place_is_found_by_any_name_in_any_script(room: Room, lang: Lang, typed: str) -> None:
    window, screen, case = at(room, "disappearance", lang)
    assert window.session is not None
    place = unfolded(screen, "place")
    wanted = window.session.places.by_key("SY08")
    assert wanted is not None
    place.line.setFocus()
    place.line.clear()
    type_text(place.line, typed)
    shown = [place.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(place.list.count())]
    assert wanted.id in shown and len(shown) < 25
    press(Qt.Key.Key_Down)
    for _ in range(shown.index(wanted.id)):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert place.value == wanted.id and place.line.text() == wanted.name(lang)
    assert not place.list.isVisible() and QApplication.focusWidget() is place.line
    screen.save()
    room.settle(window)
    events = window.session.desk.cases.dossier(case).of("event")
    assert wanted.id in [one.value("place") for one in events]


def test_what_no_list_knows_stays_as_words(room: Room) -> None:
    window, screen, case = at(room, "disappearance", "ar")
    assert window.session is not None
    place = unfolded(screen, "place")
    place.line.setFocus()
    type_text(place.line, "بيت أبو حسن")
    assert place.list.count() == 1 and place.nothing.isVisible()
    press(Qt.Key.Key_Return)
    assert place.value is None
    type_text(place.line, "عند التنور")
    press(Qt.Key.Key_Tab)  # gone on without a choice: nothing is lost
    screen.save()
    room.settle(window)
    event = next(
        one
        for one in window.session.desk.cases.dossier(case).of("event")
        if one.value("is_disappearance")
    )
    assert event.text("place_text") == "حاجز القطيفة · بيت أبو حسن · عند التنور"


def test_escape_shows_what_stood_and_an_empty_line_takes_the_place_away(room: Room) -> None:
    window, screen, _ = at(room, "disappearance", "ar")
    assert window.session is not None
    place = unfolded(screen, "place")
    stood = window.session.places.by_key("SY02")
    assert stood is not None
    place.fill_box(stood.id)
    place.line.setFocus()
    type_text(place.line, "زز")
    press(Qt.Key.Key_Escape)
    assert place.value == stood.id and place.line.text() == stood.name("ar")
    place.line.selectAll()
    press(Qt.Key.Key_Delete)
    assert place.value is None


def test_a_prison_is_no_place_of_arrest_unless_it_is_typed(room: Room) -> None:
    """By a nickname a town is meant; where somebody was held is another field."""
    _, screen, _ = at(room, "disappearance", "ar")
    assert screen.context is not None
    event = next(one for one in screen.context.dossier.of("event") if one.value("is_disappearance"))

    def found(text: str, field: str) -> list[str]:
        rows = screen.context.find_places(text, field, event.id) if screen.context else []
        return [name for _, name, _ in rows]

    prison = "سجن صيدنايا العسكري: الأحمر (الأمني)"
    assert prison not in found("صيدنايا", "place") and found("صيدنايا", "place")
    assert prison in found("سجن صيدنايا", "place")
    assert prison in found("صيدنايا", "facility")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_claim_is_asked_by_the_editor_of_the_field_that_it_speaks_of(
    room: Room, lang: Lang
) -> None:
    window, screen, case = at(room, "claims", lang)
    assert window.session is not None and screen.context is not None
    rows = screen.findChild(RecordList, "list-claim")
    assert isinstance(rows, RecordList)
    rows.add()
    form = rows._form
    assert form is not None and form.claimed is not None
    assert form.claimed.editor is None
    field = next(f.editors["field"] for f in form._forms if "field" in f.editors)
    expected = {"date": DateEditor, "fate": CodeEditor, "place": PlaceEditor, "age": LineEditor}
    for key, made in expected.items():
        field.fill_box(key)
        field.edited.emit()
        assert isinstance(form.claimed.editor, made), key
    field.fill_box("date")
    field.edited.emit()
    date = form.claimed.editor
    assert isinstance(date, DateEditor)
    date.typed.setText("2013-08-09")
    date.typed.written.emit("2013-08-09")
    screen.save()
    room.settle(window)
    [claim] = [
        one
        for one in window.session.desk.cases.dossier(case).of("claim")
        if one.text("field") == "date"
    ]
    value = claim.value("value")
    assert isinstance(value, dict) and value["from"] == "2013-08-09"
    assert "2013" in screen.context.titles.claimed(claim)


def test_a_value_of_another_form_is_not_left_behind(room: Room) -> None:
    desk, cases = room.desk(people=1)
    claim = desk.cases.save(
        [Edit("claim", {"field": "place_text", "value": "القطيفة"}, parent=cases[0])]
    ).ids[0]
    desk.access.lock()
    window = room.open("ar")
    assert window.session is not None
    screen = room.go(window, Route("case", cases[0], "claims"))
    assert isinstance(screen, RootScreen)
    rows = screen.findChild(RecordList, "list-claim")
    assert isinstance(rows, RecordList)
    rows.open(claim)
    form = rows._form
    assert form is not None and form.claimed is not None and form.claimed.editor is not None
    assert form.claimed.editor.value == "القطيفة"
    field = next(f.editors["field"] for f in form._forms if "field" in f.editors)
    field.fill_box("date")
    field.edited.emit()
    screen.save()
    room.settle(window)
    kept = window.session.desk.cases.record(claim)
    assert kept.text("field") == "date" and kept.value("value") is None
