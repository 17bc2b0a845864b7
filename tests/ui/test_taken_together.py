"""Several taken at one place and day: joined on the page of a case and in an interview, by
keyboard. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget
from tests.ui.hands import Hands, of, rows
from tests.ui.made_up_leaving import raid
from tests.ui.test_relatives import interview, to

from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.editing.taken_together import TakenTogether
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import disappearance
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

PART = "disappearance"
NONE = ["incident-join", "incident-new"]


class Reader(Hands):
    """At the keyboard of any page."""

    @property
    def page(self) -> QWidget:
        assert self.window.shell is not None
        found = self.window.shell.screen_now
        assert found is not None
        return found

    def part(self) -> TakenTogether:
        self.room.settle(self.window)
        return next(one for one in self.page.findChildren(TakenTogether) if one.isVisible())

    def said(self) -> list[str]:
        return [one.said() for one in self.part().findChildren(Paragraph) if one.isVisible()]

    def names(self) -> list[str]:
        return [one.objectName() for one in self.part().findChildren(Button) if one.isVisible()]

    def like(self, prefix: str) -> str:
        self.room.settle(self.window)
        return next(one for one in self.names() if one.startswith(prefix))


def on_page(room: Room, lang: Lang, case: str) -> Reader:
    hands = Reader(room, room.open(lang))
    room.go(hands.window, Route("case", case, PART))
    hands.window.setFocus()
    return hands


@pytest.mark.parametrize("lang", ["ar"])
def test_a_case_is_joined_to_what_is_on_file_and_parted_again(room: Room, lang: Lang) -> None:
    desk, (first, second, third) = room.desk()
    incident = raid(desk, first)
    number = desk.cases.record(first).text("case_no")
    desk.access.lock()
    hands = on_page(room, lang, second)
    assert hands.names() == NONE, "nothing to take off"
    choice = hands.part().choice
    assert "مداهمة سوق متخيَّل" in choice.itemText(1) and "2013" in choice.itemText(1)
    choice.setFocus()
    hands.pick("incident", incident)
    hands.choose("incident-join")
    hands.room.rest(hands.window)
    assert any("مداهمة سوق متخيَّل" in one for one in hands.said())
    row = next(one for one in hands.names() if one.startswith("taken-"))
    (button,) = (one for one in hands.part().findChildren(Button) if one.objectName() == row)
    assert number in button.text()
    off = hands.like("incident-off-")
    next(one for one in hands.part().findChildren(Button) if one.objectName() == off).setFocus()
    hands.choose(off)
    hands.room.rest(hands.window)
    assert hands.names() == NONE
    undo = hands.page.findChild(Button, "undo-answer") or _undo(hands)
    undo.setFocus()
    hands.choose(undo.objectName())
    hands.room.rest(hands.window)
    assert hands.like("incident-off-"), "it is joined again"
    found = {one["id"]: one.get("incident") for one in of([*rows(room, hands.window)], "case")}
    assert (found[first], found[second], found[third]) == (incident, incident, None)


def _undo(hands: Reader) -> Button:
    return next(
        one
        for one in hands.page.findChildren(Button)
        if one.objectName().startswith("undo") and one.isVisible()
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_first_incident_is_made_from_a_case_with_what_is_typed(room: Room, lang: Lang) -> None:
    desk, (first, *_) = room.desk()
    desk.access.lock()
    hands = on_page(room, lang, first)
    none = hands.part().none
    assert none.isVisible() and none.said()
    screen = hands.page
    assert isinstance(screen, RootScreen) and screen.context is not None
    event_now = disappearance(screen.context.dossier)
    assert event_now is not None
    screen.context.draft.change(event_now, event_now.id, "event", "place_text", "عند الفرن")
    hands.part().new.setFocus()
    hands.choose("incident-new")
    hands.room.rest(hands.window)
    empty = {"ar": "لم تُضمّ إليها حالة أخرى بعد.", "en": "No other case is joined to it yet."}
    assert empty[lang] in hands.said()
    found = [*rows(room, hands.window)]
    (made,) = of(found, "incident")
    case = next(one for one in of(found, "case") if one["id"] == first)
    event = next(
        one for one in of(found, "event") if one.get("is_disappearance") and one["parent"] == first
    )
    assert case["incident"] == made["id"]
    assert made["date"] == {k: v for k, v in event["date"].items() if k != "as_told"}
    assert made["place_text"] == "عند الفرن" and event.get("place_text") != "عند الفرن"
    assert "text" not in made, "no family's story goes along"


@pytest.mark.parametrize("lang", ["ar"])
def test_an_interview_asks_for_the_incident_too(room: Room, lang: Lang) -> None:
    desk, (first, second, _) = room.desk()
    incident = raid(desk, first)
    desk.access.lock()
    hands = interview(room, lang, second)
    reader = Reader(room, hands.window)
    to(hands, "others")
    reader.part().choice.setFocus()
    reader.pick("incident", incident)
    reader.choose("incident-join")
    reader.room.rest(reader.window)
    name = desk_name(reader)
    assert name and not [one for one in reader.names() if one.startswith("taken-")]
    assert hands.screen.page is not None
    undo = next(
        one for one in hands.screen.page.findChildren(Button) if one.objectName() == "undo-joined"
    )
    assert hands.focus() is not undo  # Enter goes on, and takes nothing back
    hands.choose("undo-joined")
    reader.room.rest(reader.window)
    assert reader.names() == NONE
    reader.part().new.setFocus()
    reader.choose("incident-new")
    reader.room.rest(reader.window)
    assert reader.like("incident-off-")
    found = [*rows(room, hands.window)]
    (case,) = (one for one in of(found, "case") if one["id"] == second)
    assert case["incident"] != incident
    assert {one["id"] for one in of(found, "incident")} == {incident, case["incident"]}


def desk_name(reader: Reader) -> list[str]:
    return [one for one in reader.said() if "مداهمة سوق متخيَّل" in one]
