"""An entry of the year 10889: the pages that tell when something was written. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Device
from tests.ui.conftest import Room
from tests.ui.test_waits import brought

from vsdesk.desk import Desk
from vsdesk.records.dictionary.values import Json
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.words import Lang, plain

GREATEST = 0xFFFFFFFFFFFF  # the last moment that a log can name


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_page_tells_when(room: Room, lang: Lang) -> None:
    def also(field: Desk, case: str) -> None:
        event = field.cases.dossier(case).of("event")[0].id
        device = Device(field, room.path / "stick")
        for words in ("قول أول", "قول ثان"):
            said: dict[str, Json] = {"text": {"ar": words, "src_lang": "ar"}}
            device.change(event, "event", said, replace=False, ts=GREATEST)

    made = brought(room, also=also)
    window = room.open(lang)
    for place in (
        Route("today"),
        Route("differences"),
        Route("case", made.case, "history"),
        Route("waits"),
        Route("waits", made.case),
        Route("handover"),
    ):
        screen = room.go(window, place)
        words = plain(" ".join(one.said() for one in screen.findChildren(Paragraph)))
        if place.screen == "differences":
            assert "قول أول" in words and "قول ثان" in words
