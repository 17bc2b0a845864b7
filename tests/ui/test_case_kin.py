"""On the page of a case a relation is corrected, added and told otherwise by the same forms as on the page
of the family, and is written where the family lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.conftest import type_text
from tests.ui.cut import cut, lay_out

from vsdesk.desk import Edit
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.parts.kinships import Kinships
from vsdesk.ui.parts.member_form import MemberForm
from vsdesk.ui.parts.relation import Relation
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.screen import Screen
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

FAMILY = "family"


def row_of(screen: Screen, name: str) -> RowButton:
    """The row of a member; `name` begins its accessible name."""
    rows = (one for one in screen.findChildren(RowButton) if one.property("member"))
    return next(one for one in rows if one.accessibleName().startswith(name))


def opened(room: Room, window: Window, case: str, name: str) -> CaseScreen:
    screen = room.go(window, Route("case", case, FAMILY))
    assert isinstance(screen, CaseScreen)
    row_of(screen, name).click()
    room.settle(window)
    return screen


def form_of(screen: Screen, kin: str) -> RecordForm:
    return next(one for one in screen.findChildren(RecordForm) if one.id == kin)


def told(dossier: Dossier, given: str) -> list[RecordView]:
    [person] = [one.id for one in dossier.of("person") if one.text("given_ar") == given]
    return [one for one in dossier.of("kinship") if one.text("person") == person]


def dossier_of(window: Window, root: str) -> Dossier:
    assert window.session is not None
    return window.session.desk.cases.dossier(root)


def name_in(lang: Lang, ar: str, other: str) -> str:
    return ar if lang == "ar" else other


@pytest.mark.parametrize("lang", ["ar", "ku"])
def test_a_relation_is_corrected_on_the_page_of_the_case(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    [before] = told(desk.cases.dossier(cases[0]), "نجاح")
    desk.access.lock()
    window = room.open(lang)
    screen = opened(room, window, cases[0], name_in(lang, "نجاح", "Najah"))
    form = form_of(screen, before.id)
    editor = next(one.editors["relation"] for one in form._forms if "relation" in one.editors)
    box = editor.focus_box()
    assert isinstance(box, Choice)
    box.setFocus()
    box.choose("stepmother")
    box.chosen.emit("stepmother")
    screen.save()
    room.settle(window)
    [after] = told(dossier_of(window, cases[0]), "نجاح")
    assert (after.id, after.text("relation")) == (before.id, "stepmother")
    assert after.text("related_to") == before.text("related_to")
    kept = screen.findChild(Kinships)
    assert kept is not None and kept.isVisible()  # the member is still open


@pytest.mark.parametrize("lang", ["ar", "ku"])
def test_another_word_is_added_beside_what_was_told(room: Room, lang: Lang) -> None:
    """Who says otherwise takes nothing away; it lies with the family, and its page shows it too."""
    desk, cases = room.desk(people=1)
    dossier = desk.cases.dossier(cases[0])
    family, [before] = dossier.of("family")[0].id, told(dossier, "نجاح")
    brother = next(one.id for one in dossier.of("person") if one.text("given_ar") == "سامي")
    desk.access.lock()
    window = room.open(lang)
    screen = opened(room, window, cases[0], name_in(lang, "نجاح", "Najah"))
    relation = screen.findChild(Relation)
    assert relation is not None and not relation._add.isEnabled()
    for choice, key in (
        (relation._to, before.text("related_to")),
        (relation._relation, "stepmother"),
        (relation._by, brother),
    ):
        choice.choose(key)
        choice.chosen.emit(key)
    both = screen.findChild(Paragraph, "relation-both")
    assert both is not None and both.isVisible()
    relation._add.click()
    room.settle(window)
    found = told(dossier_of(window, family), "نجاح")
    assert [(one.text("relation"), one.text("told_by"), one.space) for one in found] == [
        ("mother", before.text("told_by"), family),
        ("stepmother", brother, family),
    ]
    assert len(screen.findChildren(RecordForm)) == 2  # both stand there to be corrected
    line = row_of(screen, name_in(lang, "نجاح", "Najah")).accessibleName()
    assert name_in(lang, "سامي", "Sami") in line  # who says so is said in the row


def test_a_relative_who_was_not_told_of_is_added(room: Room) -> None:
    desk, cases = room.desk(people=1)
    dossier = desk.cases.dossier(cases[0])
    family, missing = dossier.of("family")[0].id, dossier.head.text("person")
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], FAMILY))
    form = screen.findChild(MemberForm)
    assert form is not None
    type_text(form._fields["given_ar"], "سعاد")
    form._relation.choose("aunt_mat")
    form._relation.chosen.emit("aunt_mat")
    assert form._to.value == missing
    form._add.click()
    room.settle(window)
    after = dossier_of(window, family)
    [kin] = told(after, "سعاد")
    assert (kin.text("relation"), kin.text("related_to"), kin.space) == (
        "aunt_mat",
        missing,
        family,
    )
    assert len(after.of("family")) == 1 and len(after.of("family_member")) == 3


def test_what_is_told_of_this_case_stands_before_what_is_told_of_another(room: Room) -> None:
    desk, cases = room.desk(people=2)
    dossier = desk.cases.dossier(cases[0])
    family = dossier.of("family")[0].id
    desk.cases.save([Edit("case", {"family": family}, id=cases[1])])
    mother = next(one.id for one in dossier.of("person") if one.text("given_ar") == "نجاح")
    second = desk.cases.dossier(cases[1]).head.text("person")
    desk.cases.people.new_relation(family, mother, "aunt_pat", second, "")
    desk.access.lock()
    window = room.open("ar")
    for case, first in ((cases[0], "mother"), (cases[1], "aunt_pat")):
        screen = opened(room, window, case, "نجاح")
        forms = [one.id for one in screen.findChildren(RecordForm)]
        by_id = {one.id: one.text("relation") for one in told(dossier_of(window, family), "نجاح")}
        assert by_id[forms[0]] == first and len(forms) == 2


def test_the_way_to_all_that_is_known_opens_that_member(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = opened(room, window, cases[0], "سامي")
    row = row_of(screen, "سامي")
    door = screen.findChild(Button, f"all-of-{row.property('member')[:8]}")
    assert door is not None and "سامي" in door.text()
    door.click()
    room.settle(window)
    assert window.shell is not None and window.shell.place.screen == FAMILY
    family = window.shell.screen_now
    assert family is not None
    assert row_of(family, "سامي").isChecked() and not row_of(family, "نجاح").isChecked()


def test_one_member_is_open_at_a_time(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = opened(room, window, cases[0], "نجاح")
    row_of(screen, "سامي").click()
    room.settle(window)
    assert not row_of(screen, "نجاح").isChecked() and row_of(screen, "سامي").isChecked()
    [kept] = [one for one in screen.findChildren(Kinships) if one.isVisible()]
    assert kept.objectName() == f"kinships-{row_of(screen, 'سامي').property('member')[:8]}"
    row_of(screen, "سامي").click()
    room.settle(window)
    assert not [one for one in screen.findChildren(Kinships) if one.isVisible()]


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_open_member_is_whole_on_a_small_screen(room: Room, lang: Lang, scale: float) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open(lang, scale=scale)
    window.resize(1024, 600)
    lay_out(window)
    opened(room, window, cases[0], name_in(lang, "نجاح", "Najah"))
    lay_out(window)
    room.settle(window)
    lay_out(window)
    assert cut(window) == []


def test_the_arrow_of_a_row_says_where_it_leads(room: Room) -> None:
    """Down where it is opened here, up while it is open, onwards (to the left in Arabic) to another page."""
    desk, cases = room.desk(people=1)
    family = desk.cases.dossier(cases[0]).of(FAMILY)[0].id
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], FAMILY))
    row, down = row_of(screen, "نجاح"), window.look.pixmap("open", size=16).toImage()
    assert row._arrow().toImage() == down
    row.click()
    room.settle(window)
    assert row._arrow().toImage() == down.flipped(Qt.Orientation.Vertical) != down
    screen = room.go(window, Route(FAMILY, family, "cases"))
    case = next(one for one in screen.findChildren(RowButton) if one.property("case") == cases[0])
    on = window.look.pixmap("go", size=16).toImage()
    assert case._arrow().toImage() == on != down
