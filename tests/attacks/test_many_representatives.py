"""One device writes many representations beside many answers, and many kinships: as many
more again cost as much.

Counted are the functions that are called. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import Town
from tests.attacks.work import calls

from vsdesk.desk import Edit
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

DAY: Final = "2026-11-24"
WORSE: Final = 1.6  # where each is held against each, it would be 2.2
SPANS: Final = (range(10), range(10, 50), range(50, 90))


def answered(made: Town, span: range) -> None:
    """Of each number a representative, the paper that names them, and what they answered."""
    enemy, people, rest = made.enemy, list[NewOp](), list[NewOp]()
    for at in span:
        person = enemy.desk.context.new_id()
        name: dict[str, Json] = {"given_ar": f"سامر{at}", "family_ar": "وكيل"}
        people.append(NewOp(person, "person", name, parent=made.family))
        paper: dict[str, Json] = {
            "representative": f"الأستاذ سامر{at} وكيل",
            "represented": made.person,
        }
        said: dict[str, Json] = {
            "grantor": person,
            "capacity": "representative",
            "purpose": "search",
            "recipient": "icrc",
            "result": "refused",
            "given_on": DAY,
            "subject": made.case,
        }
        rest.append(NewOp(enemy.desk.context.new_id(), "representation", paper, parent=made.case))
        rest.append(NewOp(enemy.desk.context.new_id(), "consent_grant", said, parent=made.family))
    enemy.sign(made.family, *people)
    enemy.sign(made.case, *(one for one in rest if one.kind == "representation"))
    enemy.sign(made.family, *(one for one in rest if one.kind != "representation"))
    enemy.hand_over(made.rima)


def test_answers_of_representatives(made: Town) -> None:
    counts = []
    for span in SPANS:
        answered(made, span)
        counts.append(
            [
                calls(lambda: made.rima.consent.table(made.case)),
                calls(lambda: made.gate("icrc")),
            ]
        )
    few, many, most = counts
    for at, before in enumerate(few):
        assert most[at] - many[at] < WORSE * (many[at] - before), counts


def chain(made: Town, span: range, first: str) -> str:
    """Each the father of the next, and each older one's father again: every two of them close a circle."""
    enemy, ops = made.enemy, list[NewOp]()
    before = first
    for _ in span:
        person = enemy.desk.context.new_id()
        ops.append(NewOp(person, "person", {"given_ar": "جد"}, parent=made.family))
        for one, other in ((before, person), (person, before), (person, first)):
            values: dict[str, Json] = {"person": one, "relation": "father", "related_to": other}
            ops.append(NewOp(enemy.desk.context.new_id(), "kinship", values, parent=made.family))
        before = person
    enemy.sign(made.family, *ops)
    enemy.hand_over(made.rima)
    return before


def relate(made: Town) -> None:
    values: dict[str, Json] = {
        "person": made.mother,
        "relation": "mother",
        "related_to": made.person,
    }
    made.rima.cases.save([Edit("kinship", values, parent=made.family)])


def test_a_kinship_is_saved_among_many_circles(made: Town) -> None:
    last, counts = made.mother, []
    for span in SPANS:
        last = chain(made, span, last)
        counts.append(calls(lambda: relate(made)))
    few, many, most = counts
    assert most - many < WORSE * (many - few), counts


def test_one_that_closes_a_circle_is_told_and_an_old_one_stops_nothing(made: Town) -> None:
    last = chain(made, range(3), made.mother)
    relate(made)
    again: dict[str, Json] = {"person": last, "relation": "father", "related_to": made.mother}
    made.rima.cases.save([Edit("kinship", again, parent=made.family)])
    mine: dict[str, Json] = {"person": made.person, "relation": "father", "related_to": last}
    with pytest.raises(UserError, match="E_CYCLE"):
        made.rima.cases.save([Edit("kinship", mine, parent=made.family)])
