"""When each body came here, as the vault keeps it: by import and by save; in one of before by the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.kit import Device
from tests.attacks.test_bodies_kept_back import sign_without_body
from tests.desk.conftest import PASSPHRASE, house

from vsdesk.crypto.secrets import Secret
from vsdesk.desk import Desk, Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from tests.desk.conftest import House

__all__ = ["house"]


def came(desk: Desk, rec: str) -> list[int | None]:
    """When the bodies of a record came, in the order of its ops."""
    sql = "SELECT op.came FROM op JOIN record ON record.n = op.record WHERE record.id = ? ORDER BY op.n"
    return [row[0] for row in desk.context.vault.database.query(sql, (bytes.fromhex(rec),))]


def test_what_is_saved_at_once_came_at_once_and_a_late_body_late(house: House) -> None:
    desk = house.documenter("hala")
    case, person = desk.cases.new_case({"given_ar": "ليث"}, {}).ids
    [made] = came(desk, person)
    assert made in came(desk, case)  # two spaces, one save
    later = sign_without_body(
        Device(desk, house.root), case, NewOp(person, "person", {"family_ar": "النوري"})
    )
    assert came(desk, person) == [made, None]
    desk.cases.save([Edit("case", {"search_status": "new"}, id=case)])
    later()
    first, second = came(desk, person)
    assert first == made and second is not None
    assert second > max(one for one in came(desk, case) if one is not None)


def test_in_a_vault_of_version_3_a_body_came_with_its_entry(house: House) -> None:
    desk = house.documenter("hala")
    case, person = desk.cases.new_case({"given_ar": "ليث"}, {}).ids
    desk.cases.save([Edit("person", {"given_ar": "ليث", "family_ar": "النوري"}, id=person)])
    sign_without_body(
        Device(desk, house.root), case, NewOp(person, "person", {"father_ar": "سعيد"})
    )
    database = desk.context.vault.database
    with database.transaction():
        database.run("ALTER TABLE op DROP COLUMN came")
        database.run("PRAGMA user_version = 3")
    desk.access.lock()
    again = Desk.open(house.root / "hala", Secret.of_text(PASSPHRASE), env=house.env("hala"))
    house.desks.append(again)
    first, second, missing = came(again, person)
    assert first is not None and second is not None and first < second < 0 and missing is None
    assert first in came(again, case)
    later = sign_without_body(
        Device(again, house.root), case, NewOp(person, "person", {"father_ar": "سعيد"})
    )
    later()
    *_, last = came(again, person)
    assert last is not None and last >= 0
