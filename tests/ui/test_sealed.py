"""The page of a source: its code until somebody writes what for; then a row, and all of it. All are made
up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from tests.journal_rows import acts
from tests.ui import made_up
from tests.ui.hands import Hands

from vsdesk.desk import Edit
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.editing.sealed_card import SealedCard
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.differences.screen import DifferencesScreen
from vsdesk.ui.screens.record.screen import RecordScreen

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

NAME, WORDS, WHY = "ياقوتة", "زبرجدة", "طلبت المحكمة أن نسأل الشاهد من جديد"


def sealed_source(desk: Desk) -> str:
    """A source with a name and a statement."""
    source = desk.context.new_id()
    desk.cases.save(
        [
            Edit("source", {"code": "S-0055", "type": "survivor", "true_name": NAME}, id=source),
            Edit("statement", {"summary": {"ar": WORDS, "src_lang": "ar"}}, parent=source),
        ]
    )
    return source


def page_of(room: Room, lang: Lang, part: str = "") -> tuple[Window, RecordScreen, str]:
    desk, _ = room.desk(people=1)
    source = sealed_source(desk)
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("record", source, part))
    assert isinstance(screen, RecordScreen)
    return window, screen, source


def shown(part: QWidget) -> str:
    """Everything in sight: labels, paragraphs, buttons, fields."""
    words = [one.text() for one in part.findChildren(Label) if one.isVisible()]
    words += [one.said() for one in part.findChildren(Paragraph) if one.isVisible()]
    words += [one.text() for one in part.findChildren(QLineEdit) if one.isVisible()]
    words += [one.accessibleName() for one in part.findChildren(Button) if one.isVisible()]
    return "\n".join(words)


def rows(window: Window) -> list[RecordView]:
    assert window.session is not None
    return acts(window.session.desk)


@pytest.mark.parametrize("lang", ["ar"])
def test_the_code_stands_alone_until_a_reason_is_written(room: Room, lang: Lang) -> None:
    window, screen, source = page_of(room, lang)
    hands = Hands(room, window)
    assert "S-0055" in shown(screen) and NAME not in shown(screen)
    assert list(dict(screen.entries)) == ["head"]
    assert screen.context is not None and len(screen.context.dossier) == 1
    assert NAME not in str(screen.context.dossier.head.fields)
    door = screen.findChild(Button, "sealed-open")
    assert door is not None and not door.isEnabled() and rows(window) == []
    screen.sealed.reason.setFocus()
    hands.say("   ")
    assert not door.isEnabled()
    hands.say(WHY)
    hands.choose("sealed-open")
    assert NAME in shown(screen) and not screen.sealed.isVisible()
    assert {"head", "statement", "history"} <= dict(screen.entries).keys()
    (row,) = rows(window)
    assert (row.text("action"), row.text("subject")) == ("view_sealed", source)
    assert row.text("reason") == WHY
    assert NAME not in str([row.every(name) for name in row.fields])
    screen.again()
    room.settle(window)
    assert NAME in shown(screen) and len(rows(window)) == 1  # open until one leaves it


def test_each_visit_is_asked_for_and_noted_anew(room: Room) -> None:
    window, screen, source = page_of(room, "ar", "statement")
    hands = Hands(room, window)
    for visit in (1, 2):
        assert screen.findChild(RecordList, "list-statement") is None
        screen.sealed.reason.setFocus()
        hands.say(WHY)
        hands.enter()
        assert screen.key == "statement"  # where one wanted to go
        assert screen.findChild(RecordList, "list-statement") is not None
        assert len(rows(window)) == visit
        room.go(window, Route("today"))
        again = room.go(window, Route("record", source, "statement"))
        assert isinstance(again, RecordScreen)
        screen = again


def test_a_page_that_holds_nothing_sealed_is_open_and_stays_so_while_it_is_written(
    room: Room,
) -> None:
    desk, _ = room.desk(people=1)
    source = desk.cases.save([Edit("source", {"code": "S-1"})]).ids[0]
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("record", source))
    assert isinstance(screen, RecordScreen) and screen.context is not None
    card = screen.findChild(SealedCard)
    assert card is not None and not card.isVisible() and rows(window) == []
    head = screen.context.dossier.head
    screen.draft.change(head, source, "source", "true_name", NAME)
    screen.edited()
    screen.save()
    room.settle(window)
    assert NAME in shown(screen) and rows(window) == []
    room.go(window, Route("today"))
    later = room.go(window, Route("record", source))
    assert NAME not in shown(later)


def test_what_was_typed_and_not_saved_is_sealed_too(room: Room) -> None:
    desk, _ = room.desk(people=1)
    source = desk.cases.save([Edit("source", {"code": "S-1"})]).ids[0]
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("record", source))
    assert isinstance(screen, RecordScreen) and screen.context is not None
    screen.draft.change(screen.context.dossier.head, source, "source", "true_name", NAME)
    room.go(window, Route("today"))
    later = room.go(window, Route("record", source))
    assert isinstance(later, RecordScreen)
    assert NAME not in shown(later) and later.sealed.isVisible()
    later.sealed.reason.setText(WHY)
    later.sealed.ask.now.click()
    room.settle(window)
    assert NAME in shown(later) and len(rows(window)) == 1


def differing(room: Room, kind: str) -> tuple[Window, DifferencesScreen, str]:
    """Two devices wrote a source's name, or a family's number, without seeing each other."""
    chief, cases = room.desk(people=1)
    away = made_up.field(room.path / "field", room.path / "other", "شيار")
    made_up.enrol(chief, away)
    if kind == "source":
        root = sealed_source(chief)
        chief.cases.save([Edit("source", {"assigned": [away.context.device_id]}, id=root)])
        record, field = root, "true_name"
    else:
        root = chief.cases.record(cases[0]).text("family")
        chief.cases.save([Edit("case", {"assigned": [away.context.device_id]}, id=cases[0])])
        channel = chief.cases.dossier(root).of("contact_channel")[0]
        record, field = channel.id, "value"
    made_up.exchange(chief, away, room.path / "stick")
    for desk, value in ((chief, "+963 000 000 901"), (away, "+963 000 000 902")):
        desk.cases.save(
            [Edit("source" if kind == "source" else "contact_channel", {field: value}, id=record)]
        )
    made_up.exchange(away, chief, room.path / "stick")
    assert [one.field for one in chief.cases.differences.open()] == [field]
    away.access.lock()
    chief.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("differences", root))
    assert isinstance(screen, DifferencesScreen)
    return window, screen, record


@pytest.mark.parametrize(
    ("kind", "door", "action"),
    [
        ("source", "sealed-open", "view_sealed"),
        ("contact_channel", "show-number-", "view_contact"),
    ],
)
def test_two_versions_of_what_is_closed_stand_there_once_it_was_opened(
    room: Room, kind: str, door: str, action: str
) -> None:
    window, screen, record = differing(room, kind)
    assert screen._rows == [] and not screen.save.isEnabled()
    assert "901" not in shown(screen) and "902" not in shown(screen)
    card = screen.findChild(SealedCard)
    if card is not None:
        card.reason.setText(WHY)
    button = next(b for b in screen.findChildren(Button) if b.objectName().startswith(door))
    button.click()
    room.settle(window)
    assert len(screen._rows) == 1
    assert "901" in shown(screen) and "902" in shown(screen)
    (row,) = [one for one in rows(window) if one.text("action") == action]
    assert row.text("subject") == record
    screen._keep_own()
    screen.why.setText("سألنا الشاهد")
    screen.save.click()
    room.settle(window)
    assert window.session is not None and window.session.desk.cases.differences.open() == []
