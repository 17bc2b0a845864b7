"""On the page of a device a coordinator sees the files of which it makes no paper, and lifts that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.test_lost_device import opened, press, told, two

from vsdesk.desk import Edit
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.kit.surface_card import Card
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room


def test_a_coordinator_sees_what_is_held_and_lifts_it(room: Room) -> None:
    chief, field, case = two(room)
    device, new = field.access.status().device_id, chief.context.new_id
    said = {"device": device, "files": f"{case} {new()}"}
    [hold] = chief.cases.save([Edit("paper_hold", said, id=new())]).ids
    chief.access.lock()
    field.access.lock()
    window = room.open("ar")
    screen = opened(room, window, device)
    room.settle(window)
    card = screen.findChild(Card, "card-papers")
    assert card is not None and "استُردّت" in told(card) and "غير موجود هنا" in told(card)
    [row] = card.findChildren(RowButton)
    assert row.objectName() == f"no-paper-{case[:8]}"
    lift = card.findChild(Button, f"lift-{hold[:8]}")
    assert lift is not None and "كتبه" in plain(lift.accessibleName())
    room.answers.answer = "back"
    press(room, window, screen, f"lift-{hold[:8]}")
    room.answers.answer, room.answers.reason = "lift", "سألنا العائلة"
    press(room, window, screen, f"lift-{hold[:8]}")
    card = screen.findChild(Card, "card-papers")
    assert card is not None and card.findChild(Button, f"lift-{hold[:8]}") is None
    assert "أوراق كل ملفاته" in told(card)
