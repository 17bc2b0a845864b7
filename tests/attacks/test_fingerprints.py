"""Finding S6: the SHA-256 on a page or a paper is that of the file, whatever a record says of it."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign
from tests.attacks.kit import Device, Town, carry
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, How, SheetOrder
from vsdesk.paths import resources

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

PAPER = b"%PDF-1.7 made up: a paper of nobody"
TRUE = hashlib.sha256(PAPER).hexdigest()
FALSE = "ab" * 32
NOTES = {
    "en": "The record names another fingerprint than this file has",
    "ar": "يذكر السجل بصمة رقمية غير بصمة هذا الملف",
    "ku": "Di tomarê de mohreke dîjîtal a din ji ya vê dosyeyê heye",
}
LANGS: tuple[Lang, ...] = ("en", "ar", "ku")


def with_paper(desk: Desk, *, noted: Json = FALSE) -> tuple[str, str]:
    """A made-up case with a paper, of which another device says another SHA-256; ids of case and paper."""
    case = whole_case(desk)[0]
    item = desk.files.attach(io.BytesIO(PAPER), case, kind="document", name="ورقة.pdf").ids[0]
    said: dict[str, Json] = {"sha256": noted, "exhibit_no": "E-1"}
    Device(desk, Path()).change(item, "evidence_item", said)
    return case, item


def printed(desk: Desk, case: str, kind: str, lang: Lang, item: str = "") -> str:
    """The words of a paper, as one line."""
    order = SheetOrder(case, (lang,), kind=kind, recipient="own_org", purpose="casework", level="B")
    if item:
        order = SheetOrder(case, (lang,), kind=kind, level="B", item=item)
    return re.sub(r"\s+", "", text_of(desk.outbound.sheets.print_sheet(order).pdf))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ["case-file", "custody-log", "exhibit-labels"])
def test_s6_a_paper_prints_what_was_computed_and_says_what_stood_there(
    house: House, kind: str, lang: Lang
) -> None:
    desk = house.coordinator()
    case, item = with_paper(desk)
    words = printed(desk, case, kind, lang, "" if kind == "case-file" else item)
    assert TRUE in words  # of the bytes
    assert (
        FALSE in words
    )  # and that the record says another; the lines of a narrow column break anywhere
    assert all(one in words for one in NOTES[lang].split())
    assert words.index(TRUE) < words.index(FALSE)


@pytest.mark.parametrize("noted", [TRUE, None])
def test_s6_a_record_that_says_what_is_or_nothing_is_printed_without_a_word(
    house: House, noted: Json
) -> None:
    desk = house.coordinator()
    case, item = with_paper(desk, noted=noted)
    words = printed(desk, case, "custody-log", "en", item)
    assert TRUE in words and "fingerprint" not in words
    assert desk.files.fingerprint(item).others == () and desk.access.check().ok


def test_s6_papers_of_a_form_and_of_property_print_the_computed_one_too() -> None:
    """Each module of sheets that prints a SHA-256 asks for it in one place."""
    found = [
        path.name
        for path in (resources().parent / "src" / "vsdesk" / "reports").glob("*.py")
        if '"sha256"' in path.read_text(encoding="utf-8")
    ]
    assert sorted(found) == ["full_record.py", "sheet_facts.py"]


def test_s6_a_fingerprint_without_its_file_is_printed_as_noted(house: House) -> None:
    desk = house.coordinator()
    case = whole_case(desk)[0]
    values: dict[str, Json] = {"type": "id_document", "title": "ورقة", "sha256": FALSE}
    item = desk.cases.save([Edit("evidence_item", values, parent=case)]).ids[0]
    words = printed(desk, case, "custody-log", "en", item)
    assert FALSE in words and "Asitwasnoted" in words


def test_s6_the_check_of_a_vault_names_the_paper_whose_file_is_another(house: House) -> None:
    desk = house.coordinator()
    _, item = with_paper(desk)
    report = desk.access.check()
    assert not report.ok
    assert [one for one in report.faults if item in one] == list(report.faults)
    assert FALSE not in "".join(report.faults)


def test_s6_of_two_files_that_came_at_once_both_are_computed(house: House) -> None:
    desk = house.coordinator()
    case, item = with_paper(desk, noted=TRUE)
    stored = desk.context.vault.files.add(io.BytesIO(b"another"))
    Device(desk, Path()).change(item, "evidence_item", {"blob": stored.blob}, replace=False)
    found = desk.files.fingerprint(item)
    assert set(found.computed) == {TRUE, stored.sha256} and found.others == ()
    assert stored.sha256 in printed(desk, case, "custody-log", "en", item)


def test_s6_what_may_not_leave_is_not_computed_onto_a_paper(house: House) -> None:
    desk = house.coordinator()
    case, item = with_paper(desk)
    family = desk.cases.dossier(case).of("family")[0].id
    mother = mother_of(desk, family)
    desk.consent.grant(
        case,
        mother,
        "search",
        "iimp",
        "given",
        How(),
        scopes=["identity"],
        shown=desk.cases.shown(case),
    )
    order = SheetOrder(case, ("en",), kind="iimp", purpose="search", recipient="iimp")
    words = re.sub(r"\s+", "", text_of(desk.outbound.sheets.print_sheet(order).pdf))
    assert TRUE not in words and FALSE not in words and desk.cases.record(item).text("blob")


def test_the_number_on_an_exhibit_is_replaced_by_no_other_device(made: Town) -> None:
    """It stands on the bag: who renumbers it on the paper breaks the custody of both."""
    assign(made)
    item = made.rima.files.attach(
        io.BytesIO(PAPER), made.case, kind="document", name="ورقة.pdf"
    ).ids[0]
    made.rima.cases.save([Edit("evidence_item", {"exhibit_no": "1"}, id=item)])
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(item, "evidence_item", {"exhibit_no": "2"})
    made.enemy.hand_over(made.rima)
    assert set(made.rima.cases.record(item).every("exhibit_no")) == {"1", "2"}
