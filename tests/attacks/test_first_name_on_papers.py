"""A sister who asked to stand by her first name alone: on no paper of any kind her family's.
All people are made up."""

from __future__ import annotations

import pytest
from tests.attacks.test_paper_leaks import agree, mother_of, text
from tests.desk.conftest import House, whole_case
from tests.reports.paper import text_of

from vsdesk.desk import SHEETS, Desk, Edit, SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.gate.persons.hidden_people import FIRST_NAME
from vsdesk.words import LANGS, Lang

GIVEN, SURNAME = "زمردة", "الشهباني"
BODIES = ("icrc", "sarc", "iimp", "ncmp", "wgeid", "family")


@pytest.mark.parametrize("lang", LANGS)
def test_no_paper_says_the_family_name_of_who_is_named_by_the_first(
    house: House, lang: Lang
) -> None:
    desk = house.coordinator()
    case, person, family = whole_case(desk)
    sister = desk.context.new_id()
    desk.cases.save(
        [
            Edit("person", {"given_ar": GIVEN, "family_ar": SURNAME, "sex": "female"}, id=sister, parent=family),
            Edit("family_member", {"person": sister}, parent=family),
            Edit("kinship", {"person": sister, "related_to": person, "relation": "sister_full"}, parent=family),
            Edit("event", {"type": "sighting", "text": text(f"شافته {GIVEN} {SURNAME} بعدها"), "place_text": f"بيت {SURNAME}"}, parent=case),
            Edit("search_action", {"actor_person": sister, "result": text(f"سألت {GIVEN} {SURNAME}")}, parent=case),
            Edit("evidence_item", {"type": "branch_paper", "title": f"ورقة من {SURNAME}"}, parent=case),
        ]
    )  # fmt: skip  # a record a row
    for purpose in ("search", "casework", "un_complaint", "identification"):
        agree(desk, family, *((purpose, to) for to in BODIES))
    before = papers(desk, case, lang, mother_of(desk, family))
    assert sum(SURNAME in said for said in before.values()) > 2
    desk.cases.marks.mark(sister, {"type": FIRST_NAME})
    after = papers(desk, case, lang, mother_of(desk, family))
    assert set(after) == set(before) and len(after) > 10
    whole = {kind for kind, said in after.items() if SURNAME in said}
    # the house's own, which never leave it
    assert whole == {"case-file ", "custody-log ", "exhibit-labels "}
    assert sum(GIVEN in said for said in after.values()) > 2


def papers(desk: Desk, case: str, lang: Lang, mother: str) -> dict[str, str]:
    """The text of each sheet that may be made, and of the case file for each body."""
    orders = [SheetOrder(case, (lang,), kind, person=mother) for kind in SHEETS]
    orders += [SheetOrder(case, (lang,), "case-file", "search", to) for to in BODIES]
    found = {}
    for order in orders:
        try:
            found[f"{order.kind} {order.recipient}"] = text_of(
                desk.outbound.sheets.sheet(order).pdf
            )
        except UserError as stopped:
            assert stopped.name in ("E_GATE", "E_USAGE", "E_NOT_FOUND"), stopped.name
    return found
