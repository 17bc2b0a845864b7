"""Nothing beside a case is cut: the safety rules stand there. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget
from tests.ui.made_up_leaving import all_agree
from tests.ui.test_exchange import said

from vsdesk.desk import Edit
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.mark.parametrize("scale", [1.0, 1.25])
@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_the_column_beside_a_case_is_as_wide_as_its_place(
    room: Room, lang: Lang, scale: float
) -> None:
    desk, cases = room.desk(people=1)
    all_agree(desk, cases[0])
    desk.access.lock()
    window = room.open(lang, scale=scale)
    screen = room.go(window, Route("case", cases[0]))
    area = screen.findChild(QScrollArea, "side-scroll")
    assert area is not None
    inner, room_for = area.widget(), area.viewport().width()
    assert inner is not None and inner.width() <= room_for
    for one in inner.findChildren(QWidget):
        if one.isVisible():
            start = one.mapTo(inner, QPoint(0, 0)).x()
            assert start >= 0 and start + one.width() <= room_for, one


@pytest.mark.parametrize("scale", [1.5, 2.0])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_in_the_place_of_the_form_it_has_all_the_room(room: Room, lang: Lang, scale: float) -> None:
    desk, cases = room.desk(people=1)
    all_agree(desk, cases[0])
    desk.access.lock()
    window = room.open(lang, scale=scale)
    screen = room.go(window, Route("case", cases[0]))
    area = screen.findChild(QScrollArea, "side-scroll")
    button = screen.findChild(Button, "show-side")
    assert area is not None and button is not None and button.isVisible()
    button.click()
    room.settle(window)
    inner = area.widget()
    assert inner is not None and area.width() == screen.width()
    seen = [one for one in inner.findChildren(QWidget) if one.isVisible()]
    assert seen
    for one in seen:
        start = one.mapTo(inner, QPoint(0, 0)).x()
        assert start >= 0 and start + one.width() <= area.viewport().width(), one
    said_ = [one for one in seen if isinstance(one, Paragraph)]
    assert not [one for one in said_ if one.heightForWidth(one.width()) > one.height() + 1]
    button.click()
    room.settle(window)
    form = screen.findChild(QScrollArea, "form-scroll")
    assert form is not None and form.isVisible() and not area.isVisible()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ar", "بين 10:00 و13:00"),
        ("en", "between 10:00 and 13:00"),
        ("ku", "di navbera 10:00 û 13:00 de"),
    ],
)
def test_the_hours_of_a_call_are_words(room: Room, lang: Lang, words: str) -> None:
    """A reader from the right met 13:00 first."""
    desk, cases = room.desk(people=1)
    [channel, *_] = desk.cases.list_kind("contact_channel")
    desk.cases.save(
        [
            Edit(
                "contact_channel",
                {"safe_hours": "١٠:٠٠–13:00" if lang == "ar" else "10:00 - 13:00"},
                id=channel.id,
                parent=channel.parent,
            )
        ]
    )
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("case", cases[0]))
    assert words in plain(said(screen))
