"""Small things that strangers stumbled over: who wrote, to whom, where the keyboard is, what is
said and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from tests.ui import made_up
from tests.ui.conftest import Room, said_by, type_text

from vsdesk.desk import Edit
from vsdesk.ui.editing.nav import shares
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.form.date_editor import MOST_TOLD, DateEditor, dated
from vsdesk.ui.kit.form.editor import Editor
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.member_form import MemberForm
from vsdesk.ui.people_names import author, documenter
from vsdesk.ui.route import Route
from vsdesk.ui.screens.cases.screen import CasesScreen
from vsdesk.ui.screens.family.screen import FamilyScreen
from vsdesk.ui.screens.handover.receive_page import Receive
from vsdesk.ui.screens.handover.screen import HandOverScreen
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.ui.screens.start.create_page import CreatePage

if TYPE_CHECKING:
    from vsdesk.words import Lang

LONG = "عبد الرحمن أبو عبد الله محمد خالد الدرويش " * 4


def page(room: Room, place: Route, lang: Lang = "ar") -> RootScreen:
    window = room.open(lang)
    screen = room.go(window, place)
    assert isinstance(screen, RootScreen) and screen.context is not None
    return screen


def test_a_relation_without_a_target_is_asked_to_whom(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    missing = str(desk.cases.record(cases[0]).value("person"))
    uncle = desk.cases.save([Edit("person", {"given_ar": "فريد"}, parent=family)]).ids[0]
    kin = desk.cases.save(
        [Edit("kinship", {"person": uncle, "relation": "brother_full"}, parent=family)]
    ).ids[0]
    desk.access.lock()
    screen = page(room, Route("family", family, "members"))
    question = screen.findChild(Choice, f"whom-{kin[:8]}")
    assert question is not None and question.isVisible()
    assert "فريد" in question.accessibleName()
    question.choose(missing)
    question.chosen.emit(missing)
    room.settle(room.windows[-1])
    session = screen.session
    assert session.desk.cases.record(kin).text("related_to") == missing
    assert screen.findChild(Choice, f"whom-{kin[:8]}") is None
    form = screen.findChild(MemberForm)
    assert form is not None and not form._whom.isVisible()
    form._relation.choose("mother")
    form._to.choose("")
    form._check()
    assert form._whom.isVisible()


def test_after_a_member_was_added_the_next_can_be_typed(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.access.lock()
    screen = page(room, Route("family", family, "members"))
    for name in ("هدى", "سلمى"):
        now = screen.findChild(QWidget, "member-given")
        assert now is not None
        if name == "هدى":
            now.setFocus()
        assert QApplication.focusWidget() is now
        type_text(now, name)
        add = screen.findChild(Button, "add-member")
        assert add is not None
        add.setFocus()
        QTest.keyClick(add, Qt.Key.Key_Return)
        room.settle(room.windows[-1])
    people = [
        one.text("given_ar") for one in screen.session.desk.cases.dossier(family).of("person")
    ]
    assert {"هدى", "سلمى"} <= set(people)


@pytest.mark.parametrize("kind", ["case", "family", "record"])
def test_a_very_long_name_ends_in_dots_with_the_whole_as_tooltip(room: Room, kind: str) -> None:
    desk, cases = room.desk(people=1)
    id = cases[0]
    if kind == "case":
        person = str(desk.cases.record(id).value("person"))
        desk.cases.save([Edit("person", {"given_ar": LONG}, id=person)])
    elif kind == "family":
        id = str(desk.cases.record(id).value("family"))
        desk.cases.save([Edit("family", {"display_name": LONG}, id=id)])
    else:
        id = desk.cases.save([Edit("incident", {"title": LONG})]).ids[0]
    desk.access.lock()
    screen = page(room, Route(kind, id))
    name = screen.head.name
    needed = name.fontMetrics().horizontalAdvance(name.text())
    assert LONG.strip() in said_by(name.toolTip()) and name._elide
    assert name.width() < needed
    assert screen.head.done.isVisible()
    assert screen.head.done.geometry().right() <= screen.head.width()
    room.windows[-1].grab()


def test_an_entry_that_was_only_begun_fills_no_section(room: Room) -> None:
    desk, _ = room.desk(people=2)
    case = desk.cases.new_case({"given_ar": "سليم"}).ids[0]
    desk.access.lock()
    screen = page(room, Route("case", case, "consent"))
    rows = screen.findChild(RecordList, "list-consent_grant")
    assert isinstance(rows, RecordList) and screen.context is not None
    rows.add()
    assert shares(screen.context, ["consent", "search"])["consent"] == 0.0
    [(id, _)] = screen.draft.new_of("consent_grant")
    screen.draft.change(None, id, "consent_grant", "result", "refused")
    assert 0 < shares(screen.context, ["consent"])["consent"] < 1
    screen.draft.load(screen.draft.json())  # kept over a lock
    assert screen.draft.told(id)


def test_a_device_before_its_admission_is_called_by_its_name(room: Room) -> None:
    desk = made_up.field(room.vault, room.path / "profile", "هالة")
    case = desk.cases.new_case({"given_ar": "سليم"}).ids[0]
    assert desk.cases.record(case).text("documenter") == "01"
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("cases"))
    assert isinstance(screen, CasesScreen)
    assert screen.rows.cells.text(screen.rows.model.row(0), "author") == "هالة"
    shown = room.go(window, Route("case", case, "history"))
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert not any("01" in text.split(" ")[-1:] for text in texts)


def test_a_device_that_others_admitted_keeps_its_letter(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    screen = page(room, Route("case", cases[0], "history"))
    assert documenter(screen.look, screen.session, "A1") == "A1"
    assert documenter(screen.look, screen.session, "01") not in ("01", "")
    own = screen.session.desk.access.status().device_id
    assert author(screen.look, screen.session, own, "01") not in ("01", "")
    assert "A1" in author(screen.look, screen.session, "ab" * 32, "A1") != "A1"


@pytest.mark.parametrize("linked", [True, False])
def test_a_refused_print_leads_to_the_consent(room: Room, linked: bool) -> None:
    desk, _ = room.desk(people=1)
    family = desk.cases.new_family({"display_name": "بيت سليم"}).ids[0]
    case = desk.cases.new_case({"given_ar": "سليم"}, {"family": family} if linked else {}).ids[0]
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("preview", case))
    assert isinstance(screen, PreviewScreen)
    assert screen.refusal.isVisible() and screen.ask.isVisible()
    screen.ask.click()
    room.settle(window)
    assert window.shell is not None
    assert window.shell.place == Route("consent", case)


def test_a_passphrase_that_was_not_typed_is_not_called_weak(room: Room) -> None:
    window = room.window()
    assert window.start is not None
    window.start.show_create()
    form = window.start.page
    assert isinstance(form, CreatePage)
    form.name.setText("هالة")
    form._check()
    assert form.missing.text() == "Still needed: a passphrase"
    form.secret.typed.setText("kurz")
    assert form.missing.text() == "Still needed: a stronger passphrase"


def test_the_page_of_a_family_does_not_say_one_word_three_times(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.access.lock()
    screen = page(room, Route("family", family, "family"))
    assert isinstance(screen, FamilyScreen)
    area = screen.form_area.widget()
    assert area is not None
    said = [screen.title.text(), *(label.text() for label in area.findChildren(QLabel))]
    assert said.count(screen.title.text()) == 1 and said.count("العائلة") <= 1


def test_one_named_file_is_taken_in(room: Room) -> None:
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "هالة")
    made_up.enrol(chief, field)
    made_up.fill(field, 1)
    stick = room.path / "stick"
    stick.mkdir()
    field.sync.hand_over(stick)
    [file] = stick.glob("*.age")
    renamed = file.rename(room.path / "حزمة هالة.bin")  # as it came by other ways
    chief.access.lock()
    field.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("handover", part="receive"))
    assert isinstance(screen, HandOverScreen) and isinstance(screen.page, Receive)
    room.answers.files = [renamed]
    button = screen.page.findChild(Button, "receive-file")
    assert button is not None
    button.click()
    room.settle(window)
    take = screen.page.findChild(Button, "take-in")
    assert take is not None and take.isEnabled()
    take.click()
    room.settle(window)
    assert window.session is not None
    assert window.session.desk.access.status().cases == 1


# The menu is a window of its own, and there is no screen.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_tab_does_not_stop_at_the_menu_of_each_row(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    screen = page(room, Route("case", cases[0], "disappearance"))
    editors = screen.findChildren(Editor)
    assert len(editors) > 3
    for editor in editors:
        assert not editor.more.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert "F7" in said_by(editor.more.toolTip())
    shown = [one for one in editors if one.focus_box().isVisible()]
    for editor in shown[:6]:
        editor.focus_box().setFocus()
        QTest.keyClick(editor.focus_box(), Qt.Key.Key_F7)
        menu = editor.findChild(QMenu, f"answers-menu-{editor.name}")
        assert menu is not None and menu.isVisible(), editor.name
        assert menu.activeAction() is not None
        menu.close()
        editor.answer("unknown")
        assert editor.value == {"answer": "unknown"}


def test_words_that_are_too_long_for_a_date_are_not_left_out_in_silence(room: Room) -> None:
    words = "ا" * (MOST_TOLD + 5)
    found = dated(None, words, most=MOST_TOLD)
    assert found == {"precision": "unknown", "as_told": words[:MOST_TOLD]}
    desk, _ = room.desk(people=0)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("interview"))
    from vsdesk.ui.screens.interview.screen import InterviewScreen

    assert isinstance(screen, InterviewScreen)
    screen.show_topic("day")
    room.settle(window)
    field = screen.findChild(DateEditor)
    assert field is not None and not field.long.isVisible()
    field.told.setPlainText(words)
    assert field.long.isVisible() and isinstance(field.long, Paragraph)


def test_a_file_that_is_not_there_does_not_blame_the_stick(room: Room) -> None:
    desk, _ = room.desk(people=0)
    [one] = desk.sync.intake.receive([room.path / "لا وجود له.age"])
    assert (one.status, one.code, one.exit_code) == ("refused", "E_NO_FILE", 3)
    desk.access.lock()
