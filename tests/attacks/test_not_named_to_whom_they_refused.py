"""A relative who refuses a body is not named to it: not by an older yes, nor by one for another missing
person.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative
from tests.attacks.kit import Town, carry

from vsdesk.desk import How

if TYPE_CHECKING:
    pass

SCOPES = ["circumstances", "family_members", "identity"]


@pytest.mark.parametrize("before", [False, True], ids=["control", "a yes before"])
@pytest.mark.parametrize("relation", ["uncle_pat", "cousin_pat_m", "sister"])
def test_whoever_refuses_now_is_not_named(made: Town, relation: str, *, before: bool) -> None:
    family_of(made)
    hala = made.hala
    mother = relative(made, "mother", "هدى")
    aunt = relative(made, relation, "سهام")
    hala.consent.grant(
        made.case,
        mother,
        "search",
        "iimp",
        "given",
        How(),
        scopes=SCOPES,
        shown=hala.cases.shown(made.case),
    )
    if before:
        hala.consent.grant(
            made.case,
            aunt,
            "search",
            "iimp",
            "given",
            How(on="2026-11-01"),
            scopes=SCOPES,
            shown=hala.cases.shown(made.case),
        )
    hala.consent.grant(
        made.case,
        aunt,
        "search",
        "iimp",
        "refused",
        How(on="2026-11-20"),
        shown=hala.cases.shown(made.case),
    )
    carry(hala, made.stick, made.rima)
    found = made.gate("iimp")
    assert not found.allowed or found.get(aunt) is None, found.state


@pytest.mark.parametrize("other", [False, True], ids=["control", "a yes for another"])
def test_a_yes_for_another_case_names_nobody_here(made: Town, *, other: bool) -> None:
    case, _, family = family_of(made)
    hala = made.hala
    mother, uncle = relative(made, "mother", "هدى"), relative(made, "uncle_pat", "سهام")
    hala.consent.grant(
        case, mother, "search", "iimp", "given", How(), scopes=SCOPES, shown=hala.cases.shown(case)
    )
    hala.consent.grant(
        case, uncle, "search", "iimp", "refused", How(on="2026-11-20"), shown=hala.cases.shown(case)
    )
    if other:
        second = hala.cases.new_case(
            {"given_ar": "غيث"}, {"family": family, "case_type": "enforced_disappearance"}
        ).ids[0]
        hala.consent.grant(
            second,
            uncle,
            "search",
            "iimp",
            "given",
            How(on="2026-11-21"),
            scopes=SCOPES,
            shown=hala.cases.shown(second),
        )
    carry(hala, made.stick, made.rima)
    found = made.gate("iimp")
    assert not found.allowed or found.get(uncle) is None
