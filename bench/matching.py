"""`python -m bench.matching [--data FOLDER] [--sizes 10000 100000] [--store N]`: the figures of matching.

Everything is measured on made-up people (`made_reports`, names that no tuning has seen) with the
shipped weights and bands. With a folder that holds attested-pairs.tsv and reports-20k.jsonl.gz
(--data, or VSDESK_MATCHING_DATA) their rows are printed too: of the half that the fit has not seen.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bench import match_names, match_splink, match_store
from bench.made_reports import reports

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEED: Final = 11
_MILLION: Final = 1_000_000
_SPLINK_SIZE: Final = 10_000
_HEAD: Final = ("figure", "measured", "floor", "ambition", "floor held")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: at least, or at most, what `floor` says; without one it is only told."""

    name: str
    value: float
    shown: str
    floor: float | None = None
    ambition: float | None = None
    at_most: bool = False

    def cells(self) -> tuple[str, ...]:
        """The row as text."""
        if self.floor is None:
            return self.name, self.shown, "-", "-", "-"
        held = self.value <= self.floor if self.at_most else self.value >= self.floor
        sign = "<=" if self.at_most else ">="
        bounds = (
            f"{sign} {bound:g}" if bound is not None else "-"
            for bound in (self.floor, self.ambition)
        )
        return self.name, self.shown, *bounds, "yes" if held else "NO"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="bench.matching", description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("VSDESK_MATCHING_DATA"))
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--store", type=int, default=100_000, help="reports in the store")
    given = parser.parse_args()
    rows: list[Figure | str] = []
    for row in figures(given.data, given.sizes, given.store):
        print(".", end="", file=sys.stderr, flush=True)
        rows.append(row)
    print("\n".join(lines(rows)))


def figures(data: Path | None, sizes: Sequence[int], store: int) -> Iterator[Figure | str]:
    """All rows; a text is a heading or a remark."""
    if data:
        yield from _names(data / "attested-pairs.tsv")
        yield "labelled reports, the half that was not fitted"
        yield from _whole(_run(data / "reports-20k.jsonl.gz", "--unseen"), timed=False)
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="vsdesk-bench-") as folder:
            path = _made(Path(folder), size)
            yield f"{size} made-up reports against each other"
            yield from _whole(_run(path), timed=size == max(sizes))
    if store:
        yield f"{match_store.BUNDLE} made-up reports against {store} in SQLCipher"
        yield from _store(match_store.measured(store, _SEED))
    yield from _splink()


def lines(rows: Sequence[Figure | str]) -> list[str]:
    """The table as lines of text."""
    cells = [_HEAD, *((row,) if isinstance(row, str) else row.cells() for row in rows)]
    full = [row for row in cells if len(row) > 1]
    widths = [max(len(row[column]) for row in full) for column in range(len(_HEAD))]
    return [
        "  ".join(
            text.rjust(width) if column else text.ljust(width)
            for column, (text, width) in enumerate(zip(row, widths, strict=False))
        ).rstrip()
        if len(row) > 1
        else f"# {row[0]}"
        for row in cells
    ]


def _names(path: Path) -> Iterator[Figure | str]:
    pairs = match_names.read(path)
    for name, chosen in (("all", pairs), ("not looked at", match_names.other_half(pairs))):
        within, false = match_names.meeting(chosen)
        yield f"{len(chosen)} attested spellings, {name}"
        yield Figure("within close", within, f"{within:.4f}", 0.95, 0.975)
        yield Figure("false of 1,000 random pairs", false, f"{false:.2f}", 2.5, None, at_most=True)


def _whole(found: dict[str, Any], timed: bool) -> Iterator[Figure]:
    reached = found["reached"]
    yield Figure("true pairs", 0, f"{found['true']} of {found['size']} reports")
    yield Figure("true pairs among the candidates", reached, f"{reached:.4f}", 0.97, 0.99)
    for band, floors in (
        ("strong", ((0.985, 0.995), None)),
        ("likely", ((0.88, 0.95), (0.88, 0.92))),
    ):
        for name, value, bounds in zip(("precision", "recall"), found[band], floors, strict=True):
            yield Figure(f"{name}, {band} and above", value, f"{value:.4f}", *(bounds or ()))
    for both, (precision, recall, count) in found["scripts"].items():
        yield Figure(f"  {both}", 0, f"{precision:.3f} / {recall:.3f} of {count}")
    if timed:
        yield Figure(
            "whole file", found["seconds"], f"{found['seconds']:.1f} s", 60, 20, at_most=True
        )
        yield Figure("  of it processor", 0, f"{found['processor']:.1f} s")
        yield Figure("peak memory", found["peak"], f"{found['peak']} MB", 1024, 500, at_most=True)


def _store(found: dict[str, Any]) -> Iterator[Figure]:
    million = found["size"] >= _MILLION
    limits = (3.0, 1.0) if million else (1.0, 0.4)
    yield Figure(
        "partner among the first three", found["first"], f"{found['first']:.4f}", 0.94, 0.97
    )
    yield Figure(
        "bundle, end to end", found["bundle"], f"{found['bundle']:.2f} s", *limits, at_most=True
    )
    yield Figure("  of it processor", 0, f"{found['bundle_processor']:.2f} s")
    typing = found["typing"] * 1000
    yield Figure("one record while typing", typing, f"{typing:.1f} ms", 20, 8, at_most=True)
    yield Figure("  slowest of twenty", 0, f"{found['typing_95'] * 1000:.1f} ms")
    yield Figure("  processor, mean", 0, f"{found['typing_processor'] * 1000:.1f} ms")
    spilled = found["outside"] + found["plain"]
    yield Figure("files beside the vault, names in it", spilled, str(spilled), 0, 0, at_most=True)


def _splink() -> Iterator[Figure | str]:
    if not match_splink.installed():
        yield "Splink: not installed here (docs/matching.md says how to run it beside)"
        return
    with tempfile.TemporaryDirectory(prefix="vsdesk-bench-") as folder:
        path = _made(Path(folder), _SPLINK_SIZE)
        for skeletons in (False, True):
            found = match_splink.measured(path, skeletons)
            shown = f"{found['precision']:.3f} / {found['recall']:.3f}, F1 {found['f1']:.3f}"
            yield Figure(f"Splink on {'skeletons' if skeletons else 'plain columns'}", 0, shown)


def _made(folder: Path, size: int) -> Path:
    path = folder / "reports.jsonl"
    rows = (json.dumps(row, ensure_ascii=False) for row in reports(size, _SEED))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def _run(path: Path, *more: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.match_whole", str(path), *more]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
