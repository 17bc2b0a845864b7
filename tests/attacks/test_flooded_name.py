"""A device floods a name with made-up reports: two honest reports of one person are found all the same.

Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Collection

import pytest
from tests.attacks.kit import Town
from tests.attacks.work import calls

from vsdesk.history.entry import NewOp
from vsdesk.matching import candidates
from vsdesk.matching.compared_report import report_of_row
from vsdesk.matching.memory_store import MemoryStore
from vsdesk.matching.sketch import sketch
from vsdesk.names.nicknames import Nicknames
from vsdesk.records.dictionary.values import Json


def _person(made: Town) -> dict[str, Json]:
    view = made.view(made.person)
    return {name: view.value(name) for name in view.fields if name != "photo"}


def _flood(made: Town, count: int) -> None:
    """So many reports of the enemy's own, each with all that is told of the person."""
    enemy, told = made.enemy, _person(made)
    for at in range(count):
        case, person = enemy.desk.context.new_id(), enemy.desk.context.new_id()
        kind: dict[str, Json] = {"case_type": "enforced_disappearance", "case_no": f"Z{at}"}
        enemy.sign(
            case,
            NewOp(case, "case", {**kind, "person": person}),
            NewOp(person, "person", told, parent=case),
        )
    if count:
        enemy.hand_over(made.rima)


@pytest.mark.parametrize("count", [0, 45, 300])
def test_two_honest_reports_are_a_pair(made: Town, count: int) -> None:
    _flood(made, count)
    case: dict[str, Json] = {"case_type": "enforced_disappearance"}
    other = made.rima.cases.new_case(_person(made), case).ids[0]
    made.rima.matching.suggestions.match_new()
    pairs = {
        frozenset((one.a, one.b))
        for band in ("strong", "likely", "possible")
        for one in made.rima.matching.pairs(band, limit=5000).rows
    }
    assert {made.case, other} in pairs


TOLD: dict[str, dict[str, Json]] = {
    "a name and a year": {},
    "all of it": {"mother_given_ar": "هدى", "sex": "male"},
}


def _of_one_name(made: Town, count: int, told: dict[str, Json]) -> None:
    """Cases of the enemy's with one name; with more that is told, three facts agree in each two of them."""
    enemy = made.enemy
    year: Json = {"from": "1980-01-01", "to": "1980-12-31", "precision": "year"}
    day: Json = {"from": "2013-03-12", "to": "2013-03-12", "precision": "day"}
    person: dict[str, Json] = {"given_ar": "مروان", "father_ar": "أحمد", "family_ar": "الحداد"}
    event: dict[str, Json] = {"type": "arrest", "is_disappearance": True, "date": day}
    for _ in range(count):
        case, who, taken = (enemy.desk.context.new_id() for _ in range(3))
        enemy.sign(
            case,
            NewOp(case, "case", {"person": who}),
            NewOp(who, "person", {**person, **told, "birth": year}, parent=case),
            *([NewOp(taken, "event", event, parent=case)] if told else []),
        )
    enemy.hand_over(made.rima)


@pytest.mark.parametrize("told", TOLD)
def test_twice_the_cases_of_one_name_are_twice_the_work(made: Town, told: str) -> None:
    made.rima.matching.suggestions.match_new()
    work = []
    for count in (150, 150, 300):  # together 150, 300, 600: what is new is held against all
        _of_one_name(made, count, TOLD[told])
        work.append(calls(lambda: made.rima.matching.suggestions.match_new()) / count)
    assert work[2] < 1.5 * work[1] < 1.5 * 1.5 * work[0], work


def test_of_one_maker_so_many_are_compared_and_of_others_each() -> None:
    """Three facts agree in all of them: those of the flood are bounded, and the one of
    somebody else is there."""
    store = _Store()
    same = report_of_row(FACTS, 0)
    one = sketch(same, Nicknames.load())
    for number in range(500):
        store.add(number, one)
    left, right = candidates.in_store(store, [one, one])
    for asked in (0, 1):
        found = set(right[left == asked].tolist())
        assert len(found) == candidates.LONG + 1 and 499 in found
    assert store.asked == 500  # of each once


FACTS: dict[str, object] = {
    "given": "محمد",
    "father": "عبد الرحمن",
    "family": "الأحمد",
    "mother": "خزال",
    "birth_year": 1990,
    "arrest_date": "2013-03-12",
    "gov": "SY08",
    "place": "الحسكة",
}


class _Store(MemoryStore):
    """All reports but the last one are of one device."""

    asked = 0

    def makers(self, reports: Collection[int]) -> dict[int, int]:
        self.asked += len(reports)
        return {number: int(number == 499) for number in reports}
