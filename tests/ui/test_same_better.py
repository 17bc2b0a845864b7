"""A pair that another report outdoes, in the window: list and page say one thing, and why. All made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.desk.test_match_rivals import FILE_HIM, rows_of, three
from tests.ui.conftest import Room
from tests.ui.test_match_file import page as file_page
from tests.ui.test_match_file import press
from tests.ui.test_same import Keys, queue, sentences

from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.button import Button
from vsdesk.ui.parts.pair_words import BANDS
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vsdesk.words import Lang


def badges(widget: QWidget) -> list[str]:
    return [one.accessibleName() for one in widget.findChildren(Badge) if one.isVisibleTo(widget)]


@pytest.mark.parametrize("lang", ["ar"])
def test_the_page_shows_the_band_of_the_list_and_the_way_to_the_better_pair(
    room: Room, lang: Lang
) -> None:
    desk, _ = room.desk(people=0)
    him, again, namesake = three(desk)
    desk.matching.suggestions.match_new()
    desk.access.lock()
    window = room.open(lang)
    keys = Keys(room, window)
    keys.press(Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    screen = queue(window)
    screen.show_view("possible")
    room.settle(window)
    at = next(
        n
        for n in range(screen.model.rowCount())
        if {screen.model.row(n).a, screen.model.row(n).b} == {him, namesake}
    )
    screen.table.choose(at)
    screen.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert screen.paired
    say = screen.look.words.say
    assert badges(screen.head) == [say(BANDS["possible"])]
    words = sentences(screen.pair)
    assert say("Only possible: another report fits better") in words
    assert "Anas" in words
    keys.reach("better-pair")
    keys.press(Qt.Key.Key_Return)
    assert window.shell is not None
    place = window.shell.place
    assert place.screen == "pair" and {place.id, place.field} == {him, again}
    alone = window.shell.screen_now
    assert alone is not None
    assert say(BANDS["strong"]) in badges(alone)
    assert say("Only possible: another report fits better") not in sentences(alone)
    alone = room.go(window, Route("pair", namesake, field=him))
    assert say(BANDS["possible"]) in badges(alone)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_hit_of_a_file_says_which_other_one_fits_better(
    room: Room, tmp_path: Path, lang: Lang
) -> None:
    desk, _ = room.desk(people=0)
    him, again, namesake = three(desk)
    desk.cases.delete(him, shown=desk.cases.shown(him))
    desk.matching.suggestions.match_new()
    desk.access.lock()
    window = room.open(lang)
    room.go(window, Route("match_file"))
    path = tmp_path / "made-up.jsonl"
    path.write_text("\n".join(map(json.dumps, rows_of(FILE_HIM))), encoding="utf-8")
    room.answers.files = [path]
    press(room, window, "choose-list")
    press(room, window, "compare-file")
    screen = file_page(window)
    room.qtbot.waitUntil(lambda: screen.found is not None)
    room.settle(window)
    found = screen.found
    assert found is not None
    rows = [found.model.row(at) for at in range(found.model.rowCount())]
    at = next(n for n, one in enumerate(rows) if one.head.root == namesake)
    assert rows[at].pair.band == "possible"
    found.table.choose(at)
    room.settle(window)
    assert screen.look.words.say("Only possible: another hit fits better") in sentences(found)
    press(room, window, "better-hit")
    assert found.hit is not None and found.hit.head.root == again
    assert found.findChild(Button, "better-hit") is None
