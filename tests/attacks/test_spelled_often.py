"""A device gives somebody thousands of names that sound as one word of our own work: its report and its
table cost what these names are long, not its square. Everybody is made up.
"""

from __future__ import annotations

from functools import partial
from itertools import islice, product
from typing import TYPE_CHECKING

import pytest
from tests.attacks.test_words_of_our_work import report, table, vigil
from tests.attacks.work import calls

from vsdesk import memo
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.attacks.kit import Town

    from vsdesk.desk import Desk

VOWELS = "\u064e\u064f\u0650\u064b\u064c\u064d\u0651"
EXITS: dict[str, Callable[[Desk], str]] = {"report": report, "table": table}


def _spelled(word: str) -> Iterator[str]:
    """A word with other vowels each time: one sound, and never the same letters."""
    for marks in product(VOWELS, repeat=len(word)):
        yield "".join(letter + mark for letter, mark in zip(word, marks, strict=True))


@pytest.mark.parametrize("exit", EXITS)
@pytest.mark.parametrize("between", ["", " ليث"])
def test_twice_the_spellings_are_twice_the_work(made: Town, exit: str, between: str) -> None:
    rima, enemy = made.rima, made.enemy
    vigil(rima, title="وقفة مع العائلات أمام السفارة في برلين")
    EXITS[exit](rima)  # what is read for the first time in this process is not counted
    family = enemy.desk.cases.new_family({"display_name": "بيت"}).ids[0]
    person = enemy.desk.context.new_id()
    enemy.sign(family, NewOp(person, "person", {"given_ar": "س"}, parent=family))
    spellings, work = _spelled("وقفة"), []
    for count in (400, 400, 800):  # together 400, 800, 1,600
        value = between + f"{between} ".join(islice(spellings, count))
        name = {"type": "nickname", "value": value, "writing": "arabic"}
        enemy.sign(family, NewOp(enemy.desk.context.new_id(), "person_name", name, parent=person))
        enemy.hand_over(rima)
        memo.forget()
        work.append(calls(partial(EXITS[exit], rima)))
    assert work[2] - work[1] < 3 * (work[1] - work[0]), work
