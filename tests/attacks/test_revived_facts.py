"""Counsel, kinship and a small cell that were taken out open nothing when a record comes below them.

Each asserts that it HOLDS. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, cell, family_of, put, relative, said, small, state
from tests.attacks.kit import Device, Town, carry, swap

from vsdesk.desk import Edit, How
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


def test_a_counsel_that_a_coordinator_took_out(made: Town) -> None:
    r, e = made.rima, made.enemy
    r.consent.grant(
        made.case,
        made.mother,
        "criminal_accountability",
        "prosecutor_de",
        "given",
        How(),
        scopes=["circumstances", "identity"],
        shown=r.cases.shown(made.case),
    )
    rep = r.cases.save(
        [
            Edit(
                "representation",
                {
                    "representative": "محامٍ",
                    "represented": made.person,
                    "basis": "general_poa",
                    "confirmed": True,
                },
                parent=made.case,
            )
        ]
    ).ids[0]
    assert made.gate("prosecutor_de", "criminal_accountability", "A").request.level == "A"
    r.cases.save([Edit("representation", {}, id=rep, delete=True, shown=r.cases.shown(rep))])
    swap(made)
    assert made.gate("prosecutor_de", "criminal_accountability", "A").request.level == "B"
    e.sign(made.case, NewOp(e.desk.context.new_id(), "note", {"text": "x"}, parent=rep))
    e.hand_over(r)
    assert made.gate("prosecutor_de", "criminal_accountability", "A").request.level == "B"


def test_a_kinship_that_a_coordinator_took_out(made: Town) -> None:
    """A wrong 'son' who is a guardian: it was taken out; now the invented note below it brings it back."""
    family_of(made)
    relative(made, "wife", "سلمى")
    stranger = made.hala.context.new_id()
    made.hala.cases.save(
        [
            Edit("person", {"given_ar": "غريب", "family_ar": "x"}, id=stranger, parent=made.family),
            Edit("family_member", {"person": stranger}, parent=made.family),
        ]
    )
    k = made.hala.cases.save(
        [
            Edit(
                "kinship",
                {"person": stranger, "related_to": made.person, "relation": "mother"},
                id=made.hala.context.new_id(),
                parent=made.family,
            )
        ]
    ).ids[0]
    said(made, stranger, "given")
    assign(made)
    assert state(made).state == "given"
    made.rima.cases.save([Edit("kinship", {}, id=k, delete=True, shown=made.rima.cases.shown(k))])
    carry(made.rima, made.stick, made.enemy.desk)
    before = state(made)
    assert not before.allowed
    e = made.enemy
    e.sign(made.family, NewOp(e.desk.context.new_id(), "note", {"text": "x"}, parent=k))
    e.hand_over(made.rima)
    assert not state(made).allowed


def test_a_small_cell_by_an_event_that_was_taken_out(made: Town) -> None:
    ev, place = cell(made)
    h, e = made.hala, made.enemy
    src = h.cases.save([Edit("source", {"type": "survivor"}, id=h.context.new_id())]).ids[0]
    ev2 = put(
        made,
        Edit(
            "event",
            {
                "type": "held_at",
                "facility": place,
                "told_by": src,
                "date": {"from": "2014-03-01", "to": "2014-03-31", "precision": "month"},
            },
            id=h.context.new_id(),
            parent=made.case,
        ),
    )[0]
    assert small(made, ev)
    h.cases.save([Edit("event", {}, id=ev2, delete=True, shown=h.cases.shown(ev2))])
    carry(h, made.stick, made.rima)
    carry(made.rima, made.stick, e.desk)
    assert not small(made, ev)
    e.sign(made.case, NewOp(e.desk.context.new_id(), "note", {"text": "x"}, parent=ev2))
    e.hand_over(made.rima)
    assert not small(made, ev)


@pytest.mark.parametrize("how", ["in it", "below it", "restored"])
def test_what_a_coordinator_took_out_of_what_the_opener_made(made: Town, how: str) -> None:
    """Hala's device, seized, invents a mother who says yes, and writes into the kinship again once
    a coordinator took it out: it is no fact until a coordinator restores it, also where it stays inside."""
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given")
    carry(made.hala, made.stick, made.rima)
    assert state(made).state == "given"
    hala, view = Device(made.hala, made.stick), made.rima.cases.dossier(made.case).of("kinship")[0]
    made.rima.cases.save(
        [Edit("kinship", id=view.id, delete=True, shown=made.rima.cases.shown(view.id))]
    )
    taken = state(made).state
    assert taken != "given"
    carry(made.rima, made.stick, made.hala)
    if how == "below it":
        hala.sign(
            made.family, NewOp(hala.desk.context.new_id(), "note", {"text": "x"}, parent=view.id)
        )
    else:
        values: dict[str, Json] = {"deleted": None} if how == "restored" else {"certainty": "sure"}
        hala.sign(made.family, NewOp(view.id, "kinship", values))
    hala.hand_over(made.rima)
    assert made.view(view.id).taken_out  # it is shown, with both facts
    assert state(made).state == taken
    assert not made.gate("ced", "un_complaint").allowed
    made.rima.cases.restore(view.id)
    assert state(made).state == "given"


def test_nothing_below_what_a_coordinator_took_out_is_a_fact(made: Town) -> None:
    family_of(made)
    aunt = relative(made, "aunt_pat", "سلمى")
    hala = Device(made.hala, made.stick)
    number = hala.desk.context.new_id()
    phone: dict[str, Json] = {"type": "phone", "value": "0955 771 771"}
    hala.sign(made.family, NewOp(number, "contact_channel", phone, parent=aunt))
    hala.hand_over(made.rima)
    made.rima.cases.save([Edit("person", id=aunt, delete=True, shown=made.rima.cases.shown(aunt))])
    assert made.rima.cases.dossier(made.case).kept is None
    hala.sign(made.family, NewOp(number, "contact_channel", {"whose": "her"}))
    hala.hand_over(made.rima)
    kept = made.rima.cases.dossier(made.case).kept
    assert kept is not None
    assert {one.id for one in kept if one.deleted} == {aunt, number}
