"""Covering parts of a picture in the window, with the mouse and with the keyboard."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.journal_rows import acts
from tests.ui import made_up
from tests.ui.hands import Hands

from vsdesk.desk import Edit
from vsdesk.ui.editing.cover_strip import COVER, CoverStrip
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.cover_canvas import CoverCanvas
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang


def photo_of(desk: Desk, case: str) -> str:
    return next(
        one.id
        for one in desk.cases.dossier(case).of("evidence_item")
        if one.text("type") == "photo_person"
    )


def opened(room: Room, lang: Lang) -> tuple[Hands, QWidget, str, str]:
    """The photo of the first person, with its picture open to be drawn on."""
    desk, cases = room.desk(people=1)
    item = photo_of(desk, cases[0])
    desk.access.lock()
    window = room.open(lang)
    hands = Hands(room, window)
    screen = room.go(window, Route("case", cases[0], "documents"))
    hands.choose(f"open-evidence_item-{item[:8]}")
    hands.choose("cover-picture")
    return hands, screen, cases[0], item


def desk_of(window: Window) -> Desk:
    assert window.session is not None
    return window.session.desk


def copies(desk: Desk, case: str, item: str) -> list[str]:
    found = desk.cases.dossier(case).of("evidence_item")
    return [one.id for one in found if one.value("redacted_version_of") == item]


def level(data: bytes, at: tuple[int, int]) -> int:
    with Image.open(io.BytesIO(data)) as picture:
        found = picture.convert("L").getpixel(at)
    assert isinstance(found, int)
    return found


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_is_covered_with_the_mouse_is_gone_in_a_new_picture(room: Room, lang: Lang) -> None:
    hands, screen, case, item = opened(room, lang)
    canvas = screen.findChild(CoverCanvas)
    keep, undo = screen.findChild(Button, "cover-keep"), screen.findChild(Button, "cover-undo")
    assert canvas is not None and keep is not None and undo is not None and not keep.isEnabled()
    left = Qt.MouseButton.LeftButton
    for begin, end in (((10, 10), (70, 70)), ((200, 200), (240, 240)), ((90, 90), (90, 91))):
        QTest.mousePress(canvas, left, pos=QPoint(*begin))
        QTest.mouseMove(canvas, QPoint(*end))
        QTest.mouseRelease(canvas, left, pos=QPoint(*end))
    assert len(canvas.boxes()) == 2 and keep.isEnabled()  # the slip of the hand is none
    undo.click()
    (box,) = canvas.boxes()
    keep.click()
    room.settle(hands.window)
    desk = desk_of(hands.window)
    (new,) = copies(desk, case, item)
    assert desk.files.attachment(item) == made_up.portrait()
    middle = ((box[0] + box[2]) // 2, (box[1] + box[3]) // 2)
    assert level(desk.files.attachment(new), middle) < 10 < level(made_up.portrait(), middle)
    assert desk.files.photo_data(desk.cases.dossier(case)) == desk.files.attachment(
        new
    )  # what a paper prints


def test_it_is_done_without_a_mouse_and_undone(room: Room) -> None:
    hands, screen, case, item = opened(room, "ar")
    canvas = screen.findChild(CoverCanvas)
    assert canvas is not None and hands.focus() is canvas
    hands.choose("cover-add")
    assert hands.focus() is canvas
    first = canvas.boxes()[0]
    hands.press(Qt.Key.Key_Left)
    moved = canvas.boxes()[0]
    assert moved[0] < first[0] and moved[1:4:2] == first[1:4:2]  # a picture is never mirrored
    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    sized = canvas.boxes()[0]
    assert sized[3] > moved[3] and sized[:3] == moved[:3]
    for _ in range(80):
        hands.press(Qt.Key.Key_Up)
    assert canvas.boxes()[0][1] == 0  # it stays on the picture
    hands.press(Qt.Key.Key_Insert)
    assert len(canvas.boxes()) == 2
    hands.press(Qt.Key.Key_Delete)
    assert len(canvas.boxes()) == 1
    hands.choose("cover-keep")
    desk = desk_of(hands.window)
    assert len(copies(desk, case, item)) == 1
    hands.choose("undo-answer")
    assert copies(desk, case, item) == []
    assert desk.files.photo_data(desk.cases.dossier(case)) == made_up.portrait()


def test_cancelling_leaves_nothing(room: Room) -> None:
    hands, screen, case, item = opened(room, "en")
    hands.press(Qt.Key.Key_Insert)
    hands.choose("cover-cancel")
    strip = screen.findChild(CoverStrip)
    assert strip is not None and strip.ask.now.isVisible() and strip.findChild(CoverCanvas) is None
    assert copies(desk_of(hands.window), case, item) == []


def test_from_the_head_of_the_case_and_back(room: Room) -> None:
    """The photo that the head shows is covered from there; the head shows the covered
    one, until it is undone."""
    desk, [case] = room.desk(people=1)
    item = photo_of(desk, case)
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    screen = room.go(window, Route("case", case, "person"))
    hands.choose("cover-photo")
    canvas = screen.findChild(CoverCanvas)
    assert canvas is not None and hands.focus() is canvas
    hands.press(Qt.Key.Key_Insert)
    hands.choose("cover-keep")
    desk = desk_of(window)
    (new,) = copies(desk, case, item)
    assert desk.files.photo_item(case) == new
    hands.choose("cover-photo")  # the covered one, which can be covered more
    strip = screen.findChild(CoverStrip)
    assert strip is not None and strip._item.id == new
    hands.choose("cover-cancel")
    hands.choose("cover-take-away")
    assert room.answers.asked[-1] == "أتُزال الصورة المحجوبة؟"
    assert copies(desk, case, item) == [new]  # the safe answer leaves it covered
    room.answers.answer = "away"
    hands.choose("cover-take-away")
    assert copies(desk, case, item) == [] and desk.files.photo_item(case) == item
    hands.choose("undo-answer")
    assert copies(desk, case, item) == [new] and desk.files.photo_item(case) == new


def test_a_case_without_a_photo_offers_nothing_to_cover(room: Room) -> None:
    desk, cases = room.desk(people=2)
    desk.access.lock()
    window = room.open("en")
    screen = room.go(window, Route("case", cases[1]))
    button = screen.findChild(Button, "cover-photo")
    assert button is not None and not button.isVisible()


def test_a_picture_of_the_dead_opens_by_a_press_alone_and_that_is_noted(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    item = photo_of(desk, case)
    desk.cases.save([Edit("evidence_item", {"death_image": True}, id=item)])
    desk.access.lock()
    window = room.open("en")
    hands = Hands(room, window)
    screen = room.go(window, Route("case", case, "documents", COVER, item))
    desk = desk_of(window)
    head = screen.findChild(Button, "cover-photo")
    assert head is not None and not head.isVisible()  # the head never shows it
    assert screen.findChild(CoverCanvas) is None and hands.focus().objectName() == COVER

    def noted() -> list[str]:
        rows = acts(desk)
        return [one.text("subject") for one in rows if one.text("action") == "view_death_image"]

    assert noted() == []
    hands.press(Qt.Key.Key_Space)
    assert screen.findChild(CoverCanvas) is not None and noted() == [item]
