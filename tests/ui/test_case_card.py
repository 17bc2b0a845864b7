"""The card of answers beside a case: those about this case, as they stand, and no no among
what is only counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QWidget

from vsdesk.desk import Edit
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.side import ConsentCard

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

MANY = ("icrc", "icmp", "wgad", "ced", "iiim", "prosecutor_de", "prosecutor_fr", "sarc")


@pytest.mark.parametrize(("lang", "no"), [("ar", "رفض"), ("en", "Said no")])
def test_a_no_is_among_what_is_shown_and_nothing_of_another_case(
    room: Room, lang: Lang, no: str
) -> None:
    desk, cases = room.desk(people=2)
    dossier = desk.cases.dossier(cases[0])
    family = dossier.of("family")[0].id
    mother = dossier.head.text("primary_contact")
    desk.cases.save([Edit("case", {"family": family}, id=cases[1])])
    common: dict[str, Any] = {
        "grantor": mother,
        "capacity": "relative",
        "result": "given",
        "given_on": "2026-11-05",
    }
    for recipient in MANY:
        answer = {**common, "subject": cases[0], "purpose": "search", "recipient": recipient}
        desk.cases.save([Edit("consent_grant", answer, parent=family)])
    here = {
        **common,
        "subject": cases[0],
        "purpose": "un_complaint",
        "recipient": "wgeid",
        "result": "refused",
    }
    there = {**common, "subject": cases[1], "purpose": "media", "recipient": "embassy"}
    for answer in (here, there):
        desk.cases.save([Edit("consent_grant", answer, parent=family)])
    desk.access.lock()
    window = room.open(lang)
    told = {}
    for case in cases:
        screen = room.go(window, Route("case", case))
        card = screen.findChild(ConsentCard)
        assert isinstance(card, QWidget)
        told[case] = " ".join(one.said() for one in card.findChildren(Paragraph))
    assert window.session is not None
    body = window.session.labels.term("recipient", "embassy")
    assert no in told[cases[0]]
    assert body.casefold() not in told[cases[0]].casefold()
    assert body.casefold() in told[cases[1]].casefold()
    assert no not in told[cases[1]]
