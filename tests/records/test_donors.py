"""Whose sample helps to find whom, who said no, and that a court comes before a minor. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.people import TODAY, rid
from tests.records.test_kinship import family, relate

from vsdesk.records.consent.donors import advised, needs_a_court, use_of
from vsdesk.records.consent.holding_answer import not_here_to_answer

if TYPE_CHECKING:
    from tests.records.conftest import Made


def test_who_said_no_is_advised_to_nobody(made: Made) -> None:
    family(made, "male", mother="mother", girl="daughter")
    assert set(advised(made.dossier(), rid("marwan")).donors) == {rid("mother"), rid("girl")}
    made.add("no", "dna_reference", "family", donor=rid("girl"), sample_given="refused")
    assert advised(made.dossier(), rid("marwan")).donors == (rid("mother"),)


def test_the_sister_of_one_is_no_help_for_her_husband(made: Made) -> None:
    family(made, "male", nour="sister_full")
    made.add("husband", "person", "family", given_ar="ماهر", sex="male")
    made.add("second", "case", None, person=rid("husband"), family=rid("family"))
    relate(made, "nour", "wife", "husband")
    relate(made, "marwan", "cousin_pat_m", "husband")
    found = use_of(made.dossier(), rid("nour"))
    assert (found.helps, found.not_for) == ((rid("marwan"),), (rid("husband"),))


def test_who_spoke_and_gave_a_sample_and_is_missing_since(made: Made) -> None:
    """Nobody is advised to ask her again, and no form offers her as answering."""
    family(made, "male", mother="mother", rawan="daughter")
    made.add("sample", "dna_reference", "family", donor=rid("rawan"), sample_given="given")
    made.consent("rawan", "search", "iimp", data_scope=["identity"])
    assert rid("rawan") in advised(made.dossier(), rid("marwan")).donors
    assert rid("rawan") not in not_here_to_answer(made.dossier())
    made.add("hers", "case", None, person=rid("rawan"), family=rid("family"))
    now = made.dossier()
    assert advised(now, rid("marwan")).donors == (rid("mother"),)
    assert rid("rawan") in not_here_to_answer(now)
    assert use_of(now, rid("rawan")).helps == (
        rid("marwan"),
    )  # the sample that lies there helps him


@pytest.mark.parametrize(
    ("relation", "class_"),
    [
        ("mother", "helps"),
        ("sister_full", "helps"),
        ("grandchild", "little"),
        ("nephew_niece_bro", "little"),
        ("cousin_ammeh male", "little"),
        ("wife", "not_for"),
        ("in_law", "not_for"),
        ("milk_adoptive", "not_for"),
    ],
)
def test_further_relatives_by_blood_help_a_little(made: Made, relation: str, class_: str) -> None:
    family(made, "male", rawan=relation)
    found = use_of(made.dossier(), rid("rawan"))
    assert {name for name in found._fields if getattr(found, name)} == {class_}


@pytest.mark.parametrize(
    ("before", "after", "asked"),
    [
        ("", "planned", True),
        ("not_asked", "planned", True),
        ("refused", "planned", True),
        ("refused", "asked_waiting", True),
        ("refused", "court_first", False),
        ("court_first", "planned", False),
        ("planned", "asked_waiting", False),
        ("", "yes", False),  # what was done is told as it was
        ("refused", "no", False),
    ],
)
def test_a_court_comes_before_a_minor(made: Made, before: str, after: str, asked: bool) -> None:
    made.set("marwan", birth={"from": "2012-01-30", "to": "2012-02-02", "precision": "range"})
    child = made.dossier().get(rid("marwan"))
    assert child is not None and needs_a_court(child, before, after, TODAY) == asked


def test_of_a_grown_donor_nobody_asks_a_court(made: Made) -> None:
    found = made.dossier().get(rid("marwan"))
    assert found is not None and not needs_a_court(found, "refused", "planned", TODAY)
