"""However much is said above a page, it stays in sight, on a small screen too. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.made_up_leaving import agree
from tests.ui.test_large_text import small

from vsdesk.desk import Edit
from vsdesk.ui.editing.told_card import ToldCard
from vsdesk.ui.route import Route
from vsdesk.ui.screens.preview.screen import PreviewScreen

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_many_numbers_in_told_words_leave_the_page_in_sight(room: Room, lang: Lang) -> None:
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("search", "iimp")])
    numbers = " ثم ".join(f"0944 55{n:02} {n:02}7" for n in range(30))
    words: Json = {"ar": f"اتصلوا من {numbers}", "src_lang": "ar"}
    desk.cases.save([Edit("event", {"type": "other", "text": words}, parent=case)])
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("preview", case, "case-file"))
    assert isinstance(screen, PreviewScreen)
    small(window)
    screen.options.recipient.choose("iimp")
    screen.options.purpose.choose("search")
    screen.refresh()
    room.settle(window)
    view = screen.view
    card = screen.findChild(ToldCard)
    assert card is not None and card.isVisible() and view.paper.isVisible()
    assert card.height() > view.height() // 3, "there is much to say"
    seen = view.paper.visibleRegion().boundingRect().height()
    assert seen > view.height() * 0.35
    top = view.paper.mapTo(view, view.paper.rect().topLeft()).y()
    assert top <= view.height() * 0.45
