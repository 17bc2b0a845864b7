"""What a look makes good stood on the screen: in every language that it holds, whatever form the value has.

Everybody is made up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel
from tests.attacks.kit import Device
from tests.ui.conftest import Answers, Room
from tests.ui.test_waits import brought, cards, said

from vsdesk import photo
from vsdesk.desk import Desk
from vsdesk.records.dictionary.values import Json
from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route
from vsdesk.ui.screens.waits.file_look import FileLook
from vsdesk.ui.screens.waits.waiting_file_screen import FileScreen

if TYPE_CHECKING:
    from vsdesk.words import Lang

LIE = "He deserted and joined them"
FORMS: dict[str, dict[str, Json]] = {
    "one language": {"ar": LIE, "src_lang": "ar"},
    "another language": {"ar": "أُخذ من الحاجز", "en": LIE, "src_lang": "ar"},
    "an answer beside": {"answer": "unknown", "en": LIE, "src_lang": "en"},
    "told in no language": {"ar": "أُخذ من الحاجز", "en": LIE},
    "an answer alone beside": {"answer": "unknown", "en": LIE},
    "an answer that is none": {"answer": LIE},
    "told in words": {"ar": "أُخذ من الحاجز", "src_lang": LIE},
    "another key": {"ar": "أُخذ من الحاجز", "he_said": LIE},
    "below a key": {"ar": "أُخذ من الحاجز", "en": {"en": [LIE]}, "src_lang": "ar"},
}


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("form", FORMS)
def test_all_words_of_a_text_stand_on_the_page(room: Room, form: str, lang: Lang) -> None:
    def also(field: Desk, case: str) -> None:
        event = field.cases.dossier(case).of("event")[0].id
        Device(field, room.path / "stick").change(event, "event", {"text": FORMS[form]})

    made = brought(room, also=also)
    window = room.open(lang)
    screen = room.go(window, Route("wait", made.case))
    assert isinstance(screen, FileScreen) and window.session is not None
    on_screen = " ".join(map(said, cards(screen).values()))
    screen.holds.click()
    room.settle(window)
    left = window.session.desk.access.lone_words.lone_file(made.case)
    waits = left is not None and made.event in {one.record.id for one in left.records}
    assert LIE in on_screen or waits, "made good, and nobody saw it"


@pytest.mark.parametrize("where", ["case", "family"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_picture_is_looked_at_when_it_was_opened(room: Room, lang: Lang, where: str) -> None:
    items: list[str] = []

    def also(field: Desk, case: str) -> None:
        dossier = field.cases.dossier(case)
        mother = str(dossier.of("family_member")[0].value("person"))
        person = str(dossier.head.value("person")) if where == "case" else mother
        drawn = io.BytesIO(photo.draw_made_up_portrait(7))
        items.append(field.files.attach(drawn, person, name="صورة.jpg").ids[0])

    made = brought(room, also=also)
    window = room.open(lang)
    screen = room.go(window, Route("wait", made.case))
    assert isinstance(screen, FileScreen) and window.session is not None
    blob = {one.op for one in cards(screen)[items[0]].lone.said["blob"]}
    screen.holds.click()
    room.rest(window)
    desk = window.session.desk
    left = desk.access.lone_words.lone_file(made.case)
    assert left is not None and blob <= left.ops, "nobody opened it"
    show = cards(screen)[items[0]].findChildren(FileLook)[0].button
    show.click()
    room.rest(window)
    picture = cards(screen)[items[0]].findChild(QLabel, "file-picture")
    assert isinstance(picture, QLabel) and picture.pixmap().width() > 100
    screen.refresh()
    room.settle(window)
    assert cards(screen)[items[0]].findChild(QLabel, "file-picture") is not None
    screen.holds.click()
    room.rest(window)
    left = desk.access.lone_words.lone_file(made.case)
    assert left is None or not blob & left.ops


def test_another_file_is_written_out_and_looked_at(room: Room) -> None:
    items: list[str] = []

    def also(field: Desk, case: str) -> None:
        paper = io.BytesIO(b"%PDF-1.4 made up")
        items.append(field.files.attach(paper, case, kind="document", name="ورقة.pdf").ids[0])

    made = brought(room, also=also)
    window = room.open("ar")
    screen = room.go(window, Route("wait", made.case))
    assert isinstance(screen, FileScreen) and window.session is not None
    blob = {one.op for one in cards(screen)[items[0]].lone.said["blob"]}
    file = cards(screen)[items[0]].findChildren(FileLook)[0]
    file.button.click()
    room.rest(window)
    screen.holds.click()
    room.rest(window)
    left = window.session.desk.access.lone_words.lone_file(made.case)
    assert left is not None and blob <= left.ops, "that it is no picture is no look"
    file = cards(screen)[items[0]].findChildren(FileLook)[0]
    file.button.click()
    room.rest(window)
    assert isinstance(window.session.prompts, Answers)
    window.session.prompts.answer = "yes"
    window.session.prompts.save_to = room.path / "out.pdf"
    file.button.click()
    room.rest(window)
    assert window.session.prompts.names[-1] == f"file-{items[0][:8]}.pdf"
    assert (room.path / "out.pdf").read_bytes() == b"%PDF-1.4 made up"
    screen.holds.click()
    room.rest(window)
    left = window.session.desk.access.lone_words.lone_file(made.case)
    assert left is None or not blob & left.ops


def test_a_file_that_is_not_here_waits_on(room: Room) -> None:
    items: list[str] = []

    def also(field: Desk, case: str) -> None:
        drawn = io.BytesIO(photo.draw_made_up_portrait(7))
        items.append(field.files.attach(drawn, case, name="صورة.jpg").ids[0])

    made = brought(room, also=also)
    window = room.open("ar")
    assert window.session is not None
    desk = window.session.desk
    blob = str(desk.cases.record(items[0]).value("blob"))
    with desk.context.vault.transaction():
        desk.context.vault.files.forget(blob)
    page = desk.access.lone_words.lone_page(made.case)
    assert page is not None
    ops = {one.op for record in page.records for one in record.said.get("blob", ())}
    assert ops and not ops & page.shown(page.records, files={blob})
    screen = room.go(window, Route("wait", made.case))
    assert isinstance(screen, FileScreen)
    file = cards(screen)[items[0]].findChildren(FileLook)[0]
    assert not file.findChildren(Button)
