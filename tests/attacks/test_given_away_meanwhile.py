"""A closed case is lent to somebody else while who had it travels: its bodies never come back to her. It
closes what it was tied to when it was here, and not every file of hers (docs/spec/vault.md §16).

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import enrol, whole_case
from tests.desk.test_doors import agreed

from vsdesk.desk import Edit
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.vault.journey.ties_away import ties_away

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.crypto.canonical import Json
    from vsdesk.desk import Desk

PAPERS = (("search", "iimp"), ("casework", "family"))


class Travelled:
    """A coordinator's desk, and one that came back from a journey and went on without what was lent."""

    def __init__(self, house: House, folder: Path, tie: str = "") -> None:
        self._folder, self._number = folder, 0
        self.chief, self.amal = house.coordinator(), house.documenter("amal")
        omar = house.documenter("omar")
        enrol(self.amal, self.chief)
        enrol(omar, self.chief)
        self.case = agreed(self.amal)
        self.lent = whole_case(self.chief, "مازن")[0]
        held: dict[str, Json] = {
            "assigned": [self.amal.context.device_id],
            "closed_on": "2026-10-01",
        }
        self.chief.cases.save([Edit("case", held, id=self.lent)])
        self.meet()
        own = self.chief.cases.record(self.case)
        if tie in ("family", "second_family"):
            tied = {tie: own.value("family")}
            self.chief.cases.save([Edit("case", tied, id=self.lent)], "one family")
        elif tie == "incident":  # both name it, and it is put away
            self.incident = self.chief.cases.save([Edit("incident", {"title": "سوق"})]).ids[0]
            for one in (self.lent, self.case):
                self.chief.cases.save([Edit("case", {"incident": self.incident}, id=one)])
        self.meet()
        self.before = self.gate()
        self.amal.access.journeys.leave()
        device_id = omar.context.device_id
        self.chief.cases.save([Edit("case", {"assigned": [device_id]}, id=self.lent)])
        self.amal.access.journeys.back()
        self.meet()
        assert self.amal.access.journeys.state() is not None
        self.amal.access.journeys.go_on_without()
        self.meet()

    def meet(self) -> None:
        """Both hand over and take in, until both rest."""
        for _ in range(2):
            self._carry(self.amal, self.chief)
            self._carry(self.chief, self.amal)

    def _carry(self, sender: Desk, to: Desk) -> None:
        self._number += 1
        folder = self._folder / str(self._number)
        folder.mkdir()
        sender.sync.hand_over(folder, [to.context.device_id])
        to.sync.intake.receive([folder])

    def gate(self, case: str = "") -> list[str]:
        """What is answered about each paper of a case, her own one if none is named."""
        desk = self.amal
        file, today = desk.cases.dossier(case or self.case), desk.context.today()
        asked = (Request(purpose, to, "B", today) for purpose, to in PAPERS)
        return [decide(one, file, desk.context.dictionary).state for one in asked]


def test_it_closes_none_of_her_other_files(house: House, tmp_path: Path) -> None:
    been = Travelled(house, tmp_path)
    assert been.amal.access.journeys.state() is None
    assert been.before == ["given", "given"]
    assert been.gate() == been.before
    assert been.gate(whole_case(been.amal, "ريان")[0])[1] == "given"
    assert been.gate(been.lent) == ["not_whole", "not_whole"]  # it stays closed itself
    back = Edit("case", {"assigned": [been.amal.context.device_id]}, id=been.lent)
    been.chief.cases.save([back])
    been.meet()
    assert "not_whole" not in been.gate(been.lent)  # lent again it is whole, and nothing is kept
    assert been.amal.context.vault.database.one("SELECT count(*) FROM op WHERE state = 1")[0] == 0


@pytest.mark.parametrize("tie", ["family", "second_family", "incident"])
def test_what_was_tied_to_it_stays_closed(house: House, tmp_path: Path, tie: str) -> None:
    been = Travelled(house, tmp_path, tie)
    assert been.gate() == ["not_whole", "not_whole"]


def test_what_came_back_is_noted_no_longer(house: House, tmp_path: Path) -> None:
    chief, amal = house.coordinator(), house.documenter("amal")
    enrol(amal, chief)
    lent = whole_case(chief, "مازن")[0]
    held: dict[str, Json] = {"assigned": [amal.context.device_id], "closed_on": "2026-10-01"}
    chief.cases.save([Edit("case", held, id=lent)])
    number = 0

    def meet() -> None:
        nonlocal number
        for sender, to in ((amal, chief), (chief, amal), (amal, chief), (chief, amal)):
            number += 1
            (folder := tmp_path / str(number)).mkdir()
            sender.sync.hand_over(folder, [to.context.device_id])
            to.sync.intake.receive([folder])

    meet()
    database = amal.context.vault.database
    assert not ties_away(database)
    amal.access.journeys.leave()
    assert ties_away(database)
    amal.access.journeys.back()
    meet()
    assert amal.access.journeys.state() is None
    assert not ties_away(database)
