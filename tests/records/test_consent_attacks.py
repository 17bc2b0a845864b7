"""Odd and hostile answers: each is read the narrower way. All people are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made, view
from tests.records.test_standing import relative

from vsdesk.records.consent.holding_answer import Agreement, agreement, not_here_to_answer
from vsdesk.records.consent.notes import notes
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dictionary.vocabulary import Vocabularies


def holds(
    made: Made, purpose: str = "search", recipient: str = "iimp", named: str = ""
) -> Agreement:
    """What holds today."""
    return agreement(made.dossier(), purpose, recipient, named, TODAY)


def more(made: Made, name: str, result: str = "given", **values: Json) -> None:
    """One more answer of the mother about the same thing, in a record of its own."""
    row: dict[str, Json] = {
        "grantor": rid("najah"),
        "capacity": "relative",
        "purpose": "search",
        "recipient": "iimp",
        "result": result,
        "given_on": "2026-10-01",
        **values,
    }
    kept = {key: value for key, value in row.items() if value is not None}
    made.views[name] = view(name, "consent_grant", kept, parent="family", space="family")


def test_decided_then_same_person_refuses_anew(made: Made) -> None:
    relative(made, "هناء", "wife")
    made.consent("najah", "search", "iimp", data_scope=WIDE, decides=True, decides_why="x")
    made.consent("هناء", "search", "iimp", "refused")
    assert holds(made).state == "given"
    more(made, "anew", "refused", given_on="2026-11-01")
    made.written_later("anew")
    assert holds(made).state == "refused"


def test_decides_difference(made: Made) -> None:
    relative(made, "هناء", "wife")
    made.consent("najah", "search", "iimp", data_scope=WIDE, decides_why="x")
    made.differ("najah/search/iimp", "decides", False, True)
    made.consent("هناء", "search", "iimp", "refused")
    assert holds(made).state == "refused"


def test_undated_no(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    more(made, "anew", "refused", given_on=None)
    assert holds(made).state == "refused"


def test_withdrawal_later_than_other_grant(made: Made) -> None:
    made.consent(
        "najah", "search", "iimp", data_scope=WIDE, given_on="2026-10-01", withdrawn_on="2026-11-05"
    )
    more(made, "late", given_on="2026-10-15")
    assert holds(made).state == "withdrawn"


def test_same_day(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    more(made, "late", "refused")
    assert holds(made).state == "refused"
    del made.views["najah/search/iimp"]
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    assert holds(made).state == "refused"


def test_recipient_differs(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.differ("najah/search/iimp", "recipient", "iimp", "ncmp")
    assert not holds(made).holds and not holds(made, recipient="ncmp").holds


def test_purpose_differs(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.differ("najah/search/iimp", "purpose", "search", "media")
    assert not holds(made, "media").holds


def test_grantor_differs(made: Made) -> None:
    relative(made, "عم", "uncle_pat")
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.differ("najah/search/iimp", "grantor", rid("عم"), rid("najah"))
    assert not holds(made).holds


def test_named_grant_not_for_the_class(made: Made) -> None:
    made.consent("najah", "referral", "partner_ngo", recipient_name="Hevdestî")
    assert not holds(made, "referral", "partner_ngo").holds


def test_named_differs(made: Made) -> None:
    made.consent("najah", "referral", "partner_ngo", recipient_name="Hevdestî")
    made.differ("najah/referral/partner_ngo", "recipient_name", "A", "B")
    assert not holds(made, "referral", "partner_ngo", "A").holds
    assert not holds(made, "referral", "partner_ngo", "B").holds


def test_specific_no_stays(made: Made) -> None:
    made.consent("najah", "referral", "partner_ngo", "refused", recipient_name="Hevdestî")
    more(made, "class", purpose="referral", recipient="partner_ngo", given_on="2026-11-01")
    assert not holds(made, "referral", "partner_ngo", "Hevdestî").holds
    assert holds(made, "referral", "partner_ngo", "Another").holds


def test_review_named(made: Made) -> None:
    made.consent("najah", "referral", "partner_ngo", review_on="2026-11-01")
    made.add(
        "row",
        "disclosure",
        "case",
        recipient="partner_ngo",
        recipient_name="Hevdestî",
        purpose="referral",
    )
    assert holds(made, "referral", "partner_ngo", "Another").state == "review"


def test_undated_review(made: Made) -> None:
    more(made, "u", given_on=None)
    assert holds(made).state != "given"


def test_arabic_digits_review(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE, review_on="٢٠٢٥-٠١-٠١")
    assert holds(made).state == "review"


def test_guardian_of_an_adult(made: Made) -> None:
    made.drop("najah/hold_record/own_org")
    relative(made, "عم", "uncle_pat")
    made.consent("عم", "search", "iimp", capacity="guardian", data_scope=WIDE)
    assert holds(made).state == "standing"


def test_guardian_of_grown_child(made: Made) -> None:
    made.drop("najah/hold_record/own_org")
    relative(made, "عم", "uncle_pat")
    made.consent("عم", "search", "iimp", capacity="guardian", data_scope=WIDE)
    made.set("marwan", birth={"from": "2008-11-25", "to": "2008-11-25", "precision": "day"})
    assert holds(made).state == "given"
    made.set("marwan", birth={"from": "2008-11-24", "to": "2008-11-24", "precision": "day"})
    assert holds(made).state == "standing"


def test_representative_without_paper(made: Made) -> None:
    made.drop("najah/hold_record/own_org")
    relative(made, "عم", "uncle_pat")
    made.consent("عم", "search", "iimp", capacity="representative", data_scope=WIDE)
    assert holds(made).state == "standing"


def test_own_no_missing_again(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.set("case", search_status="released_returned")
    made.consent("marwan", "search", "iimp", "refused", capacity="self")
    assert holds(made).state == "refused"
    made.set("case", search_status="open_searching")
    assert holds(made).state == "refused"


def test_a_decision_that_was_opened_again_is_said(made: Made) -> None:
    """The coordinator reads that it differs, not only that nothing leaves."""
    relative(made, "هناء", "wife")
    made.consent("najah", "search", "iimp", data_scope=[*WIDE], decides=True, decides_why="x")
    made.consent("هناء", "search", "iimp", "refused")
    lists = Vocabularies.load()
    assert "contradicts" not in {one.code for one in notes(made.dossier(), lists, TODAY)}
    later = made.views["هناء/search/iimp"].fields["result"][0]._replace(op=f"{7:064x}:0")
    fields = {**made.views["هناء/search/iimp"].fields, "result": (later,)}
    made.views["هناء/search/iimp"] = replace(made.views["هناء/search/iimp"], fields=fields)
    assert holds(made).state == "refused"
    assert "contradicts" in {one.code for one in notes(made.dossier(), lists, TODAY)}


@pytest.mark.parametrize("no", ["refused", "withdrawn"])
def test_of_a_file_that_may_not_be_kept_nothing_leaves(made: Made, no: str) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    assert holds(made).state == "given"
    made.set("najah/hold_record/own_org", result=no)
    assert holds(made).state == no
    assert agreement(made.dossier(), "search", "iimp", "", TODAY, own=rid("najah")).state == no
    made.set("najah/hold_record/own_org", result="given")
    relative(made, "عم", "uncle_pat")
    made.consent("عم", "hold_record", "own_org", no)
    assert holds(made).state == "given"  # not his to say: the mother stands nearer
    relative(made, "هناء", "wife")
    made.consent("هناء", "hold_record", "own_org", no)
    assert holds(made).state == no
    made.set("najah/hold_record/own_org", decides=True, decides_why="رأي المحامية")
    made.consent("هناء", "search", "iimp", data_scope=WIDE)
    assert holds(made).state == "given"


FREED: Json = {"from": "2026-11-01", "to": "2026-11-01", "precision": "day"}


def freed(made: Made, **values: Json) -> None:
    """An event of the case that says that مروان is free."""
    row: dict[str, Json] = {"type": "release", "date": FREED, "confidence": "hearsay_named"}
    made.views["freed"] = view("freed", "event", {**row, **values}, parent="case")


def test_a_release_freezes_what_relatives_answered_at_once(made: Made) -> None:
    """Nobody has to remember to change the state of the search too."""
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    assert holds(made).state == "given"
    for kind in ("release", "exchange", "reunited"):
        freed(made, type=kind)
        assert holds(made).state == "person_decides"
    assert not_here_to_answer(made.dossier()) == frozenset()
    made.consent("marwan", "search", "iimp", "refused", capacity="self")
    assert holds(made).state == "refused"
    made.delete("freed")
    made.drop("marwan/search/iimp")
    assert holds(made).state == "given"


@pytest.mark.parametrize(
    "values",
    [
        {"confidence": "rumour"},  # who sells hope tells of a release too
        {"type": "amnesty"},
        {"type": "escape_prison_opening"},
        {"type": "release_order_not_executed"},
        {"release_kind": "transfer_out"},
        {
            "date": {"from": "2011-01-01", "to": "2011-12-31", "precision": "year"}
        },  # an earlier arrest
    ],
)
def test_what_frees_nobody_freezes_nothing(made: Made, values: dict[str, Json]) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    freed(made, **values)
    assert holds(made).state == "given"


@pytest.mark.parametrize("day", [None, {"precision": "unknown"}, {"from": "غير معروف"}])
def test_a_return_of_which_nobody_wrote_when_freezes_until_somebody_does(
    made: Made, day: Json
) -> None:
    """Nothing leaves on a brother's word of a woman who may be at home and was not asked."""
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    freed(made, date=day)
    assert holds(made).state == "person_decides"
    early: Json = {"from": "2011-01-01", "to": "2011-12-31", "precision": "year"}
    made.set("freed", date=early)
    assert holds(made).state == "given"  # an earlier arrest
    made.differ("freed", "date", early, {"precision": "unknown"})
    assert holds(made).state == "person_decides"


def test_who_was_taken_again_is_spoken_for_again(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    freed(made)
    assert holds(made).state == "person_decides"
    made.add(
        "again",
        "event",
        "case",
        type="arrest",
        date={"from": "2026-11-10", "to": "2026-11-10", "precision": "day"},
    )
    assert holds(made).state == "given"
    made.set("again", date={"from": "2026-10-01", "to": "2026-12-31", "precision": "range"})
    assert holds(made).state == "person_decides"  # nobody knows which came last


def test_a_child_does_not_file_alone_as_an_injured_person(made: Made) -> None:
    relative(made, "ابنة", "daughter", birth={"from": "2012", "to": "2012", "precision": "year"})
    made.consent("ابنة", "criminal_accountability", "prosecutor_de", data_scope=WIDE)
    case = ("criminal_accountability", "prosecutor_de", "", TODAY)
    assert agreement(made.dossier(), *case, own=rid("ابنة")).state == "standing"
    made.set("ابنة", birth={"from": "2000", "to": "2000", "precision": "year"})
    assert agreement(made.dossier(), *case, own=rid("ابنة")).state == "given"
