"""A relative who said yes once and refuses now is named to that body no more.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative
from tests.attacks.kit import Town, carry, town

from vsdesk.desk import How

if TYPE_CHECKING:
    from tests.desk.conftest import House

SCOPES = ["circumstances", "family_members", "identity"]


@pytest.fixture
def made(house: House) -> Town:
    """A coordinator, Hala with a case, and the enemy's device."""
    return town(house)


@pytest.mark.parametrize("before", [False, True], ids=["control", "a yes before"])
@pytest.mark.parametrize("relation", ["uncle_pat", "cousin_pat_m", "sister"])
def test_whoever_refuses_now_is_not_named(made: Town, relation: str, *, before: bool) -> None:
    family_of(made)
    hala = made.hala
    mother = relative(made, "mother", "هدى")
    aunt = relative(made, relation, "سهام")
    hala.consent_grant(made.case, mother, "search", "iimp", "given", How(), scopes=SCOPES)
    if before:
        hala.consent_grant(
            made.case, aunt, "search", "iimp", "given", How(on="2026-11-01"), scopes=SCOPES
        )
    hala.consent_grant(made.case, aunt, "search", "iimp", "refused", How(on="2026-11-20"))
    carry(hala, made.stick, made.rima)
    found = made.gate("iimp")
    assert not found.allowed or found.get(aunt) is None, found.state
