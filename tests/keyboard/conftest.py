"""The window of tests/ui, on the day on which the stories are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.keyboard.hands import Keys, first_day
from tests.ui.conftest import Room, qapp, qapp_cls, qtbot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vsdesk.words import Lang

__all__ = ["qapp", "qapp_cls", "qtbot"]


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """A room whose day is that of the stories; its windows are closed at the end."""
    made = Room(qtbot, tmp_path, env=first_day)
    yield made
    made.close()


@pytest.fixture
def keys(room: Room) -> Callable[[Lang], Keys]:
    """A window over a fresh vault, in a language, and a documenter at its keyboard."""

    def begin(lang: Lang) -> Keys:
        desk, _ = room.desk(people=0)
        desk.access.lock()
        return Keys(room, room.open(lang))

    return begin
