"""An age that is told before the day of the loss is reckoned where that day is told: also of the second
missing person of a family, for whom the day of the first is taken over by one press. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import of, rows
from tests.ui.test_relatives import end, interview, to

from vsdesk.ui.kit.form.date_editor import DateEditor

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

TOLD = (
    ("ar", "كان عمرو 11", ("2001", "2002")),
    ("ku", "16 salî bû dema birin", ("1996", "1997")),
    ("en", "he was 11 when they took him", ("2001", "2002")),
)


@pytest.mark.parametrize("at", ["day", "next"])
@pytest.mark.parametrize(("lang", "age", "born"), TOLD)
def test_of_the_second_missing_person_it_is_reckoned_from_the_day_that_is_the_same(
    room: Room, lang: Lang, age: str, born: tuple[str, str], at: str
) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    hands = interview(room, lang, cases[0])
    to(hands, "next")
    hands.choose("another-missing")
    to(hands, "missing")
    hands.say("حسن")
    hands.reach("person.birth")
    hands.say(age)
    to(hands, "day")
    talk = hands.screen.talk
    assert talk is not None and talk.value("event", "date") is None
    hands.choose("same-day")
    to(hands, at)  # who went past it is asked once more at the end
    aged = next(one for one in hands.screen.findChildren(DateEditor) if one.name == "person.birth")
    assert aged.isVisible() and aged.told.toPlainText() == age
    assert at == "day" or "حسن" in aged.label, "at the end it says whose"
    assert talk.value("person", "birth")["precision"] == "unknown", "nothing stands unasked"
    hands.reach("person.birth")
    hands.press(Qt.Key.Key_F6)
    end(hands)
    found = list(rows(room, hands.window))
    person = next(one for one in of(found, "person") if one.get("given_ar") == "حسن")
    assert person["birth"]["as_told"] == age
    assert (person["birth"]["from"][:4], person["birth"]["to"][:4]) == born
