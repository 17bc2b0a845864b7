"""One cell as the value of one field. What does not fit says so; nothing is guessed or rounded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.desk.loads.table_dates import read_date
from vsdesk.desk.saving.impossible_years import LIVED, has_not_come
from vsdesk.languages import ARABIC, LANGUAGES, SOURCE, written_in
from vsdesk.names.fold import fold
from vsdesk.records.dates.partial_date import AS_TOLD_LIMIT
from vsdesk.records.dictionary.bounds import is_within
from vsdesk.records.dictionary.display_names import FOUR_PARTS, NAME_PARTS
from vsdesk.records.dictionary.typed_values import typed as typed_value
from vsdesk.records.dictionary.typed_values import unread
from vsdesk.words import Lang

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk.loads.table_mapping import ColumnRule
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json

_ARABIC: Final = re.compile("[\u0620-\u064a\u066e-\u06d3]")
# The sign alone: with the blanks around it a cell costs the square of their number.
_SEVERAL: Final = re.compile("[،,;؛/+]")
# «عبد الله», «أبو بكر», «نور الدين» are one name each (folded)
_BEFORE: Final = frozenset(
    [
        "عبد",
        "ابو",
        "ابي",
        "ام",
        "ابن",
        "بن",
        "ال",
        "abd",
        "abdul",
        "abdel",
        "abu",
        "bin",
        "ibn",
        "al",
        "el",
        "umm",
    ]
)
_AFTER: Final = frozenset(["الله", "الدين", "الاسلام", "النبي", "الزهراء", "الهدي", "الرحمن"])
_PARTS: Final = {len(parts): parts for parts in (NAME_PARTS, FOUR_PARTS)}


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A value, or why there is none. `verbatim`: the value holds the words of the cell themselves."""

    value: Json = field(default=None, repr=False)
    why: str = ""
    code: str = ""
    blocks: bool = False
    verbatim: bool = False


class CellReader:
    """Reads cells for the fields of one mapping."""

    def __init__(
        self, dictionary: Dictionary, language: str, order: str | None, today: str
    ) -> None:
        self._dictionary = dictionary
        self._latin = SOURCE if LANGUAGES[language].script == ARABIC else language
        self._order = order
        self._today = today
        self._folded: dict[int, dict[str, str]] = {}

    def read(
        self, spec: FieldSpec, rule: ColumnRule, text: str, typed: bool, kind: str = ""
    ) -> ReadCell:
        """The value of `text` in a field of a `kind`. `typed`: the spreadsheet holds the cell as a date."""
        if spec.type in ("pdate", "day"):
            read = self._date(spec, rule, text, typed)
            lived = (kind, spec.name) in LIVED and has_not_come(read.value, self._today)
            return _told(spec, text, "ahead") if lived else read
        if spec.type == "text" and not spec.vocabulary:
            return ReadCell(text, verbatim=True)
        if spec.type == "ptext":
            return ReadCell({self._language(text): text}, verbatim=True)
        value = self._coded(spec, rule, text)
        if value is not None:
            return ReadCell(value)
        if spec.type not in ("number", "amount"):
            return _unfit(rule, "not_in_list", "E_VALUE")
        number = not unread(spec.type, typed_value(spec.type, text))
        return _unfit(rule, *(("not_within", "E_RANGE") if number else ("not_number", "E_VALUE")))

    def _language(self, text: str) -> Lang:
        return written_in(ARABIC) if _ARABIC.search(text) else self._latin

    def default(self, spec: FieldSpec, value: str) -> Json:
        """A value of the mapping itself: a code, true, a number, or words."""
        if spec.type == "bool":
            return value == "true"
        if spec.type == "ptext":
            return {self._language(value): value}
        if spec.type == "choices":
            return [value]
        if spec.type == "number":
            return typed_value("number", value)
        if spec.type == "link":
            place = self._dictionary.places.by_key(value)
            return place.id if place else value
        return {"from": value} if spec.type == "pdate" else value

    def _date(self, spec: FieldSpec, rule: ColumnRule, text: str, typed: bool) -> ReadCell:
        found = read_date(text, self._order, typed=typed)
        if found.state == "ambiguous":
            return ReadCell(why="date_order", code="E_DATE", blocks=True)
        if found.state == "impossible":
            return _told(spec, text)
        value = found.value or {}
        if spec.type == "pdate":
            return ReadCell(value, found.why, "E_DATE" if found.why else "", verbatim=True)
        if value.get("precision") == "day":
            return ReadCell(value["from"])
        return ReadCell(why="kept_words", code="E_DATE")  # a field of whole days only

    def _coded(self, spec: FieldSpec, rule: ColumnRule, text: str) -> Json:
        if spec.type == "choices":
            parts = map(str.strip, _SEVERAL.split(text))
            codes = [self._code(spec, rule, one) for one in parts if one]
            whole = self._code(spec, rule, text)
            if whole:
                return [whole]
            return [*dict.fromkeys(code for code in codes if code)] if all(codes) else None
        if spec.type in ("number", "amount"):
            number = typed_value(spec.type, text)
            return None if unread(spec.type, number) or not is_within(spec, number) else number
        code = self._code(spec, rule, text)
        if spec.type == "bool":
            return None if code is None else code == "true"
        if spec.type == "link":
            place = self._dictionary.places.by_key(code) if code else None
            return place.id if place else None
        return code

    def _code(self, spec: FieldSpec, rule: ColumnRule, text: str) -> str | None:
        known = self._folded.get(id(rule))
        if known is None:
            known = {fold(words).strip(): code for words, code in rule.values.items()}
            self._folded[id(rule)] = known
        found = known.get(" ".join(fold(text).split()))
        if (
            found is None
            and spec.vocabulary
            and self._dictionary.vocabularies.has(spec.vocabulary, text)
        ):
            return text  # the code itself
        return found


def _told(spec: FieldSpec, text: str, why: str = "impossible") -> ReadCell:
    """A date that cannot be: the person comes in, and the words stay as told, or in the note."""
    if spec.type != "pdate" or len(text) > AS_TOLD_LIMIT:
        return ReadCell(why=why, code="E_DATE")
    words: Json = {"precision": "unknown", "as_told": text}
    return ReadCell(words, why, "E_DATE", verbatim=True)


def _unfit(rule: ColumnRule, why: str, code: str) -> ReadCell:
    if rule.otherwise == "words":
        return ReadCell(why="kept_words", code=code)
    return ReadCell(why=why, code=code, blocks=True)


def split_name(text: str) -> Mapping[str, str] | None:
    """The parts of a full name of three or four parts, given name first; None for any other."""
    parts: list[str] = []
    joins = False
    for word in text.split():
        plain = fold(word)
        if parts and (joins or plain in _AFTER):
            parts[-1] = f"{parts[-1]} {word}"
        else:
            parts.append(word)
        joins = plain in _BEFORE
    names = _PARTS.get(len(parts))
    return None if names is None else dict(zip(names, parts, strict=True))
