"""What the terms of the shipped lists tell is said once, and of every list in which they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vsdesk.records.dictionary.terms import COUNTING_TERMS, DEATH_TERMS

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary

# Of these words a term speaks that tells of a death; the exceptions say why not.
OF_DEATH = frozenset(
    {
        "death",
        "dead",
        "deceased",
        "killed",
        "killing",
        "grave",
        "burial",
        "buried",
        "remains",
        "execution",
        "cemetery",
    }
)
# A list in which such a term, or one of the same name, tells of nobody.
OTHERWISE = {
    ("audit_action", "view_death_image"),  # an act at this desk
    ("consent_purpose", "identification"),  # a question
    ("indicator", "remains_identified"),  # a count of several
    ("indicator", "remains_learned"),
}


def _terms(dictionary: Dictionary, name: str | None) -> frozenset[str]:
    return frozenset(dictionary.vocabularies.keys(name) if name else ())


@pytest.mark.parametrize("terms", [DEATH_TERMS, COUNTING_TERMS], ids=["death", "counting"])
def test_each_list_and_term_is_there(
    dictionary: Dictionary, terms: dict[str, tuple[str, ...]]
) -> None:
    lists = {one.vocabulary for kind in dictionary.kinds for one in kind.fields}
    for name, keys in terms.items():
        assert name in lists
        assert set(keys) <= set(_terms(dictionary, name)), name


def test_one_term_tells_the_same_in_every_list(dictionary: Dictionary) -> None:
    lists = {one.vocabulary for kind in dictionary.kinds for one in kind.fields if one.vocabulary}
    telling = {key for keys in DEATH_TERMS.values() for key in keys}
    for name in lists:
        here = {key for key in telling & _terms(dictionary, name) if (name, key) not in OTHERWISE}
        assert here <= set(DEATH_TERMS.get(name, ())), name


def test_a_term_that_speaks_of_a_death_is_said_to(dictionary: Dictionary) -> None:
    lists = {one.vocabulary for kind in dictionary.kinds for one in kind.fields if one.vocabulary}
    found = {
        (name, key)
        for name in lists
        for key in _terms(dictionary, name)
        if OF_DEATH & set(key.split("_")) and key not in DEATH_TERMS.get(name, ())
    }
    assert found <= OTHERWISE, sorted(found)
