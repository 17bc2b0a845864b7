"""Taking in, in the window: the report stays, names who sent what, and a history stands below."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui import made_up
from tests.ui.conftest import Room, type_text
from tests.ui.test_exchange import at_handover, said
from tests.ui.test_same import opened_again

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.route import Route
from vsdesk.ui.screens.handover.receive_page import Receive
from vsdesk.ui.screens.handover.taking_report import TakingReport
from vsdesk.ui.screens.settings.screen import SettingsScreen
from vsdesk.ui.window import Window
from vsdesk.words import Lang, plain

NAME = "هبة الشامي"  # made up


def brought(room: Room, *, broken: bool = False) -> Path:
    """A stick with what a documenter, who has a name, and perhaps a second one hand over."""
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "شيار")
    made_up.enrol(chief, field)
    chief.sync.devices.name(field.context.device_id, NAME)
    made_up.fill(field, 2)
    stick = room.path / "stick"
    stick.mkdir()
    field.sync.hand_over(stick)
    if broken:
        second = made_up.field(room.path / "second", room.path / "third", "ريم", 13)
        made_up.enrol(chief, second)
        made_up.fill(second, 1)
        [file] = [path for one in second.sync.hand_over(stick) for path in one.files]
        data = bytearray(file.read_bytes())
        data[len(data) * 3 // 4] ^= 1  # behind the manifest and the lists: who sent it is known
        file.write_bytes(data)
        second.access.lock()
    chief.access.lock()
    field.access.lock()
    return stick


def taken_in(room: Room, lang: Lang, stick: Path) -> tuple[Window, Receive]:
    window = room.open(lang)
    page = at_handover(room, window, "receive").page
    assert isinstance(page, Receive)
    page.take_folder(stick)
    room.settle(window)
    page.take_in()
    room.settle(window)
    return window, page


def lines(page: Receive) -> str:
    """The words of the labels, buttons and paragraphs."""
    labels = [one.text() for one in page.findChildren(Label)]
    buttons = [one.accessibleName() for one in page.findChildren(Button)]
    return plain("\n".join([said(page), *labels, *buttons]))


@pytest.mark.parametrize("lang", ["ar"])
def test_the_report_stays_whatever_sticks_come_and_go(room: Room, lang: Lang) -> None:
    stick = brought(room, broken=True)
    window, page = taken_in(room, lang, stick)
    report = page.findChild(TakingReport)
    assert report is not None
    page._screen.sticks.changed.emit()
    room.settle(window)
    assert page.findChild(TakingReport) is report and report.isVisible()
    words = lines(page)
    assert NAME in words and "الدرويش" in words and "SND-26-B-0001" in words
    refused = window.look.words.say("Not taken in")
    taken = window.look.words.say("Taken in")
    assert words.index(refused) < words.index(taken), "what was refused stands first"


@pytest.mark.parametrize(
    ("lang", "name"), [("ar", "مروان خالد الدرويش"), ("ku", "Marwan Khaled al-Darwish")]
)
def test_cases_are_named_as_the_window_writes_names(room: Room, lang: Lang, name: str) -> None:
    _, page = taken_in(room, lang, brought(room))
    report = page.findChild(TakingReport)
    assert report is not None
    rows = [one for one in report.findChildren(Button) if one.property("screen") == "case"]
    assert any(name in plain(one.accessibleName()) for one in rows)


def test_the_report_stands_there_after_a_case_was_opened_and_goes_when_closed(room: Room) -> None:
    window, page = taken_in(room, "en", brought(room))
    row = next(one for one in page.findChildren(Button) if one.property("screen") == "case")
    row.click()
    room.settle(window)
    assert window.shell is not None and window.shell.place.screen == "case"
    again = at_handover(room, window, "receive").page
    assert isinstance(again, Receive) and again.findChild(TakingReport) is not None
    close = again.findChild(Button, "receive-again")
    assert close is not None and "Close the report" in close.accessibleName()
    close.click()
    room.settle(window)
    assert again.findChild(TakingReport) is None
    last = at_handover(room, window, "receive").page
    assert isinstance(last, Receive) and last.findChild(TakingReport) is None


def test_what_came_before_stands_below_with_its_sender(room: Room) -> None:
    _, page = taken_in(room, "en", brought(room, broken=True))
    words = plain("\n".join(one.text() for one in page.taken.findChildren(Label)))
    assert NAME in words and "2 new cases, 0 changed" in words
    assert "Device C" in words, "what was refused is there too, by the letter of who sent it"
    assert not page.taken.older.isVisible()


def test_a_coordinator_names_a_device_in_the_settings(room: Room) -> None:
    brought(room)
    window = room.open("ar")
    screen = room.go(window, Route("settings"))
    assert isinstance(screen, SettingsScreen) and window.session is not None
    field = screen.findChild(TextField, "device-name-B")
    assert field is not None and field.text() == NAME
    field.setFocus()
    field.clear()
    type_text(field, "أمل")
    QTest.keyClick(field, Qt.Key.Key_Return)
    room.settle(window)
    assert {one.letter: one.name for one in window.session.desk.sync.devices.listed()} == {
        "A": "",
        "B": "أمل",
    }


def test_who_is_no_coordinator_has_no_field_for_names(room: Room) -> None:
    brought(room)
    window = room.open("en", vault=room.path / "field", profile="other")
    screen = room.go(window, Route("settings"))
    assert screen.findChild(TextField, "device-name-B") is None


def test_the_bar_moves_with_what_is_done_and_says_which_bundle(room: Room) -> None:
    """It stood at nothing while bundles were opened, then went to and fro with the steps of each."""
    stick = brought(room)
    chief = opened_again(room)
    field = made_up.field(room.path / "second", room.path / "third", "ريم", 13)
    made_up.enrol(chief, field)
    for _ in range(3):
        made_up.fill(field, 1)
        field.sync.hand_over(stick)
    for one in (chief, field):
        one.access.lock()
    window = room.open("ar")
    page = at_handover(room, window, "receive").page
    assert isinstance(page, Receive)
    page.take_folder(stick)
    room.settle(window)
    seen: list[tuple[int, str]] = []
    take = page.findChild(Button, "take-in")
    assert take is not None
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    card = page.progress
    assert card is not None
    card.bar.valueChanged.connect(lambda at: seen.append((at, plain(card.amount.text()))))
    room.settle(window)
    assert page.findChild(TakingReport) is not None
    shares = [at for at, _ in seen]
    assert shares == sorted(shares) and shares[-1] > 800
    assert any(0 < at <= 100 for at in shares), "while they are opened, too"
    said_so = [words for _, words in seen]
    assert all(any(f"الحزمة {n} من 4: " in one for one in said_so) for n in range(1, 5)), said_so
