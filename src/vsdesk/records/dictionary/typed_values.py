"""What a person types into a field that is no text: a whole number, an amount, a day, a date.

Digits of every script are read. What cannot be read is given back as it was typed: it is never taken for
"nothing", and what stores a value refuses it (`values.normalise`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from pydantic_core import PydanticCustomError

from vsdesk.numerals import in_ascii
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dictionary.values import Json, normalise
from vsdesk.unseen_letters import without

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldType

_NUMBER: Final = re.compile(r"-?[0-9]{1,15}")
# How thousands and millions are said.
_THOUSAND: Final = ("ألف", "الف", "آلاف", "الاف", "تلاف", "hezar", "thousand", "k")
_MILLION: Final = ("مليون", "ملايين", "milyon", "million")
_TIMES: Final = {**dict.fromkeys(_THOUSAND, 1000), **dict.fromkeys(_MILLION, 1_000_000)}
_SAID: Final = re.compile(rf"(?:([0-9][0-9 ,'’٬]*?) ?)?({'|'.join(_TIMES)})", re.IGNORECASE)
_GROUPED: Final = re.compile(r"-?[0-9]{1,3}(?:([ ,'’٬])[0-9]{3})(?:\1[0-9]{3})*(?:[.٫][0-9]+)?")
_PARTS: Final = re.compile(r"[ ,'’٬]")
_EARLIEST: Final = "1850"  # nobody whom anybody still asks after was born before


def typed(type: FieldType, text: str) -> Json:
    """The stored form of what was typed; None for nothing, the text itself where it is not read."""
    if not text.strip():
        return None
    read = READERS.get(type)
    value = read(_plain(text)) if read is not None else None
    return text if value is None else value


def unread(type: FieldType, value: Json) -> bool:
    """Whether `value` is text that was typed into a field of this type and cannot be stored there."""
    if type not in READERS or not isinstance(value, str):
        return False
    try:
        return normalise(type, value) is None
    except PydanticCustomError:
        return True


def day_typed(text: str) -> str:
    """The day that was typed, year first, as it is stored; "" when it is none."""
    return _day(_plain(text)) or ""


def _plain(text: str) -> str:
    """Digits of one script, one kind of dash and blank, without what no eye sees."""
    shown = without(text)
    dashed = "".join("-" if unicodedata.category(c) == "Pd" or c == "−" else c for c in shown)
    return " ".join(in_ascii(dashed).split())


def _number(text: str) -> int | None:
    whole = _PARTS.sub("", text) if _GROUPED.fullmatch(text) else text
    return int(whole) if _NUMBER.fullmatch(whole) else None


def _amount(text: str) -> str | None:
    """Digits, with signs of quotation around them; or so many thousands or millions, as they are said."""
    text = text.strip("\"'«»“”")
    if said := _SAID.fullmatch(text):
        many = _number(said[1]) if said[1] else 1
        return str(many * _TIMES[said[2].lower()]) if many is not None else None
    whole = _PARTS.sub("", text) if _GROUPED.fullmatch(text) else text
    amount = re.sub("[,٫]", ".", whole)
    try:
        return str(normalise("amount", amount))
    except PydanticCustomError:
        return None


def _day(text: str) -> str | None:
    try:
        found = PartialDate.read(text)
    except ImpossibleDate:
        return None
    one: date | None = found.first if found.precision == "day" else None
    return one.isoformat() if one is not None else None


def _date(text: str) -> Json:
    """A day, month, year or range; None where it is none, or a year of another calendar (1434)."""
    try:
        found = PartialDate.read(text).json()
    except ImpossibleDate:
        return None
    days = [found[key] for key in ("from", "to") if key in found]
    return None if any(day < _EARLIEST for day in days) else dict(found)


READERS: Final[Mapping[FieldType, Callable[[str], Json]]] = {
    "number": _number,
    "amount": _amount,
    "day": _day,
    "pdate": _date,
}
