"""A relative who stands in two families, in one record or in one each, is kept out of words by all that is on
file of them anywhere: other names, how delicate and how young they are, numbers. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, as_shown
from tests.attacks.test_marks import SCOPES, told
from tests.attacks.test_one_relative_of_two_families import TwoFamilies

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

NUMBER = "0955 771 771"


class Named(TwoFamilies):
    """At the first family she is written سلوى, and a story of the second says a word of there."""

    def __init__(self, made: Town, words: str = "قالت سلوى النوري كلاماً") -> None:
        super().__init__(made)
        self.says(self.sister, given_ar="سلوى")
        story: Json = {"ar": words, "src_lang": "ar"}
        made.rima.cases.save([Edit("case", {"summary": story}, id=made.case)])

    def says(self, who: str, **values: Json) -> None:
        desk = self.made.rima
        desk.cases.save([as_shown(desk, "person", values, who)])

    def below(self, kind: str, values: dict[str, Json], parent: str) -> None:
        desk = self.made.rima
        desk.cases.save([Edit(kind, values, id=desk.context.new_id(), parent=parent)])

    def joins(self) -> None:
        """The sister's own record is named as the wife too."""
        self.below("family_member", {"person": self.sister}, self.made.family)
        kin: dict[str, Json] = {"related_to": self.made.person, "relation": "wife"}
        self.below("kinship", {"person": self.sister, **kin}, self.made.family)


@pytest.mark.parametrize("how", ["not_named_outside", "nobody_may_know_of", "anonymous"])
def test_who_is_hidden_at_one_entry_is_hidden_by_the_names_of_the_other(
    made: Town, how: str
) -> None:
    two = Named(made)
    two.link()
    assert "سلوى" in told(made)
    if how == "anonymous":
        two.answers(two.wife, made.case, "given", data_scope=[*SCOPES], identity_mode=how)
    else:
        two.marks(two.wife, how)
    assert "سلوى" not in told(made)


@pytest.mark.parametrize(
    "there",
    [
        {"sens": 4},
        {"birth": {"from": "2018-01-01", "to": "2018-12-31", "precision": "year"}},
    ],
)
def test_who_is_sealed_or_a_child_at_one_entry_is_so_at_the_other(
    made: Town, there: dict[str, Json]
) -> None:
    two = Named(made, "قالت ريم النوري كلاماً")
    two.says(two.sister, **there)
    assert "ريم" in told(made)
    two.link()
    assert "ريم" not in told(made)


def test_a_birth_of_the_other_entry_makes_nobody_older(made: Town) -> None:
    two = Named(made, "قالت ريم النوري كلاماً")
    two.link()
    two.says(two.wife, birth={"from": "2018-01-01", "to": "2018-12-31", "precision": "year"})
    assert "ريم" not in told(made)
    two.says(two.sister, birth={"from": "1988-01-01", "to": "1988-12-31", "precision": "year"})
    assert "ريم" not in told(made)


@pytest.mark.parametrize("one_record", [False, True])
@pytest.mark.parametrize("kind", ["contact_channel", "person_identifier"])
def test_a_number_that_lies_in_another_family_is_looked_for(
    made: Town, kind: str, one_record: bool
) -> None:
    two = Named(made, f"رقم المرأة {NUMBER} عند الجيران")
    number: dict[str, Json] = {"type": "phone", "value": NUMBER}
    if kind == "person_identifier":
        number = {"type": "passport", "number": NUMBER}
    two.below(kind, number, two.sister)
    two.joins() if one_record else two.link()
    assert NUMBER in told(made)
    two.marks(two.sister if one_record else two.wife, "nobody_may_know_of")
    assert NUMBER not in told(made)


@pytest.mark.parametrize("one_record", [False, True])
def test_where_the_other_family_lives_is_looked_for(made: Town, one_record: bool) -> None:
    two = Named(made, "قالت المرأة من غازي عنتاب كلاماً")
    desk = made.rima
    desk.cases.save([as_shown(desk, "family", {"current_text": "غازي عنتاب"}, two.first)])
    two.joins() if one_record else two.link()
    assert "عنتاب" in told(made)
    two.marks(two.sister if one_record else two.wife, "place_unknown_to")
    assert "عنتاب" not in told(made)


def test_a_number_below_a_member_is_that_persons(made: Town) -> None:
    two = Named(made, f"رقم المرأة {NUMBER} عند الجيران")
    two.below("contact_channel", {"type": "phone", "value": NUMBER}, two.member(two.wife))
    assert NUMBER in told(made)
    two.marks(two.wife, "nobody_may_know_of")
    assert NUMBER not in told(made)
