"""The town in which the attacks happen is copied, not built: it is the same one, and each test has its
own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.kit import Town, town
from tests.conftest import Chance, Clock, Once
from tests.desk.conftest import House

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from pathlib import Path


def _all_of_it(made: Town) -> object:
    """But for the devices' own journals: what is copied is opened once more."""
    return [
        (
            desk.context.vault.identity.device_id,
            desk.context.vault.identity.incarnation,
            desk.context.vault.trust.version,
            desk.context.vault.database.query(
                "SELECT e.eh, e.counts FROM entry e WHERE e.n NOT IN (SELECT o.entry FROM op o "
                "JOIN record r ON r.n = o.record WHERE r.kind = 'audit') ORDER BY e.eh"
            ),
            desk.context.vault.database.query(
                "SELECT id, kind, hidden, differs, doc FROM record WHERE kind <> 'audit' "
                "ORDER BY id, kind"
            ),
            desk.context.vault.database.query(
                "SELECT peer, log, eh FROM acked ORDER BY peer, log, eh"
            ),
            sorted(path.name for path in desk.context.vault.folder.files.iterdir()),
        )
        for desk in (made.rima, made.hala, made.enemy.desk)
    ]


def test_a_copied_town_is_the_one_that_is_built(tmp_path: Path, once: Once) -> None:
    built = House(tmp_path / "built", Clock(), Chance())
    copied = House(tmp_path / "copied", Clock(), Chance(), once)
    try:
        one, other = town(built), town(copied)
        assert (one.case, one.person, one.family, one.mother, one.grants) == (
            other.case,
            other.person,
            other.family,
            other.mother,
            other.grants,
        )
        assert built.clock.now == copied.clock.now and built.rng(32) == copied.rng(32)
        assert _all_of_it(one) == _all_of_it(other)
    finally:
        built.close()
        copied.close()


def test_what_one_test_writes_no_other_one_finds(tmp_path: Path, once: Once) -> None:
    for name in ("first", "second"):
        house = House(tmp_path / name, Clock(), Chance(), once)
        try:
            made = town(house)
            assert made.hala.cases.record(made.mother).every("given_ar") == ("نجاح",)
            made.hala.cases.save([Edit("person", {"given_ar": "هدى"}, id=made.mother)])
            made.grants.clear()
        finally:
            house.close()
