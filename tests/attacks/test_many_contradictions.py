"""A device writes many records that do not fit each other: each is looked at once, and a
page tells a few of them.

Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.attacks.kit import Town
from tests.attacks.work import calls

from vsdesk.history.entry import NewOp
from vsdesk.records.checks.flags import MOST, flags
from vsdesk.records.consent.hidden_persons import refusing
from vsdesk.records.dictionary.values import Json
from vsdesk.records.kinship.graph import cycles

TODAY = "2026-11-24"
Pair = tuple[Mapping[str, Json], Mapping[str, Json]]
PAIRS: dict[str, Pair] = {
    "release before arrest": ({"type": "release"}, {"type": "arrest", "is_disappearance": True}),
    "seen after death": ({"type": "killing_reported"}, {"type": "sighting"}),
    "back, and taken again": ({"type": "reunited"}, {"type": "arrest"}),
    "neighbour": ({"type": "other"}, {"type": "other"}),
}


def day(at: int, year: int) -> Json:
    iso = f"{year}-{at % 12 + 1:02d}-{at % 27 + 1:02d}"
    return {"from": iso, "to": iso, "precision": "day"}


def flood(made: Town, span: range, pair: Pair) -> None:
    """So many pairs, the second of each years after the first."""
    enemy = made.enemy
    ops = [
        NewOp(
            enemy.desk.context.new_id(), "event", {**said, "date": day(at, year)}, parent=made.case
        )
        for at in span
        for said, year in zip(pair, (2011, 2015), strict=True)
    ]
    for at in range(0, len(ops), 250):
        enemy.sign(made.case, *ops[at : at + 250])
    enemy.hand_over(made.rima)


@pytest.mark.parametrize("which", PAIRS)
def test_four_times_as_many_are_four_times_the_work(made: Town, which: str) -> None:
    rima = made.rima
    looks = {
        "due": rima.due.due,
        "flags": lambda: flags(rima.cases.untold.as_shown(made.case), TODAY),
        "consent": lambda: rima.consent.table(made.case),
        "gate": lambda: made.gate("wgeid", "un_complaint"),
    }
    none = {name: calls(look) for name, look in looks.items()}
    flood(made, range(20), PAIRS[which])
    few = {name: calls(look) - none[name] for name, look in looks.items()}
    flood(made, range(20, 80), PAIRS[which])
    many = {name: calls(look) - none[name] for name, look in looks.items()}
    assert all(many[name] < 5 * few[name] for name in looks), (few, many)


@pytest.mark.parametrize("which", ["release before arrest", "seen after death"])
def test_a_page_tells_a_few_and_how_many_more(made: Town, which: str) -> None:
    flood(made, range(20), PAIRS[which])
    code = which.replace(" ", "_")
    found = [
        one for one in flags(made.rima.cases.untold.as_shown(made.case), TODAY) if one.code == code
    ]
    assert len(found) == MOST
    assert [one.more for one in found] == [0] * (MOST - 1) + [20 - MOST]
    rows = [one for one in made.rima.due.due() if one.told == found[0].sentence]
    assert [one.more for one in rows] == [one.more for one in found]


def answers(made: Town, span: range) -> None:
    """A no and a yes of the mother to one sort of recipient about each of so many other persons."""
    enemy = made.enemy
    said: dict[str, Json] = {
        "grantor": made.mother,
        "purpose": "advocacy_named",
        "recipient": "partner_ngo",
        "given_on": "2026-01-01",
    }
    ops = [
        NewOp(
            enemy.desk.context.new_id(),
            "consent_grant",
            {**said, "result": result, "subject": f"{at:032x}", "recipient_name": f"{result} {at}"},
            parent=made.family,
        )
        for at in span
        for result in ("refused", "given")
    ]
    enemy.sign(made.family, *ops)
    enemy.hand_over(made.rima)


def test_each_answer_about_a_recipient_is_read_a_few_times(made: Town) -> None:
    def work() -> int:
        dossier = made.rima.cases.dossier(made.case)
        return calls(lambda: refusing(dossier, "partner_ngo", TODAY))

    answers(made, range(20))
    few = work()
    answers(made, range(20, 80))
    assert work() < 5 * few


def circles(made: Town, span: range) -> None:
    """So many persons, each a parent of the next, and of the first one too."""
    enemy, ops = made.enemy, list[NewOp]()
    for at in span:
        for other in (at - 1, 0):
            values: dict[str, Json] = {
                "person": f"{at:032x}",
                "relation": "son",
                "related_to": f"{other:032x}",
            }
            ops.append(NewOp(enemy.desk.context.new_id(), "kinship", values, parent=made.family))
            back = {**values, "relation": "father"}
            if other == 0:
                ops.append(NewOp(enemy.desk.context.new_id(), "kinship", back, parent=made.family))
    enemy.sign(made.family, *ops)
    enemy.hand_over(made.rima)


def test_of_many_circles_as_many_are_followed_as_are_told(made: Town) -> None:
    circles(made, range(1, 41))
    dossier = made.rima.cases.untold.as_shown(made.case)
    assert len(cycles(dossier)) == 40
    assert len(cycles(dossier, MOST)) == MOST
    found = [one for one in flags(dossier, TODAY) if one.code == "forebear"]
    assert [one.more for one in found] == [0] * MOST
