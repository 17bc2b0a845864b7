"""A yes with a condition never reads as a plain yes on the family's sheet. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import another, mother_of
from tests.reports.paper import text_of

from vsdesk.desk import Condition, Edit, How, SheetOrder
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.words import Lang


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_words_that_name_somebody_hidden_stay_and_the_condition_stands(
    house: House, lang: Lang
) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother, wife = mother_of(desk, family), another(desk, case, family, "wife")
    desk.cases.save([Edit("person", {"given_ar": "عبير"}, id=wife)])
    desk.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=wife)])
    how = How(conditions=(Condition({"ar": "إذا وافقت عبير", "src_lang": "ar"}),))
    desk.consent.answers(case, mother, {"ncmp": "yes_if"}, how, shown=desk.cases.shown(case))
    sheet = plain(
        text_of(desk.outbound.sheets.sheet(SheetOrder(case, (lang,), discreet=False)).pdf)
    )
    assert "عبير" not in sheet
    said = plain(Words(lang).say("with a condition, in words that stay with us"))
    assert all(word in sheet for word in said.replace("،", " ").replace(",", " ").split())
