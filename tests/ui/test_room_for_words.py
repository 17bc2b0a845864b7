"""Words are not cut where there is room for them, and buttons keep their place: in
Kurmanji, where they are longest.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from tests.ui import made_up, made_up_consent
from tests.ui.conftest import Room

from vsdesk.desk import Edit
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.consent.screen import ConsentScreen
from vsdesk.ui.screens.differences.row import DifferenceRow
from vsdesk.ui.screens.family.chart import KinshipChart
from vsdesk.words import LANGS, Lang


def choice(screen: QWidget, name: str) -> Choice:
    found = screen.findChild(Choice, name)
    assert found is not None
    return found


def drawn(box: Choice) -> str:
    """The words as they stand in the box."""
    box.grab()
    return box._words_drawn


@pytest.mark.parametrize("lang", LANGS)
def test_save_stands_beside_print_whatever_the_facts_say(room: Room, lang: Lang) -> None:
    desk, (case, *_) = room.desk()
    desk.cases.save(
        [
            Edit(
                "person",
                {"age_told": "26, pirtir"},
                id=str(desk.cases.record(case).value("person")),
            )
        ]
    )
    desk.access.lock()
    window = room.open(lang)
    window.resize(1366, 768)
    screen = room.go(window, Route("case", case, "person"))
    assert isinstance(screen, CaseScreen)
    head = screen.head
    tops = {one.mapTo(head, QPoint(0, 0)).y() for one in (head.talk, head.printer, head.done)}
    assert len(tops) == 1, "no button goes into another line"
    assert not head._shown[0].isHidden(), "how the search stands is always said"


@pytest.mark.parametrize("lang", LANGS)
def test_no_section_and_no_order_of_a_list_is_cut(room: Room, lang: Lang) -> None:
    desk, _ = room.desk()
    desk.access.lock()
    window = room.open(lang)
    window.resize(1366, 768)
    screen = room.go(window, Route("shared"))
    for button in screen.nav._group.buttons():  # type: ignore[attr-defined]  # a page with sections
        assert button.width() >= button.sizeHint().width(), button.text()
    for place in ("cases", "families"):
        box = choice(room.go(window, Route(place)), "sort")
        assert drawn(box) == box.currentText()


@pytest.mark.parametrize("lang", LANGS)
def test_the_capacity_of_who_answers_is_read_whole(room: Room, lang: Lang) -> None:
    desk, cases = room.desk()
    who = made_up_consent.answers(desk, cases[0])
    desk.access.lock()
    window = room.open(lang)
    window.resize(1366, 768)
    screen = room.go(window, Route("consent", who.case, who.wife))
    assert isinstance(screen, ConsentScreen)
    box = choice(screen, "manner-capacity")
    assert drawn(box) == box.currentText()


@pytest.mark.parametrize("lang", LANGS)
def test_a_relation_is_read_whole_in_the_tree(room: Room, lang: Lang) -> None:
    desk, (case, *_) = room.desk()
    family = str(desk.cases.record(case).value("family"))
    desk.access.lock()
    window = room.open(lang)
    window.resize(1366, 768)
    chart = room.go(window, Route("family", family, "members")).findChild(KinshipChart)
    assert chart is not None
    metrics = QFontMetrics(chart._look.font("small"))
    boxes = chart._boxes()
    assert len(chart.people) > 2
    for one in chart.people:
        assert metrics.horizontalAdvance(one.words) <= boxes[one.id].width() - 2 * 6, one.words
    assert all(chart.rect().contains(box) for box in boxes.values())


def test_each_device_has_its_place_in_every_row(room: Room) -> None:
    """This computer's versions stand first, those of another in the same place in each row."""
    desk, _ = room.desk()
    other = made_up.field(room.path / "field", room.path / "other", "شيار")
    made_up.enrol(desk, other)
    made_up.differ(desk, other, room.path / "stick")
    own = desk.access.status().device_id
    other.access.lock()
    desk.access.lock()
    window = room.open("ar")
    rows = room.go(window, Route("differences")).findChildren(DifferenceRow)
    assert len(rows) == 3
    for one in rows:
        device_ids = [version.device_id for version in one.difference.alternatives]
        assert device_ids[0] == own and len(device_ids) == 2
