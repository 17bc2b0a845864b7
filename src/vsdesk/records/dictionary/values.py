"""The value types of the dictionary: what may stand in a field, checked and brought to one form.

A field's value is its value, `null` (cleared) or an answer `{"answer": "unknown" | "refused"}`;
absence means "not asked". Values are plain JSON, stored as typed and never normalised, except that
lists of codes and ids are sorted without doubles, and that partial dates and texts in several
languages have one written form each. Every function raises `PydanticCustomError` with E_VALUE or E_DATE;
the fault never holds the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import Annotated, Any, Final, NamedTuple, TypeAlias

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate, ReversedDate
from vsdesk.records.dictionary.spec import FieldType
from vsdesk.records.dictionary.told_language import language_of, latin_language_of
from vsdesk.words import LANGS

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
Answer: TypeAlias = dict[str, str]

TEXT_LIMIT: Final = 512 * 1024  # bytes of UTF-8 (docs/spec/bundle.md §2)
SAFE_INTEGER: Final = 2**53 - 1
UNKNOWN: Final[Answer] = {"answer": "unknown"}  # asked, does not know
REFUSED: Final[Answer] = {"answer": "refused"}  # asked, did not wish to answer
SPOKEN: Final = "src_lang"  # of a told text: the language in which it was told

_CODE: Final = re.compile(r"[a-z0-9_]{1,64}")
_ID: Final = re.compile(r"[0-9a-f]{32}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_AMOUNT: Final = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?")


def is_answer(value: object) -> bool:
    """True for "asked, does not know" and "asked, did not wish to answer"."""
    return isinstance(value, dict) and value in (UNKNOWN, REFUSED)


def fault(code: str) -> PydanticCustomError:
    """The fault of one value: only its code, never the value."""
    return PydanticCustomError(code, "this value does not fit the field")


def _sound(value: object) -> str:
    """`value` as text of valid Unicode within the limit."""
    if not isinstance(value, str):
        raise fault("E_VALUE")
    try:
        size = len(value.encode())
    except UnicodeEncodeError:
        raise fault("E_VALUE") from None
    if size > TEXT_LIMIT:
        raise fault("E_VALUE")
    return value


def _text(value: object) -> Json:
    sound = _sound(value)
    return sound if sound.strip() else None


def _ptext(value: object) -> Json:
    if not isinstance(value, dict) or not set(value) <= {*LANGS, SPOKEN}:
        raise fault("E_VALUE")
    texts: dict[str, Json] = {}
    for lang in LANGS:
        if value.get(lang) is not None and (text := _text(value[lang])) is not None:
            texts[lang] = text
    if not texts:
        return None
    source = value.get(SPOKEN, next(iter(texts)) if len(texts) == 1 else None)
    if not isinstance(source, str) or source not in texts:
        raise fault("E_VALUE")
    return {**texts, SPOKEN: source}


def _pdate(value: object) -> Json:
    try:
        stored = PartialDate.of(value).json()
    except ReversedDate:
        raise fault("E_ORDER") from None
    except ImpossibleDate:
        raise fault("E_DATE") from None
    return {name: _sound(one) for name, one in stored.items()}


def _day(value: object) -> Json:
    try:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise fault("E_DATE")


def _pattern(pattern: re.Pattern[str]) -> Callable[[object], Json]:
    def check(value: object) -> Json:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise fault("E_VALUE")
        return value

    return check


def _several(check: Callable[[object], Json]) -> Callable[[object], Json]:
    def each(value: object) -> Json:
        if not isinstance(value, list):
            raise fault("E_VALUE")
        found = {str(check(one)) for one in value}
        return [*sorted(found, key=str.encode)] if found else None

    return each


def _bool(value: object) -> Json:
    if not isinstance(value, bool):
        raise fault("E_VALUE")
    return value


def _number(value: object) -> Json:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > SAFE_INTEGER:
        raise fault("E_VALUE")
    return value


def _json(value: object, depth: int = 14) -> Json:
    if depth == 0:
        raise fault("E_VALUE")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return _number(value)
    if isinstance(value, str):
        return _sound(value)
    if isinstance(value, list):
        return [_json(one, depth - 1) for one in value]
    if isinstance(value, dict) and all(isinstance(k, str) and _CODE.fullmatch(k) for k in value):
        return {key: _json(one, depth - 1) for key, one in value.items()}
    raise fault("E_VALUE")


_CHECKS: Final[dict[FieldType, Callable[[object], Json]]] = {
    "text": _text,
    "ptext": _ptext,
    "pdate": _pdate,
    "day": _day,
    "choice": _pattern(_CODE),
    "choices": _several(_pattern(_CODE)),
    "bool": _bool,
    "number": _number,
    "amount": _pattern(_AMOUNT),
    "link": _pattern(_ID),
    "links": _several(_pattern(_ID)),
    "kid": _pattern(_HASH),
    "kids": _several(_pattern(_HASH)),
    "hash": _pattern(_HASH),
    "json": _json,
}


def normalise(type: FieldType, value: object) -> Json:
    """`value` of one field type in its stored form; null and answers fit every type. Raises a `fault`."""
    if value is None:
        return None
    if isinstance(value, dict) and "answer" in value and type != "json":
        if is_answer(value):
            return dict(value)
        raise fault("E_VALUE")
    return _CHECKS[type](value)


def as_ptext(text: str, otherwise: str = "") -> dict[str, Json]:
    """What was typed, under the language that its letters show; `otherwise` is that of the
    page, where one is known."""
    if not otherwise:
        otherwise = latin_language_of(text)
    lang = language_of(text, otherwise)
    return {lang: text, "src_lang": lang}


def retold(held: Json, saved: Json, words: str, otherwise: str) -> Json:
    """`held` with other words of who told them. What is `saved` or translated keeps its language; of the rest
    the letters say it, else the speaker's (`otherwise`)."""
    texts = held if isinstance(held, dict) and not is_answer(held) else {}
    lang = str(texts.get("src_lang") or otherwise)
    rest = {key: value for key, value in texts.items() if key not in (lang, "src_lang")}
    if not rest and not (isinstance(saved, dict) and not is_answer(saved)):
        lang = language_of(words, otherwise)
    return {**rest, lang: words, "src_lang": lang} if words.strip() else None


def together(values: Collection[Json]) -> Json:
    """All of several texts as one, by language; an answer beside words gives way to them."""
    texts = [one for one in values if not is_answer(one)] or [*values]
    if len(texts) == 1:
        return texts[0]
    words: dict[str, list[str]] = {}
    for value in texts:
        text = value if isinstance(value, dict) else as_ptext(str(value)) if value else {}
        for lang, said in text.items():
            if isinstance(said, str) and said not in words.setdefault(lang, []):
                words[lang].append(said)
    return {
        lang: "\n".join(said) if lang != "src_lang" else said[0] for lang, said in words.items()
    }


def as_said(value: Json) -> str:
    """The words of a text with its language, in the one in which they were said; "" where there are none."""
    if isinstance(value, str):
        return value
    words = value.get(str(value.get("src_lang"))) if isinstance(value, dict) else None
    return words if isinstance(words, str) else ""


class FieldTypeMark(NamedTuple):
    """Stands in an annotation and says which field type it is."""

    type: FieldType


def _checked(type: FieldType) -> PlainValidator:
    return PlainValidator(lambda value: normalise(type, value))


Text = Annotated[str | Answer | None, FieldTypeMark("text"), _checked("text")]
PText = Annotated[dict[str, Any] | None, FieldTypeMark("ptext"), _checked("ptext")]
PDate = Annotated[dict[str, Any] | None, FieldTypeMark("pdate"), _checked("pdate")]
Day = Annotated[str | Answer | None, FieldTypeMark("day"), _checked("day")]
Choice = Annotated[str | Answer | None, FieldTypeMark("choice"), _checked("choice")]
Choices = Annotated[list[str] | Answer | None, FieldTypeMark("choices"), _checked("choices")]
YesNo = Annotated[bool | Answer | None, FieldTypeMark("bool"), _checked("bool")]
Number = Annotated[int | Answer | None, FieldTypeMark("number"), _checked("number")]
Amount = Annotated[str | Answer | None, FieldTypeMark("amount"), _checked("amount")]
Link = Annotated[str | Answer | None, FieldTypeMark("link"), _checked("link")]
Links = Annotated[list[str] | Answer | None, FieldTypeMark("links"), _checked("links")]
Kid = Annotated[str | Answer | None, FieldTypeMark("kid"), _checked("kid")]
Kids = Annotated[list[str] | Answer | None, FieldTypeMark("kids"), _checked("kids")]
Hash = Annotated[str | Answer | None, FieldTypeMark("hash"), _checked("hash")]
Stored = Annotated[Any, FieldTypeMark("json"), _checked("json")]


def is_hash(value: str) -> bool:
    """Whether this is how a SHA-256 is written."""
    return _HASH.fullmatch(value) is not None


def is_id(value: str) -> bool:
    """Whether this is how the id of a record is written."""
    return _ID.fullmatch(value) is not None
