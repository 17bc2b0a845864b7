"""Finding S6 in the window: the page of a paper says that its file is not the one that its record names."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Device
from tests.ui.hands import Hands

from vsdesk.ui.editing.hints import FingerprintStrip
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "This file is not the one that its record names."),
        ("ar", "هذا الملف ليس الذي يذكره سجله."),
    ],
)
@pytest.mark.parametrize("other", [True, False])
def test_s6_the_page_of_a_paper_says_that_its_file_is_another(
    room: Room, lang: Lang, words: str, other: bool
) -> None:
    desk, [case] = room.desk(people=1)
    item = desk.files.attach(
        io.BytesIO("ورقة مختلقة".encode()), case, kind="document", name="ورقة.pdf"
    ).ids[0]
    true = desk.cases.record(item).text("sha256")
    if other:
        Device(desk, room.path).change(item, "evidence_item", {"sha256": "ab" * 32})
    desk.access.lock()
    hands = Hands(room, room.open(lang))
    screen = room.go(hands.window, Route("case", case, "documents"))
    hands.choose(f"open-evidence_item-{item[:8]}")
    strip = screen.findChild(FingerprintStrip)
    assert strip is not None
    if not other:
        room.settle(hands.window)
        assert strip.findChild(Banner) is None and not strip.isVisible()
        return
    room.qtbot.waitUntil(strip.isVisible)
    banner = strip.findChild(Banner)
    assert banner is not None and banner.title.said() == words
    assert true in banner.text.said() and "ab" * 32 in banner.text.said()
