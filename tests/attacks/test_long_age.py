"""A number as long as a book, told as an age, shuts nothing of anybody. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town

from vsdesk.desk import SheetOrder
from vsdesk.records.checks.contradictions import told_twice
from vsdesk.records.checks.flags import flags
from vsdesk.records.dates.age_words import age_told

AGES = {
    "digits": "9" * 5_000,
    "Arabic figures": "٩" * 5_000,
    "words": " ".join(["تسعة وتسعين"] * 5_000),
}


@pytest.mark.parametrize("birth", ["known", "not known"])
@pytest.mark.parametrize("age", AGES)
def test_flags_ready_and_sheets_stand_beside_a_long_age(made: Town, age: str, birth: str) -> None:
    rima = made.rima
    ready = [row.case for row in rima.submissions.readiness.ready_all("wgeid")]
    if birth == "not known":
        made.enemy.change(made.person, "person", {"birth": None})
    made.enemy.change(made.person, "person", {"age_told": AGES[age]})
    made.enemy.hand_over(rima)
    dossier = rima.cases.dossier(made.case)
    told = made.view(made.person).text("age_told")
    assert told == AGES[age]
    assert told_twice(dossier) == ()
    assert age_told(told) is None
    assert isinstance(flags(dossier, "2026-11-24"), tuple)
    rima.due.due()
    assert [row.case for row in rima.submissions.readiness.ready_all("wgeid")] == ready
    assert rima.submissions.readiness.ready_for(made.case)
    assert rima.outbound.sheets.sheet(SheetOrder(made.case, ("ar",))).pdf.startswith(b"%PDF")
