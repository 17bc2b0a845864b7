"""Whatever is made new opens with the keyboard in its first field, and no page leaves it in the search box.
Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui import every_page

from vsdesk.ui.catalogue.places import list_of
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window


def in_a_form(part: QWidget) -> bool:
    """Whether the keyboard is in a field of a form that lies in this part."""
    now = QApplication.focusWidget()
    forms = part.findChildren(RecordForm)
    return now is not None and any(one.isAncestorOf(now) for one in forms)


def takes_keys(screen: QWidget) -> bool:
    """Whether there is anything on a page that can have the keyboard."""
    tab = Qt.FocusPolicy.TabFocus
    parts = screen.findChildren(QWidget)
    return any(one.isVisible() and one.isEnabled() and one.focusPolicy() & tab for one in parts)


def pages(room: Room) -> tuple[Window, every_page.Vault]:
    desk, made = every_page.begun(room)
    desk.access.lock()
    window = room.open("ar")
    window.activateWindow()
    return window, made


@pytest.mark.parametrize("kind", ["case", "family", "activity", "incident", "source_list"])
def test_a_new_page_is_at_its_first_field(room: Room, kind: str) -> None:
    window, _ = pages(room)
    screen = room.go(window, list_of(kind))
    assert screen.make_new()
    room.rest(window)
    assert window.shell is not None and window.shell.place.id
    assert in_a_form(window)


def test_a_new_source_is_at_its_first_field(room: Room) -> None:
    window, made = pages(room)
    screen = room.go(window, Route("case", made.case, "claims"))
    room.rest(window)
    add = screen.findChild(Button, "add-source")
    assert add is not None
    add.setFocus()
    add.click()
    room.rest(window)
    assert window.shell is not None and window.shell.place.screen == "record"
    assert in_a_form(window)


def test_a_new_row_of_each_list_is_at_its_first_field(room: Room) -> None:
    window, made = pages(room)
    seen = 0
    for place in every_page.places(made):
        if place.screen not in ("case", "family"):
            continue
        screen = room.go(window, place)
        room.rest(window)
        for rows in [one for one in screen.findChildren(RecordList) if one.isVisible()]:
            rows.add()
            room.settle(window)
            assert in_a_form(rows), (place.screen, place.part, rows.objectName())
            seen += 1
    assert seen > 20


def test_no_page_that_opens_leaves_the_keyboard_in_the_search_box(room: Room) -> None:
    window, made = pages(room)
    lost = []
    for place in every_page.places(made):
        screen = room.go(window, place)
        room.rest(window)
        now = QApplication.focusWidget()
        if takes_keys(screen) and (now is None or not screen.isAncestorOf(now)):
            lost.append((place.screen, place.part, now.objectName() if now else ""))
    assert lost == []
