"""Reads a date out of words as told, where month and year are named. A proposal, never a fact."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_MONTHS: Final = (
    ("كانون الثاني", "كانون التاني", "january", "rêbendan", "çileya paşîn"),
    ("شباط", "february", "sibat"),
    ("آذار", "اذار", "march", "adar"),
    ("نيسان", "april", "nîsan"),
    ("أيار", "ايار", "may", "gulan"),
    ("حزيران", "june", "hezîran"),
    ("تموز", "july", "tîrmeh"),
    ("آب", "august", "tebax"),
    ("أيلول", "ايلول", "september", "îlon"),
    ("تشرين الأول", "تشرين الاول", "october", "cotmeh"),
    ("تشرين الثاني", "تشرين التاني", "november", "mijdar"),
    ("كانون الأول", "كانون الاول", "december", "berfanbar"),
)
_YEAR: Final = re.compile(r"(?<![0-9])(19[0-9]{2}|20[0-9]{2})(?![0-9])")
_DAY: Final = re.compile(r"(?<![0-9])([1-9]|[12][0-9]|3[01])(?![0-9])")
_ISO: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?)(?![0-9])")


def propose(told: str) -> str:
    """The typed form (2013, 2013-08, 2013-08-09) that the words name; empty when they name none.

    Exactly one year must stand there; a day counts only beside a month's name. Feasts and seasons
    are not read: the person types what was understood.
    """
    text = told.translate(_DIGITS).casefold()
    iso = _ISO.findall(text)
    if len(iso) == 1:
        return str(iso[0])
    years = set(_YEAR.findall(text))
    if len(years) != 1:
        return ""
    year = years.pop()
    months = {n for n, names in enumerate(_MONTHS, 1) if any(_word(text, name) for name in names)}
    if len(months) != 1:
        return year if not months else ""
    month = months.pop()
    days = set(_DAY.findall(_YEAR.sub(" ", text)))
    return f"{year}-{month:02}-{int(days.pop()):02}" if len(days) == 1 else f"{year}-{month:02}"


def _word(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?:ê|a|an)?(?!\w)", text) is not None
