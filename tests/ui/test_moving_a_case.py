"""A case goes to its right family by keyboard, in Arabic: what follows stands there first, and Undo takes
all of it back. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.desk.test_moving import Twice, twice
from tests.ui.hands import Hands, of, rows

from vsdesk.desk import Edit
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import MOVE, Route
from vsdesk.ui.screens.case.move_preview import GONE, MovePreview
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang


def begun(room: Room, lang: Lang) -> tuple[Hands, Twice]:
    """One mother in two families; the page of the family that is wrong."""
    desk, _ = room.desk(people=0)
    one = twice(desk)
    desk.access.lock()
    hands = Hands(room, room.open(lang))
    room.go(hands.window, Route("family", one.wrong, "cases"))
    hands.window.setFocus()
    return hands, one


def preview(hands: Hands) -> MovePreview:
    assert hands.window.shell is not None and hands.window.shell.screen_now is not None
    found = hands.window.shell.screen_now.findChild(MovePreview)
    assert found is not None
    return found


def said(part: QWidget) -> str:
    return plain(
        "\n".join(one.said() for one in part.findChildren(Paragraph) if not one.isHidden())
    )


def to_preview(hands: Hands, one: Twice) -> MovePreview:
    """From the wrong family over its case to what follows."""
    hands.choose(f"move-{one.case[:8]}")
    shell = hands.window.shell
    assert shell is not None and shell.place.screen == "case" and shell.place.part == "family"
    assert hands.focus().objectName() == MOVE
    hands.press(Qt.Key.Key_Space)
    assert hands.focus().objectName() == "family-finder"
    hands.say("نجاح الحلبي")
    screen = shell.screen_now
    assert screen is not None
    known = f"known-{one.right[:8]}"
    hands.room.qtbot.waitUntil(lambda: screen.findChild(Button, known) is not None)
    assert screen.findChild(Button, f"known-{one.wrong[:8]}") is None
    hands.enter()
    hands.press(Qt.Key.Key_Space)
    hands.room.settle(hands.window)
    return preview(hands)


@pytest.mark.parametrize("lang", ["ar"])
def test_a_case_is_moved_by_keyboard_and_taken_back(room: Room, lang: Lang) -> None:
    hands, one = begun(room, lang)
    part = to_preview(hands, one)
    words = said(part)
    assert "نجاح الحلبي" in words or "القطيفة" in words
    assert "SND-26-A-0002" in words and "SND-26-A-F0001" in words
    assert hands.window.session is not None
    desk = hands.window.session.desk
    assert desk.cases.record(one.case).text("family") == one.wrong  # nothing is written yet
    hands.pick(f"move-kin-{one.mother[:8]}", "mother")
    hands.choose("move-now")
    head = desk.cases.record(one.case)
    assert (head.text("family"), head.text("second_family")) == (one.right, one.wrong)
    kin = [row for row in desk.cases.dossier(one.right).of("kinship") if row.space == one.right]
    assert head.text("person") in {row.text("related_to") for row in kin}
    hands.choose("undo-answer")
    head = desk.cases.record(one.case)
    assert (head.text("family"), head.text("second_family")) == (one.wrong, "")


def test_leaving_it_writes_nothing_and_the_keyboard_comes_back(room: Room) -> None:
    hands, one = begun(room, "ar")
    to_preview(hands, one)
    hands.choose("move-leave")
    room.settle(hands.window)
    assert hands.focus().objectName() == MOVE
    [case] = [row for row in of(list(rows(room, hands.window)), "case") if row["id"] == one.case]
    assert case["family"] == one.wrong and not case.get("second_family")


def test_letting_the_old_family_go_says_what_holds_no_more(room: Room) -> None:
    hands, one = begun(room, "ar")
    part = to_preview(hands, one)
    look = hands.window.look
    assert look.words.say(GONE) not in said(part)
    hands.choose("move-keep")
    assert look.words.say(GONE) in said(part)
    hands.choose("move-now")
    assert hands.window.session is not None
    head = hands.window.session.desk.cases.record(one.case)
    assert (head.text("family"), head.value("second_family")) == (one.right, None)


def test_what_ends_is_said_on_the_page_and_before_taking_off(room: Room) -> None:
    hands, one = begun(room, "ar")
    assert hands.window.session is not None
    desk = hands.window.session.desk
    risk = {"level": "red", "date": "2026-11-20"}
    desk.cases.save([Edit("risk_assessment", risk, parent=one.wrong)])
    room.settle(hands.window)
    part = to_preview(hands, one)
    labels = hands.window.session.labels
    words = labels.field("risk_assessment", "level")
    assert words not in said(part)
    hands.choose("move-keep")
    assert words in said(part)
    hands.choose("move-keep")
    assert words not in said(part)
    hands.choose("move-now")
    room.answers.answer = "keep"
    hands.choose("second-off")
    room.settle(hands.window)
    assert words in plain(room.answers.texts[-1])
    assert desk.cases.record(one.case).text("second_family") == one.wrong


def test_a_second_family_is_taken_off_on_the_page_of_the_case(room: Room) -> None:
    hands, one = begun(room, "ar")
    to_preview(hands, one)
    hands.choose("move-now")
    room.answers.answer = "off"
    hands.choose("second-off")
    assert hands.window.session is not None
    desk = hands.window.session.desk
    assert desk.cases.record(one.case).value("second_family") is None
    assert desk.cases.record(one.case).text("family") == one.right
