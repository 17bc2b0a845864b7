"""Who stands on a paper by no name stands there as nobody's father, grandfather or mother either.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import carry, told_once
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_marks import told
from tests.attacks.test_placeless import gate

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

ALL: Final[list[Json]] = ["circumstances", "documents", "family_members", "identity", "minors"]
GROWN: Final[dict[str, Json]] = {
    "birth": {"from": "1990-01-01", "to": "1990-12-31", "precision": "year"}
}
LINE: Final = ("father_ar", "grandfather_ar")


@told_once
def house(made: Town) -> str:
    """ليث, whose father is مزهر; his mother said yes. Her id."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", data_scope=ALL)
    made.hala.cases.save([Edit("person", {"father_ar": "مزهر"}, id=made.person)])
    return mother


def kin(made: Town, relation: str, given: str, **names: str) -> str:
    who = relative(made, relation, given)
    made.hala.cases.save([Edit("person", {**names, **GROWN}, id=who)])
    carry(made.hala, made.stick, made.rima)
    return who


def left(made: Town, who: str) -> set[str]:
    """Which of these fields of somebody leave."""
    row = gate(made).get(who)
    assert row is not None and "given_ar" in row.values
    return {*row.values} & {*LINE}


@pytest.mark.parametrize("relation", ["daughter", "son"])
def test_the_father_of_a_child_is_not_named_there(made: Town, relation: str) -> None:
    house(made)
    child = kin(made, relation, "خلود", father_ar="ليثٌ", grandfather_ar="مزهر")
    assert left(made, child) == {*LINE}
    written(made, "person_mark", {"type": "not_named_outside"}, made.person)
    assert left(made, child) == set()


def test_of_a_hidden_grandfather_the_fathers_name_leaves(made: Town) -> None:
    house(made)
    old = kin(made, "father", "مزهر")
    child = kin(made, "daughter", "خلود", father_ar="ليث", grandfather_ar="مزهر")
    brother = kin(made, "brother_full", "كنان", father_ar="مزهر", grandfather_ar="حمود")
    assert left(made, child) == left(made, brother) == {*LINE}
    written(made, "person_mark", {"type": "not_named_outside"}, old)
    assert left(made, child) == {"father_ar"}
    assert left(made, brother) == set()
    row = gate(made).get(made.person)
    assert row is not None and "father_ar" in row.values, "it is how he is called on the paper"


def test_of_another_father_it_leaves(made: Town) -> None:
    """Control: her brother is not to be named."""
    house(made)
    brother = kin(made, "brother", "كنان")
    child = kin(made, "daughter", "خلود", father_ar="ليث", grandfather_ar="مزهر")
    written(made, "person_mark", {"type": "not_named_outside"}, brother)
    assert left(made, child) == {*LINE}


@pytest.mark.parametrize("type", ["kunya", "nom_de_guerre"])
def test_nobody_is_called_his_mother(made: Town, type: str) -> None:
    mother = house(made)
    carry(made.hala, made.stick, made.rima)
    written(made, "person_name", {"type": type, "value": "أم ليث"}, mother)
    written(made, "person_name", {"type": type, "value": "أم كنان"}, mother)
    assert "أم ليث" in told(made)
    written(made, "person_mark", {"type": "not_named_outside"}, made.person)
    assert "ليث" not in told(made) and "أم كنان" in told(made)
