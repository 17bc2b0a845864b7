"""Two entries of one missing person that a coordinator joined: what guards the one guards
the other. All made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import Town, carry, told_once

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request

TODAY = "2026-11-26"
WHY = "نفس الشخص"


@told_once
def _recorded_twice(made: Town, one_family: bool) -> tuple[str, str, str, str, str, str]:
    """Mother, case, family and missing person of the first entry; case and person of the second."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    first, home, missing = made.case, made.family, made.person
    desk = made.hala
    family = (
        made.family
        if one_family
        else desk.cases.new_family({"display_name": "عائلة النوري"}).ids[0]
    )
    tied: dict[str, Json] = {"family": family, "case_type": "enforced_disappearance"}
    second, again = desk.cases.new_case({"given_ar": "ليث", "family_ar": "النوري"}, tied).ids
    made.case, made.family, made.person = second, family, again
    said(made, relative(made, "brother", "نزار"), "given")
    carry(desk, made.stick, made.rima)
    return mother, first, home, missing, second, again


@told_once
def _refused(made: Town, mother: str, first: str, home: str, more: dict[str, Json]) -> None:
    answer: dict[str, Json] = {
        "grantor": mother,
        "subject": first,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "refused",
        "given_on": "2026-11-21",
        **more,
    }
    desk = made.rima
    desk.cases.save([Edit("consent_grant", answer, id=desk.context.new_id(), parent=home)])


@told_once
def _joined(made: Town, first: str, second: str) -> None:
    desk = made.rima
    shown = desk.matching.pair_shown(first, second)
    desk.matching.decide_pair(first, second, "same", WHY, shown=shown)


class Two:
    """The first entry, with a mother; and the second, with a brother who said yes."""

    def __init__(self, made: Town, *, one_family: bool = False) -> None:
        self.made = made
        told = _recorded_twice(made, one_family)
        self.mother, self.first, self.home, self.missing, self.second, self.again = told

    def refuses(self, **more: Json) -> None:
        _refused(self.made, self.mother, self.first, self.home, {**more})

    def join(self) -> None:
        _joined(self.made, self.first, self.second)

    def part(self) -> None:
        desk = self.made.rima
        desk.matching.undecide(
            self.first, self.second, WHY, shown=desk.matching.pair_shown(self.first, self.second)
        )

    def gate(self, case: str = "") -> GateDecision:
        """As one file is read, and as it is read among all: the same."""
        read, case = self.made.rima.context.vault.read, case or self.second
        asked = Request("un_complaint", "ced", "B", TODAY)
        alone = read.dossier(case)
        assert alone is not None
        [*several] = read.dossiers([case, self.first, self.second])
        found = [
            decide(asked, one, self.made.rima.context.dictionary) for one in (alone, several[0])
        ]
        assert found[0].state == found[1].state
        return found[0]


@pytest.mark.parametrize("one_family", [False, True])
def test_a_no_at_the_one_closes_the_other_until_they_are_parted(
    made: Town, one_family: bool
) -> None:
    two = Two(made, one_family=one_family)
    two.refuses()
    before = two.gate().state
    two.join()
    assert two.gate().state == "refused"
    two.part()
    assert two.gate().state == before == "given"


def test_so_does_what_was_taken_back(made: Town) -> None:
    two = Two(made)
    two.refuses(result="given", withdrawn_on="2026-11-22", data_scope=["circumstances", "identity"])
    two.join()
    assert two.gate().state not in ("given", "given_limited")


def test_a_red_danger_at_the_one_stops_the_other(made: Town) -> None:
    two = Two(made)
    made.rima.cases.save(
        [Edit("risk_assessment", {"level": "red", "date": "2026-11-20"}, parent=two.home)]
    )
    assert two.gate().allowed
    two.join()
    assert not two.gate().allowed


@pytest.mark.parametrize("mark", ["nobody_may_know_of", "not_named_outside"])
def test_who_is_hidden_at_the_one_is_hidden_at_the_other(made: Town, mark: str) -> None:
    two = Two(made)
    made.rima.cases.save([Edit("person_mark", {"type": mark}, parent=two.missing)])
    named = two.gate().get(two.again)
    assert named is not None and "given_ar" in named.values
    two.join()
    hidden = two.gate().get(two.again)
    assert hidden is None or "given_ar" not in hidden.values


def test_a_yes_at_the_one_opens_nothing_at_the_other(made: Town) -> None:
    two = Two(made)
    two.refuses(result="given", data_scope=["circumstances", "identity"], recipient="wgeid")
    two.join()
    assert (
        decide(
            Request("un_complaint", "wgeid", "B", TODAY),
            two.made.rima.cases.dossier(two.second),
            two.made.rima.context.dictionary,
        ).state
        != "given"
    )
    assert two.gate().state == "given"


def test_what_only_a_documenters_device_joins_closes_nothing(made: Town) -> None:
    two = Two(made)
    two.refuses()
    enemy = made.enemy
    link: dict[str, Json] = {"first": two.first, "second": two.second, "decision": "same"}
    from vsdesk.history.entry import NewOp

    enemy.sign(two.second, NewOp(enemy.desk.context.new_id(), "duplicate_link", link))
    enemy.hand_over(made.rima)
    assert two.gate().state == "given"
