"""Whoever is named in words and has no record is told of before the paper leaves. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.made_up_leaving import agree

from vsdesk.desk import Edit, SheetOrder, SubmissionOrder
from vsdesk.ui.parts.paper_remarks import PaperRemarks
from vsdesk.ui.route import Route
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

HIM = "صهرنا ياسر"
BODIES = [("un_complaint", "wgeid"), ("search", "icrc"), ("search", "iimp")]


def told(desk: Desk, case: str) -> None:
    agree(desk, case, BODIES)
    [event] = [
        one for one in desk.cases.dossier(case).of("event") if one.value("is_disappearance") is True
    ]
    words: dict[str, Json] = {"ar": f"أخدوه من البيت ومعه {HIM}.", "src_lang": "ar"}
    desk.cases.save([Edit("event", {"text": words}, id=event.id)])


@pytest.mark.parametrize("lang", ["ar", "ku"])
@pytest.mark.parametrize("where", ["preview", "submission"])
def test_the_window_says_whom_nobody_asked(room: Room, lang: Lang, where: str) -> None:
    desk, [case] = room.desk(people=1)
    told(desk, case)
    draft = desk.submissions.new(SubmissionOrder(case, "iimp")).ids[0]
    desk.access.lock()
    window = room.open(lang)
    places = {
        "preview": Route("preview", case, "wgeid"),
        "submission": Route("submission", case, "papers", record=draft),
    }
    screen = room.go(window, places[where])
    room.rest(window)
    remarks = screen.findChild(PaperRemarks)
    assert remarks is not None and remarks.isVisible()
    assert HIM in plain(remarks.title.said()) and remarks.text.said()
    if isinstance(screen, PreviewScreen):  # the family's own paper tells them no news
        screen.options.kind.choose("family-sheet")
        screen.options.kind.chosen.emit("family-sheet")
        room.settle(window)
        assert not remarks.isVisible() or HIM not in plain(remarks.title.said())


@pytest.mark.parametrize(("purpose", "body"), BODIES)
def test_each_form_on_which_he_stands_says_so(room: Room, purpose: str, body: str) -> None:
    desk, [case] = room.desk(people=1)
    told(desk, case)
    order = SheetOrder(case, ("ar",), kind=body, purpose=purpose, recipient=body)
    printed = desk.outbound.sheets.sheet(order)
    assert printed.unrecorded == (HIM,)
    prepared = desk.submissions.new(SubmissionOrder(case, body)).ids[0]
    assert desk.submissions.prepare(prepared, because="تجربة").unrecorded == (HIM,)
    desk.access.lock()


def test_once_he_has_a_record_the_answers_count(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    told(desk, case)
    family = str(desk.cases.record(case).value("family"))
    person = desk.context.new_id()
    desk.cases.save(
        [
            Edit("person", {"given_ar": "ياسر"}, id=person, parent=family),
            Edit("family_member", {"person": person}, parent=family),
        ]
    )
    order = SheetOrder(case, ("ar",), kind="iimp", purpose="search", recipient="iimp")
    assert desk.outbound.sheets.sheet(order).unrecorded == ()
    desk.access.lock()
