"""Keys and ways of a case and a family: Ctrl+S saves, a new case takes the name at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui import made_up
from tests.ui.conftest import Room

from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.button import Button
from vsdesk.ui.place import Place


def press_save(room: Room) -> None:
    """Ctrl+S in the window."""
    QTest.keyClick(room.windows[-1], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    room.settle(room.windows[-1])


@pytest.mark.parametrize("kind", ["case", "family", "record"])
def test_control_s_saves_where_the_save_button_is_active(room: Room, kind: str) -> None:
    desk, cases = room.desk(people=1)
    field, value = {
        "case": ("summary", {"ar": "أخدوه الصبح", "src_lang": "ar"}),
        "family": ("display_name", "بيت الدرويش"),
        "record": ("code", "ش-٧"),
    }[kind]
    id = cases[0]
    if kind == "family":
        id = desk.dossier(cases[0]).of("family")[0].id
    elif kind == "record":
        id = desk.new_id()
        desk.save([made_up.Edit("source", {"code": "ش-١"}, id=id)])
    desk.lock()
    window = room.open("ar")
    screen = room.go(window, Place(kind, id))
    assert isinstance(screen, RootScreen) and screen.context is not None
    assert window.session is not None
    ops = len(window.session.desk.history(id))
    press_save(room)  # nothing was typed: nothing is saved
    assert len(window.session.desk.history(id)) == ops
    head = screen.context.dossier.head
    screen.draft.change(head, id, head.kind, field, value)
    screen.edited()
    press_save(room)
    assert window.session.desk.record(id).value(field) == value
    save = screen.findChild(Button, "save")
    assert save is not None and not save.isEnabled()
