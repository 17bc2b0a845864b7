"""What a sentence of "Ready for …" opens is stored only when somebody writes in it, and
is where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.conftest import type_text

from vsdesk.desk import Edit
from vsdesk.records.readiness import Jump
from vsdesk.ui.editing.draft import Draft
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.form.editor import Editor
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.jumps import place_of_jump
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window

EMPTY = (
    ("event", "date"),
    ("search_action", "body"),
    ("risk_assessment", "level"),
    ("person_identifier", "number"),
    ("involvement", "group"),
)


class Bare:
    """A case in which nothing is written, in the Arabic window."""

    def __init__(self, room: Room) -> None:
        desk, _ = room.desk(people=0)
        self.case = desk.cases.save([Edit("case", {})]).ids[0]
        desk.access.lock()
        self.room = room
        self.window: Window = room.open("ar")
        assert self.window.session is not None
        self.session = self.window.session

    def jump(self, kind: str, field: str) -> tuple[Route, RootScreen]:
        dossier = self.session.desk.cases.dossier(self.case)
        place = place_of_jump(self.session, dossier, Jump(kind, field))
        screen = self.room.go(self.window, place)
        QApplication.processEvents()
        assert isinstance(screen, RootScreen)
        return place, screen

    def stored(self, kind: str) -> int:
        return len(list(self.session.desk.cases.dossier(self.case).of(kind)))


@pytest.fixture
def bare(room: Room) -> Bare:
    return Bare(room)


def _held() -> Editor | None:
    now: QWidget | None = QApplication.focusWidget()
    while now is not None and not isinstance(now, Editor):
        now = now.parentWidget()
    return now


@pytest.mark.parametrize(("kind", "field"), EMPTY, ids=[kind for kind, _ in EMPTY])
def test_what_was_only_opened_is_not_stored(bare: Bare, kind: str, field: str) -> None:
    _, screen = bare.jump(kind, field)
    assert not screen.head.done.isEnabled()
    screen.save()
    bare.room.settle(bare.window)
    assert bare.stored(kind) == 0
    assert screen.draft.edits() == []
    bare.room.go(bare.window, Route("cases"))
    assert bare.session.desk.cases.drafts.get(screen.draft.key) in (None, {"records": {}})


def test_what_was_written_in_it_is_stored_with_what_it_hangs_on(bare: Bare) -> None:
    _, screen = bare.jump("person_identifier", "number")
    held = QApplication.focusWidget()
    assert held is not None
    type_text(held, "٠١٢٣")
    screen.save()
    bare.room.settle(bare.window)
    dossier = bare.session.desk.cases.dossier(bare.case)
    [identifier] = dossier.of("person_identifier")
    [person] = dossier.of("person")
    assert identifier.parent == person.id


@pytest.mark.parametrize(
    ("kind", "field"), [("person_identifier", "number"), ("involvement", "group")]
)
def test_a_jump_leads_to_the_field_where_the_record_above_is_not_there_yet(
    bare: Bare, kind: str, field: str
) -> None:
    bare.jump(kind, field)
    held = _held()
    assert held is not None and held.name == f"{kind}.{field}"


@pytest.mark.parametrize(
    ("kind", "field"),
    [("case", "primary_contact"), ("contact_log", "on"), ("contact_channel", "value")],
)
def test_what_is_written_with_the_family_says_that_a_family_comes_first(
    bare: Bare, kind: str, field: str
) -> None:
    place, screen = bare.jump(kind, field)
    assert (place.screen, place.part) == ("case", "family")
    said = [one.said() for one in screen.findChildren(Paragraph) if one.isVisibleTo(screen)]
    first = bare.window.look.words.say(
        "Who speaks for the family, the members, how to reach them and each talk with them are written "
        "on the family's page. Look first whether the family is here already, by the name of anybody in it, "
        "a phone or a number; else make a new one."
    )
    assert first in said
    now = QApplication.focusWidget()
    assert now is not None and now.objectName() == "family-finder"


def test_a_day_that_was_filled_in_beforehand_is_no_answer_and_a_changed_one_is() -> None:
    draft = Draft("r", lambda key, kept: None)
    draft.add("log", "contact_log", "family", {"on": "2026-11-26"})
    assert draft.empty and not draft.edits() and draft.json() == {"records": {}}
    draft.change(None, "log", "contact_log", "on", "2026-11-20")
    assert [edit.id for edit in draft.edits()] == ["log"]


def test_a_member_is_stored_when_only_the_name_of_the_person_was_written() -> None:
    draft = Draft("r", lambda key, kept: None)
    draft.add("p", "person", "family", {})
    draft.add("m", "family_member", "family", {"person": "p"})
    draft.add("other", "search_action", "case", {})
    draft.change(None, "p", "person", "given_ar", "أمل")
    assert [edit.id for edit in draft.edits()] == ["p", "m"]
