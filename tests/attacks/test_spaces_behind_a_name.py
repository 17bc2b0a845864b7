"""A name that two bear, and nothing but spaces behind it: the page that asks which one is meant opens.

A pattern that goes back over each space for each space holds the whole program while it does. All made up.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import below

from vsdesk.records.gate.names.ambiguous_names import namesakes, which_of

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

MANY = 200_000  # the half of what one text holds: before, hours


@pytest.mark.parametrize("behind", [" ", "\n", "، ", "the ", "ابن "])
def test_what_stands_behind_a_name_costs_no_more_than_it_says(made: Town, behind: str) -> None:
    for _ in range(2):
        below(made.enemy, made.family, "person", {"given_ar": "سلمان"})
    told = f"كان سلمان{behind * (MANY // len(behind))} هون، وسلمان راح"
    said: dict[str, Json] = {"before_note": {"ar": told, "src_lang": "ar"}}
    made.enemy.change(made.case, "case", said, replace=False)
    made.enemy.hand_over(made.rima)
    dossier = made.rima.cases.dossier(made.case)
    begun = time.thread_time()
    assert namesakes(dossier)
    asked = which_of(dossier, told)
    assert time.thread_time() - begun < 20
    assert asked and all(one.name.startswith("سلمان") and len(one.people) == 2 for one in asked)
