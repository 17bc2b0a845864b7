"""Two versions of an answer: every language of a text stands there, and "Both" keeps every one of them.

Everybody is made up.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.attacks.kit import Device
from tests.ui.conftest import Room
from tests.ui.test_waits import brought

from vsdesk.desk import Desk
from vsdesk.records.dictionary.values import Json
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.differences.row import MOST, DifferenceRow
from vsdesk.ui.screens.differences.screen import DifferencesScreen
from vsdesk.ui.value_words import joined
from vsdesk.words import LANGS, Lang

ONE: dict[str, Json] = {"ar": "أُخذ من الحاجز", "src_lang": "ar"}
OTHER: dict[str, Json] = {
    "ar": "أُخذ من الحاجز",
    "en": "Taken there; do not publish the place",
    "src_lang": "ar",
}


def rows(room: Room, values: list[Json], lang: Lang) -> tuple[DifferencesScreen, str]:
    """The page of differences after a device wrote these beside each other into the words of an event."""

    def also(field: Desk, case: str) -> None:
        event = field.cases.dossier(case).of("event")[0].id
        device = Device(field, room.path / "stick")
        device.change(event, "event", {"text": values[0]})
        for one in values[1:]:
            device.change(event, "event", {"text": one}, replace=False)

    made = brought(room, also=also)
    window = room.open(lang)
    screen = room.go(window, Route("differences"))
    assert isinstance(screen, DifferencesScreen)
    return screen, made.event


def row_of(screen: DifferencesScreen, event: str) -> DifferenceRow:
    found = [one for one in screen.findChildren(DifferenceRow) if one.difference.record == event]
    return next(one for one in found if one.difference.field == "text")


@pytest.mark.parametrize("lang", LANGS)
def test_both_keeps_the_languages_of_both(room: Room, lang: Lang) -> None:
    screen, event = rows(room, [ONE, OTHER], lang)
    row = row_of(screen, event)
    shown = [" ".join(words.said() for words in box.findChildren(Paragraph)) for box in row.boxes]
    assert len({*shown}) == 2, "versions that differ do not look equal"
    assert row.both_value == OTHER, "what both say stands once"
    row.both.click()
    screen.why.setText("سبب")
    screen.save.click()
    assert screen.window() is not None
    window = screen.window()
    room.settle(window)  # type: ignore[arg-type]  # it is there
    desk = screen.session.desk
    assert desk.cases.record(event).every("text") == (OTHER,)


def test_of_very_many_values_some_are_decided_at_once(room: Room) -> None:
    values: list[Json] = [{"ar": f"قول {n}", "src_lang": "ar"} for n in range(MOST + 5)]
    screen, event = rows(room, values, "ar")
    row = row_of(screen, event)
    assert len(row.boxes) == MOST == len(row.difference.alternatives)
    row.boxes[0].click()
    screen.why.setText("سبب")
    screen.save.click()
    room.settle(screen.window())  # type: ignore[arg-type]  # it is there
    desk = screen.session.desk
    assert len(desk.cases.record(event).every("text")) == 6, (
        "what was not on the page was not decided"
    )


def test_texts_are_joined_in_each_language(room: Room) -> None:
    screen, _ = rows(room, [ONE, OTHER], "ar")
    spec = screen.session.dictionary.field("event", "text")
    assert spec is not None
    kurdish: Json = {"ku": "Li wir hat girtin", "src_lang": "ku"}
    assert joined(spec, [ONE, kurdish, OTHER]) == {**OTHER, "ku": "Li wir hat girtin"}
    assert joined(spec, [ONE, {"answer": "unknown"}]) is None
    assert joined(replace(spec, type="pdate"), [ONE, OTHER]) is None
