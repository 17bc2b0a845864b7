"""A source that is added to a case is one of its sources, and witness of nothing until somebody says of what.
Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui import every_page

from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window


def add(room: Room, window: Window, case: str) -> str:
    """The id of a source that is added on the page of the case."""
    screen = room.go(window, Route("case", case, "claims"))
    room.rest(window)
    button = screen.findChild(Button, "add-source")
    assert button is not None
    button.click()
    room.rest(window)
    assert window.shell is not None and window.shell.place.id
    return window.shell.place.id


def test_a_new_source_is_witness_of_nothing_and_stands_with_the_case(room: Room) -> None:
    desk, made = every_page.begun(room)
    events = desk.cases.dossier(made.case).of("event")
    before = {one.id: one.every("witnesses") for one in events}
    assert before
    desk.access.lock()
    window = room.open("ar")
    first, second = (add(room, window, made.case) for _ in range(2))
    assert window.session is not None
    desk = window.session.desk
    dossier = desk.cases.dossier(made.case)
    assert {one.id: one.every("witnesses") for one in dossier.of("event")} == before
    assert {first, second} <= {one.id for one in dossier.of("source")}
    screen = room.go(window, Route("case", made.case, "claims"))
    room.rest(window)
    assert all(screen.findChild(Button, f"source-{one[:8]}") for one in (first, second))
