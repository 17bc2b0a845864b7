"""The page of what waits draws so much and no more, however much one device wrote; the next page has the
rest.

Everybody is made up.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from tests.attacks.kit import Device
from tests.ui.conftest import Room
from tests.ui.test_waits import brought, cards, said

from vsdesk.desk import Desk
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.lone.lone_portion import LINES
from vsdesk.ui.route import Route
from vsdesk.ui.screens.waits.waiting_file_screen import FileScreen

_A_LINE = 12  # widgets of one line, at most


def test_a_page_of_very_many_lines(room: Room) -> None:
    def also(field: Desk, case: str) -> None:
        device = Device(field, room.path / "stick")
        person = str(field.cases.dossier(case).head.value("person"))
        for n in range(15):
            device.sign(case, NewOp(person, "person", {f"x_{n}_{i}": "v" for i in range(200)}))
        notes = [
            NewOp(
                field.context.new_id(),
                "note",
                {"text": {"ar": f"س {n}", "src_lang": "ar"}},
                parent=case,
            )
            for n in range(LINES // 3 + 20)
        ]
        device.sign(case, *notes)

    made = brought(room, also=also)
    window = room.open("ar")
    screen = room.go(window, Route("wait", made.case))
    assert isinstance(screen, FileScreen) and window.session is not None
    first = cards(screen)
    assert len(screen.findChildren(QWidget)) < LINES * _A_LINE
    assert "3000" in said(first[made.person]) or "3,000" in said(first[made.person])
    assert screen.more.isVisible()
    screen.more.click()
    room.settle(window)
    second = cards(screen)
    assert second and not first.keys() & second.keys()
    screen.holds.click()
    room.settle(window)
    left = window.session.desk.access.lone_words.lone_file(made.case)
    assert left is not None
    waits = {one.record.id for one in left.records}
    assert first.keys() <= waits, "what stood on the other page waits on"
    assert not {id for id in second if id != made.phone} & waits
    while screen.more.text() != window.shell.look.words.say("First page"):  # type: ignore[union-attr]  # it is there
        screen.more.click()
        room.settle(window)
    screen.more.click()
    room.settle(window)
    assert first.keys() <= cards(screen).keys()
