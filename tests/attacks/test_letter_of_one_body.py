"""A letter that asks a body to delete bears what that very body got, for the answers that were taken back:
nothing of another body, and nothing of an answer that still stands. Everybody is made up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.attacks.kit import Town, carry
from tests.attacks.test_letter_numbers import another, words

from vsdesk.desk import Edit, How, LetterOrder
from vsdesk.desk.consent.letters import WrittenLetter
from vsdesk.desk.outbound.sheet_order import SheetOrder
from vsdesk.records.dictionary.values import Json
from vsdesk.words import Lang

SCOPES = ["circumstances", "documents", "family_members", "identity"]
BODY = "partner_ngo"
ONE, OTHER = "جمعية السنديان", "جمعية الياسمين"
SPELT = "جمعيّة الســنديان"  # the first of them, with a mark and a tatweel
DIGEST = "digest"


def said(made: Town, purpose: str, to: str, named: str = "") -> str:
    """A yes of the mother about her son's case."""
    desk = made.rima
    shown = desk.cases.shown(made.case)
    return desk.consent.grant(
        *(made.case, made.mother, purpose, to, "given", How()),
        scopes=None if to == "own_org" else SCOPES,
        named=named,
        shown=shown,
    ).ids[0]


def given(made: Town, case: str, purpose: str, to: str, named: str = "") -> None:
    """A paper of the case goes to a body."""
    order = SheetOrder(case, ("ar",), kind="case-file", purpose=purpose, recipient=to, named=named)
    made.rima.outbound.sheets.print_sheet(order)


def filed(made: Town, case: str, to: str, number: str, named: str = "") -> None:
    """A body gave the case its own number."""
    values: dict[str, Json] = {"mechanism": to, "external_ref": number}
    values |= {"mechanism_name": named} if named else {}
    made.rima.cases.save([Edit("submission", values, parent=case)])


def looked(made: Town, root: str, to: str, folder: Path, lang: Lang = "en", named: str = "") -> str:
    """The letter as it would be today."""
    order = LetterOrder(root, to, named, langs=(lang,))
    return words(made.rima.consent.letters.look(order).pdf, folder)


def to_whom(letters: Sequence[WrittenLetter]) -> list[tuple[str, str]]:
    return [(one.recipient, one.named) for one in letters]


@pytest.mark.parametrize("spelt", [ONE, SPELT])
def test_the_number_of_its_namesake_in_kind_stays_away(
    made: Town, tmp_path: Path, spelt: str
) -> None:
    """Two partners of one key, each with a number; the number of one goes to that one alone."""
    yes = {named: said(made, "hlp_claim", BODY, named) for named in (ONE, OTHER)}
    for named in (ONE, OTHER):
        given(made, made.case, "hlp_claim", BODY, named)
    filed(made, made.case, BODY, "YAS-4711", OTHER)
    filed(made, made.case, BODY, "SIN-0815", spelt)
    filed(made, made.case, BODY, "NOB-0000")  # nobody says whose
    [letter] = made.rima.consent.withdraw([yes[ONE]]).letters
    assert to_whom([letter]) == [(BODY, ONE)]
    told = words(letter.pdf, tmp_path)
    assert "SIN-0815" in told
    assert "YAS-4711" not in told and "NOB-0000" not in told and OTHER not in told


def test_all_taken_back_names_to_each_its_own_purpose(made: Town, tmp_path: Path) -> None:
    """A body of the State does not read that a court was asked, nor the court what the State was."""
    keep = said(made, "hold_record", "own_org")
    for purpose, to in (("search", "ncmp"), ("criminal_accountability", "prosecutor_de")):
        said(made, purpose, to)
        given(made, made.case, purpose, to)
    letters = made.rima.consent.withdraw([keep]).letters
    assert {"ncmp", "prosecutor_de"} == {one.recipient for one in letters}
    state = looked(made, made.case, "ncmp", tmp_path)
    assert "Purpose: search for the missing person\n" in state
    court = looked(made, made.case, "prosecutor_de", tmp_path)
    assert "Purpose: criminal accountability\n" in court
    arabic = looked(made, made.case, "ncmp", tmp_path, "ar")
    assert "المحاسبة" not in arabic and "شكوى" not in arabic


@pytest.mark.parametrize(
    ("back", "papers", "purpose"),
    [("identification", 1, "identification"), ("search", 2, "search for the missing person")],
)
def test_what_went_for_an_answer_that_stands_is_not_asked_back(
    made: Town, tmp_path: Path, back: str, papers: int, purpose: str
) -> None:
    """One body, two purposes, one of them taken back; who may not search compares no samples either."""
    yes = {one: said(made, one, "icmp") for one in ("search", "identification")}
    for one in yes:
        given(made, made.case, one, "icmp")
    made.rima.consent.withdraw([yes[back]])
    told = looked(made, made.case, "icmp", tmp_path)
    assert told.count(DIGEST) == papers and f"Purpose: {purpose}" in told
    assert ("search" in told) is (back == "search")


def two_sons(made: Town) -> tuple[str, str, dict[str, str]]:
    """The mother of two missing sons says yes for each to the Working Group, that has a number for each."""
    other, number = another(made, family=made.family)
    kin: dict[str, Json] = {
        "person": made.mother,
        "related_to": made.view(other).text("person"),
        "relation": "mother",
    }
    made.hala.cases.save([Edit("kinship", kin, parent=made.family)])
    carry(made.hala, made.stick, made.rima)
    yes = {}
    for case, ours in ((made.case, "WG-111"), (other, "WG-222")):
        values: dict[str, Json] = {
            "grantor": made.mother,
            "subject": case,
            "purpose": "un_complaint",
            "recipient": "wgeid",
            "result": "given",
            "given_on": "2026-11-20",
            "data_scope": [*SCOPES],
        }
        id = made.rima.context.new_id()
        made.rima.cases.save([Edit("consent_grant", values, id=id, parent=made.family)])
        yes[case] = id
        given(made, case, "un_complaint", "wgeid")
        filed(made, case, "wgeid", ours)
    return other, number, yes


def test_a_letter_about_one_son_leaves_the_other_alone(made: Town, tmp_path: Path) -> None:
    _, number, yes = two_sons(made)
    [letter] = made.rima.consent.withdraw([yes[made.case]]).letters
    of_family = looked(made, made.family, "wgeid", tmp_path)
    for told in (words(letter.pdf, tmp_path), of_family):
        assert "WG-111" in told and made.view(made.case).text("case_no") in told
        assert "WG-222" not in told and number not in told
    assert of_family.count(DIGEST) == 1


def test_both_taken_back_both_are_told(made: Town, tmp_path: Path) -> None:
    """The same letter bears both, once both answers are taken back."""
    _, number, yes = two_sons(made)
    for one in yes.values():
        made.rima.consent.withdraw([one])
    told = looked(made, made.family, "wgeid", tmp_path)
    assert "WG-111" in told and "WG-222" in told and number in told


def test_one_son_not_kept_the_other_is(made: Town, tmp_path: Path) -> None:
    """The file of one son is no longer to be kept: what stands of the other is not asked back."""
    _, number, _ = two_sons(made)
    keep = said(made, "hold_record", "own_org")
    made.rima.consent.withdraw([keep])
    told = looked(made, made.family, "wgeid", tmp_path)
    assert "WG-111" in told and "Purpose: complaint to the United Nations\n" in told
    assert "WG-222" not in told and number not in told
