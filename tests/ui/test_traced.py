"""A page answers back in the window: its letters typed or read from a photo. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.desk.conftest import whole_case
from tests.desk.test_paper_trace import photo_of, printed
from tests.ui.test_ready import said, the_screen
from tests.ui.test_submissions import desk_of, press

from vsdesk.desk import Edit, SheetOrder
from vsdesk.reports import short_digest
from vsdesk.reports.page_header import item_digest
from vsdesk.ui.kit.page_model import ROW
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.traced.screen import TracedScreen
from vsdesk.ui.shell.search_box import _PAPER
from vsdesk.words import plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window


def at_traced(room: Room, window: Window, code: str = "") -> TracedScreen:
    screen = room.go(window, Route("traced", field=code))
    assert isinstance(screen, TracedScreen)
    return screen


def rows_of(screen: TracedScreen) -> list[RowButton]:
    return screen.findChildren(RowButton)


def test_letters_in_the_search_box_offer_the_paper_of_the_page(room: Room) -> None:
    desk, _ = room.desk(people=0)
    case, _, code = printed(desk)
    number = desk.cases.record(case).text("case_no")
    desk.access.lock()
    window = room.open("ar")
    assert window.shell is not None
    box = window.shell.top.search
    box.setFocus()
    box.setText(code)
    box._search()
    room.settle(window)
    assert box._results.list.item(0).data(ROW) == _PAPER
    QTest.keyClick(box, Qt.Key.Key_Return)
    room.settle(window)
    screen = the_screen(window)
    assert isinstance(screen, TracedScreen)
    words, labels = plain(said(screen)), window.session.labels if window.session else None
    assert labels is not None
    assert plain(labels.term("recipient", "family")) in words
    assert plain(window.look.words.say("What stands on it stands here unchanged.")) in words
    [row] = rows_of(screen)
    assert number in plain(row.accessibleName())
    row.click()
    room.settle(window)
    now = the_screen(window)
    assert isinstance(now, Screen) and now.place == Route("case", case)


def test_words_that_are_no_digest_offer_no_paper(room: Room) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    assert window.shell is not None
    box = window.shell.top.search
    box.setFocus()
    box.setText("الدرويش")
    box._search()
    room.settle(window)
    found = [box._results.list.item(n).data(ROW) for n in range(box._results.list.count())]
    assert found and _PAPER not in found


def test_a_photo_of_the_page_finds_it_and_one_without_a_code_says_so(
    room: Room, tmp_path: Path
) -> None:
    desk, _ = room.desk(people=0)
    case, pdf, _ = printed(desk)
    desk.access.lock()
    picture = tmp_path / "page.jpg"
    picture.write_bytes(photo_of(pdf, 4))
    window = room.open("ar")
    screen = at_traced(room, window)
    room.answers.files = (picture,)
    press(screen, "page-photo")
    room.settle(window)
    assert [row.property("route") for row in rows_of(screen)] == [Route("case", case)]
    from vsdesk.photo import draw_made_up_portrait

    picture.write_bytes(draw_made_up_portrait(2))
    press(screen, "page-photo")
    room.settle(window)
    assert screen.refusal.isVisible() and not rows_of(screen)


def test_what_changed_since_is_linked_and_what_was_removed_counted(room: Room) -> None:
    desk, _ = room.desk(people=0)
    case, _, code = printed(desk)
    dossier = desk.cases.dossier(case)
    person, event = dossier.of("person")[0], dossier.of("event")[0]
    desk.cases.save(
        [Edit("person", {"given_ar": "مرون"}, id=person.id, shown=desk.cases.shown(person.id))]
    )
    desk.cases.delete(event.id, shown=desk.cases.shown(event.id))
    desk.access.lock()
    window = room.open("ar")
    screen = at_traced(room, window, code)
    words = plain(said(screen))
    say = window.look.words
    assert plain(say.say("Something that stands on it was changed or removed since.")) in words
    gone = say.count(
        "{n} record on it was removed since", "{n} records on it were removed since", 1
    )
    assert plain(gone) in words
    root, *links = rows_of(screen)
    assert links and root.property("route") == Route("case", case)
    links[0].click()
    room.settle(window)
    assert not isinstance(the_screen(window), TracedScreen)


@pytest.mark.parametrize("typed", ["GKFK-45EF-EEKA-P7HJ", "سلام"])
def test_what_is_not_here_or_no_digest_is_said(room: Room, typed: str) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = at_traced(room, window, typed)
    assert screen.refusal.isVisible() and not rows_of(screen)
    assert desk_of(window).context.vault.read.of_kind("disclosure") == []


def test_the_letters_of_a_label_open_its_exhibit(room: Room) -> None:
    desk, _ = room.desk(people=0)
    case, item = whole_case(desk)[0], desk.context.new_id()
    paper: dict[str, Json] = {"type": "civil_record", "title": "إخراج قيد", "exhibit_no": "A2"}
    desk.cases.save([Edit("evidence_item", paper, id=item, parent=case)])
    made = desk.outbound.sheets.print_sheet(SheetOrder(case, ("ar",), "exhibit-labels"))
    desk.access.lock()
    window = room.open("ar")
    screen = at_traced(room, window, item_digest(short_digest(made.digest), item))
    room.settle(window)
    link = next(one for one in rows_of(screen) if one.objectName() == "traced-item-0")
    assert plain(link.accessibleName()).startswith("A2 · إخراج قيد")
    link.click()
    room.settle(window)
    opened = the_screen(window)
    assert isinstance(opened, Screen) and (opened.place.id, opened.place.record) == (case, item)
