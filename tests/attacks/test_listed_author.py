"""Who made a case is said by the device that signed it, whatever the record calls its author.
Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry

from vsdesk.desk import Desk, Edit, ListFilter, ListRow
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json


def row(desk: Desk, case: str) -> ListRow:
    return next(one for one in desk.cases.lists.page(ListFilter()).rows if one.id == case)


def listed(desk: Desk, author: str) -> set[str]:
    return {one.id for one in desk.cases.lists.page(ListFilter(author=author)).rows}


def lie(made: Town, said: Json, id: str = "") -> str:
    """A case of the enemy's that names somebody else as its documenter."""
    e = made.enemy
    case, person = id or e.desk.context.new_id(), e.desk.context.new_id()
    e.sign(
        case,
        NewOp(case, "case", {"person": person, "documenter": said}),
        NewOp(person, "person", {"given_ar": "كذبة"}, parent=case),
    )
    e.hand_over(made.rima)
    return case


@pytest.mark.parametrize("replace", [True, False])
def test_nobody_puts_another_name_on_a_case_of_somebody(made: Town, replace: bool) -> None:
    rima, hala = made.rima, made.hala
    assert (row(rima, made.case).author, row(rima, made.case).said_by) == (hala.context.by, "")
    made.enemy.change(made.case, "case", {"documenter": rima.context.by}, replace=replace)
    made.enemy.hand_over(rima)
    found = row(rima, made.case)
    assert (found.author, found.said_by) == (hala.context.by, rima.context.by)
    assert made.case in listed(rima, hala.context.by) and made.case not in listed(
        rima, rima.context.by
    )


def test_nor_on_its_own(made: Town) -> None:
    case = lie(made, made.rima.context.by)
    found = row(made.rima, case)
    assert (found.author, found.said_by) == (made.enemy.desk.context.by, made.rima.context.by)
    assert case in listed(made.rima, made.enemy.desk.context.by)
    assert case not in listed(made.rima, made.rima.context.by)
    assert made.rima.context.by not in {
        one.author
        for one in made.rima.cases.lists.page(ListFilter(author=made.enemy.desk.context.by)).rows
    }


def test_the_authors_to_choose_from_made_something(made: Town) -> None:
    lie(made, "Z9")
    assert "Z9" not in made.rima.cases.searches.authors()
    assert {made.hala.context.by, made.enemy.desk.context.by} <= {
        *made.rima.cases.searches.authors()
    }


def test_whose_words_come_first_is_not_who_made_it(made: Town) -> None:
    """The enemy writes into a case of Hala's before it comes here."""
    case, _ = made.hala.cases.new_case({"given_ar": "ليث"}).ids
    carry(made.hala, made.stick, made.enemy.desk)
    made.enemy.sign(case, NewOp(case, "case", {"documenter": made.enemy.desk.context.by}))
    made.enemy.hand_over(made.rima)
    carry(made.hala, made.stick, made.rima)
    found = row(made.rima, case)
    assert (found.author, found.said_by) == (made.hala.context.by, made.enemy.desk.context.by)


def test_a_code_in_the_entry_is_no_other_code(made: Town) -> None:
    e = made.enemy
    case = e.desk.context.new_id()
    e.sign(case, NewOp(case, "case", {"case_no": "x"}), by=made.rima.context.by)
    e.hand_over(made.rima)
    assert row(made.rima, case).author != made.rima.context.by


def test_a_device_says_which_of_its_people_it_was_and_a_coordinator_for_whom(made: Town) -> None:
    letter = made.enemy.desk.context.by.rstrip("0123456789")
    case = lie(made, f"{letter}7")
    assert (row(made.rima, case).author, row(made.rima, case).said_by) == (f"{letter}7", "")
    made.rima.cases.save([Edit("case", {"documenter": made.hala.context.by}, id=case)])
    assert (row(made.rima, case).author, row(made.rima, case).said_by) == (made.hala.context.by, "")


def test_a_removed_case_too(made: Town) -> None:
    case = lie(made, made.rima.context.by)
    made.rima.cases.delete(case, shown=made.rima.cases.shown(case))
    [found] = [one for one in made.rima.cases.begun.removed("case") if one.id == case]
    assert (found.author, found.said_by) == (made.enemy.desk.context.by, made.rima.context.by)
