"""What stands where a record is pointed to, or in place of a name, leaves as an id or a code and
never as words: all made up."""

from __future__ import annotations

import json

import pytest
from tests.attacks.families import words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, hala, written
from tests.attacks.test_marks import told

from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.case_numbers import source_code
from vsdesk.records.dictionary.values import Json

WIFE = "سلمى النوري"
CODES = {
    "a relative who must not be known of": WIFE,
    "its own true name": "سامر الخطيب",
    "a part of it": "S-7 سامر",
    "a telephone": "0944123456",
}


def guarded(made: Town) -> None:
    """A wife of whom nobody may know; what it asks stands at the enemy's too."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "النوري"}, made.family)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)


@pytest.mark.parametrize("what", CODES)
def test_the_code_of_a_source_is_a_code(made: Town, what: str) -> None:
    guarded(made)
    values: dict[str, Json] = {"type": "survivor", "true_name": "سامر الخطيب", "code": CODES[what]}
    source = written(made, "source", values)
    event: dict[str, Json] = {"type": "other", "told_by": source, "witnesses": [source]}
    id = written(made, "event", event | {"text": words("حكى")}, made.case)
    left = told(made)
    assert CODES[what] not in left and "سامر" not in left
    found = made.gate("ced", "un_complaint").get(id)
    assert found is not None and f"'{source_code(source)}'" in str(found.values["told_by"])


def test_a_code_that_is_one_leaves(made: Town) -> None:
    guarded(made)
    source = written(made, "source", {"type": "survivor", "true_name": "سامر", "code": "ش-12"})
    id = written(made, "event", {"type": "other", "told_by": source}, made.case)
    found = made.gate("ced", "un_complaint").get(id)
    assert found is not None and found.values["told_by"] == ("ش-12",)


def test_words_in_a_link_leave_nowhere(made: Town) -> None:
    """In every field that points, of every kind that may lie in a case or below the person in it."""
    guarded(made)
    device, tried = hala(made), 0
    for kind in made.rima.context.dictionary.kinds:
        if kind.root or "case" not in kind.spaces or "documenter" not in kind.writers:
            continue
        parents = {"case": made.case, "person": made.person}
        parent = next((parents[one] for one in kind.parents if one in parents), made.case)
        values: dict[str, Json] = {
            one.name: [f"وسم {WIFE}"] if one.type == "links" else f"وسم {WIFE}"
            for one in kind.fields
            if one.targets and "documenter" in one.setters and not one.derived
        }
        if values:
            id = device.desk.context.new_id()
            device.sign(made.case, NewOp(id, kind.name, values, parent=parent))
            tried += len(values)
    device.hand_over(made.rima)
    assert tried > 50
    left = json.dumps(
        [dict(one.values) for one in made.gate("ced", "un_complaint").records], ensure_ascii=False
    )
    assert "وسم" not in left and "سلمى" not in left
