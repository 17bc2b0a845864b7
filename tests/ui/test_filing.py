"""A paper that was noted without its file gets it in the window: by keyboard, by a drop, with a stop."""

from __future__ import annotations

import hashlib
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar
from tests.ui.conftest import PATIENCE
from tests.ui.hands import Hands

from vsdesk.desk import Edit
from vsdesk.records.readiness import Jump
from vsdesk.ui.editing.file_strip import FileStrip
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.parts.jumps import place_of_jump
from vsdesk.ui.route import Route
from vsdesk.ui.screens.ready.screen import ReadyScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

SCAN = "إخراج قيد، مختلق".encode() * 50


def noted(room: Room, lang: Lang, **values: Json) -> tuple[Hands, str, str]:
    """A window, its case, and in it a paper without a file."""
    desk, [case] = room.desk(people=1)
    paper: dict[str, Json] = {"type": "civil_record", "title": "إخراج قيد", **values}
    item = desk.cases.save([Edit("evidence_item", paper, parent=case)]).ids[0]
    desk.access.lock()
    return Hands(room, room.open(lang)), case, item


def opened(room: Room, lang: Lang, **values: Json) -> tuple[Hands, QWidget, str]:
    """The same, with the row of the paper open."""
    hands, case, item = noted(room, lang, **values)
    screen = room.go(hands.window, Route("case", case, "documents"))
    hands.choose(f"open-evidence_item-{item[:8]}")
    return hands, screen, item


def desk_of(hands: Hands) -> Desk:
    assert hands.window.session is not None
    return hands.window.session.desk


def file(room: Room, name: str = "قيد.pdf", data: bytes = SCAN) -> Path:
    path = room.path / name
    path.write_bytes(data)
    return path


def said(screen: QWidget) -> str:
    words = screen.findChild(Paragraph, "file-said")
    assert words is not None and words.isVisible()
    return words.said()


def strip_of(screen: QWidget) -> FileStrip:
    found = screen.findChild(FileStrip)
    assert found is not None
    return found


@pytest.mark.parametrize("lang", ["ar"])
def test_the_file_is_added_by_keyboard_and_taken_back(room: Room, lang: Lang) -> None:
    hands, screen, item = opened(room, lang)
    room.answers.files = [file(room)]
    hands.choose("add-file")
    desk = desk_of(hands)
    view = desk.cases.record(item)
    assert desk.files.attachment(item) == SCAN
    assert view.text("sha256") == hashlib.sha256(SCAN).hexdigest()
    rows = {one.property("record"): one.accessibleName() for one in screen.findChildren(RowButton)}
    assert "قيد.pdf" in rows[item] and screen.findChild(FileStrip) is None
    hands.choose("undo-answer")
    assert not desk.cases.record(item).value("blob") and not desk.cases.record(item).value("sha256")
    hands.choose(f"open-evidence_item-{item[:8]}")
    assert strip_of(screen).ask.now.isVisible()


def test_a_row_says_that_its_file_is_not_here(room: Room) -> None:
    hands, case, item = noted(room, "en")
    other = (
        desk_of(hands)
        .cases.save(
            [
                Edit(
                    "evidence_item",
                    {"type": "civil_record", "original": "seen_not_copied"},
                    parent=case,
                )
            ]
        )
        .ids[0]
    )
    screen = room.go(hands.window, Route("case", case, "documents"))
    rows = {one.property("record"): one.accessibleName() for one in screen.findChildren(RowButton)}
    assert "No file yet" in rows[item] and "No file yet" not in rows[other]


def test_from_what_a_court_lacks_to_the_file_and_back(room: Room) -> None:
    """The link of “Ready for …” leads to the button; afterwards the link is gone."""
    hands, case, item = noted(room, "ar", exhibit_no="1", holder_of_original="الأم")
    desk = desk_of(hands)
    event = next(one for one in desk.cases.dossier(case).of("event"))
    desk.cases.save(
        [
            Edit("involvement", {"group": "gov_mi", "degree": "suspected"}, parent=event.id),
            Edit("custody_entry", {"action": "received"}, parent=item),
        ]
    )
    page = room.go(hands.window, Route("ready", case, "prosecutor_de"))
    assert isinstance(page, ReadyScreen) and page.key == "prosecutor_de"
    link = page.findChild(Button, "jump-J4-0")
    assert link is not None
    link.setFocus()
    hands.press(Qt.Key.Key_Space)
    room.qtbot.waitUntil(lambda: hands.focus().objectName() == "add-file")
    room.answers.files = [file(room)]
    hands.press(Qt.Key.Key_Space)
    assert desk.files.attachment(item) == SCAN
    page = room.go(hands.window, Route("ready", case, "prosecutor_de"))
    assert page.findChild(Button, "jump-J4-0") is None


def test_a_paper_of_another_root_leads_to_its_own_page(room: Room) -> None:
    hands, case, _ = noted(room, "en")
    desk = desk_of(hands)
    incident = desk.cases.save([Edit("incident", {"title": "مداهمة، مختلقة"})]).ids[0]
    paper = desk.cases.save([Edit("evidence_item", {"type": "civil_record"}, parent=incident)]).ids[
        0
    ]
    desk.cases.save([Edit("case", {"incident": incident}, id=case)])
    assert hands.window.session is not None
    place = place_of_jump(
        hands.window.session, desk.cases.dossier(case), Jump("evidence_item", "sha256", paper)
    )
    room.go(hands.window, place)
    room.qtbot.waitUntil(lambda: hands.focus().objectName() == "add-file")


def test_where_there_is_a_file_by_now_the_row_is_open(room: Room) -> None:
    hands, case, item = noted(room, "en")
    desk_of(hands).files.late.add_file(item, file(room))
    room.go(hands.window, Route("case", case, "documents", "add-file", item))
    QApplication.processEvents()
    assert hands.focus().objectName() != "sections"


def test_one_paper_takes_one_file(room: Room) -> None:
    hands, screen, item = opened(room, "en")
    room.answers.files = [file(room), file(room, "ب.pdf", SCAN[::-1])]
    hands.choose("add-file")
    assert said(screen) == "One paper has one file. Choose one of them."
    assert hands.focus().objectName() == "add-file" and not desk_of(hands).cases.record(item).value(
        "blob"
    )


def test_another_file_than_the_noted_one_is_said(room: Room) -> None:
    hands, screen, item = opened(room, "ar", sha256="a" * 64)
    assert hands.window.shell is not None
    room.answers.files = [file(room)]
    hands.choose("add-file")
    assert "بصمته الرقمية مختلفة" in hands.window.shell.trouble.title.said()
    assert strip_of(screen).ask.now.isEnabled() and not desk_of(hands).cases.record(item).value(
        "blob"
    )


@pytest.mark.parametrize("answer", ["leave", "again"])
def test_the_same_file_is_asked_about(room: Room, answer: str) -> None:
    hands, case, item = noted(room, "en")
    desk = desk_of(hands)
    desk.files.attach(file(room), case, kind="document")
    room.go(hands.window, Route("case", case, "documents", "add-file", item))
    room.answers.files, room.answers.answer = [file(room)], answer
    hands.choose("add-file")
    assert plain(room.answers.asked[-1]) == "1 file is here already"
    assert bool(desk.cases.record(item).value("blob")) is (answer == "again")


def dragged(files: Sequence[Path], web: str = "") -> QMimeData:
    data = QMimeData()
    urls = [QUrl.fromLocalFile(str(one)) for one in files]
    data.setUrls([*urls, *([QUrl(web)] if web else [])])
    return data


def test_a_file_is_dropped(room: Room) -> None:
    hands, screen, item = opened(room, "ar")
    strip = strip_of(screen)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    web = dragged([], "https://example.invalid/a.pdf")
    enter = QDragEnterEvent(strip.rect().center(), copy, web, left, none)
    enter.ignore()
    QApplication.sendEvent(strip, enter)
    assert not enter.isAccepted()  # nothing is fetched from anywhere
    data = dragged([file(room)])
    enter = QDragEnterEvent(strip.rect().center(), copy, data, left, none)
    QApplication.sendEvent(strip, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(strip.rect().center()), copy, data, left, none)
    QApplication.sendEvent(strip, drop)
    room.settle(hands.window)
    assert desk_of(hands).files.attachment(item) == SCAN


def test_stopped_the_paper_is_as_it_was(room: Room) -> None:
    hands, screen, item = opened(room, "en")
    strip, jobs = strip_of(screen), hands.window.jobs
    gate = threading.Event()

    def held() -> None:
        gate.wait(PATIENCE / 1000)

    jobs.write(Callbacks[None](strip), held)  # the writer is busy: the file waits
    strip.take([file(room, "تسجيل.bin", bytes(3 << 20))])
    QApplication.processEvents()
    assert screen.findChild(QProgressBar, "file-progress") is not None
    assert hands.focus().objectName() == "stop-file"
    strip.take([file(room)])  # a second one is not begun meanwhile
    QTest.keyClick(hands.focus(), Qt.Key.Key_Space)
    gate.set()
    room.settle(hands.window)
    assert said(screen) == "Stopped. Nothing was changed."
    assert (
        not desk_of(hands).cases.record(item).value("blob")
        and hands.focus().objectName() == "add-file"
    )


def test_a_file_that_came_meanwhile_is_kept(room: Room) -> None:
    hands, screen, item = opened(room, "en")
    desk = desk_of(hands)
    desk.files.late.add_file(item, file(room))
    room.answers.files = [file(room, "ب.pdf", SCAN[::-1])]
    hands.choose("add-file")
    assert hands.window.shell is not None
    assert hands.window.shell.trouble.title.said().startswith("This paper has its file already")
    assert desk.files.attachment(item) == SCAN and screen.findChild(FileStrip) is None


def test_the_button_is_in_view_at_the_largest_text_in_the_smallest_window(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    item = desk.cases.save([Edit("evidence_item", {"type": "civil_record"}, parent=case)]).ids[0]
    desk.access.lock()
    window = room.open("ar", scale=2.0)
    window.resize(1080, 640)
    screen = room.go(window, Route("case", case, "documents", "add-file", item))
    for _ in range(3):
        room.settle(window)
    door = strip_of(screen).ask.now
    assert door.hasFocus()
    assert door.visibleRegion().boundingRect().height() == door.height()
