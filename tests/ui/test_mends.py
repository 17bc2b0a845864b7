"""Keys and ways of a case and a family: saving, removing, where the keyboard stands, who was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui import made_up
from tests.ui.conftest import Room, type_text

from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.link_editor import LinkEditor
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.cases.screen import CasesScreen

if TYPE_CHECKING:
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang


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
        id = desk.cases.dossier(cases[0]).of("family")[0].id
    elif kind == "record":
        id = desk.context.new_id()
        desk.cases.save([made_up.Edit("source", {"code": "ش-١"}, id=id)])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route(kind, id))
    assert isinstance(screen, RootScreen) and screen.context is not None
    assert window.session is not None
    ops = len(window.session.desk.cases.history(id))
    press_save(room)  # nothing was typed: nothing is saved
    assert len(window.session.desk.cases.history(id)) == ops
    head = screen.context.dossier.head
    screen.draft.change(head, id, head.kind, field, value)
    screen.edited()
    press_save(room)
    assert window.session.desk.cases.record(id).value(field) == value
    save = screen.findChild(Button, "save")
    assert save is not None and not save.isEnabled()


def at_the_case(room: Room, window: Window, case: str) -> Button:
    """The section "The case", and its quiet button."""
    screen = room.go(window, Route("case", case, "case"))
    button = screen.findChild(Button, "remove-case")
    assert button is not None
    return button


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_a_case_is_removed_after_one_question_and_undone_from_the_list(
    room: Room, lang: Lang
) -> None:
    desk, _ = room.desk(people=1)
    case = desk.cases.begun.begin("case").ids[0]
    desk.access.lock()
    window = room.open(lang)
    assert window.session is not None and window.shell is not None
    desk = window.session.desk
    button = at_the_case(room, window, case)
    room.answers.answer = "remove"
    button.click()
    room.settle(window)
    assert len(room.answers.asked) == 1
    assert (room.answers.asked[0] == "Remove this case?") is (lang == "en")
    assert desk.cases.record(case).deleted
    assert desk.access.status().cases == 1
    screen = window.shell.screen_now
    assert isinstance(screen, CasesScreen)
    room.settle(window)
    assert case not in [row.id for row in screen.rows.model._rows]
    assert case not in [place.id for place in window.shell.trail[:-1]]
    assert screen.rows.strip.removed.isVisible()
    undo = screen.findChild(Button, "undo-remove")
    assert undo is not None
    undo.click()
    room.settle(window)
    assert not desk.cases.record(case).deleted
    assert desk.access.status().cases == 2
    assert not screen.rows.strip.removed.isVisible()
    again = room.go(window, Route("cases", case, "removed"))  # it is there: nothing to undo
    assert isinstance(again, CasesScreen) and not again.rows.strip.removed.isVisible()


def test_the_safe_answer_keeps_the_case(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    assert window.session is not None and window.shell is not None
    at_the_case(room, window, cases[0]).click()
    room.settle(window)
    assert not window.session.desk.cases.record(cases[0]).deleted
    assert window.shell.place.screen == "case"


def test_a_new_case_has_the_keyboard_in_the_first_field_of_the_name(room: Room) -> None:
    room.desk(people=0)[0].access.lock()
    window = room.open("ar")
    shell = window.shell
    assert shell is not None
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    room.qtbot.waitUntil(lambda: shell.place.screen == "case")
    room.settle(window)
    screen = shell.screen_now
    assert isinstance(screen, CaseScreen) and screen.part is not None
    form = screen.part.findChild(RecordForm)
    assert form is not None
    first = next(iter(form._forms[0].editors.values()))
    assert first.property("field") == "given_ar"
    room.qtbot.waitUntil(lambda: window.focusWidget() is first.focus_box())
    type_text(first.focus_box(), "مروان")
    assert first.value == "مروان"
    shell.go_back()  # the list, and not one more empty case
    room.settle(window)
    assert shell.place == Route("cases")
    assert window.session is not None and window.session.desk.access.status().cases == 1


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        ("open_searching", False),
        ("located_alive_held", True),
        ("released_returned", True),
        ("located_alive_elsewhere", True),
        ("person_decides", True),
    ],
)
def test_whoever_is_missing_is_not_offered_as_having_been_asked(
    room: Room, status: str, offered: bool
) -> None:
    desk, cases = room.desk(people=1)
    desk.cases.save([made_up.Edit("case", {"search_status": status}, id=cases[0])])
    missing = str(desk.cases.record(cases[0]).value("person"))
    family = desk.cases.dossier(cases[0]).of("family")[0].id
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "consent"))
    assert isinstance(screen, CaseScreen)
    rows = screen.findChild(RecordList, "list-consent_grant")
    assert rows is not None
    rows.add()
    who = grantor(screen)
    assert (who.choice.findData(missing) >= 0) is offered
    assert who.choice.count() > 1  # the relatives are there
    assert window.session is not None
    of_family = room.go(window, Route("family", family, "consent"))
    assert isinstance(of_family, RootScreen) and of_family.context is not None
    spec = of_family.context.spec("consent_grant")
    field = next(one for one in spec.fields if one.name == "grantor")
    made = of_family.context.builder.editor(field)
    room.qtbot.addWidget(made)
    assert isinstance(made, LinkEditor)
    if of_family.context.dossier.get(missing) is not None:
        assert (made.choice.findData(missing) >= 0) is offered


def test_an_old_row_still_shows_who_stands_in_it(room: Room) -> None:
    desk, cases = room.desk(people=1)
    missing = str(desk.cases.record(cases[0]).value("person"))
    family = desk.cases.dossier(cases[0]).of("family")[0].id
    row = desk.context.new_id()
    values = {"grantor": missing, "subject": cases[0], "purpose": "hold_record"}
    values |= {"recipient": "own_org", "result": "given", "given_on": desk.context.today()}
    desk.cases.save([made_up.Edit("consent_grant", dict(values), id=row, parent=family)])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "consent"))
    assert isinstance(screen, CaseScreen)
    rows = screen.findChild(RecordList, "list-consent_grant")
    assert rows is not None
    rows.open(row)
    assert grantor(screen).value == missing
    assert screen.context is not None
    name = screen.context.titles.by_id(missing)
    assert name in grantor(screen).choice.currentText()


def grantor(screen: RootScreen) -> LinkEditor:
    """The box "who was asked" of the open row."""
    for form in screen.findChildren(RecordForm):
        for one in form._forms:
            found = one.editors.get("grantor")
            if isinstance(found, LinkEditor):
                return found
    raise AssertionError


def test_the_first_page_of_an_empty_vault_offers_the_first_step(room: Room) -> None:
    desk, _ = room.desk(people=0)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("today"))
    first = screen.findChild(Button, "first-family")
    assert first is not None and first.isVisible()
    assert screen.findChild(Button, "first-case") is not None
    first.click()
    room.settle(window)
    assert window.shell is not None and window.shell.place.screen == "family"
    screen = room.go(window, Route("today"))
    today = screen  # nothing stayed of it: the page offers the first step again
    room.qtbot.waitUntil(lambda: today.findChild(Button, "first-family") is not None)
    first = today.findChild(Button, "first-family")
    assert first is not None
    first.click()
    room.settle(window)
    type_text(window.focusWidget() or window, "بيت مختلق")
    screen = room.go(window, Route("today"))
    assert screen.findChild(Button, "first-family") is None
