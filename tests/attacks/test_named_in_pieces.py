"""One device writes so much that what a coordinator replaces, saw and decided does not go into one entry.

The room of one op is lowered here, so that few records do; tests/history/test_pieces.py holds the real one.
Everybody is made up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from tests.attacks.kit import TODAY, Town, carry, swap
from tests.attacks.test_case_approved import APPROVED, review

from vsdesk.desk import Edit
from vsdesk.history import split_ops
from vsdesk.history.entry import NewOp
from vsdesk.records.consent import answers
from vsdesk.records.dictionary.display_names import APPROVED_BEFORE, review_state
from vsdesk.records.dictionary.values import Json

FEW: Final = 12  # names of ops that go into one op here
MANY: Final = 40


@pytest.fixture
def flooded(made: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """A colleague's case into which the enemy wrote notes, each in an entry of its own."""
    for at in range(MANY):
        note: dict[str, Json] = {"text": {"ar": f"ملاحظة {at}", "src_lang": "ar"}}
        made.enemy.sign(
            made.case, NewOp(made.enemy.desk.context.new_id(), "note", note, parent=made.case)
        )
    made.enemy.hand_over(made.rima)
    monkeypatch.setattr(split_ops, "NAMED", FEW * 80)
    return made


def approvals(made: Town) -> int:
    return len(made.view(made.case).fields["approved"])


def approve(made: Town) -> None:
    made.rima.cases.save(
        [Edit("case", {"approved": True}, id=made.case, shown=made.rima.cases.shown(made.case))]
    )


def test_an_approval_is_whole_in_several_pieces(flooded: Town) -> None:
    approve(flooded)
    assert approvals(flooded) > 3, "it goes into no one entry"
    assert review(flooded) == APPROVED
    swap(flooded)
    hala = flooded.hala.cases.dossier(flooded.case)
    assert hala.head.decided("approved", hala.head.fields["approved"])


def test_what_is_said_afterwards_is_not_in_it(flooded: Town) -> None:
    approve(flooded)
    swap(flooded)
    flooded.enemy.change(flooded.person, "person", {"given_ar": "آخر"})
    flooded.enemy.hand_over(flooded.rima)
    assert review(flooded) == APPROVED_BEFORE
    approve(flooded)
    assert review(flooded) == APPROVED


def test_it_is_taken_back_in_all_of_its_pieces(flooded: Town) -> None:
    approve(flooded)
    flooded.rima.cases.save([Edit("case", {"approved": False}, id=flooded.case)])
    assert flooded.view(flooded.case).every("approved") == (False,)


@pytest.mark.parametrize("left", range(4))
def test_without_one_of_its_pieces_it_approves_nothing(flooded: Town, left: int) -> None:
    """As who has only some of its entries, or reads each alone."""
    approve(flooded)
    case = flooded.view(flooded.case)
    standing = sorted(case.fields["approved"], key=lambda one: len(case.observed[one.op]))
    gone = standing[left].op
    kept = tuple(one for one in standing if one.op != gone)
    records = [
        replace(one, fields={**one.fields, "approved": kept}) if one.id == case.id else one
        for one in flooded.rima.cases.dossier(flooded.case).records
    ]
    head = next(one for one in records if one.id == case.id)
    assert review_state(head, records) == APPROVED_BEFORE


def test_the_case_is_removed(flooded: Town) -> None:
    flooded.rima.cases.save(
        [Edit("case", id=flooded.case, delete=True, shown=flooded.rima.cases.shown(flooded.case))]
    )
    assert flooded.view(flooded.case).deleted
    assert len(flooded.view(flooded.case).fields["deleted"]) > 3
    swap(flooded)
    assert flooded.hala.cases.record(flooded.case).deleted
    flooded.rima.cases.save([Edit("case", id=flooded.case, restore=True)])
    assert not flooded.view(flooded.case).deleted


def test_all_is_looked_at(flooded: Town) -> None:
    found = flooded.rima.access.lone_words.lone_file(flooded.case)
    assert found is not None and len(found.ops) >= MANY
    flooded.rima.access.lone_words.look_holds(flooded.case, found.ops)
    assert flooded.rima.access.lone_words.lone_file(flooded.case) is None


def test_a_look_in_pieces_is_taken_back(flooded: Town) -> None:
    found = flooded.rima.access.lone_words.lone_file(flooded.case)
    assert found is not None
    change = flooded.rima.access.lone_words.look_holds(flooded.case, found.ops)
    flooded.rima.cases.save(list(change.back))
    again = flooded.rima.access.lone_words.lone_file(flooded.case)
    assert again is not None and again.ops == found.ops


def test_a_field_with_many_values_is_set(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    for at in range(MANY):
        made.enemy.change(made.person, "person", {"given_ar": f"لقب {at}"}, replace=False)
    made.enemy.hand_over(made.rima)
    assert len(made.view(made.person).fields["given_ar"]) >= MANY
    monkeypatch.setattr(split_ops, "NAMED", FEW * 80)
    made.rima.cases.save([Edit("person", {"given_ar": "أبو سامر"}, id=made.person)])
    assert made.view(made.person).every("given_ar") == ("أبو سامر",)
    assert len(made.view(made.person).fields["given_ar"]) == 1, "each piece replaces the one before"
    swap(made)
    assert made.hala.cases.record(made.person).every("given_ar") == ("أبو سامر",)


def test_a_decision_over_many_answers_binds(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    yes: dict[str, Json] = {
        "grantor": made.mother,
        "subject": made.case,
        "purpose": "search",
        "recipient": "iimp",
        "date": TODAY,
        "result": "given",
        "scopes": ["identity"],
    }
    for _ in range(MANY):
        made.enemy.sign(
            made.case,
            NewOp(made.enemy.desk.context.new_id(), "consent_grant", yes, parent=made.case),
        )
    made.enemy.hand_over(made.rima)
    monkeypatch.setattr(split_ops, "NAMED", FEW * 80)
    chosen = made.grants["iimp"]
    made.rima.consent.steps.decide(
        chosen, "الأم لا تريد", shown=made.rima.consent.steps.shown(chosen)
    )
    decided = made.view(chosen)
    assert len(decided.fields["decides"]) > 3
    assert answers.is_decided(decided)
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    assert answers.is_decided(made.hala.cases.record(chosen))
    others = [
        one for one in made.rima.cases.dossier(made.case).of("consent_grant") if one.id != chosen
    ]
    seen = [one for one in others if answers.same_question(one, decided)]
    assert len(seen) == MANY and all(answers.weighed(decided, one) for one in seen)
    late = made.enemy.desk.context.new_id()
    made.enemy.sign(made.case, NewOp(late, "consent_grant", yes, parent=made.case))
    made.enemy.hand_over(made.rima)
    assert not answers.weighed(made.view(chosen), made.view(late))
