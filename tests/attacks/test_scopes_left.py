"""What an answer lets out is what all that stands there allows: on the page, narrowed, looked at again.
Nothing left is no silence. Everybody is made up."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from tests.attacks.families import assign, family_of, relative, said
from tests.attacks.kit import TODAY, Town, carry, town
from tests.desk.conftest import House

from vsdesk.desk import Edit
from vsdesk.errors import UserError
from vsdesk.records.consent.agreement import Agreement
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.dictionary.values import Json


@dataclass
class Asked:
    """The town with a mother's answer."""

    made: Town
    grant: str

    def holds(self) -> Agreement:
        return agreement(
            self.made.rima.cases.dossier(self.made.case), "un_complaint", "ced", "", TODAY
        )

    def change(self, **values: Json) -> None:
        self.made.enemy.change(self.grant, "consent_grant", values, replace=False)
        self.made.enemy.hand_over(self.made.rima)


@pytest.fixture
def asked(house: House) -> Asked:
    made = town(house)
    family_of(made)
    grant = said(made, relative(made, "mother", "هدى"), "given")
    assign(made)
    return Asked(made, grant)


def test_less_is_less_than_what_all_say(asked: Asked) -> None:
    """A longer list beside is not shown as agreed, and narrowing cannot take from it."""
    asked.change(data_scope=["contact", "documents", "identity"])
    made = asked.made
    assert set(made.rima.consent.steps.answer(asked.grant).scopes) == {"documents", "identity"}
    with pytest.raises(UserError, match="E_VALUE"):
        made.rima.consent.narrow(asked.grant, scopes=["contact", "identity"])
    made.rima.consent.narrow(asked.grant, scopes=["identity"])
    assert asked.holds().scopes == {"identity"}


def test_a_list_that_came_meanwhile_still_narrows(asked: Asked) -> None:
    """The strip was drawn before the mother took her name back."""
    made = asked.made
    made.hala.consent.narrow(asked.grant, scopes=["circumstances", "documents"])
    carry(made.hala, made.stick, made.rima)
    with pytest.raises(UserError, match="E_VALUE"):
        made.rima.consent.narrow(asked.grant, scopes=["identity"])
    assert asked.holds().scopes == {"circumstances", "documents"}


def test_nothing_left_is_no_silence(asked: Asked) -> None:
    """An emptied list would be read as if nothing had been said of it, which lets out the least of all."""
    rima = asked.made.rima
    with pytest.raises(UserError, match="E_NO_SCOPE"):
        rima.consent.narrow(asked.grant, scopes=[])
    with pytest.raises(UserError, match="E_NO_SCOPE"):
        rima.cases.save([Edit("consent_grant", {"data_scope": None}, id=asked.grant)])


def test_looked_at_again_never_repeats_an_emptied_list(asked: Asked) -> None:
    """Two narrowings of two who are believed, of which nothing is common: somebody asks
    again, nothing is repeated."""
    made = asked.made
    carry(made.rima, made.stick, made.hala)
    made.hala.consent.narrow(asked.grant, scopes=["documents"])
    made.rima.consent.narrow(asked.grant, scopes=["identity"])
    carry(made.hala, made.stick, made.rima)
    assert asked.holds().scopes == set()
    with pytest.raises(UserError, match="E_VALUE"):
        made.rima.consent.steps.review(
            asked.grant, "2027-11-24", shown=made.rima.consent.steps.shown(asked.grant)
        )
    assert asked.holds().scopes == set()
