"""Lists made from the dictionary: activities, incidents, lists of names; what was removed comes back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from tests.ui import made_up
from tests.ui.conftest import Room, type_text
from tests.ui.hands import Hands

from vsdesk.desk import Edit
from vsdesk.ui.catalogue.places import list_of
from vsdesk.ui.editing.list_cells import stored_span
from vsdesk.ui.editing.removal import RemovedEntries
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.chip import Chip
from vsdesk.ui.parts.root_list import RootList
from vsdesk.ui.route import Route
from vsdesk.ui.screens.activities.screen import ActivitiesScreen
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.cases.screen import CasesScreen
from vsdesk.ui.screens.lists.screen import ListsScreen, others
from vsdesk.ui.screens.record.screen import RecordScreen
from vsdesk.words import Words, isolate, plain

if TYPE_CHECKING:
    from vsdesk.words import Lang

VIGIL: dict[str, Any] = {
    "title": "وقفة أمام البلدية",
    "type": "vigil",
    "date": {"from": "2025-08-30", "precision": "day"},
    "documenter": "ريما",
}


def press(screen: QWidget, name: str) -> None:
    found = screen.findChild(Button, name)
    assert found is not None and found.isEnabled(), name
    found.click()


def filled(room: Room) -> list[str]:
    desk, _ = room.desk(people=1)
    kinds: dict[str, list[dict[str, Any]]] = {
        "activity": [VIGIL, {"title": "جلسة استماع"}],
        "incident": [{"title": "مداهمة الحارة"}],
        "source_list": [{"name": "قائمة من الجوار"}],
    }
    ids = []
    for kind, several in kinds.items():
        for values in several:
            ids.append(desk.cases.save([Edit(kind, values)]).ids[0])
    desk.access.lock()
    return ids


def test_an_activity_is_begun_from_the_rail_by_keyboard_alone(room: Room) -> None:
    desk, _ = room.desk(people=0)
    desk.access.lock()
    window = room.open("ar")
    assert window.shell is not None and window.session is not None
    hands = Hands(room, window)
    window.setFocus()
    for before in ("today", "cases", "families"):
        hands.reach(f"rail-{before}")
        hands.press(Qt.Key.Key_Down)
    screen = window.shell.screen_now
    assert isinstance(screen, ActivitiesScreen) and screen.rows.empty.isVisible()
    hands.choose("first-activity")
    assert isinstance(window.shell.screen_now, RecordScreen)
    room.settle(window)
    kept = window.session.desk.cases.list_kind("activity")
    assert len(kept) == 1 and kept[0].text("documenter") == window.session.desk.context.vault.by
    button = window.shell.rail.findChild(QWidget, "rail-activities")
    assert button is not None and button.property("checked") is True


def test_rows_say_what_the_dictionary_declares_for_lists(room: Room) -> None:
    ids = filled(room)
    window = room.open("ar")
    assert window.session is not None
    screen = room.go(window, Route("activities"))
    assert isinstance(screen, ActivitiesScreen) and screen.head is not None
    keys = [column.key for column in screen.rows.cells.columns()]
    assert keys == ["name", "event", "place", "author", "status"]
    at = screen.rows.model.place(lambda row: row.id == ids[0])
    row = screen.rows.model.row(at)
    assert screen.rows.cells.text(row, "name") == VIGIL["title"]
    assert screen.rows.cells.text(row, "author") == "ريما"
    assert "2025" in screen.rows.cells.text(row, "event")
    told = window.session.labels.term("activity_type", "vigil")
    assert screen.rows.cells.text(row, "status").lower() == told.lower()
    screen.head.words.setFocus()
    type_text(screen.head.words, "وقفه")
    QTest.keyClick(screen.head.words, Qt.Key.Key_Return)
    room.settle(window)
    assert [one.id for one in screen.rows.model._rows] == [ids[0]]
    type_text(screen.head.words, "ظظظ")
    QTest.keyClick(screen.head.words, Qt.Key.Key_Return)
    room.settle(window)
    assert screen.rows.empty.isVisible()


def test_every_other_root_has_a_list_and_a_new_button(room: Room) -> None:
    filled(room)
    window = room.open("ar")
    assert window.session is not None and window.shell is not None
    kinds = others(window.session.dictionary)
    assert {"incident", "source_list"} <= set(kinds)
    assert not {"case", "family", "activity", "source"} & set(kinds)
    for kind in kinds:
        screen = room.go(window, list_of(kind))
        assert isinstance(screen, ListsScreen) and screen.kind == kind
        assert screen.rows.model.rowCount() == 1
        screen.rows.table.setFocus()
        QTest.keyClick(screen.rows.table, Qt.Key.Key_Return)
        room.settle(window)
        page = window.shell.screen_now
        assert isinstance(page, RecordScreen)
        window.shell.go_back()
        room.settle(window)
        again = window.shell.screen_now
        assert isinstance(again, ListsScreen) and again.kind == kind
        press(again, f"new-{kind}")
        room.settle(window)
        fresh = window.shell.screen_now
        assert isinstance(fresh, RecordScreen)
        assert plain(fresh.head.name.text()) == "بلا اسم بعد", kind


def test_a_root_of_which_nobody_says_what_it_is_opens_on_its_own_page(room: Room) -> None:
    """A case by its id alone; and the way back does not lead into it again."""
    desk, (case, *_) = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("cases"))
    page = room.go(window, Route("record", case, "evidence_item"))
    assert isinstance(page, CaseScreen) and page.key == "documents"
    page.back.emit()
    room.settle(window)
    assert window.shell is not None and isinstance(window.shell.screen_now, CasesScreen)


def test_a_page_is_removed_from_its_list_and_undone(room: Room) -> None:
    ids = filled(room)
    window = room.open("ar")
    assert window.session is not None and window.shell is not None
    page = room.go(window, Route("record", ids[2]))
    room.answers.answer = "remove"
    press(page, "remove-incident")
    room.settle(window)
    assert window.session.desk.cases.record(ids[2]).deleted
    screen = window.shell.screen_now
    assert isinstance(screen, ListsScreen) and screen.kind == "incident"
    room.settle(window)
    press(screen, "undo-remove")
    room.settle(window)
    assert not window.session.desk.cases.record(ids[2]).deleted


@pytest.mark.parametrize("kind", ["case", "family", "activity"])
def test_what_was_removed_comes_back_after_its_undo_is_gone(room: Room, kind: str) -> None:
    desk, cases = room.desk(people=2)
    gone = cases[0]
    if kind == "family":
        gone = str(desk.cases.record(cases[0]).value("family"))
    elif kind == "activity":
        gone = desk.cases.save([Edit(kind, VIGIL)]).ids[0]
    desk.cases.delete(gone, shown=desk.cases.shown(gone))
    desk.access.lock()
    window = room.open("ar")
    assert window.session is not None
    screen = room.go(window, list_of(kind))
    rows = screen.findChild(RootList)
    assert rows is not None
    assert gone not in [row.id for row in rows.model._rows]
    chip = screen.findChild(Chip, "chip-removed")
    assert chip is not None
    chip.click()
    room.settle(window)
    assert [row.id for row in rows.model._rows] == [gone]
    assert rows.strip.hint.isVisible()
    if isinstance(screen, CasesScreen):
        assert not screen.preview.isVisible()
    rows.table.setFocus()
    room.answers.answer = "on"  # what was agreed to there comes back with it
    QTest.keyClick(rows.table, Qt.Key.Key_Return)
    room.settle(window)
    assert not window.session.desk.cases.record(gone).deleted
    rows.refresh()
    room.settle(window)
    assert rows.model.rowCount() == 0 and rows.strip.brought.isVisible()
    press(screen, "open-brought")
    room.settle(window)
    assert window.shell is not None and window.shell.place.id == gone


def test_what_is_said_of_the_chosen_case_is_cut_nowhere(room: Room) -> None:
    """The state, what happened and the birth stood in one line, wider than the pane beside the list."""
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("cases"))
    assert isinstance(screen, CasesScreen)
    pane = screen.preview
    badges = [one for one in pane.findChildren(Badge) if one.isVisible()]
    assert len(badges) >= 3
    for one in badges:
        at = one.mapTo(pane, QPoint(0, 0)).x()
        assert at >= 0 and at + one.width() <= pane.width(), plain(one.text)


def test_a_removed_entry_comes_back_from_the_history(room: Room) -> None:
    desk, cases = room.desk(people=1)
    claim = desk.cases.save(
        [Edit("claim", {"field": "place_text", "value": "القطيفة"}, parent=cases[0])]
    )
    desk.cases.delete(claim.ids[0], shown=desk.cases.shown(claim.ids[0]))
    desk.access.lock()
    window = room.open("ar")
    assert window.session is not None
    screen = room.go(window, Route("case", cases[0], "history"))
    card = screen.findChild(RemovedEntries)
    assert card is not None and card.isVisible()
    press(card, f"bring-{claim.ids[0][:8]}")
    room.settle(window)
    assert not window.session.desk.cases.record(claim.ids[0]).deleted
    again = screen.findChild(RemovedEntries)
    assert again is not None and not again.isVisible()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_another_list_chosen_by_keyboard_keeps_the_keyboard(room: Room, lang: Lang) -> None:
    filled(room)
    window = room.open(lang)
    assert window.session is not None and window.shell is not None
    room.go(window, list_of("incident"))
    hands = Hands(room, window)
    hands.reach("which-list-incident")
    on, back = Qt.Key.Key_Right, Qt.Key.Key_Left
    if lang == "ar":
        on, back = back, on
    for kind, key in (("source_list", on), ("incident", back)):
        hands.press(key)  # what an arrow passes is not chosen
        screen = window.shell.screen_now
        assert isinstance(screen, ListsScreen) and screen.kind != kind
        hands.press(Qt.Key.Key_Space)
        screen = window.shell.screen_now
        assert isinstance(screen, ListsScreen) and screen.kind == kind
        focused = QApplication.focusWidget()
        assert focused is not None and screen.isAncestorOf(focused)
        assert focused.objectName() == f"which-list-{kind}"


@pytest.mark.parametrize("kind", ["activity", "incident", "source_list"])
def test_a_new_page_left_at_once_does_not_stay_in_its_list(room: Room, kind: str) -> None:
    filled(room)
    window = room.open("ar")
    assert window.session is not None and window.shell is not None
    desk = window.session.desk
    held = {one.id for one in desk.cases.list_kind(kind)}
    for way in (window.shell.go_back, partial(window.shell.go, Route("today"))):
        press(room.go(window, list_of(kind)), f"new-{kind}")
        room.settle(window)
        made = window.shell.place
        assert made.screen == "record"
        way()
        room.settle(window)
        assert {one.id for one in desk.cases.list_kind(kind)} == held
        assert made.id not in [one.id for one in window.shell.trail]
    press(room.go(window, list_of(kind)), f"new-{kind}")
    room.settle(window)
    made = window.shell.place
    page = window.shell.screen_now
    assert isinstance(page, RecordScreen)
    assert page.part is not None
    fields = page.part.findChildren(QLineEdit)
    type_text(next(one for one in fields if one.objectName().startswith(kind)), "كتب أحدهم")
    window.shell.go_back()
    room.settle(window)
    assert made.id in {one.id for one in desk.cases.list_kind(kind)}, (
        "a word that waits keeps the page"
    )


def test_an_older_empty_page_stays_when_it_is_only_looked_at(room: Room) -> None:
    desk, _ = room.desk(people=0)
    old = desk.cases.save([Edit("incident", {})]).ids[0]
    desk.access.lock()
    window = room.open("en")
    assert window.session is not None and window.shell is not None
    room.go(window, Route("record", old))
    window.shell.go_back()
    room.settle(window)
    assert not window.session.desk.cases.record(old).deleted


@pytest.mark.parametrize("kind", ["source_list", "incident"])
def test_new_by_keyboard_is_one_more_of_the_list_that_is_shown(room: Room, kind: str) -> None:
    filled(room)
    window = room.open("ar")
    room.go(window, Route("lists", field=kind))
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    shell = window.shell
    assert shell is not None
    room.qtbot.waitUntil(lambda: shell.place.screen == "record")
    room.settle(window)
    assert window.session is not None
    assert window.session.desk.cases.record(shell.place.id).kind == kind


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2013-01-01", "2013-12-31", "year"),
        ("9999-01-01", "9999-12-31", "year"),
        ("9999-12-01", "9999-12-31", "month"),
        ("2024-02-01", "2024-02-29", "month"),
        ("2023-02-01", "2023-02-27", "range"),
        ("2013-08-09", "2013-08-09", "day"),
    ],
)
def test_the_days_of_a_row_say_how_exact_they_are(first: str, last: str, precision: str) -> None:
    """The last year of the calendar too: another device may have written it."""
    found = stored_span(first, last)
    assert found is not None and found["precision"] == precision


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_whom_a_case_calls_its_documenter_stands_beside_who_made_it(room: Room, lang: Lang) -> None:
    desk, _ = room.desk(people=1)
    field = made_up.field(room.path / "field", room.path / "field-profile", "شيار")
    made_up.enrol(desk, field)
    [case] = made_up.fill(field, 1)
    field.cases.save([Edit("case", {"documenter": "A1"}, id=case)])
    made_up.exchange(field, desk, room.path / "stick")
    code = field.context.by
    field.access.lock()
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("cases"))
    assert isinstance(screen, CasesScreen)
    room.settle(window)
    rows = [screen.rows.model.row(at) for at in range(screen.rows.model.rowCount())]
    [told] = [screen.rows.cells.text(one, "author") for one in rows if one.id == case]
    said = Words(lang).say("{who} (the record says {name})", who=code, name=isolate("A1"))
    assert told == said
