"""Latin, chosen for the missing person's names, shows on each page with names, and is changed there.
Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit
from tests.ui.hands import begin

from vsdesk.records.dictionary.display_names import LATIN, WRITINGS
from vsdesk.ui.kit.segments import Segments

if TYPE_CHECKING:
    from tests.ui.conftest import Room


def test_each_page_with_names_says_and_changes_the_writing(room: Room) -> None:
    hands = begin(room, "ar")
    talk = hands.screen.talk
    assert talk is not None
    hands.answer("سلمى", "الدرويش")
    hands.next("missing")
    hands.answer("مروان", "خالد", "الدرويش")
    talk.writing = LATIN
    for topic, spot in (("speaker", "speaker"), ("family", "relative/0")):
        for writing in (LATIN, *WRITINGS):
            hands.screen.go_to(topic)
            room.settle(hands.window)
            switch = hands.screen.findChild(Segments, "writing")
            assert switch is not None and switch.isVisible() and switch.value == talk.writing
            switch.choose(writing)
            switch.chosen.emit(writing)
            room.settle(hands.window)
            assert talk.writing == writing
            names = [one.objectName() for one in hands.screen.findChildren(QLineEdit)]
            assert f"{spot}.given_{writing}" in names
