"""Fit the points of matching on labelled reports, and write them with the fit's own report.

`python tools/fit_matching.py REPORTS.jsonl[.gz] [--write]`: the columns of `match file` and `pid`, the
same for reports of one person. One half of the persons, by their given name, is fitted; the other
half, whose given names the fit has not seen, is reported. Without --write nothing is changed; with
it, resources/matching/weights.json (its version one higher) and fit.md are written. Nothing of the
names goes into either.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from vsdesk.matching import candidates
from vsdesk.matching.bands import BANDS, BIT
from vsdesk.matching.compare import CODES, FIELDS, RARITIES, PairCodes
from vsdesk.matching.compared_report import report_of_row
from vsdesk.matching.comparison import Comparison, banded
from vsdesk.matching.name_frequency import Floats
from vsdesk.matching.report_arrays import Pairs, Rows
from vsdesk.matching.rivals import outdone
from vsdesk.matching.sketch import sketch
from vsdesk.matching.weights import Weights
from vsdesk.names.coarse import coarse_keys
from vsdesk.names.compounds import units
from vsdesk.names.nicknames import Nicknames

if TYPE_CHECKING:
    from numpy.typing import NDArray

OUT: Final = Path(__file__).parent.parent / "resources" / "matching"
_PULL: Final = 3.0  # ridge: how strongly points are drawn to zero
_ROUNDS: Final = 30
_BAND_ROUNDS: Final = 3
# where a band begins: the least points above which so many pairs of the tuning half are true
_WANTED: Final = {"strong": 0.994, "likely": 0.90, "possible": 0.35}


@dataclass(frozen=True)
class Labelled:
    """The candidate pairs of a labelled list, and which of them are one person."""

    found: PairCodes
    pairs: Pairs
    comparing: Comparison
    same: NDArray[np.bool_]
    tuning: NDArray[np.bool_]  # both reports in the fitted half
    unseen: NDArray[np.bool_]  # both in the other half
    truths: int  # true pairs of the unseen half, among the candidates or not
    size: int


def main() -> None:
    """Read, fit, report, and write when asked to."""
    parser = argparse.ArgumentParser(prog="fit_matching", description=__doc__)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    labelled = read(given.reports)
    weights = fit(labelled, version=_version() + 1)
    report = "\n".join(described(labelled, weights))
    print(report)
    if given.write:
        OUT.mkdir(parents=True, exist_ok=True)
        (OUT / "weights.json").write_text(_dumped(weights), encoding="utf-8")
        (OUT / "fit.md").write_text(report + "\n", encoding="utf-8")


def read(path: Path) -> Labelled:
    """The candidate pairs of a file, compared."""
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode().splitlines()
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    nicknames = Nicknames.load()
    reports = [report_of_row(row, number) for number, row in enumerate(rows)]
    sketches = [sketch(report, nicknames) for report in reports]
    pairs = candidates.in_file(sketches)
    counts = Counter(key for one in sketches for key in one.counted)
    comparing = Comparison([one.row for one in sketches], _blank(), lambda _: counts, len(rows))
    found = _chunked(comparing, pairs)
    pids = np.array([int(row["pid"]) for row in rows])
    half = halves(rows)
    one, two = pairs
    tested = Counter(pids[half].tolist())
    return Labelled(
        found,
        pairs,
        comparing,
        pids[one] == pids[two],
        ~half[one] & ~half[two],
        half[one] & half[two],
        sum(n * (n - 1) // 2 for n in tested.values()),
        len(rows),
    )


def fit(labelled: Labelled, version: int) -> Weights:
    """Logistic regression with a ridge on one column a code, by Newton's method."""
    columns = _columns(labelled.found)[labelled.tuning]
    wanted = labelled.same[labelled.tuning].astype(np.float64)
    weights = np.zeros(columns.shape[1])
    pull = np.full(columns.shape[1], _PULL)
    pull[-1] = 1e-6
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(columns @ weights, -30, 30)))
        slope = columns.T @ (wanted - chance) - pull * weights
        curve = (columns * (chance * (1 - chance))[:, None]).T @ columns + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        weights = weights + np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-6:
            break
    return _banded(_weights(weights, version, labelled.size), labelled)


def described(labelled: Labelled, weights: Weights) -> list[str]:
    """The fit's own report, in Markdown."""
    lines = [
        f"# The fit of version {weights.version}",
        "",
        "Written by tools/fit_matching.py; do not edit. Points in bits. The tuning half was fitted; the",
        "other half's given names were not seen by the fit.",
        "",
        f"{labelled.size} labelled reports, {len(labelled.same)} candidate pairs; in the tuning half "
        f"{int(labelled.tuning.sum())} pairs, {int(labelled.same[labelled.tuning].sum())} of them true.",
        "",
        "| half | band and above | precision | recall of all true pairs |",
        "|---|---|---|---|",
    ]
    points = weights.of(labelled.found)
    bands = banded(labelled.found, points, weights.bounds(labelled.size))
    bands[(bands >= 0) & (bands < 2) & _outdone(weights, labelled, points)] = 2
    for half, chosen, truths in (
        ("tuning", labelled.tuning, 0),
        ("unseen", labelled.unseen, labelled.truths),
    ):
        for index, band in enumerate(BANDS[:3]):
            taken = chosen & (bands >= 0) & (bands <= index)
            right = int((taken & labelled.same).sum())
            recall = right / (truths or max(1, int((chosen & labelled.same).sum())))
            precise = right / max(1, int(taken.sum()))
            lines.append(f"| {half} | {band} | {precise:.4f} | {recall:.4f} |")
    lines += ["", "| field | " + "points of each code |", "|---|---|"]
    for name, codes in weights.points.items():
        row = ", ".join(f"{code} {value / BIT:+.1f}" for code, value in codes.items())
        lines.append(f"| {name} | {row} |")
    rarity = ", ".join(f"{name} {value:+.2f}" for name, value in weights.rarity.items())
    lines += [
        f"| bits for each bit of rarity | {rarity} |",
        f"| base | {weights.base / BIT:+.1f} |",
    ]
    bounds = ", ".join(f"{band} {value / BIT:+.1f}" for band, value in weights.bands.items())
    return [*lines, f"| bands begin at | {bounds} |"]


def _chunked(comparing: Comparison, pairs: Any) -> PairCodes:
    parts = [
        comparing.score((pairs[0][at : at + 100_000], pairs[1][at : at + 100_000]))[0]
        for at in range(0, len(pairs[0]), 100_000)
    ]
    return PairCodes(
        np.concatenate([part.codes for part in parts], axis=1),
        np.concatenate([part.rarity for part in parts], axis=1),
    )


def halves(rows: list[dict[str, Any]]) -> NDArray[np.bool_]:
    """True for the half that is not fitted: by the given name's coarse key, one for a person."""
    first: dict[int, bool] = {}
    for row in rows:
        unit = next(iter(units(str(row["given"]))), "")
        key = next(iter(coarse_keys(unit)), "")
        half = hashlib.sha256(key.encode()).digest()[0] % 2 == 1
        first.setdefault(int(row["pid"]), half)
    return np.array([first[int(row["pid"])] for row in rows])


def _columns(found: PairCodes) -> Floats:
    """One column a code, one a name's rarity, and a last one of ones."""
    columns = [
        found.codes[row] == code
        for row, codes in enumerate(CODES.values())
        for code in range(len(codes))
    ]
    ones = np.ones((1, found.codes.shape[1]))
    return np.concatenate([np.array(columns, np.float64), found.rarity, ones]).T


def _weights(fitted: Floats, version: int, size: int) -> Weights:
    values = iter(np.round(fitted, 4).tolist())
    points = {name: {code: next(values) for code in codes} for name, codes in CODES.items()}
    rarity = {name: next(values) for name in RARITIES}
    return Weights(version, points, rarity, next(values), {}, size)


def _banded(weights: Weights, labelled: Labelled) -> Weights:
    """Where the bands begin, so that each keeps its precision on the tuning half.

    Which pairs are outdone by a rival depends on where "likely" begins: hence the rounds.
    """
    points = weights.of(labelled.found)
    free = labelled.tuning & (labelled.found.codes[FIELDS.index("siblings")] < 0)
    found = _begun(points[free], labelled.same[free])
    for _ in range(_BAND_ROUNDS):
        weights = replace(weights, bands=found)
        out = _outdone(weights, labelled, points)
        found = _begun(points[free & ~out], labelled.same[free & ~out]) | {
            "possible": found["possible"]
        }
    return replace(weights, bands=found)


def _begun(points: Floats, same: NDArray[np.bool_]) -> dict[str, float]:
    order = np.argsort(-points)
    precise = np.cumsum(same[order]) / np.arange(1, len(same) + 1)
    bands = {}
    for band, wanted in _WANTED.items():
        held = np.flatnonzero(precise >= wanted)
        bands[band] = round(float(points[order][held[-1] if len(held) else 0]), 3)
    return bands


def _outdone(weights: Weights, labelled: Labelled, points: Floats) -> NDArray[np.bool_]:
    """The pairs that a rival outdoes (matching.rivals), among those a little below likely too."""
    least = weights.bands["likely"]
    bands = banded(
        labelled.found, points, {"strong": 99.0, "likely": least - BIT, "possible": 99.0}
    )
    at = np.flatnonzero(bands == BANDS.index("likely"))
    one, two = (rows[at] for rows in labelled.pairs)

    def likely(one: Rows, two: Rows) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = weights.of(labelled.comparing.score((one, two))[0]) >= least
        return found

    out = np.zeros(len(points), bool)
    out[at] = outdone(one, two, points[at], likely)
    return out


def _blank() -> Weights:
    points = {name: dict.fromkeys(codes, 0.0) for name, codes in CODES.items()}
    return Weights(0, points, dict.fromkeys(RARITIES, 0.0), 0.0, {}, 1)


def _version() -> int:
    path = OUT / "weights.json"
    return int(json.loads(path.read_text(encoding="utf-8"))["version"]) if path.exists() else 0


def _dumped(weights: Weights) -> str:
    fields = ("version", "fitted_on", "base", "bands", "rarity", "points")
    return json.dumps({name: getattr(weights, name) for name in fields}, indent=1) + "\n"


if __name__ == "__main__":
    main()
