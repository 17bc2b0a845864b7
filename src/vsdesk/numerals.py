"""Digits of any script, and the stretches of numbers in a text: telephones, dates, times, sums, ranges.

Owns how a digit is read, where a number begins and ends in running words, and how it keeps the order in
which it was typed. Paper (`reports/typed_text.py`) and window (`ui/kit`) ask the same rules. Places are
places in the text handed over.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from vsdesk.unseen_letters import CLASS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DIGIT: Final = re.compile(r"\d")
# Digits that are no decimals: above or below the line, in rings, in brackets, with a dot.
_SHAPED: Final = re.compile("[²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒\U0001f100-\U0001f10a]")
# An override inside an isolate: the digits of Arabic make an order of their own in anything less.
_BEGIN, _END = "\u2066\u202d", "\u202c\u2069"
_HELD: Final = re.compile(f"{_BEGIN}|{_END}")


def in_ascii(text: str) -> str:
    """`text` with each digit, of whatever script, as 0 to 9; all else stays."""
    return text if text.isascii() else _DIGIT.sub(_ascii, text)


def digits(text: str) -> str:
    """The digits of a text alone, of whatever script and shape, as 0 to 9."""
    return re.sub("[^0-9]+", "", in_ascii(_plain_shapes(text)))


def _plain_shapes(text: str) -> str:
    return text if text.isascii() else _SHAPED.sub(_ascii, text)


def _ascii(found: re.Match[str]) -> str:
    return str(unicodedata.digit(found[0]))


def in_order(text: str) -> str:
    """`text` as it is shown: each number of several groups reads from left to right, as it was typed.

    A text that holds such marks already is given back unchanged. `unmarked` takes them away again.
    """
    if not _DIGIT.search(text) or _BEGIN in text:
        return text
    parts, done = list[str](), 0
    for start, end in _grouped(text):
        parts += [text[done:start], _BEGIN, text[start:end], _END]
        done = end
    return "".join([*parts, text[done:]])


def moved(text: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Places in `text` as places in `in_order(text)`."""
    if in_order(text) == text:
        return tuple(spans)
    held = _grouped(text)

    def at(place: int, *, ends: bool) -> int:
        begun = sum(start < place if ends else start <= place for start, _ in held)
        over = sum(end < place if ends else end <= place for _, end in held)
        return place + len(_BEGIN) * begun + len(_END) * over

    return tuple((at(start, ends=False), at(end, ends=True)) for start, end in spans)


def _grouped(text: str) -> list[tuple[int, int]]:
    """The stretches of more than bare digits: only their order can be turned."""
    return [(start, end) for start, end in stretches(text) if not text[start:end].isdigit()]


def unmarked(text: str) -> str:
    """`text` without what `in_order` put in."""
    return _HELD.sub("", text)


def is_turned(text: str) -> bool:
    """Whether the order of the digits of `text` hangs on where it stands: digits of Arabic, in groups."""
    return any(not char.isascii() and char.isdigit() for char in text)


def telephones(text: str) -> tuple[str, ...]:
    """The numbers in a text that may be telephones, as they were typed.

    Seven to fifteen digits in any script and grouping, that are no day, no time, no span of years and no
    sum. Bare digits that begin with neither 0 nor + are taken for a sum up to eight digits, digits in
    thousands where they are few or end in 000. What begins like a telephone may have up to three signs of
    any sort between two digits; its first group, a word or two.
    """
    shaped = in_ascii(_plain_shapes(text))
    if len(_DIGIT.findall(shaped)) < _CALLABLE:
        return ()
    plain, places = _read_as_typed(shaped)
    spans = (_without_suffix(plain, *one) for one in stretches(plain))
    found = {(start, end) for start, end in spans if _may_ring(plain[start:end])}
    return tuple(
        _UNSEEN.sub("", text[places[start] : places[end - 1] + 1])
        for start, end in _widest({*found, *_called(plain), *_told_in_two(plain)})
    )


def _widest(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """In order, without those that lie inside another."""
    done = 0
    for start, end in sorted(spans, key=lambda one: (one[0], -one[1])):
        if end > done:
            yield start, end
            done = end


def _read_as_typed(shaped: str) -> tuple[str, list[int]]:
    """A text whose digits are plain, with one sign for all that part the digits of a number alike, and the
    place of each letter.

    A run of blanks, a line's end among them, is one; tatweel is a dash, as it is typed in Arabic; a digit in
    a ring or above the line is a digit.
    """
    letters, places = list[str](), list[int]()
    for place, char in enumerate(shaped.translate(_PARTING)):
        blank = char.isspace()
        if not (blank and letters and letters[-1] == " ") and not _UNSEEN.match(char):
            letters.append(" " if blank else char)
            places.append(place)
    return "".join(letters), places


def _without_suffix(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without what follows its digits in Latin letters: an address of WhatsApp, a unit."""
    digits = _NO_LATIN.match(text, start, end)
    return (start, digits.end()) if digits else (start, end)


def _called(text: str) -> Iterator[tuple[int, int]]:
    """What begins like a telephone and has its digits, whatever parts them; no times, no year among them."""
    for found in _LOOSELY.finditer(text):
        for piece in _without_times(text, *found.span()):
            groups = [group.span() for group in _GROUP.finditer(text, *piece)]
            for numbers in _numbers_of(text, groups):
                start, end = _no_longer(numbers)
                parts = re.split(r"\D+", text[start:end].strip("+("))
                digits = sum(map(len, parts))
                told = any(map(_YEAR.fullmatch, parts)) or not _CALLED.match(text, start)
                if _SURE <= digits <= _LONGEST and not told and not _is_day(text[start:end]):
                    yield start, end


def _without_times(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands before, between and behind the times of day in a stretch."""
    for time in _TIME.finditer(text, start, end):
        yield start, time.start()
        start = time.end()
    yield start, end


def _no_longer(groups: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Where a number begins and ends: of more digits than any has, as many groups as make one."""
    digits, sizes = 0, [end - start for start, end in groups]
    for place, size in enumerate(sizes if sum(sizes) > _LONGEST else ()):
        digits += size
        if digits >= _SURE:
            return groups[0][0], groups[place][1]
    return groups[0][0], groups[-1][1]


def _told_in_two(text: str) -> Iterator[tuple[int, int]]:
    """The number of a network or a town, a word or two, and the rest: "0944, and then 123456", "0944 then 123
    then 456"; «0944و123و456», with the "and" written together."""
    for found in _IN_TWO.finditer(text):
        groups = [group.span() for group in _GROUP.finditer(text, *found.span())]
        start, end = _no_longer(groups)
        parts = _GROUP.findall(text[start:end])
        if _SURE <= sum(map(len, parts)) <= _LONGEST and not any(map(_YEAR.fullmatch, parts)):
            yield start, end


def _is_day(number: str) -> bool:
    """Whether a number begins with a day, by itself or with another one behind it: not where
    it goes on as it began."""
    found = _DAYS.match(number)
    if found is None:
        return False
    parts = re.split(r"\D+", found[0])
    one, two, three = map(int, parts)
    real = (
        any(map(_YEAR.fullmatch, parts))
        or (1 <= one <= _MOST_DAYS and 1 <= two <= _MOST_MONTHS)
        or (1 <= one <= _MOST_MONTHS and 1 <= two <= _MOST_DAYS)
        or (len(parts[0]) > 1 and 1 <= two <= _MOST_MONTHS and 1 <= three <= _MOST_DAYS)
    )
    rest = number[found.end() :]
    goes_on = rest[:1] == found[1] and rest[1:2].isdigit()
    return real and (not goes_on or _DAYS.fullmatch(rest[1:]) is not None)


def _numbers_of(
    text: str, groups: Sequence[tuple[int, int]]
) -> Iterator[Sequence[tuple[int, int]]]:
    """The groups of digits as numbers: after a whole one another begins where a group
    begins like a telephone."""
    sizes = [sum(char.isdigit() for char in text[start:end]) for start, end in groups]
    left, begun, digits = sum(sizes), 0, 0
    for place, ((start, _), size) in enumerate(zip(groups, sizes, strict=True)):
        if digits >= _SURE and left >= _CALLABLE and _CALLED.match(text, start):
            yield groups[begun:place]
            begun, digits = place, 0
        digits += size
        left -= size
    if groups:
        yield groups[begun:]


def _may_ring(number: str) -> bool:
    digits = sum(char.isdigit() for char in number)
    if not _CALLABLE <= digits <= _LONGEST or not _GROUPED.fullmatch(number) or _is_day(number):
        return False
    if _CALLED.match(number):
        return True
    if number.isdigit():
        return digits >= _SURE
    parts = re.split(r"\D+", number)
    summed = _SUM.fullmatch(number) and (digits < _SURE or number.endswith("000"))
    return not summed and not any(map(_YEAR.fullmatch, parts))


# --- which stretches are numbers --------------------------------------------------------------

_D: Final = "[0-9٠-٩۰-۹]"
_ZERO: Final = "[0٠۰]"
_BLANK: Final = "[ \u00a0\u2007\u2009\u202f]"

_TIGHT: Final = r"[-.,:/\\_~+‐‑–—−٫٬،]{1,3}"
_LOOSE: Final = rf"{_BLANK}?[-‐‑–—−/]{_BLANK}?|{_BLANK}:{_BLANK}"
_LATIN: Final = "[A-Za-zÀ-ɏ]"
# 215-B, 10-15km, 26-A-0001, 2015-03-04T10:30, 77@example.org: what begins with digits and goes on in Latin.
_SUFFIX: Final = rf"(?:[-/._@:+]?{_LATIN}(?:(?:{_LATIN}|{_D}|[-.@/:_+])*(?:{_LATIN}|{_D}))?)?"
_AREA: Final = rf"\((?:\+{_D}|{_ZERO}){_D}{{0,4}}\){_BLANK}?[-/]?"  # (011) 2223344
_ABROAD: Final = (
    rf"(?:\+{_BLANK}?{_D}{{1,4}}|{_ZERO}{{2}}{_D}{{1,4}}){_BLANK}?\({_D}{{1,4}}\)[-/]?{_BLANK}?"
)
_ATOM: Final = re.compile(
    rf"(?:{_AREA}|{_ABROAD}|\+{_BLANK}?)?{_D}+(?:(?:{_TIGHT}|{_LOOSE}){_D}+)*{_SUFFIX}"
)
_DAY: Final = re.compile(
    rf"(?:{_D}{{4}}|{_D}{{1,2}})([-./\\–])\s?{_D}{{1,2}}\1\s?(?:{_D}{{4}}|{_D}{{1,2}})"
)
_THOUSANDS: Final = re.compile(rf"{_D}{{1,3}}(?:{_BLANK}{_D}{{3}})+(?:[.,٫]{_D}+)?")
_CALLED: Final = re.compile(rf"\(|\+|{_ZERO}")  # how a telephone number begins
_STROKE: Final = re.compile(rf"{_BLANK}?/{_BLANK}?")
_CALLABLE: Final = 7  # digits that a telephone number has at least
_WHOLE: Final = re.compile(rf"{_ZERO}(?!{_ZERO}){_D}{{8,}}")  # a telephone number without a space
_SURE: Final = 9  # digits from which on a bare number is no sum
_LONGEST: Final = 15  # with its country
_GROUPED: Final = re.compile(
    r"(?:\+|00)?[ (]{0,2}[0-9]+(?:[-. ()/\\,_~\u00a0\u2007\u2009\u202f‐‑–—−]{1,3}[0-9]+)*"
)
_DAYS: Final = re.compile(rf"{_DAY.pattern}(?![0-9])")
_SUM: Final = re.compile(r"[0-9]{1,3}(?:[ .,\u00a0\u2007\u2009\u202f][0-9]{3})+(?:[.,][0-9]+)?")
_UNSEEN: Final = re.compile(f"[{CLASS}\u20e3]+")  # the last makes a digit a key of a telephone
# Signs that part the digits of a number, by the one for which each is typed.
_PARTING: Final = str.maketrans("،٫٬ـ*;؛|•·=#", ",.," + "-" * 9)
_NO_LATIN: Final = re.compile(r"[^A-Za-zÀ-ɏ]*[0-9]")
_LOOSELY: Final = re.compile(r"(?<![0-9A-Za-z])(?:\+|\(|0)[\W_]{0,2}[0-9]*(?:[\W_]{1,3}[0-9]+)*")
_GROUP: Final = re.compile(r"[+(]?[0-9]+")
_TIME: Final = re.compile(r"(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])")
_IN_TWO: Final = re.compile(
    r"(?<![0-9A-Za-z])0(?:9[0-9]{2}|[1-5][0-9])(?:(?:(?:[\W_]{1,3}[^\W\d_]{1,12}){1,2}[\W_]{1,3}"
    r"|[\W_]{0,3}و[\W_]{0,3})[0-9]+(?:[\W_]{1,3}[0-9]+)*)+"
)
_MOST_DAYS: Final = 31
_MOST_MONTHS: Final = 12
_YEAR: Final = re.compile("(?:19|20|١٩|٢٠|۱۹|۲۰)[0-9٠-٩۰-۹]{2}")


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Each stretch of numbers as (start, end); a space joins two groups only where they are one number."""
    chain: list[tuple[int, int]] = []
    for group in _groups(text):
        if chain and not _goes_on(text, chain[-1], group):
            yield from _together(text, chain)
            chain = []
        chain.append(group)
    yield from _together(text, chain)


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """What hangs together without a bare space; telephone numbers with a stroke between them are parted."""
    for found in _ATOM.finditer(text):
        start, end = found.span()
        strokes = list(_STROKE.finditer(text, start, end))
        places = [start, *(place for one in strokes for place in one.span()), end]
        parts = list(zip(places[::2], places[1::2], strict=True))
        if all(sum(char.isdigit() for char in text[a:b]) >= _CALLABLE for a, b in parts):
            yield from parts
        else:
            yield start, end


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether two groups may be one number: one blank between them, and neither whole in itself."""
    between, groups = text[before[1] : after[0]], (text[slice(*before)], text[slice(*after)])
    return (
        re.fullmatch(_BLANK, between) is not None
        and groups[1][0] not in "+("
        and not any(_stands_alone(group) for group in groups)
    )


def _stands_alone(group: str) -> bool:
    """A day, a time, a whole telephone number, or what has letters."""
    return (
        ":" in group
        or any(char.isalpha() for char in group)
        or any(pattern.fullmatch(group) for pattern in (_DAY, _WHOLE))
    )


def _together(text: str, chain: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The chain as one stretch where its groups are one number, else each for itself.

    "in 2011 25 persons" are two: what begins like a telephone number, goes on in thousands, has three
    groups, or seven digits and no year, is one.
    """
    if len(chain) < 2:
        yield from chain
        return
    whole = text[chain[0][0] : chain[-1][1]]
    groups = [text[start:end] for start, end in chain]
    digits = sum(char.isdigit() for char in whole)
    one = (
        _CALLED.match(whole)
        or _THOUSANDS.fullmatch(whole)
        or len(chain) > 2
        or (digits >= 7 and not any(_YEAR.fullmatch(group) for group in groups))
    )
    yield from ([(chain[0][0], chain[-1][1])] if one else chain)
