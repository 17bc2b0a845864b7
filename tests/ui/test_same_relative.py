"""A relative who is missing since, and a missing person who is told of as a relative: the interview asks
whether they are one person. By keyboard, in a real window. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from tests.ui.hands import Hands, of, rows

from vsdesk.records.consent.donors import advised
from vsdesk.records.consent.holding_answer import not_here_to_answer
from vsdesk.records.gate.names.ambiguous_names import which_of
from vsdesk.records.kinship.graph import lies_elsewhere
from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.people_pages import MissingPage
from vsdesk.ui.screens.interview.same_relative import SameRelative
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang


def beside(room: Room, lang: Lang = "ar") -> tuple[Hands, str]:
    """Najah speaks again, of somebody else who is missing; her son Yaser, brother of Marwan, is recorded. The
    row of the brother."""
    desk, [case] = room.desk(people=1)
    dossier = desk.cases.dossier(case)
    family = str(dossier.head.value("family"))
    [missing] = dossier.linked(dossier.head, "person")
    change = desk.cases.people.new_member(
        family,
        missing.id,
        {"given_ar": "ياسر", "family_ar": "الدرويش", "sex": "male"},
        "brother_full",
    )
    [row] = [
        one.id
        for one in desk.cases.list_kind("family_member")
        if one.value("person") == change.ids[0]
    ]
    desk.access.lock()
    hands = Hands(room, room.open(lang))
    room.go(hands.window, Route("interview"))
    hands.say("نجاح الحلبي")
    hands.room.qtbot.waitUntil(
        lambda: hands.screen.findChild(QWidget, f"known-{family[:8]}") is not None
    )
    room.settle(hands.window)
    hands.enter()
    hands.press(Qt.Key.Key_Space)
    assert hands.at == "speaker"
    return hands, row


def strip(hands: Hands) -> SameRelative:
    found = hands.screen.findChild(SameRelative)
    assert found is not None
    return found


def asked(hands: Hands) -> SameRelative:
    hands.room.qtbot.waitUntil(lambda: strip(hands).strip.isVisible())
    return strip(hands)


@pytest.mark.parametrize("name", [("ياسر", "", "", "الدرويش"), ("Yasser",)])
def test_a_brother_who_is_missing_since_is_one_person_by_a_yes(
    room: Room, name: tuple[str, ...]
) -> None:
    """Nothing is joined unasked, and nothing moves; one press takes it back until it is saved."""
    hands, row = beside(room, "ar" if name[0] == "ياسر" else "en")
    hands.screen.show_topic("missing")
    page = hands.screen.page
    assert isinstance(page, MissingPage)
    mother = page.mothers[0]
    before = mother.mapTo(hands.window, QPoint())
    assert not strip(hands).strip.isVisible()
    hands.answer(*name)
    shown = asked(hands)
    assert mother.mapTo(hands.window, QPoint()) == before
    assert "ياسر الدرويش" in plain(shown.ask.text()) or "Yas" in plain(shown.ask.text())
    talk = hands.screen.talk
    assert talk is not None and not talk.has("missingmember")
    hands.choose("same-relative-yes")
    assert talk.value("missingmember", "also") == [row]
    assert not shown.strip.isAncestorOf(hands.focus())
    hands.choose("same-relative-undo")
    assert not talk.has("missingmember") and shown.yes.isVisible()
    hands.choose("same-relative-yes")
    hands.screen.stop()
    room.settle(hands.window)
    session = hands.window.session
    assert session is not None
    cases = session.desk.cases
    [new] = [one for one in cases.list_kind("family_member") if one.value("also")]
    brother = cases.record(row).text("person")
    files = [cases.dossier(one.id) for one in cases.list_kind("case")]
    sought = [one.head.text("person") for one in files]
    assert new.value("also") == [row] and new.text("person") in sought
    for one in files:  # nobody asks him, nor for his sample
        assert brother in not_here_to_answer(one)
        assert all(brother not in advised(one, who).donors for who in sought)
    [first] = [one for one in files if one.head.text("person") != new.text("person")]
    gone = first.get(new.text("person"))  # he goes with the consents of his own file, row or not
    assert gone is not None and lies_elsewhere(first, gone)
    assert which_of(first, "ياسر") == (), (
        "one person, whichever entry says it: nobody asks which is meant"
    )


def test_a_no_leaves_two_and_is_asked_once(room: Room) -> None:
    hands, _ = beside(room)
    hands.screen.show_topic("missing")
    hands.answer("ياسر")
    asked(hands)
    hands.choose("same-relative-no")
    assert not strip(hands).strip.isVisible()
    hands.screen.stop()
    room.settle(hands.window)
    assert not any(one.get("also") for one in of(list(rows(room, hands.window)), "family_member"))


def test_another_name_and_another_father_are_asked_about_by_nobody(room: Room) -> None:
    hands, _ = beside(room)
    talk = hands.screen.talk
    session = hands.window.session
    assert talk is not None and session is not None
    like = session.desk.cases.relatives.called_so
    family = talk.ids["family"]
    [marwan] = [
        one for one in like(family, {"given_ar": "مروان"}, "") if one.missing
    ]  # whoever is looked for is told of too
    assert not like(family, {"given_ar": "مروان"}, marwan.person)  # but not of themselves
    assert like(family, {"given_lat": "Yasir"}, "")
    assert not like(family, {"given_ar": "ياسين"}, "")
    assert not like(family, {"given_ar": "ياسر", "family_ar": "حمدان"}, "")


def test_a_missing_son_who_is_told_of_as_a_relative_is_one_person_by_a_yes(room: Room) -> None:
    """He has no row in the family yet: it is written with the yes, and goes with the way back."""
    hands, _ = beside(room)
    hands.screen.show_topic("missing")
    hands.answer("رامي")
    hands.screen.show_topic("family")
    hands.reach("relative/0.given_ar")
    hands.answer("مروان")
    shown = asked(hands)
    hands.choose("same-missing-0-yes")
    talk = hands.screen.talk
    assert talk is not None and talk.has("othermember/0")
    hands.choose("same-missing-0-undo")
    assert not talk.has("othermember/0") and not talk.value("relativemember/0", "also")
    hands.choose("same-missing-0-yes")
    assert not shown.yes.isVisible()
    hands.screen.stop()
    room.settle(hands.window)
    found = list(rows(room, hands.window))
    [told] = [one for one in of(found, "family_member") if one.get("also")]
    [there] = [one for one in of(found, "family_member") if one["id"] == told["also"][0]]
    assert there["person"] in [one["person"] for one in of(found, "case")]
    assert told["person"] != there["person"]


def test_the_page_of_a_case_asks_about_a_relative_of_the_name(room: Room) -> None:
    """Nothing is joined unasked; a coordinator's press is taken back from the strip like any other."""
    desk, cases = room.desk(people=2)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.cases.people.link_family(cases[1], family, shown=None)
    [sought] = desk.cases.dossier(cases[1]).linked(desk.cases.record(cases[1]), "person")
    named = {"given_ar": sought.text("given_ar"), "family_ar": sought.text("family_ar")}
    brother = desk.cases.people.new_member(family, None, named, "brother_full").ids[0]
    [row] = [
        one.id for one in desk.cases.list_kind("family_member") if one.value("person") == brother
    ]
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[1], "family"))
    room.settle(window)
    button = screen.findChild(Button, f"same-as-{row[:8]}")
    assert button is not None and window.session is not None
    room.answers.answer = "keep"
    button.click()
    room.settle(window)
    held = window.session.desk.cases
    assert not any(one.value("also") for one in held.list_kind("family_member"))
    room.answers.answer = "one"
    button.click()
    room.settle(window)
    [joined] = [one for one in held.list_kind("family_member") if one.value("also")]
    assert (joined.value("person"), joined.value("also")) == (sought.id, [row])
    screen = room.go(window, Route("case", cases[1], "family"))
    room.settle(window)
    assert screen.findChild(Button, f"same-as-{row[:8]}") is None
