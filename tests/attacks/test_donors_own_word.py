"""A sample leaves only where its donor, if asked, said a yes that holds by itself. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import Town, carry, told_once

from vsdesk.desk import Edit
from vsdesk.records.consent import own_word
from vsdesk.records.consent.questions import QUESTIONS

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

_BODY: Final[dict[str, Json]] = {"purpose": "identification", "recipient": "icmp"}
_ALL: Final[list[Json]] = ["am_data", "circumstances", "documents", "family_members", "identity"]
_LESS: Final[dict[str, tuple[str, dict[str, Json]]]] = {
    "yes, if": ("given_if", {"data_scope": _ALL}),
    "not now": ("not_asked", {"follow_up": "2027-01-01"}),
    "due": ("given", {"data_scope": _ALL, "review_on": "2026-11-21"}),
    "narrower": ("given", {"data_scope": ["identity"]}),
    "no": ("refused", {}),
}


@told_once
def _sample(made: Town) -> tuple[str, str]:
    """A brother's sample, and the mother's yes to search and identification: (brother, the sample)."""
    family_of(made)
    mother, brother = relative(made, "mother", "هدى"), relative(made, "brother", "نزار")
    id = made.hala.context.new_id()
    values: dict[str, Json] = {
        "donor": brother,
        "missing": made.person,
        "kit_ref": "KIT-٥",
        "sample_given": "yes",
        "kinship": "brother_full",
    }
    made.hala.cases.save([Edit("dna_reference", values, id=id, parent=made.family)])
    for purpose in ("search", "identification"):
        said(made, mother, "given", purpose=purpose, recipient="icmp", data_scope=_ALL)
    return brother, id


def _leaves(made: Town, sample: str) -> set[bool]:
    carry(made.hala, made.stick, made.rima)
    gates = [made.gate("icmp", purpose) for purpose in ("search", "identification")]
    assert all(one.allowed for one in gates)
    return {one.get(sample) is not None for one in gates}


@pytest.mark.parametrize("answer", _LESS)
def test_who_said_less_than_yes_is_heard(made: Town, answer: str) -> None:
    brother, sample = _sample(made)
    result, more = _LESS[answer]
    grant = said(made, brother, result, **_BODY, **more)
    if answer == "yes, if":
        day: dict[str, Json] = {"type": "not_before_day", "day": "2030-01-01"}
        id = made.hala.context.new_id()
        made.hala.cases.save([Edit("consent_condition", day, id=id, parent=grant)])
    assert _leaves(made, sample) == {False}


@pytest.mark.parametrize("asked", [False, True], ids=["never asked", "said yes"])
def test_an_own_yes_or_none_lets_it_leave(made: Town, asked: bool) -> None:
    brother, sample = _sample(made)
    if asked:
        said(made, brother, "given", **_BODY, data_scope=_ALL)
    assert _leaves(made, sample) == {True}


def test_the_usual_yes_to_samples_is_enough(made: Town) -> None:
    """That of the question about samples, with the scope that the dictionary gives a sample."""
    brother, sample = _sample(made)
    scopes = QUESTIONS["dna"].scopes
    donor = made.rima.context.dictionary.field("dna_reference", "donor")
    assert donor is not None
    assert donor.scope in scopes
    said(made, brother, "given", **_BODY, data_scope=[*scopes])
    assert _leaves(made, sample) == {True}


def test_of_more_donors_than_are_looked_at_none_agrees(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    brother, sample = _sample(made)
    said(made, brother, "given", **_BODY, data_scope=_ALL)
    monkeypatch.setattr(own_word, "MOST", 0)
    assert _leaves(made, sample) == {False}
