"""A word with very many marks of two classes in turn, in a record of another device: taken in as any other.

Putting such a run into its order is quadratic inside Python's C, where nothing else runs. So what is counted
is the longest run that anybody puts into order. Everybody is made up.
"""

from __future__ import annotations

import unicodedata

import pytest
from tests.attacks.kit import Town
from tests.names.test_normal_form import LONG, longest_run

from vsdesk.history.entry import NewOp
from vsdesk.names.normal_form import MOST_MARKS
from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize("marks", LONG.values(), ids=LONG)
def test_nothing_puts_a_long_run_of_another_device_into_order(
    made: Town, monkeypatch: pytest.MonkeyPatch, marks: str
) -> None:
    enemy, rima = made.enemy, made.rima
    told: dict[str, Json] = {"type": "sighting", "text": {"ar": marks, "src_lang": "ar"}}
    enemy.sign(made.case, NewOp(enemy.desk.context.new_id(), "event", told, parent=made.case))
    named: dict[str, Json] = {"given_ar": marks, "family_ar": marks, "phone": marks}
    enemy.sign(made.case, NewOp(enemy.desk.context.new_id(), "person", named, parent=made.case))
    number: dict[str, Json] = {"contact_value": marks}
    enemy.sign(
        made.case, NewOp(enemy.desk.context.new_id(), "extortion_attempt", number, parent=made.case)
    )
    plain, asked = unicodedata.normalize, list[str]()

    def noted(form: str, text: str) -> str:
        asked.append(text)
        return plain(form, text)  # type: ignore[arg-type]  # one of its forms

    with monkeypatch.context() as during:
        during.setattr(unicodedata, "normalize", noted)
        enemy.hand_over(rima)
        rima.cases.lists.search("مروان")
        rima.matching.suggestions.match_new()
        rima.due.due()
        made.gate("wgeid", "un_complaint")
    assert asked
    assert max(map(longest_run, asked)) <= MOST_MARKS
