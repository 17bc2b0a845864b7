"""What is missing at a vault that was made up: bodies kept back, entries cut out, and the word that it goes
on without them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from vsdesk import memo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk


def goes_on(desk: Desk, root: str, why: str = "سألنا من كتبها: لن تصل") -> None:
    """A coordinator writes down that what is missing of a file will not come."""
    found = desk.access.missing.of(root)
    assert found
    desk.access.missing.go_on_without(root, [id for one in found for id in one.ids], why)


def keep_back(desk: Desk, ops: Sequence[str]) -> None:
    """Of these ops the bodies are here no more, as if they had never come."""
    vault = desk.context.vault
    asked = json.dumps([*ops])
    where = (
        "n IN (SELECT op.n FROM op JOIN entry ON entry.n = op.entry WHERE lower(hex(entry.eh)) || ':' || "
        "op.idx IN (SELECT value FROM json_each(?)))"
    )
    with vault.transaction(bulk=True):
        records = [
            row[0] for row in vault.database.query(f"SELECT record FROM op WHERE {where}", (asked,))
        ]
        assert len(records) == len({*ops})
        vault.database.run(
            f"UPDATE op SET state = 1, body = NULL, came = NULL WHERE {where}", (asked,)
        )
        vault.ledger.settle(records)
        vault.folding.refold(records)
    memo.forget()
    vault.trust_changed()


def put_aside(desk: Desk) -> list[str]:
    """The ops here that count nowhere, in the order in which they came."""
    rows = desk.context.vault.database.query(
        "SELECT lower(hex(entry.eh)) || ':' || op.idx FROM op JOIN entry ON entry.n = op.entry "
        "WHERE entry.counts = 0 ORDER BY op.n"
    )
    return [row[0] for row in rows]


def cut_before(desk: Desk, entry: str) -> None:
    """An entry of a log, and all that was before it, are here no more."""
    vault = desk.context.vault
    with vault.transaction(bulk=True):
        log, seq = vault.database.one(
            "SELECT log, seq FROM entry WHERE eh = ?", (bytes.fromhex(entry),)
        )
        gone = "(SELECT n FROM entry WHERE log = ? AND seq <= ?)"
        vault.database.run(f"DELETE FROM op WHERE entry IN {gone}", (log, seq))
        vault.database.run("DELETE FROM entry WHERE log = ? AND seq <= ?", (log, seq))
