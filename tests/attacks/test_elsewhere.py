"""Who lies in another file leaves by that file's answers, whoever names them in a case of their own.

Each asserts that it HOLDS. Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.families import case_about
from tests.attacks.kit import TODAY, Town

from vsdesk.history.entry import NewOp
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request


@pytest.mark.parametrize("touch", [False, True])
def test_a_person_of_another_file_in_the_enemys_own_case(made: Town, touch: bool) -> None:
    e = made.enemy
    fam = e.desk.cases.new_family({"display_name": "x"}).ids[0]
    case, person = e.desk.cases.new_case(
        {"given_ar": "ش"}, {"family": fam, "case_type": "enforced_disappearance"}
    ).ids
    me = e.desk.context.new_id()
    e.sign(
        fam,
        NewOp(me, "person", {"given_ar": "م"}, parent=fam),
        NewOp(
            e.desk.context.new_id(),
            "kinship",
            {"person": me, "related_to": person, "relation": "wife"},
            parent=fam,
        ),
        NewOp(
            e.desk.context.new_id(),
            "kinship",
            {"person": made.mother, "related_to": person, "relation": "aunt_mat"},
            parent=fam,
        ),
        NewOp(e.desk.context.new_id(), "family_member", {"person": made.mother}, parent=fam),
        NewOp(
            e.desk.context.new_id(),
            "consent_grant",
            {
                "grantor": me,
                "subject": case,
                "purpose": "un_complaint",
                "recipient": "ced",
                "result": "given",
                "given_on": "2026-11-20",
                "data_scope": ["circumstances", "family_members", "identity"],
            },
            parent=fam,
        ),
    )
    if touch:
        e.sign(made.family, NewOp(made.mother, "person", {"occupation": "x"}))
    e.hand_over(made.rima)
    d = made.rima.cases.dossier(case)
    found = decide(Request("un_complaint", "ced", "B", TODAY), d, made.rima.context.dictionary)
    assert found.allowed
    one = found.get(made.mother)
    assert one is None or "given_ar" not in one.values


def test_a_missing_of_another_case(made: Town) -> None:
    """The enemy's own case names Hala's missing person as its own."""
    case = case_about(made, made.person)
    made.enemy.hand_over(made.rima)
    d = made.rima.cases.dossier(case)
    found = decide(Request("search", "iimp", "B", TODAY), d, made.rima.context.dictionary)
    one = found.get(made.person)
    assert one is None or "given_ar" not in one.values
