"""A page to sign at an activity, from the window. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from PySide6.QtWidgets import QScrollArea
from tests.reports.paper import words_of
from tests.ui.cut import cut
from tests.ui.test_ready import the_screen
from tests.ui.test_screens import names_and_fits
from tests.ui.test_submissions import desk_of, press
from tests.ui.test_tally_grid import at_grid

from vsdesk.ui.screens.signing.screen import SigningScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window
    from vsdesk.words import Lang


def at_signing(room: Room, lang: Lang, scale: float = 1.0) -> tuple[Window, SigningScreen, str]:
    window, screen, activity = at_grid(room, lang, {"count": 8, "sex": "female"}, scale=scale)
    press(screen, "to-signing")
    room.settle(window)
    there = the_screen(window)
    assert isinstance(there, SigningScreen)
    return window, there, activity


def rows(window: Window, activity: str) -> int:
    return len(desk_of(window).cases.dossier(activity).of("disclosure"))


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_lines_and_boxes_are_chosen_and_the_page_is_saved_with_its_row(
    room: Room, lang: Lang, tmp_path: Path
) -> None:
    window, screen, activity = at_signing(room, lang)
    assert screen.view.paper.isVisible() and rows(window, activity) == 0
    screen.rows.insert("45")
    screen.sex.click()
    screen.age.click()
    room.settle(window)
    assert screen.save.isEnabled() and rows(window, activity) == 0
    screen.save_to(tmp_path / "sign.pdf")
    room.settle(window)
    with pikepdf.open(tmp_path / "sign.pdf") as held:
        assert len(held.pages) == 3
    assert "45" in words_of((tmp_path / "sign.pdf").read_bytes())
    assert rows(window, activity) == 1
    told = window.look.words.say("Saved. The line is written.")
    assert screen.done.isVisible() and plain(told) in plain(screen.done.text())


def test_a_number_that_cannot_be_shows_no_page(room: Room) -> None:
    window, screen, _ = at_signing(room, "ar")
    screen.rows.insert("501")
    room.settle(window)
    assert not screen.save.isEnabled() and not screen.printer.isEnabled()
    screen.rows.setText("")
    screen.rows.insert("٣")
    room.settle(window)
    assert screen.save.isEnabled()


@pytest.mark.parametrize(("lang", "scale"), [("ar", 2.0), ("en", 1.0), ("ku", 1.25)])
def test_the_page_has_its_room(room: Room, lang: Lang, scale: float) -> None:
    window, screen, _ = at_signing(room, lang, scale)
    names_and_fits(window, screen.place)
    window.resize(1024, 600)
    room.settle(window)
    assert cut(window) == []
    above = screen.view.findChild(QScrollArea, "above-scroll")
    assert above is not None
    for said in (False, True, False):
        screen.changed.setVisible(said)
        room.settle(window)
        hidden = above.verticalScrollBar().maximum()
        assert bool(above.height()) == said and (not hidden or said), (said, hidden)
    assert cut(window) == []
