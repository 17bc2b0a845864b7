"""Before something is removed it is tried: what is closed by it and would leave then is named, and it stays
as it is where nobody says "go on". Everybody is made up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from tests.ui.conftest import Answers
from tests.ui.made_up_former import removed

from vsdesk.desk import Edit, How
from vsdesk.desk.cases.link_removal import OPENS
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.route import Route
from vsdesk.words import Lang, Words, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from tests.ui.conftest import Room

    from vsdesk.ui.kit.prompts import Prompt

RED = {"en": "The risk is red", "ar": "درجة الخطر حمراء"}


@dataclass
class InTurn(Answers):
    """One answer for each question, in turn; then the first that a question offers."""

    turns: list[str] = field(default_factory=list)

    def ask(self, parent: QWidget, question: Prompt, then: Callable[[str, str], None]) -> None:
        self.answer = self.turns.pop(0) if self.turns else ""
        super().ask(parent, question, then)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_danger_is_removed_once_somebody_says_go_on(room: Room, lang: Lang) -> None:
    desk, [case] = room.desk(people=1)
    red = Edit("risk_assessment", {"level": "red", "date": "2026-11-20"}, parent=case)
    risk = desk.cases.save([red]).ids[0]
    desk.access.lock()
    room.answers = InTurn()
    window = room.open(lang)
    assert window.session is not None
    cases, opens = window.session.desk.cases, Words(lang).say(OPENS)
    for turns, gone in ((["remove", "keep"], False), (["remove", "on"], True)):
        screen = room.go(window, Route("case", case, "due"))
        [rows] = [
            one for one in screen.findChildren(RecordList) if one._spec.kind == "risk_assessment"
        ]
        rows.open(risk)
        room.answers.turns = [*turns]
        button = screen.findChild(Button, "remove-risk_assessment")
        assert button is not None
        button.click()
        room.settle(window)
        assert room.answers.asked[-1] == opens and RED[lang] in plain(room.answers.texts[-1])
        assert cases.record(risk).deleted is gone


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_family_is_removed_after_one_question_for_what_was_said_there_holds(
    room: Room, lang: Lang
) -> None:
    desk, [case] = room.desk(people=1)
    family = desk.cases.record(case).text("family")
    [who, *_] = [one.id for one in desk.cases.dossier(family).of("person") if one.space == family]
    shown = desk.cases.shown(case)
    desk.consent.answers(case, who, {"iimp": "no"}, How(language="ar"), shown=shown)
    desk.access.lock()
    room.answers = InTurn(turns=["remove"])
    window = room.open(lang)
    screen = room.go(window, Route("family", family, "family"))
    button = screen.findChild(Button, "remove-family")
    assert button is not None
    button.click()
    room.settle(window)
    assert window.session is not None and len(room.answers.asked) == 1
    assert window.session.desk.cases.record(family).deleted


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_bringing_a_page_back_is_tried_too(room: Room, lang: Lang) -> None:
    """With the first family's page what its people agreed to comes back."""
    desk, _ = room.desk(people=0)
    made = removed(desk)
    desk.access.lock()
    room.answers = InTurn()
    window = room.open(lang)
    assert window.session is not None
    cases = window.session.desk.cases
    for turns, back in (([], False), (["on"], True)):
        screen = room.go(window, Route("cases"))
        screen = room.go(window, Route("families", made.before, "removed"))
        room.answers.turns = [*turns]
        undo = screen.findChild(Button, "undo-remove")
        assert undo is not None
        undo.click()
        room.settle(window)
        assert room.answers.asked[-1] == Words(lang).say(OPENS)
        assert cases.record(made.before).deleted is not back


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_mark_is_taken_out_once_somebody_says_go_on(room: Room, lang: Lang) -> None:
    desk, [case] = room.desk(people=1)
    family = desk.cases.record(case).text("family")
    person = next(
        one.id for one in desk.cases.dossier(family).of("person") if one.text("given_ar") == "سامي"
    )
    asked = Edit("person_mark", {"type": "not_named_outside"}, parent=person)
    mark = desk.cases.save([asked]).ids[0]
    desk.access.lock()
    room.answers = InTurn()
    window = room.open(lang)
    assert window.session is not None
    cases = window.session.desk.cases
    for turns, gone in (([], False), (["on"], True)):
        screen = room.go(window, Route("family", family, "members"))
        [row] = [o for o in screen.findChildren(RowButton) if o.property("person") == person]
        if not row.isChecked():
            row.click()
        room.answers.turns = [*turns]
        [button] = [one for one in screen.findChildren(Button) if one.property("mark") == mark]
        button.click()
        room.settle(window)
        assert room.answers.asked[-1] == Words(lang).say(OPENS)
        assert cases.record(mark).deleted is gone
