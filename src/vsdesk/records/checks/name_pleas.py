"""Words in which somebody asks that a name is not written or known: «لا تكتبوا اسمو», «عدم ذكر اسمي»,
"navê wê nenivîsin", "don't write his name"; or that what was just told is told to nobody:
«لا تحكوا بهالشي لحدا»; or that a relative does not learn that somebody spoke with us. How they are put
together: `plea_grammar`, `kept_grammar`, `sworn_grammar`, `talk_grammar`, `unheard_grammar`.

They keep nothing back by themselves: whoever hears them writes that person down as a source, or with the
wish, or seals what was told. Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from vsdesk.names.plain_text import plain_text
from vsdesk.records.checks import hidden_grammar as hidden
from vsdesk.records.checks import kept_grammar as kept
from vsdesk.records.checks import plea_grammar as grammar
from vsdesk.records.checks import sworn_grammar as sworn
from vsdesk.records.checks import talk_grammar as talk
from vsdesk.records.checks import unheard_grammar as unheard
from vsdesk.records.checks.told_sentences import read_as
from vsdesk.unseen_letters import ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Asked = tuple[tuple[str, str], ...]


# By language: near which words pleas are looked for, and these.
_OF_NAMES: Final[_Asked] = (
    (grammar.ABOUT_AR, "|".join(grammar.AR)),
    (grammar.ABOUT_KU, "|".join(grammar.KU)),
    (grammar.ABOUT_EN, "|".join(grammar.EN)),
    (hidden.OF_PERSONS_ABOUT_AR, "|".join(hidden.OF_PERSONS_AR)),
    (hidden.OF_PERSONS_ABOUT_KU, "|".join(hidden.OF_PERSONS_KU)),
    (hidden.OF_PERSONS_ABOUT_EN, "|".join(hidden.OF_PERSONS_EN)),
    (sworn.ABOUT_AR, "|".join(sworn.OF_PERSONS_AR)),
    (sworn.ABOUT_KU, "|".join(sworn.OF_PERSONS_KU)),
    (sworn.ABOUT_EN, "|".join(sworn.OF_PERSONS_EN)),
)
_OF_WORDS: Final[_Asked] = (
    (kept.ABOUT_AR, "|".join(kept.AR)),
    (kept.ABOUT_KU, "|".join(kept.KU)),
    (kept.ABOUT_EN, "|".join(kept.EN)),
    (hidden.ABOUT_AR, "|".join(hidden.AR)),
    (hidden.ABOUT_KU, "|".join(hidden.KU)),
    (hidden.ABOUT_EN, "|".join(hidden.EN)),
    (sworn.ABOUT_AR, "|".join(sworn.AR)),
    (sworn.ABOUT_KU, "|".join(sworn.KU)),
    (sworn.ABOUT_EN, "|".join(sworn.EN)),
)
# That a relative does not learn of a talk: whatever else it is heard as, it is this.
_OF_TALKS: Final[_Asked] = (
    (talk.ABOUT_AR, "|".join(talk.AR)),
    (talk.ABOUT_KU, "|".join(talk.KU)),
    (talk.ABOUT_EN, "|".join(talk.EN)),
)
# That one of theirs learns nothing of what was told, by whatever word they are called.
_OF_KIN: Final[_Asked] = (
    (unheard.ABOUT_AR, "|".join(unheard.AR)),
    (unheard.ABOUT_KU, "|".join(unheard.KU)),
    (unheard.ABOUT_EN, "|".join(unheard.EN)),
)
# Whom of theirs nothing is told; nobody at all is none of them.
_WHOM: Final = rf"\b(?:{talk.WHOM_AR}|{talk.WHOM_KU}|{talk.WHOM_EN})"
_BEFORE: Final = 50  # letters before a plea in which it says whose order it is
_WHO: Final = 3  # words before a verb of saying that may be its subject
_NEAR: Final = 120  # letters of a plea before and behind the word of which it is
_LONGEST: Final = 400  # letters of a plea that is read for whose it is; of a longer one nobody says
# That it is the name of whoever says it.
_OWN: Final = "|".join((grammar.OWN_AR, grammar.OWN_KU, grammar.OWN_EN))
_OF_WHO_SAYS_I: Final = rf"(?:{grammar.AS_NOBODY_EN})$"
_I: Final = re.compile(r"\b(?:I|we)(?:['’]d)?\s+(?:[\w'’]+\s+){0,2}$", re.IGNORECASE)
Whose = Literal["teller", "quoted", "other"]
# Somebody told us, or somebody who is named said it: at most four words before; or before a quotation mark
# that is open still, or a colon. Of "she said" alone nobody knows who she is, nor that she is the teller.
_SO: Final = r"\s*(?:[:،,]?\s*[\"“«']\s*[^\"”»]*|:[^.!?؟]*)?$"
_FEW: Final = r"(?:[،,]?\s+[\w'’]+)"  # a clause may stand between: «قال إنه شافه، بس …»
_QUOTING: Final = tuple(
    rf"(?:(?:{told}){_FEW}{{0,4}}|(?:{said}){_FEW}{{0,4}}){_SO}"
    for said, told in (
        (grammar.SAID_AR, grammar.TOLD_AR),
        (grammar.SAID_KU, grammar.TOLD_KU),
        (grammar.SAID_EN, grammar.TOLD_EN),
    )
)


def pleas(text: str) -> list[tuple[int, int]]:
    """Where in a text somebody asks so, in order."""
    return [place for place, _ in _heard(text)]


def own_pleas(text: str) -> list[tuple[int, int]]:
    """Those in which whoever tells it asks so for themselves."""
    return [place for place, whose in _heard(text) if whose == "teller"]


def whose_pleas(text: str) -> tuple[Whose, ...]:
    """Whose each plea of a text is, in order: of whoever tells it, of somebody whose words are told (a
    neighbour), or about somebody else."""
    return tuple(whose for _, whose in _heard(text))


def said_by(text: str) -> str:
    """Of the last plea of a text, where it stands in quoted words, those in which it stands who says it, in
    plain letters; else ""."""
    read = plain_text(text).letters
    return next((_who_says(read, start) for start, _ in reversed(_of_names(read))), "")


def kept_pleas(text: str) -> list[tuple[int, int]]:
    """Where a text asks that what it tells is told to nobody; a plea about a name is none."""
    return _places_of(text, _kept)


def pleas_of_talks(text: str) -> list[tuple[int, int]]:
    """Those of them that a relative does not learn that somebody spoke with us."""
    return _places_of(text, _of_talks)


def pleas_towards_kin(text: str) -> list[tuple[int, int]]:
    """Those of them that say whom of the family, or which house, nothing is told: «لا تخبروا أمي»."""
    return _places_of(text, _towards_kin)


def _places_of(text: str, heard: Callable[[str], list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Where it is told what is heard in plain letters, in each way to take the words."""
    plain = map(plain_text, ways(text))
    return sorted({one.place(*place) for one in plain for place in heard(one.letters)})


def _towards_kin(read: str) -> list[tuple[int, int]]:
    kin, whom = [*_of_talks(read), *_places(read, _OF_KIN)], read_as(_WHOM)
    return [one for one in _kept(read) if _meets(one, kin) or whom.search(read, *one)]


def _kept(read: str) -> list[tuple[int, int]]:
    talks = _of_talks(read)
    found = [
        one
        for one in _places(read, (*_OF_WORDS, *_OF_KIN))
        if not _is_order(read, one[0]) and not _meets(one, talks) and not _is_of_picture(read, one)
    ]
    names = _of_names(read) if found else []
    return sorted((*talks, *(one for one in found if not _meets(one, names))))


def _of_talks(read: str) -> list[tuple[int, int]]:
    return [one for one in _places(read, _OF_TALKS) if not _is_order(read, one[0])]


def _of_names(read: str) -> list[tuple[int, int]]:
    """Pleas about a name; that a relative learns of no talk, or of nothing, is none."""
    found = _places(read, _OF_NAMES)
    talks = _of_talks(read) if found else []
    kin = _places(read, _OF_KIN) if found else []
    return [one for one in found if not _meets(one, talks) and not _is_within(one, kin)]


def _is_within(one: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether more is said there than this: «ما تجيبوا سيرة الشهادة» and before whom."""
    return any(
        first <= one[0] and one[1] <= last and one != (first, last) for first, last in others
    )


def _meets(one: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(first < one[1] and one[0] < last for first, last in others)


def _is_of_picture(read: str, one: tuple[int, int]) -> bool:
    """Whether it is a picture of which was spoken right before that is not to be shown."""
    shown = read_as(kept.SHOWN).match(read, one[0])
    return bool(
        shown and read_as(kept.OF_A_PICTURE).search(read[max(one[0] - _BEFORE, 0) : one[0]])
    )


def _is_order(read: str, start: int) -> bool:
    """Whether one who holds or threatens somebody says it, or wishes it."""
    wished = read_as(hidden.WISHED).match(read, start)
    before = read[max(start - _BEFORE, 0) : start]
    return bool(read_as(hidden.HOLDERS if wished else kept.ORDERED).search(before))


def _heard(text: str) -> list[tuple[tuple[int, int], Whose]]:
    """Each place, and whose name it is: "other" where it is not that of whoever says "I"."""
    found = dict.fromkeys(one for way in ways(text) for one in _heard_in(way))
    return sorted(found, key=lambda one: one[0])


def _heard_in(text: str) -> list[tuple[tuple[int, int], Whose]]:
    plain = plain_text(text)
    read = plain.letters
    found = []
    for start, end in _of_names(read):
        said = read[start:end]
        own = len(said) <= _LONGEST and (
            bool(read_as(_OWN).search(said))
            or bool(
                read_as(_OF_WHO_SAYS_I).search(said) and _I.search(read[max(start - 80, 0) : start])
            )
        )
        whose: Whose = "other" if not own else "quoted" if _who_says(read, start) else "teller"
        found.append((plain.place(start, end), whose))
    return found


def _who_says(read: str, start: int) -> str:
    """By which words somebody else is quoted at a place: «جارنا قال: ما بدي حدا يعرف اسمي»; "" for nobody."""
    line = read[max(read.rfind("\n", 0, start) + 1, start - _NEAR) : start]
    found = (read_as(one).search(line) for one in _QUOTING)
    said = next((one for one in found if one), None)
    return " ".join((*line[: said.start()].split()[-_WHO:], said[0])) if said else ""


def _places(read: str, by_language: _Asked) -> list[tuple[int, int]]:
    """The pleas of a plain text, none over another. Only what stands near a word of theirs is read: the
    rest of a long story costs nothing."""
    found: list[tuple[int, int]] = []
    for about, asked in by_language:
        done = 0
        for start, end in _near(read_as(about), read):
            for one in read_as(asked).finditer(read, max(start, done), end):
                found.append(one.span())
                done = one.end()
    left: list[tuple[int, int]] = []
    for place in sorted(found, key=lambda one: (one[0], -one[1])):
        if not left or place[0] >= left[-1][1]:
            left.append(place)
    return left


def _near(about: re.Pattern[str], read: str) -> Iterator[tuple[int, int]]:
    start, end = 0, -1
    for one in about.finditer(read):
        if one.start() - _NEAR > end:
            if end >= 0:
                yield start, end
            start = max(one.start() - _NEAR, 0)
        end = min(one.end() + _NEAR, len(read))
    if end >= 0:
        yield start, end
