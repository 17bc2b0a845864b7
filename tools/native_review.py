"""Write docs/generated/native-review.md: every text that someone who speaks the language should look at.

The entries of the catalogues with the comment `native-reader`, and every sentence of the mechanisms' rules
(resources/mechanisms) in a language whose labels wait for one. Labels of fields and terms stand on a page of
their own (tools/ku_gaps.py).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.language_checks import ROOT, catalogue_path, checks, with_catalogue

from vsdesk.languages import DECLARED, LANGUAGES, SOURCE
from vsdesk.resource_tables import read

PAGE = "docs/generated/native-review.md"


def marked_sentences(root: Path, lang: str) -> Iterator[tuple[str, str]]:
    """English and translation of the marked entries of a catalogue."""
    path = catalogue_path(lang, root)
    if not path.is_file():
        return
    with path.open("rb") as stream:
        for message in read_po(stream, locale=lang):
            if message.id and any("native-reader" in text for text in message.auto_comments):
                yield _line(message.id), _line(message.string)


def mechanism_sentences(root: Path, lang: str) -> Iterator[tuple[str, str]]:
    """English and translation of every rule of the mechanisms that has one, each once."""
    seen: dict[str, str] = {}
    for path in sorted((root / "resources" / "mechanisms").glob("*.toml")):
        rows = read(path)
        for row in [*rows.get("rule", []), *rows.get("route", [])]:
            for part in ("msg", "ask"):
                if row.get(f"{part}_{lang}"):
                    seen.setdefault(_line(row[f"{part}_{SOURCE}"]), _line(row[f"{part}_{lang}"]))
    yield from seen.items()


def _line(text: object) -> str:
    forms = text if isinstance(text, tuple | list) else (text,)
    return " / ".join(str(form) for form in forms).replace("|", "\\|").replace("\n", " ")


def page(root: Path) -> str:
    """The whole page."""
    parts = [
        "# Texts that a native reader should look at\n",
        "Written by `tools/native_review.py`. These were written with care by people or programs",
        "that are not sure of them. Correct the text in its file, and take the mark away there.",
        "Labels of fields and terms in Kurmanji: [kurmanji-labels.md](kurmanji-labels.md).",
        "French and Spanish are for the form of the Working Group alone; their labels and terms stand whole in",
        "`resources/languages/fr` and `resources/languages/es`, and no native speaker has read them yet.\n",
    ]
    for lang in with_catalogue(root):
        name = DECLARED[lang].english
        rows = list(marked_sentences(root, lang))
        if rows:
            parts += [f"## {name}: {len(rows)} sentences\n", f"| English | {name} |", "|---|---|"]
            parts += [f"| {left} | {right} |" for left, right in rows]
            parts.append("")
    for lang in LANGUAGES:
        name, ruled = LANGUAGES[lang].english, list(mechanism_sentences(root, lang))
        if not ruled or "labels" not in checks(lang):
            continue
        parts += [f"## {name} of the mechanisms: {len(ruled)} sentences\n"]
        parts += ["In `resources/mechanisms/*.toml`, beside the English ones.\n"]
        parts += [f"| English | {name} |", "|---|---|"]
        parts += [f"| {left} | {right} |" for left, right in ruled]
        parts.append("")
    return "\n".join(parts) + "\n"


def main() -> int:
    """Write the page."""
    (ROOT / PAGE).write_text(page(ROOT), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
