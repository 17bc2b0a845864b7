"""A relative who is told without a name is a relative: the interview goes on, and keeps all of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from tests.ui.conftest import Room
from tests.ui.hands import Hands, begin, of, rows

from vsdesk.ui.editing.draft import Draft
from vsdesk.words import Lang


def test_what_hangs_on_another_is_saved_behind_it() -> None:
    """A draft that was kept comes back in any order."""
    rows = {
        "wish": {"kind": "person_mark", "parent": "her", "new": True, "set": {}},
        "her": {"kind": "person", "parent": "family", "new": True, "set": {}},
        "family": {"kind": "family", "new": True, "set": {}},
    }
    draft = Draft("case", lambda key, value: None, begun_counts=True)
    draft.load({"records": rows})
    assert [one.id for one in draft.edits()] == ["family", "her", "wish"]


def on_to(hands: Hands, topic: str, *, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Page by page until there."""
    for _ in range(20):
        if hands.at == topic:
            return
        hands.press(key, Qt.KeyboardModifier.ControlModifier)
    raise AssertionError(hands.at)


@pytest.mark.parametrize("lang", ["ar"])
def test_only_the_kinship_is_told(room: Room, lang: Lang) -> None:
    hands = begin(room, lang)
    hands.pick("kin.relation", "brother_full")  # of a speaker who gives no name
    on_to(hands, "family")
    hands.pick("relativekin/0.relation", "mother")
    on_to(hands, "consent")
    on_to(hands, "family", key=Qt.Key.Key_PageUp)
    kinships = [
        one
        for one in hands.screen.findChildren(QComboBox)
        if one.objectName().startswith("relativekin/") and one.isVisible()
    ]
    assert len(kinships) == 1, "written once, shown once"
    found = [*rows(room, hands.window)]
    people = {one["id"] for one in of(found, "person")}
    told = {one["relation"]: one["person"] for one in of(found, "kinship")}
    assert {*told} == {"brother_full", "mother"} and {*told.values()} <= people
    assert len({*told.values()}) == 2
