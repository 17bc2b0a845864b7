"""The words for kinds, fields, sections and terms in one language (resources/languages/<lang>/labels.toml).

Those of Arabic, Kurmanji and English are complete (tools/ku_gaps.py holds Kurmanji so). What a language or an
organisation's own terms lack is shown as the language falls back, and counted by `gaps`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from vsdesk.languages import DECLARED, SOURCE, chain, folder_of, said_in
from vsdesk.records.dictionary.spec import FieldSpec, KindSpec
from vsdesk.records.dictionary.values import Json, is_answer
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.records.gate.names.surnames import GAP
from vsdesk.records.gate.told.other_words import OtherWords
from vsdesk.words import Lang

_FILE: Final = "labels.toml"


@dataclass(frozen=True, slots=True)
class Gap:
    """One label that a language lacks: `field.case.fate`, and its English words."""

    key: str
    english: str


class Labels:
    """All labels in one language. Its file is read once in a process."""

    def __init__(
        self,
        lang: Lang,
        vocabularies: Vocabularies | None = None,
        other: OtherWords | None = None,
    ) -> None:
        """`other`: what one paper says in place of a label that would say a rejected word."""
        self.lang: Final[Lang] = lang
        self._other: Final = other
        self._vocabularies: Final = vocabularies or Vocabularies.load()
        self._own: Final = _read(folder_of(lang) / _FILE)
        self._english: Final = _read(folder_of(SOURCE) / _FILE)
        self._tables: Final = tuple(_read(folder_of(one) / _FILE) for one in chain(lang))

    def heeding(self, other: OtherWords) -> Labels:
        """The same labels on a paper on which some more words are not said."""
        both = other if self._other is None else self._other.beside(other)
        return Labels(self.lang, self._vocabularies, both)

    def kind(self, kind: str) -> str:
        """One record of this kind: "Case"."""
        return self._find("kind", kind) or kind

    def kinds(self, kind: str) -> str:
        """Several, as a heading: "Cases"."""
        return self._find("kinds", kind) or self.kind(kind)

    def section(self, section: str) -> str:
        """The heading of a section of a form."""
        return self._find("section", section) or section.replace("_", " ")

    def field(self, kind: str, field: str | FieldSpec) -> str:
        """The label of a field. Give the FieldSpec for an organisation's own field."""
        name = field if isinstance(field, str) else field.name
        own = {} if isinstance(field, str) else dict(field.own)
        if own and isinstance(field, FieldSpec) and self._other and self._other.stay(field.written):
            return f"[{GAP}]"
        return self._said(
            said_in(own, self.lang)
            or self._find_field(kind, name)
            or next(iter(own.values()), "")
            or name.replace("_", " ")
        )

    def help(self, kind: str, field: str) -> str:
        """One sentence of help below a field, or an empty string."""
        return self._find("help", kind, field)

    def term(self, vocabulary: str, key: str) -> str:
        """The label of a term; the key itself where the list does not know it (a newer version)."""
        found = self._vocabularies.term(vocabulary, key)
        if found is None or self._other is None:
            return found.label(self.lang) if found else key
        return self._other.term(vocabulary, found, self.lang)

    def listed(self, vocabulary: str, key: str) -> str:
        """The same, and "" where the list does not know it: any device may write such a key."""
        return self.term(vocabulary, key) if self._vocabularies.has(vocabulary, key) else ""

    def terms(self, vocabulary: str) -> list[tuple[str, str]]:
        """(key, label) of every term that a form offers, in order."""
        shown = self._vocabularies.shown(vocabulary)
        if self._other is None:
            return [(one.key, one.label(self.lang)) for one in shown]
        return [(one.key, self.term(vocabulary, one.key)) for one in shown]

    def answer(self, value: Json) -> str:
        """The words for an answer ("asked, does not know" …); for None those for "not asked"."""
        if value is None:
            return self._find("answer", "not_asked")
        if isinstance(value, dict) and is_answer(value):
            return self._find("answer", str(value["answer"]))
        return ""

    def word(self, key: str) -> str:
        """yes, no, erased, missing, unknown, refused, not_asked."""
        return self._find("answer", key) or key

    def needs_reader(self, *keys: str) -> bool:
        """True when this language has no label of its own at this path, such as ("kind", "case")."""
        return not _at(self._own, keys)

    def gaps(self, kinds: tuple[KindSpec, ...]) -> list[Gap]:
        """Every label of these kinds and of the lists that it lacks, with its English words."""
        found = [Gap(".".join(path), english) for path, english in self._wanted(kinds) if english]
        lists = [
            Gap(f"term.{key}", self._english_term(key))
            for key in self._vocabularies.missing(self.lang)
        ]
        return found + lists

    def _wanted(self, kinds: tuple[KindSpec, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
        for answer, english in self._english["answer"].items():
            if self.needs_reader("answer", answer):
                yield ("answer", answer), english
        for kind in kinds:
            for table in ("kind", "kinds"):
                if self.needs_reader(table, kind.name):
                    yield (table, kind.name), _at(self._english, (table, kind.name))
            for field in kind.fields:
                paths_ = (("field", kind.name, field.name), ("shared", field.name))
                if all(self.needs_reader(*path) for path in paths_):
                    english = next((at for path in paths_ if (at := _at(self._english, path))), "")
                    yield paths_[0], english
        for section in dict.fromkeys(s for kind in kinds for s in kind.sections):
            if self.needs_reader("section", section):
                yield ("section", section), _at(self._english, ("section", section))

    def _english_term(self, key: str) -> str:
        found = self._vocabularies.term(*key.split(".", 1))
        return found.own(SOURCE) if found else ""

    def _find_field(self, kind: str, name: str) -> str:
        for tables in self._tables:
            for path in (("field", kind, name), ("shared", name)):
                if found := _at(tables, path):
                    return found
        return ""

    def _find(self, *path: str) -> str:
        found = (_at(tables, path) for tables in self._tables)
        return self._said(next(filter(None, found), ""))

    def _said(self, text: str) -> str:
        return self._other.said(text) if self._other is not None else text


@lru_cache(maxsize=len(DECLARED))
def _read(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _at(tables: Mapping[str, Any], path: tuple[str, ...]) -> str:
    found: Any = tables
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found if isinstance(found, str) else ""
