"""What a bundle says many times over is worked out once: receipts, and lines of what the sender holds."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, islice
from typing import Any, cast

import pytest
from tests.exchange.conftest import Town, a_case, case_id, names
from tests.exchange.forge import Forged

from vsdesk.crypto import canonical
from vsdesk.crypto.canonical import Json
from vsdesk.history.entry import log_id
from vsdesk.vault.edit import Edit
from vsdesk.vault.vault import Vault

Change = Callable[[Forged, int], None]


def receipts(forged: Forged, many: int) -> None:
    acks = forged.manifest["acks"]
    assert isinstance(acks, list) and acks
    forged.manifest["acks"] = [*acks] * many


def lists(forged: Forged, many: int) -> None:
    """Objects `heads`, each with a line of the one bucket in which all is that was handed over."""
    line = canonical.encode(["00" * 32, 1, "00" * 32]) + b"\n"
    forged.objects += [("heads", line)] * many


def spaces_of(vault: Vault) -> list[str]:
    """Thirty spaces whose logs of this device begin with one byte."""
    own = vault.identity
    ids = (f"{n:031x}c" for n in count(1))
    return [
        *islice((one for one in ids if log_id(own.device_id, own.incarnation, one)[:2] == "00"), 30)
    ]


def statements(vault: Vault, take: Callable[[], object]) -> int:
    """How many statements a deed brings to the database."""
    told: list[str] = []
    connection = cast("Any", vault.database._db)
    connection.set_trace_callback(told.append)
    take()
    connection.set_trace_callback(None)
    return len(told)


@pytest.mark.parametrize("change", [receipts, lists])
def test_what_is_said_a_hundred_times_is_worked_out_once(town: Town, change: Change) -> None:
    baran, salma = town.vaults["baran"], town.vaults["salma"]
    for space in spaces_of(baran):
        baran.save([Edit("case", {"case_no": "رقم مصطنع"}, id=space)])
    town.carry("baran", "salma")
    town.carry("salma", "baran")
    baran.save(a_case(9))
    [path] = town.hand("baran", ["salma"])
    forged = Forged.of(path, salma, baran)
    change(forged, 100)
    written = forged.write(town.stick() / "x.age", [salma], town.rng)
    assert (
        statements(salma, lambda: town.take("salma", [written])) < 400
    )  # of 494 and 12,202 before


def test_a_bucket_whose_lines_lie_in_two_objects_is_one_list(town: Town) -> None:
    """What the one object lists, the other does not deny: nothing goes out again."""
    baran, salma = town.vaults["baran"], town.vaults["salma"]
    salma.save(a_case(1))
    salma.save([Edit("case", {"assigned": [baran.identity.device_id]}, id=case_id(1))])
    baran.save(a_case(9))
    town.carry("salma", "baran")
    town.carry("baran", "salma")
    baran.save(a_case(8))
    [path] = town.hand("baran", ["salma"])
    forged = Forged.of(path, salma, baran)
    held: list[tuple[str, int, str]] = []
    for log in salma.ledger.logs_of(salma.identity.device_id):
        for head, seq in salma.postings.acked_heads(baran.identity.device_id, log.n):
            held.append((log.id, seq, head))
    assert held
    # Each line in an object of its own, and beside it one of the same bucket that lists another log.
    forged.objects += [
        ("heads", canonical.encode(list[Json](line)) + b"\n")
        for row in held
        for line in (row, (row[0][:2] + "0" * 62, 1, "00" * 32))
    ]
    [received] = town.take("salma", [forged.write(town.stick() / "x.age", [salma], town.rng)])
    assert "W_PEER_ROLLBACK" not in received.codes
    assert names(salma, 8) == ["مروان"]
