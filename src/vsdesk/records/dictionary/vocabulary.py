"""The controlled lists (resources/vocabularies/*.toml): a stable key, its labels, a note.

A file holds one table for each list: `key = { en = "…", ar = "…", ku = "…", note = "…"? }`.
Every list also has `other` and `unknown` from `[common]`, unless it says `_closed = true`. An
organisation lays terms of its own over them (records/dictionary/custom_terms.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from vsdesk import paths
from vsdesk.languages import said_in
from vsdesk.records.dictionary import custom_terms
from vsdesk.records.dictionary.custom_terms import CustomTermRow, Problem
from vsdesk.resource_tables import read
from vsdesk.words import LANGS, PAPER_LANGS, Lang

COMMON: Final = "common"
_OPEN: Final = ("other", "unknown")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a list. An empty label means that none is known in that language.

    `written`: all words of it that an organisation wrote; none of a shipped one.
    """

    key: str
    labels: Mapping[Lang, str] = field(default_factory=dict)
    note: str = ""
    hidden: bool = False
    written: tuple[str, ...] = field(default=(), repr=False)

    def own(self, lang: Lang) -> str:
        """The label in `lang`, or ""."""
        return self.labels.get(lang, "")

    def label(self, lang: Lang) -> str:
        """The label in `lang`; where it is missing, as that language falls back (then any, then the key)."""
        left = (text for one in LANGS if (text := self.labels.get(one)))
        return said_in(self.labels, lang) or next(left, self.key)


class Vocabularies:
    """All lists. Immutable. `problems`: what an organisation's own files say that does not fit.

    `by_file`: (list, key) of each term that only a file on this computer brought in.
    """

    def __init__(
        self,
        lists: Mapping[str, Mapping[str, Term]],
        problems: Iterable[Problem] = (),
        by_file: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._lists = lists
        self.problems: Final = tuple(problems)
        self.by_file: Final = tuple(by_file)

    @classmethod
    def load(cls, extra_dir: Path | None = None) -> Vocabularies:
        """The shipped lists, with an organisation's own files from `extra_dir` laid over them.

        The shipped files are read once in a process; those of the organisation each time.
        """
        shipped = _shipped(paths.resources() / "vocabularies")
        wanted, problems = (
            custom_terms.read_folder(extra_dir) if extra_dir is not None else ([], [])
        )
        return shipped._with(wanted, problems) if wanted or problems else shipped

    def with_own(self, defs: Iterable[Mapping[str, object]]) -> Vocabularies:
        """These lists with an organisation's `term_def` records; what does not fit is left out."""
        wanted = custom_terms.from_records(defs)
        return self._with(wanted, self.problems, said=False) if wanted else self

    def _with(
        self, wanted: Iterable[CustomTermRow], before: Iterable[Problem], *, said: bool = True
    ) -> Vocabularies:
        lists = {name: dict(terms) for name, terms in self._lists.items()}
        common = {key: term for key, term in lists.get(COMMON, {}).items() if key in _OPEN}
        problems, by_file = list(before), dict.fromkeys(self.by_file)
        for one in wanted:
            problem = custom_terms.fault(one, lists)
            if problem is None and isinstance(one.row, Mapping):
                if said and not self.has(one.vocabulary, one.key):
                    by_file[one.vocabulary, one.key] = None
                _lay_over(lists.setdefault(one.vocabulary, dict(common)), one.key, one.row)
            elif problem is not None and said:
                problems.append(problem)
        return Vocabularies(lists, problems, by_file)

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

    def written(self, vocabulary: str | None, values: Iterable[object]) -> Iterator[str]:
        """All that an organisation wrote of the terms of a list that these values choose."""
        terms = self._lists.get(vocabulary, {}) if vocabulary else {}
        for value in values if terms else ():
            for key in value if isinstance(value, list) else [value]:
                if isinstance(key, str) and key in terms:
                    yield from terms[key].written

    def shown(self, vocabulary: str) -> tuple[Term, ...]:
        """The terms that a form offers, in order."""
        return tuple(one for one in self._lists.get(vocabulary, {}).values() if not one.hidden)

    def missing(self, lang: Lang) -> tuple[str, ...]:
        """`list.key` of each term without a label in `lang`."""
        return tuple(
            f"{name}.{term.key}"
            for name, terms in self._lists.items()
            for term in terms.values()
            if not term.own(lang)
        )


@lru_cache(maxsize=1)
def _shipped(folder: Path) -> Vocabularies:
    tables: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.toml")):
        tables |= read(path)
    common = {key: _term(key, row) for key, row in tables.get(COMMON, {}).items()}
    return Vocabularies({name: _list(rows, common) for name, rows in tables.items()})


def _lay_over(terms: dict[str, Term], key: str, row: Mapping[str, Any]) -> None:
    """Change a term, or add one before `other` and `unknown`."""
    last: dict[str, Term] = {}
    if key not in terms:
        last |= {one: terms.pop(one) for one in _OPEN if one in terms}
    was = terms.get(key)
    named = was.written if was is not None else (key,)  # its key too is theirs
    words = (*named, *(row[lang] for lang in LANGS if row.get(lang)))
    terms[key] = replace(_term(key, row, was), written=tuple(dict.fromkeys(words)))
    terms |= last


def _term(key: str, row: Mapping[str, Any], before: Term | None = None) -> Term:
    """The term that a row says; what it does not say stays as it was `before`."""
    was = before or Term(key)
    labels = {lang: row[lang] for lang in PAPER_LANGS if lang in row}
    return replace(
        was,
        labels={**was.labels, **labels},
        note=row.get("note", was.note),
        hidden=row.get("hidden", was.hidden),
    )


def _list(rows: Mapping[str, Any], common: Mapping[str, Term]) -> dict[str, Term]:
    terms = {key: _term(key, row) for key, row in rows.items() if isinstance(row, dict)}
    if not rows.get("_closed"):
        for key in _OPEN:
            if key in common:
                terms.setdefault(key, common[key])
    return terms
