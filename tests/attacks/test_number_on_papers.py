"""The number of a case is what somebody wrote: papers, their names and titles say it as the
gate does. All made up."""

from __future__ import annotations

import io
import subprocess

import pikepdf
import pytest
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_marks import told

from vsdesk.desk import Edit
from vsdesk.desk.consent.withdrawal import holders
from vsdesk.desk.outbound.sheet_order import SheetOrder
from vsdesk.desk.submissions.order import SubmissionOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.case_numbers import paper_number
from vsdesk.records.dictionary.values import Json

WIFE = "سلمى النوري"
PAPERS = ("ced", "icmp", "case-file", "family-sheet")


def numbered(made: Town, number: str) -> None:
    """The case bears this number; the wife is somebody of whom nobody may know."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "النوري"}, made.family)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    shown = made.rima.cases.shown(made.case)
    made.rima.cases.save([Edit("case", {"case_no": number}, id=made.case, shown=shown)])


def page(made: Town, kind: str) -> str:
    """The text of a sheet, and its title."""
    order = SheetOrder(
        made.case, ("ar",), kind=kind, purpose="un_complaint", recipient="ced", discreet=False
    )
    pdf = made.rima.outbound.sheets.sheet(order).pdf
    found = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    with pikepdf.open(io.BytesIO(pdf)) as held:
        return found.stdout.decode() + repr(dict(held.docinfo))


@pytest.mark.parametrize("kind", PAPERS)
def test_a_name_in_the_number_stands_on_no_paper(made: Town, kind: str) -> None:
    numbered(made, WIFE)
    assert WIFE not in told(made)
    text = page(made, kind)
    assert "سلمى" not in text
    assert made.case[:8].upper() in text


@pytest.mark.parametrize("number", ["سجل 12/2013", "MTH-26-A-0055"])
def test_an_old_number_and_ours_stand_there(made: Town, number: str) -> None:
    numbered(made, number)
    assert number.rpartition(" ")[2] in page(made, "case-file")


def test_no_name_of_a_paper_and_no_row_has_it(made: Town) -> None:
    numbered(made, "Selma Nuri")
    wife = next(
        one
        for one in made.rima.cases.dossier(made.case).of("person")
        if one.text("given_ar") == "سلمى"
    )
    made.rima.cases.save([Edit("person", {"given_ku": "Selma", "family_ku": "Nuri"}, id=wife.id)])
    desk = made.rima
    id = desk.submissions.new(SubmissionOrder(made.case, "ced")).ids[0]
    desk.submissions.prepare(id, because="اختبار")
    frozen = desk.submissions.frozen(id)
    [paper] = desk.submissions.papers(id, looked=frozen.digest)
    assert "Selma" not in paper.name and made.case[:8].upper() in paper.name
    [row] = desk.cases.dossier(made.case).of("disclosure")
    assert row.text("number") == made.case[:8].upper()


def test_in_a_letter_stands_no_number_that_another_device_wrote(made: Town) -> None:
    numbered(made, "MTH-26-A-0055")
    row: dict[str, Json] = {
        "exit": "sheet",
        "on": "2026-11-21",
        "purpose": "un_complaint",
        "recipient": "ced",
        "number": WIFE,
        "digest": "0" * 64,
    }
    carry(made.rima, made.stick, made.enemy.desk)
    id = made.enemy.desk.context.new_id()
    made.enemy.sign(made.case, NewOp(id, "disclosure", row, parent=made.case))
    made.enemy.hand_over(made.rima)
    dossier = made.rima.cases.dossier(made.case)
    found = holders(dossier, dossier.of("consent_grant"), made.rima.context.vault)
    assert {number for one in found for number in one.numbers} == {"MTH-26-A-0055"}


def test_what_is_no_number_of_ours_is_words() -> None:
    id = "0a1b2c3d" * 4
    assert paper_number("ليث النوري حمص", id) == "0A1B2C3D"
    assert paper_number("MTH-26-A-0055", id) == "MTH-26-A-0055"
    assert paper_number("ليث", id, "سجل 12") == "سجل 12"


def test_a_name_in_the_number_names_no_file_of_a_run(made: Town) -> None:
    """Printed for several cases at once, in Latin letters too."""
    numbered(made, "Selma Nuri 12")
    [wife] = [
        one
        for one in made.rima.cases.dossier(made.case).of("person")
        if one.text("given_ar") == "سلمى"
    ]
    made.rima.cases.save([Edit("person", {"given_ku": "Selma", "family_ku": "Nuri"}, id=wife.id)])
    order = SheetOrder("", ("ar",), kind="ced", purpose="un_complaint", recipient="ced")
    names: dict[str, bytes] = {}
    run = made.rima.outbound.runs.print_each(order, [made.case], names.__setitem__)
    assert run.papers == 1
    [name] = names
    assert "Selma" not in name and made.case[:8].upper() in name
