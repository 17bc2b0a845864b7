"""Whoever said no, or less than yes, is erased: their answer closes as before. Asserts that it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import carry, decided_before
from tests.attacks.test_erased_guarded import erased, gate, hala
from tests.attacks.test_marks import SCOPES

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json


_MORE: dict[str, dict[str, Json]] = {
    "narrower": {"data_scope": ["identity"]},
    "not_asked": {"follow_up": "2027-01-01"},
}


def parents(made: Town, result: str, **more: Json) -> tuple[str, str]:
    """The father said yes, the mother less; the mother, her answer."""
    family_of(made)
    mother, father = relative(made, "mother", "هدى"), relative(made, "father", "أحمد")
    said(made, father, "given", identity_mode="named", data_scope=SCOPES)
    return mother, said(made, mother, result, **more)


def left(made: Town) -> tuple[str, list[str]]:
    """What holds, and which events leave with their type."""
    out = gate(made)
    return out.state, [one.id for one in out.of("event") if "type" in one.values]


@pytest.mark.parametrize("how", ["person", "kinship", "family_member", "both"])
@pytest.mark.parametrize("result", ["refused", "given_if", "not_asked", "narrower"])
def test_an_erased_no_closes_what_it_closed(made: Town, result: str, how: str) -> None:
    more = _MORE.get(result, {})
    mother, answer = parents(made, "given" if result == "narrower" else result, **more)
    hala(made, ("event", {"type": "arrest"}, made.case))
    carry(made.hala, made.stick, made.rima)
    before = left(made)
    rows = [
        one.id
        for one in made.rima.cases.dossier(made.family)
        if one.kind in ("kinship", "family_member") and mother in one.every("person")
        if how in (one.kind, "both")
    ]
    listing = erased(made, *(rows or [mother]))
    assert listing.answers == (() if rows else (answer,))
    assert left(made) == before


def test_an_erased_yes_opens_as_little_as_before(made: Town) -> None:
    """Nobody else was asked: her yes went with her standing."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    assert left(made)[0] == "given"
    erased(made, mother)
    assert left(made)[0] != "given"


def test_the_no_of_somebody_far_stays_far_where_their_kinship_stands(made: Town) -> None:
    """Somebody else's row was erased: an uncle's no closes as little as before."""
    family_of(made)
    father, uncle = relative(made, "father", "أحمد"), relative(made, "uncle_pat", "سعيد")
    aunt = relative(made, "aunt_pat", "أمينة")
    said(made, father, "given", identity_mode="named", data_scope=SCOPES)
    said(made, uncle, "refused")
    carry(made.hala, made.stick, made.rima)
    before = left(made)
    assert before[0] == "given"
    erased(made, aunt)
    assert left(made) == before


def test_an_older_decision_ends_it(made: Town) -> None:
    mother, answer = parents(made, "refused")
    carry(made.hala, made.stick, made.rima)
    erased(made, mother)
    assert left(made)[0] == "refused"
    yes = next(
        one.id for one in made.rima.cases.dossier(made.case).of("consent_grant") if one.id != answer
    )
    decided_before(made.rima, yes, "اتفقوا كلهم")
    assert left(made)[0] == "given"
