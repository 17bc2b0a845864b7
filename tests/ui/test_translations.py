"""What was told stands beside its translations: added, read and corrected where the words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget
from tests.ui.conftest import Room
from tests.ui.test_sections import at, rows

from vsdesk.desk import Edit
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.editing.translations import Translations
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.code_editor import CodeEditor
from vsdesk.ui.kit.form.line import LineEditor, LongEditor
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.route import Route
from vsdesk.ui.screens.record.screen import RecordScreen

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.root_screen import RootScreen
    from vsdesk.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

TOLD = "Me di sala 2014an de ew li Qamişlo dît.\nPaşê kesî ew nedît."  # made up
ENGLISH = "We saw him in Qamishli in 2014. After that nobody saw him."


def at_statement(room: Room) -> tuple[Window, RecordScreen, str]:
    """The page of a source with one statement, told in Kurmanji."""
    window, _, case = at(room, "claims")
    assert window.session is not None
    told: Json = {"ku": TOLD, "src_lang": "ku"}
    source, statement = window.session.desk.context.new_id(), window.session.desk.context.new_id()
    window.session.desk.cases.save(
        [
            Edit("source", {"type": "eyewitness"}, id=source, parent=case),
            Edit(
                "statement",
                {"summary": told, "why_again": {"ar": "لم تُسأل عن المكان", "src_lang": "ar"}},
                id=statement,
                parent=source,
            ),
        ]
    )
    screen = room.go(window, Route("record", source, "statement"))
    assert isinstance(screen, RecordScreen)
    screen.sealed.reason.setText("للتجربة")
    screen.sealed.ask.now.click()
    room.settle(window)
    return window, screen, statement


def beside(screen: RootScreen, statement: str) -> Translations:
    """The open form's translations, unfolded."""
    row = screen.findChild(RowButton, f"open-statement-{statement[:8]}")
    assert row is not None
    if not row.isChecked():
        row.click()
    part = screen.findChild(Translations)
    assert part is not None
    part.unfold()
    return part


def lists(part: QWidget) -> list[RecordList]:
    return part.findChildren(RecordList, "list-translation")


def saved(window: Window, screen: RecordScreen) -> list[RecordView]:
    assert window.session is not None
    return list(window.session.desk.cases.dossier(screen.place.id).of("translation"))


def editor(part: QWidget, name: str) -> QWidget:
    found = part.findChild(QWidget, f"field-translation.{name}")
    assert found is not None
    return found


def test_a_statement_is_translated_beside_its_own_words(room: Room) -> None:
    window, screen, statement = at_statement(room)
    assert "translation" not in dict(screen.entries)
    part = beside(screen, statement)
    assert TOLD in [one.said() for one in part.findChildren(Paragraph)]
    _, own = lists(part)  # why somebody was asked again, and what they told
    own.add()
    assert lists(part)[0].findChild(RowButton) is None, "it belongs to one of the two texts"
    lang, text, who = (editor(part, name) for name in ("lang", "text", "translator"))
    assert isinstance(lang, CodeEditor) and isinstance(text, LongEditor)
    assert isinstance(who, LineEditor)
    lang.choice.choose("en")
    lang.changed_by_person()
    text.story.setPlainText(ENGLISH)
    who.line.setText("شيار، مختلق")
    who.line.written.emit("شيار، مختلق")
    for name in ("record", "field"):
        assert part.findChild(QWidget, f"field-translation.{name}") is None
    screen.save()
    room.settle(window)
    [made] = saved(window, screen)
    assert (made.text("record"), made.text("field"), made.parent) == (
        statement,
        "summary",
        statement,
    )
    assert (made.text("lang"), made.text("text"), made.text("translator")) == (
        "en",
        ENGLISH,
        "شيار، مختلق",
    )


def test_a_translation_is_read_and_corrected(room: Room) -> None:
    window, screen, statement = at_statement(room)
    assert window.session is not None
    values = {"record": statement, "field": "summary", "lang": "en", "text": ENGLISH}
    desk = window.session.desk
    desk.cases.save([Edit("translation", {**values, "translator": "شيار"}, parent=statement)])
    screen.again()
    room.settle(window)
    part = beside(screen, statement)
    link = part.findChild(Button, "translations-statement")
    assert link is not None and link.text() == "ترجمة واحدة"
    other, own = lists(part)
    [row] = own.findChildren(RowButton)
    assert ENGLISH in row.accessibleName() and "شيار" in row.accessibleName()
    assert other.findChildren(RowButton) == []
    row.click()
    text, checked = editor(part, "text"), editor(part, "checked_by")
    assert isinstance(text, LongEditor) and isinstance(checked, LineEditor)
    text.story.setPlainText(ENGLISH.replace("saw him in", "met him in"))
    checked.line.setText("ريما")
    checked.line.written.emit("ريما")
    screen.save()
    room.settle(window)
    [made] = saved(window, screen)
    assert made.text("text").startswith("We met him") and made.text("checked_by") == "ريما"
    source = desk.cases.dossier(screen.place.id).get(statement)
    assert source is not None and source.value("summary") == {"ku": TOLD, "src_lang": "ku"}


def test_words_that_wait_to_be_saved_are_not_translated_yet_and_a_form_without_words_has_no_link(
    room: Room,
) -> None:
    window, screen, _ = at(room, "search")
    search = rows(screen, "search_action")
    search.findChildren(RowButton)[0].click()
    assert screen.findChild(Translations) is None
    search.add()
    assert screen.findChild(Translations) is None
    room.settle(window)


def test_other_entries_has_no_translation_without_its_words(room: Room) -> None:
    _, screen, _ = at(room, "other")
    assert screen.findChild(RecordList, "list-translation") is None
    assert rows(screen, "note") is not None
