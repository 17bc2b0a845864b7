"""Who took part, as a table of numbers on the page of an activity. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.attacks.kit import Device, carry
from tests.ui import made_up
from tests.ui.cut import cut
from tests.ui.test_screens import names_and_fits
from tests.ui.test_submissions import desk_of, press

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.route import Route
from vsdesk.ui.screens.record.screen import RecordScreen
from vsdesk.ui.screens.record.tally_grid import TallyGrid, TallyNumber
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

Key = Qt.Key


def at_grid(
    room: Room, lang: Lang, *rows: dict[str, Json], scale: float = 1.0
) -> tuple[Window, RecordScreen, str]:
    desk, _ = room.desk(people=0)
    values: dict[str, Json] = {"title": "وقفة متخيَّلة", "type": "vigil"}
    activity = desk.cases.save([Edit("activity", values)]).ids[0]
    desk.cases.save([Edit("participation", one, parent=activity) for one in rows])
    desk.access.lock()
    window = room.open(lang, scale=scale)
    screen = room.go(window, Route("record", activity, "participation"))
    assert isinstance(screen, RecordScreen)
    room.settle(window)
    return window, screen, activity


def grid(screen: RecordScreen) -> TallyGrid:
    found = [one for one in screen.findChildren(TallyGrid) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def number(screen: RecordScreen, sex: str, age: str) -> TallyNumber:
    found = grid(screen).findChild(TallyNumber, f"tally-{sex}-{age}")
    assert isinstance(found, TallyNumber)
    return found


def total(screen: RecordScreen, name: str = "tally-total") -> str:
    found = grid(screen).findChild(Label, name)
    assert isinstance(found, Label)
    return plain(found.text())


def typed(text: str) -> None:
    now = QApplication.focusWidget()
    assert isinstance(now, TallyNumber)
    now.insert(text)  # as from any keyboard: QTest types ASCII alone


def pressed(key: Key, more: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    now = QApplication.focusWidget()
    assert now is not None
    QTest.keyClick(now, key, more)


@pytest.mark.parametrize("lang", ["ar"])
def test_a_table_is_filled_by_the_keyboard_alone_summed_and_saved(room: Room, lang: Lang) -> None:
    window, screen, activity = at_grid(room, lang)
    number(screen, "female", "a18_24").setFocus()
    typed("7")
    pressed(Key.Key_Return)
    typed("١٢")
    pressed(Key.Key_Down)
    assert number(screen, "female", "a25_34").text() == "12"  # plain digits, once it is left
    typed("3")
    pressed(Key.Key_Up)
    pressed(Key.Key_Backtab)
    assert QApplication.focusWidget() is number(screen, "male", "a25_34")
    typed("5")
    assert (total(screen), total(screen, "tally-sum-female")) == ("27", "22")
    assert total(screen, "tally-sum-a25_34") == "17"
    screen.save()
    room.settle(window)
    rows = desk_of(window).cases.dossier(activity).of("participation")
    assert {(o.text("sex"), o.text("age_band"), o.value("count")) for o in rows} == {
        *(("female", "a18_24", 7), ("female", "a25_34", 12), ("female", "a35_49", 3)),
        ("male", "a25_34", 5),
    }
    assert total(screen) == "27" and not rows_below(screen)


def rows_below(screen: RecordScreen) -> list[RowButton]:
    found = screen.findChild(RecordList, "list-participation")
    assert isinstance(found, RecordList)
    return found.findChildren(RowButton)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_arrows_go_to_the_side_that_they_show(room: Room, lang: Lang) -> None:
    _, screen, _ = at_grid(room, lang)
    number(screen, "male", "a0_4").setFocus()
    pressed(Key.Key_Left if lang == "ar" else Key.Key_Right)
    female = number(screen, "female", "a0_4")
    assert QApplication.focusWidget() is female
    left_of = female.mapTo(screen, female.rect().center()).x()
    male = number(screen, "male", "a0_4")
    assert (left_of < male.mapTo(screen, male.rect().center()).x()) is (lang == "ar")
    pressed(Key.Key_Right if lang == "ar" else Key.Key_Left)
    assert QApplication.focusWidget() is male
    pressed(Key.Key_Up)  # nothing is above the first of the first column
    assert QApplication.focusWidget() is male
    number(screen, "male", "unsaid").setFocus()
    pressed(Key.Key_Return)
    assert QApplication.focusWidget() is female


def test_each_number_is_one_change_that_is_taken_back(room: Room) -> None:
    _window, screen, _activity = at_grid(room, "ar", {"count": 40, "sex": "female"})
    held = number(screen, "female", "unsaid")
    held.setFocus()
    held.selectAll()
    typed("41")
    pressed(Key.Key_Tab)
    typed("9")
    assert total(screen) == "50"
    pressed(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert total(screen) == "41"
    press(screen, "tally-undo")
    assert total(screen) == "40" and held.text() == "40"
    assert screen.draft.empty
    assert not grid(screen).back.isEnabled()  # nothing is left to take back


def test_a_number_that_is_wiped_counts_nobody_and_a_new_one_is_no_row(room: Room) -> None:
    window, screen, activity = at_grid(room, "ar", {"count": 40, "sex": "female"})
    number(screen, "female", "unsaid").setFocus()
    number(screen, "female", "unsaid").selectAll()
    pressed(Key.Key_Delete)
    number(screen, "male", "a65").setFocus()
    typed("2")
    pressed(Key.Key_Backspace)
    screen.save()
    room.settle(window)
    (row,) = desk_of(window).cases.dossier(activity).of("participation")
    assert row.value("count") == 0


def test_what_is_no_number_is_said_and_not_saved(room: Room) -> None:
    window, screen, activity = at_grid(room, "ar")
    number(screen, "female", "a18_24").setFocus()
    typed("كثير")
    assert grid(screen).why.isVisible() and total(screen) == "0"
    screen.save()
    room.settle(window)
    assert not desk_of(window).cases.dossier(activity).of("participation")
    assert QApplication.focusWidget() is number(screen, "female", "a18_24")


def test_whoever_is_named_and_what_stands_twice_stays_in_the_list(room: Room) -> None:
    twice: dict[str, Json] = {"count": 2, "sex": "male", "age_band": "a0_4"}
    more: dict[str, Json] = {"count": 6, "sex": "female", "session": 2}
    _, screen, _ = at_grid(room, "ar", twice, dict(twice), more, {"count": 8, "sex": "female"})
    assert len(rows_below(screen)) == 3
    assert (
        number(screen, "male", "a0_4").isReadOnly() and number(screen, "male", "a0_4").text() == "4"
    )
    assert not number(screen, "female", "unsaid").isReadOnly()


def test_a_figure_opens_its_number(room: Room) -> None:
    window, screen, activity = at_grid(room, "ar", {"count": 8, "sex": "female"})
    (row,) = desk_of(window).cases.dossier(activity).of("participation")
    room.go(window, Route("activities"))
    place = Route("record", activity, "participation", "participation.count", row.id)
    there = room.go(window, place)
    room.settle(window)
    assert isinstance(there, RecordScreen)
    screen = there
    assert QApplication.focusWidget() is number(screen, "female", "unsaid")


@pytest.mark.parametrize(("lang", "scale"), [("ar", 2.0), ("en", 1.0), ("ku", 1.25)])
def test_the_table_has_its_room(room: Room, lang: Lang, scale: float) -> None:
    row: dict[str, Json] = {"count": 8, "sex": "female", "age_band": "a0_17"}
    window, screen, _ = at_grid(room, lang, row, scale=scale)
    names_and_fits(window, screen.place)
    window.resize(1024, 600)
    room.settle(window)
    assert cut(window) == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_over_a_number_of_another_device_a_row_of_ours_is_written(room: Room, lang: Lang) -> None:
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "field-profile", "هالة")
    made_up.enrol(chief, field)
    values: dict[str, Json] = {"title": "وقفة متخيَّلة", "type": "vigil"}
    values["assigned"] = [field.context.device_id]
    activity = chief.cases.save([Edit("activity", values)]).ids[0]
    carry(chief, room.path / "stick", field)
    theirs = field.context.new_id()
    device = Device(field, room.path / "stick")
    said: dict[str, Json] = {"sex": "female", "count": 4}
    device.sign(activity, NewOp(theirs, "participation", said, parent=activity))
    device.hand_over(chief)
    for desk in (field, chief):
        desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("record", activity, "participation"))
    assert isinstance(screen, RecordScreen)
    room.settle(window)
    held = number(screen, "female", "unsaid")
    held.setFocus()
    held.selectAll()
    typed("12")
    assert total(screen) == "12"
    press(screen, "tally-undo")
    assert total(screen) == "4" and screen.draft.empty
    held.setFocus()
    held.selectAll()
    typed("12")
    screen.save()
    room.settle(window)
    rows = desk_of(window).cases.dossier(activity).of("participation")
    assert {one.id == theirs: one.value("count") for one in rows} == {True: 0, False: 12}
    assert total(screen) == "12" and number(screen, "female", "unsaid").text() == "12"
    assert not number(screen, "female", "unsaid").isReadOnly()
