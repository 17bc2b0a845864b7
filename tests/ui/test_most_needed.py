"""The five most needed questions of every section stand open, or all where it has fewer; the rest waits."""

from __future__ import annotations

from tests.ui.conftest import Room

from vsdesk.records.checks.duties import no_longer_asked
from vsdesk.records.dictionary.first_questions import not_asked_yet
from vsdesk.records.on_case_page import is_asked
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route

MOST = 5


def _nothing(_: str) -> None:
    """No question has an answer."""


WHOLE = {"am_first", "translation"}  # asked as a whole once they are asked at all
FOLDED = {"am_more"}


def test_each_section_opens_what_is_needed_and_folds_the_rest(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "references"))
    assert isinstance(screen, RootScreen) and screen.context is not None
    assert window.session is not None
    looked = 0
    for kind in window.session.dictionary.kinds:
        id = window.session.desk.context.new_id()
        screen.context.draft.add(id, kind.name, cases[0], {})
        form = RecordForm(screen.context, kind.name, id)
        opened = [name for one in form._forms for name in one.editors]
        folds = {
            one.objectName(): one.property("fields") or [] for one in form.findChildren(Button)
        }
        old = no_longer_asked(kind.name, _nothing) | not_asked_yet(kind.name, _nothing)
        fields = [
            one for one in screen.context.fields(kind.name) if is_asked(one) and one.name not in old
        ]
        for section in kind.sections:
            asked = [one for one in fields if one.section == section]
            needed = {one.name for one in asked if one.requirement in ("M", "D")}
            here = [one.name for one in asked if one.name in opened]
            waiting = list(folds.get(f"more-{kind.name}-{section}", ()))
            where = (kind.name, section)
            assert {*here, *waiting} == {one.name for one in asked}, where
            assert not {*here} & {*waiting}, where
            if section in WHOLE:
                assert not waiting, where
            elif section in FOLDED:
                assert not here, where
            else:
                assert len(here) == min(MOST, len(asked)), where
                assert needed <= {*here}, where
                left = [one for one in asked if one.name in waiting and one.maps]
                plain = [one for one in asked if one.name in here and not one.maps]
                assert not left or {one.name for one in plain} <= needed, where
            looked += bool(asked)
        screen.context.draft.drop(id)
        form.deleteLater()
    assert looked > 100


def test_an_answer_stands_open_as_well(room: Room) -> None:
    """A sixth question that has an answer waits for nobody."""
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "references"))
    assert isinstance(screen, RootScreen) and screen.context is not None
    assert window.session is not None
    id = window.session.desk.context.new_id()
    screen.context.draft.add(id, "source_list_entry", cases[0], {"detainee_no": "٤٤١٧"})
    form = RecordForm(screen.context, "source_list_entry", id)
    opened = [name for one in form._forms for name in one.editors]
    assert len(opened) == MOST + 1 and opened[-1] == "detainee_no"
    form.deleteLater()
