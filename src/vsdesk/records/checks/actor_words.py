"""Words in which whoever took part in a loss is told by rank and name: «ضابط بينادوه أبو حيدر», «العقيد
سهيل», "efserek, navê wî Saîr e", "an officer called Abu Haidar".

A name as told is an allegation. They record nothing by themselves. Pure.
"""

from __future__ import annotations

from typing import Final

from vsdesk.names.plain_text import plain_text
from vsdesk.records.checks.called_names import called_in, capitals_of
from vsdesk.records.checks.told_sentences import read_as

_RANK_AR: Final = r"(?:ضابط|عقيد|عميد|رائد|رايد|نقيب|ملازم|مقدم|لوا|شبيح|امير)"
_RANK: Final = rf"\b[وفل]?(?:ال|هال)?{_RANK_AR}\w{{0,2}}\b|\b(?:efser|zabit|ra[iî]d|serheng)\w*|\b(?:officer|colonel|major|captain|lieutenant|general|brigadier)s?\b"
# What stands behind a rank and is no name.
_NO_NAME: Final = r"(?!ب|ع|من|في|علي|كان|قال|اخ[دذ]|اجا|شاف|اسم|اللي|يلي|هو|هناك|هنيك|ل|و)"
_TITLED_AR: Final = (
    rf"\b[وفل]?ال{_RANK_AR}\s+(?P<name>{_NO_NAME}\w{{3,}}(?:\s+{_NO_NAME}\w{{3,}})?)"
)
_TITLED_EN: Final = (
    r"\b(?:officer|colonel|major|captain|lieutenant|brigadier)\s+(?P<name>\w+(?:\s+\w+){0,2})"
)
# Who is theirs and has a rank took nobody.
_KNOWN: Final = (
    rf"\b[وف]?(?:جار|صهر|رفيق|صديق|ابن|ابني|اخي|اخو|ابي|ابو[هيا]|جوز|زوج|خال|عم)\w*\s+(?:\w+\s+)?(?:كان\s+)?(?:ال)?{_RANK_AR}\b"
    r"|\b(?:my|his|her|our)\s+(?:brother|father|uncle|husband|son|cousin|neighbou?r|friend)\b.{0,20}\b(?:officer|colonel|major|captain)\b"
)


def tells_of_actor(said: str) -> bool:
    """Whether a sentence, in plain letters, names one."""
    return bool(actor_named(said))


def actor_named(words: str) -> str:
    """The name of the only one of whom words tell so; "" where it is none, or several."""
    letters = plain_text(words).letters
    if not read_as(_RANK).search(letters) or read_as(_KNOWN).search(letters):
        return ""
    found = [one.strip() for one in called_in(words)]
    if not found:
        found = [*_titled(words)]
    names = [one for one in dict.fromkeys(found) if one]
    whole = [one for one in names if not any(one != other and one in other for other in names)]
    return whole[0] if len(whole) == 1 else ""


def _titled(words: str) -> list[str]:
    plain = plain_text(words)
    found = []
    for pattern in (_TITLED_AR, _TITLED_EN):
        for one in read_as(pattern).finditer(plain.letters):
            start, end = plain.place(*one.span("name"))
            told = words[start:end]
            found.append(capitals_of(told) if pattern is _TITLED_EN else told)
    return found
