"""Writing: an import of 10,000 records, and one save, against bare statements on a wide table."""

from __future__ import annotations

import gc
import random
from functools import partial
from typing import TYPE_CHECKING, Final

from bench import people
from bench.stage import at, ms, parts, seconds
from bench.wide import Wide
from vsdesk.history.entry import ZERO_HASH, NewOp, log_id, write_entry
from vsdesk.history.merge import Rules
from vsdesk.records.dictionary.dictionary import SCHEMA
from vsdesk.vault.edit import Edit
from vsdesk.vault.projection import Projection
from vsdesk.vault.search.index import Searchable, SearchIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.stage import Row, Stage
    from vsdesk.history.entry import Entry, OpBody
    from vsdesk.vault.database import Database
    from vsdesk.vault.vault import Vault

CASES: Final = 3334  # of three records each
SAVES: Final = 300


class _NoSearch(SearchIndex):
    """An index that keeps nothing."""

    def put(self, rows: Iterable[tuple[int, Searchable]], *, new: bool) -> None:
        del rows, new


def without_search(vault: Vault) -> Projection:
    """The vault's folding without the index."""
    rules = Rules(vault.dictionary.may, vault.trust.role_of)
    index = _NoSearch(vault.database)
    parts = (vault.database, vault.ledger, index, vault.dictionary)
    by = (lambda: rules, vault.env.clock, vault.trust.author, vault.journey.is_away)
    return Projection(*parts, *by)


def rows(stage: Stage) -> list[Row]:
    """The table."""
    cases = [people.case(number) for number in range(CASES)]
    wide = Wide(cases[0])
    flat = [wide.row(edit) for edits in cases for edit in edits]
    raws = [stage.raw(f"wide{number}") for number in range(3)]
    base = min(seconds(partial(_fill, raw, wide, flat)) for raw in raws)
    bare, full = stage.vault("bare"), stage.vault("full")
    bare.folding = without_search(bare)
    ready = _prepared(bare, cases)
    gc.collect()
    gc.freeze()  # what was prepared would not be there in an import
    plain = seconds(lambda: _append(bare, ready))
    gc.unfreeze()
    whole = seconds(lambda: _save(full, cases))
    table = [
        _import_row("import of 10,000 records: log, documents, list", plain, base, 2.5),
        _import_row("import of 10,000 records with search and preparation", whole, base, 7),
        *_one_save(bare, full, raws[0]),
    ]
    for vault in (bare, full):
        vault.lock()
    for raw in raws:
        raw.close()
    return table


def _fill(raw: Database, wide: Wide, flat: Sequence[tuple[object, ...]]) -> None:
    raw.script(wide.create)
    with raw.transaction(bulk=True):
        raw.run_many(wide.insert, flat)


def _import_row(name: str, spent: float, base: float, limit: float) -> Row:
    return (name, ms(spent), ms(base), spent / base, f"ratio <= {limit}")


def _prepared(
    vault: Vault, cases: Sequence[Sequence[Edit]]
) -> list[tuple[str, Entry, dict[int, OpBody]]]:
    """The entries that saving these cases makes."""
    found = []
    for edits in cases:
        space = str(edits[0].id)
        log = log_id(vault.identity.device_id, vault.identity.incarnation, space)
        ops = [NewOp(str(one.id), one.kind, one.set, parent=one.parent) for one in edits]
        ts = vault.now_ts()
        entry, bodies = write_entry(
            log, space, 1, ZERO_HASH, ts, SCHEMA, 0, vault.by, ops, vault.random
        )
        found.append((log, entry, {body.index: body for body in bodies}))
    return found


def _append(vault: Vault, ready: Sequence[tuple[str, Entry, dict[int, OpBody]]]) -> None:
    device_id, incarnation = vault.identity.device_id, vault.identity.incarnation
    with vault.applying():
        for part in parts(ready, 1000):
            touched: set[int] = set()
            for log, entry, bodies in part:
                number = vault.ledger.open_log(log, device_id, incarnation, entry.space)
                touched.update(vault.ledger.append(number, entry, bodies, 0))
            vault.fold(touched)


def _save(vault: Vault, cases: Sequence[Sequence[Edit]]) -> None:
    with vault.applying():
        for part in parts(cases, 500):
            vault.save([edit for edits in part for edit in edits])


def _one_save(bare: Vault, full: Vault, raw: Database) -> list[Row]:
    """A changed field of a person, each in a commit of its own."""
    rng = random.Random(1)
    chosen = [people.record_id(rng.randrange(CASES), "pers") for _ in range(SAVES)]
    sql = "UPDATE wide SET given_ar = ?, occupation = ? WHERE id = ?"

    def update(number: int, rec: str) -> None:
        with raw.transaction():
            raw.run(sql, (f"سليم {number}", "نجار", rec))

    def save(vault: Vault, number: int, rec: str) -> None:
        vault.save([Edit("person", {"given_ar": f"سليم {number}", "occupation": "نجار"}, id=rec)])

    base, plain, whole = [], [], []
    for number, rec in enumerate(chosen):  # in turn, so that the machine treats them alike
        base.append(seconds(partial(update, number, rec)))
        plain.append(seconds(partial(save, bare, number, rec)))
        whole.append(seconds(partial(save, full, number, rec)))
    middle = at(base, 0.5)
    found: list[Row] = [
        (f"one save, {what}, median", ms(half), ms(middle), half / middle, f"ratio <= {limit}")
        for what, half, limit in (
            ("no search", at(plain, 0.5), 2),
            ("with search", at(whole, 0.5), 3),
        )
    ]
    late = at(whole, 0.95)
    return [*found, ("one save with search, p95", ms(late), ms(at(base, 0.95)), None, "<= 50 ms")]
