"""A list box that cannot hold all says so, and a line searches over all. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.conftest import Room, type_text

from vsdesk.desk import Edit
from vsdesk.ui.editing.offered_roots import MOST, OfferedRoots
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.ui.screen import Screen
    from vsdesk.words import Lang

MORE = {"ar": f"يوجد أكثر من {MOST}", "en": f"There are more than {MOST}."}


def offered(screen: Screen) -> OfferedRoots:
    [found] = screen.findChildren(OfferedRoots)
    return found


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_more_incidents_than_a_list_box_holds_are_found_by_typing(room: Room, lang: Lang) -> None:
    desk, _ = room.desk(people=0)
    case = desk.context.new_id()
    last = desk.context.new_id()
    desk.cases.save([Edit("case", {}, id=case)])
    desk.cases.save([Edit("incident", {"place_text": f"حاجز {n:03}"}) for n in range(MOST)])
    desk.cases.save([Edit("incident", {"place_text": "يعرب المختلقة"}, id=last)])
    desk.access.lock()
    window = room.open(lang)
    part = offered(room.go(window, Route("case", case, "disappearance")))
    assert part.choice.findData(last) < 0 and part.choice.count() == MOST + 1
    assert part.search.isVisibleTo(part) and MORE[lang] in part.note.text().replace(
        "\u2068", ""
    ).replace("\u2069", "")
    type_text(part.search, "يعرب")
    room.qtbot.waitUntil(lambda: part.choice.findData(last) == 1)
    assert part.choice.count() == 2 and MORE[lang][:12] not in part.note.text()
    part.search.clear()
    part.read()
    room.settle(window)
    assert part.choice.count() == MOST + 1 and part.choice.value == ""


def test_a_list_box_that_holds_all_has_nothing_to_type(room: Room) -> None:
    desk, _ = room.desk(people=0)
    case, incident = desk.context.new_id(), desk.context.new_id()
    desk.cases.save(
        [Edit("case", {}, id=case), Edit("incident", {"place_text": "حاجز مختلق"}, id=incident)]
    )
    desk.access.lock()
    window = room.open("ar")
    part = offered(room.go(window, Route("case", case, "disappearance")))
    assert part.choice.findData(incident) == 1
    assert not part.search.isVisibleTo(part) and not part.note.isVisibleTo(part)
