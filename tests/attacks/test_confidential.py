"""What a body is asked to keep from the State is not taken out of a draft by another device.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry
from tests.desk.conftest import frozen_now
from tests.desk.test_submitting import SCOPES
from tests.reports.paper import text_of

from vsdesk.desk import How, SubmissionOrder
from vsdesk.errors import UserError
from vsdesk.records.dictionary.labels import Labels

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
@pytest.mark.parametrize("said", [[], None], ids=["nothing", "cleared"])
def test_what_is_to_stay_confidential_stays_asked_for(
    made: Town, said: Json, *, replace: bool
) -> None:
    rima = made.rima
    marks = rima.context.dictionary.vocabularies.keys("confidentiality_mark")
    keys = sorted(marks)[:2]
    made.hala.consent.grant(
        made.case,
        made.mother,
        "un_complaint",
        "wgeid",
        "given",
        How(),
        scopes=SCOPES,
        shown=made.hala.cases.shown(made.case),
    )
    carry(made.hala, made.stick, rima)
    sub = rima.submissions.new(SubmissionOrder(made.case, "wgeid", confidential=tuple(keys))).ids[0]
    carry(rima, made.stick, made.enemy.desk)
    made.enemy.change(
        sub, "submission", {"confidential": said}, replace=replace, ts=4_000_000_000_000
    )
    made.enemy.hand_over(rima)
    try:
        rima.submissions.prepare(sub, because="اختبار")
        [paper] = rima.submissions.papers(sub, frozen_now(rima, sub))
    except UserError:
        return
    text = " ".join(text_of(paper.pdf).split())
    missing = [key for key in keys if label(made, key) not in text]
    assert not missing


def test_control(made: Town) -> None:
    rima = made.rima
    keys = sorted(rima.context.dictionary.vocabularies.keys("confidentiality_mark"))[:2]
    made.hala.consent.grant(
        made.case,
        made.mother,
        "un_complaint",
        "wgeid",
        "given",
        How(),
        scopes=SCOPES,
        shown=made.hala.cases.shown(made.case),
    )
    carry(made.hala, made.stick, rima)
    sub = rima.submissions.new(SubmissionOrder(made.case, "wgeid", confidential=tuple(keys))).ids[0]
    rima.submissions.prepare(sub, because="اختبار")
    [paper] = rima.submissions.papers(sub, frozen_now(rima, sub))
    text = " ".join(text_of(paper.pdf).split())
    assert [key for key in keys if label(made, key) not in text] == []


def label(made: Town, key: str) -> str:
    return Labels("en", made.rima.context.dictionary.vocabularies).term("confidentiality_mark", key)
