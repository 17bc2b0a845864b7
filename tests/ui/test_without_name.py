"""Members of a family whom nobody names: added by the kinship, called by it everywhere, named
later. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import Hands, of, rows
from tests.ui.test_relatives import interview, to

from vsdesk.desk import Edit
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.parts.member_form import MemberForm
from vsdesk.ui.route import Route
from vsdesk.ui.screens.family.screen import FamilyScreen
from vsdesk.ui.screens.interview.people_pages import FamilyPage, SpeakerPage
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

DAUGHTERS = {
    "en": [
        "Daughter 1, without a name",
        "Daughter 2, without a name",
        "Daughter 3, without a name",
    ],
    "ar": ["ابنة 1، بلا اسم", "ابنة 2، بلا اسم", "ابنة 3، بلا اسم"],
    "ku": ["Keç 1, bê nav", "Keç 2, bê nav", "Keç 3, bê nav"],
}


def members(screen: FamilyScreen) -> list[RowButton]:
    found = screen.findChildren(RowButton)
    return [one for one in found if one.objectName().startswith("member-")]


def titles(screen: FamilyScreen) -> list[str]:
    return [plain(one.accessibleName()).partition(". ")[0] for one in members(screen)]


def page(room: Room, window: Window, family: str) -> FamilyScreen:
    screen = room.go(window, Route("family", family, "members"))
    assert isinstance(screen, FamilyScreen)
    return screen


class Family(Hands):
    """At the keyboard of the page of a family."""


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_three_are_added_at_once_and_one_is_named_later(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.access.lock()
    hands = Family(room, room.open(lang))
    screen = page(room, hands.window, family)
    before = titles(screen)
    form = screen.findChild(MemberForm)
    assert form is not None and not form._add.isEnabled() and not form._many.isEnabled()
    form._relation.setFocus()
    hands.pick("member-relation", "daughter")
    assert form._add.isEnabled() and form._many.isEnabled()
    hands.pick("member-many", "3")
    hands.choose("add-member")
    room.rest(hands.window)
    screen = page(room, hands.window, family)
    assert [one for one in titles(screen) if one not in before] == DAUGHTERS[lang]  # in this order
    row = next(one for one in members(screen) if DAUGHTERS[lang][1] in plain(one.accessibleName()))
    row.setFocus()
    hands.press(Qt.Key.Key_Space)
    writing = {"en": "lat", "ar": "ar", "ku": "ku"}[lang]
    hands.reach(f"person.given_{writing}")
    hands.say("Hîva" if lang != "ar" else "هيفا")
    hands.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    room.rest(hands.window)
    screen = page(room, hands.window, family)
    named = "هيفا" if lang == "ar" else "Hîva"
    left = [DAUGHTERS[lang][0], DAUGHTERS[lang][1]]
    assert sorted(one for one in titles(screen) if one not in before) == sorted([named, *left])
    found = [*rows(room, hands.window)]
    people = {one["person"] for one in of(found, "kinship") if one["relation"] == "daughter"}
    assert len(people) == 3


def test_a_name_needs_no_relation_and_counts_one(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.access.lock()
    hands = Family(room, room.open("ar"))
    screen = page(room, hands.window, family)
    before = len(members(screen))
    form = screen.findChild(MemberForm)
    assert form is not None
    form._fields["given_ar"].setFocus()
    hands.say("زينة")
    assert form._add.isEnabled() and not form._many.isEnabled()
    hands.choose("add-member")
    room.rest(hands.window)
    assert len(members(page(room, hands.window, family))) == before + 1


def test_an_interview_calls_them_so_too(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    person = desk.context.new_id()
    missing = str(desk.cases.record(cases[0]).value("person"))
    kin = {"person": person, "relation": "daughter", "related_to": missing}
    desk.cases.save(
        [
            Edit("person", {}, id=person, parent=family),
            Edit("family_member", {"person": person}, parent=family),
            Edit("kinship", kin, parent=family),
        ]
    )
    desk.access.lock()
    hands = interview(room, "ar", cases[0])
    speakers = hands.screen.page
    assert isinstance(speakers, SpeakerPage)
    who = speakers.who
    assert "ابنة، بلا اسم" in [plain(who.itemText(n)) for n in range(who.count())]
    to(hands, "family")
    page_now = hands.screen.page
    assert isinstance(page_now, FamilyPage)
    labels = [plain(field.label) for field in page_now.fields]
    assert "ابنة، بلا اسم" in labels
