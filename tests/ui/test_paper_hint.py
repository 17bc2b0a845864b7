"""A paper with other names than the case: the page says which, and that it proves nothing. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.test_matching import arabic, report
from tests.desk.test_names_on_paper import paper
from tests.ui.test_exchange import said

from vsdesk.ui.editing.hints import PaperHint
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.route import Route
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang


@pytest.mark.parametrize(
    ("lang", "differs"),
    [
        ("en", "Other names stand on this paper than in the case: father's name, mother's name"),
        ("ar", "على هذه الورقة أسماء غير التي في الحالة: اسم الأب، اسم الأم"),
    ],
)
def test_the_page_says_which_names_differ(room: Room, lang: Lang, differs: str) -> None:
    desk, _ = room.desk(people=0)
    case = report(desk, arabic("سامر", "نذير", "الخطيب", "هيام"))
    other, same = (
        paper(desk, case, "سامر نادر الخطيب", "هناء"),
        paper(desk, case, "سامر نذير الخطيب"),
    )
    desk.access.lock()
    window = room.open(lang)
    page = room.go(window, Route("case", case, "documents"))
    papers = page.findChild(RecordList, "list-evidence_item")
    assert papers is not None
    for item, there in ((other, True), (same, False)):
        papers.open(item)
        room.rest(window)
        hint = page.findChild(PaperHint)
        assert hint is not None and hint.isVisible() is there
        assert (differs in plain(said(page))) is there
