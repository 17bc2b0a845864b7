"""Whose mother a hidden wife is, no word about her sex takes away. Everybody is made up."""

from __future__ import annotations

from typing import Final

import pytest
from tests.attacks.families import leaving
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_what_terms_tell import town

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json

GROWN: Final[Json] = {"from": "1999-01-01", "to": "1999-12-31", "precision": "year"}


@pytest.mark.parametrize("sex", ["female", None])
def test_the_name_of_a_hidden_mother_stays(made: Town, sex: str | None) -> None:
    town(made)
    new_id = made.hala.context.new_id
    son = new_id()
    made.hala.cases.save(
        [
            Edit("person", {"given_ar": "عمر", "birth": GROWN}, id=son, parent=made.family),
            Edit("family_member", {"person": son}, parent=made.family),
        ]
    )
    carry(made.hala, made.stick, made.rima)
    named: dict[str, Json] = {"given_ar": "سهى"}
    if sex:
        named["sex"] = sex
    wife = written(made, "person", named, made.family)
    written(made, "family_member", {"person": wife}, made.family)
    kin: dict[str, Json] = {"person": son, "related_to": wife, "relation": "son"}
    written(made, "kinship", kin, made.family)
    made.rima.cases.save([Edit("person", {"mother_given_ar": "لولو"}, id=son)])
    assert "لولو" in leaving(made)
    written(made, "person_mark", {"type": "not_named_outside"}, wife)
    assert "لولو" not in leaving(made)
    device = hala(made)
    device.change(wife, "person", {"sex": "male"})
    device.hand_over(made.rima)
    assert "لولو" not in leaving(made)


def test_a_coordinator_says_that_he_is_the_father(made: Town) -> None:
    """Then the mother is somebody else."""
    town(made)
    father = written(made, "person", {"given_ar": "سهى", "sex": "male"}, made.family)
    son = written(
        made, "person", {"given_ar": "عمر", "birth": GROWN, "mother_given_ar": "لولو"}, made.family
    )
    for who in (father, son):
        written(made, "family_member", {"person": who}, made.family)
    kin: dict[str, Json] = {"person": son, "related_to": father, "relation": "son"}
    written(made, "kinship", kin, made.family)
    written(made, "person_mark", {"type": "not_named_outside"}, father)
    assert "لولو" in leaving(made)
