"""A word that a condition is met is for one exit: what leaves on the word of several uses up the words of
all.

A family said of each of two missing "ask us each time", and was asked once for each. Everybody is made up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry
from tests.scans import scan

from vsdesk.desk import Condition, Edit, ExitOrder, FileOrder, How, SheetOrder, SubmissionOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.records.dictionary.values import Json

WORDS: Json = {"ar": "اسألوني كل مرة", "src_lang": "ar"}
SCOPES = ["identity", "circumstances", "family_members", "documents"]
PAPER = scan("a paper that lies in both files")


@pytest.fixture
def other(made: Town) -> str:
    """The second case of the family; both have an answer whose condition was met once."""
    who: dict[str, Json] = {"given_ar": "ليث", "family_ar": "النوري"}
    family: dict[str, Json] = {"family": made.family, "case_type": "enforced_disappearance"}
    other, missing = made.hala.cases.new_case(who, family).ids
    kin: dict[str, Json] = {"person": made.mother, "related_to": missing, "relation": "mother"}
    made.hala.cases.save([Edit("kinship", kin, parent=made.family)])
    for case, day in ((made.case, "2026-11-20"), (other, "2026-11-21")):
        how = How(conditions=(Condition(WORDS, "ask_each_time"),), on=day)
        made.hala.consent.grant(
            case,
            made.mother,
            "search",
            "icrc",
            "given_if",
            how,
            scopes=SCOPES,
            shown=made.hala.cases.shown(case),
        )
    for condition in made.hala.cases.dossier(made.family).of("consent_condition"):
        made.hala.consent.steps.met(condition.id)
    carry(made.hala, made.stick, made.rima)
    return other


def open_cases(made: Town, *cases: str) -> list[bool]:
    """Whether a sheet of each would leave now."""
    found = []
    for case in cases:
        try:
            made.rima.outbound.sheets.sheet(
                SheetOrder(case, kind="case-file", purpose="search", recipient="icrc")
            )
        except UserError:
            found.append(False)
        else:
            found.append(True)
    return found


@pytest.mark.parametrize("exit", ["clipboard", "spreadsheet"])
def test_a_table_of_families_uses_up_the_words_of_all_their_cases(
    made: Town, other: str, exit: str
) -> None:
    assert open_cases(made, made.case, other) == [True, True]
    order = ExitOrder("search", "icrc", "B", cases=(made.family,), lang="en", kind="family")
    assert made.rima.outbound.tables.spread_look(order).rows == 1
    assert open_cases(made, made.case, other) == [True, True], "a look uses nothing up"
    left = getattr(made.rima.outbound.tables, exit)(order)
    assert left.rows == 1
    assert open_cases(made, made.case, other) == [False, False]
    mets = made.rima.cases.dossier(made.family).of("condition_met")
    assert {one.every("exit") for one in mets} == {(left.digest,)}


def test_figures_use_up_the_words_by_which_they_are_counted(made: Town, other: str) -> None:
    assert made.rima.outbound.tables.clipboard(ExitOrder("search", "icrc", "E")).rows
    assert open_cases(made, made.case, other) == [False, False]


def test_a_table_of_one_case_uses_up_its_own_word_alone(made: Town, other: str) -> None:
    made.rima.outbound.tables.clipboard(ExitOrder("search", "icrc", "B", cases=(made.case,)))
    assert open_cases(made, made.case, other) == [False, True]


@pytest.mark.parametrize("exit", ["file", "dump"])
def test_a_file_that_lies_in_two_cases_uses_up_the_words_of_both(
    made: Town, other: str, exit: str, tmp_path: Path
) -> None:
    papers = [
        made.hala.files.attach(io.BytesIO(PAPER), case, name="ورقة.pdf", kind="branch_paper").ids[0]
        for case in (made.case, other)
    ]
    carry(made.hala, made.stick, made.rima)
    if exit == "file":
        made.rima.outbound.files.copy_file(FileOrder(papers[0], "search", "icrc", "B"))
    else:
        found = made.rima.outbound.files.dump_for(
            tmp_path / "dump", ExitOrder("search", "icrc", "B", cases=(made.case,))
        )
        assert found.files == 1
    assert open_cases(made, made.case, other) == [False, False]


def test_a_dump_without_files_uses_up_the_word_of_its_case_alone(
    made: Town, other: str, tmp_path: Path
) -> None:
    made.rima.outbound.files.dump_for(
        tmp_path / "dump", ExitOrder("search", "icrc", "B", cases=(made.case,))
    )
    assert open_cases(made, made.case, other) == [False, True]


@pytest.mark.parametrize("whose", ["coordinator", "enemy"])
def test_a_digest_of_another_device_brings_no_word_back(made: Town, other: str, whose: str) -> None:
    """The paper that used a word up goes again under its digest; a draft in which somebody wrote that digest
    is not that paper."""
    form = SheetOrder(made.case, kind="icrc", purpose="search", recipient="icrc")
    paper = made.rima.outbound.sheets.print_sheet(form)
    writer = made.rima if whose == "coordinator" else made.enemy.desk
    carry(made.rima, made.stick, made.enemy.desk)
    draft = writer.submissions.new(SubmissionOrder(made.case, "icrc")).ids[0]
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.hand_over(made.rima)
    made.enemy.change(draft, "submission", {"digest": paper.digest})
    made.enemy.hand_over(made.rima)
    assert made.view(draft).text("digest") == paper.digest
    for order in made.rima.submissions.sheets(draft):
        with pytest.raises(UserError):
            made.rima.outbound.sheets.sheet(order)
    with pytest.raises(UserError):
        made.rima.submissions.prepare(draft, because="سبب")
