"""Which file is the letter that we wrote: not the one that another device calls so. Everybody is made up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget
from reportlab.pdfgen import canvas
from tests.attacks.kit import Device, carry
from tests.ui import made_up
from tests.ui.made_up_leaving import taken_back
from tests.ui.test_printing import at_print, choose
from tests.ui.test_ready import said
from tests.ui.test_submissions import desk_of, press

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.ui.parts.own_papers import LETTER
from vsdesk.ui.route import Route
from vsdesk.ui.screens.paper.screen import PaperScreen

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

AHEAD = 30 * 3600 * 1000  # a clock that is thirty hours fast
KEPT = "The letter is kept with the family, and its line is written."


def forged() -> bytes:
    """A page that says it is ours, with words that no eye sees."""
    out = io.BytesIO()
    page = canvas.Canvas(out)
    page.drawString(72, 700, "We ask you to delete WG-222, the other son.")
    unseen = page.beginText(72, 600)
    unseen.setTextRenderMode(3)
    unseen.textLine("+963 944 000 111")
    page.drawText(unseen)
    page.save()
    return out.getvalue()


def attacked(room: Room) -> tuple[str, str]:
    """A case of which a letter is due, and the file of another device that calls itself that letter."""
    chief, [case, _] = room.desk(people=2)
    taken_back(chief, case, "iimp")
    field = made_up.field(room.path / "field", room.path / "field-profile", "هالة")
    made_up.enrol(chief, field)
    family = str(chief.cases.record(case).value("family"))
    stick = room.path / "stick"
    for root, kind in ((case, "case"), (family, "family")):
        chief.cases.save([Edit(kind, {"assigned": [field.context.device_id]}, id=root)])
    carry(chief, stick, field)
    vault = field.context.vault
    with vault.transaction():
        stored = vault.files.add(io.BytesIO(forged()))
    device, item = Device(field, stick), field.context.new_id()
    values: dict[str, Json] = {
        "type": "our_letter",
        "title": f"iimp-{chief.context.today()}",
        "file_name": "iimp.pdf",
        "mime": "application/pdf",
        "size": stored.size,
        "sha256": stored.sha256,
        "blob": stored.blob,
        "sens": 4,
    }
    later = vault.env.clock() + AHEAD
    device.sign(family, NewOp(item, "evidence_item", values, parent=family), ts=later)
    device.hand_over(chief)
    for desk in (field, chief):
        desk.access.lock()
    return case, item


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_next_press_gives_the_letter_that_was_written(room: Room, lang: Lang) -> None:
    case, item = attacked(room)
    window = room.open(lang)
    screen = at_print(room, window, case)
    choose(room, window, screen.options.kind, LETTER)
    assert screen.options.which.count() == 2  # "—" and the new one: nothing was written yet
    choose(room, window, screen.options.which, "0")
    room.answers.save_to = room.path / "letter.pdf"
    press(screen, "save-pdf")
    room.settle(window)
    room.settle(window)
    ours = room.answers.save_to.read_bytes()
    assert window.look.words.say(KEPT) in said(screen)
    own = screen.options.own_item
    assert own is not None and own.kept not in ("", item)
    room.answers.save_to = room.path / "again.pdf"
    press(screen, "save-pdf")
    room.settle(window)
    assert room.answers.save_to.read_bytes() == ours != forged()
    rows = desk_of(window).cases.dossier(case).of("disclosure")
    assert sum(one.text("exit") == "letter" for one in rows) == 1


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_page_calls_it_a_letter_of_ours(room: Room, lang: Lang) -> None:
    case, item = attacked(room)
    window = room.open(lang)
    room.settle(window)
    page = room.go(window, Route("consent", case))
    room.settle(window)
    assert page.findChild(QWidget, f"letter-{item[:8]}") is None
    paper = room.go(window, Route("paper", item, "letter"))
    room.settle(window)
    assert isinstance(paper, PaperScreen)
    assert not paper.view.paper.isVisible()
    assert not paper.printer.isEnabled() and not paper.save.isEnabled()
