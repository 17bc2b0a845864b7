"""The decision about a line of a list goes to coordinators alone, the claim that it makes with the case: by
whichever way the claim comes first, it stands. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.test_line_there_already import ROW, found_in, kept, open_list
from tests.attacks.test_not_whole import handed
from tests.desk.conftest import PASSPHRASE

from vsdesk.desk import Desk, Secret
from vsdesk.desk.access.backups import restore_backup

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

WHY = "نفس الشخص"


def line_of(made: Town, path: Path) -> tuple[str, str]:
    """A case, and a line of a list that tells of it."""
    source, found = open_list(made), found_in(made, path, ROW)
    [line] = kept(made, found, source).lines
    return found.pairs[0].b, line


def claims(desk: Desk, case: str, line: str) -> list[bool]:
    """Of each claim by that line whether it stands."""
    every = desk.cases.dossier(case).of("claim")
    return [not one.deleted for one in every if one.value("list_entry") == line]


def test_by_the_order_of_the_sticks(house: House, made: Town, tmp_path: Path) -> None:
    rima, hala = made.rima, made.hala
    nour = house.documenter("nour", rima, "coordinator")
    case, line = line_of(made, tmp_path)
    handed(rima, hala, tmp_path / "h0")
    handed(rima, nour, tmp_path / "n0")
    handed(nour, rima, tmp_path / "r0")
    shown = nour.matching.pair_shown(case, line)
    nour.matching.decide_pair(case, line, "same", WHY, shown=shown)
    handed(nour, hala, tmp_path / "1")
    handed(hala, rima, tmp_path / "2")
    assert claims(rima, case, line) == [True]
    handed(nour, rima, tmp_path / "3")
    handed(rima, nour, tmp_path / "4")
    assert claims(nour, case, line) == claims(rima, case, line) == [True]
    shown = nour.matching.pair_shown(case, line)
    nour.matching.decide_pair(case, line, "different", WHY, shown=shown)
    handed(nour, rima, tmp_path / "5")
    assert claims(rima, case, line) != [True]


@pytest.mark.parametrize("first", ["documenter", "coordinator"])
def test_a_vault_that_was_put_back_hides_nothing(
    house: House, made: Town, tmp_path: Path, first: str
) -> None:
    rima, hala = made.rima, made.hala
    nour = house.documenter("nour", rima, "coordinator")
    case, line = line_of(made, tmp_path)
    handed(rima, hala, tmp_path / "h0")
    handed(rima, nour, tmp_path / "n0")
    (tmp_path / "backup").mkdir()
    rima.access.backups.back_up(tmp_path / "backup")
    house.clock.now += 86_400_000
    shown = rima.matching.pair_shown(case, line)
    rima.matching.decide_pair(case, line, "same", WHY, shown=shown)
    handed(rima, hala, tmp_path / "h1")
    handed(rima, nour, tmp_path / "n1")
    rima.access.lock()
    house.desks.remove(rima)
    env = house.env("coordinator")
    restore_backup(tmp_path / "backup", tmp_path / "vault", env)
    back = Desk.open(tmp_path / "vault", Secret.of_text(PASSPHRASE), env)
    house.desks.append(back)
    house.clock.now += 60_000
    for n, other in enumerate((hala, nour) if first == "documenter" else (nour, hala)):
        handed(back, other, tmp_path / f"a{n}")
        handed(other, back, tmp_path / f"b{n}")
    for n, other in enumerate((hala, nour)):
        handed(back, other, tmp_path / f"c{n}")
        handed(other, back, tmp_path / f"d{n}")
    assert claims(nour, case, line) == claims(back, case, line) == [True]
