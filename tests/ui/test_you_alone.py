"""«نعم، أنتم وحدكم»: kept and worked on here, and by nobody else. By key in the interview and on the page of
consent; the gate obeys. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import begin, of, rows
from tests.ui.test_consent import at

from vsdesk.desk import How
from vsdesk.errors import UserError
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.ui.kit.button import Button
from vsdesk.ui.screens.interview.consent_page import ConsentPage

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk

OURS = {("hold_record", "own_org"), ("casework", "own_org")}
THEIRS = {("hold_record", "coordinator"), ("casework", "coordinator")}


def _leaves(desk: Desk, case: str, purpose: str, to: str) -> bool:
    dossier, today = desk.cases.dossier(case), desk.context.today()
    asked = Request(purpose, to, "B", today)
    return decide(asked, dossier, desk.context.dictionary).allowed


def test_in_an_interview_the_fifth_key_says_so_and_the_gate_obeys(room: Room) -> None:
    hands = begin(room, "ar")
    hands.answer("نجاح")
    while hands.at != "consent":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_5)
    assert hands.screen.talk is not None
    page = hands.screen.page
    assert isinstance(page, ConsentPage)
    assert page.questions.lines["keep"].value == "alone"
    hands.press(Qt.Key.Key_5)  # the next question asks for one body: there is no such answer to it
    assert page.questions.lines["iimp"].value == ""
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = {
        (one["purpose"], one["recipient"]): one
        for one in of(list(rows(room, hands.window)), "consent_grant")
    }
    assert found.keys() == OURS | THEIRS
    assert {found[one]["result"] for one in OURS} == {"given"}
    assert {found[one]["sharing_level"] for one in OURS} == {"recipient_only"}
    assert {found[one]["result"] for one in THEIRS} == {"refused"}
    assert not any("data_scope" in found[one] for one in THEIRS)


def test_on_the_page_of_consent_it_stands_and_lets_nothing_go_on(room: Room) -> None:
    page = at(room, person="mother")
    tag, desk, case = page.who.mother[:8], page.desk, page.who.case
    page.themselves()
    page.choose_in(f"consent-keep-{tag}", "alone")
    way = page.page.findChild(Button, f"consent-keep-{tag}-alone")
    assert way is not None and way.isChecked(), "it is shown as it was answered, and as no mixture"
    [mother] = [one for one in desk.consent.table(case).speakers if one.person == page.who.mother]
    rows_ = {(row.purpose, row.recipient): row.state for row in mother.rows}
    assert {rows_[one] for one in OURS} == {"given"}
    assert {rows_[one] for one in THEIRS} == {"refused"}
    assert page.state("casework", "coordinator") == "refused"
    assert not _leaves(desk, case, "casework", "coordinator")
    assert not _leaves(desk, case, "hold_record", "coordinator")


@pytest.mark.parametrize("question", ["iimp", "dna", "publish_name"])
def test_a_question_of_one_body_has_no_such_answer(room: Room, question: str) -> None:
    page = at(room, person="mother")
    tag = page.who.mother[:8]
    assert page.page.findChild(Button, f"consent-{question}-{tag}-alone") is None
    with pytest.raises(UserError):
        page.desk.consent.answers(
            page.who.case,
            page.who.sister,
            {question: "alone"},
            How(),
            shown=page.desk.cases.shown(page.who.case),
        )
