"""A paper with other names than the case: which differ is said, and it proves nothing. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_matching import arabic, report
from tests.reports.paper import words_of

from vsdesk.desk import Desk, Edit, SheetOrder

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

_HIM = {
    **arabic("عبد الرحمن", "شيخموس", "حسن", "فاطمة"),
    "given_ku": "Ebdulrehman",
    "family_ku": "Hesen",
}


def paper(desk: Desk, case: str, name: str, mother: str = "", **more: Json) -> str:
    """A certificate with these names."""
    said: dict[str, Json] = {
        "type": "death_paper",
        "title": "شهادة ٨٨٢",
        "name_written": name,
        "mother_written": mother,
        **more,
    }
    kept = {name: one for name, one in said.items() if one}
    return desk.cases.save([Edit("evidence_item", kept, parent=case)]).ids[0]


@pytest.mark.parametrize(
    ("name", "mother", "differs"),
    [
        ("عبد الرحمن شيخ موس حسين", "فطيم", {"father", "family", "mother"}),
        ("عبد الرحمن شيخموس حسن", "فاطمة", set()),
        ("Evdilrehman Şêxmûs Hesen", "Fatma", set()),
        ("عبد الرحيم شيخموس حسن", "", {"given"}),
        ("عبد الرحمن حسن", "", set()),
        ("", "", set()),
        ("عبد الرحمن شيخموس حسن", "-", set()),
        ("عبد الرحمن شيخموس حسن", "،", set()),
    ],
)
def test_which_names_of_a_paper_are_others(
    house: House, name: str, mother: str, differs: set[str]
) -> None:
    desk = house.coordinator()
    case = report(desk, _HIM)
    person = desk.cases.record(case).text("person")
    if name:  # that the paper's spelling stands among the other names makes it no less another one
        further: dict[str, Json] = {"type": "spelling_variant", "value": name}
        desk.cases.save([Edit("person_name", further, parent=person)])
    assert {*desk.matching.suggestions.paper_differs(paper(desk, case, name, mother))} == differs
    assert desk.cases.record(case).text("fate") == ""


@pytest.mark.parametrize("known", ["-", "،"])
def test_where_the_case_has_a_sign_for_the_mothers_name_nothing_differs(
    house: House, known: str
) -> None:
    desk = house.coordinator()
    case = report(desk, arabic("عبد الرحمن", "شيخموس", "حسن", known))
    assert (
        desk.matching.suggestions.paper_differs(paper(desk, case, "عبد الرحمن شيخموس حسن", "فاطمة"))
        == ()
    )


def test_that_it_may_be_of_another_stands_beside_it_on_paper(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    words: Json = {"ar": "ممكن يكون لغيره", "src_lang": "ar"}
    item = paper(desk, case, "عبد الرحمن حسين", of_whom="may_be_another", of_whom_words=words)
    note = desk.outbound.sheets.sheet(SheetOrder(case, ("ar",), kind="document-note", item=item))
    file = desk.outbound.sheets.sheet(SheetOrder(case, ("ar",), kind="case-file"))
    for made in (note, file):
        told = " ".join(words_of(made.pdf))
        assert "قد تكون لشخص آخر" in told and "ممكن يكون لغيره" in told
