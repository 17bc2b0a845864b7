"""What one volume makes a vault set aside costs what was sent: all that lies there is looked through once.

Everybody is made up.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import Town, a_case, case_id
from tests.exchange.forge import Forged

from vsdesk.exchange.verify import join_lines
from vsdesk.history.clock import format_ts
from vsdesk.history.entry import NewOp, log_id, parse_entry, write_entry
from vsdesk.history.shape import ZERO_HASH

if TYPE_CHECKING:
    from collections.abc import Callable

FEW, MANY = 500, 4_000
WORSE = 20  # times as long for 8 times as much; where each looks through all before, 50


def unknown(_: Town, forged: Forged, many: int) -> None:
    """Objects that a newer program may know."""
    forged.objects += [("later", f"{many} {number}".encode()) for number in range(many)]


def unproved(town: Town, forged: Forged, many: int) -> None:
    """Logs of one entry each, and nothing that proves one of them."""
    amal = town.vaults["amal"]
    held = [parse_entry(line) for line in forged.lines("entries")]
    for _ in range(many):
        space = amal.random(16).hex()
        made, _ = write_entry(
            log_id(amal.identity.device_id, amal.identity.incarnation, space),
            space,
            1,
            ZERO_HASH,
            format_ts(town.clock()),
            1,
            amal.trust.version,
            "D",
            [NewOp(space, "case", {"case_type": "enforced_disappearance"})],
            amal.random,
        )
        held.append(made)
    held.sort(key=lambda one: (one.log, one.seq, one.entry_hash))
    forged.objects = [one for one in forged.objects if one[0] != "bodies"]
    at = forged.of_type("entries")
    forged.objects[at] = ("entries", join_lines(one.line for one in held))


@pytest.mark.parametrize("flood", [unknown, unproved])
def test_eight_times_as_much_is_about_eight_times_the_work(
    town: Town, flood: Callable[[Town, Forged, int], None]
) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]

    def work(number: int, many: int) -> float:
        amal.save(a_case(number))
        [path] = town.hand("amal", ["salma"])
        forged = Forged.of(path, salma, amal)
        flood(town, forged, many)
        made = forged.write(town.stick() / "x.age", [salma], town.rng)
        begun = time.thread_time()
        [received] = town.take("salma", [made])
        taken = time.thread_time() - begun
        assert received.status in ("applied", "partial")
        return taken

    few = work(1, FEW)
    assert work(2, MANY) < WORSE * few
    assert salma.database.one("SELECT count(*) FROM evidence")[0] == FEW + MANY
    assert salma.read.view(case_id(2)) is not None


def test_what_comes_again_is_kept_once(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    [path] = town.hand("amal", ["salma"])
    forged = Forged.of(path, salma, amal)
    unknown(town, forged, 3)
    unproved(town, forged, 3)
    for _ in range(2):
        forged.manifest["bundle"] = salma.random(16).hex()
        town.take("salma", [forged.write(town.stick() / "x.age", [salma], town.rng)])
        assert salma.database.one("SELECT count(*) FROM evidence")[0] == 6
