"""Nobody takes a suggestion away by telling, in a file of their own or in one that was lent to them, that two
missing people are brothers. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry, swap
from tests.desk.conftest import whole_case

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

TYPED: dict[str, Json] = {
    "given_ar": "مروان",
    "father_ar": "خالد",
    "family_ar": "الدرويش",
    "mother_given_ar": "نجاح",
    "birth": {"from": "1986-01-01", "to": "1986-12-31", "precision": "year"},
}


class Twice:
    """مروان, told of to Hala twice: by two families of hers."""

    def __init__(self, made: Town) -> None:
        self.made = made
        self.other, self.person, self.family = whole_case(made.hala)
        carry(made.hala, made.stick, made.rima)
        made.rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=self.other)])
        swap(made)
        self.kin: dict[str, Json] = {
            "person": made.person,
            "related_to": self.person,
            "relation": "brother_full",
        }

    def enemy_tells(self, space: str, *more: NewOp) -> None:
        e = self.made.enemy
        e.sign(space, *more, NewOp(e.desk.context.new_id(), "kinship", self.kin, parent=space))
        e.hand_over(self.made.rima)

    def is_asked(self) -> bool:
        """Whether the pair is asked about as one person, in the queue, on its page and while typing."""
        matching, case = self.made.rima.matching, self.made.case
        matching.suggestions.match_new()
        [listed] = [
            band
            for band in ("strong", "likely", "possible", "relatives")
            for row in matching.pairs(band).rows
            if {row.left.root, row.right.root} == {case, self.other}
        ]
        hints = [one.root for one in matching.suggestions.hints(TYPED, None, case)]
        found = {
            listed != "relatives",
            not matching.pair(case, self.other).kin,
            self.other in hints,
        }
        assert len(found) == 1, "all three say the same"
        return found.pop()


@pytest.mark.usefixtures("signed")
def test_what_any_device_tells_of_two_missing_takes_nothing_away(made: Town) -> None:
    two, e = Twice(made), made.enemy
    assert two.is_asked()
    own = e.desk.context.new_id()
    two.enemy_tells(own, NewOp(own, "family", {"display_name": "بيت مختلق"}))
    assert two.is_asked(), "in a family of its own"
    e.change(made.case, "case", {"second_family": own})
    e.change(two.other, "case", {"second_family": own})
    two.enemy_tells(own)
    assert two.is_asked(), "which it ties to the cases"
    two.enemy_tells(made.family)
    two.enemy_tells(made.case)
    assert two.is_asked(), "in the files that were lent to it"
    [mothers] = [
        one
        for one in made.rima.cases.dossier(made.case).of("kinship")
        if one.space == made.family and one.text("relation") == "mother"
    ]
    e.change(mothers.id, "kinship", two.kin, replace=False)
    e.hand_over(made.rima)
    assert two.is_asked(), "beside what the family told of the mother"


@pytest.mark.parametrize("who", ["hala", "rima", "looked"])
def test_what_the_family_told_or_a_coordinator_keeps_them_apart(made: Town, who: str) -> None:
    two = Twice(made)
    assert two.is_asked()
    if who == "hala":
        made.hala.cases.save([Edit("kinship", two.kin, parent=two.family)])
        carry(made.hala, made.stick, made.rima)
    elif who == "rima":
        family = made.rima.cases.new_family({"display_name": "بيت آخر"}).ids[0]
        made.rima.cases.save([Edit("kinship", two.kin, parent=family)])
    else:
        two.enemy_tells(made.family)
        assert two.is_asked()
        page = made.rima.access.lone_words.lone_page(made.case)
        assert page is not None
        made.rima.access.lone_words.look_holds(made.case, page.shown(page.records))
    assert not two.is_asked()


def test_whoever_told_it_sees_it_at_once(made: Town) -> None:
    """On the device itself its word counts wherever it stands."""
    two = Twice(made)
    carry(made.hala, made.stick, made.rima)
    family = made.hala.cases.new_family({"display_name": "بيت آخر"}).ids[0]
    made.hala.cases.save([Edit("kinship", two.kin, parent=family)])
    assert made.hala.matching.suggestions.are_kin(made.case, two.other)
    carry(made.hala, made.stick, made.rima)
    assert two.is_asked(), "not elsewhere: it lies with neither of the two"
