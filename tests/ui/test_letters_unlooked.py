"""No letter by the word of one device: the first page and the page of papers say so, with the way to what
waits.

Everybody is made up.
"""

from __future__ import annotations

from pathlib import Path

from tests.attacks.kit import Device
from tests.ui.conftest import Room
from tests.ui.made_up_leaving import agree
from tests.ui.test_printing import at_print, choose
from tests.ui.test_ready import said
from tests.ui.test_submissions import press
from tests.ui.test_waits import brought

from vsdesk.desk import LOOK_FIRST, Desk, SheetOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.parts.due_rows import DueButton
from vsdesk.ui.parts.own_papers import LETTER
from vsdesk.ui.route import Route


def _says_it_was_taken_back(field: Desk, case: str) -> None:
    for yes in field.cases.dossier(case).of("consent_grant"):
        if yes.text("recipient") == "iimp":
            Device(field, Path()).sign(
                yes.space, NewOp(yes.id, "consent_grant", {"withdrawn_on": "2021-02-03"})
            )


def _sent(chief: Desk, case: str) -> None:
    agree(chief, case, [("search", "iimp")])
    chief.outbound.sheets.print_sheet(SheetOrder(case, ("en",), "iimp", recipient="iimp"))


def test_it_is_asked_about_and_no_letter_is_offered(room: Room) -> None:
    made = brought(room, before=_sent, also=_says_it_was_taken_back)
    window = room.open("ar")
    words = window.look.words
    today = room.go(window, Route("today"))
    room.settle(window)
    assert today.findChild(DueButton, "due-taken_back-0") is not None
    assert today.findChild(DueButton, "due-letter-0") is None
    screen = at_print(room, window, made.case)
    assert not screen.unlooked.isVisible(), "a sheet is no letter"
    choose(room, window, screen.options.kind, LETTER)
    body = screen.session.labels.term("recipient", "iimp")
    shown = said(screen.unlooked)
    start = words.say(LOOK_FIRST).partition("{body}")[0]
    assert screen.unlooked.isVisible() and start in shown and body.casefold() in shown.casefold()
    assert not screen.first.isVisible(), "nobody says that no body holds anything"
    assert not screen.view.paper.isVisible() and not screen.save.isEnabled()
    press(screen, "look-first-iimp")
    room.settle(window)
    assert window.shell is not None and window.shell.screen_now is not None
    assert window.shell.screen_now.place == Route("wait", made.case)


def test_the_page_of_consents_offers_to_note_no_letter(room: Room) -> None:
    asked = []

    def says(field: Desk, case: str) -> None:
        _says_it_was_taken_back(field, case)
        told: dict[str, Json] = {"type": "withdrawn", "on": "2021-02-03", "holders": ["iimp"]}
        for yes in field.cases.dossier(case).of("consent_grant"):
            if yes.text("recipient") == "iimp":
                event = NewOp(field.context.new_id(), "consent_event", told, parent=yes.id)
                Device(field, Path()).sign(yes.space, event)
                asked.append(yes.text("grantor"))

    made = brought(room, before=_sent, also=says)
    window = room.open("ar")
    screen = room.go(window, Route("consent", made.case, asked[0]))
    room.settle(window)
    body = screen.session.labels.term("recipient", "iimp")
    assert said(screen).count(window.look.words.say(LOOK_FIRST, body=body)) == 1
    assert not [one for one in screen.findChildren(Button) if one.objectName() == "sent-iimp"]
    assert not [one for one in screen.findChildren(TextField) if "answer-of" in one.objectName()]
