"""Merge catalogue pieces into one: merge_po.py LANG PIECE.po… (into resources/languages/LANG/LC_MESSAGES).

What the catalogue holds already stays; a piece adds to it, and replaces what it translates anew.
Sorted by the English sentence, without dates and line numbers, so that a merge shows as a small
difference. A comment `native-reader` (someone who speaks the language should look at it) stays.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.language_checks import catalogue_path, checks

_EPOCH = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def merged(lang: str, pieces: list[Path]) -> Catalog:
    """One catalogue of all pieces; a later one wins, an untranslated entry never does."""
    whole = Catalog(
        locale=lang,
        header_comment=f"# The sentences of vsdesk: {lang}",
        project="vsdesk",
        version="1",
        msgid_bugs_address="see SECURITY.md and CONTRIBUTING.md",
        last_translator="the project",
        language_team=lang,
        creation_date=_EPOCH,
        revision_date=_EPOCH,
        fuzzy=False,
    )
    if plurals := checks(lang).get("catalogue", {}).get("plurals"):
        whole.mime_headers = [("Plural-Forms", plurals)]
    for piece in pieces:
        with piece.open("rb") as stream:
            part = read_po(stream, locale=lang)
        for message in part:
            if not message.id or not _translated(message.string):
                continue
            if message.id in whole:
                whole.delete(message.id)
            whole.add(
                message.id,
                message.string,
                flags=message.flags - {"python-format", "python-brace-format"},
                auto_comments=_marks([*message.auto_comments, *message.user_comments]),
            )
    return whole


def _translated(string: object) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


def _marks(comments: list[str]) -> list[str]:
    return ["native-reader"] if any("native-reader" in text for text in comments) else []


def write(whole: Catalog, path: Path) -> None:
    """Write the catalogue, sorted and without line numbers."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        write_po(out, whole, width=100, sort_output=True, include_lineno=False)


def main(arguments: list[str]) -> int:
    """Merge the pieces named after the language."""
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    lang, *names = arguments
    path = catalogue_path(lang)
    pieces = ([path] if path.exists() else []) + [Path(name) for name in names]
    whole = merged(lang, pieces)
    write(whole, path)
    print(f"{lang}: {len(whole)} sentences from {len(names)} pieces")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
