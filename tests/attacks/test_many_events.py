"""A device floods a facility with events in a case of its own: what leaves of other cases waits for none of
it.

Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from tests.attacks.kit import Town
from tests.attacks.work import calls

from vsdesk.desk import Edit
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.told.few_sources import small

YEARS: dict[str, Json] = {"from": "2011-01-01", "to": "2014-12-31", "precision": "range"}


class Flood:
    """A case of the enemy's own, and a facility of which its events speak."""

    def __init__(self, made: Town) -> None:
        desk = made.enemy.desk
        self.made = made
        place: dict[str, Json] = {"name_en": "Branch", "type": "prison"}
        self.place = made.rima.cases.save([Edit("place", place)]).ids[0]
        self.case = desk.cases.new_case(
            {"given_ar": "x"}, {"case_type": "enforced_disappearance"}
        ).ids[0]
        self.source = desk.cases.save([Edit("source", {"type": "survivor"})]).ids[0]

    def more(self, count: int) -> None:
        told: dict[str, Json] = {
            "type": "held_at",
            "facility": self.place,
            "told_by": self.source,
            "date": YEARS,
        }
        enemy = self.made.enemy
        ops = [
            NewOp(enemy.desk.context.new_id(), "event", told, parent=self.case)
            for _ in range(count)
        ]
        for at in range(0, count, 200):
            enemy.sign(self.case, *ops[at : at + 200])
        enemy.hand_over(self.made.rima)


def test_each_event_is_counted_once(made: Town) -> None:
    flood, rima = Flood(made), made.rima

    def work() -> int:
        dossier = rima.cases.dossier(flood.case)
        return calls(lambda: [*rima.outbound.sheets.cells(dossier).values()])

    flood.more(40)
    first = work()
    flood.more(120)
    assert work() < 5 * first  # four times as many


def test_a_file_read_alone_counts_each_event_once_too(made: Town) -> None:
    flood, rima = Flood(made), made.rima

    def work() -> int:
        dossier = rima.cases.dossier(flood.case)
        return calls(lambda: small(dossier))

    flood.more(40)
    first = work()
    flood.more(120)
    assert work() < 5 * first


def test_a_table_reads_no_facility_of_a_case_for_which_nobody_said_yes(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    flood, rima = Flood(made), made.rima
    flood.more(3)
    asked: list[str] = []
    linking = rima.context.vault.read.linking

    def noted(target: str, kind: str) -> Iterable[RecordView]:
        asked.append(target)
        return linking(target, kind)

    monkeypatch.setattr(rima.context.vault.read, "linking", noted)
    order = ExitOrder("un_complaint", "wgeid", "B", (made.case, flood.case))
    assert rima.outbound.tables.spread_look(order).rows == 1
    assert flood.place not in asked
