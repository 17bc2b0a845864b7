"""After an answer nothing moves under the mouse: the next click never lands on another question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from tests.ui import made_alike
from tests.ui.conftest import Room

from vsdesk.desk import Edit
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

WAYS = ["ar", "en"]  # both directions


def lines(screen: QWidget) -> dict[str, QPoint]:
    """Where each row of answers stands on the screen."""
    return {
        one.objectName(): one.mapToGlobal(QPoint(0, 0))
        for one in screen.findChildren(Segments)
        if one.isVisible() and one.objectName().startswith("consent-")
    }


def click(room: Room, window: Window, at: QPoint) -> QWidget:
    """A person's click at a place of the screen, whatever stands there now."""
    found = QApplication.widgetAt(at) or window.childAt(window.mapFromGlobal(at))
    assert found is not None
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=found.mapFromGlobal(at))
    room.settle(window)
    return found


def asked_at(room: Room, lang: Lang, where: str) -> tuple[Window, Any]:
    desk, cases = room.desk(people=1)
    family = desk.cases.list_kind("family")[0].id
    speaker = desk.cases.dossier(cases[0]).head.text("primary_contact")
    said = desk.cases.dossier(cases[0]).of("consent_grant")
    desk.cases.save(
        [
            Edit("consent_grant", id=one.id, delete=True, shown=desk.cases.shown(one.id))
            for one in said
        ]
    )
    desk.access.lock()
    window = room.open(lang)
    place = (
        Route("family", family, "consent")
        if where == "family"
        else Route("consent", cases[0], speaker)
    )
    return window, room.go(window, place)


@pytest.mark.parametrize("lang", WAYS)
@pytest.mark.parametrize("where", ["family", "consent"])
@pytest.mark.parametrize("answer", ["no", "yes"])
def test_answers_one_after_the_other_each_meet_their_own_question(
    room: Room, lang: Any, where: str, answer: str
) -> None:
    """Nobody said who gives them: a no is written at once, a yes waits."""
    window, screen = asked_at(room, lang, where)
    before = lines(screen)
    assert len(before) >= 3
    owner = next(iter(before)).rsplit("-", 1)[1]
    for name in [one for one in before if one.endswith(owner)][:3]:
        [row] = [
            one
            for one in screen.findChildren(Segments)
            if one.isVisible() and one.objectName() == name
        ]
        [button] = [
            one for one in row.findChildren(QWidget) if one.objectName() == f"{name}-{answer}"
        ]
        at = button.mapToGlobal(button.rect().center())
        click(room, window, at)
        now = lines(screen)
        assert now == before, name
        [row] = [
            one
            for one in screen.findChildren(Segments)
            if one.isVisible() and one.objectName() == name
        ]
        assert row.value == answer


@pytest.mark.parametrize("lang", WAYS)
def test_the_strip_has_its_place_before_anything_is_said(room: Room, lang: Any) -> None:
    """Short and long words, with the button and without: the same room."""
    window, screen = asked_at(room, lang, "family")
    strip: Any = screen.answered
    top = screen.form_area.mapToGlobal(QPoint(0, 0))
    for words, undo in (("كُتب الجواب.", True), ("كُتب الجواب. " * 12, True), ("كُتب", False)):
        strip.decided(words, None, undo=undo)
        room.settle(window)
        assert screen.form_area.mapToGlobal(QPoint(0, 0)) == top
    strip.hide()
    room.settle(window)
    assert screen.form_area.mapToGlobal(QPoint(0, 0)) == top


@pytest.mark.parametrize("lang", WAYS)
@pytest.mark.parametrize("page", ["pair", "same", "consent", "case"])
def test_what_was_done_and_what_changed_share_one_place(room: Room, lang: Any, page: str) -> None:
    """One strip's room, whichever of them speaks, and nothing below it moves; at the foot of the page of
    consent it takes room from below alone, and none while it is silent."""
    desk, cases = room.desk(people=1)
    told = made_alike.told_twice(desk)
    desk.access.lock()
    window = room.open(lang)
    a, b = told.pair
    places = {
        "pair": Route("pair", a, field=b),
        "same": Route("same"),
        "consent": Route("consent", cases[0]),
        "case": Route("case", cases[0]),
    }
    screen: Any = room.go(window, places[page])
    if page == "same":
        screen._open(screen.model.row(0))
        room.settle(window)
    strips = [
        one
        for one in screen.findChildren(UndoStrip)
        if one.parent() is not None and one.height() and one.objectName() != "undo-assign"
    ]
    stale = next(one for one in strips if one.button.objectName() == "look-again")
    done = next(
        one for one in strips if one is not stale and one.parentWidget() is stale.parentWidget()
    )
    below = [one for one in screen.findChildren(QScrollArea) if one.isVisible()]
    foot = page == "consent"
    for one in below:
        one.verticalScrollBar().setValue(one.verticalScrollBar().maximum())

    def stand() -> list[object]:
        corner = QPoint(0, 0)
        held = [(one.widget().mapToGlobal(corner), one.mapToGlobal(corner)) for one in below]
        return [*held, *([] if foot else [one.geometry() for one in below])]

    before = stand()
    assert below
    for speaks, silent in ((done, stale), (stale, done), (done, stale)):
        speaks.decided("كلمات مختلقة للتجربة", ())
        room.settle(window)
        assert speaks.isVisible() and not silent.isVisible()
        assert speaks.height() == silent.height()
        assert foot or speaks.width() == silent.width() or speaks.pos() == silent.pos()
        assert stand() == before
