"""The number in a letter that asks a body to delete, and what else it says that was sent.
Everybody is made up."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.attacks.kit import TODAY, Town, as_shown, carry, swap
from tests.desk.conftest import House, enrol

from vsdesk.desk import LetterOrder
from vsdesk.desk.outbound.sheet_order import SheetOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json


def words(pdf: bytes, folder: Path) -> str:
    """What a reader finds on the paper."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return told.stdout.decode()


def another(made: Town, **values: Json) -> tuple[str, str]:
    """Another case of Hala's, and its number."""
    kind: dict[str, Json] = {"case_type": "enforced_disappearance", **values}
    case = made.hala.cases.new_case({"given_ar": "سعد"}, kind).ids[0]
    carry(made.hala, made.stick, made.rima)
    return case, made.view(case).text("case_no")


def sent(made: Town) -> str:
    """The complaint goes to the Working Group; the number under which it went."""
    order = SheetOrder(
        made.case, ("en",), kind="case-file", purpose="un_complaint", recipient="wgeid"
    )
    made.rima.outbound.sheets.print_sheet(order)
    swap(made)
    return made.view(made.case).text("case_no")


def invented(made: Town, **values: Json) -> str:
    """A disclosure row by the hostile device."""
    e = made.enemy
    id = e.desk.context.new_id()
    usual: dict[str, Json] = {
        "exit": "sheet",
        "on": TODAY,
        "recipient": "wgeid",
        "purpose": "un_complaint",
        "digest": "ab" * 32,
    }
    e.sign(made.case, NewOp(id, "disclosure", {**usual, **values}, parent=made.case))
    e.hand_over(made.rima)
    return id


def letter(made: Town, folder: Path) -> str:
    """The letter after the mother withdrew."""
    [one] = made.rima.consent.withdraw([made.grants["wgeid"]]).letters
    return words(one.pdf, folder)


@pytest.mark.parametrize("replace", [True, False])
def test_a_number_is_given_once(made: Town, replace: bool) -> None:
    number = made.view(made.case).text("case_no")
    code = made.view(made.family).text("family_code")
    made.enemy.change(made.case, "case", {"case_no": "MTH-26-A-0999"}, replace=replace)
    made.enemy.change(made.family, "family", {"family_code": "MTH-26-A-F0999"}, replace=replace)
    made.enemy.hand_over(made.rima, made.hala)
    for desk in (made.rima, made.hala):
        assert desk.cases.record(made.case).text("case_no") == number
        assert desk.cases.record(made.family).text("family_code") == code
        assert desk.cases.record(made.case).differs("case_no")  # shown, for a coordinator


def test_the_letter_asks_for_the_file_that_was_sent(made: Town, tmp_path: Path) -> None:
    other = another(made)[1]
    number = sent(made)
    made.enemy.change(made.case, "case", {"case_no": other})
    made.enemy.hand_over(made.rima)
    told = letter(made, tmp_path)
    assert number in told and other not in told


def test_by_the_number_it_went_under(made: Town, tmp_path: Path) -> None:
    """Hala's own laptop is taken, and gives her case the number of another one."""
    other = another(made)[1]
    number = sent(made)
    made.enemy.desk = made.hala
    made.enemy.change(made.case, "case", {"case_no": other})
    made.enemy.hand_over(made.rima)
    assert made.view(made.case).text("case_no") == other
    told = letter(made, tmp_path)
    assert number in told and other not in told


def test_no_case_that_was_never_sent(made: Town, tmp_path: Path) -> None:
    case, other = another(made, family=made.family)
    number = sent(made)
    id = invented(made, records=[[case, []]], number=other)
    made.rima.consent.withdraw([made.grants["wgeid"]])
    order = LetterOrder(made.family, "wgeid", langs=("en",))
    told = words(made.rima.consent.letters.look(order).pdf, tmp_path)
    assert number in told and other not in told
    holders = made.rima.consent.effect([made.grants["wgeid"]]).holders
    assert [(one.sure, id in one.rows) for one in holders] == [(True, False), (False, True)]
    made.rima.consent.letters.confirm_given(
        [id], shown=made.rima.cases.shown(*[id])
    )  # a coordinator says that it was given
    told = words(made.rima.consent.letters.look(order).pdf, tmp_path)
    assert number in told and other in told


def test_no_digest_and_no_reference_of_others(made: Town, tmp_path: Path) -> None:
    sent(made)
    invented(made, digest="cdef" * 16)
    e = made.enemy
    values: dict[str, Json] = {"mechanism": "wgeid", "external_ref": "G/SO 217/1 9999"}
    e.sign(made.case, NewOp(e.desk.context.new_id(), "submission", values, parent=made.case))
    e.hand_over(made.rima)
    told = letter(made, tmp_path)
    assert "9999" not in told and "cdef" not in told.casefold()


def test_the_number_of_before_enrolment_is_replaced_by_its_own_device(house: House) -> None:
    rima = house.coordinator()
    hala = house.documenter("hala")
    case = hala.cases.new_case({"given_ar": "سعد"}, {}).ids[0]
    assert hala.cases.record(case).text("case_no").count("-") == 1
    enrol(hala, rima)
    assert hala.cases.record(case).text("case_no").count("-") == 3
    assert not hala.cases.record(case).differs("case_no")


def test_a_coordinator_gives_another_number(made: Town) -> None:
    made.rima.cases.save([as_shown(made.rima, "case", {"case_no": "MTH-26-A-0777"}, made.case)])
    assert made.view(made.case).every("case_no") == ("MTH-26-A-0777",)


def test_a_name_as_a_number_is_in_no_letter_though_the_exit_was_confirmed(
    made: Town, tmp_path: Path
) -> None:
    """The strip names the body and the day: whoever presses it saw no number."""
    number = sent(made)
    lie = "Salma Nouri 0933111222"
    invented(made, number=lie, consents=[made.grants["wgeid"]])
    rima = made.rima
    for one in rima.consent.effect([made.grants["wgeid"]]).holders:
        if not one.sure:
            rima.consent.letters.confirm_given(one.rows, shown=rima.cases.shown(made.case))
    [letter] = rima.consent.withdraw([made.grants["wgeid"]]).letters
    said = words(letter.pdf, tmp_path)
    assert number in said and "Nouri" not in said and "0933" not in said
