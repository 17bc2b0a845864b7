"""Two withdrawals beside each other stay readable: the narrower holds, but what somebody vouched for
(docs/spec/bundle.md §9.5, `first`).

`withdrawn-1` was made once by `tools/make_golden.py` and never changes. Everybody in it is made up.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import Clock

from vsdesk.desk import TEST_COST, Desk, Env, ListFilter, Secret

GOLDEN = Path(__file__).parent / "withdrawn-1"


def test_the_narrower_withdrawal_holds(
    tmp_path: Path, clock: Clock, rng: Callable[[int], bytes]
) -> None:
    told: dict[str, Any] = json.loads((GOLDEN / "expected.json").read_text("utf-8"))
    shutil.copytree(GOLDEN / "vault", tmp_path / "vault")
    env = Env(clock, rng, tmp_path / "profile", TEST_COST)
    desk = Desk.open(tmp_path / "vault", Secret.of_text(told["passphrase"]), env)
    trust = desk.context.vault.trust.trust
    assert trust is not None
    row = trust.newest.revocation(told["device"])
    assert row is not None and len(row.first) == 2 and {*row.good} > {*row.first[0], *row.first[1]}
    assert held(desk, told["device"]) == (told["cases"], told["aside"])
    desk.context.vault.trust_changed()  # everything is folded anew
    assert held(desk, told["device"]) == (told["cases"], told["aside"])
    assert desk.access.check().ok
    desk.access.lock()


def held(desk: Desk, device_id: str) -> tuple[list[list[str]], list[str]]:
    """The cases that count, by id and name; the spaces of what is put aside."""
    rows = desk.cases.lists.page(ListFilter()).rows
    aside = desk.sync.revocations.of(device_id).aside
    return sorted([row.id, row.name] for row in rows), sorted(one.space for one in aside)
