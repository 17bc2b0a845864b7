"""Somebody leaves: the page of their device hands the files on and withdraws it, in Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.test_lost_device import opened, press, told, two

from vsdesk.records.consent.lending import lent_to
from vsdesk.ui.route import Route
from vsdesk.ui.screens.device.leaving_card import LeavingCard
from vsdesk.ui.screens.paper.screen import PaperScreen

if TYPE_CHECKING:
    from tests.ui.conftest import Room


def test_files_go_on_and_the_device_is_withdrawn(room: Room) -> None:
    chief, field, case = two(room)
    device_id = field.access.status().device_id
    chief.sync.assignments.assign([case], device_id, "لها")
    field.access.lock()
    chief.access.lock()
    window = room.open("ar")
    assert isinstance(room.go(window, Route("paper", device_id, part="leaving")), PaperScreen)
    room.settle(window)
    screen = opened(room, window, device_id)
    room.settle(window)
    card = screen.findChild(LeavingCard)
    assert card is not None and not card.button.isEnabled()
    assert "العمل هناك على" in told(card) and "ليُسلّم الشخص أولاً" in told(card)
    card.reason.setText("تغادر الجمعية")
    card.no_name.setChecked(True)
    room.answers.answer = "leave"
    press(room, window, card, "leaving-go")
    room.settle(window)
    assert window.session is not None
    desk = window.session.desk
    assert desk.sync.revocations.of(device_id).device.revoked
    assert not lent_to(desk.cases.record(case))
    assert screen.findChild(LeavingCard) is None
