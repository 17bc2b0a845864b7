"""A device that changed its key again and again: Today asks, and its page takes a coordinator's word."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.ui import made_up
from tests.ui.test_device_copies import again, asks_until, device_page, row

from vsdesk.exchange import device_keys

if TYPE_CHECKING:
    from tests.ui.conftest import Room


@pytest.mark.parametrize("language", ["ar", "en"])
def test_today_asks_of_a_key_until_somebody_says_that_it_is_theirs(
    room: Room, language: str
) -> None:
    chief, _ = room.desk(people=1)
    field = made_up.field(room.path / "field", room.path / "profile-field", "شيار")
    made_up.enrol(chief, field)
    made_up.fill(field, 1)
    made_up.exchange(field, chief, room.path / "stick")
    field.access.lock()
    shutil.copytree(room.path / "field", room.path / "copy")
    copy = again(room, "copy", 23)
    device_id = copy.access.status().device_id
    for number in range(device_keys.UNASKED + 2):
        copy.sync.devices.turn_key()
        made_up.exchange(copy, chief, room.path / f"stick-{number}")
        made_up.exchange(chief, copy, room.path / f"stick-back-{number}")
    copy.access.lock()
    assert [one.what for one in chief.due.due() if one.record == device_id] == ["key_waits"]
    chief.access.lock()
    window = room.open(language)
    asked = row(room, window, "key_waits")
    assert asked is not None
    screen = device_page(room, window, asked, "card-key-waits")
    asks_until(room, window, screen, "card-key-waits", "say-key", "key")
    assert row(room, window, "key_waits") is None
    assert window.session is not None
    assert window.session.desk.sync.turns.of(device_id) is None
