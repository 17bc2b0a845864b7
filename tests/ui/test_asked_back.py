"""A kunya typed as a name on the page of a case, and an age without a day, are asked back. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vsdesk.desk import Edit
from vsdesk.ui.editing.clarifications import AskedBack
from vsdesk.ui.route import Route
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang


@pytest.mark.parametrize(
    ("lang", "kunya", "age"),
    [
        ("ar", "«أم خالد» مناداة باسم الولد", "في أي يوم كان هذا العمر"),
        ("en", "“أم خالد” says", "Of which day"),
    ],
)
def test_a_kunya_and_an_age_without_a_day_are_asked_back(
    room: Room, lang: Lang, kunya: str, age: str
) -> None:
    desk, [case] = room.desk(people=1)
    person = desk.cases.record(case).text("person")
    desk.cases.save([Edit("person", {"mother_given_ar": "أم خالد", "age_told": "27"}, id=person)])
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("case", case, "person"))
    said = [plain(one.said()) for one in screen.findChildren(AskedBack) if one.isVisible()]
    assert any(kunya in one for one in said) and any(age in one for one in said)
