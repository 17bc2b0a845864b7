"""What each recipient means for what may leave: one table, each meaning pinned. Made-up people only."""

from __future__ import annotations

import pytest

from vsdesk.records.consent import recipients
from vsdesk.records.consent.recipients import HOME, KNOWN, Recipient
from vsdesk.records.dictionary.vocabulary import Vocabularies


def those(meaning: str) -> set[str]:
    """The keys of which something is true."""
    return {key for key, one in KNOWN.items() if getattr(one, meaning)}


def test_the_table_and_the_list_know_the_same_keys() -> None:
    assert set(KNOWN) == set(Vocabularies.load().keys("recipient"))


def test_each_meaning_is_what_it_was() -> None:
    """What the five sets of the same name meant, each under a name of its own."""
    assert those("inside") == {"own_org", "coordinator", "own_copy"}  # gate, risk, certificate
    assert (
        those("home") == {"own_org", "coordinator", "family", "own_copy"} == HOME
    )  # consent, letters
    assert those("whole") == {"own_copy"}
    assert those("needs_counsel") == {key for key in KNOWN if key.startswith("prosecutor_")}
    assert set(KNOWN) - those("asked") == {"own_copy", "family", "government_sy"}
    assert those("by_name") == {
        *("partner_ngo", "service_provider", "prosecutor_other", "embassy", "special_rapporteur"),
        *("local_authorities", "other", "unknown"),
    }
    assert {key for key, one in KNOWN.items() if one.letters == "ar"} == {
        *(
            "ncmp",
            "ntjc",
            "children_committee",
            "prosecutor_sy",
            "sarc",
            "scm",
            "afomas",
            "government_sy",
            "local_authorities",
        ),
    }


def test_levels() -> None:
    assert {key for key, one in KNOWN.items() if one.widest == "A"} == {
        *("own_org", "coordinator", "own_copy"),
        *(key for key in KNOWN if key.startswith("prosecutor_")),
    }
    assert {key: one.widest for key, one in KNOWN.items() if one.widest > "B"} == {
        "service_provider": "C",
        "local_authorities": "C",
        "public": "C",
        "donor_aggregate": "E",
    }


def test_whoever_may_carry_a_paper_or_speaks_with_the_family_hears_no_untold_news() -> None:
    assert those("carried") == {"family", "icrc", "sarc"}
    assert those("carried") <= those("quiet")
    partners = {key for key, one in KNOWN.items() if one.sort == "partner"}
    assert partners | {"public", "family", "icrc"} <= those("quiet")


def test_authorities_elsewhere_and_on_the_ground_are_outside_and_nobody_is_known_to_tell_them() -> (
    None
):
    """A family that says "not to Türkiye" is asked again for each body of which nobody here knows."""
    for key in ("government_tr", "local_authorities"):
        one = KNOWN[key]
        assert one.asked and one.quiet and not (one.inside or one.home or one.passes_to)
        assert recipients.reaches("ncmp", key) is None and recipients.reaches("public", key) is True
        assert recipients.reaches(key, key) is True


@pytest.mark.parametrize(
    "key", ["x_own", "prosecutor_of_ours", "own_org2", "", "own copy", "عائلة"]
)
def test_a_key_that_is_not_in_the_table_is_somebody_outside(key: str) -> None:
    """An organisation's own term widens nothing, whatever it is called."""
    found = recipients.of(key)
    assert found == Recipient(key)
    assert not (found.inside or found.home or found.whole or found.needs_counsel)
    assert (found.quiet, found.widest) == (True, "B")


@pytest.mark.parametrize("said", ["own copy", "own_copy", " own copy "])
def test_both_spellings_of_the_own_copy_are_one_where_they_come_in(said: str) -> None:
    assert recipients.of(recipients.key_of(said)).whole
