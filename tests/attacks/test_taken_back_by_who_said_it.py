"""What a device says later in its own records, or above and below them, takes nobody's
guard away. All made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import relative
from tests.attacks.kit import Device, Town, carry
from tests.attacks.test_called_otherwise import asked, hala, written
from tests.attacks.test_marks import told

from vsdesk.desk import Edit, ExitOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

SECRET: dict[str, Json] = {"ar": "وقالت سلمى النوري سراً", "src_lang": "ar"}


def test_a_mark_is_one_of_each_whom_it_is_placed_below(made: Town) -> None:
    """From new incarnations its writer places it below others too."""
    mother = asked(made)
    wife, mark = relative(made, "wife", "سلمى"), made.hala.context.new_id()
    said: dict[str, Json] = {"type": "nobody_may_know_of"}
    made.hala.cases.save([Edit("person_mark", said, id=mark, parent=wife)])
    carry(made.hala, made.stick, made.rima)
    written(made, "event", {"type": "other", "text": SECRET}, made.case)
    assert "سراً" not in told(made)
    device = hala(made)
    for parent in (mother, made.person) * 3:
        device.desk.context.vault.new_incarnation()
        device.sign(made.family, NewOp(mark, "person_mark", said, parent=parent))
    device.hand_over(made.rima)
    made.rima.cases.save([Edit("case", {"priority": "high"}, id=made.case)])
    assert "سراً" not in str(made.gate("ced", "un_complaint").payload())


@pytest.mark.parametrize("choice", ["replace", "keep"])
def test_the_same_words_again_lift_no_stop(made: Town, choice: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "النوري"}, made.family)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    event = written(made, "event", {"type": "other", "text": SECRET}, made.case)
    shown = made.rima.cases.shown(made.case, made.family)
    made.rima.cases.told_names.choose(event, "text", wife, "stop", shown=shown)
    device = hala(made)
    device.change(event, "event", {"text": SECRET})
    view = device.desk.cases.dossier(made.case).get(event)
    assert view is not None
    values: dict[str, Json] = {
        "record": event,
        "field": "text",
        "who": wife,
        "choice": choice,
        "seen": " ".join(view.ops("text")),
    }
    device.sign(made.case, NewOp(device.desk.context.new_id(), "name_choice", values, parent=event))
    device.hand_over(made.rima)
    assert "سراً" not in told(made)
    shown = made.rima.cases.shown(made.case, made.family)
    made.rima.cases.told_names.choose(event, "text", wife, "replace", shown=shown)
    assert "سراً" in told(made) and "سلمى" not in told(made)  # the coordinator chose anew


@pytest.mark.parametrize("kind", ["am_mark", "belonging"])
def test_nobody_takes_a_picture_from_its_person(made: Town, kind: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    item = written(made, "evidence_item", {"type": "other", "title": "سراً"}, made.case)
    id = written(made, kind, {"photo": [item]}, made.person)
    assert "سراً" not in told(made)
    device = hala(made)
    device.change(id, kind, {"photo": None})
    device.hand_over(made.rima)
    assert "سراً" not in told(made)


@pytest.mark.parametrize("two", [False, True])
def test_what_lies_below_itself_ends(made: Town, two: bool) -> None:
    """In a case of its own, with one difference: the start page and the list of
    differences come to an end."""
    enemy: Device = made.enemy
    case, one, other = (enemy.desk.context.new_id() for _ in range(3))
    enemy.sign(case, NewOp(case, "case", {"case_type": "enforced_disappearance", "case_no": "9"}))
    first = NewOp(one, "event", {"place_text": "أ"}, parent=other if two else one)
    enemy.sign(
        case, first, *([NewOp(other, "event", {"place_text": "ب"}, parent=one)] if two else [])
    )
    enemy.sign(case, NewOp(one, "event", {"place_text": "ج"}))
    enemy.hand_over(made.rima)
    view = made.rima.cases.record(one)
    assert view.difference and not made.rima.cases.untold.is_closed(view)
    assert isinstance(made.rima.due.due(), tuple | list) or made.rima.due.due()
    made.rima.cases.differences.open()


@pytest.mark.parametrize("beside", ["15 شخصاً كانوا معه", "2014 كان هناك"])
def test_a_telephone_is_found_in_a_cell_with_two_values(made: Town, beside: str) -> None:
    asked(made)
    words: dict[str, Json] = {"ar": "اتصلوا على 0944 123 456", "src_lang": "ar"}
    made.rima.cases.save([Edit("case", {"summary": words}, id=made.case)])
    carry(made.rima, made.stick, made.hala)
    Device(made.hala, made.stick).sign(
        made.case, NewOp(made.case, "case", {"summary": {"ar": beside, "src_lang": "ar"}})
    )
    carry(made.hala, made.stick, made.rima)
    for column in ("summary", "case.summary"):
        with pytest.raises(UserError) as refused:
            made.rima.outbound.tables.spreadsheet(
                ExitOrder("un_complaint", "ced", "B", (made.case,), columns=(column,)), "csv"
            )
        assert refused.value.params["reason"] == "told"
