"""The preview says that a telephone stands in the words, and asks as the command does: a coordinator writes why."""

from __future__ import annotations

import pytest
from tests.ui.conftest import Room

from vsdesk.desk import Edit
from vsdesk.ui.kit.look import SOME
from vsdesk.ui.place import Place
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.words import plain

PHONE = "٠٩٣٣ ١٢٣ ٤٥٦"


@pytest.mark.parametrize(
    ("answer", "why", "leaves"),
    [
        ("back", "", False),
        ("leave", "", False),
        ("leave", "  ", False),
        ("leave", "العائلة طلبت ذلك", True),
    ],
)
def test_it_is_said_and_asked_before_it_leaves(
    room: Room, answer: str, why: str, leaves: bool
) -> None:
    desk, [case] = room.desk(people=1)
    missing = str(desk.record(case).value("person"))
    desk.save([Edit("person", {"occupation": f"نجّار، هاتف الورشة {PHONE}"}, id=missing)])
    desk.lock()
    window = room.open("ar")
    screen = room.go(window, Place("preview", case, "case-file"))
    assert isinstance(screen, PreviewScreen)
    screen.options.recipient.choose("iimp")
    screen.options.purpose.choose("search")
    screen.refresh()
    room.settle(window)
    assert screen.told.isVisible(), screen.refusal.title.said()
    assert PHONE in plain(screen.told.title.said())
    room.answers.answer, room.answers.reason = answer, why
    room.answers.save_to = room.path / "sheet.pdf"
    screen.save.click()
    room.settle(window)
    assert (room.path / "sheet.pdf").exists() is leaves
    assert window.session is not None
    rows = window.session.desk.dossier(case).of("disclosure")
    assert [one.text("why") for one in rows] == ([why] if leaves else [])


def test_of_many_numbers_some_are_named_and_the_rest_is_counted(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    missing = str(desk.record(case).value("person"))
    numbers = [f"0933 123 {last}" for last in range(400, 430)]
    desk.save(
        [Edit("person", {"occupation": "نجّار، هواتف الورشة: " + "، ".join(numbers)}, id=missing)]
    )
    desk.lock()
    window = room.open("ar")
    screen = room.go(window, Place("preview", case, "case-file"))
    assert isinstance(screen, PreviewScreen)
    screen.options.recipient.choose("iimp")
    screen.options.purpose.choose("search")
    screen.refresh()
    room.settle(window)
    said = plain(screen.told.title.said())
    assert [one in said for one in numbers] == [True] * SOME + [False] * (len(numbers) - SOME)
    assert str(len(numbers) - SOME) in said
