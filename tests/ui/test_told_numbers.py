"""The preview says that a telephone stands in the words, and asks as the command does: a
coordinator writes why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.made_up_leaving import agree

from vsdesk.desk import Edit, SheetOrder, SubmissionOrder
from vsdesk.records.gate.told.told_numbers import ToldNumber
from vsdesk.ui.editing.told_card import ToldCard
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.ui_context import SOME
from vsdesk.ui.parts.told_door import place_of_told
from vsdesk.ui.route import Route
from vsdesk.ui.screens.exits.screen import ExitsScreen
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room


PHONE = "٠٩٣٣ ١٢٣ ٤٥٦"


@pytest.mark.parametrize(
    ("answer", "why", "leaves"),
    [
        ("back", "", False),
        ("leave", "", False),
        ("leave", "  ", False),
        ("leave", "العائلة طلبت ذلك", True),
    ],
)
def test_it_is_said_and_asked_before_it_leaves(
    room: Room, answer: str, why: str, leaves: bool
) -> None:
    desk, [case] = room.desk(people=1)
    missing = str(desk.cases.record(case).value("person"))
    desk.cases.save([Edit("person", {"occupation": f"نجّار، هاتف الورشة {PHONE}"}, id=missing)])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("preview", case, "case-file"))
    assert isinstance(screen, PreviewScreen)
    screen.options.recipient.choose("iimp")
    screen.options.purpose.choose("search")
    screen.refresh()
    room.settle(window)
    assert screen.reasons.told.isVisible(), screen.refusal.title.said()
    assert PHONE in plain(screen.reasons.told.title.said())
    room.answers.answer, room.answers.reason = answer, why
    room.answers.save_to = room.path / "sheet.pdf"
    screen.save.click()
    room.settle(window)
    assert (room.path / "sheet.pdf").exists() is leaves
    assert window.session is not None
    rows = window.session.desk.cases.dossier(case).of("disclosure")
    assert [one.text("why") for one in rows] == ([why] if leaves else [])


def test_of_many_numbers_some_are_named_and_the_rest_is_counted(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    missing = str(desk.cases.record(case).value("person"))
    numbers = [f"0933 123 {last}" for last in range(400, 430)]
    desk.cases.save(
        [Edit("person", {"occupation": "نجّار، هواتف الورشة: " + "، ".join(numbers)}, id=missing)]
    )
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("preview", case, "case-file"))
    assert isinstance(screen, PreviewScreen)
    screen.options.recipient.choose("iimp")
    screen.options.purpose.choose("search")
    screen.refresh()
    room.settle(window)
    said = plain(screen.reasons.told.title.said())
    assert [one in said for one in numbers] == [True] * SOME + [False] * (len(numbers) - SOME)
    assert str(len(numbers) - SOME) in said


@pytest.mark.parametrize("where", ["preview", "exits", "submission", "ready", "case"])
def test_wherever_a_number_is_shown_a_door_leads_to_its_words(room: Room, where: str) -> None:
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("search", "iimp")])
    [event] = [one for one in desk.cases.dossier(case).of("event") if one.value("is_disappearance")]
    desk.cases.save([Edit("event", {"place_text": f"اتصلوا من {PHONE}، مصطنع"}, id=event.id)])
    draft = desk.submissions.new(SubmissionOrder(case, "iimp")).ids[0]
    desk.access.lock()
    window = room.open("ar")
    places = {
        "preview": Route("preview", case, "case-file"),
        "exits": Route("exits"),
        "submission": Route("submission", case, "papers", record=draft),
        "ready": Route("ready", case, "iimp"),
        "case": Route("case", case, "person"),
    }
    screen = room.go(window, places[where])
    if isinstance(screen, PreviewScreen | ExitsScreen):
        screen.options.recipient.choose("iimp")
        screen.options.purpose.choose("search")
        screen.refresh()
    room.rest(window)
    card = screen.findChild(ToldCard)
    assert card is not None and card.isVisible() and PHONE in plain(card.title.said())
    if where == "case":  # nor is the body called ready
        said = [plain(one.said()) for one in screen.findChildren(Paragraph)]
        assert sum(PHONE in one for one in said) == 2
        assert not [one for one in said if one.startswith(("Ready.", "جاهزة،")) or one == "جاهزة"]
    went: list[Route] = []
    screen.go.connect(went.append)
    door = card.findChild(Button, "to-told")
    assert door is not None
    door.click()
    room.settle(window)
    assert went == [Route("case", case, "disappearance", "event.place_text", event.id)]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("أخدوه سنة 2013 من الفرن", ("ready/iimp", "case/person")),
        (f"اتصلوا من {PHONE}، مصطنع", ("ready/wgeid",)),  # nobody said yes to that body
    ],
)
def test_where_no_number_would_leave_nothing_is_said(
    room: Room, words: str, places: tuple[str, ...]
) -> None:
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("search", "iimp")])
    [event] = [one for one in desk.cases.dossier(case).of("event") if one.value("is_disappearance")]
    desk.cases.save([Edit("event", {"place_text": words}, id=event.id)])
    desk.access.lock()
    window = room.open("ar")
    for place in places:
        page, _, part = place.partition("/")
        screen = room.go(window, Route(page, case, part))
        room.rest(window)
        assert not any(one.isVisible() for one in screen.findChildren(ToldCard))


@pytest.mark.parametrize("where", ["preview", "submission", "ready", "case"])
def test_a_number_for_which_the_form_has_no_place_stops_nothing(room: Room, where: str) -> None:
    """What the case says of the time before stands on the whole case file, and not on this form."""
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("search", "iimp")])
    desk.cases.save(
        [Edit("case", {"before_note": {"ar": f"هاتف الورشة {PHONE}", "src_lang": "ar"}}, id=case)]
    )
    file = SheetOrder(case, ("ar",), "case-file", "search", "iimp")
    assert [one.number for one in desk.outbound.sheets.sheet(file).told] == [PHONE]
    draft = desk.submissions.new(SubmissionOrder(case, "iimp")).ids[0]
    desk.access.lock()
    window = room.open("ar")
    places = {
        "preview": Route("preview", case, "iimp"),
        "submission": Route("submission", case, "papers", record=draft),
        "ready": Route("ready", case, "iimp"),
        "case": Route("case", case, "person"),
    }
    screen = room.go(window, places[where])
    room.rest(window)
    assert not any(one.isVisible() for one in screen.findChildren(ToldCard))
    if where == "submission":
        assert window.session is not None
        there = window.session.desk.submissions
        assert there.prepare(draft, because="تجربة").digest


def test_a_number_told_in_a_family_leads_into_the_family(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    family = str(desk.cases.record(case).value("family"))
    relative = next(one.id for one in desk.cases.dossier(family).of("person"))
    desk.access.lock()
    window = room.open("ar")
    assert window.session is not None
    for root, place in (
        (family, Route("family", family, "members", "person.occupation", relative)),
        (case, Route("family", family, "members", "person.occupation", relative)),
    ):
        told = ToldNumber("person", "occupation", PHONE, relative, root)
        dossier = window.session.desk.cases.dossier(root)
        assert place_of_told(window.session, dossier, told) == place
