"""A translation in a language in which no names are read here: what it translates is read instead. Everybody
is honest and made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import as_text, family_of, relative, said, words
from tests.attacks.kit import carry
from tests.attacks.test_of_another_missing import SCOPES
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

SAW = {
    "es": "Su hermano Jaled dijo que lo vio en la carcel",
    "fr": "Son frère dit au zéro neuf trois trois un un deux deux trois trois",
}
TOLD = {"es": "قال أخوه خالد إنه رآه", "fr": "اتصلوا بأخته ريم على 0933112233"}
OTHER = "أخذوه من البيت ليلا"


def _case(made: Town, told: str, lang: str, text: str) -> None:
    """One event with words and their translation; nobody may know of a brother and a sister."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", recipient="wgeid", data_scope=SCOPES, identity_mode="named")
    desk = made.hala.cases
    for relation, name in (("brother", "خالد"), ("sister", "ريم")):
        person = relative(made, relation, name)
        desk.save([Edit("person_mark", {"type": "nobody_may_know_of"}, parent=person)])
    number: dict[str, Json] = {"type": "phone", "value": "0933112233"}
    desk.save([Edit("contact_channel", number, parent=person)])
    desk.save([Edit("case", {"summary": words(told)}, id=made.case)])
    about: dict[str, Json] = {"record": made.case, "field": "summary", "lang": lang, "text": text}
    desk.save([Edit("translation", about, parent=made.case)])
    carry(made.hala, made.stick, made.rima)


@pytest.mark.parametrize("lang", SAW)
@pytest.mark.parametrize("names", [True, False])
def test_it_leaves_where_what_it_translates_names_nobody(
    made: Town, lang: str, names: bool
) -> None:
    _case(made, TOLD[lang] if names else OTHER, lang, SAW[lang])
    left = made.gate("wgeid", "un_complaint")
    assert (SAW[lang] in as_text(left)) is not names
    order = SheetOrder(
        made.case, (lang,), kind="wgeid", purpose="un_complaint", recipient="wgeid", level="B"
    )
    paper = " ".join(text_of(made.rima.outbound.sheets.sheet(order).pdf).split())
    assert (SAW[lang][:20] in paper) is not names
    if not names:
        assert OTHER in as_text(left)


@pytest.mark.parametrize("lang", SAW)
def test_where_nothing_is_there_that_could_be_read_it_stays(made: Town, lang: str) -> None:
    _case(made, OTHER, lang, SAW[lang])
    made.rima.cases.save([Edit("case", {"summary": None}, id=made.case)])
    assert SAW[lang] not in as_text(made.gate("wgeid", "un_complaint"))
