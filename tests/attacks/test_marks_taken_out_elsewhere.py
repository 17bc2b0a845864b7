"""A mark at one entry of a relative guards the other entry, in a file in which whoever removes it wrote
nothing: it ends there by a coordinator's delete alone too. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import carry
from tests.attacks.test_one_relative_of_two_families import TwoFamilies, is_named
from tests.attacks.test_two_entries_of_one import Two

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize("deletes", ["enemy", "coordinator"])
def test_no_other_delete_ends_it_at_the_other_entry(made: Town, deletes: str) -> None:
    two = TwoFamilies(made)
    two.link()
    asked = Edit("person_mark", {"type": "not_named_outside"}, parent=two.sister)
    [mark] = made.hala.cases.save([asked]).ids
    two.carry()
    lent: dict[str, Json] = {"assigned": [made.enemy.device_id]}
    made.rima.cases.save(
        [Edit("case", lent, id=two.first_case), Edit("family", lent, id=two.first)]
    )
    carry(made.rima, made.stick, made.enemy.desk)
    assert not is_named(two)
    if deletes == "enemy":
        made.enemy.change(mark, "person_mark", {"deleted": True}, observed=True)
        made.enemy.hand_over(made.rima)
    else:
        made.rima.cases.delete(mark, shown=made.rima.cases.shown(two.first))
    assert is_named(two) is (deletes == "coordinator")


def test_nor_at_the_other_report_of_who_is_missing(made: Town) -> None:
    two, rima = Two(made), made.rima
    two.join()
    asked = Edit("person_mark", {"type": "nobody_may_know_of"}, parent=two.missing)
    [mark] = rima.cases.save([asked]).ids
    lent: dict[str, Json] = {"assigned": [made.enemy.device_id]}
    rima.cases.save([Edit("case", lent, id=two.first), Edit("family", lent, id=two.home)])
    carry(rima, made.stick, made.enemy.desk)
    made.enemy.change(mark, "person_mark", {"deleted": True}, observed=True)
    made.enemy.hand_over(rima)
    assert two.gate().state == "not_known"
    rima.cases.delete(mark, shown=rima.cases.shown(two.home))
    assert two.gate().state == "given"
