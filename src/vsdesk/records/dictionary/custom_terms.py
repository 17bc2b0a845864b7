"""An organisation's own terms: files of lists on this computer, and records of kind `term_def`.

Both add terms, change labels and hide terms; nothing is ever deleted, since old answers must still be
read. What does not fit is left out and said (`Problem`): it never keeps anyone from the vault.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from vsdesk.languages import SOURCE
from vsdesk.records.dates.landmarks import LANDMARK_FILES, landmarks_in
from vsdesk.words import LANGS, Words, mark

FOLDER: Final = "vocabularies"  # in the profile of this computer
_KEY: Final = re.compile(r"[a-z0-9_]{1,64}")
_NEW_LIST: Final = re.compile(r"x_[a-z0-9_]{1,62}")
_TYPES: Final[Mapping[str, type]] = {
    **dict.fromkeys(LANGS, str),
    "note": str,
    "hidden": bool,
}
_LONGEST: Final = 200  # characters of a label
# An answer to a question of consent must always be possible, above all a no.
_WHOLE: Final = frozenset({"consent_result", "consent_event_type"})

_FILE: Final = mark("{file} cannot be read. Its terms are left out.")
_LINE: Final = mark("{file}, line {line}: this is not written as a list. Its terms are left out.")
_NO_LIST: Final = mark("{file}: there is no list “{term}”. A new list begins with x_.")
_KEY_FORM: Final = mark("{file}: the key “{term}” may have small letters, digits and _ only.")
_ROW_FORM: Final = mark("{file}: “{term}” may have {langs}, note and hidden only.")
_NO_LABEL: Final = mark("{file}: “{term}” has no words to be shown.")
_STAYS: Final = mark("{file}: “{term}” cannot be hidden: every answer to a consent stays possible.")


@dataclass(frozen=True, slots=True)
class Problem:
    """What was left out of an organisation's file, and where."""

    file: str
    said: str
    line: int = 0
    term: str = ""

    def sentence(self, words: Words) -> str:
        """The same as one sentence."""
        langs = ", ".join(dict.fromkeys((SOURCE, *LANGS)))
        return words.say(self.said, file=self.file, line=self.line, term=self.term, langs=langs)


@dataclass(frozen=True, slots=True)
class CustomTermRow:
    """One row that an organisation lays over a list. Not checked yet."""

    vocabulary: str
    key: str
    row: object
    file: str = ""


def read_folder(folder: Path) -> tuple[list[CustomTermRow], list[Problem]]:
    """The rows of all files of a folder in the order of their names; a folder that is not there has none.

    Files of landmarks are only looked at, so that one that cannot be read is named too.
    """
    wanted: list[CustomTermRow] = []
    problems: list[Problem] = []
    try:
        files = sorted(folder.glob("*.toml"))
    except OSError:
        return [], []
    for path in files:
        try:
            if path.match(LANDMARK_FILES):  # days that an area remembers, in the same folder
                landmarks_in(path)
            else:
                wanted += _rows(path)
        except tomllib.TOMLDecodeError as fault:
            problems.append(Problem(path.name, _LINE, line=_line(str(fault), path)))
        except (OSError, ValueError, RecursionError):  # no UTF-8, no permission, absurdly deep
            problems.append(Problem(path.name, _FILE))
    return wanted, problems


def _rows(path: Path) -> Iterator[CustomTermRow]:
    for name, rows in tomllib.loads(path.read_text(encoding="utf-8-sig")).items():
        if not isinstance(rows, dict):
            yield CustomTermRow(name, "", rows, path.name)
            continue
        for key, row in rows.items():
            yield CustomTermRow(name, key, row, path.name)


def _line(said: str, path: Path) -> int:
    """The line that the reader of TOML names; the last one where it came to the end."""
    found = re.search(r"at line (\d+)", said)
    return int(found[1]) if found else path.read_text(encoding="utf-8-sig").count("\n") + 1


def from_records(defs: Iterable[Mapping[str, object]]) -> list[CustomTermRow]:
    """The rows of an organisation's `term_def` records, each term where it came first.

    Of several records of one term the same words hold whatever their order, and it is hidden only where all
    that say something of it say so: what cannot be chosen is not written down.
    """
    terms: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in defs:
        term = str(one.get("vocabulary")), str(one.get("key"))
        terms.setdefault(term, []).append(_row_of(one))
    return [
        CustomTermRow(*term, row)
        for term, rows in terms.items()
        for row in _narrowest(sorted(rows, key=repr, reverse=True))
    ]


def _narrowest(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    hidden = [row["hidden"] for row in rows if "hidden" in row]
    for row in rows:
        yield {**row, "hidden": all(hidden)} if hidden else row


def _row_of(made: Mapping[str, object]) -> dict[str, Any]:
    label = made.get("label")
    words = label if isinstance(label, dict) else {}
    row: dict[str, Any] = {lang: words[lang] for lang in LANGS if words.get(lang)}
    row |= {"note": made["note"]} if made.get("note") else {}
    return row | ({"hidden": made["hidden"]} if isinstance(made.get("hidden"), bool) else {})


def fault(one: CustomTermRow, lists: Mapping[str, Mapping[str, object]]) -> Problem | None:
    """Why a row does not fit the lists that there are, or None."""
    name, key, row = one.vocabulary, one.key, one.row
    if name not in lists and not _NEW_LIST.fullmatch(name):
        return Problem(one.file, _NO_LIST, term=name)
    term = f"{name}.{key}" if key else name
    if not _KEY.fullmatch(key):
        return Problem(one.file, _KEY_FORM, term=term)
    if not isinstance(row, Mapping) or not all(_fits(part, value) for part, value in row.items()):
        return Problem(one.file, _ROW_FORM, term=term)
    if key not in lists.get(name, {}) and not any(row.get(lang) for lang in LANGS):
        return Problem(one.file, _NO_LABEL, term=term)
    if name in _WHOLE and row.get("hidden"):
        return Problem(one.file, _STAYS, term=term)
    return None


def _fits(part: object, value: object) -> bool:
    wanted = _TYPES.get(part) if isinstance(part, str) else None
    if wanted is None or type(value) is not wanted:
        return False
    return not isinstance(value, str) or (len(value) <= _LONGEST and "\n" not in value)
