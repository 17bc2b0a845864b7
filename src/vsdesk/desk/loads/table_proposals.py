"""Proposals for a table nobody has mapped yet: what its columns seem to be, and which words are which code.

The words come from resources/tables/headers.toml and from the labels of the lists, in Arabic, English
and Kurmanji. They are proposals only: a person confirms them, and nothing is loaded by them alone.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from vsdesk import paths
from vsdesk.desk.loads.table_mapping import (
    DEFAULTS,
    FAMILY_KEY,
    FULL_NAMES,
    SLOTS,
    ColumnRule,
    ColumnTarget,
    TableMapping,
    field_of,
    fit_for_column,
)
from vsdesk.languages import ARABIC, LANGUAGES, written_in
from vsdesk.names.fold import fold, words_of
from vsdesk.numerals import in_ascii, telephones
from vsdesk.records.dictionary.display_names import MOTHER, WRITING_OF, latin_writing
from vsdesk.records.dictionary.told_language import latin_language_of
from vsdesk.resource_tables import read
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.words import Lang

DISTINCT: Final = 300  # words of a column that are looked at
_ARABIC: Final = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_CALLED: Final = re.compile(r"\+|00|\(0|0?9\d{8}|963|0\d\d")  # how a number to call begins
_REPEATED: Final = ("contact_channel", "person_name", "person_identifier", "external_ref")


@dataclass(frozen=True, slots=True)
class _Known:
    """One row of the list of headers."""

    to: tuple[str, ...]
    otherwise: Literal["problem", "words"]
    defaults: Mapping[str, str]


@dataclass(frozen=True)
class HeaderWords:
    """How columns are named. Reads its file once, when made."""

    phrases: Mapping[str, _Known] = field(repr=False)
    aside: frozenset[str] = field(repr=False)
    values: Mapping[str, Mapping[str, str]] = field(repr=False)  # list → folded words → code

    @classmethod
    def load(cls) -> HeaderWords:
        """The shipped list."""
        path = paths.resources() / "tables" / "headers.toml"
        document = read(path)
        phrases = {}
        for row in document["column"]:
            known = _Known(
                tuple(row["to"]), row.get("otherwise", "problem"), row.get("defaults", {})
            )
            for words in row["words"]:
                phrases[_plain(words)] = known
        return cls(phrases, frozenset(map(_plain, document["aside"])), _values(document["values"]))

    def find(self, header: str) -> _Known | None:
        """What a column of this name is: the whole name, or its longest phrase of several words."""
        plain = _plain(header)
        rest = " ".join(word for word in plain.split() if word not in self.aside)
        for name in (plain, rest):
            if name in self.phrases:
                return self.phrases[name]
        inside = [
            phrase for phrase in self.phrases if " " in phrase and f" {phrase} " in f" {plain} "
        ]
        return self.phrases[max(inside, key=len)] if inside else None


def _are_telephones(texts: Mapping[str, int]) -> bool:
    """Whether most cells of a column are numbers to call: they are proposed as such, whatever its name is."""
    rings = sum(
        n for text, n in texts.items() if _CALLED.match(in_ascii(text).strip()) and telephones(text)
    )
    return rings * 2 > sum(texts.values())


def propose(
    headers: Sequence[str],
    columns: Sequence[Mapping[str, int]],
    dictionary: Dictionary,
    words: HeaderWords,
) -> TableMapping:
    """A mapping for these headers; `columns` holds how often each text stands in each column."""
    language = _language(headers)
    found = [words.find(name) for name in headers]
    alone = not any(
        one and one.to[0].startswith(("person.father", "person.family")) for one in found
    )
    taken: Counter[str] = Counter()
    rules, defaults = [], {"case.intake_channel": DEFAULTS["case.intake_channel"]}
    for name, named, texts in zip(headers, found, columns, strict=True):
        known = named or (words.find("phone") if _are_telephones(texts) else None)
        if known is None:
            rules.append(ColumnRule(name))
            continue
        script = _script(texts, language)
        targets = tuple(_with_script(one, script, alone) for one in known.to)
        free = _free(targets, taken)
        if free is None:
            rules.append(ColumnRule(name))
            continue
        values = suggest_values(free, texts, dictionary, words)
        rules.append(ColumnRule(name, free, values, known.otherwise))
        defaults |= {key: value for key, value in known.defaults.items() if key not in defaults}
    return TableMapping(tuple(rules), defaults, language)


def suggest_values(
    targets: Sequence[str], texts: Mapping[str, int], dictionary: Dictionary, words: HeaderWords
) -> dict[str, str]:
    """Codes for the words of a column that are a label, or a usual word, of the field's list."""
    found: dict[str, str] = {}
    for to in targets:
        spec = field_of(ColumnTarget.of(to), dictionary)
        if spec is None:
            continue
        known = _labels(spec, dictionary, words)
        if known:
            found |= {text: known[plain] for text in texts if (plain := _plain(text)) in known}
    return found


def _labels(spec: FieldSpec, dictionary: Dictionary, words: HeaderWords) -> dict[str, str]:
    """Folded words → code, for a field with a list, yes and no, or a place."""
    if spec.type == "bool":
        # under a column "no message" a "yes" forbids: which way round it was asked there, a person says
        return {} if spec.turned else dict(words.values.get("yes_no", {}))
    if spec.type == "link":
        wide = [one for one in dictionary.places if one.level in ("governorate", "country")]
        return {_plain(name): place.key for place in reversed(wide) for name in place.names}
    if not spec.vocabulary:
        return {}
    lists = dictionary.vocabularies
    labels: dict[str, str] = {}
    for term in reversed(lists.shown(spec.vocabulary)):  # the first one keeps a shared word
        labels |= dict.fromkeys(_pieces(term.key, *map(term.own, LANGS)), term.key)
    usual = words.values.get(spec.vocabulary, {})
    return labels | {
        plain: code for plain, code in usual.items() if lists.has(spec.vocabulary, code)
    }


def _pieces(*labels: str) -> set[str]:
    """Each label, without what stands in brackets, and its parts between slashes; folded."""
    pieces = set(labels)
    pieces |= {re.sub(r"\(.*?\)", "", label) for label in labels}
    pieces |= {piece for label in labels for piece in label.split("/")}
    return {_plain(piece) for piece in pieces} - {""}


def _values(tables: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    return {
        name: {_plain(text): code for code, texts in rows.items() for text in texts}
        for name, rows in tables.items()
    }


def _plain(text: str) -> str:
    return " ".join(words_of(fold(text)))


def _language(headers: Sequence[str]) -> Lang:
    text = " ".join(headers)
    if _ARABIC.search(text):
        return written_in(ARABIC)
    return latin_language_of(text)


def _script(texts: Mapping[str, int], language: str) -> str:
    """Of a column's words: one of `WRITINGS`."""
    arabic = sum(1 for text in texts if _ARABIC.search(text))
    if arabic * 2 >= len(texts) and (texts or LANGUAGES[language].script == ARABIC):
        return WRITING_OF[written_in(ARABIC)]
    return latin_writing(language)


def _with_script(to: str, script: str, alone: bool) -> str:
    if to == "person.given_*" and alone:  # «الاسم» without the father's or family's beside it
        to = "person.full_name_*"
    if to == "person.mother_*":
        return f"person.{MOTHER[script][0]}"
    return to.replace("*", script)


def _free(targets: tuple[str, ...], taken: Counter[str]) -> tuple[str, ...] | None:
    """These targets, of a second record where the first has its value already; None if that cannot be."""
    first = targets[0]
    slot = first.partition(".")[0]
    taken[first] += 1
    number = taken[first]
    if number == 1 or first == "note.text":
        return targets
    if slot not in _REPEATED or number > 9:
        return None
    return tuple(one.replace(f"{slot}.", f"{slot}#{number}.", 1) for one in targets)


def column_targets(dictionary: Dictionary) -> Iterator[tuple[str, str, FieldSpec | None]]:
    """Every target that a column may have: (target, slot, field)."""
    for slot, (kind, _) in SLOTS.items():
        if slot in ("person", "relative"):
            yield from ((f"{slot}.{name}", slot, None) for name in FULL_NAMES)
        if slot == "family":
            yield FAMILY_KEY, slot, None
        spec = dictionary.kind(kind)
        for one in spec.fields if spec else ():
            if fit_for_column(slot, one):
                yield f"{slot}.{one.name}", slot, one
