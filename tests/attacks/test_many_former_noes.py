"""Many refusals in a family to which a device tied a case for a moment: each question is
asked once. All made up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

import pytest
from tests.attacks.families import assign, family_of, relative, said
from tests.attacks.kit import Town, carry
from tests.attacks.test_costs_of_kinds import WORSE
from tests.attacks.work import calls

from vsdesk.history.entry import NewOp
from vsdesk.records.consent.agreement import Agreement
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.persons import former_ties

TODAY: Final = "2026-11-26"
BODIES: Final = ("ced", "wgeid", "iimp")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, ...]]]:
    """The questions that are asked, each as often as it is."""
    found: list[tuple[str, ...]] = []

    def counted(dossier: Dossier, purpose: str, to: str, named: str, today: str) -> Agreement:
        found.append((purpose, to, named))
        return agreement(dossier, purpose, to, named, today)

    monkeypatch.setattr(former_ties, "agreement", counted)
    yield found


class Family:
    """A family of the enemy's, to which it ties the case and takes that back."""

    def __init__(self, made: Town) -> None:
        self.made = made
        family_of(made)
        said(made, relative(made, "mother", "هدى"), "given")
        carry(made.hala, made.stick, made.rima)
        assign(made)
        enemy = made.enemy
        self.family = enemy.desk.cases.new_family({"display_name": "عائلة أخرى"}).ids[0]
        enemy.change(made.case, "case", {"family": self.family}, replace=False)
        mine = [
            op.id
            for op in enemy.state(made.case, "case").fields["family"]
            if op.device_id == enemy.device_id
        ]
        back = NewOp(made.case, "case", {"family": made.family}, supersedes={"family": mine})
        enemy.sign(made.case, back)

    def refuse(self, numbers: range, bodies: tuple[str, ...] = ("ced",)) -> Dossier:
        enemy = self.made.enemy
        for number in numbers:
            who = enemy.desk.context.new_id()
            ops = [NewOp(who, "person", {"given_ar": f"شخص {number}"}, parent=self.family)]
            for body in bodies:
                no = {
                    "grantor": who,
                    "purpose": "un_complaint",
                    "recipient": body,
                    "result": "refused",
                    "given_on": "2026-11-20",
                }
                ops.append(
                    NewOp(enemy.desk.context.new_id(), "consent_grant", no, parent=self.family)
                )
            enemy.sign(self.family, *ops)
        enemy.hand_over(self.made.rima)
        return self.made.rima.cases.dossier(self.made.case)


def test_as_many_noes_as_there_are_ask_one_question(
    made: Town, asked: list[tuple[str, ...]]
) -> None:
    tied, counts = Family(made), []
    for numbers in (range(10), range(10, 40)):
        dossier = tied.refuse(numbers)
        assert len(former_ties.former_noes(dossier)) == numbers.stop
        asked.clear()
        former_ties.closing_records(dossier, TODAY)
        counts.append(len(asked))
    assert counts == [1, 1]


def test_each_question_is_asked(made: Town, asked: list[tuple[str, ...]]) -> None:
    dossier = Family(made).refuse(range(4), BODIES)
    closing = former_ties.closing_noes(dossier, TODAY)
    assert sorted(asked) == sorted(("un_complaint", one, "") for one in BODIES)
    for one in former_ties.former_noes(dossier):
        state = agreement(dossier, "un_complaint", one.text("recipient"), "", TODAY).state
        assert (one in closing) == (state in ("refused", "withdrawn"))


def test_as_many_more_again_cost_as_much_as_those_before(made: Town) -> None:
    tied, counts = Family(made), []
    for numbers in (range(10), range(10, 40), range(40, 70)):
        dossier = tied.refuse(numbers)
        assert dossier.ever is not None  # read before it is counted
        counts.append(calls(partial(former_ties.closing_records, dossier, TODAY)))
    few, many, most = counts
    assert most - many < WORSE * (many - few), counts
