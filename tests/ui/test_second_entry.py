"""A person who was entered twice is joined and parted again, and nothing of either entry is
lost. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from vsdesk.desk import Edit
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.second_entry import SecondEntry
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.same.pair_screen import PairScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
WHY = "الأم نفسها والهوية نفسها، مصطنع"


def pair_at(window: Window) -> PairScreen:
    assert window.shell is not None
    found = window.shell.screen_now
    assert isinstance(found, PairScreen)
    return found


def test_another_entry_is_found_by_its_name_joined_and_parted(room: Room) -> None:
    desk, cases = room.desk(people=3)
    one, other = cases[1], cases[2]
    before = {case: desk.cases.dossier(case).head.value("person") for case in cases}
    numbers = {case: desk.cases.record(case).text("case_no") for case in cases}
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", one, "person"))
    door = screen.findChild(SecondEntry)
    assert door is not None
    door.door.click()
    room.settle(window)
    assert QApplication.focusWidget() is door.words
    door.words.setText("قططقط")
    door.words.returnPressed.emit()
    room.settle(window)
    assert door.findChild(Button, f"second-entry-{other[:8]}") is None
    door.words.setText("وسيم نذير")
    door.words.returnPressed.emit()
    room.settle(window)
    assert door.findChild(Button, f"second-entry-{one[:8]}") is None
    found = door.findChild(Button, f"second-entry-{other[:8]}")
    assert found is not None and "وسيم" in plain(found.text())
    found.click()
    room.settle(window)
    pair = pair_at(window)
    assert {pair.place.id, pair.place.field} == {one, other}
    card = pair.pair.decision
    assert card is not None
    card.decided.emit("same", WHY)
    room.settle(window)
    assert window.session is not None
    desk = window.session.desk
    assert {head.root for head in desk.matching.groups.other_reports(one).same} == {other}
    assert {case: desk.cases.record(case).text("case_no") for case in cases} == numbers
    screen = room.go(window, Route("case", one, "person"))
    assert isinstance(screen, CaseScreen) and screen.others.isVisible()
    room.go(window, Route("pair", one, field=other))
    room.answers.answer, room.answers.reason = "back", "الهوية لغيره، مصطنع"
    part = pair_at(window).findChild(Button, "take-back")
    assert part is not None
    part.click()
    room.settle(window)
    assert (
        desk.matching.decision(one, other) is None
        and not desk.matching.groups.other_reports(one).same
    )
    assert {case: desk.cases.dossier(case).head.value("person") for case in cases} == before


def test_two_entries_of_one_family_stand_beside_each_other(room: Room) -> None:
    desk, cases = room.desk(people=2)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.cases.save([Edit("case", {"family": family}, id=cases[1])])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("family", family, "cases"))
    door = screen.findChild(SecondEntry)
    assert door is not None
    door.door.click()
    first = str(door.first.currentData())
    [near] = [one for one in cases if one != first]
    assert door.findChild(Button, f"second-entry-{first[:8]}") is None
    button = door.findChild(Button, f"second-entry-{near[:8]}")
    assert button is not None
    button.click()
    room.settle(window)
    pair = pair_at(window)
    assert (pair.place.id, pair.place.field) == (first, near)
    card = pair.pair.decision
    assert card is not None
    card.decided.emit("same", WHY)
    room.settle(window)
    screen = room.go(window, Route("family", family, "cases"))  # the family's page says so
    back = screen.findChild(Button, f"joined-{first[:8]}-{near[:8]}")
    assert back is not None and "شخص واحد" in plain(back.text())
    back.click()
    room.settle(window)
    room.answers.answer, room.answers.reason = "back", "الهوية لغيره، مصطنع"
    part = pair_at(window).findChild(Button, "take-back")
    assert part is not None
    part.click()
    room.settle(window)
    screen = room.go(window, Route("family", family, "cases"))
    assert screen.findChild(Button, f"joined-{first[:8]}-{near[:8]}") is None


def test_nothing_found_says_so(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "person"))
    door = screen.findChild(SecondEntry)
    assert door is not None
    door.door.click()
    door.words.setText("مروان")  # only this case itself has the name
    door.words.returnPressed.emit()
    room.settle(window)
    said = [one.said() for one in door.findChildren(Paragraph)]
    assert "لم توجد حالة أخرى بهذا." in said


def test_the_head_says_how_old_a_child_was(room: Room) -> None:
    desk, cases = room.desk(people=1)
    person = str(desk.cases.record(cases[0]).value("person"))
    desk.cases.save(
        [Edit("person", {"birth": {"from": "1996-01-01", "precision": "day"}}, id=person)]
    )
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "person"))
    badges = [one.accessibleName() for one in screen.findChildren(Badge)]
    said = "17 (محسوب من الولادة ويوم الاختفاء)، قاصر"  # reckoned, and from what
    assert any(said in plain(one) for one in badges)
