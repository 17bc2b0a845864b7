"""Whoever nobody outside may know of stands as no record there: not as an owner, a person
at risk, one represented.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry
from tests.attacks.test_pictures_of_the_marked import sister

from vsdesk.desk import Edit, How
from vsdesk.records.dictionary.values import Json

HERE = "دوما حي القصارنة"
KINDS: dict[str, dict[str, Json]] = {
    "hlp_asset": {"place_text": HERE},
    "risk_assessment": {},
    "representation": {},
}
LINKS = {"hlp_asset": "owner", "risk_assessment": "person", "representation": "represented"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("marked", [False, True], ids=["control", "marked"])
def test_no_record_of_hers_leaves(made: Town, kind: str, *, marked: bool) -> None:
    desk, who = made.hala, sister(made)
    spec = desk.context.dictionary.kind(kind)
    assert spec is not None
    parent = made.case if "case" in spec.parents else made.family
    record = desk.context.new_id()
    desk.cases.save([Edit(kind, {**KINDS[kind], LINKS[kind]: who}, id=record, parent=parent)])
    desk.consent.grant(
        *(made.case, made.mother, "un_complaint", "ced", "given"),
        How(),
        scopes=["identity", "circumstances", "documents", "family_members", "hlp", "contact"],
        shown=desk.cases.shown(made.case),
    )
    if marked:
        desk.cases.save([Edit("person_mark", {"type": "nobody_may_know_of"}, parent=who)])
    carry(desk, made.stick, made.rima)
    left = made.gate("ced", "un_complaint")
    assert left.allowed
    assert (left.get(record) is None) is marked
