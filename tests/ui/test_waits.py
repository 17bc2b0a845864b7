"""What waits for a coordinator's look: its line on the first page, the list, the file, the look and its Undo.

Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.attacks.kit import Device, carry
from tests.ui import made_up
from tests.ui.conftest import Room
from tests.ui.test_untold import identified, tells_nothing

from vsdesk.desk import Desk, Edit
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.waits.record_card import RecordCard
from vsdesk.ui.screens.waits.screen import WaitsScreen
from vsdesk.ui.screens.waits.waiting_file_screen import FileScreen
from vsdesk.ui.window import Window
from vsdesk.words import Lang


@dataclass
class Brought:
    """A coordinator's vault into which an enrolled device wrote."""

    case: str
    person: str
    event: str
    phone: str
    device_id: str


def brought(
    room: Room,
    *,
    wrote: bool = True,
    also: Callable[[Desk, str], object] | None = None,
    before: Callable[[Desk, str], object] | None = None,
) -> Brought:
    """The documenter's device says another name, adds a claim, takes the place away, and adds a phone number.

    `also` is what it does besides, `before` what the coordinator did before it had the case.
    """
    chief, cases = room.desk(people=2)
    if before is not None:
        before(chief, cases[0])
    field = made_up.field(room.path / "field", room.path / "field-profile", "هالة")
    made_up.enrol(chief, field)
    case = cases[0]
    family = str(chief.cases.record(case).value("family"))
    stick = room.path / "stick"
    for root, kind in ((case, "case"), (family, "family")):
        chief.cases.save([Edit(kind, {"assigned": [field.context.device_id]}, id=root)])
    carry(chief, stick, field)
    dossier = field.cases.dossier(case)
    person, event = str(dossier.head.value("person")), dossier.of("event")[0].id
    mother = str(dossier.of("family_member")[0].value("person"))
    phone = ""
    if wrote:
        device = Device(field, stick)
        device.change(person, "person", {"given_ar": "مرهف", "father_ar": None})
        device.change(event, "event", {"place_text": "حاجز آخر على طريق حمص"})
        field.cases.save([Edit("claim", {"field": "fate", "value": "dead_reported"}, parent=case)])
        phone = field.cases.save(
            [
                Edit(
                    "contact_channel",
                    {"type": "phone", "value": "+90 500 111 22 33"},
                    parent=mother,
                )
            ]
        ).ids[0]
        if also is not None:
            also(field, case)
        carry(field, stick, chief)
    device_id = field.context.device_id
    field.access.lock()
    chief.access.lock()
    return Brought(case, person, event, phone, device_id)


def page(window: Window) -> object:
    assert window.shell is not None
    return window.shell.screen_now


def cards(screen: FileScreen) -> dict[str, RecordCard]:
    return {one.lone.record.id: one for one in screen.cards}


def said(card: RecordCard) -> str:
    return " | ".join(one.said() for one in card.findChildren(Paragraph))


def test_from_the_first_page_to_the_look_and_back(room: Room) -> None:
    made = brought(room)
    window = room.open("ar")
    assert window.shell is not None and window.session is not None
    desk = window.session.desk
    line = window.shell.findChild(Button, "due-look-0")
    assert isinstance(line, Button)
    every = window.shell.findChild(Button, "all-waits")
    assert isinstance(every, Button)
    every.setFocus()
    QTest.keyClick(every, Qt.Key.Key_Space)
    room.settle(window)
    listed = page(window)
    assert isinstance(listed, WaitsScreen) and len(listed.buttons) == 2
    assert QApplication.focusWidget() is listed.buttons[0]
    QTest.keyClick(listed.buttons[0], Qt.Key.Key_Return)
    room.settle(window)
    assert window.shell.place == Route("wait", made.case)
    screen = page(window)
    assert isinstance(screen, FileScreen)
    words = said(cards(screen)[made.person])
    assert "مروان" in words and "مرهف" in words
    assert "dead_reported" not in " ".join(map(said, screen.cards)), "a claim is said in words"
    assert QApplication.focusWidget() is not screen.holds
    assert "111" not in " ".join(map(said, screen.cards)), "a number waits behind its rules"
    screen.holds.click()
    room.settle(window)
    left = desk.access.lone_words.lone_file(made.case)
    assert left is not None and {one.record.id for one in left.records} == {made.phone}
    undo = screen.findChild(Button, "undo-last")
    assert isinstance(undo, Button) and undo.isVisible()
    undo.click()
    room.settle(window)
    left = desk.access.lone_words.lone_file(made.case)
    assert left is not None and made.person in {one.record.id for one in left.records}


def test_a_number_is_looked_at_after_its_rules(room: Room) -> None:
    made = brought(room)
    window = room.open("ar")
    screen = room.go(window, Route("wait", made.case))
    assert isinstance(screen, FileScreen) and window.session is not None
    show = screen.findChild(Button, f"show-number-{made.phone[:8]}")
    assert isinstance(show, Button)
    show.click()
    room.settle(window)
    assert "111" in said(cards(screen)[made.phone])
    screen.holds.click()
    room.settle(window)
    assert window.session.desk.access.lone_words.lone_file(made.case) is None
    assert not screen.cards and not screen.holds.isVisible()


def test_the_door_leads_to_the_record(room: Room) -> None:
    made = brought(room)
    window = room.open("ar")
    screen = room.go(window, Route("wait", made.case))
    assert isinstance(screen, FileScreen) and window.shell is not None
    door = cards(screen)[made.event].findChild(Button, f"door-{made.event[:8]}")
    assert isinstance(door, Button)
    door.click()
    room.settle(window)
    place = window.shell.place
    assert (place.screen, place.id) == ("case", made.case)


def test_what_is_typed_by_the_coordinator_waits_no_more(room: Room) -> None:
    made = brought(room)
    window = room.open("ar")
    assert window.session is not None
    screen = room.go(window, Route("wait", made.case))
    assert isinstance(screen, FileScreen) and made.person in cards(screen)
    desk = window.session.desk
    desk.cases.save([Edit("person", {"given_ar": "مروان", "father_ar": "خالد"}, id=made.person)])
    room.qtbot.waitUntil(lambda: made.person not in cards(screen))


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_old_stands_before_new_in_reading_order(room: Room, lang: Lang) -> None:
    made = brought(room)
    window = room.open(lang)
    screen = room.go(window, Route("wait", made.case))
    assert isinstance(screen, FileScreen)
    card = cards(screen)[made.person]
    old, new = (
        next(one for one in card.findChildren(Paragraph) if one.said() == name)
        for name in ("مروان", "مرهف")
    )
    at_old, at_new = (one.mapTo(card, QPoint(0, 0)).x() for one in (old, new))
    assert (at_old > at_new) if lang == "ar" else (at_old < at_new)
    screen.reflow(500)
    room.settle(window)
    assert old.mapTo(card, QPoint(0, 0)).y() < new.mapTo(card, QPoint(0, 0)).y()


def test_where_nothing_waits_there_is_no_line_and_an_empty_page(room: Room) -> None:
    brought(room, wrote=False)
    window = room.open("ar")
    assert window.shell is not None
    assert window.shell.findChild(Button, "due-look-0") is None
    screen = room.go(window, Route("waits"))
    assert isinstance(screen, WaitsScreen)
    assert not screen.buttons and not screen.more.isVisible()
    assert any("اطّلاع" in one.said() for one in screen.findChildren(Paragraph) if one.isVisible())


def test_news_that_nobody_was_told_stands_on_neither_page(room: Room) -> None:
    """Another device says that remains were identified: no word of it, and no look at it."""
    made = brought(room, also=identified)
    window = room.open("ar")
    tells_nothing(room, window, Route("waits"))
    screen = tells_nothing(room, window, Route("wait", made.case))
    assert isinstance(screen, FileScreen) and made.person in cards(screen)
    assert window.session is not None
    desk = window.session.desk
    before = desk.access.lone_words.lone_file(made.case)
    screen.holds.click()
    room.settle(window)
    left = desk.access.lone_words.lone_file(made.case)
    assert before is not None and left is not None
    said = {name for one in left.records for name in one.said}
    assert {"type", "search_status"} <= said and "given_ar" not in said


def test_a_documenter_is_told_nothing_of_it(room: Room) -> None:
    brought(room)
    window = room.open("ar", vault=room.path / "field", profile="field-profile")
    assert window.shell is not None
    assert window.shell.findChild(Button, "due-look-0") is None
    assert window.shell.findChild(Button, "all-waits") is None
