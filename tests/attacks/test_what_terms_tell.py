"""What a term or a sort of paper tells is heard in every list and field in which it stands.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, leaving, relative, said
from tests.attacks.kit import Town, carry, told_once
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_portraits import attach

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dictionary.values import Json

BORN: Json = {"from": "1990-01-01", "to": "1990-12-31", "precision": "year"}
WIDE: list[Json] = ["circumstances", "documents", "family_members", "hlp", "identity", "medical"]


@told_once
def town(made: Town, scopes: list[Json] = WIDE) -> tuple[str, str]:
    """The mother agreed; the grown wife of who is missing: (mother, wife)."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, mother, "given", identity_mode="named", data_scope=scopes)
    made.hala.cases.save([Edit("person", {"birth": BORN}, id=wife)])
    carry(made.hala, made.stick, made.rima)
    return mother, wife


def scan(made: Town, kind: str, picture: int = 2, more: Mapping[str, Json] | None = None) -> str:
    """A file of the case, noted as `kind`; its id."""
    item = attach(made, kind, picture)
    if more:
        made.hala.cases.save([Edit("evidence_item", dict(more), id=item)])
    carry(made.hala, made.stick, made.rima)
    return item


def file_leaves(
    made: Town, item: str, recipient: str = "ced", purpose: str = "un_complaint"
) -> bool:
    held = made.gate(recipient, purpose).get(item)
    return held is not None and "blob" in held.values


# -- lists --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "values", "word"),
    [
        ("hlp_asset", {"type": "house", "heirs_issue": ["name_not_on_deed"]}, "name_not_on_deed"),
        ("hlp_asset", {"type": "house", "violations": ["women_excluded"]}, "women_excluded"),
        (
            "hlp_asset",
            {"type": "house", "documents_held": ["marriage_contract"]},
            "marriage_contract",
        ),
        (
            "extortion_attempt",
            {"channel": "phone", "claims_made": ["child_location"]},
            "child_location",
        ),
    ],
)
def test_whose_wife_nobody_may_know_of(
    made: Town, kind: str, values: dict[str, Json], word: str
) -> None:
    _, wife = town(made)
    written(made, kind, values, made.family)
    assert word in leaving(made)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    assert word not in leaving(made)


@pytest.mark.parametrize(
    ("kind", "values", "word"),
    [
        (
            "extortion_attempt",
            {"channel": "phone", "claims_made": ["grave_location"]},
            "grave_location",
        ),
        ("event", {"type": "other", "place_kind": "cemetery"}, "cemetery"),
        ("event", {"type": "photo_viewing"}, "photo_viewing"),
    ],
)
def test_who_is_not_to_hear_it(made: Town, kind: str, values: dict[str, Json], word: str) -> None:
    mother, _ = town(made)
    written(made, kind, values, made.case if kind == "event" else made.family)
    (member,) = [
        one
        for one in made.rima.cases.dossier(made.case).of("family_member")
        if one.text("person") == mother
    ]
    before = made.gate("icrc", "search")
    said(
        made,
        mother,
        "given",
        purpose="search",
        recipient="icrc",
        identity_mode="named",
        data_scope=WIDE,
    )
    carry(made.hala, made.stick, made.rima)
    assert not before.allowed and word in leaving(made, "search", "icrc")
    made.rima.cases.save([Edit("family_member", {"news_of_death": False}, id=member.id)])
    assert word not in leaving(made, "search", "icrc")


# -- sorts of papers ----------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["family_book", "marriage_contract", "inheritance_list"])
def test_the_scan_of_a_family_stays_while_one_of_it_is_not_named(made: Town, paper: str) -> None:
    _, wife = town(made)
    item = scan(made, "civil_record", more={"document_type": paper, "relates_to": [made.person]})
    assert file_leaves(made, item)
    written(made, "person_mark", {"type": "not_named_outside"}, wife)
    assert not file_leaves(made, item)


def test_the_scan_of_a_family_without_the_scope_of_relatives(made: Town) -> None:
    town(made, ["circumstances", "documents", "identity"])
    item = scan(
        made, "civil_record", more={"document_type": "family_book", "relates_to": [made.person]}
    )
    own = scan(made, "id_document", 3, {"document_type": "passport", "relates_to": [made.person]})
    assert (file_leaves(made, item), file_leaves(made, own)) == (False, True)


@pytest.mark.parametrize("paper", ["kimlik", "residence_permit", "residence_proof", "unhcr_file"])
@pytest.mark.parametrize("whose", ["wife", "missing"])
def test_by_what_somebody_can_be_sent_back(made: Town, paper: str, whose: str) -> None:
    _, wife = town(made)
    of = wife if whose == "wife" else made.person
    item = scan(made, "id_document", more={"document_type": paper, "relates_to": [of]})
    number = written(made, "person_identifier", {"type": paper, "number": "99887766"}, of)
    left = made.gate("ced", "un_complaint").get(number)
    assert file_leaves(made, item) == (whose == "missing")
    assert (left is not None and "number" in left.values) == (whose == "missing")


@pytest.mark.parametrize(
    ("kind", "more", "scope"),
    [
        ("medical_report", {}, "medical"),
        ("hospital_paper", {}, "medical"),
        ("civil_record", {"document_type": "property_deed"}, "hlp"),
    ],
)
@pytest.mark.parametrize("agreed", [True, False])
def test_what_stands_on_a_paper_has_its_scope(
    made: Town, kind: str, more: dict[str, Json], scope: str, *, agreed: bool
) -> None:
    town(made, [one for one in WIDE if agreed or one != scope])
    assert file_leaves(made, scan(made, kind, more={"relates_to": [made.person], **more})) == agreed


@pytest.mark.parametrize("kind", ["consent_form", "submission_copy", "our_letter"])
def test_what_we_filed_or_asked_goes_to_nobody_else(made: Town, kind: str) -> None:
    town(made)
    assert not file_leaves(made, scan(made, kind))
    assert file_leaves(made, scan(made, "court_paper", 3))  # the control


def test_that_a_sample_was_taken_goes_as_samples_go(made: Town) -> None:
    mother, _ = town(made)
    written(made, "event", {"type": "dna_sample_given"}, made.case)
    assert "dna_sample_given" not in leaving(made)
    said(made, mother, "given", purpose="identification", recipient="ced", data_scope=WIDE)
    carry(made.hala, made.stick, made.rima)
    assert "dna_sample_given" in leaving(made)


def test_who_is_in_danger_stands_on_no_paper_of_the_house(made: Town) -> None:
    mother, wife = town(made)
    text: Json = {"ar": "أخوها يهددها", "src_lang": "ar"}
    home: dict[str, Json] = {
        "grantor": mother,
        "subject": made.case,
        "purpose": "hold_record",
        "recipient": "own_org",
        "result": "given",
        "given_on": "2026-11-20",
    }
    written(made, "consent_grant", home, made.family)
    written(
        made,
        "risk_assessment",
        {
            "person": wife,
            "level": "amber",
            "threats": ["honour_family_conflict"],
            "who_harmed": text,
            "date": "2026-11-20",
        },
        made.family,
    )
    assert "يهددها" not in leaving(made, "", "family")
    assert "يهددها" in leaving(made, "hold_record", "own_org")
