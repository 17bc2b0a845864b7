"""Write the page of each language that waits for a native reader, as
docs/generated/kurmanji-labels.md; and what it lacks.

.venv/bin/python tools/ku_gaps.py            writes the pages
.venv/bin/python tools/ku_gaps.py --check    says what such a language lacks; nothing may (`make check`)

Which languages these are says their `checks.toml` (`[labels]`).
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.language_checks import ROOT, checks

from vsdesk import paths
from vsdesk.languages import LANGUAGES, SOURCE, Lang, folder_of
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.resource_tables import added_to, laid_over

_HEAD: Final = """# {name} for a native reader

Written by `tools/ku_gaps.py`; do not edit it by hand. {intro} Nothing here was read by a native
reader yet; nothing came from a translation machine. What is missing is shown in English, on screen and on
paper: labels stand in `resources/languages/{lang}/labels.toml`, terms in `resources/vocabularies/*.toml`,
places in `resources/places/*.toml`, days in `resources/told_dates.toml` and `resources/landmarks.toml`.
"""
READ: Final = tuple(lang for lang in LANGUAGES if "labels" in checks(lang))


def page_of(lang: Lang) -> Path:
    """Where the page of one language lies."""
    return ROOT / str(checks(lang)["labels"]["page"])


def page(lang: Lang) -> str:
    """The whole page of one language."""
    lists = Dictionary.load().vocabularies
    present = list(_leaves(_parsed(folder_of(lang) / "labels.toml"), ""))
    terms = [
        (f"term.{name}.{key}", term.own(lang))
        for name in lists
        for key in lists.keys(name)
        if (term := lists.term(name, key)) and term.own(lang)
    ]
    terms += list(_told(lang))
    missing = gaps(paths.resources(), lang)
    name = LANGUAGES[lang].english
    lines = [
        _HEAD.format(name=name, lang=lang, intro=checks(lang)["labels"]["intro"]),
        f"\n## To be read: {len(present) + len(terms)}\n",
        f"| key | {name} |",
        "|---|---|",
    ]
    lines += [f"| {key} | {text} |" for key, text in [*present, *terms]]
    lines += [f"\n## Missing: {len(missing)}\n"]
    lines += [f"- {gap}" for gap in missing]
    return "\n".join(lines).rstrip() + "\n"


def gaps(resources: Path, lang: Lang) -> list[str]:
    """Each text below `resources` that is there in English and not in this language, with its file and
    place."""
    found = []
    for path in sorted(resources.rglob("*.toml")):
        name = path.relative_to(resources)
        if name.parts[0] != "languages":
            found += [f"{name}: {at}" for at in _without(_table(resources, name, lang), "", lang)]
    english, own = (
        dict(_leaves(_parsed(resources / f"languages/{one}/labels.toml"), ""))
        for one in (SOURCE, lang)
    )
    return found + [f"languages/{lang}/labels.toml: {key}" for key in english if not own.get(key)]


def _table(resources: Path, name: Path, lang: Lang) -> dict[str, Any]:
    """A table below `resources`, with what the language adds to it."""
    more = added_to(name, resources / "languages" / lang)
    return laid_over(_parsed(resources / name), more, str(name))


def _parsed(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _without(node: object, at: str, lang: Lang) -> Iterator[str]:
    """Where a table says something in English (`en`, `msg_en`) and not in this language."""
    if isinstance(node, Mapping):
        for english, own in ((SOURCE, lang), (f"msg_{SOURCE}", f"msg_{lang}")):
            if isinstance(node.get(english), str) and not node.get(own):
                yield f"{at} {node[english]}".strip()
        for key, value in node.items():
            yield from _without(value, f"{at}.{key}".strip("."), lang)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _without(value, f"{at}[{number}]", lang)


def _told(lang: Lang) -> Iterator[tuple[str, str]]:
    """The names of places, and of the feasts, seasons and landmarks by which a date is said back."""
    for name in ("places/areas", "places/facilities", "told_dates", "landmarks"):
        table = _table(paths.resources(), Path(f"{name}.toml"), lang)
        for key, text in _leaves(table, f"{name}."):
            if key.endswith(f".{lang}"):
                yield key.removesuffix(f".{lang}"), text


def _leaves(table: dict[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)


def main(arguments: list[str]) -> int:
    """Write the pages, or say what is missing: 1 when anything is."""
    if arguments == ["--check"]:
        missing = [gap for lang in READ for gap in gaps(paths.resources(), lang)]
        names = ", ".join(LANGUAGES[lang].english.lower() for lang in READ)
        print("\n".join(missing) if missing else f"{names}: every label, term and name is there")
        return 1 if missing else 0
    for lang in READ:
        page_of(lang).write_text(page(lang), encoding="utf-8")
        print(page_of(lang).name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
