"""What was filed with one body is told to another only where its form asks, and to the State never of
a court. All made up."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import as_text, family_of, relative, said, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_portraits import attach

from vsdesk.records.consent import recipients
from vsdesk.records.consent.recipients import COURTS, KNOWN

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

FORMS = Path(__file__).parents[2] / "resources" / "forms"
SCOPES: list[Json] = ["circumstances", "documents", "family_members", "identity"]
LAWYER, REF, FILE_NO, INQUIRY = (
    "المحامية كريستينا",
    "GBA-3BJs-12",
    "1 StE 9/19",
    "فتح المدعي العام تحقيقاً",
)
UN_REF, ANSWER = "WGEID-10009", "ردّت الحكومة"
PURPOSES = {
    "ncmp": "search",
    "ntjc": "search",
    "prosecutor_sy": "criminal_accountability",
    "icmp": "search",
    "prosecutor_de": "criminal_accountability",
    "scm": "criminal_accountability",
    "public": "advocacy_named",
    "icrc": "search",
    "wgeid": "un_complaint",
    "iimp": "search",
}


def filed(made: Town) -> dict[str, str]:
    """Filed with a German prosecutor and with the Working Group; a yes to whoever is asked here."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    for to, purpose in PURPOSES.items():
        said(made, mother, "given", purpose=purpose, recipient=to, data_scope=SCOPES)
    for purpose in ("hold_record", "casework"):
        said(made, mother, "given", purpose=purpose, recipient="own_org", data_scope=SCOPES)
    letter = attach(made, "other")
    carry(made.hala, made.stick, made.rima)
    court = written(
        made,
        "submission",
        {
            "mechanism": "prosecutor_de",
            "status": "sent",
            "sent_on": "2026-05-01",
            "counsel": LAWYER,
            "court": "Koblenz",
            "file_no": FILE_NO,
            "complainants": [mother],
            "external_ref": REF,
        },
        made.case,
    )
    un = written(
        made,
        "submission",
        {"mechanism": "wgeid", "status": "sent", "sent_on": "2026-04-01", "external_ref": UN_REF},
        made.case,
    )
    for parent, text in ((court, INQUIRY), (un, ANSWER)):
        written(
            made,
            "submission_event",
            {
                "date": "2026-06-01",
                "direction": "in",
                "type": "investigation",
                "summary": words(text),
                "attachment": [letter] if parent == court else [],
            },
            parent,
        )
    written(made, "external_ref", {"body": "prosecutor", "ref_no": REF}, made.case)
    written(made, "external_ref", {"body": "wgeid", "ref_no": UN_REF}, made.case)
    written(made, "external_ref", {"body": "paper", "ref_no": "ملف 17"}, made.case)
    lawyer = written(
        made,
        "representation",
        {"representative": LAWYER, "represented": mother, "proceeding": "Koblenz"},
        made.case,
    )
    return {"court": court, "un": un, "letter": letter, "lawyer": lawyer}


def leaves(made: Town, recipient: str) -> set[str]:
    left = made.gate(recipient, PURPOSES[recipient])
    assert left.allowed, left.state
    text = as_text(left)
    assert "ملف 17" in text
    return {
        one for one in (LAWYER, REF, FILE_NO, INQUIRY, UN_REF, ANSWER, "Koblenz") if one in text
    }


COURTS_OWN = {LAWYER, REF, FILE_NO, INQUIRY, "Koblenz"}


@pytest.mark.parametrize(
    ("recipient", "told"),
    [
        ("ncmp", {UN_REF}),
        ("ntjc", {UN_REF}),
        ("prosecutor_sy", {UN_REF}),
        ("wgeid", {UN_REF, ANSWER}),
        ("icmp", {UN_REF, REF}),
        ("iimp", {UN_REF, REF}),
        ("prosecutor_de", COURTS_OWN | {UN_REF}),
        ("scm", set[str]()),
        ("public", set[str]()),
        ("icrc", set[str]()),
    ],
)
def test_each_body_has_its_own_and_what_its_form_asks(
    made: Town, recipient: str, told: set[str]
) -> None:
    held = filed(made)
    assert leaves(made, recipient) == told
    left = {one.id for one in made.gate(recipient, PURPOSES[recipient]).records}
    own = recipient == "prosecutor_de"
    assert (held["letter"] in left, held["lawyer"] in left) == (own, own)


def test_the_family_and_our_own_work_have_all_of_it(made: Town) -> None:
    filed(made)
    for recipient, purpose in (("own_org", "casework"), ("family", "casework")):
        left = made.gate(recipient, purpose)
        assert left.allowed, left.state
        text = as_text(left)
        assert {one for one in (REF, INQUIRY, UN_REF, ANSWER) if one in text} == {
            *(REF, INQUIRY, UN_REF, ANSWER)
        }


def test_what_is_only_prepared_for_another_body_is_told_to_nobody(made: Town) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", purpose="search", recipient="iimp", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    draft = written(made, "submission", {"mechanism": "coi", "status": "drafting"}, made.case)
    own = written(made, "submission", {"mechanism": "iimp", "status": "drafting"}, made.case)
    left = {one.id for one in made.gate("iimp", "search").records}
    assert own in left
    assert draft not in left


def test_those_who_are_told_are_those_whose_form_asks() -> None:
    asking = {
        path.stem
        for path in FORMS.glob("*.toml")
        if any("earlier" in one["rows"] for one in tomllib.loads(path.read_text())["block"])
    }
    assert {one.key for one in KNOWN.values() if one.asks_earlier} == asking - {"complaint"} | {
        *COURTS
    }
    assert "complaint" in asking
    assert all(recipients.of(one).prosecutes for one in (*COURTS, "coi", "iiim"))
