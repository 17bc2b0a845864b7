"""A vault that an older program folded by other rules is folded anew when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.conftest import PASSPHRASE, house

from vsdesk.crypto.secrets import Secret
from vsdesk.desk import Desk, Edit
from vsdesk.vault import schema

if TYPE_CHECKING:
    from tests.desk.conftest import House

__all__ = ["house"]


def test_what_other_rules_folded_is_folded_anew_once(house: House) -> None:
    desk = house.documenter("hala")
    case, person = desk.cases.new_case({"given_ar": "ليث"}, {}).ids
    desk.cases.save([Edit("person", {"given_ar": "ليث", "family_ar": "النوري"}, id=person)])
    database = desk.context.vault.database
    assert not schema.to_fold(database)
    with database.transaction():
        database.run("DELETE FROM meta WHERE key = 'rules'")
        database.run("UPDATE record SET doc = NULL, hidden = 1")
    assert schema.to_fold(database)
    desk.access.lock()
    again = Desk.open(house.root / "hala", Secret.of_text(PASSPHRASE), env=house.env("hala"))
    house.desks.append(again)
    assert not schema.to_fold(again.context.vault.database)
    assert again.cases.record(person).text("family_ar") == "النوري"
    assert not again.cases.record(case).deleted
