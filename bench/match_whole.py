"""A whole list matched with itself, in a process of its own so that its memory is its own.

`python -m bench.match_whole REPORTS.jsonl[.gz] [--unseen]` prints JSON. The truth (`pid`) is looked at
only when the run is over; `--unseen` leaves out the half of the persons whose given names were fitted.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from tools.fit_matching import halves

from bench import memory
from vsdesk.matching import candidates
from vsdesk.matching.bands import LIKELY, STRONG
from vsdesk.matching.compared_report import report_of_row
from vsdesk.matching.comparison import within
from vsdesk.matching.sketch import sketch
from vsdesk.matching.weights import Weights
from vsdesk.names.nicknames import Nicknames

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vsdesk.matching.compared_report import Report

Pair = tuple[int, int]
Rows = list[dict[str, Any]]


def read(path: Path, unseen: bool = False) -> Rows:
    """The rows of a file of JSON lines."""
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode().splitlines()
    rows: Rows = [json.loads(line) for line in lines]
    return [row for row, other in zip(rows, halves(rows), strict=True) if other] if unseen else rows


def truth(rows: Rows) -> set[Pair]:
    """The pairs that are one person."""
    of_person: dict[int, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        of_person[row["pid"]].append(at)
    return {(a, b) for ats in of_person.values() for n, b in enumerate(ats) for a in ats[:n]}


def scripts(rows: Rows, pairs: Iterable[Pair]) -> Counter[str]:
    """How many pairs there are of each two scripts."""
    return Counter("-".join(sorted((rows[a]["script"], rows[b]["script"]))) for a, b in pairs)


def measured(path: Path, unseen: bool) -> dict[str, Any]:
    """Match, then look how well."""
    rows = read(path, unseen)
    reports = [report_of_row(row, at) for at, row in enumerate(rows)]
    rows = [{"pid": row["pid"], "script": row["script"]} for row in rows]
    begun, busy = time.perf_counter(), time.process_time()
    matches = within(reports, Weights.load(), Nicknames.load())
    found: dict[str, Any] = {
        "seconds": time.perf_counter() - begun,
        "processor": time.process_time() - busy,
        "peak": round(memory.peak_mib()),
        "size": len(rows),
    }
    true = truth(rows)
    found["true"] = len(true)
    found["candidates"], found["reached"] = _reached(reports, true)
    strong = {(one.left, one.right) for one in matches if one.band == STRONG}
    taken = strong | {(one.left, one.right) for one in matches if one.band == LIKELY}
    found["strong"] = _quality(strong, true)
    found["likely"] = _quality(taken, true)
    right, all_taken = scripts(rows, taken & true), scripts(rows, taken)
    found["scripts"] = {
        both: (right[both] / max(1, all_taken[both]), right[both] / count, count)
        for both, count in sorted(scripts(rows, true).items())
    }
    return found


def _quality(taken: set[Pair], true: set[Pair]) -> tuple[float, float]:
    right = len(taken & true)
    return right / max(1, len(taken)), right / max(1, len(true))


def _reached(reports: Sequence[Report], true: set[Pair]) -> tuple[int, float]:
    """How many candidates there are, and the share of the true pairs among them."""
    nicknames = Nicknames.load()
    low, high = candidates.in_file([sketch(report, nicknames) for report in reports])
    wanted = np.array([(a << 32) + b for a, b in true], np.int64)
    return len(low), float(np.isin(wanted, (low.astype(np.int64) << 32) + high).mean())


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), "--unseen" in sys.argv)))
