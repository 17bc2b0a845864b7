"""Whoever decides says what they were shown, by page and by command: what stands by now and was on no screen
is not decided along. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import TODAY, Town, carry, swap
from tests.attacks.test_frozen_pdf import _draft

from vsdesk.desk import Edit
from vsdesk.errors import UserError

WHY = "طلبت المحكمة أن تسأله المنسقة"


def test_an_approval_names_the_digest_that_was_looked_at(made: Town) -> None:
    rima, sub = made.rima, _draft(made)
    digest = rima.submissions.prepare(sub, because="اختبار").digest
    for said in ("", "0" * 64, digest[:16]):
        with pytest.raises(UserError, match="E_CHANGED"):
            rima.submissions.approve(sub, said)
    for leave in (
        lambda: rima.submissions.papers(sub),
        lambda: rima.submissions.sent(sub, TODAY, "email"),
    ):
        with pytest.raises(UserError, match="E_NOT_APPROVED"):
            leave()
    assert rima.cases.record(sub).value("approved") is None and not made.view(sub).text("sent_on")
    assert not rima.cases.dossier(made.case).of("disclosure")
    rima.submissions.approve(sub, digest)
    assert rima.submissions.papers(sub), "approved: nobody has to say it again"


def three(made: Town, third: str) -> None:
    """Rima and Hala say different things of one field; the enemy's word is still under way."""
    swap(made)
    for desk, words in ((made.rima, "نجّار"), (made.hala, "حدّاد"), (made.enemy.desk, third)):
        desk.cases.save([Edit("person", {"occupation": words}, id=made.person)])
    carry(made.hala, made.stick, made.rima)


def test_a_value_that_came_meanwhile_is_not_decided_away(made: Town) -> None:
    three(made, "خبّاز")
    [found] = made.rima.cases.differences.open()
    made.enemy.hand_over(made.rima)
    kept = next(one.op for one in found.alternatives if one.value == "حدّاد")
    made.rima.cases.differences.resolve(
        made.person, "occupation", keep=kept, why=WHY, seen=found.seen
    )
    assert {*made.view(made.person).every("occupation")} == {"حدّاد", "خبّاز"}
    assert [one.record for one in made.rima.cases.differences.open()] == [made.person], (
        "and is asked about"
    )


def test_what_two_devices_say_alike_is_decided_at_once(made: Town) -> None:
    """Their one value stands on the page once; choosing the other replaces the words of both."""
    three(made, "نجّار")
    made.enemy.hand_over(made.rima)
    [found] = made.rima.cases.differences.open()
    assert len(found.alternatives) == 2 and len(found.seen) == 3
    kept = next(one.op for one in found.alternatives if one.value == "حدّاد")
    made.rima.cases.differences.resolve(
        made.person, "occupation", keep=kept, why=WHY, seen=found.seen
    )
    assert not made.rima.cases.differences.open()


def test_a_source_is_given_as_it_was_shown(made: Town) -> None:
    rima, to = made.rima, made.enemy.device_id
    source = rima.context.new_id()
    rima.cases.save([Edit("source", {"code": "S-0001", "type": "survivor"}, id=source)])
    shown = rima.cases.shown(source)
    rima.cases.save([Edit("source", {"true_name": "غياث المختلَق"}, id=source)])
    with pytest.raises(UserError, match="E_CHANGED"):
        rima.sync.give_source(source, [to], WHY, shown=shown)
    assert rima.sync.source_given(source) == ()
    rima.sync.give_source(source, [to], WHY, shown=rima.cases.shown(source))
    assert rima.sync.source_given(source) == (to,)
    rima.sync.give_source(source, [], WHY, shown=shown)
    assert rima.sync.source_given(source) == (), "keeping it here again needs no second look"
