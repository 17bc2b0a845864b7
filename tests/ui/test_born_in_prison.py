"""A child who was born in prison: in the talk its mother, and where it was born. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.hands import begin

if TYPE_CHECKING:
    from tests.ui.conftest import Room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


def test_of_a_child_it_is_asked_where_it_was_born(room: Room) -> None:
    hands = begin(room, "ar")
    hands.answer("زينب", "الدرويش")
    hands.next("missing")
    hands.answer("روجين", "خالد", "الدرويش")
    hands.screen.go_to("family")
    room.settle(hands.window)
    hands.reach("relative/0.given_ar")
    hands.say("ولات")
    assert not any(
        one.isVisible()
        for one in hands.screen.findChildren(type(hands.focus()), "relative/0.birth_place_text")
    )
    hands.pick("relativekin/0.relation", "son")
    hands.reach("relative/0.mother_given_ar")
    hands.say("روجين")
    hands.reach("relative/0.birth_place_text")
    hands.say("سجن عدرا")
    hands.screen.go_to("next")
    room.settle(hands.window)
    assert hands.window.session is not None and hands.screen.talk is not None
    talk = hands.screen.talk
    assert talk.text("relative/0", "birth_place_text") == "سجن عدرا"
    assert talk.text("relative/0", "mother_given_ar") == "روجين"
