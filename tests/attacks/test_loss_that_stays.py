"""Where the disappearance stays here, no other event is told as the disappearance: a sighting in a prison
is no arrest, and nobody was as old then as when they were taken. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.test_called_otherwise import asked, written
from tests.reports.paper import text_of

from vsdesk.desk import Edit, ExitOrder, SheetOrder

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang


def _told(made: Town) -> tuple[str, str]:
    """The loss, and a sighting of a year later."""
    taken: dict[str, Json] = {"type": "arrest", "is_disappearance": True, "place_text": "الراموسة"}
    when: dict[str, Json] = {"from": "2013-10-15", "to": "2013-10-17"}
    loss = written(made, "event", {**taken, "date": when}, made.case)
    seen: dict[str, Json] = {"type": "sighting", "date": {"from": "2014-04-01", "to": "2014-04-30"}}
    return loss, written(made, "event", {**seen, "place_text": "صيدنايا"}, made.case)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_sighting_is_no_arrest_on_a_form(made: Town, lang: Lang) -> None:
    """It stands as what it is; day and place of the loss are told as missing."""
    asked(made)
    loss, _ = _told(made)
    order = SheetOrder(made.case, (lang,), "ced", purpose="un_complaint", recipient="ced")
    sheets = made.rima.outbound.sheets
    before = text_of(sheets.sheet(order).pdf)
    assert "2013" in before and "الراموسة" in before and "2014" in before
    made.rima.cases.save([Edit("event", {"sens": 4}, id=loss)])
    after = text_of(sheets.sheet(order).pdf)
    assert "2013" not in after and "الراموسة" not in after
    told, title = {"en": ("Seen in detention", "Facts"), "ar": ("مشاهدة", "الوقائع")}[lang]
    assert after.index(title) < after.index(told) and "2014" in after
    assert after.count(title) == before.count(title) + 1  # in the head, among what is still missing


@pytest.mark.parametrize("stays", [True, False])
def test_nor_in_a_table(made: Town, *, stays: bool) -> None:
    asked(made)
    loss, _ = _told(made)
    if stays:
        made.rima.cases.save([Edit("event", {"sens": 4}, id=loss)])
    columns = ("taken.date", "place")
    order = ExitOrder("un_complaint", "ced", "B", cases=(made.case,), columns=columns, lang="ar")
    line = made.rima.outbound.tables.clipboard(order).text
    assert ("الراموسة" in line, "صيدنايا" in line) == (not stays, False)
