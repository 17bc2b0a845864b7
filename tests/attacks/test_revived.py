"""What was taken out is no fact again because something came below it.

Each asserts that it HOLDS. Everybody is made up.
"""

from __future__ import annotations

from tests.attacks.families import RELEASE, assign, family_of, put, relative, said, state
from tests.attacks.kit import Town, carry

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp


def test_a_release_that_hala_took_out_comes_back_by_a_child(made: Town) -> None:
    family_of(made, {"from": "2018-01-01", "to": "2018-12-31", "precision": "year"})
    uncle = relative(made, "guardian", "سامي")
    granny = relative(made, "grandmother_mat", "فاطمة")
    said(made, uncle, "given", capacity="guardian")
    said(made, granny, "refused")
    h = made.hala
    ev = h.cases.save([Edit("event", RELEASE, id=h.context.new_id(), parent=made.case)]).ids[0]
    h.cases.save([Edit("event", {}, id=ev, delete=True, shown=h.cases.shown(ev))])
    assign(made)
    assert made.view(ev).deleted
    assert state(made).state == "refused", state(made).state
    e = made.enemy
    e.sign(made.case, NewOp(e.desk.context.new_id(), "involvement", {"named_as": "x"}, parent=ev))
    e.hand_over(made.rima)
    assert state(made).state != "given"


def test_a_yes_that_a_coordinator_took_out(made: Town) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    g = said(made, mother, "given")
    assign(made)
    assert state(made).state == "given"
    made.rima.cases.save(
        [Edit("consent_grant", {}, id=g, delete=True, shown=made.rima.cases.shown(g))]
    )
    carry(made.rima, made.stick, made.enemy.desk)
    assert state(made).state != "given"
    e = made.enemy
    e.sign(
        made.family,
        NewOp(
            e.desk.context.new_id(),
            "consent_event",
            {"type": "renewed", "on": "2026-11-21"},
            parent=g,
        ),
    )
    e.hand_over(made.rima)
    assert state(made).state != "given"


def test_an_event_taken_out_leaves_again(made: Town) -> None:
    h, e = made.hala, made.enemy
    ev = put(
        made,
        Edit(
            "event",
            {"type": "held_at", "text": {"ar": "كان في المهجع"}},
            id=made.hala.context.new_id(),
            parent=made.case,
        ),
    )[0]
    assert made.gate("wgeid", "un_complaint").get(ev) is not None
    h.cases.save([Edit("event", {}, id=ev, delete=True, shown=h.cases.shown(ev))])
    carry(h, made.stick, made.rima)
    carry(made.rima, made.stick, e.desk)
    assert made.gate("wgeid", "un_complaint").get(ev) is None
    e.sign(made.case, NewOp(e.desk.context.new_id(), "involvement", {"named_as": "x"}, parent=ev))
    e.hand_over(made.rima)
    assert made.gate("wgeid", "un_complaint").get(ev) is None


def test_a_child_of_what_was_taken_out_leaves_again(made: Town) -> None:
    """What lies below: not itself deleted, no delete of its own."""
    h, e = made.hala, made.enemy
    ev = put(
        made, Edit("event", {"type": "held_at"}, id=made.hala.context.new_id(), parent=made.case)
    )[0]
    inv = put(
        made,
        Edit(
            "evidence_item",
            {"title": "secret", "type": "branch_paper"},
            id=made.hala.context.new_id(),
            parent=ev,
        ),
    )[0]
    h.cases.save([Edit("event", {}, id=ev, delete=True, shown=h.cases.shown(ev))])
    carry(h, made.stick, made.rima)
    carry(made.rima, made.stick, e.desk)
    before = made.gate("wgeid", "un_complaint")
    assert before.allowed and before.get(inv) is None
    e.sign(made.case, NewOp(e.desk.context.new_id(), "involvement", {"named_as": "x"}, parent=ev))
    e.hand_over(made.rima)
    assert made.gate("wgeid", "un_complaint").get(inv) is None
