"""From the family's page to the sheet of one household, by keyboard. Everybody is made up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.desk.test_household_sheets import two_households
from tests.ui.conftest import Room
from tests.ui.hands import Hands

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.family.member_forms import HouseholdSheets
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.words import plain

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


def test_the_sheet_of_a_household_is_printed_from_the_familys_page(room: Room) -> None:
    desk, _ = room.desk(people=0)
    case, family, mother, wife = two_households(desk)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("family", family, "members"))
    card = screen.findChild(HouseholdSheets)
    assert card is not None and card.isVisible()
    said = plain(" ".join(one.said() for one in card.findChildren(Paragraph)))
    assert "بيت إدلب" in said and "بيت الشام" in said
    hands = Hands(room, window)
    for place, whose in enumerate((wife, mother)):
        screen = room.go(window, Route("family", family, "members"))
        door = screen.findChild(Button, f"household-{place}-{case[:8]}")
        assert door is not None
        door.setFocus()
        hands.press(Qt.Key.Key_Space)
        assert window.shell is not None
        preview = window.shell.screen_now
        assert isinstance(preview, PreviewScreen)
        room.settle(window)
        assert preview.order().person == whose
        assert preview.options.item.value == ""
        assert preview.options.recipient.value == "family"


def test_a_family_of_one_household_has_no_such_card(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    family = str(desk.cases.record(case).value("family"))
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("family", family, "members"))
    card = screen.findChild(HouseholdSheets)
    assert card is not None and not card.isVisible()
