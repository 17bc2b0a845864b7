"""While a story is written the names are underlined that papers may not say; nothing moves. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.conftest import Room
from tests.ui.hands import Hands

from vsdesk.desk import Edit
from vsdesk.numerals import unmarked
from vsdesk.ui.editing.names_strip import NamesStrip
from vsdesk.ui.kit.story import Story
from vsdesk.ui.place import Place

if TYPE_CHECKING:
    from vsdesk.records.values import Json
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_name_is_underlined_and_nothing_moves(room: Room, lang: Lang) -> None:
    desk, [case] = room.desk(people=1)
    person = str(desk.record(case).value("person"))
    said: dict[str, Json] = {"type": "words_rejected", "words": {"ar": "شهيد", "src_lang": "ar"}}
    desk.save([Edit("person_mark", said, id=desk.new_id(), parent=person)])
    desk.lock()
    window = room.open(lang)
    hands = Hands(room, window)
    screen = room.go(window, Place("case", case, "case"))
    strip = screen.findChild(NamesStrip)
    assert strip is not None and strip.isVisible()
    story = screen.findChild(Story, strip.objectName().removeprefix("names-"))
    assert story is not None
    before = strip.geometry()
    story.setFocus()
    hands.say("قالوا انه من الشهداء هناك")
    room.settle(window)
    assert "الشهداء" in unmarked(strip.text())
    assert any(one.cursor.selectedText() == "الشهداء" for one in story.extraSelections())
    assert strip.geometry().topLeft() == before.topLeft() and strip.height() == before.height()
    assert window.session is not None
    assert not window.session.desk.list_kind("name_choice")
