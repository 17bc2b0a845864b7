"""Before a bundle is written its page names the stories in which a source who stays is named, and what is not
saved; it blocks nothing. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui import made_up
from tests.ui.test_exchange import at_handover, said

from vsdesk.desk import INTERVIEW, PAGE, Desk, Edit
from vsdesk.records.on_screen import OnScreen
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.screens.handover.give import Give
from vsdesk.ui.screens.handover.outlook import HandoverOutlook
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
STORY = "شافه رمزي الحلاق بعينه ليلاً"


@pytest.fixture
def field(room: Room) -> Desk:
    """A documenter who belongs to an organisation, with a case; locked by whoever opens the window."""
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "شيار")
    made_up.enrol(chief, field)
    chief.access.lock()
    return field


def case_of(desk: Desk) -> str:
    return desk.cases.new_case({"given_ar": "مروان", "family_ar": "الخليل"}).ids[0]


def with_source(desk: Desk, case: str) -> str:
    """An event that a sealed source told, by name."""
    named: dict[str, Json] = {"type": "survivor", "true_name": "رمزي الحلاق", "code": "S-000077"}
    source = desk.cases.save([Edit("source", named, id=desk.context.new_id())]).ids[0]
    told: Json = {"ar": STORY, "src_lang": "ar"}
    event: dict[str, Json] = {"type": "other", "told_by": source, "text": told}
    return desk.cases.save([Edit("event", event, parent=case)]).ids[0]


def with_drafts(desk: Desk, case: str) -> None:
    """Words on the page of the case, and an interview of which no case is there yet."""
    row: Json = {"kind": "case", "new": False, "set": {"summary": {"ar": "كلام", "src_lang": "ar"}}}
    desk.cases.drafts.put(PAGE + case, {"records": {case: row}})
    new = desk.context.new_id()
    said: Json = {"kind": "person", "new": True, "set": {"given_ar": "سلمى"}}
    desk.cases.drafts.put(
        INTERVIEW + new, {"records": {new: said}, "talk": {"title": "سلمى الأحمد"}}
    )
    desk.cases.drafts.put(INTERVIEW + desk.context.new_id(), {"records": {}, "talk": {}})


def give(room: Room, lang: Lang, folder: Path) -> tuple[Window, Give]:
    """The step before writing."""
    window = room.open(lang, vault=room.path / "field", profile="other")
    screen = at_handover(room, window, "give")
    page = screen.findChild(Give)
    assert page is not None
    page._chose_recipient("coordinators")
    page.take_folder(folder)
    room.settle(window)
    return window, page


@pytest.mark.parametrize("lang", ["ar"])
def test_a_story_with_a_source_is_asked_about_and_the_choice_made_there(
    room: Room, field: Desk, lang: Lang
) -> None:
    case = case_of(field)
    event = with_source(field, case)
    field.access.lock()
    folder = room.path / "stick"
    folder.mkdir()
    window, page = give(room, lang, folder)
    before = page.findChild(HandoverOutlook)
    assert before is not None and before.isVisible()
    text = said(before)
    assert "S-000077" in text and "«رمزي الحلاق»" in text
    words = Words(lang).count(
        "{n} told text names a source who stays here, and nobody chose what papers do.",
        "{n} told texts name a source who stays here, and nobody chose what papers do.",
        1,
    )
    assert plain(words) in text
    choice = before.findChild(Choice, "name-0")
    assert choice is not None
    window.activateWindow()
    choice.setFocus()
    choice.choose("replace")
    choice.chosen.emit("replace")
    room.settle(window)
    again = page.findChild(HandoverOutlook)
    assert again is before and plain(words) not in said(before) and "[S-000077]" in said(before)
    now = QApplication.focusWidget()
    assert isinstance(now, Choice) and now is not choice, "the keyboard stays at the same row"
    assert (now.objectName(), now.value) == ("name-0", "replace")
    assert window.session is not None
    desk = window.session.desk
    [held] = desk.context.vault.read.linking(event, "name_choice")
    assert held.value("choice") == "replace"
    go = page.findChild(Button, "write-bundle")
    assert go is not None and go.isEnabled()
    way = before.findChild(Button, "name-words-0")
    assert way is not None
    way.click()
    room.settle(window)
    assert window.shell is not None
    assert (window.shell.place.id, window.shell.place.record) == (case, event)


@pytest.mark.parametrize("lang", ["ar"])
def test_a_choice_for_papers_is_no_reason_for_silence(room: Room, field: Desk, lang: Lang) -> None:
    """The code stands on papers; the bundle carries the words as they were told."""
    case = case_of(field)
    event = with_source(field, case)
    [source] = [one.id for one in field.context.vault.read.of_kind("source")]
    shown = OnScreen(frozenset(field.cases.record(event).ops("text")))
    field.cases.told_names.choose(event, "text", source, "replace", shown=shown)
    field.access.lock()
    folder = room.path / "stick"
    folder.mkdir()
    _, page = give(room, lang, folder)
    before = page.findChild(HandoverOutlook)
    assert before is not None and before.isVisible()
    words = Words(lang).count(
        "{n} told text names a source who stays here; what was chosen holds for papers alone.",
        "{n} told texts name a source who stays here; what was chosen holds for papers alone.",
        1,
    )
    assert plain(words) in said(before) and "«رمزي الحلاق»" in said(before)
    choice = before.findChild(Choice, "name-0")
    assert choice is not None and choice.value == "replace"


@pytest.mark.parametrize("lang", ["ar"])
def test_what_is_not_saved_is_named_and_opened_and_blocks_nothing(
    room: Room, field: Desk, lang: Lang
) -> None:
    case = case_of(field)
    with_drafts(field, case)
    number = field.cases.record(case).text("case_no")
    field.access.lock()
    folder = room.path / "stick"
    folder.mkdir()
    window, page = give(room, lang, folder)
    before = page.findChild(HandoverOutlook)
    assert before is not None and before.isVisible()
    say = Words(lang)
    for one, many in (
        ("{n} begun interview stays here.", "{n} begun interviews stay here."),
        ("{n} page with unsaved words stays here.", "{n} pages with unsaved words stay here."),
    ):
        assert plain(say.count(one, many, 1)) in said(before)
    rows = [one for one in before.findChildren(Button) if one.objectName().startswith("unsaved-")]
    titles = plain(" ".join(one.text() for one in rows))
    assert len(rows) == 2 and number in titles and "سلمى الأحمد" in titles
    go = page.findChild(Button, "write-bundle")
    assert go is not None and go.isEnabled()
    go.click()
    room.settle(window)
    assert [*folder.iterdir()]
    page.take_folder(folder)
    room.settle(window)
    [own] = [one for one in page.findChildren(Button, "unsaved-1") if one.isVisible()]
    own.click()
    room.settle(window)
    assert window.session is not None and window.shell is not None and window.shell.place.id == case


def test_nothing_is_said_where_there_is_nothing(room: Room, field: Desk) -> None:
    case_of(field)
    field.access.lock()
    folder = room.path / "stick"
    folder.mkdir()
    _, page = give(room, "ar", folder)
    before = page.findChild(HandoverOutlook)
    assert before is not None and before.isHidden()
