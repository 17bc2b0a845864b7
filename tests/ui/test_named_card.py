"""The preview says who is named in told words, and what is chosen there changes the paper
alone. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.conftest import Room

from vsdesk.desk import Edit, SheetOrder
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.route import Route
from vsdesk.ui.screens.preview.screen import PreviewScreen

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
STORY = "قال لي محمود الزعبي إنه شافه هناك، وكان معه."


def test_a_sealed_name_in_a_story_is_replaced_on_the_paper(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    source = desk.context.new_id()
    desk.cases.save(
        [
            Edit("source", {"code": "S-0042", "true_name": "محمود الزعبي"}, id=source),
            Edit(
                "event",
                {"type": "sighting", "told_by": source, "text": {"ar": STORY, "src_lang": "ar"}},
                id=desk.context.new_id(),
                parent=case,
            ),
        ]
    )
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("preview", case, "case-file"))
    assert isinstance(screen, PreviewScreen)
    screen.options.recipient.choose("iimp")
    screen.options.purpose.choose("search")
    screen.refresh()
    room.settle(window)
    assert screen.reasons.named.isVisible(), screen.refusal.title.said()
    [choice] = screen.reasons.named.findChildren(Choice)
    assert choice.value == ""
    choice.choose("replace")
    choice.chosen.emit("replace")
    room.settle(window)
    [choice] = screen.reasons.named.findChildren(Choice)
    assert choice.value == "replace"
    assert window.session is not None
    found = window.session.desk
    [row] = found.cases.list_kind("name_choice")
    assert row.text("choice") == "replace" and row.value("who") == source
    assert STORY in str([one.value("text") for one in found.cases.list_kind("event")])


PRISON = "كان موقوف معه بصيدنايا بالمهجع السابع، وقال لي محمود الزعبي إنه شافه هناك بصيدنايا، والحرس سألوا عنه"


def test_each_word_is_whole_and_stands_once_beside_the_names(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    source = desk.context.new_id()
    called = {"code": "S-0042", "true_name": "محمود الزعبي", "pointed_at": "بصيدنايا"}
    story: dict[str, Json] = {
        "type": "sighting",
        "told_by": source,
        "text": {"ar": PRISON, "src_lang": "ar"},
    }
    desk.cases.save(
        [
            Edit("source", called, id=source),
            Edit("event", story, id=desk.context.new_id(), parent=case),
        ]
    )
    order = SheetOrder(case, ("ar",), kind="case-file", purpose="search", recipient="iimp")
    [row] = desk.outbound.sheets.sheet(order).named
    desk.access.lock()
    [piece] = row.places  # the words around the three names meet: they are one piece
    assert piece.count("«") == piece.count("»") == 3
    assert piece.replace("«", "").replace("»", "").removesuffix("…").strip() in PRISON
    assert {"«بصيدنايا»", "«محمود", "الزعبي»"} <= {one.strip("،…") for one in piece.split()}
