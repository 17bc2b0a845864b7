"""Write docs/kurmanji-labels.md: the Kurmanji that waits for a native reader, and what is missing.

.venv/bin/python tools/ku_gaps.py
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from vsdesk import paths
from vsdesk.records.dictionary import Dictionary
from vsdesk.records.labels import Labels

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "kurmanji-labels.md"
_HEAD: Final = """# Kurmanji for a native reader

Written by `tools/ku_gaps.py`; do not edit it by hand. Usage of Kobanî and Qamişlo. Nothing here was machine-translated;
what is missing is shown in English, on screen and on paper, until a reader fills it: labels in
`resources/dictionary/ku.toml`, terms in `resources/vocabularies/*.toml`, places in `resources/places/*.toml`.
"""


def page() -> str:
    """The whole page."""
    dictionary = Dictionary.load()
    labels = Labels("ku", dictionary.vocabularies)
    lists = dictionary.vocabularies
    path = paths.resources() / "dictionary" / "ku.toml"
    present = list(_leaves(tomllib.loads(path.read_text(encoding="utf-8")), ""))
    terms = [
        (f"term.{name}.{key}", term.ku)
        for name in lists
        for key in lists.keys(name)
        if (term := lists.term(name, key)) and term.ku
    ]
    terms += list(_told())
    gaps = labels.gaps(dictionary.kinds)
    lines = [
        _HEAD,
        f"\n## To be read: {len(present) + len(terms)}\n",
        "| key | Kurmanji |",
        "|---|---|",
    ]
    lines += [f"| {key} | {text} |" for key, text in [*present, *terms]]
    lines += [f"\n## Missing: {len(gaps)}\n", "| key | English |", "|---|---|"]
    lines += [f"| {gap.key} | {gap.english} |" for gap in gaps]
    return "\n".join(lines) + "\n"


def _told() -> Iterator[tuple[str, str]]:
    """The names of feasts, seasons and landmarks by which a date is said back."""
    for name in ("told_dates", "landmarks"):
        path = paths.resources() / f"{name}.toml"
        for key, text in _leaves(tomllib.loads(path.read_text(encoding="utf-8")), f"{name}."):
            if key.endswith(".ku"):
                yield key.removesuffix(".ku"), text


def _leaves(table: dict[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.name)
