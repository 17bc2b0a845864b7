"""A case, a family, a list that is begun by keyboard and left: without a word nothing
stays, a word always does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui import made_up
from tests.ui.conftest import Room, type_text
from tests.ui.hands import Hands

from vsdesk.desk import Desk, ListFilter, Secret
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.route import Route
from vsdesk.ui.screens.cases.screen import CasesScreen

if TYPE_CHECKING:
    from vsdesk.words import Lang

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Person:
    """Somebody at the keyboard of an empty vault."""

    def __init__(self, room: Room, lang: Lang) -> None:
        room.desk(people=0)[0].access.lock()
        self.room = room
        self.lang = lang
        self.open()

    def open(self) -> None:
        self.window = self.room.open(self.lang)
        self.hands = Hands(self.room, self.window)

    @property
    def place(self) -> Route:
        assert self.window.shell is not None
        return self.window.shell.place

    @property
    def desk(self) -> Desk:
        assert self.window.session is not None
        return self.window.session.desk

    def new_case(self) -> str:
        """Ctrl+N; the keyboard is in the first field."""
        QTest.keyClick(self.window, Qt.Key.Key_N, CTRL)
        return self.begun("case")

    def begun(self, screen: str) -> str:
        self.room.qtbot.waitUntil(lambda: self.place.screen == screen)
        self.room.settle(self.window)
        self.room.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return self.place.id

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def reach_field(self, name: str) -> None:
        """Tab until the keyboard is in the editor of a field."""
        for _ in range(80):
            now: QWidget | None = self.focus()
            while now is not None and now.property("field") != name:
                now = now.parentWidget()
            if now is not None:
                return
            self.hands.press(Qt.Key.Key_Tab)
        raise AssertionError(name)

    def away(self, place: int = 2) -> None:
        """To another page by the rail."""
        QTest.keyClick(self.window, getattr(Qt.Key, f"Key_{place}"), ALT)
        self.settle()

    def back(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_Left, ALT)
        self.settle()

    def settle(self) -> None:
        self.room.settle(self.window)
        self.room.settle(self.window)  # what the answers asked for

    def listed(self, kind: str = "case") -> list[str]:
        return [row.id for row in self.desk.cases.lists.page(ListFilter(kind=kind)).rows]

    def lock(self) -> None:
        with self.room.qtbot.waitSignal(self.window.locked):
            QTest.keyClick(self.window, Qt.Key.Key_L, CTRL)
        self.window.close()


both = pytest.mark.parametrize("lang", ["en", "ar"])


@both
def test_a_new_case_that_is_left_at_once_leaves_nothing(room: Room, lang: Lang) -> None:
    one = Person(room, lang)
    case = one.new_case()
    assert one.listed() == [case], "it is there as long as one is on its page"
    one.back()
    assert one.place == Route("cases") and one.listed() == []
    screen = one.window.shell.screen_now if one.window.shell is not None else None
    assert isinstance(screen, CasesScreen)
    # the list may be read before the case is given up; it is read again when that is done
    room.qtbot.waitUntil(
        lambda: screen.rows.model.rowCount() == 0 and screen.rows.empty.isVisible()
    )
    assert one.desk.cases.begun.removed("case") == [] and one.desk.access.status().cases == 0
    again = one.new_case()
    assert again == case, "the next one has its number"
    assert one.desk.cases.record(again).text("case_no").endswith("0001")
    one.away()
    assert one.listed() == []
    one.back()
    assert one.place.id != case, "there is no way back to a page that is given up"


@both
def test_one_letter_is_enough_to_keep_it(room: Room, lang: Lang) -> None:
    one = Person(room, lang)
    case = one.new_case()
    type_text(one.focus(), "م")
    one.away()
    assert one.listed() == [case], "kept as a draft"
    assert one.desk.cases.drafts.get(f"draft:{case}")
    one.back()
    assert one.place.id == case
    screen = one.window.shell.screen_now if one.window.shell is not None else None
    assert isinstance(screen, RootScreen) and not screen.draft.empty
    QTest.keyClick(one.window, Qt.Key.Key_S, CTRL)
    one.settle()
    one.away()
    person = one.desk.cases.record(case).text("person")
    assert one.listed() == [case] and one.desk.cases.record(person).text("given_ar") == "م"
    other = one.new_case()
    assert other != case


@both
def test_a_letter_that_was_taken_back_leaves_nothing(room: Room, lang: Lang) -> None:
    one = Person(room, lang)
    one.new_case()
    type_text(one.focus(), "م")
    one.hands.press(Qt.Key.Key_Backspace)
    one.away()
    assert one.listed() == [] and one.desk.cases.drafts.held() == []


@both
def test_a_new_family_by_keyboard(room: Room, lang: Lang) -> None:
    one = Person(room, lang)
    one.away(3)
    one.hands.choose("first-family")
    family = one.begun("family")
    assert one.listed("family") == [family]
    one.away()
    assert one.listed("family") == [] and one.desk.cases.begun.removed("family") == []
    one.away(3)
    one.hands.choose("first-family")
    assert one.begun("family") == family
    one.reach_field("display_name")
    type_text(one.focus(), "بيت مختلق")
    one.away()
    assert one.listed("family") == [family]


@both
def test_the_interview_of_a_new_case_left_without_a_word(room: Room, lang: Lang) -> None:
    one = Person(room, lang)
    case = one.new_case()
    room.go(one.window, Route("interview", case))
    assert one.listed() == [case], "still on a page of it"
    one.away()
    assert one.listed() == []
    one.back()
    assert one.place.id != case


def test_a_page_about_a_part_of_it_does_not_hide_it(room: Room) -> None:
    """The page of consent is of a person; the case is begun and still open."""
    one = Person(room, "ar")
    case = one.new_case()
    person = one.desk.cases.record(case).text("person")
    room.go(one.window, Route("consent", person))
    one.settle()
    assert one.listed() == [case]
    one.away()
    assert one.listed() == []
    one.back()
    assert one.place.id not in (case, person)


@both
def test_a_lock_on_an_empty_case_and_on_one_with_a_letter(room: Room, lang: Lang) -> None:
    one = Person(room, lang)
    one.new_case()
    one.lock()
    one.open()
    one.room.qtbot.waitUntil(lambda: one.listed() == [])
    assert one.desk.cases.begun.removed("case") == []
    case = one.new_case()
    type_text(one.focus(), "م")
    one.lock()
    one.open()
    one.settle()
    assert one.listed() == [case] and one.desk.cases.drafts.get(f"draft:{case}")


@both
def test_what_was_written_saved_and_removed_comes_back(room: Room, lang: Lang) -> None:
    one = Person(room, lang)
    case = one.new_case()
    type_text(one.focus(), "مروان")
    QTest.keyClick(one.window, Qt.Key.Key_S, CTRL)
    one.settle()
    one.desk.cases.delete(case, shown=one.desk.cases.shown(case))
    one.away()
    assert one.listed() == [] and [row.id for row in one.desk.cases.begun.removed("case")] == [case]
    one.desk.cases.restore(case)
    assert one.listed() == [case]


def test_who_comes_back_at_once_has_it_still(room: Room) -> None:
    """Away and back faster than the vault can say what it did."""
    one = Person(room, "ar")
    case = one.new_case()
    shell = one.window.shell
    assert shell is not None
    where = shell.place
    shell.go(Route("families"))
    shell.go(where)
    one.settle()
    assert one.listed() == [case] and one.place.id == case
    type_text(one.focus(), "س")
    one.away()
    assert one.listed() == [case]


def test_nothing_begun_is_in_what_a_reopened_vault_says_is_wrong(room: Room) -> None:
    one = Person(room, "en")
    one.new_case()
    one.away()
    one.window.close()
    with Secret.of_text(made_up.PASSPHRASE) as secret:
        desk = Desk.open(room.vault, secret, made_up.env(room.path / "profile"))
    try:
        assert desk.access.check().ok and desk.cases.lists.count(ListFilter()) == 0
    finally:
        desk.access.lock()
