"""The controlled lists (resources/vocabularies/*.toml): a stable key, its labels, a note.

A file holds one table for each list: `key = { en = "…", ar = "…", ku = "…"?, note = "…"? }`.
Every list also has `other` and `unknown` from `[common]`, unless it says `_closed = true`. An
organisation may add files of its own: they add terms, change labels, and hide terms (`hidden =
true`); nothing is ever deleted, since old answers must still be read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from vsdesk import paths
from vsdesk.words import Lang

COMMON: Final = "common"
_OPEN: Final = ("other", "unknown")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a list. An empty label means that none is known in that language."""

    key: str
    en: str
    ar: str
    ku: str = ""
    note: str = ""
    hidden: bool = False

    def label(self, lang: Lang) -> str:
        """The label in `lang`; where Kurmanji is missing, the English one (then the key)."""
        own = {"en": self.en, "ar": self.ar, "ku": self.ku}[lang]
        return own or self.en or self.key


class Vocabularies:
    """All lists. Immutable."""

    def __init__(self, lists: Mapping[str, Mapping[str, Term]]) -> None:
        self._lists = lists

    @classmethod
    def load(cls, extra_dir: Path | None = None) -> Vocabularies:
        """The shipped lists, with an organisation's own files from `extra_dir` laid over them."""
        tables: dict[str, dict[str, Any]] = {}
        for path in _files(paths.resources() / "vocabularies"):
            _lay_over(tables, tomllib.loads(path.read_text(encoding="utf-8")))
        if extra_dir is not None:
            for path in _files(extra_dir):
                _lay_over(tables, tomllib.loads(path.read_text(encoding="utf-8")))
        common = {key: _term(key, row) for key, row in tables.get(COMMON, {}).items()}
        return cls({name: _list(rows, common) for name, rows in tables.items()})

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._lists if name != COMMON)

    def __contains__(self, vocabulary: str) -> bool:
        return vocabulary in self._lists

    def keys(self, vocabulary: str) -> tuple[str, ...]:
        """Every key of a list, hidden ones too; empty for a list that is not known."""
        return tuple(self._lists.get(vocabulary, ()))

    def has(self, vocabulary: str, key: str) -> bool:
        """True when the list has this key (hidden or not)."""
        return key in self._lists.get(vocabulary, ())

    def term(self, vocabulary: str, key: str) -> Term | None:
        """One term, or None."""
        return self._lists.get(vocabulary, {}).get(key)

    def shown(self, vocabulary: str) -> tuple[Term, ...]:
        """The terms that a form offers, in order."""
        return tuple(one for one in self._lists.get(vocabulary, {}).values() if not one.hidden)

    def missing(self, lang: Lang) -> tuple[str, ...]:
        """`list.key` of each term without a label in `lang`."""
        return tuple(
            f"{name}.{term.key}"
            for name, terms in self._lists.items()
            for term in terms.values()
            if not {"en": term.en, "ar": term.ar, "ku": term.ku}[lang]
        )


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*.toml"))


def _lay_over(tables: dict[str, dict[str, Any]], more: Mapping[str, Any]) -> None:
    for name, rows in more.items():
        known = tables.setdefault(name, {})
        for key, row in rows.items():
            known[key] = {**known.get(key, {}), **row} if isinstance(row, dict) else row


def _term(key: str, row: Mapping[str, Any]) -> Term:
    return replace(Term(key, "", ""), **{name: row[name] for name in row if name in _TERM})


_TERM: Final = ("en", "ar", "ku", "note", "hidden")


def _list(rows: Mapping[str, Any], common: Mapping[str, Term]) -> dict[str, Term]:
    terms = {key: _term(key, row) for key, row in rows.items() if isinstance(row, dict)}
    if not rows.get("_closed"):
        for key in _OPEN:
            if key in common:
                terms.setdefault(key, common[key])
    return terms
