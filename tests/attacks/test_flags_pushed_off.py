"""What does not fit in somebody's case stays on the start page, however many cases another device begins or
changes: whose dates are looked at goes by turns. Everybody is made up."""

from __future__ import annotations

from tests.attacks.families import words
from tests.attacks.kit import Town, carry

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

MANY = 30


def flagged(made: Town) -> bool:
    return any(one.what == "flag" and one.root == made.case for one in made.rima.due.due())


def test_many_cases_of_one_device_push_no_flag_off_the_page(made: Town) -> None:
    made.hala.cases.save(
        [Edit("search_action", {"result": words("رجع عالبيت بعد شهرين")}, parent=made.case)]
    )
    carry(made.hala, made.stick, made.rima)
    assert flagged(made)
    begun = made.enemy.desk.context.new_id
    empty = {"case_type": "enforced_disappearance", "search_status": "new"}
    for case in [begun() for _ in range(MANY)]:
        made.enemy.sign(case, NewOp(case, "case", empty))
    made.enemy.hand_over(made.rima)
    assert flagged(made)


def test_nor_many_files_of_others_that_it_changes(made: Town) -> None:
    """Hala's new case has a flag; the device writes into each of Hala's older ones."""
    kind = {"case_type": "enforced_disappearance", "family": made.family}
    older = [made.hala.cases.new_case({"given_ar": f"م {n}"}, kind).ids[0] for n in range(MANY)]
    made.hala.cases.save(
        [Edit("search_action", {"result": words("رجع عالبيت بعد شهرين")}, parent=made.case)]
    )
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save(
        [Edit("case", {"assigned": [made.enemy.device_id]}, id=one) for one in older]
    )
    carry(made.rima, made.stick, made.enemy.desk)
    for case in older:
        made.enemy.change(case, "case", {"intake_channel": "phone"}, replace=False)
    made.enemy.hand_over(made.rima)
    assert flagged(made)


def test_of_one_device_the_last_changed_come_first(made: Town) -> None:
    kind = {"case_type": "enforced_disappearance", "family": made.family}
    for n in range(MANY):
        made.hala.cases.new_case({"given_ar": f"م {n}"}, kind)
    carry(made.hala, made.stick, made.rima)
    assert not flagged(made)
    made.hala.cases.save(
        [Edit("search_action", {"result": words("رجع عالبيت بعد شهرين")}, parent=made.case)]
    )
    carry(made.hala, made.stick, made.rima)
    assert flagged(made)
