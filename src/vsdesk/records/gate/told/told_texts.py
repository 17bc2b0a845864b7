"""The texts in a value, however deep, and the ways in which names are read in them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from vsdesk.memo import memo
from vsdesk.names.chat_letters import in_letters
from vsdesk.names.kurdish_letters import in_latin
from vsdesk.names.likeness import taken_for
from vsdesk.records.dates.partial_date import DATE_PARTS, PRECISIONS
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import SPOKEN, Json
from vsdesk.unseen_letters import FILLER, drawn, ways
from vsdesk.words import LANGS

AS_TOLD: Final = "as_told"
WORDY: Final = frozenset(
    {"text", "ptext", "pdate", "json"}
)  # the types of fields that hold words as told
_TEXTS: Final = frozenset({"text", "ptext"})
NO_WORDS: Final = DATE_PARTS | {SPOKEN}
_KEYS: Final = frozenset({*LANGS, *NO_WORDS, AS_TOLD, "answer"})
_OF_DATES: Final = re.compile(rf"[0-9]{{4}}(-[0-9]{{2}}){{0,2}}|{'|'.join(PRECISIONS)}")
_HYPHEN: Final = "-\u2010\u00ad"
_HYPHENS: Final = re.compile(rf"(?<=[^\W\d_])[{_HYPHEN}]\s{{0,3}}\n\s{{0,3}}(?=[^\W\d_])")
_CUTS: Final = re.compile(r"(?<=[^\W\d_])\r?\n(?=[^\W\d_])")
_FEW_BEFORE: Final = re.compile(r"(?:(?<!\S)\S+\s+)?(?<!\S)\S+$")
_FEW_BEHIND: Final = re.compile(r"\S+(?:[^\S\n]+\S+){0,2}")
_AROUND: Final = 60  # letters beside the end of a line
# The texts of a file are read anew for each reading and each exit; longer ones are few, and are not kept.
_USUAL: Final = 1_000  # letters
_KEPT: Final = 1_000  # texts
# What joins words in the name of a file; the sign first, by which a long text is looked through.
_JOINS: Final = re.compile(r"[_.\-](?:(?<=_)|(?<=\w[.\-])(?=\w))")
_ESCAPED_AGAIN: Final = re.compile("%(?:25)+(?=[0-9A-Fa-f]{2})")  # the sign of a number, by number
_LAYERS: Final = 4


# Russian letters by those that sound alike, each by one.
_IN_CYRILLIC: Final = re.compile("[\u0400-\u045f]")
_CYRILLIC: Final = {
    ord(one): to
    for small, latin in zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        f"abvgdeojzîiklmnoprstufxcçşş{FILLER}i{FILLER}euaîîeg",
        strict=True,
    )
    for one, to in ((small, latin), (small.upper(), latin.upper()))
}


def is_text(spec: FieldSpec | None) -> bool:
    """Whether a field holds texts of several lines, each judged by itself."""
    return spec is not None and spec.multiline and spec.type in _TEXTS


def texts_in(value: Json) -> Iterator[str]:
    """Every text in a value that somebody may have written, and each key that is none of ours."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, list):
            left += one
        elif isinstance(one, dict):
            left += [each for key, each in one.items() if not _is_form(key, each)]
            yield from (key for key in one if key not in _KEYS)


def as_drawn(value: Json) -> Json:
    """A value without the letters in its texts that nothing draws: nobody saw them who looked at it."""
    if isinstance(value, str):
        return drawn(value)
    if isinstance(value, list):
        return [as_drawn(one) for one in value]
    return {k: as_drawn(one) for k, one in value.items()} if isinstance(value, dict) else value


def _is_form(key: str, one: Json) -> bool:
    """Whether a part of a value is no words of anybody: a day, how precise it is, or the
    language that was spoken."""
    if key == SPOKEN:
        return one in LANGS
    return key in DATE_PARTS and isinstance(one, str) and bool(_OF_DATES.fullmatch(one))


def named_texts(value: Json) -> Iterator[tuple[str, str]]:
    """The texts of a told field by language ("" for a plain text, `AS_TOLD` for the words of a date)."""
    if isinstance(value, dict):
        yield from (
            (key, one) for key, one in value.items() if isinstance(one, str) and key not in NO_WORDS
        )
    elif isinstance(value, str):
        yield "", value


def apart(text: str) -> str:
    """A text with a space for what joins its words, letter for letter."""
    return _JOINS.sub(" ", text)


def ways_to_read(text: str) -> tuple[str, ...]:
    """A text as it is seen, and as names stand in it where it is the name of a file or an address."""
    return _usual_ways(text) if len(text) <= _USUAL else _ways(text)


@memo(_KEPT)
def _usual_ways(text: str) -> tuple[str, ...]:
    return _ways(text)


def _ways(text: str) -> tuple[str, ...]:
    plain = without_escapes(text)
    return tuple(dict.fromkeys(way for one in (text, plain, apart(plain)) for way in as_seen(one)))


def without_escapes(text: str) -> str:
    """An address as it is read: its letters by number (`%D8%B3`) are letters, also where they were written so
    several times over. What is left after `_LAYERS` rounds stays as it is: nobody reads it."""
    for _ in range(_LAYERS if "%" in text else 0):
        before, text = text, unquote(_ESCAPED_AGAIN.sub("%", text))
        if text == before:
            break
    return text


def without_hyphens(text: str) -> str:
    """A text whose words are not parted at the ends of its lines; as long as it is."""
    if not any(one in text for one in _HYPHEN):  # of a long story that costs nothing
        return text
    return _HYPHENS.sub(lambda cut: FILLER * len(cut[0]), text)


def over_lines(text: str) -> Iterator[tuple[int, str]]:
    """Each end of a line without a hyphen that may part a word: the words beside it with the halves joined,
    and where they begin."""
    for cut in _CUTS.finditer(text):
        line = text.rfind("\n", 0, cut.start()) + 1
        before = _FEW_BEFORE.search(text[max(line, cut.start() - _AROUND) : cut.start()])
        behind = _FEW_BEHIND.match(text, cut.end(), cut.end() + _AROUND)
        if before and behind:
            yield cut.start() - len(before[0]), before[0] + FILLER * len(cut[0]) + behind[0]


def as_seen(text: str) -> tuple[str, ...]:
    """A text as its words may be taken: as they are, between blanks that draw nothing, in Kurdish, where a
    letter only looks like another, and where a digit is one. Each is as long as the text, letter for
    letter."""
    return _usual_seen(text) if len(text) <= _USUAL else _seen(text)


@memo(_KEPT)
def _usual_seen(text: str) -> tuple[str, ...]:
    return _seen(text)


def _seen(text: str) -> tuple[str, ...]:
    seen = ways(without_hyphens(text))
    seen = (*seen, *(one.translate(_CYRILLIC) for one in seen if _IN_CYRILLIC.search(one)))
    alike = [taken for one in seen for taken in taken_for(one)]
    typed = (spelt for one in (*seen, *alike) for spelt in in_letters(one))
    return tuple(dict.fromkeys((*seen, *map(in_latin, seen), *alike, *typed)))


def is_date(value: Json) -> bool:
    """Whether a value is a date and its words, and nothing else."""
    return isinstance(value, dict) and value.keys() <= DATE_PARTS | {AS_TOLD}


def without_words(value: Json) -> Json:
    """A date without the words in which it was told."""
    return (
        {key: one for key, one in value.items() if key in DATE_PARTS}
        if isinstance(value, dict)
        else None
    )
