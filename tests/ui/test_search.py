"""Search in the window, by keyboard: the box, the page, filters, kept searches, nothing
written in plain text."""

from __future__ import annotations

import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui import made_up
from tests.ui.conftest import PATIENCE, Room, type_text

from vsdesk.desk import Edit
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.route import Route
from vsdesk.ui.screens.families.screen import FamiliesScreen
from vsdesk.ui.screens.search.filters import SearchRequest
from vsdesk.ui.screens.search.screen import SearchScreen
from vsdesk.ui.window import Window

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

NAME = {"given_ar": "محمد", "father_ar": "عبد الرحمن", "family_ar": "الأحمد"}


def filled(room: Room) -> tuple[str, str]:
    """A vault with a man written in Arabic, and a family with his cousin's name and a phone."""
    desk, _ = room.desk()
    case = desk.cases.new_case(NAME).ids[0]
    told: dict[str, Json] = {
        "type": "arrest",
        "is_disappearance": True,
        "place_text": "دوار البستان",
    }
    desk.cases.save([Edit("event", told, parent=case)])
    family = desk.cases.save([Edit("family", {"display_name": "بيت محمد الأحمد"})]).ids[0]
    desk.cases.save(
        [Edit("contact_channel", {"type": "phone", "value": "+963944555123"}, parent=family)]
    )
    desk.access.lock()
    return case, family


def press(room: Room, window: Window, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        held |= one
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    room.settle(window)


def page(window: Window) -> SearchScreen:
    assert window.shell is not None
    found = window.shell.screen_now
    assert isinstance(found, SearchScreen)
    return found


def rows(screen: SearchScreen) -> list[tuple[str, Cell]]:
    """The titles that are shown, with the cell that says why."""
    model = screen.model
    hits = [model.row(at) for at in range(model.rowCount())]
    return [(one.title, screen.cells.cell(one, "why")) for one in hits]


def test_from_the_box_to_a_case_and_back_by_keyboard(room: Room) -> None:
    case, _ = filled(room)
    window = room.open("ar")
    press(room, window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    focused = QApplication.focusWidget()
    assert focused is not None and focused.objectName() == "search"
    type_text(focused, "Mihemed Evdilrehman")
    press(room, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.settle(window)
    screen = page(window)
    [(title, why)] = rows(screen)
    assert title == "محمد عبد الرحمن الأحمد"
    assert [why.text[a:b] for a, b in why.spans] == ["محمد", "عبد الرحمن"]
    who = screen.cells.cell(screen.model.row(0), "who")
    assert [who.text[a:b] for a, b in who.spans] == ["محمد", "عبد الرحمن"]
    assert screen.look.words.say("read alike in another spelling") in why.second
    assert screen.look.words.count("{n} found", "{n} found", 1) == screen.count.text()
    assert QApplication.focusWidget() is screen.table
    press(room, window, Qt.Key.Key_Return)
    assert window.shell is not None and window.shell.place == Route("case", case)
    press(room, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    back = page(window)
    assert back.words.text() == "Mihemed Evdilrehman" and len(rows(back)) == 1


def test_filters_narrow_and_are_taken_away(room: Room) -> None:
    case, family = filled(room)
    window = room.open("en")
    screen = room.go(window, Route("search", field="محمد"))
    assert isinstance(screen, SearchScreen)
    roots = {screen.model.row(at).root for at in range(screen.model.rowCount())}
    assert {case, family} <= roots
    screen.filters.kind._set("case")
    room.settle(window)
    roots = {screen.model.row(at).root for at in range(screen.model.rowCount())}
    assert case in roots and family not in roots
    screen.filters.author._set("A")
    screen.filters.place._set("SY08")
    room.settle(window)
    assert screen.model.rowCount() == 0 and screen.empty.isVisible()
    assert SearchRequest.of_place(screen.place) == SearchRequest(
        "محمد", "case", governorate="SY08", author="A"
    )
    assert "محمد" not in repr(screen.place)
    again = room.go(window, screen.place)
    assert isinstance(again, SearchScreen)
    assert again.filters.author.value == "A" and again.filters.kind.value == "case"
    again.filters.clear()
    room.settle(window)
    assert again.model.rowCount() >= 2


def test_a_hit_opens_where_its_words_stand(room: Room) -> None:
    case, family = filled(room)
    window = room.open("en")
    for text, at in (
        ("البستان", Route("case", case, "disappearance", "event.place_text")),
        ("0944555123", Route("family", family, "contact", "contact_channel.value")),
        ("بيت محمد", Route("family", family)),
    ):
        screen = room.go(window, Route("search", field=text))
        assert isinstance(screen, SearchScreen)
        screen.table.setFocus()
        press(room, window, Qt.Key.Key_Return)
        assert window.shell is not None
        assert replace(window.shell.place, record="") == at
        focused = QApplication.focusWidget()
        assert focused is not None and window.shell.screen_now is not None
        assert window.shell.screen_now.isAncestorOf(focused)


def test_a_search_is_kept_and_forgotten(room: Room) -> None:
    filled(room)
    window = room.open("en")
    screen = room.go(window, Route("search", field="محمد"))
    assert isinstance(screen, SearchScreen)
    screen.filters.kind._set("case")
    room.answers.answer, room.answers.reason = "keep", "الحسكة، بيت الأحمد"
    screen.kept.keep.click()
    room.settle(window)
    assert screen.kept.forget.isVisible() and not screen.kept.keep.isVisible()
    other = room.go(window, Route("search"))
    assert isinstance(other, SearchScreen)
    other.kept.choice.choose("الحسكة، بيت الأحمد")
    other.kept.choice.chosen.emit(other.kept.choice.value)
    room.settle(window)
    assert other.words.text() == "محمد" and other.filters.kind.value == "case"
    assert other.model.rowCount() >= 1
    other.kept.forget.click()
    room.settle(window)
    assert not other.kept.choice.isVisible() and other.kept.keep.isVisible()


def test_what_is_said_when_there_is_nothing(room: Room) -> None:
    filled(room)
    window = room.open("ar")
    screen = room.go(window, Route("search"))
    assert isinstance(screen, SearchScreen)
    assert screen.empty.isVisible() and QApplication.focusWidget() is screen.words
    type_text(screen.words, "قططقط")
    press(room, window, Qt.Key.Key_Return)
    assert screen.empty.isVisible() and screen.model.rowCount() == 0
    screen.words.clear()
    type_text(screen.words, "0944 555 123")
    press(room, window, Qt.Key.Key_Return)
    [(title, why)] = rows(screen)
    assert title == "بيت محمد الأحمد" and "555" not in why.text + why.second


def test_a_search_is_stopped(room: Room) -> None:
    filled(room)
    window = room.open("en")
    screen = room.go(window, Route("search"))
    assert isinstance(screen, SearchScreen)
    screen.words.setText("محمد")
    others = threading.Event()  # the reader is busy with something else
    window.jobs.read(Callbacks(screen), others.wait, PATIENCE / 1000)
    screen.search()
    screen.stop_search()
    others.set()
    room.settle(window)
    assert screen.model.rowCount() == 0 and screen.empty.isVisible()
    screen.search()
    room.settle(window)
    assert screen.model.rowCount() >= 2


def test_nothing_is_written_in_plain_text(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(room)
    work, temp = tmp_path / "work", tmp_path / "temp"
    for folder in (work, temp):
        folder.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temp))
    window = room.open("en")
    screen = room.go(window, Route("search", field="Mihemed Evdilrehman"))
    assert isinstance(screen, SearchScreen) and screen.model.rowCount() == 1
    room.answers.answer, room.answers.reason = "keep", "بحث البستان"
    screen.kept.keep.click()
    room.settle(window)
    room.go(window, Route("search", field="البستان"))
    window.close()
    assert not list(work.rglob("*")) and not list(temp.rglob("*"))
    said = ("محمد", "عبد الرحمن", "Evdilrehman", "البستان", "Mihemed")
    held = [one.read_bytes() for one in room.path.rglob("*") if one.is_file()]
    assert held and not [word for word in said for data in held if word.encode() in data]
    assert made_up.PASSPHRASE.encode() not in b"".join(held)


def test_a_case_is_found_by_another_name_of_an_own_place(room: Room) -> None:
    desk, _ = room.desk()
    told = {"type": "settlement", "name_ar": "دوار الزنبق", "aliases": "المثلث المختلق\nAbu Shalak"}
    place = desk.cases.save([Edit("place", told)]).ids[0]
    case = desk.cases.new_case(NAME).ids[0]
    family = desk.cases.save(
        [Edit("family", {"display_name": "بيت مختلق", "home_place": place})]
    ).ids[0]
    desk.cases.save(
        [Edit("event", {"type": "arrest", "is_disappearance": True, "place": place}, parent=case)]
    )
    desk.access.lock()
    window = room.open("ar")
    press(room, window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_text(QApplication.focusWidget() or window, "المثلث المختلق")
    press(room, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen = page(window)
    room.settle(window)
    found = {
        one.root: one for one in (screen.model.row(at) for at in range(screen.model.rowCount()))
    }
    assert case in found
    said = screen.cells.cell(found[case], "why")
    assert "المثلث المختلق" in said.second + said.text
    listed = room.go(window, Route("families"))
    assert isinstance(listed, FamiliesScreen)
    listed.head.words.setText("abu shalak")
    listed.rows.refresh()
    room.settle(window)
    assert [listed.rows.model.row(at).id for at in range(listed.rows.model.rowCount())] == [family]


def test_words_that_no_list_shows_are_found_and_not_shown(room: Room) -> None:
    case, _ = filled(room)
    window = room.open("ar")
    assert window.session is not None
    desk = window.session.desk
    other: dict[str, Json] = {"type": "care_home_name", "value": "كافورة"}
    desk.cases.save([Edit("person_name", other, parent=desk.cases.record(case).text("person"))])
    room.go(window, Route("search", field="كافورة"))
    screen = page(window)
    [(title, why)] = rows(screen)
    hit = screen.model.row(0)
    spoken = [screen.cells.text(hit, key) for key in ("who", "why", "what")]
    shown = " ".join((title, why.text, why.second, *spoken))
    assert hit.root == case and "كافورة" not in shown
    assert screen.look.words.say("no list shows these words") in why.second
