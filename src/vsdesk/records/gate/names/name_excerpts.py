"""Names in a told text with the words beside them: each word whole, each piece of the text once, names in the
quotation marks of the text's letters. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from vsdesk.records.dictionary.told_language import language_of

_BESIDE: Final = 24  # characters that are shown before and after a name
_CUT: Final = "…"
_LATIN: Final = ""  # of words in Latin letters nobody says here which language they are
_MARKS: Final = ("“", "”"), ("«", "»")

Span = tuple[int, int]


def excerpts(text: str, spans: Iterable[Span]) -> Iterator[str]:
    """The pieces in which names stand, in order; two whose words meet are one piece."""
    names = _apart(sorted(spans))
    pieces: list[tuple[int, int, list[Span]]] = []
    for name in names:
        start, end = _around(text, name)
        if pieces and start <= pieces[-1][1]:
            first, last, held = pieces[-1]
            pieces[-1] = (first, max(last, end), [*held, name])
        else:
            pieces.append((start, end, [name]))
    for start, end, held in pieces:
        before = _CUT if text[:start].strip() else ""
        behind = _CUT if text[end:].strip() else ""
        yield f"{before}{_quoted(text, start, end, held)}{behind}".replace("\n", " ")


def _apart(spans: Sequence[Span]) -> list[Span]:
    """The places of names, of which none lies within another: «بصيدنايا» and «صيدنايا» are one."""
    found: list[Span] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _around(text: str, name: Span) -> Span:
    """A name with some words before and behind it, none of them cut."""
    start, end = max(0, name[0] - _BESIDE), min(len(text), name[1] + _BESIDE)
    while 0 < start < name[0] and not text[start - 1].isspace():
        start += 1
    while name[1] < end < len(text) and not text[end].isspace():
        end -= 1
    return start, end


def _quoted(text: str, start: int, end: int, names: Sequence[Span]) -> str:
    opens, closes = _MARKS[bool(language_of(text, _LATIN))]
    said, at = "", start
    for first, last in names:
        said += f"{text[at:first]}{opens}{text[first:last]}{closes}"
        at = last
    return (said + text[at:end]).strip()
