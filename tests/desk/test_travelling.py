"""On a journey nothing leaves by the gate: a mark that guards somebody may lie in what was put away.

Interviews, answers and saving go on. Everybody is made up.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import House, enrol, whole_case
from tests.desk.test_doors import agreed

from vsdesk.desk import CaseFilter, Desk, Edit, ExitOrder, PeriodOrder, SheetOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from vsdesk.records.dictionary.values import Json


def carry(sender: Desk, to: Desk, folder: Path) -> None:
    folder.mkdir()
    sender.sync.hand_over(folder, [to.context.device_id])
    to.sync.intake.receive([folder])


def travelling(
    house: House, tmp_path: Path, searches: Mapping[str, str] | None = None
) -> tuple[Desk, str, str]:
    """Amal travels with one case; another one, with a mark on its person, is put away. `searches`: what she
    kept before, by name."""
    chief = house.coordinator()
    desk = house.documenter("amal")
    enrol(desk, chief)
    guarded, person, _ = whole_case(desk)
    case = agreed(desk)
    mark: dict[str, Json] = {"type": "not_named_outside", "since": "2026-11-28"}
    desk.cases.save([Edit("person_mark", mark, parent=person)])
    carry(desk, chief, tmp_path / "a")
    chief.cases.save([Edit("case", {"closed_on": "2026-10-01"}, id=guarded)])
    for number, (one, to) in enumerate(((chief, desk), (desk, chief), (chief, desk))):
        carry(one, to, tmp_path / f"b{number}")
    assert desk.access.journeys.outlook().own == 1
    for name, text in (searches or {}).items():
        desk.cases.searches.keep(name, CaseFilter(text=text))
    desk.access.journeys.leave()
    return desk, case, guarded


def test_nothing_leaves_while_something_is_put_away(house: House, tmp_path: Path) -> None:
    desk, case, guarded = travelling(house, tmp_path)
    with pytest.raises(UserError, match="E_AWAY"):
        desk.cases.dossier(guarded)
    table = ExitOrder("search", "own_org", "B", (case,))
    ways: list[Callable[[], object]] = [
        partial(desk.outbound.sheets.sheet, SheetOrder(case)),
        partial(desk.outbound.sheets.print_sheet, SheetOrder(case)),
        partial(desk.outbound.sheets.print_sheet, SheetOrder(case, kind="discreet-card")),
        partial(desk.outbound.tables.spread_look, table),
        partial(desk.outbound.tables.spreadsheet, table),
        partial(desk.outbound.tables.clipboard, table),
        partial(desk.outbound.files.dump_for, tmp_path / "dump", table),
        partial(desk.loads.dump, tmp_path / "whole"),
        partial(desk.reporting.report, PeriodOrder(date(2026, 1, 1), date(2026, 12, 31))),
    ]
    for leave in ways:
        with pytest.raises(UserError, match="E_GATE") as caught:
            leave()
        assert caught.value.params["reason"] == "travel"
    assert not (tmp_path / "dump" / "records.jsonl").exists()
    assert not (tmp_path / "whole").exists()
    assert desk.cases.dossier(case).of("disclosure") == ()


def test_the_work_in_own_cases_goes_on(house: House, tmp_path: Path) -> None:
    desk, case, guarded = travelling(house, tmp_path)
    leaflet = SheetOrder(case, kind="extortion-leaflet", recipient="other")
    assert desk.outbound.sheets.print_sheet(leaflet).pdf.startswith(b"%PDF")
    whole_case(desk, "ريان")  # an interview: a new family, answers, a new case
    grants = [one.id for one in desk.cases.dossier(case).of("consent_grant")]
    taken = desk.consent.withdraw(grants)
    assert taken.letters == ()
    assert desk.cases.dossier(case).of("consent_grant")
    with pytest.raises(UserError, match="E_AWAY"):
        desk.cases.save([Edit("note", {"text": {"orig": "جديد"}}, parent=guarded)])
    assert desk.access.status().cases == 2


def test_what_looks_through_the_whole_vault_waits_until_all_is_back(
    house: House, tmp_path: Path
) -> None:
    """An erased name leaves its guard in every file that tells of it: some of them lie away."""
    chief = house.coordinator()
    nour = house.documenter("nour", chief, "coordinator")
    away, _, _ = whole_case(chief, "سليم")
    case, _, family = whole_case(chief, "ريان")
    members = [one.id for one in chief.cases.dossier(family).of("family_member")]
    chief.cases.save([Edit("case", {"closed_on": "2026-10-01"}, id=away)])
    carry(chief, nour, tmp_path / "a")
    carry(nour, chief, tmp_path / "b")
    backup = tmp_path / "backup"
    backup.mkdir()
    chief.access.backups.back_up(backup)
    listed = chief.erasure.erasure(case).digest
    chief.access.journeys.leave()
    erase = partial(chief.erasure.erase, case, why="mistake", because="خطأ", listed=listed)
    ways: list[Callable[[], object]] = [
        partial(chief.erasure.erasure, case),
        erase,
        partial(chief.erasure.carry_out, "0" * 64),
        partial(chief.cases.relatives.part, members[0], members[0]),
    ]
    for back in (False, True):
        if back:
            chief.access.journeys.back()
        for way in ways:
            with pytest.raises(UserError, match="E_TRAVEL"):
                way()
    chief.access.journeys.take_back(backup)
    assert chief.access.journeys.state() is None
    assert erase().records > 0
