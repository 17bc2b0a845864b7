"""The window of tests/ui, on the day on which the stories are told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.keyboard.hands import Keys, on_day
from tests.ui.conftest import Room, qapp, qapp_cls, qtbot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vsdesk.words import Lang

__all__ = ["qapp", "qapp_cls", "qtbot"]


@pytest.fixture
def story(request: pytest.FixtureRequest) -> str:
    """The file that tells it."""
    return request.path.stem


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, story: str) -> Iterator[Room]:
    """A room whose day is that of the stories; its windows are closed at the end."""
    made = Room(qtbot, tmp_path, env=partial(on_day, story=story))
    yield made
    made.close()


@pytest.fixture
def keys(room: Room, story: str) -> Callable[[Lang], Keys]:
    """A window over a fresh vault, in a language, and a documenter at its keyboard."""

    def begin(lang: Lang) -> Keys:
        desk, _ = room.desk(people=0)
        desk.access.lock()
        return Keys(room, room.open(lang), story)

    return begin
