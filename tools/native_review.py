"""Write docs/native-review.md: every text that someone who speaks the language should look at.

Two sources: catalogue entries with the comment `native-reader`, and labels in resources/ with
`native_reader = true` or a language that is missing (Kurmanji falls back to Arabic on screen then).
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
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


def marked_labels(root: Path, lang: str) -> Iterator[tuple[str, str]]:
    """Key and text of the labels marked in resources/ (see records/labels.py)."""
    for path in sorted((root / "resources").rglob("*.toml")):
        with path.open("rb") as stream:
            table = tomllib.load(stream)
        if path.parent.name == "dictionary" and path.stem != lang:
            continue
        yield from _walk(path.stem, table, lang)


def _walk(key: str, table: Mapping[str, object], lang: str) -> Iterator[tuple[str, str]]:
    marks = table.get("native_reader")
    if marks is True or (isinstance(marks, list) and lang in marks):
        yield key, str(table.get(lang) or table.get("label") or table.get("text") or "")
    for name, inner in table.items():
        if isinstance(inner, Mapping):
            yield from _walk(f"{key}.{name}", inner, lang)


def _line(text: object) -> str:
    forms = text if isinstance(text, tuple | list) else (text,)
    return " / ".join(str(form) for form in forms).replace("|", "\\|").replace("\n", " ")


def page(root: Path) -> str:
    """The whole page."""
    parts = [
        "# Texts that a native reader should look at\n",
        "Written by `tools/native_review.py`. These were written with care by people or programs",
        "that are not sure of them. Correct the text in its file, and take the mark away there.\n",
    ]
    for lang, name in NAMES.items():
        for title, rows in (
            ("sentences", list(marked_sentences(root, lang))),
            ("labels", list(marked_labels(root, lang))),
        ):
            if rows:
                first = "English" if title == "sentences" else "Key"
                parts += [f"## {name}: {len(rows)} {title}\n", f"| {first} | {name} |", "|---|---|"]
                parts += [f"| {left} | {right} |" for left, right in rows]
                parts.append("")
    return "\n".join(parts) + "\n"


def main() -> int:
    """Write the page."""
    (ROOT / PAGE).write_text(page(ROOT), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
