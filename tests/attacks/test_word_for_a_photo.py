"""A photo may be published "if you ask me each time": one word serves one paper. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.kit import Town, carry

from vsdesk.desk import Condition, How, SheetOrder

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

WORDS: dict[str, Json] = {"ar": "اسألوني كل مرة", "src_lang": "ar"}
SCOPES = ["identity", "circumstances", "photo"]


def test_a_word_is_for_one_paper(made: Town) -> None:
    hala, rima = made.hala, made.rima
    hala.consent.grant(
        made.case,
        made.mother,
        "search",
        "icrc",
        "given",
        How(),
        scopes=SCOPES,
        photo=True,
        shown=hala.cases.shown(made.case),
    )
    how = How(conditions=(Condition(WORDS, "ask_each_time"),))
    hala.consent.grant(
        made.case,
        made.mother,
        "photo_publication",
        "icrc",
        "given_if",
        how,
        scopes=SCOPES,
        photo=True,
        shown=hala.cases.shown(made.case),
    )
    carry(hala, made.stick, rima)
    assert made.gate("icrc").published is not True
    (condition,) = rima.cases.dossier(made.case).of("consent_condition")
    hala.consent.steps.met(condition.id)
    carry(hala, made.stick, rima)
    assert made.gate("icrc").published is True
    order = SheetOrder(made.case, kind="case-file", purpose="search", recipient="icrc")
    rima.outbound.sheets.print_sheet(order)
    assert made.gate("icrc").published is not True
