"""Write docs/kurmanji-labels.md: the Kurmanji that waits for a native reader, and what is missing.

.venv/bin/python tools/ku_gaps.py            writes the page
.venv/bin/python tools/ku_gaps.py --check    says what has no Kurmanji; nothing may (`make check`)
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from vsdesk import paths
from vsdesk.records.dictionary.dictionary import Dictionary

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "kurmanji-labels.md"
_HEAD: Final = """# Kurmanji for a native reader

Written by `tools/ku_gaps.py`; do not edit it by hand. Usage of Kobanî and Qamişlo. Nothing here was read by a native
reader yet; nothing came from a translation machine. What is missing is shown in English, on screen and on paper: labels
stand in `resources/dictionary/ku.toml`, terms in `resources/vocabularies/*.toml`, places in `resources/places/*.toml`,
days in `resources/told_dates.toml` and `resources/landmarks.toml`.
"""


def page() -> str:
    """The whole page."""
    lists = Dictionary.load().vocabularies
    path = paths.resources() / "dictionary" / "ku.toml"
    present = list(_leaves(tomllib.loads(path.read_text(encoding="utf-8")), ""))
    terms = [
        (f"term.{name}.{key}", term.own("ku"))
        for name in lists
        for key in lists.keys(name)
        if (term := lists.term(name, key)) and term.own("ku")
    ]
    terms += list(_told())
    missing = gaps(paths.resources())
    lines = [
        _HEAD,
        f"\n## To be read: {len(present) + len(terms)}\n",
        "| key | Kurmanji |",
        "|---|---|",
    ]
    lines += [f"| {key} | {text} |" for key, text in [*present, *terms]]
    lines += [f"\n## Missing: {len(missing)}\n"]
    lines += [f"- {gap}" for gap in missing]
    return "\n".join(lines).rstrip() + "\n"


def gaps(resources: Path) -> list[str]:
    """Each text below `resources` that is there in English and not in Kurmanji, with its file and place."""
    found = []
    for path in sorted(resources.rglob("*.toml")):
        if path.parent.name != "dictionary":
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            found += [f"{path.relative_to(resources)}: {at}" for at in _without(table, "")]
    english, own = (
        dict(_leaves(tomllib.loads((resources / f"dictionary/{lang}.toml").read_text("utf-8")), ""))
        for lang in ("en", "ku")
    )
    return found + [f"dictionary/ku.toml: {key}" for key in english if not own.get(key)]


def _without(node: object, at: str) -> Iterator[str]:
    """Where a table says something in English (`en`, `msg_en`) and not in Kurmanji."""
    if isinstance(node, Mapping):
        for english, kurmanji in (("en", "ku"), ("msg_en", "msg_ku")):
            if isinstance(node.get(english), str) and not node.get(kurmanji):
                yield f"{at} {node[english]}".strip()
        for key, value in node.items():
            yield from _without(value, f"{at}.{key}".strip("."))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _without(value, f"{at}[{number}]")


def _told() -> Iterator[tuple[str, str]]:
    """The names of places, and of the feasts, seasons and landmarks by which a date is said back."""
    for name in ("places/areas", "places/facilities", "told_dates", "landmarks"):
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


def main(arguments: list[str]) -> int:
    """Write the page, or say what is missing: 1 when anything is."""
    if arguments == ["--check"]:
        missing = gaps(paths.resources())
        print("\n".join(missing) if missing else "kurmanji: every label, term and name is there")
        return 1 if missing else 0
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
