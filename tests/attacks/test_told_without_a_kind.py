"""News of which nobody said the kind stands on papers all the same. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import words
from tests.attacks.test_called_otherwise import asked, written
from tests.desk.conftest import whole_case
from tests.reports.paper import words_of

from vsdesk.desk import Edit, SheetOrder
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

NEWS = "شافوه بالفرن سنة 2014 بعد العصر"


def told(made: Town) -> None:
    """A day on which he was taken, then news of which nobody said the kind."""
    asked(made)
    taken: dict[str, Json] = {
        "type": "arrest",
        "is_disappearance": True,
        "text": words("أخدوه من البيت"),
    }
    written(made, "event", {**taken, "date": {"from": "2013-01-02", "to": "2013-01-02"}}, made.case)
    written(made, "event", {"text": words(NEWS)}, made.case)


@pytest.mark.parametrize("kind", ["case-file", "ced"])
def test_news_without_a_kind_is_on_the_papers_of_a_body(made: Town, kind: str) -> None:
    told(made)
    order = SheetOrder(
        made.case, ("ar",), kind=kind, purpose="un_complaint", recipient="ced", told_reason="رأيته"
    )
    paper = " ".join(words_of(made.rima.outbound.sheets.sheet(order).pdf))
    assert "شافوه" in paper and "بالفرن" in paper
    assert kind == "case-file" or plain(Words("ar").say("What was told")) in paper


def test_and_on_the_familys_own_sheet(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    desk.cases.save([Edit("event", {"text": words(NEWS)}, parent=case)])
    paper = " ".join(words_of(desk.outbound.sheets.sheet(SheetOrder(case, ("ar",))).pdf))
    assert "شافوه" in paper and plain(Words("ar").say("What was told")) in paper
