"""A bundle of reports against a store in SQLCipher, and one record while it is typed.

The sketches go in through the vault's own `MatchKeys`; what is timed is reading and sketching the new
reports, looking up, comparing, and writing what was found.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from contextlib import chdir, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bench.made_reports import reports
from bench.match_whole import truth
from bench.stage import at, seconds, stage
from vsdesk.desk.matching.matcher import kept
from vsdesk.matching.compared_report import report_of_row
from vsdesk.matching.comparison import against, hints
from vsdesk.matching.sketch import sketch
from vsdesk.matching.weights import Weights
from vsdesk.names.nicknames import Nicknames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.match_whole import Rows
    from vsdesk.matching.comparison import Match
    from vsdesk.vault.vault import Vault

BUNDLE: Final = 500
_PART: Final = 5000
_TYPED: Final = 200
_FIRST: Final = 3


def measured(size: int, seed: int) -> dict[str, Any]:
    """Times, how often the partner is among the first three, and what was written outside the vault."""
    rows = reports(size + BUNDLE, seed)
    bundle = _bundle(rows, random.Random(seed))
    stored = [at for at in range(len(rows)) if at not in bundle][:size]
    with _box() as box, stage(0) as made:
        vault = made.vault("matching", role="coordinator")
        fill = seconds(lambda: _fill(vault, rows, stored))
        found: list[Match] = []
        busy = time.process_time()
        whole = seconds(lambda: found.extend(_arrive(vault, [rows[at] for at in bundle])))
        middle = time.process_time()
        typing = _typing(vault, [rows[at] for at in bundle[:_TYPED]])
        end = time.process_time()
        outside = [
            path for path in box.rglob("*") if path.is_file() and made.root not in path.parents
        ]
        names = {str(rows[at]["family"]) for at in bundle if len(str(rows[at]["family"])) > 5}
        plain = sum(
            len(names & set(_words(path))) for path in made.root.rglob("*") if path.is_file()
        )
        vault.lock()
    return {
        "size": len(stored),
        "fill": fill,
        "bundle": whole,
        "typing": at(typing, 0.5),
        "typing_95": at(typing, 0.95),
        "bundle_processor": middle - busy,
        "typing_processor": (end - middle) / _TYPED,
        "first": _in_first(rows, bundle, stored, found),
        "outside": len(outside),
        "plain": plain,
    }


def _bundle(rows: Rows, rng: random.Random) -> list[int]:
    """Reports that have a partner, one of each person."""
    seconds_of = {rows[b]["pid"]: b for _, b in sorted(truth(rows))}
    return sorted(rng.sample(sorted(seconds_of.values()), BUNDLE))


def _fill(vault: Vault, rows: Rows, stored: Sequence[int]) -> None:
    nicknames = Nicknames.load()
    with vault.database.transaction():
        vault.match_keys.restart("bench")
    for start in range(0, len(stored), _PART):
        part = stored[start : start + _PART]
        made = [kept(at + 1, sketch(report_of_row(rows[at], at), nicknames)) for at in part]
        with vault.database.transaction():
            vault.match_keys.put(made, ())


def _arrive(vault: Vault, bundle: Rows) -> list[Match]:
    nicknames = Nicknames.load()
    asked = [(None, sketch(report_of_row(row, at), nicknames)) for at, row in enumerate(bundle)]
    found = against(vault.match_keys, asked, Weights.load())
    first = 10**9  # numbers that no stored report has
    rows = [(first + one.left, one.right, one.points, one.band) for one in found]
    with vault.database.transaction():
        vault.match_pairs.replace([first + at for at in range(len(bundle))], rows)
    return found


def _typing(vault: Vault, rows: Rows) -> list[float]:
    nicknames, weights = Nicknames.load(), Weights.load()
    return [seconds(partial(_hint, vault, row, nicknames, weights)) for row in rows]


def _hint(vault: Vault, row: dict[str, Any], nicknames: Nicknames, weights: Weights) -> None:
    hints(vault.found_keys, sketch(report_of_row(row, 0), nicknames), weights)


def _in_first(
    rows: Rows, bundle: Sequence[int], stored: Sequence[int], found: Sequence[Match]
) -> float:
    """The share of the reports with a partner in the store that have it among their first three."""
    held = {rows[at]["pid"] for at in stored}
    best: dict[int, list[int]] = {}
    for one in found:  # best first for each
        best.setdefault(one.left, []).append(rows[one.right - 1]["pid"])
    asked = [(at, rows[n]["pid"]) for at, n in enumerate(bundle) if rows[n]["pid"] in held]
    return sum(pid in best.get(at, [])[:_FIRST] for at, pid in asked) / len(asked)


@contextmanager
def _box() -> Iterator[Path]:
    """A folder of our own as working and temporary folder, in which a spill would be seen."""
    with tempfile.TemporaryDirectory(prefix="vsdesk-bench-") as folder:
        before = tempfile.tempdir, os.environ.get("TMPDIR")
        tempfile.tempdir = os.environ["TMPDIR"] = os.environ["SQLITE_TMPDIR"] = folder
        try:
            with chdir(folder):
                yield Path(folder)
        finally:
            tempfile.tempdir = before[0]
            del os.environ["SQLITE_TMPDIR"]
            if before[1] is None:
                del os.environ["TMPDIR"]
            else:
                os.environ["TMPDIR"] = before[1]


def _words(path: Path) -> set[str]:
    return set(path.read_bytes().decode("utf-8", "ignore").split())
