"""A number that changes by joining is said before and after, is still found, and stands on paper as the
former one. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, SheetOrder
from vsdesk.progress import SILENT
from vsdesk.records.dictionary.case_numbers import former_number

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.words import Lang

FORMERLY = {"ar": "سابقاً", "en": "formerly 26-0001", "ku": "berê"}


def joined(house: House) -> tuple[Desk, str, tuple[tuple[str, str], ...]]:
    """A documenter who joins with a case and a family, and which numbers were said to change."""
    chief = house.coordinator()
    desk = house.documenter("هالة")
    case, _, _ = whole_case(desk)
    asked = desk.sync.devices.request()
    approved = chief.sync.devices.approve(asked.data, said=" ".join(asked.spoken.words_in("en")))
    answer = desk.sync.devices.accept_review(approved.data)
    said = desk.sync.devices.renumbers(answer)
    assert desk.cases.record(case).text("case_no") == "26-0001"  # nothing changed yet
    desk.sync.devices.accept(approved.data, said=approved.spoken.digits)
    assert desk.sync.devices.renumbers(answer) == ()
    return desk, case, said


def sheet(desk: Desk, case: str, lang: Lang, *, discreet: bool = False) -> str:
    order = SheetOrder(case, (lang,), "family-sheet", "casework", "family", discreet=discreet)
    return " ".join(text_of(desk.outbound.sheets.sheet(order, SILENT).pdf).split())


def test_which_numbers_change_is_said_before(house: House) -> None:
    _, _, said = joined(house)
    assert said == (("26-0001", "MTH-26-B-0001"), ("26-F0001", "MTH-26-B-F0001"))


@pytest.mark.parametrize("lang", ["ar", "en", "ku"])
def test_a_paper_says_the_former_number_beside(house: House, lang: Lang) -> None:
    desk, case, _ = joined(house)
    text = sheet(desk, case, lang)
    assert "MTH-26-B-0001" in text and "26-0001" in text.replace("MTH-26-B-0001", "")
    assert FORMERLY[lang] in text
    assert [hit.root for hit in desk.cases.lists.search("26-0001")][:1] == [case]


def test_a_discreet_paper_says_no_more_than_it_must(house: House) -> None:
    desk, case, _ = joined(house)
    text = sheet(desk, case, "en", discreet=True)
    assert "26-B-0001" in text and "formerly" not in text


def test_a_reference_that_somebody_wrote_is_no_former_number(house: House) -> None:
    """Anybody may write a reference: only the number itself, made short, is called the former one."""
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    for text in ("قُتل في الفرع", "26-0002", "MTH-26-A-0001", "26-F0001"):
        desk.cases.save(
            [Edit("external_ref", {"body": "before_enrolment", "ref_no": text}, parent=case)]
        )
    assert "formerly" not in sheet(desk, case, "en")
    assert former_number("MTH-26-A-0001", ["26-0001"]) == "26-0001"
    assert former_number("26-0001", ["26-0001"]) == former_number("كلام", ["كلام"]) == ""
