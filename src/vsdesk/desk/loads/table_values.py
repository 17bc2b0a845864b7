"""The words of a table's coded columns, one by one, each with the code that is proposed for it.

A column is coded when one of its targets has a list, is yes or no, or names a shipped place. What a
person decides here becomes the `values` of the column's rule (docs/spec/mapping.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.loads.table_mapping import ColumnRule, ColumnTarget, TableMapping, field_of
from vsdesk.desk.loads.table_proposals import HeaderWords, suggest_values
from vsdesk.names.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec

_WIDE: Final = ("governorate", "country")


@dataclass(frozen=True, slots=True)
class CodedColumn:
    """One column with its distinct words. `number` is its place among the rules of the mapping; `kind`
    and `name` are of the field that takes the codes.

    `words` are (a spelling, how often), the most frequent first; spellings that fold to the same are
    one. `codes` holds what each word is: as the mapping says, else the proposal; a word that it lacks
    is kept as words. `vocabulary` is the field's list, "bool" for yes and no, "place" for a place.
    `options` are the codes that may be chosen, in the order of the list.
    """

    number: int
    column: str = field(repr=False)
    kind: str
    name: str
    vocabulary: str
    words: tuple[tuple[str, int], ...] = field(repr=False)
    codes: Mapping[str, str] = field(repr=False)
    options: tuple[str, ...]

    @property
    def open(self) -> int:
        """How many of its words have no code."""
        return sum(1 for word, _ in self.words if word not in self.codes)


def coded_columns(
    mapping: TableMapping,
    texts: Mapping[int, Mapping[str, int]],
    dictionary: Dictionary,
    known: HeaderWords,
) -> tuple[CodedColumn, ...]:
    """The coded columns of a mapping; `texts` holds how often each text stands under each rule."""
    found = []
    for number, rule in enumerate(mapping.columns):
        spec = _coded(rule, dictionary)
        if spec is not None and texts.get(number):
            words = _distinct(texts[number])
            codes = suggest_values(rule.to, dict(words), dictionary, known) | _said(rule, words)
            found.append(
                CodedColumn(
                    number=number,
                    column=rule.column,
                    kind=spec.kind,
                    name=spec.name,
                    vocabulary=_list_of(spec),
                    words=words,
                    codes={word: code for word, code in codes.items() if code},
                    options=_options(spec, dictionary),
                )
            )
    return tuple(found)


def decided(mapping: TableMapping, codes: Mapping[int, Mapping[str, str]]) -> TableMapping:
    """The mapping with what a person said of each word; a word without a code is kept as words.

    What the mapping says of words that this table does not hold stays, for the next table.
    """
    rules = list(mapping.columns)
    for number, given in codes.items():
        rule = rules[number]
        said = {fold(word) for word in given}
        kept = {word: code for word, code in rule.values.items() if fold(word) not in said}
        values = kept | {word: code for word, code in given.items() if code}
        whole = all(given.values())
        rules[number] = replace(rule, values=values, otherwise=rule.otherwise if whole else "words")
    return replace(mapping, columns=tuple(rules))


def _coded(rule: ColumnRule, dictionary: Dictionary) -> FieldSpec | None:
    """The first field of a rule that takes codes."""
    specs = [field_of(ColumnTarget.of(to), dictionary) for to in rule.to]
    return next((one for one in specs if one is not None and _list_of(one)), None)


def _list_of(spec: FieldSpec) -> str:
    if spec.type == "link":
        return "place"
    return "bool" if spec.type == "bool" else spec.vocabulary or ""


def _options(spec: FieldSpec, dictionary: Dictionary) -> tuple[str, ...]:
    if spec.type == "bool":
        return ("true", "false")
    if spec.type == "link":
        return tuple(one.key for one in dictionary.places if one.level in _WIDE)
    return tuple(one.key for one in dictionary.vocabularies.shown(spec.vocabulary or ""))


def _distinct(texts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    shown: dict[str, str] = {}
    counts: dict[str, int] = {}
    for text, count in texts.items():
        plain = " ".join(fold(text).split())
        counts[plain] = counts.get(plain, 0) + count
        shown.setdefault(plain, text)
    rows = [(shown[plain], count) for plain, count in counts.items() if plain]
    return tuple(sorted(rows, key=lambda row: -row[1]))


def _said(rule: ColumnRule, words: Sequence[tuple[str, int]]) -> dict[str, str]:
    """What the rule says of these words, however they are spelled there."""
    said = {" ".join(fold(word).split()): code for word, code in rule.values.items()}
    return {
        word: said[plain] for word, _ in words if (plain := " ".join(fold(word).split())) in said
    }
