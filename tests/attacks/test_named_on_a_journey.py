"""On a journey Hala's program has no source any more: what she writes then may name one, and nobody there can
look for it. So her words go closed, what was chosen before stays, and at home all is as ever. Nobody is
hostile here. Everybody is made up.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import TODAY
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_not_whole import handed

from vsdesk.desk import Edit
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

NAME = "رمزي الحلاق"
PLAIN = "قيل إنه هناك"
NAMED = f"شافه {NAME} بعينه ليلاً"
OTHER = f"ورآه {NAME} صباحاً"


class _Road:
    """Hala with her source, which Rima was given and Nour was not, and an event that it told."""

    def __init__(self, made: Town, nour: Desk, path: Path) -> None:
        self.made, self.nour, self.hala, self.rima = made, nour, made.hala, made.rima
        self._path, self._turn = path, count()
        made.rima.sync.set_sources_go(go=False)
        family_of(made)
        mother = relative(made, "mother", "هدى")
        said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
        self.go(self.rima, self.hala)
        hala, who = self.hala, {"type": "survivor", "true_name": NAME, "code": "S-000077"}
        self.source = hala.cases.save([Edit("source", who, id=hala.context.new_id())]).ids[0]
        shown, to = hala.cases.shown(self.source), [self.rima.context.device_id]
        hala.sync.give_source(self.source, to, "تعرفه", shown=shown)
        self.event, self.before = self.told(PLAIN), self.told(OTHER)
        self.exchange()

    def told(self, text: str) -> str:
        """An event that the source told."""
        values = {"type": "other", "told_by": self.source, "text": words(text)}
        return self.hala.cases.save([Edit("event", values, parent=self.made.case)]).ids[0]

    def write(self, text: str) -> None:
        self.hala.cases.save([Edit("event", {"text": words(text)}, id=self.event)])

    def go(self, giver: Desk, taker: Desk) -> None:
        handed(giver, taker, self._path / f"bundle-{next(self._turn)}")

    def exchange(self) -> None:
        """All have what they may have, and know it of each other."""
        everybody = (self.hala, self.rima, self.nour)
        for _ in range(2):
            for giver in everybody:
                for taker in everybody:
                    if taker is not giver:
                        self.go(giver, taker)

    def leave(self) -> None:
        self.hala.access.journeys.leave()
        assert self.hala.context.vault.read.view(self.source) is None

    def chosen(self) -> list[str]:
        """What stands at Hala's as chosen about the words that were handed over before."""
        found = self.hala.context.vault.read.of_kind("name_choice")
        return sorted(one.id for one in found if one.value("record") == self.before)

    def at_nours(self, event: str) -> str:
        """The words of an event as they leave there."""
        asked = Request("un_complaint", "ced", "B", TODAY)
        found = decide(asked, self.nour.cases.dossier(self.made.case), self.nour.context.dictionary)
        left = found.get(event)
        assert left is not None
        value = left.value("text")
        return str(value["ar"]) if isinstance(value, dict) else ""


@pytest.fixture
def road(made: Town, house: House, tmp_path: Path) -> _Road:
    return _Road(made, house.documenter("nour", made.rima, "coordinator"), tmp_path)


def test_words_that_nobody_can_look_through_go_closed(road: _Road) -> None:
    assert road.at_nours(road.event) == PLAIN
    road.leave()
    road.write(NAMED)
    road.go(road.hala, road.nour)
    assert road.at_nours(road.event) == ""
    road.go(road.rima, road.nour)
    assert road.at_nours(road.event) == ""


def test_what_was_written_before_and_not_handed_over_goes_closed_too(road: _Road) -> None:
    """Rima has the source, so nothing was written for her."""
    road.write(NAMED)
    road.go(road.hala, road.rima)
    road.go(road.rima, road.hala)
    road.leave()
    road.go(road.hala, road.nour)
    assert road.at_nours(road.event) == ""


def test_what_was_chosen_before_stays(road: _Road) -> None:
    """Where nobody can look for the name, that it is not found says nothing."""
    assert road.at_nours(road.before) == ""
    assert (chosen := road.chosen())
    road.leave()
    road.write("شيء آخر")
    road.go(road.hala, road.nour)
    assert road.at_nours(road.before) == ""
    assert road.chosen() == chosen


@pytest.mark.parametrize("text", [NAMED, "قيل إنه نُقل من هناك"])
def test_at_home_all_is_as_ever(road: _Road, text: str) -> None:
    road.leave()
    road.write(text)
    road.go(road.hala, road.nour)
    road.go(road.hala, road.rima)
    road.hala.access.journeys.back()
    for _ in range(3):
        road.go(road.hala, road.rima)
        road.go(road.rima, road.hala)
    assert road.hala.context.vault.read.view(road.source) is not None
    road.go(road.hala, road.nour)
    assert road.at_nours(road.event) == ("" if text is NAMED else text)
