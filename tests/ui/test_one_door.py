"""A documenter of an organisation looks at a sheet for a body outside; Save and Print stay shut
and the page says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.test_doors import agreed
from tests.ui import made_up
from tests.ui.test_exchange import said

from vsdesk.errors import CODES
from vsdesk.ui.route import Route
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.mark.parametrize(("lang", "enrolled"), [("ar", True), ("en", True), ("ar", False)])
def test_save_and_print_are_shut_and_the_page_says_why(
    room: Room, lang: Lang, enrolled: bool
) -> None:
    chief, _ = room.desk(people=0)
    desk = made_up.field(room.path / "field", room.path / "other", "شيار")
    if enrolled:
        made_up.enrol(chief, desk)
    case = agreed(desk)
    desk.access.lock()
    chief.access.lock()
    window = room.open(lang, vault=room.path / "field", profile="other")
    screen = room.go(window, Route("preview", case, "iimp"))
    assert isinstance(screen, PreviewScreen)
    words = plain(Words(lang).say(CODES["E_BY_SUBMISSION"].sentence))
    assert (words in said(screen)) is enrolled
    assert screen.save.isEnabled() is screen.printer.isEnabled() is not enrolled
    screen.options.kind.choose("family-sheet")
    screen.refresh()
    room.settle(window)
    assert screen.save.isEnabled()
    assert words not in said(screen)
