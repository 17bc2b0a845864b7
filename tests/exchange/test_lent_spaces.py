"""Who may have what: one look at the roots for all devices, and as soon as anything was written a new one."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.exchange.conftest import Town, a_case, case_id

from vsdesk.exchange import share
from vsdesk.exchange.export import preview
from vsdesk.history.op_scopes import REFERENCE
from vsdesk.vault.edit import Edit
from vsdesk.vault.ledger import LogRow
from vsdesk.vault.read import views
from vsdesk.vault.vault import Vault


def test_roots_are_read_once_for_all_devices(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is handed to how many devices: what grows with the vault is done once."""
    salma, known = town.vaults["salma"], {}
    for number in range(1, 6):
        salma.save(a_case(number))
    read = Counter[str]()
    load = views.load

    def noted(*given: object) -> object:
        found = load(*given)  # type: ignore[arg-type]  # it only looks on
        read.update(view.kind for view in found)
        return found

    monkeypatch.setattr(views, "load", noted)
    for names in (["amal"], ["amal", "baran"]):
        salma.save([Edit("case", {"case_no": f"26-000{len(names)}"}, id=case_id(1))])
        read.clear()
        devices = [town.vaults[one].identity.device_id for one in names]
        preview(salma, devices)
        known[len(names)] = read["case"]
    assert known[2] == known[1] == 5


def test_what_is_written_is_looked_at_anew(town: Town) -> None:
    salma, amal = town.vaults["salma"], town.vaults["amal"].identity.device_id
    salma.save(a_case(1))
    salma.save(a_case(2))
    assert share.spaces_of(salma, amal) == {REFERENCE}
    salma.save([Edit("case", {"assigned": [amal]}, id=case_id(2))])
    assert share.spaces_of(salma, amal) == {REFERENCE, case_id(2)}
    salma.save([Edit("case", {"assigned": []}, id=case_id(2))])
    assert share.spaces_of(salma, amal) == {REFERENCE}


def test_another_gets_only_the_logs_of_what_goes(town: Town) -> None:
    """What waits for a device is sought among its own spaces, not in the whole vault."""
    salma, amal = town.vaults["salma"], town.vaults["amal"].identity.device_id
    for number in range(1, 4):
        salma.save(a_case(number))
    salma.save([Edit("case", {"assigned": [amal]}, id=case_id(2))])
    assert {log.space for log in waiting(salma, amal)} >= {case_id(1), case_id(2), case_id(3)}
    some = waiting(salma, amal, {case_id(2), REFERENCE})
    assert {log.space for log in some} - {REFERENCE} == {case_id(2)}
    assert preview(salma, [amal]).new == {"case": 1}


def waiting(vault: Vault, device_id: str, spaces: set[str] | None = None) -> list[LogRow]:
    """The logs of which something waits for a device, in these spaces."""
    return vault.postings.pending([device_id], spaces)
