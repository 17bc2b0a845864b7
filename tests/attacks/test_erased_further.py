"""What an order did not take, for more than one device wrote it, is erased by the answer "erase": whoever was
guarded there stays so, as by the order itself. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, family_of, relative, said, words
from tests.attacks.kit import carry
from tests.attacks.test_drawn_into_erasure import made_up
from tests.attacks.test_erased_guarded import erased, gate, said_in
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_named_in_another_file import left, written

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

NAME = "سلمى"
STORY = f"وقالت {NAME} النوري كلاماً"


@pytest.mark.parametrize("answer", ["erase", "not yet"])
def test_who_was_hidden_and_is_erased_by_the_answer(made: Town, answer: str) -> None:
    """The enemy wrote her down as moved from a case of its own; Hala wrote what she asked below her."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    assign(made)
    case = made_up(made.enemy.desk)
    wife = made.enemy.desk.context.new_id()
    her = {"given_ar": NAME, "family_ar": "النوري"}
    row = Edit("person", her, id=wife, parent=made.family, origin=(case, case))
    made.enemy.desk.cases.save([row])
    made.enemy.hand_over(made.rima)
    carry(made.rima, made.stick, made.hala)
    mark = {"type": "not_named_outside"}
    made.hala.cases.save([Edit("person_mark", {**mark}, parent=wife)])
    carry(made.hala, made.stick, made.rima)
    story = written(made, "event", {"type": "other", "text": words(STORY)}, made.case)
    assert "text" not in said_in(gate(made), story)
    erased(made, case)
    (asked,) = made.rima.erasure.erasures_waiting()
    if answer == "erase":
        made.rima.erasure.carry_out(asked.frame)
        assert made.rima.cases.record(wife).erased
    assert NAME not in left(made)


@pytest.mark.parametrize("had", [True, False], ids=["had the story", "had it not"])
def test_who_is_asked_about_an_order_keeps_the_names_in_its_own_words(
    made: Town, house: House, had: bool
) -> None:
    """Nour's vault asks first, for work of hers would go along; it holds a story of which who ordered knew
    nothing."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    wife = relative(made, "wife", NAME)
    made.hala.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=wife)])
    carry(made.hala, made.stick, made.rima)
    nour = house.documenter("nour", made.rima, "coordinator")
    carry(made.rima, made.stick, nour)
    story = {"type": "other", "text": words(STORY)}
    if had:
        written(made, "event", {**story}, made.case)
    else:
        nour.cases.save([Edit("event", {**story}, parent=made.case)])
    nour.cases.save([Edit("note", {"text": {"ar": "تتصل الخميس"}}, parent=wife)])
    erased(made, wife)
    carry(made.rima, made.stick, nour)
    (asked,) = nour.erasure.erasures_waiting()
    nour.erasure.carry_out(asked.frame)
    assert nour.cases.record(wife).erased
    carry(nour, made.stick, made.rima)
    assert NAME not in left(made)
    stops = made.rima.cases.dossier(made.case).of("name_choice")
    assert len(stops) == 1
