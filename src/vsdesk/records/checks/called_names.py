"""What somebody is called in told words: «اسمه أبو شاهر», «يلقب بالشيخ», "called Abu Jaafar", "bi navê Ebû
Elî"; and every kunya. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vsdesk.names.plain_text import plain_text
from vsdesk.records.checks.told_sentences import read_as

_NO_NAME_AR: Final = r"(?:[وف]?(?:طلب|اخ[دذ]|قال|حك|وعد|اتصل|بعت|دفع|عط|كان|اج[يا]|صار|راح|بد[هو]|شرط)\w*|[وف]?(?:من|في|علي|عند|مع|الي|اللي|ما|هو|هي)|ب\w+|ع)\b"
_KUNYA: Final = r"(?:ابو|ابي|ام)\s+(?:عبد\s+)?\w+"
# A group `name`: a kunya with what stands before it («العميد أبو حيدر»), or up to three words of which none
# begins another clause.
NAME_AR: Final = rf"(?P<name>(?:ال\w+\s+)?(?:ابو|ام)\s+\w+|(?!{_NO_NAME_AR})\w+(?:\s+(?!و|{_NO_NAME_AR})\w+){{0,2}})"
_CALLED_AR: Final = (
    r"\b[وف]?(?:ا?سم(?:[هو]|ها|هن|هم|اؤهم)|[يتب]{0,2}(?:دعي|سمي|سمو[هن]?\w*|لقب\w*|نادو\w*|صيحول\w*|قولول\w*)"
    rf"|لقب(?:[هو]|ها)|كنيت(?:[هو]|ها)|معروف\w*\s+ب(?:اسم)?|سم[يا]\s+حال[هو])\s+(?:كان\s+)?(?:ب)?{NAME_AR}"
)
_KUNYA_KU: Final = r"\b(?:eb[uû]|abu|bav[eê]|um|umm)\s+\w+"
_CALLED: Final = (
    r"\b(?:called|named|(?:his|her|whose)\s+name\s+was|known\s+as|nickname\w*|(?:calling|called)\s+(?:him|her)self"
    r"|bi\s+nav[eê]|nav[eê]\s+w[iîeê])\s+(?P<name>\w+(?:\s+\w+){0,3})"
)


def called_in(text: str) -> Iterator[str]:
    """The names by which somebody is called in a text, as they were told."""
    plain = plain_text(text)
    for pattern, group in ((_CALLED_AR, "name"), (rf"\b[وبلف]?(?P<name>{_KUNYA})", "name")):
        for one in read_as(pattern).finditer(plain.letters):
            start, end = plain.place(*one.span(group))
            yield text[start:end]
    for one in read_as(_CALLED).finditer(plain.letters):
        start, end = plain.place(*one.span("name"))
        if name := capitals_of(text[start:end]):
            yield name
    for one in read_as(_KUNYA_KU).finditer(plain.letters):
        start, end = plain.place(*one.span())
        yield text[start:end]


def capitals_of(told: str) -> str:
    """The words at the beginning that are written like names in Latin letters."""
    said = told.split()
    last = next((at for at, one in enumerate(said) if not one[0].isupper()), len(said))
    return " ".join(said[:last])
