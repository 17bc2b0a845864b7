"""Who refused a body is not named to it by another device's yes; no cell is filled from another case.

Each asserts that it HOLDS. Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.families import a_yes, assign, cell, family_of, put, relative, said, small, state
from tests.attacks.kit import Town, carry, swap

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize("purpose", ["search", "un_complaint", "media"])
@pytest.mark.parametrize("follows", [False, True])
def test_an_aunt_who_refused_is_named_by_another_yes(
    made: Town, purpose: str, follows: bool
) -> None:
    family_of(made)
    mother, aunt = relative(made, "mother", "هدى"), relative(made, "aunt_mat", "نهى")
    said(made, mother, "given")
    no = said(made, aunt, "refused")
    assign(made)
    before = state(made)
    assert before.allowed and before.get(aunt) is None, (before.state, before.get(aunt))
    e = made.enemy
    yes = a_yes(made, aunt, purpose=purpose, data_scope=["identity", "family_members"])
    e.sign(
        made.family,
        NewOp(
            e.desk.context.new_id(),
            "consent_grant",
            {**yes, **({"follows": no} if follows else {})},
            parent=made.family,
        ),
    )
    e.hand_over(made.rima)
    after = state(made)
    one = after.get(aunt)
    assert one is None


def test_an_anonymous_aunt(made: Town) -> None:
    family_of(made)
    mother, aunt = relative(made, "mother", "هدى"), relative(made, "aunt_mat", "نهى")
    said(made, mother, "given")
    said(made, aunt, "given", recipient="own_org", purpose="hold_record", identity_mode="anonymous")
    assign(made)
    before = state(made)
    assert before.allowed and before.get(aunt) is None, (before.state, before.get(aunt))
    e = made.enemy
    scopes: list[Json] = ["identity", "family_members"]
    yes = a_yes(made, aunt, data_scope=scopes, identity_mode="named")
    e.sign(made.family, NewOp(e.desk.context.new_id(), "consent_grant", yes, parent=made.family))
    e.hand_over(made.rima)
    one = state(made).get(aunt)
    assert one is None


def test_a_small_cell_is_filled_by_another_date_of_another_case(made: Town) -> None:
    ev, place = cell(made)
    h, e = made.hala, made.enemy
    src = h.cases.save([Edit("source", {"type": "survivor"}, id=h.context.new_id())]).ids[0]
    other, _ = h.cases.new_case({"given_ar": "س"}, {"case_type": "enforced_disappearance"}).ids
    ev2 = put(
        made,
        Edit(
            "event",
            {
                "type": "held_at",
                "facility": place,
                "told_by": src,
                "date": {"from": "2016-03-01", "to": "2016-03-31", "precision": "month"},
            },
            id=h.context.new_id(),
            parent=other,
        ),
    )[0]
    made.rima.cases.save([Edit("case", {"assigned": [e.device_id]}, id=other)])
    carry(made.rima, made.stick, e.desk)
    assert not small(made, ev)
    e.change(
        ev2,
        "event",
        {"date": {"from": "2014-03-01", "to": "2014-03-31", "precision": "month"}},
        replace=False,
    )
    e.hand_over(made.rima)
    assert not small(made, ev)


def test_a_small_cell_is_filled_by_another_facility_in_the_same_month(made: Town) -> None:
    ev, place = cell(made)
    h, e = made.hala, made.enemy
    src = h.cases.save([Edit("source", {"type": "survivor"}, id=h.context.new_id())]).ids[0]
    other, _ = h.cases.new_case({"given_ar": "س"}, {"case_type": "enforced_disappearance"}).ids
    carry(h, made.stick, made.rima)
    p2 = made.rima.cases.save([Edit("place", {"name_en": "Other", "type": "prison"})]).ids[0]
    swap(made)
    ev2 = put(
        made,
        Edit(
            "event",
            {
                "type": "held_at",
                "facility": p2,
                "told_by": src,
                "date": {"from": "2014-03-01", "to": "2014-03-31", "precision": "month"},
            },
            id=h.context.new_id(),
            parent=other,
        ),
    )[0]
    made.rima.cases.save([Edit("case", {"assigned": [e.device_id]}, id=other)])
    carry(made.rima, made.stick, e.desk)
    assert not small(made, ev)
    e.change(ev2, "event", {"facility": place}, replace=False)
    e.hand_over(made.rima)
    assert not small(made, ev)
