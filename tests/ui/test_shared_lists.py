"""The shared lists: a coordinator writes them by hand, and the forms of a family offer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget
from tests.ui.conftest import Room

from vsdesk.desk import Edit
from vsdesk.ui.catalogue.sections import SHARED
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.line import LineEditor
from vsdesk.ui.kit.form.link_editor import LinkEditor
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.shared.screen import SharedScreen
from vsdesk.words import LANGS, Lang

if TYPE_CHECKING:
    from vsdesk.ui.window import Window

NAME = "دار الأمل (مختلقة)"


def at_lists(
    room: Room, lang: Lang, part: str = "organisation"
) -> tuple[Window, SharedScreen, str]:
    desk, (case, *_) = room.desk(people=1)
    desk.access.lock()
    window = room.open(lang)
    settings = room.go(window, Route("settings"))
    door = settings.findChild(Button, "shared-lists")
    assert isinstance(door, Button)
    door.click()
    room.settle(window)
    assert window.shell is not None and isinstance(window.shell.screen_now, SharedScreen)
    screen = window.shell.screen_now
    screen.show_section(part)
    return window, screen, case


def rows(page: QWidget, kind: str) -> RecordList:
    found = page.findChild(RecordList, f"list-{kind}")
    assert isinstance(found, RecordList)
    return found


def fill(part: RecordList, field: str, text: str) -> None:
    assert part._form is not None
    found = next(form.editors[field] for form in part._form._forms if field in form.editors)
    assert isinstance(found, LineEditor)
    found.line.setText(text)
    found.line.written.emit(text)


def test_an_organisation_is_written_here_and_chosen_in_a_form(room: Room) -> None:
    window, screen, case = at_lists(room, "ar")
    part = rows(screen, "organisation")
    part.add()
    fill(part, "name_ar", NAME)
    screen.save()
    room.settle(window)
    assert window.session is not None
    desk = window.session.desk
    (made,) = desk.cases.list_kind("organisation")
    assert made.text("name_ar") == NAME
    family = desk.cases.record(case).text("family")
    page = room.go(window, Route("family", family, "needs"))
    services = rows(page, "referral")
    services.add()
    assert services._form is not None
    services._form.focus("to_org")
    offered = next(
        form.editors["to_org"] for form in services._form._forms if "to_org" in form.editors
    )
    assert isinstance(offered, LinkEditor)
    assert NAME in [title for _, title in offered._offer(("organisation",))]


def test_an_own_place_is_found_by_its_name_in_a_case(room: Room) -> None:
    desk, (case, *_) = room.desk(people=1)
    desk.cases.save([Edit("place", {"type": "checkpoint", "name_ar": "حاجز الطاحونة القديمة"})])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", case, "disappearance"))
    assert isinstance(screen, CaseScreen) and screen.context is not None
    found = screen.context.find_places("الطاحونه")
    assert [name for _, name, _ in found][:1] == ["حاجز الطاحونة القديمة"]


def test_an_own_place_is_found_by_its_other_names_in_a_case(room: Room) -> None:
    desk, (case, *_) = room.desk(people=1)
    told = {
        "name_ar": "حاجز الطاحونة",
        "name_ku": "Aşê kevn",
        "aliases": "المفرق المختلق\nThe old mill",
    }
    desk.cases.save([Edit("place", {"type": "checkpoint", **told})])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", case, "disappearance"))
    assert isinstance(screen, CaseScreen) and screen.context is not None
    for typed, known in (
        ("المفرق", "المفرق المختلق"),
        ("old mill", "The old mill"),
        ("ase", "Aşê kevn"),
    ):
        found = screen.context.find_places(typed)
        assert ("حاجز الطاحونة", known) in [(name, other) for _, name, other in found], typed


def test_what_was_begun_here_waits_as_a_draft(room: Room) -> None:
    window, screen, _ = at_lists(room, "en", "project")
    part = rows(screen, "project")
    part.add()
    fill(part, "name_ar", "مشروع")
    room.go(window, Route("cases"))
    again = room.go(window, Route("shared", part="project"))
    assert len(rows(again, "project")._context.draft.new_of("project")) == 1
    assert isinstance(again, SharedScreen)
    again.save()
    room.settle(window)
    assert window.session is not None
    assert [one.text("name_ar") for one in window.session.desk.cases.list_kind("project")] == [
        "مشروع"
    ]


def test_who_ran_a_place_hangs_on_the_place(room: Room) -> None:
    window, screen, _ = at_lists(room, "en", "place")
    assert window.session is not None
    made = window.session.desk.cases.save(
        [Edit("place", {"type": "prison", "name_ar": "سجن"})]
    ).ids[0]
    screen.again()
    room.settle(window)
    rows(screen, "place").open(made)
    assert screen.findChild(RecordList, "list-place_operator") is not None


@pytest.mark.parametrize("lang", LANGS)
def test_every_list_opens_and_takes_an_entry(room: Room, lang: Lang) -> None:
    window, screen, _ = at_lists(room, lang)
    for kind in [one.key for one in SHARED]:
        screen.show_section(kind)
        part = rows(screen, kind)
        part.add()
        assert part._form is not None and window.session is not None
        spec = window.session.dictionary.kind(kind)
        assert spec is not None
        words = {"text": "كلمة (مختلقة)", "day": "2026-11-20", "number": 3}
        field = next(one for one in spec.fields if one.type in words)
        screen.draft.change(None, part._form.id, kind, field.name, words[field.type])
    screen.save()
    room.settle(window)
    assert window.session is not None
    assert all(window.session.desk.cases.list_kind(kind) for kind in [one.key for one in SHARED])
