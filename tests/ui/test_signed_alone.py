"""What a taken coordinator's laptop alone signed in lists: shown before it is withdrawn, ended with it or
afterwards, but what somebody knows to be right."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.ui import made_up
from tests.ui.test_lost_device import opened, press, told

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.parts.due_rows import DueRows
from vsdesk.ui.route import Route
from vsdesk.ui.screens.today.screen import TodayScreen

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk

ADMITTED = "قَبِل هذا الجهاز في المنظمة"


def planted(room: Room) -> tuple[Desk, str, tuple[str, str], str]:
    """Nour leads too; on her laptop a known device and one that nobody knows are admitted. Her device, the
    two, and the day on which the chief heard of it."""
    chief, _ = room.desk(people=1)
    ids = []
    lead = made_up.field(room.path / "nour", room.path / "nour-p", "نور", seed=21)
    made_up.enrol(chief, lead, "coordinator")
    for seed, name in ((31, "شيار"), (41, "مجهول")):
        other = made_up.field(room.path / f"v{seed}", room.path / f"p{seed}", name, seed=seed)
        made_up.enrol(lead, other)
        ids.append(other.access.status().device_id)
        other.access.lock()
    made_up.fill(lead, 1)
    assert {one.status for one in made_up.exchange(lead, chief, room.path / "stick")} == {"applied"}
    lead_id = lead.access.status().device_id
    lead.access.lock()
    day = datetime.fromtimestamp(chief.context.env.clock() / 1000, UTC).astimezone().date()
    return chief, lead_id, (ids[0], ids[1]), day.isoformat()


def revoked(desk: Desk) -> set[str]:
    return {one.device_id for one in desk.sync.devices.listed() if one.revoked}


@pytest.mark.parametrize("way", ["with it", "afterwards"])
def test_it_ends_but_what_somebody_knows(room: Room, way: str) -> None:
    chief, lead, (known, mole), day = planted(room)
    if way == "afterwards":  # withdrawn by a program that asked nothing
        rows = chief.sync.revocations.signed_since(lead, day)
        chief.sync.revocations.revoke(lead, since=day, seen=rows, stays={one.name for one in rows})
        chief.context.vault.meta.drop("lone_stays")
        assert revoked(chief) == {lead}
    chief.access.lock()
    window = room.open("ar")
    screen = opened(room, window, lead)
    if way == "with it":
        assert screen.lone is not None and screen.lone.ticks is None  # no day, nothing ends
        assert screen.since is not None
        screen.since.choose(day)
        screen.since.chosen.emit(day)
        assert screen.withdraw is not None and not screen.withdraw.isEnabled()  # until it is shown
        assert "يجري البحث" in told(screen.lone)
        room.settle(window)
        assert screen.withdraw.isEnabled()
        assert screen.lone.ticks is not None and told(screen.lone).count(ADMITTED) == 2
        button, answer, ticks = "withdraw", "withdraw", screen.lone
    else:
        today = room.go(window, Route("today"))
        assert isinstance(today, TodayScreen)
        assert "lone" in {one.what for rows in today.findChildren(DueRows) for one in rows._due}
        screen = opened(room, window, lead)
        card = screen.findChild(Card, "card-lone")
        assert card is not None and told(card).count(ADMITTED) == 2
        button, answer, ticks = "end-lone", "end", card
    stays = ticks.findChild(Tick, f"stays-device:{known}"[: len("stays-") + 24])
    assert stays is not None and not stays.isChecked()
    stays.setChecked(True)
    room.answers.answer = "back"
    press(room, window, screen, button)
    assert window.session is not None
    desk = window.session.desk
    assert mole not in revoked(desk)
    room.answers.answer = answer
    press(room, window, screen, button)
    assert revoked(desk) == {lead, mole}
    assert screen.findChild(Button, "end-lone") is None
    today = room.go(window, Route("today"))
    assert isinstance(today, TodayScreen)
    assert "lone" not in {one.what for rows in today.findChildren(DueRows) for one in rows._due}
