"""Screens bear any value in any field: a changed program may have written it (tests/faults/odd.py)."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from tests.faults.odd import odd, odd_space, take
from tests.ui.conftest import Room

from vsdesk.errors import Bug
from vsdesk.history.entry import NewOp
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen

if TYPE_CHECKING:
    from vsdesk.desk import Desk

CASE_PARTS = (
    "person",
    "disappearance",
    "timeline",
    "family",
    "contact",
    "claims",
    "documents",
    "consent",
    "search",
    "references",
    "case",
    "history",
)


def with_odd_values(desk: Desk, case: str, seed: int) -> str:
    """A real case whose records hold odd values; the id of a case of odd values only."""
    dice = random.Random(seed)
    writer = desk.context.vault.identity.device_id  # whoever it was: all of it counts
    space = f"{dice.randrange(2**128):032x}"
    arriving = [(writer, space, odd_space(dice, desk.context.dictionary, space, "case", 0.6))]
    ids = [case, space]
    for view in desk.cases.dossier(case):
        spec = desk.context.dictionary.kind(view.kind)
        assert spec is not None
        values = {one.name: odd(dice, ids) for one in spec.fields if dice.random() < 0.25}
        values.pop("person", None)
        values.pop("family", None)
        if values:
            arriving.append((writer, view.space, [NewOp(view.id, view.kind, values)]))
    take(desk, arriving)
    return space


@pytest.mark.parametrize("seed", [1, 2])
def test_every_screen_opens_with_odd_values(room: Room, seed: int) -> None:
    desk, cases = room.desk(people=2)
    odd_case = with_odd_values(desk, cases[0], seed)
    families = [view.id for view in desk.cases.list_kind("family")]
    desk.access.lock()
    window = room.open("ar")
    broken: list[str] = []

    def watch(_: int, problem: Exception) -> None:
        if isinstance(problem, Bug):
            broken.append(problem.detail)

    window.jobs._broke.connect(watch)
    places = [Route(name) for name in ("cases", "families", "differences", "handover", "settings")]
    places += [Route("case", one, part) for one in (cases[0], odd_case) for part in CASE_PARTS]
    places += [Route("family", one) for one in families[:2]]
    places += [Route("preview", one) for one in (cases[0], odd_case)]
    for place in places:
        screen = room.go(window, place)
        assert broken == [], place
        assert isinstance(screen, CaseScreen) == (place.screen == "case")
