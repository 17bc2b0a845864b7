"""Whoever opened a case calls a relative a second missing person: nothing leaves by it. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import family_of, relative
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import hala

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

_SMALL: Final[dict[str, Json]] = {
    "birth": {"from": "2016-01-01", "to": "2016-01-01", "precision": "day"},
    "usual_address_text": "زقاق الورد",
    "mother_given_ar": "ربى",
    "education": "primary",
}


def _family(made: Town) -> tuple[str, str, str]:
    """A mother's yes to the least, by the coordinator; a small daughter: (mother, daughter, her number)."""
    family_of(made)
    mother, girl = relative(made, "mother", "هدى"), relative(made, "daughter", "نور")
    h, r = made.hala, made.rima
    h.cases.save([Edit("person", _SMALL, id=girl)])
    card: dict[str, Json] = {"type": "national_id", "number": "01020304050"}
    number = h.context.new_id()
    h.cases.save([Edit("person_identifier", card, id=number, parent=girl)])
    carry(h, made.stick, r)
    yes: dict[str, Json] = {
        "grantor": mother,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given",
        "given_on": "2026-11-20",
        "data_scope": ["circumstances", "identity"],
    }
    r.cases.save([Edit("consent_grant", yes, id=r.context.new_id(), parent=made.family)])
    carry(r, made.stick, made.hala)
    return mother, girl, number


@pytest.mark.parametrize("level", ["B", "C"])
def test_a_daughter_called_missing_leaves_not(made: Town, level: str) -> None:
    _, girl, number = _family(made)
    opener = hala(made)
    opener.desk.context.vault.new_incarnation()
    opener.sign(made.case, NewOp(made.case, "case", {"person": girl}))
    opener.hand_over(made.rima)
    left = made.gate("ced", "un_complaint", level)
    assert not left.allowed
    assert left.get(girl) is None
    assert left.get(number) is None


def test_it_leaves_as_agreed_once_a_coordinator_says_of_whom_it_is(made: Town) -> None:
    _, girl, number = _family(made)
    opener = hala(made)
    opener.desk.context.vault.new_incarnation()
    opener.sign(made.case, NewOp(made.case, "case", {"person": girl}))
    opener.hand_over(made.rima)
    r = made.rima
    r.cases.save([Edit("case", {"person": made.person}, id=made.case)])
    left = made.gate("ced", "un_complaint")
    person, her = left.get(made.person), left.get(girl)
    assert left.allowed
    assert person is not None
    assert person.text("given_ar") == "ليث"
    assert her is None or not {*_SMALL, "given_ar"} - {"education"} & her.values.keys()
    assert left.get(number) is None


def test_before_that_his_name_leaves_and_hers_does_not(made: Town) -> None:
    _, girl, number = _family(made)
    left = made.gate("ced", "un_complaint")
    person, her = left.get(made.person), left.get(girl)
    assert person is not None
    assert person.text("given_ar") == "ليث"
    assert her is None or "given_ar" not in her.values
    assert left.get(number) is None
