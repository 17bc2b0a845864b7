"""Settings: a coordinator adds a question and a term, hides one; forms follow at the next opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui import made_up
from tests.ui.conftest import Room, type_text
from tests.ui.test_toy_field import _editor, _typed

from vsdesk.records.dictionary.labels import Labels
from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.settings.own_questions import OwnQuestions, lists_of
from vsdesk.ui.screens.settings.own_terms import OwnTerms
from vsdesk.ui.screens.settings.screen import SettingsScreen
from vsdesk.words import Lang

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.ui.window import Window

TENT = "رقم الخيمة"


def at_settings(
    room: Room, lang: Lang = "ar", people: int = 1
) -> tuple[Window, SettingsScreen, str]:
    desk, cases = room.desk(people=people)
    desk.access.lock()
    window = room.open(lang)
    return window, settings_of(room, window), cases[0] if cases else ""


def settings_of(room: Room, window: Window) -> SettingsScreen:
    screen = room.go(window, Route("settings"))
    assert isinstance(screen, SettingsScreen)
    return screen


def questions(screen: SettingsScreen) -> OwnQuestions:
    found = screen.findChild(OwnQuestions)
    assert found is not None
    return found


def terms(screen: SettingsScreen) -> OwnTerms:
    found = screen.findChild(OwnTerms)
    assert found is not None
    return found


def opened_again(room: Room, window: Window) -> Desk:
    """Lock and open in the same window."""
    with room.qtbot.waitSignal(window.locked):
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.start is not None
    with room.qtbot.waitSignal(window.opened):
        window.start._open(room.vault, made_up.PASSPHRASE)
    room.settle(window)
    assert window.session is not None
    return window.session.desk


def press(room: Room, window: Window, button: Button) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    room.settle(window)


def test_a_question_is_added_asked_and_asked_no_longer(room: Room) -> None:
    window, screen, case = at_settings(room)
    card = questions(screen)
    assert not card.button.isEnabled()
    card.words.setFocus()
    type_text(card.words, TENT)
    card.printed.setChecked(True)
    press(room, window, card.button)
    assert not card.words.text()
    desk = opened_again(room, window)
    (made,) = desk.cases.list_kind("field_def")
    case_screen = room.go(window, Route("case", case, "person"))
    assert isinstance(case_screen, CaseScreen)
    editor = _editor(case_screen, made.text("key"))
    assert editor.label == TENT
    _typed(room, window, case_screen, editor, "ب 12")
    person = str(desk.cases.record(case).value("person"))
    assert desk.cases.record(person).value(made.text("key")) == "ب 12"
    assert [hit.root for hit in desk.cases.lists.search("ب 12")] == [case]
    screen = settings_of(room, window)
    room.answers.answer = "remove"
    drop = questions(screen).findChild(Button, f"drop-{made.id[:8]}")
    assert drop is not None
    press(room, window, drop)
    desk = opened_again(room, window)
    assert desk.context.dictionary.field("person", made.text("key")) is None
    assert desk.cases.record(person).value(made.text("key")) == "ب 12"  # what was answered stays


def test_a_question_with_a_list_of_its_own(room: Room) -> None:
    window, screen, _ = at_settings(room)
    card = questions(screen)
    card.words.setText("المخيّم")
    card.answer.choose("choice")
    card.answer.chosen.emit("choice")
    assert card.list.isVisibleTo(card)
    press(room, window, card.button)
    assert window.session is not None
    (made,) = window.session.desk.cases.list_kind("field_def")
    lists = terms(screen)
    lists.list.choose(made.text("vocabulary"))
    lists.list.chosen.emit(made.text("vocabulary"))
    for words in ("أطمة", "الزعتري"):
        lists.words.setText(words)
        press(room, window, lists.button)
    desk = opened_again(room, window)
    offered = [
        words
        for _, words in Labels("ar", desk.context.dictionary.vocabularies).terms(
            made.text("vocabulary")
        )
    ]
    assert offered[:2] == ["أطمة", "الزعتري"]
    field = desk.context.dictionary.field("person", made.text("key"))
    assert field is not None and field.type == "choice"


def test_a_term_is_hidden_and_shown_again(room: Room) -> None:
    window, screen, _ = at_settings(room, "en")
    card = terms(screen)
    card.list.choose("channel")
    card.list.chosen.emit("channel")
    card.term.choose("signal")
    card.term.chosen.emit("signal")
    press(room, window, card.hide_it)
    assert "hidden" in card.term.currentText() and card.hide_it.text() == "Show it again"
    desk = opened_again(room, window)
    assert "signal" not in dict(Labels("en", desk.context.dictionary.vocabularies).terms("channel"))
    card = terms(settings_of(room, window))
    card.list.choose("channel")
    card.list.chosen.emit("channel")
    card.term.choose("signal")
    card.term.chosen.emit("signal")
    press(room, window, card.hide_it)
    desk = opened_again(room, window)
    assert "signal" in dict(Labels("en", desk.context.dictionary.vocabularies).terms("channel"))


@pytest.mark.parametrize("lang", ["ar"])
def test_every_list_is_named_and_no_answer_to_a_consent_can_be_hidden(
    room: Room, lang: Lang
) -> None:
    window, screen, _ = at_settings(room, lang, people=0)
    assert window.session is not None
    named = dict(lists_of(window.session))
    assert len(named) > 90 and all(named.values())
    assert not {"consent_result", "consent_event_type"} & set(named)
    assert len(dict(questions(screen)._kinds())) > 30


def test_a_documenter_shapes_no_forms(room: Room) -> None:
    made_up.field(room.vault, room.path / "profile", "هالة").access.lock()
    screen = room.go(room.open("ar"), Route("settings"))
    assert screen.findChild(OwnQuestions) is None and screen.findChild(OwnTerms) is None
