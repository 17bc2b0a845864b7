"""Write docs/native-review.md: every text that someone who speaks the language should look at.

The entries of the catalogues with the comment `native-reader`, and every Kurmanji sentence of the
mechanisms' rules (resources/mechanisms). Labels of fields and terms stand on a page of their own
(tools/ku_gaps.py).
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
PAGE = "docs/native-review.md"
NAMES = {"ar": "Arabic", "ku": "Kurmanji"}


def marked_sentences(root: Path, lang: str) -> Iterator[tuple[str, str]]:
    """English and translation of the marked entries of a catalogue."""
    path = root / "translations" / lang / "LC_MESSAGES" / "vsdesk.po"
    if not path.is_file():
        return
    with path.open("rb") as stream:
        for message in read_po(stream, locale=lang):
            if message.id and any("native-reader" in text for text in message.auto_comments):
                yield _line(message.id), _line(message.string)


def mechanism_sentences(root: Path) -> Iterator[tuple[str, str]]:
    """English and Kurmanji of every rule of the mechanisms that has it, each once."""
    seen: dict[str, str] = {}
    for path in sorted((root / "resources" / "mechanisms").glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
        for row in [*rows.get("rule", []), *rows.get("route", [])]:
            for part in ("msg", "ask"):
                if row.get(f"{part}_ku"):
                    seen.setdefault(_line(row[f"{part}_en"]), _line(row[f"{part}_ku"]))
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
        "Labels of fields and terms in Kurmanji: [kurmanji-labels.md](kurmanji-labels.md).\n",
    ]
    for lang, name in NAMES.items():
        rows = list(marked_sentences(root, lang))
        if rows:
            parts += [f"## {name}: {len(rows)} sentences\n", f"| English | {name} |", "|---|---|"]
            parts += [f"| {left} | {right} |" for left, right in rows]
            parts.append("")
    ruled = list(mechanism_sentences(root))
    if ruled:
        parts += [f"## Kurmanji of the mechanisms: {len(ruled)} sentences\n"]
        parts += ["In `resources/mechanisms/*.toml`, beside the English ones.\n"]
        parts += ["| English | Kurmanji |", "|---|---|"]
        parts += [f"| {left} | {right} |" for left, right in ruled]
        parts.append("")
    return "\n".join(parts) + "\n"


def main() -> int:
    """Write the page."""
    (ROOT / PAGE).write_text(page(ROOT), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
