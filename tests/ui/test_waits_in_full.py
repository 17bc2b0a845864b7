"""What a look makes good stood on the screen: in every language that it holds, whatever form the value has.

Everybody is made up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Device
from tests.ui.conftest import Room
from tests.ui.test_waits import brought, cards, said

from vsdesk import photo
from vsdesk.desk import Desk, Edit
from vsdesk.records.values import Json
from vsdesk.ui.place import Place
from vsdesk.ui.screens.waits.file_screen import FileScreen

if TYPE_CHECKING:
    from vsdesk.words import Lang

LIE = "He deserted and joined them"
FORMS: dict[str, dict[str, Json]] = {
    "one language": {"ar": LIE, "src_lang": "ar"},
    "another language": {"ar": "أُخذ من الحاجز", "en": LIE, "src_lang": "ar"},
    "an answer beside": {"answer": "unknown", "en": LIE, "src_lang": "en"},
}


@pytest.mark.parametrize("form", FORMS)
def test_all_words_of_a_text_stand_on_the_page(room: Room, form: str) -> None:
    def also(field: Desk, case: str) -> None:
        event = field.dossier(case).of("event")[0].id
        Device(field, room.path / "stick").change(event, "event", {"text": FORMS[form]})

    made = brought(room, also=also)
    window = room.open("ar")
    screen = room.go(window, Place("wait", made.case))
    assert isinstance(screen, FileScreen) and window.session is not None
    on_screen = " ".join(map(said, cards(screen).values()))
    screen.holds.click()
    room.settle(window)
    left = window.session.desk.lone_file(made.case)
    waits = left is not None and made.event in {one.record.id for one in left.records}
    assert LIE in on_screen or waits, "made good, and nobody saw it"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_file_waits_because_the_page_does_not_show_it(room: Room, lang: Lang) -> None:
    items: list[str] = []

    def also(field: Desk, case: str) -> None:
        person = str(field.dossier(case).head.value("person"))
        drawn = io.BytesIO(photo.draw_made_up_portrait(7))
        items.append(field.attach(drawn, person, name="صورة.jpg").ids[0])

    made = brought(room, also=also)
    window = room.open(lang)
    screen = room.go(window, Place("wait", made.case))
    assert isinstance(screen, FileScreen) and window.session is not None
    card = cards(screen)[items[0]]
    words = window.shell.look.words.say("Open it to see it. It leaves once the case is approved.")  # type: ignore[union-attr]  # it is there
    assert words in said(card)
    blob = {one.op for one in card.lone.said["blob"]}
    screen.holds.click()
    room.settle(window)
    desk = window.session.desk
    left = desk.lone_file(made.case)
    assert left is not None and blob & left.ops
    desk.save([Edit("case", {"approved": True}, id=made.case)])
    left = desk.lone_file(made.case)
    assert left is None or not blob & left.ops
