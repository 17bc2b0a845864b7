"""An approximate date is one on every paper and in the list of cases. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.reports.paper import text_of
from tests.ui.conftest import make_look
from tests.ui.made_up_leaving import agree

from vsdesk.desk import CaseFilter, Edit, SheetOrder
from vsdesk.ui.editing.list_cells import when
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

UNSURE: dict[str, Json] = {"from": "2013-08", "precision": "month", "as_told": "يمكن بآب"}


@pytest.mark.parametrize(("lang", "word"), [("ar", "تقريباً"), ("en", "approximate")])
def test_on_paper_and_in_the_list(room: Room, lang: Lang, word: str) -> None:
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("search", "iimp"), ("un_complaint", "wgeid"), ("search", "icrc")])
    dossier = desk.cases.dossier(case)
    [event] = [one for one in dossier.of("event") if one.value("is_disappearance") is True]
    desk.cases.save([Edit("event", {"date": UNSURE}, id=event.id)])
    papers = [
        SheetOrder(case, (lang,)),
        SheetOrder(case, (lang,), kind="case-file", purpose="search", recipient="iimp"),
        *(
            SheetOrder(case, (lang,), kind=body, purpose=purpose, recipient=body)
            for body, purpose in (("iimp", "search"), ("wgeid", "un_complaint"), ("icrc", "search"))
        ),
    ]
    for order in papers:
        assert word in text_of(desk.outbound.sheets.sheet(order).pdf), order.kind
    [row] = desk.cases.lists.page(CaseFilter(sort="name")).rows
    assert word in plain(when(make_look(lang), row))
    desk.access.lock()
