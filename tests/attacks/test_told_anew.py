"""Told words that a coordinator wrote, and that the family tells anew: each text leaves as far as it may
itself. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import leaving, words
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_what_terms_tell import town

HIDDEN = "وقالت سلمى النوري إنهم أخذوه"


def told_anew(made: Town, old: str, new: str) -> None:
    """By Hala, over what a coordinator wrote; the wife is not to be named outside."""
    _, wife = town(made)
    written(made, "person_mark", {"type": "not_named_outside"}, wife)
    event = written(made, "event", {"type": "arrest", "text": words(old)}, made.case)
    carry(made.rima, made.stick, made.hala)
    made.hala.cases.save([as_shown(made.hala, "event", {"text": words(new)}, event)])
    carry(made.hala, made.stick, made.rima)


@pytest.mark.parametrize("old", [HIDDEN, "أخذوه من السوق"])
def test_without_a_hidden_name_they_leave(made: Town, old: str) -> None:
    told_anew(made, old, "أخذوه ليلاً من البيت")
    left = leaving(made)
    assert "ليلاً" in left
    assert "سلمى" not in left
    assert "السوق" not in left


@pytest.mark.parametrize("old", [HIDDEN, "أخذوه من السوق"])
def test_with_one_they_stay(made: Town, old: str) -> None:
    told_anew(made, old, "أخذوه ليلاً من البيت مع سلمى النوري")
    left = leaving(made)
    assert "ليلاً" not in left
    assert "سلمى" not in left
