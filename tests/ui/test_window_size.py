"""The window opens as it was left, and never larger than the screen."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize

from vsdesk.ui.kit import settings
from vsdesk.ui.kit.window_size import LEAST, USUAL, room_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.mark.parametrize(
    ("screen", "wanted", "size", "fills"),
    [
        ((1920, 1040), USUAL, USUAL, False),
        ((1366, 728), USUAL, (1366, 688), True),
        ((1024, 600), USUAL, (1024, 560), True),
        ((1920, 1040), (2600, 1500), (1920, 1000), True),
    ],
)
def test_a_window_is_never_larger_than_its_screen(
    screen: tuple[int, int], wanted: tuple[int, int], size: tuple[int, int], fills: bool
) -> None:
    assert room_for(QSize(*screen), wanted) == (QSize(*size), fills)


def test_it_is_kept_when_the_window_closes(room: Room) -> None:
    room.desk(people=0)[0].access.lock()
    window = room.open("ar")
    window.resize(1200, 700)
    room.settle(window)
    window.close()
    kept = settings.load(room.home)
    assert (kept.size, kept.full) == ((1200, 700), False)


@pytest.mark.parametrize("odd", [None, "1366", [1], ["a", "b"], [True, 5], {"w": 1}, [1e9, 3]])
def test_what_is_no_size_is_the_usual_one(tmp_path: Path, odd: object) -> None:
    replace(settings.Settings(), lang="ku").save(tmp_path)
    [file] = list(tmp_path.iterdir())
    kept = json.loads(file.read_bytes())
    file.write_text(json.dumps({**kept, "size": odd}))
    assert settings.load(tmp_path).size == USUAL
    assert settings.load(tmp_path).lang == "ku"


def test_a_size_is_kept_within_reason(tmp_path: Path) -> None:
    replace(settings.Settings(), size=(5, 10**9)).save(tmp_path)
    assert settings.load(tmp_path).size == (LEAST[0], 16_000)
