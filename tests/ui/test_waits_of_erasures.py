"""Words that an order to erase had not read wait on the page of what waits: it says why, a look ends it.

All are made up.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from tests.attacks.families import words
from tests.attacks.kit import carry
from tests.ui import made_up
from tests.ui.conftest import Room
from tests.ui.test_waits import page

from vsdesk.desk import Desk, Edit
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.lone.lone_words import LATE_HERE, LATE_ONE
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.waits.waiting_file_screen import FileScreen
from vsdesk.words import Lang, Words

STORY = "كانت ريم القباني معهم عند الحاجز"


def under_way(room: Room, *, ours: bool = False) -> str:
    """The documenter opened a case; a relative was erased while a story of it was under way, or (`ours`) an
    activity."""
    chief, _ = room.desk(people=1)
    field = made_up.field(room.path / "field", room.path / "field-profile", "هالة")
    made_up.enrol(chief, field)
    stick = room.path / "stick"
    family = field.cases.new_family({"display_name": "عائلة النوري", "language": "ar"}).ids[0]
    case = field.cases.new_case({"given_ar": "ليث", "family_ar": "النوري"}, {"family": family}).ids[
        0
    ]
    aunt = field.cases.save(
        [Edit("person", {"given_ar": "ريم", "family_ar": "القباني"}, parent=family)]
    ).ids[0]
    carry(field, stick, chief)
    story: dict[str, Json] = {"type": "other", "text": words(STORY)}
    if ours:
        case = field.cases.save([Edit("activity", {"title": STORY, "type": "vigil"})]).ids[0]
    else:
        field.cases.save([Edit("event", story, parent=case)])
    erase(chief, aunt)
    carry(field, stick, chief)
    for desk in (field, chief):
        desk.access.lock()
    return case


def erase(desk: Desk, who: str) -> None:
    listed = desk.erasure.erasure(who).digest
    desk.erasure.erase(who, why="withdrawn", because="طلبت العائلة", listed=listed)


@pytest.mark.parametrize("ours", [False, True])
@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_it_says_why_and_a_look_ends_it(room: Room, lang: Lang, *, ours: bool) -> None:
    case = under_way(room, ours=ours)
    window = room.open(lang)
    assert window.shell is not None and window.session is not None
    assert isinstance(window.shell.findChild(Button, "due-look-0"), Button)
    screen = room.go(window, Route("wait", case))
    assert isinstance(screen, FileScreen) and page(window) is screen
    say = Words(lang).say
    told = [one.said() for one in screen.findChildren(Paragraph) if one.isVisible()]
    assert say(LATE_HERE) in told and say(LATE_ONE) in told
    assert len([one for one in told if one == say(LATE_ONE)]) == 1
    assert STORY in " ".join(told)
    assert QApplication.focusWidget() is not screen.holds
    screen.holds.click()
    room.settle(window)
    assert window.session.desk.access.lone_words.lone_file(case) is None
