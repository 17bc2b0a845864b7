"""A sealed source whose statement tells of a case is looked for in its stories, though nothing of the case
names the source. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case

from vsdesk.desk import Desk, Edit
from vsdesk.records.gate.disclosure import Request, decide

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

TEXT = "قال لنا دريد الملاحي إنه رآه هناك"


def source(desk: Desk, name: str, case: str = "") -> str:
    """A sealed source with a statement; a row of it is linked to a case, if one is given."""
    id = desk.cases.save([Edit("source", {"type": "eyewitness", "true_name": name})]).ids[0]
    day: dict[str, Json] = {"date": {"from": "2026-10-01", "precision": "day"}}
    statement = desk.cases.save([Edit("statement", day, parent=id)]).ids[0]
    row: dict[str, Json] = {"told_name": "مروان"}
    if case:
        row |= {"linked_case": case, "linked_why": {"ar": "الاسم واليوم", "src_lang": "ar"}}
    desk.cases.save([Edit("testimony_row", row, parent=statement)])
    return id


def leaves(desk: Desk, case: str, event: str) -> bool:
    request = Request("casework", "family", "B", desk.context.today())
    left = decide(request, desk.cases.dossier(case), desk.context.dictionary).get(event)
    return left is not None and bool(left.every("text"))


@pytest.mark.parametrize("text", [TEXT, "حكى دريد كل شيء", "Durayd al-Mallahi saw him"])
def test_who_told_of_a_case_is_named_in_none_of_its_stories(house: House, text: str) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    said: dict[str, Json] = {"type": "other", "text": {"ar": text, "src_lang": "ar"}}
    event = desk.cases.save([Edit("event", said, parent=case)]).ids[0]
    assert leaves(desk, case, event)
    source(desk, "دريد الملاحي")
    assert leaves(desk, case, event), "of another case"
    told = source(desk, "دريد الملاحي", case)
    assert not desk.cases.dossier(case).get(told), "the source is no part of the file"
    assert not leaves(desk, case, event)
