"""A number at a body that is as long as a book costs no more than a number. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town
from tests.attacks.work import calls

from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

WORDS = {"digits": "9 ", "names": "مروان ", "one word": "٩", "dashes": "9-"}


@pytest.mark.parametrize("word", WORDS)
def test_a_long_number_costs_no_more_than_a_number(made: Town, word: str) -> None:
    costs = []
    for many in (100, 5_000):
        said: dict[str, Json] = {"body": "icrc", "ref_no": WORDS[word] * many}
        made.enemy.sign(
            made.case,
            NewOp(made.enemy.desk.context.new_id(), "external_ref", said, parent=made.case),
        )
        made.enemy.hand_over(made.rima)
        costs.append(calls(lambda: made.rima.submissions.readiness.routing_and_ready(made.case)))
    assert costs[1] < 1.5 * costs[0], costs


@pytest.mark.parametrize("word", WORDS)
def test_a_search_for_a_long_text_costs_no_more_than_one_of_twelve_words(
    made: Town, word: str
) -> None:
    few = calls(lambda: made.rima.cases.lists.search(WORDS[word] * 400))
    assert calls(lambda: made.rima.cases.lists.search(WORDS[word] * 20_000)) < 1.2 * few
