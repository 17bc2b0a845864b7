"""A number in the family's own words on the family's own sheet is said over the page, and stays, has a gap,
or stops the paper. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vsdesk.desk import Edit, SheetOrder
from vsdesk.errors import UserError
from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.ui.window import Window

PHONE = "٠٩٤٤ ٥٥٥ ٦٦٦"
WORDS = f"راح عالشغل وما رجع، كان رقمه ـ{PHONE} وقتها، مصطنع"


def _told(desk: Desk, case: str, words: str = WORDS) -> str:
    """The mother tells it, and nothing else is said of that number."""
    around = desk.cases.dossier(case)
    family = str(desk.cases.record(case).value("family"))
    mother = next(
        one.text("person")
        for one in desk.cases.dossier(family).of("family_member")
        if one.text("role_in_family") == "parent"
    )
    [event] = [one for one in around.of("event") if one.value("is_disappearance")]
    desk.cases.save([Edit("event", {"place_text": words, "told_by": mother}, id=event.id)])
    return event.id


def _preview(room: Room, words: str = WORDS) -> tuple[Window, PreviewScreen, str, str]:
    desk, [case] = room.desk(people=1)
    event = _told(desk, case, words)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("preview", case, "family-sheet"))
    assert isinstance(screen, PreviewScreen)
    room.rest(window)
    if screen.options.discreet.isChecked():
        screen.options.discreet.click()
        room.rest(window)
    return window, screen, case, event


@pytest.mark.parametrize(
    ("answer", "leaves", "stands"),
    [("back", False, True), ("keep", True, True), ("gap", False, False)],
)
def test_it_is_said_and_asked_before_it_is_printed(
    room: Room, answer: str, leaves: bool, stands: bool
) -> None:
    window, screen, _, _ = _preview(room)
    assert screen.own.isVisible()
    assert PHONE in plain(screen.own.title.said())
    assert not screen.reasons.told.isVisible()  # no coordinator needs to say why
    room.answers.answer, room.answers.save_to = answer, room.path / "sheet.pdf"
    screen.save.click()
    room.rest(window)
    assert (room.path / "sheet.pdf").exists() is leaves
    assert window.session is not None
    found = window.session.desk.outbound.sheets.sheet(screen.order())
    assert bool(found.own_numbers) is stands
    if answer == "gap":  # it is looked at first; then nothing is asked
        assert screen.own.isVisible() and PHONE in plain(screen.own.title.said())
        asked = len(room.answers.asked)
        screen.save.click()
        room.rest(window)
        assert (room.path / "sheet.pdf").exists()
        assert len(room.answers.asked) == asked + 1  # the name of the file alone


def test_what_was_chosen_over_the_page_asks_nothing_more(room: Room) -> None:
    window, screen, _, event = _preview(room)
    keep = screen.own.findChild(Button, "own-numbers-choice-keep")
    assert keep is not None
    keep.click()
    room.rest(window)
    room.answers.save_to = room.path / "sheet.pdf"
    screen.save.click()
    room.rest(window)
    assert (room.path / "sheet.pdf").exists() and len(room.answers.asked) == 1
    screen.options.level.choose("C")
    screen.options.changed.emit()  # another paper: of its numbers nothing was chosen
    room.rest(window)
    assert screen.own.choice == ""
    went: list[Route] = []
    screen.go.connect(went.append)
    screen.options.level.choose("B")
    screen.options.changed.emit()
    room.rest(window)
    door = screen.own.findChild(Button, "to-own-numbers")
    assert door is not None
    door.click()
    room.settle(window)
    assert [(one.field, one.record) for one in went] == [("event.place_text", event)]


def test_where_there_is_none_nothing_is_said(room: Room) -> None:
    _, screen, _, _ = _preview(room, "راح عالشغل سنة 2013 وما رجع، مصطنع")
    assert not screen.own.isVisible()


def test_a_command_asks_as_well_and_the_told_words_stay(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    event = _told(desk, case)
    sheets = desk.outbound.sheets
    order = SheetOrder(case, ("ar",), discreet=False)
    with pytest.raises(UserError) as refused:
        sheets.print_sheet(order)
    assert refused.value.params["reason"] == "own_number"
    run = desk.outbound.runs.print_each(order, [case], lambda name, pdf: None)
    assert [one.reason for one in run.stays] == ["own_number"]
    gap = SheetOrder(case, ("ar",), discreet=False, own_numbers="gap")
    let = sheets.decided(gap, desk.cases.dossier(case))
    left = let.get(event)
    assert left is not None
    assert left.text("place_text") == WORDS.replace(PHONE, "…")
    assert sheets.print_sheet(gap).own_numbers == ()
    kept = SheetOrder(case, ("ar",), discreet=False, own_numbers="keep")
    assert [one.number for one in sheets.print_sheet(kept).own_numbers] == [PHONE]
    assert desk.cases.record(event).text("place_text") == WORDS
    desk.access.lock()
