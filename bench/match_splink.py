"""Splink 5 on the same list: a row to compare with, for developers. The program does not need it.

`python bench/match_splink.py REPORTS.jsonl[.gz] [--skeletons]` prints JSON where Splink is installed;
--skeletons gives it our skeletons instead of the names as written (PYTHONPATH=src). It runs in memory, and is
told not to spill: by default its database writes what does not fit, in plain text, to ./.tmp. Plain columns,
blocking and comparisons as its own documentation shows them.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

_NAMES: Final = ("given", "father", "family", "mother")
_BLOCKS: Final = (
    *(("given", "father"), ("given", "family"), ("father", "family")),
    *(("given", "mother"), ("given", "gov", "birth_year"), ("family", "gov", "arrest_date")),
)
_LEAST: Final = (0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999)
_MEMORY: Final = "2GB"


def installed() -> bool:
    """Whether Splink can be imported here."""
    return find_spec("splink") is not None


def measured(path: Path, skeletons: bool) -> dict[str, Any]:
    """Train on the list itself, predict, and give the best F1 over the thresholds (with the truth)."""
    import duckdb  # type: ignore[import-not-found]  # not a dependency
    import pandas  # type: ignore[import-untyped]  # not a dependency
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # type: ignore[import-not-found]  # not a dependency
    from splink import comparison_library as cl

    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode().splitlines()
    rows = [json.loads(line) for line in lines]
    if skeletons:
        rows = [row | _skeletons(row) for row in rows]
    kept = (*_NAMES, "sex", "birth_year", "arrest_date", "gov", "place")
    table = pandas.DataFrame(
        [{"unique_id": n} | {k: str(row[k]) or None for k in kept} for n, row in enumerate(rows)]
    )
    begun = time.perf_counter()
    database = duckdb.connect(config={"temp_directory": "", "memory_limit": _MEMORY})
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on(*names) for names in _BLOCKS],
        comparisons=[
            *(cl.JaroWinklerAtThresholds(name, [0.92, 0.8]) for name in _NAMES),
            *(cl.ExactMatch(name) for name in ("sex", "birth_year", "gov", "place", "arrest_date")),
        ],
    )
    api = DuckDBAPI(connection=database)
    linker = Linker(api.register(table), settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("given", "father", "family")], recall=0.4
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for names in (("given", "family"), ("father", "gov")):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*names))
    found = linker.inference.predict(threshold_match_probability=_LEAST[0]).as_pandas_dataframe()
    seconds = time.perf_counter() - begun
    return {"size": len(rows), "seconds": seconds, **_best(rows, found)}


def _skeletons(row: dict[str, Any]) -> dict[str, str]:
    """The names of a row as skeletons, those told in one breath taken apart."""
    from vsdesk.names.coarse import skeletons
    from vsdesk.names.compounds import units

    told = {name: "".join(units(str(row[name]))) for name in _NAMES}
    if row.get("unstructured"):
        words = units(str(row["given"]))
        father = words[1] if len(words) > 2 else ""
        told |= {"given": words[0], "father": father, "family": words[-1]}
    return {name: next(iter(skeletons(unit)), "") for name, unit in told.items()}


def _best(rows: list[dict[str, Any]], found: Any) -> dict[str, float]:
    of_person: dict[int, int] = defaultdict(int)
    for row in rows:
        of_person[row["pid"]] += 1
    true = sum(n * (n - 1) // 2 for n in of_person.values())
    pids = [row["pid"] for row in rows]
    same = [
        (chance, pids[a] == pids[b])
        for chance, a, b in zip(
            found["match_probability"], found["unique_id_l"], found["unique_id_r"], strict=True
        )
    ]
    best = {"f1": 0.0, "precision": 0.0, "recall": 0.0}
    for least in _LEAST:
        taken = [right for chance, right in same if chance >= least]
        precision, recall = sum(taken) / max(1, len(taken)), sum(taken) / true
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        if f1 > best["f1"]:
            best = {"f1": f1, "precision": precision, "recall": recall}
    return best


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), "--skeletons" in sys.argv)))
