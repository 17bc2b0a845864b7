"""Cases are assigned in the window, one or many, by keyboard too; the note is read where
the case is worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui import made_up
from tests.ui.conftest import Room, type_text

from vsdesk.errors import UserError
from vsdesk.records.consent.lending import lent_to
from vsdesk.records.dictionary.values import as_said
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.side import AssignedCard
from vsdesk.ui.screens.cases.screen import CasesScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

NOTE = "قريبة من بيت العائلة"  # made up


def enrolled(room: Room) -> tuple[list[str], str]:
    """A coordinator's three cases, and a documenter who has a name; the ids of the cases, and of the
    device."""
    chief, cases = room.desk(people=3)
    field = made_up.field(room.path / "field", room.path / "other", "شيار")
    made_up.enrol(chief, field)
    chief.sync.devices.name(field.context.device_id, "هبة")
    device_id = field.context.device_id
    chief.access.lock()
    field.access.lock()
    return cases, device_id


def test_several_rows_are_assigned_by_keyboard_and_undone(room: Room) -> None:
    cases, device_id = enrolled(room)
    window = room.open("ar")
    screen = room.go(window, Route("cases"))
    assert isinstance(screen, CasesScreen) and window.session is not None
    desk = window.session.desk
    screen.head.assign.setFocus()
    QTest.keyClick(screen.head.assign, Qt.Key.Key_Space)
    screen.rows.table.setFocus()
    for _ in range(2):
        QTest.keyClick(screen.rows.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    panel = screen.head.assigning
    assert panel.isVisible() and "3" in panel.chosen.text()
    assert not panel.give.isEnabled(), "never without a note"
    type_text(panel.note, NOTE)
    assert panel.to.value == device_id
    QTest.keyClick(panel.give, Qt.Key.Key_Return)
    room.settle(window)
    assert all(lent_to(desk.cases.record(one)) == {device_id} for one in cases)
    assert panel.undo.isVisible() and "هبة" in panel.undo.words.said()
    panel.undo.button.click()
    room.settle(window)
    assert not any(lent_to(desk.cases.record(one)) for one in cases)


def test_on_the_page_of_a_case_it_is_assigned_and_taken_back(room: Room) -> None:
    cases, device_id = enrolled(room)
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[1]))
    card = screen.findChild(AssignedCard)
    assert card is not None and window.session is not None
    desk = window.session.desk
    type_text(card.panel.note, NOTE)
    card.panel.give.click()
    room.settle(window)
    assert lent_to(desk.cases.record(cases[1])) == {device_id}
    card = screen.findChild(AssignedCard)
    assert card is not None
    words = plain("\n".join(one.said() for one in card.findChildren(Paragraph)))
    assert "هبة" in words and NOTE in words
    assert not card.panel.undo.isHidden(), "it can be taken back at once"
    type_text(card.panel.note, "سافرت")
    card.panel.back.click()
    room.settle(window)
    assert lent_to(desk.cases.record(cases[1])) == frozenset()


def test_a_documenter_reads_the_note_and_cannot_assign(room: Room) -> None:
    cases, device_id = enrolled(room)
    with made_up.Secret.of_text(made_up.PASSPHRASE) as secret:
        chief = made_up.Desk.open(room.vault, secret, made_up.env(room.path / "profile"))
    with made_up.Secret.of_text(made_up.PASSPHRASE) as secret:
        field = made_up.Desk.open(room.path / "field", secret, made_up.env(room.path / "other", 11))
    chief.sync.assignments.assign(cases[:1], device_id, NOTE)
    made_up.exchange(chief, field, room.path / "stick")
    chief.access.lock()
    field.access.lock()
    window = room.open("ar", vault=room.path / "field", profile="other")
    screen = room.go(window, Route("case", cases[0]))
    card = screen.findChild(AssignedCard)
    assert card is not None and not card.isHidden() and not hasattr(card, "panel")
    words = plain("\n".join(one.said() for one in card.findChildren(Paragraph)))
    assert NOTE in words and window.look.words.say("Assigned to this device.") in words
    listed = room.go(window, Route("cases"))
    assert isinstance(listed, CasesScreen) and listed.head.assign.isHidden()


@pytest.mark.parametrize("lang", ["ar"])
def test_who_works_on_a_case_hands_it_back_with_a_note(room: Room, lang: Lang) -> None:
    """On the page of the case; it stands among what is due, can be undone, and assigns nothing by itself."""
    cases, device_id = enrolled(room)
    with made_up.Secret.of_text(made_up.PASSPHRASE) as secret:
        chief = made_up.Desk.open(room.vault, secret, made_up.env(room.path / "profile"))
    with made_up.Secret.of_text(made_up.PASSPHRASE) as secret:
        field = made_up.Desk.open(room.path / "field", secret, made_up.env(room.path / "other", 11))
    chief.sync.assignments.assign(cases[:1], device_id, NOTE)
    made_up.exchange(chief, field, room.path / "stick")
    chief.access.lock()
    field.access.lock()
    window = room.open(lang, vault=room.path / "field", profile="other")
    screen = room.go(window, Route("case", cases[0]))
    card = screen.findChild(AssignedCard)
    assert card is not None and card.isVisible() and card.back.isVisible()
    assert not card.back.give.isEnabled(), "never without a note"
    card.back.note.setFocus()
    type_text(card.back.note, "سافرت العائلة، مصطنع")
    QTest.keyClick(card.back.give, Qt.Key.Key_Return)
    room.settle(window)
    assert window.session is not None
    desk = window.session.desk
    [duty] = desk.cases.dossier(cases[0]).of("duty")
    assert duty.text("type") == "our_own" and "سافرت العائلة" in as_said(duty.value("what"))
    assert duty.text("due") == desk.context.today()
    assert lent_to(desk.cases.record(cases[0])) == {desk.context.device_id}
    card.back.undo.button.click()
    room.settle(window)
    assert not desk.cases.dossier(cases[0]).of("duty")


def test_what_is_not_assigned_here_is_not_handed_back(room: Room) -> None:
    chief, cases = room.desk(people=1)
    words: Json = {"ar": "مصطنع", "src_lang": "ar"}
    with pytest.raises(UserError, match="E_ROLE"):
        chief.sync.assignments.hand_back(cases[0], words)
    assert not chief.cases.dossier(cases[0]).of("duty")
    chief.access.lock()
