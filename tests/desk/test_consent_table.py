"""The table that a coordinator reads: standing as the rules compute it. All people are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made, made
from tests.records.test_standing import relative

from vsdesk.desk import ConsentOutcome, ConsentTable
from vsdesk.desk.consent.consent_table import consent_table
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.dictionary.values import Json

__all__ = ["made"]


def table(made: Made) -> ConsentTable:
    return consent_table(made.dossier(), TODAY)


def outcome(made: Made, purpose: str = "search", recipient: str = "iimp") -> ConsentOutcome:
    (found,) = [
        one for one in table(made).outcomes if (one.purpose, one.recipient) == (purpose, recipient)
    ]
    return found


def shown(made: Made) -> list[tuple[str, int, bool]]:
    """Who is shown, in order: the name, the standing, whether that person speaks."""
    names = {
        id: str(made.views[name].text("given_ar")) for name in made.views for id in [rid(name)]
    }
    return [(names[one.person], one.standing, one.speaks) for one in table(made).speakers]


@pytest.mark.parametrize("capacity", ["self", "parent", "guardian", "representative", "relative"])
def test_what_three_relatives_call_themselves_gives_no_standing(made: Made, capacity: str) -> None:
    """The mother says no; a paternal uncle and a neighbour say yes and call themselves
    nearer than they are."""
    relative(made, "عم", "uncle_pat")
    relative(made, "جارة", "friend_neighbour")
    made.consent("najah", "search", "iimp", "refused")
    made.consent("عم", "search", "iimp", capacity=capacity, data_scope=WIDE)
    made.consent("جارة", "search", "iimp", capacity=capacity, data_scope=WIDE)
    assert shown(made)[0] == ("نجاح", 1, True)
    assert {one[1:] for one in shown(made)[1:]} == {(3, False)}
    found = outcome(made)
    assert (found.state, found.differ, found.scopes) == ("refused", False, ())


@pytest.mark.parametrize("capacity", ["self", "parent", "guardian", "representative"])
def test_two_who_call_themselves_nearest_do_not_hide_that_equals_differ(
    made: Made, capacity: str
) -> None:
    """Mother and wife stand equal and differ; an aunt who calls herself nearest changes nothing of it."""
    relative(made, "هناء", "wife")
    relative(made, "خالة", "aunt_mat")
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.consent("هناء", "search", "iimp", "refused")
    made.consent("خالة", "search", "iimp", capacity=capacity, data_scope=WIDE)
    assert (outcome(made).state, outcome(made).differ) == ("refused", True)
    made.set("هناء/search/iimp", result="given", data_scope=WIDE)
    made.set("خالة/search/iimp", result="refused")
    assert (outcome(made).state, outcome(made).differ) == ("given", False)
    assert outcome(made).used == tuple(sorted([rid("najah/search/iimp"), rid("هناء/search/iimp")]))


def test_three_equals_who_contradict_each_other(made: Made) -> None:
    relative(made, "هناء", "wife")
    relative(made, "ابنة", "daughter", birth={"from": "2000", "to": "2000", "precision": "year"})
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.consent("هناء", "search", "iimp", "refused")
    made.consent("ابنة", "search", "iimp", "not_asked")
    assert {one[1:] for one in shown(made)} == {(1, True)}
    assert (outcome(made).state, outcome(made).differ) == ("refused", True)
    made.set("najah/search/iimp", decides=True, decides_why="هي من ربّته")
    assert outcome(made).state == "given"
    assert outcome(made).differ  # what was decided can still be seen, and decided anew


@pytest.mark.parametrize("result", ["given", "refused", "not_asked"])
def test_the_table_says_what_the_rules_say(made: Made, result: str) -> None:
    """Of whom nothing is written: a yes waits; a parent's no holds until the relation is written."""
    made.add("غريبة", "person", "family", "family", given_ar="غريبة")
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.consent("غريبة", "search", "iimp", result, capacity="parent", data_scope=WIDE)
    assert ("غريبة", 3, False) in shown(made)
    held = agreement(made.dossier(), "search", "iimp", "", TODAY)
    assert outcome(made).state == held.state == ("refused" if result == "refused" else "given")
    made.consent("غريبة", "search", "icmp", capacity="parent", data_scope=WIDE)
    assert outcome(made, recipient="icmp").state == "standing"


def test_who_said_yes_and_who_was_not_asked_is_said_truly(made: Made) -> None:
    """The wife said yes; the mother answered another question, and nobody asked her about this one."""
    relative(made, "هناء", "wife")
    made.consent("هناء", "search", "iimp", data_scope=WIDE)
    found = outcome(made)
    assert (found.state, found.reason) == ("not_asked", "unasked")  # what lets out stays as it was
    assert (found.said_yes, found.unasked) == ((rid("هناء"),), (rid("najah"),))
    made.consent("najah", "search", "iimp", "not_asked")
    found = outcome(made)
    assert (found.reason, found.said_yes, found.unasked) == ("put_off", (), ())
    made.consent("najah", "search", "iimp", "refused")
    found = outcome(made)
    assert (found.state, found.reason, found.differ) == ("refused", "differ", True)
    made.consent("هناء", "search", "iimp", "refused")
    assert outcome(made).reason == "refused"


def test_a_guardian_and_a_grandmother_who_differ_have_a_place_of_decision(made: Made) -> None:
    made.set("marwan", birth={"from": "2014", "precision": "year"})
    made.set("kin", relation="grandmother_pat")
    relative(made, "عم", "guardian")
    made.consent("najah", "search", "iimp", "refused")
    made.consent("عم", "search", "iimp", capacity="guardian", data_scope=WIDE)
    found = outcome(made)
    assert (found.state, found.reason, found.differ) == ("refused", "differ", True)


def test_a_decision_is_open_again_after_a_no_or_a_withdrawal(made: Made) -> None:
    relative(made, "هناء", "wife")
    made.consent("هناء", "search", "iimp", data_scope=WIDE, decides=True, decides_why="اتفقوا")
    made.consent("najah", "search", "iimp", "refused")
    assert (outcome(made).state, outcome(made).reopened) == ("given", False)
    later = f"{9:064x}:0"  # nobody who decided had seen it, whatever its clock says
    grant = made.views["najah/search/iimp"]
    said = grant.fields["result"][0]._replace(op=later)
    made.views["najah/search/iimp"] = replace(grant, fields={**grant.fields, "result": (said,)})
    assert (outcome(made).state, outcome(made).reopened) == ("refused", True)
    made.consent("najah", "search", "iimp", "refused")
    made.set("هناء/search/iimp", withdrawn_on="2026-10-09")
    held = made.views["هناء/search/iimp"]
    gone = held.fields["withdrawn_on"][0]._replace(op=later)
    made.views["هناء/search/iimp"] = replace(held, fields={**held.fields, "withdrawn_on": (gone,)})
    assert outcome(made).reopened


def test_contact_may_leave_only_where_the_paper_lets_it(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=[*WIDE, "contact"], contact_allowed=False)
    assert "contact" not in outcome(made).scopes
    made.consent("najah", "search", "iimp", data_scope=[*WIDE, "contact"], contact_allowed=True)
    assert "contact" in outcome(made).scopes


def test_a_yes_if_to_the_search_is_no_answer_about_samples(made: Made) -> None:
    """The search waits for a brother; about samples she said: not now. Each row says its own."""
    made.consent("najah", "search", "iimp", "given_if", data_scope=WIDE)
    told: Json = {"ar": "إذا وافق أخي", "src_lang": "ar"}
    made.add(
        "if",
        "consent_condition",
        "najah/search/iimp",
        "family",
        type="only_after_event",
        words=told,
    )
    made.consent("najah", "identification", "iimp", "not_asked")
    dossier = made.dossier()
    assert not agreement(dossier, "identification", "iimp", "", TODAY).holds
    assert (outcome(made).state, outcome(made, "identification").state) == ("yes_if", "not_asked")
    made.set("najah/identification/iimp", result="refused")
    assert outcome(made, "identification").state == "refused"
    made.set("najah/identification/iimp", result="given")
    assert outcome(made, "identification").state == "yes_if"


def test_a_condition_stands_whatever_another_one_answers(made: Made) -> None:
    """Once a wife said no or "not now", what the mother's yes asks for was gone from the row."""
    relative(made, "هناء", "wife")
    made.consent("najah", "search", "iimp", "given_if", data_scope=WIDE)
    told: Json = {"ar": "إذا وافق أخي", "src_lang": "ar"}
    made.add(
        "if",
        "consent_condition",
        "najah/search/iimp",
        "family",
        type="only_after_event",
        words=told,
    )
    for answer in ("given", "refused", "not_asked"):
        made.consent("هناء", "search", "iimp", answer, data_scope=WIDE)
        assert [one.id for one in outcome(made).conditions] == [rid("if")], answer
    made.set("najah/search/iimp", result="refused")
    assert outcome(made).conditions == ()
