"""`python -m bench [row …] [--cases N] [--bundle N]`: measure, and print one table.

Rows: save, list, search, open, attach, check, backup, key, bundle, tables, ready, dump, sheets, periods,
told, window, panic (all by default).
"""

from __future__ import annotations

import argparse
import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, Final

from bench import table
from bench.stage import stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.stage import Row, Stage

# "search" comes before "list": it measures at a tenth of the size first, then fills the vault up
ROWS: Final = (
    "save",
    "search",
    "list",
    "open",
    "attach",
    "check",
    "backup",
    "key",
    "bundle",
    "tables",
    "ready",
    "dump",
    "sheets",
    "periods",
    "told",
    "window",
    "panic",  # after which there is no large vault
)
_MODULES: Final = {
    "save": "saving",
    "list": "lists",
    "search": "searching",
    "open": "opening",
    "attach": "files",
    "check": "checking",
    "backup": "backing",
    "key": "turning",
    "bundle": "bundles",
    "ready": "readying",
    "dump": "dumping",
    "panic": "wiping",
}
_ALONE: Final = ("sheets", "told")  # these need no vault of the stage


def measure(names: list[str], made: Stage) -> list[Row]:
    """The rows of the modules asked for, in a fixed order."""
    found: list[Row] = []
    for name in (one for one in ROWS if one in names):
        begun = time.perf_counter()
        print(f"# {name} …", end=" ", file=sys.stderr, flush=True)
        module = import_module(f"bench.{_MODULES.get(name, name)}")
        rows: Callable[..., list[Row]] = module.rows
        found += rows() if name in _ALONE else rows(made)
        print(f"{time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    return found


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="row", help=f"of {', '.join(ROWS)}")
    parser.add_argument("--cases", type=int, default=100_000, help="cases of the large vault")
    parser.add_argument("--bundle", type=int, default=10_000, help="cases of the bundle")
    given = parser.parse_args()
    unknown = set(given.rows) - set(ROWS)
    if unknown:
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    with stage(given.cases, given.bundle) as made:
        found = measure(given.rows or list(ROWS), made)
    print("\n".join(table.lines(found)))


if __name__ == "__main__":
    main()
