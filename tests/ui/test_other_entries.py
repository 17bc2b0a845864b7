"""On a family's page a relative who was written down twice is joined with the other entry, and parted
again, in both directions. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from vsdesk.desk import Edit
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.route import Route
from vsdesk.ui.screens.family.entry_list import OtherEntries
from vsdesk.ui.screens.search.screen import SearchScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang


def written(desk: Desk, family: str, given: str) -> str:
    """One more member of a family: the row."""
    who, row = desk.context.new_id(), desk.context.new_id()
    desk.cases.save(
        [
            Edit("person", {"given_ar": given, "family_ar": "الساروتي"}, id=who, parent=family),
            Edit("family_member", {"person": who}, id=row, parent=family),
        ]
    )
    return row


def opened(room: Room, window: Window, family: str, row: str) -> OtherEntries:
    page = room.go(window, Route("family", family, "members"))
    return _unfolded(room, window, page, row)


def _unfolded(room: Room, window: Window, page: QWidget | None, row: str) -> OtherEntries:
    assert page is not None
    button = page.findChild(RowButton, f"member-{row[:8]}")
    assert button is not None
    if not button.isChecked():
        button.click()
    room.settle(window)
    part = page.findChild(OtherEntries, f"other-entries-{row[:8]}")
    assert part is not None
    return part


def press(room: Room, window: Window, part: QWidget, name: str) -> None:
    button = part.findChild(Button, name)
    assert button is not None, name
    button.click()
    room.settle(window)


def said(part: QWidget) -> str:
    return plain("\n".join(one.said() for one in part.findChildren(Paragraph)))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_one_relative_of_two_families_is_joined_and_parted(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    first = str(desk.cases.record(cases[0]).value("family"))
    second = desk.cases.new_family({"display_name": "عائلة الصفدي المختلقة"}).ids[0]
    here, there = written(desk, first, "ريم"), written(desk, second, "ريم")
    number = desk.cases.record(second).text("family_code")
    desk.access.lock()
    window = room.open(lang)
    part = opened(room, window, first, here)
    assert number not in said(part)
    press(room, window, part, f"also-{here[:8]}")
    part.finder.field.setText("ريم الساروتي")
    part.finder.field.written.emit("ريم الساروتي")
    part.finder.field.returnPressed.emit()
    room.settle(window)
    press(room, window, part, f"known-{second[:8]}")
    room.answers.answer = "one"
    press(room, window, part, f"also-choose-{there[:8]}")
    assert window.session is not None and window.shell is not None
    relatives = window.session.desk.cases.relatives
    assert [one.member for one in relatives.entries(first)[here]] == [there]
    page = window.shell.screen_now
    part = _unfolded(room, window, page, here)
    assert number in said(part)
    assert QApplication.focusWidget() is part.door
    assert page is not None
    row = page.findChild(RowButton, f"member-{here[:8]}")
    other = "له مدخل آخر" if lang == "ar" else "has another entry"
    assert row is not None and other in plain(row.accessibleName())
    press(room, window, part, f"entry-open-{there[:8]}")
    part = _unfolded(room, window, window.shell.screen_now, there)  # the other way round
    assert desk_number(window, first) in said(part)
    room.answers.answer, room.answers.reason = "two", "هما اثنتان، مصطنع"
    press(room, window, part, f"entry-apart-{here[:8]}")
    assert not relatives.entries(first)
    strip = next(one for one in window.findChildren(UndoStrip) if one.isVisible())
    strip.button.click()
    room.settle(window)
    assert [one.member for one in relatives.entries(first)[here]] == [there]
    search = room.go(window, Route("search", field="ريم الساروتي"))
    assert isinstance(search, SearchScreen)
    hits = [search.model.row(at) for at in range(search.model.rowCount())]
    assert [number in search.cells.text(hit, "who") for hit in hits].count(True) == 1


def desk_number(window: Window, family: str) -> str:
    assert window.session is not None
    return window.session.desk.cases.record(family).text("family_code")


def test_two_entries_of_one_family_are_joined(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    one, two = written(desk, family, "هدى"), written(desk, family, "هدى")
    person = desk.cases.record(two).text("person")
    desk.cases.marks.mark(person, {"type": "not_named_outside"})
    desk.access.lock()
    window = room.open("ar")
    part = opened(room, window, family, one)
    press(room, window, part, f"also-{one[:8]}")
    room.answers.answer = "keep"
    press(room, window, part, f"also-choose-{two[:8]}")
    assert window.session is not None and window.shell is not None
    assert not window.session.desk.cases.relatives.entries(family)
    room.answers.answer = "one"
    press(room, window, part, f"also-choose-{two[:8]}")
    page = window.shell.screen_now
    part = _unfolded(room, window, page, one)
    assert "في هذه العائلة" in said(part)
    assert page is not None
    marks = [
        mark.objectName() for mark in page.findChildren(Button) if "wish-out" in mark.objectName()
    ]
    assert not marks  # it was asked at the other entry, and is taken out there
