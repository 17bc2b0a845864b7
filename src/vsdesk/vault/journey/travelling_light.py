"""Most of a vault is put away before a journey (docs/spec/vault.md §16): bodies, what was folded of them,
attachments, what was set aside; then the database is written anew.

What is put away is not lost here: the caller has seen to it that others hold it. Drafts that tell of it are
refused before, so no unsaved word goes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk import diskio, memo
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.progress import SILENT, Cancelled, unhurried
from vsdesk.vault.erasure import scrub
from vsdesk.vault.journey.ties_away import note_ties
from vsdesk.vault.lines import HERE, MISSING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from vsdesk.history.entry import Entry
    from vsdesk.progress import Progress
    from vsdesk.vault.database import Database
    from vsdesk.vault.erasure.typed_and_kept import Stored
    from vsdesk.vault.vault import Vault

_PART: Final = 5000  # ops of which the bodies are in memory at once
_ID: Final = re.compile(r"[0-9a-f]{32}")
_AMONG: Final = "IN (SELECT value FROM json_each(?))"
_SPACES: Final = "IN (SELECT unhex(value) FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class AwayWeight:
    """What would be put away: spaces, records of each kind that calls itself a root, bodies, attachments and
    their bytes."""

    spaces: int
    kinds: Mapping[str, int]
    bodies: int
    files: int
    size: int


def weigh(database: Database, spaces: Collection[str]) -> AwayWeight:
    """How much lies in these spaces. A file that a record elsewhere names too is counted, and stays."""
    asked = (json.dumps(sorted(spaces)),)
    kinds = database.query(
        "SELECT kind, count(*) FROM record WHERE id = space AND hidden < 2 AND "  # noqa: S608 - literals
        f"space {_SPACES} GROUP BY kind ORDER BY kind",
        asked,
    )
    files, size = database.one(
        "SELECT count(*), coalesce(sum(size), 0) FROM file WHERE blob IN (SELECT link.target FROM link "  # noqa: S608 - literals
        f"JOIN record ON record.n = link.source WHERE link.field = 'blob' AND record.space {_SPACES})",
        asked,
    )
    return AwayWeight(len(spaces), dict(kinds), len(_ops_in(database, spaces)), files, size)


def newest(database: Database, spaces: Collection[str]) -> int:
    """With which commit the newest body in these spaces came; a backup with more commits holds them all."""
    row = database.one(
        "SELECT max(op.came) FROM log JOIN entry ON entry.log = log.n JOIN op ON op.entry = entry.n "  # noqa: S608 - literals
        f"WHERE op.state = ? AND log.space {_SPACES}",
        (HERE, json.dumps(sorted(spaces))),
    )
    return -1 if row[0] is None else int(row[0])


def others(vault: Vault, stay: Collection[str]) -> frozenset[str]:
    """The spaces that would be put away: all of which something is here, but for these and nobody's."""
    own = vault.journey.own
    rows = vault.database.query(
        "SELECT DISTINCT log.space FROM log JOIN entry ON entry.log = log.n "
        "JOIN op ON op.entry = entry.n WHERE op.state = ?",
        (HERE,),
    )
    return frozenset(row[0].hex() for row in rows) - own - {*stay}


def drafted(database: Database, spaces: Collection[str]) -> set[str]:
    """Those of these spaces of which something unsaved tells: a draft is about them, or names one of their
    records. What was typed is in no entry, and nobody else has it."""
    named = {
        id
        for key, value in database.query("SELECT key, value FROM draft")
        for id in _ID.findall(f"{key} {bytes(value).decode('utf-8', 'replace')}")
    }
    rows = database.query(
        f"SELECT DISTINCT space FROM record WHERE id {_SPACES}",  # noqa: S608 - literals
        (json.dumps(sorted(named)),),
    )
    return ({row[0].hex() for row in rows} | named) & {*spaces}


def put_away(vault: Vault, stay: Collection[str], progress: Progress = SILENT) -> int:
    """Put everything away but these spaces, in one transaction; how many spaces.

    Raises UserError E_CHANGED where something unsaved tells of one; Cancelled, and nothing was done.
    """
    with unhurried(), vault.transaction(bulk=True):
        spaces = others(vault, stay)
        if drafted(vault.database, spaces):
            raise UserError("E_CHANGED")
        note_ties(vault.database, spaces)
        vault.journey.begin(vault.clock(), stay)
        ops = _ops_in(vault.database, spaces)
        blobs = scrub.blobs_in(body for _, _, body in _bodies(vault.database, ops, progress))
        gone = _bodies(vault.database, ops, progress)
        scrub.strip_kept(vault.database, vault.dictionary, gone)
        for part in _parts(ops):
            vault.database.run(
                f"UPDATE op SET state = ?, body = NULL WHERE n {_AMONG}",  # noqa: S608 - a literal
                (MISSING, part),
            )
        records = _records_in(vault.database, spaces)
        vault.ledger.settle(records)
        scrub.strip_aside(vault.database, lambda entry: _bodies_of(vault, entry))
        vault.folding.refold(records, progress=progress)
        vault.erasing.forget_files(blobs)
    memo.forget()
    finish(vault, progress)
    return len(spaces)


def finish(vault: Vault, progress: Progress = SILENT) -> bool:
    """What is still owed of it, also at the next opening: files, volumes that wait, old pages. False where
    the disk refused or somebody stopped it; what was put away stays away."""
    held = vault.journey.held
    if held is None or held.clean:
        return True
    try:
        vault.files.sweep()
        folder = (
            vault.folder.root / "held"
        )  # volumes of a newer program: their senders still have them
        for path in diskio.plain_files(folder) if folder.is_dir() else ():
            diskio.sweep_away(path)
        vault.rewrite(progress)
    except (EnvironmentFault, Cancelled):
        return False
    with vault.transaction():
        vault.journey.cleaned()
    return True


def _parts(ops: Sequence[int]) -> Iterator[str]:
    for start in range(0, len(ops), _PART):
        yield json.dumps(ops[start : start + _PART])


def _bodies(database: Database, ops: Sequence[int], progress: Progress) -> Iterator[Stored]:
    """What these say, in their order."""
    sql = (
        "SELECT record.space, record.kind, op.body FROM op JOIN record ON record.n = op.record "  # noqa: S608 - a literal
        f"WHERE op.n {_AMONG} ORDER BY record.space"
    )
    for done, part in enumerate(_parts(ops)):
        progress.step("putting_away", done * _PART, len(ops))
        yield from ((row[0], row[1], bytes(row[2])) for row in database.query(sql, (part,)))


def _ops_in(database: Database, spaces: Collection[str]) -> list[int]:
    """The ops of which the body is here, those of one space in a row."""
    rows = database.query(
        "SELECT op.n FROM log JOIN entry ON entry.log = log.n JOIN op ON op.entry = entry.n "  # noqa: S608 - literals
        f"WHERE op.state = ? AND log.space {_SPACES} ORDER BY log.space",
        (HERE, json.dumps(sorted(spaces))),
    )
    return [int(row[0]) for row in rows]


def _records_in(database: Database, spaces: Collection[str]) -> set[int]:
    sql = f"SELECT n FROM record WHERE space {_SPACES}"  # noqa: S608 - literals
    return {int(row[0]) for row in database.query(sql, (json.dumps(sorted(spaces)),))}


def _bodies_of(vault: Vault, entry: Entry) -> Iterator[str]:
    if vault.journey.is_away(entry.space):
        yield from (entry.op_id(index) for index in range(len(entry.ops)))
