"""A table says who is named in its words; nothing of them leaves before something was
chosen. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.conftest import Room

from vsdesk.desk import Edit
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.exits.screen import ExitsScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
STORY = "قال لنا {name} إنه شافه هناك، وكان معه."


def told(room: Room, name: str, true_name: str) -> tuple[Desk, str, str]:
    """A case in whose summary somebody is named, and the source of that true name."""
    desk, [case] = room.desk(people=1)
    source = desk.context.new_id()
    story = STORY.format(name=name)
    desk.cases.save(
        [
            Edit("source", {"code": "S-0042", "true_name": true_name}, id=source),
            Edit(
                "claim", {"field": "fate", "source": source}, id=desk.context.new_id(), parent=case
            ),
            Edit("case", {"summary": {"ar": story, "src_lang": "ar"}}, id=case),
        ]
    )
    return desk, case, source


def looked(room: Room, window: Window, case: str) -> ExitsScreen:
    screen = room.go(window, Route("exits", record=case))
    assert isinstance(screen, ExitsScreen)
    screen.options.recipient.choose("iimp")
    screen.options.purpose.choose("search")
    screen.options.ticks["summary"].setChecked(True)
    screen.refresh()
    room.settle(window)
    return screen


def cells(screen: ExitsScreen) -> str:
    table = screen.shown.table
    found = [
        table.item(row, column)
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    ]
    return plain(" ".join(one.text() for one in found if one is not None))


def test_a_sealed_name_stays_out_of_the_table_until_it_was_chosen(room: Room) -> None:
    desk, case, source = told(room, "محمود الزعبي", "محمود الزعبي")
    number = desk.cases.record(case).text("case_no")
    desk.access.lock()
    window = room.open("ar")
    screen = looked(room, window, case)
    assert screen.reasons.named.isVisible(), screen.shown.refusal.title.said()
    assert "شافه" not in cells(screen)
    assert any(number in plain(one.said()) for one in paragraphs(screen))
    [choice] = screen.reasons.named.findChildren(Choice)
    assert choice.value == ""
    choice.choose("replace")
    choice.chosen.emit("replace")
    room.settle(window)
    assert "[S-0042] إنه شافه" in cells(screen)
    assert "الزعبي" not in cells(screen)
    [choice] = screen.reasons.named.findChildren(Choice)
    assert choice.value == "replace"
    assert window.session is not None
    [row] = window.session.desk.cases.list_kind("name_choice")
    assert row.value("who") == source


def paragraphs(screen: ExitsScreen) -> list[Paragraph]:
    return screen.reasons.named.findChildren(Paragraph)


def test_a_name_that_others_bear_too_leaves_in_no_table_before_somebody_chose(room: Room) -> None:
    """On a paper that somebody reads it stands; a table of many rows is read by nobody."""
    desk, case, source = told(room, "سامي", "سامي الحمصي")
    order = ExitOrder("search", "iimp", "B", (case,), columns=("case.case_no", "summary"))
    held = desk.outbound.tables.spread_look(order)
    assert "شافه" not in held.text
    (row,) = held.named
    assert (row.sure, row.choice, row.who) == ("maybe", None, source)
    assert "شافه" not in desk.outbound.tables.spreadsheet(order, "csv").data.decode("utf-8-sig")
    desk.cases.told_names.choose(row.record, row.of, row.who, "keep", shown=row.shown)
    assert "سامي" in desk.outbound.tables.spread_look(order).text
    assert "سامي" in desk.outbound.tables.clipboard(order).text
    desk.access.lock()


def test_who_is_named_in_words_that_are_no_column_is_not_asked_about(room: Room) -> None:
    desk, case, _ = told(room, "محمود الزعبي", "محمود الزعبي")
    assert not desk.outbound.tables.spread_look(ExitOrder("search", "iimp", "B", (case,))).named
    desk.access.lock()
