"""The wording guard: nobody is spoken of as dead before remains are identified, in any language.

Words that say so outright are never printed; words that only speak in the past are shown to whoever
writes, who may leave them. Words as told are never changed: the guard marks, it does not edit. After a
forensic identification it is silent. Sources: data-dictionary §5.24; data-dictionary-2 §2 (what would
hurt a family); stories (common asserts). A paper that calls somebody a fugitive is marked too, and asked
about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from vsdesk.names.plain_text import plain_pattern, plain_text
from vsdesk.records.checks.name_pleas import (
    Whose,
    kept_pleas,
    pleas,
    pleas_towards_kin,
    said_by,
    whose_pleas,
)
from vsdesk.words import mark

Kind = Literal["never", "look", "fled", "plea", "kept"]

SENTENCES: Final = {
    "never": mark(
        "This word speaks of the person as dead. Until remains are identified, say “missing”."
    ),
    "look": mark(
        "This speaks of the person in the past. Say what the person is, or “when last seen”."
    ),
    "fled": mark(
        "Courts call people fugitives whom somebody holds. It says nothing of where the person is: write it as a "
        "claim of that paper, and ask."
    ),
    "plea": mark(
        "Somebody asks here not to be named. Words alone keep no name back: write that person down as a "
        "source, or with the wish not to be named."
    ),
    "kept": mark(
        "Somebody asks here that this is told to nobody. No paper leaves with these words until the record is "
        "sealed, or a coordinator writes why they leave."
    ),
}

# Arabic words may be joined: with the article, a preposition or an ending before and after. Texts and these
# words are read in plain letters.
_NEVER_AR: Final = (
    *("مرحوم", "مرحومة", "مرحومين", "شهيد", "شهيدة", "شهداء", "أرملة", "أرمل"),
    *("أرامل", "فقيد", "فقيدة", "متوفى", "متوفاة", "غريق", "غريقة", "استشهد"),
    *("استشهدت", "المغفور", "ترمل", "ترملت", "استشهاد", "توفي", "توفيت"),
)
_NEVER_AR_PHRASES: Final = (
    *("رحمه الله", "رحمها الله", "الله يرحمه", "الله يرحمها", "رحمة الله عليه", "رحمة الله عليها"),
    *("رحمة الله على روحه", "رحمة الله على روحها", "تغمده الله", "تغمدها الله"),
    *("وافته المنية", "وافتها المنية", "انتقل إلى رحمة", "انتقلت إلى رحمة", "فارق الحياة"),
    *("فارقت الحياة", "قضى تحت التعذيب", "قضت تحت التعذيب", "قتل تحت التعذيب", "قتلت تحت التعذيب"),
)
_NEVER_KU: Final = (
    "rehmetî",
    "rehmetiyê",
    "rehmetiya",
    "şehîd",
    "şehîdê",
    "şehîda",
    "jinebî",
    "bêmêr",
    "wefat kir",
    "wefat kiriye",
    "hat kuştin",
    "hatiye kuştin",
    "jiyana xwe ji dest da",
    "jiyana xwe ji dest daye",
)
_NEVER_EN: Final = (
    *("the late", "widow", "widower", "martyr", "martyred", "was killed", "deceased", "drowned"),
    *("passed away", "late husband", "late son", "late wife", "late daughter", "late father"),
    *(
        "he died",
        "she died",
        "who died",
        "has died",
        "he is dead",
        "she is dead",
        "was executed",
        "was murdered",
    ),
)
_LOOK_AR: Final = ("كان يحب", "كانت تحب", "كان شخصاً", "كانت شخصاً", "كان إنساناً", "كانت إنسانة")
_LOOK_EN: Final = ("he was a", "she was a", "he used to", "she used to", "he loved", "she loved")
_LOOK_KU: Final = ("jê hez dikir", "mirovekî baş bû", "kesekî baş bû")
_TEH: Final = frozenset("ةﺓﺔ")  # «ترملة» is no «ترمله»
# What courts write of whoever did not stand before them, also of people who were held elsewhere.
_FLED_AR: Final = (
    "فار",
    "فار من العدالة",
    "فار من وجه العدالة",
    "متوار عن الأنظار",
    "متواري عن الأنظار",
)
_FLED_KU: Final = ("firar", "firarî")
_FLED_EN: Final = ("fugitive", "fugitives", "absconded", "at large")
# What a register or a paper says is said of the paper: "registered as dead in the civil registry".
# What a person says is said of nobody's paper: "according to his mother" excuses nothing.
_PAPER_AR: Final = "(?:ال)?(?:سجل|قيد|بيان|وثيقة|ورقة|شهادة|قائمة|حكم|إفادة|صورة|نفوس)"
_PAPER_EN: Final = (
    "(?:civil |registry |death |court )*(?:registr|regist|paper|document|certificat|list|statement"
    "|judg|record|picture|photo)"
)
_PAPER_KU: Final = "(?:nifûs|tomar|belge|qeyd|defter|lîste|sened|dadgeh|şahid|gotin)"
_OF_A_PAPER: Final = re.compile(
    plain_pattern(
        rf"مسجل|(?:بحسب|حسب|وفق) {_PAPER_AR}|السجل المدني|غير مثبت|registered as"
        rf"|according to (?:the |an? )?{_PAPER_EN}|civil registry|li gorî {_PAPER_KU}|tomar"
    ),
    re.IGNORECASE,
)
_ASKED: Final = frozenset[Kind]({"plea", "kept"})  # whatever is known of the person
_SENTENCE: Final = re.compile(r"[^\n.!?؟]+")
_KEPT: Final = 20_000  # sentences that were read
_BEFORE: Final = 200  # characters before a plea in which it stands whose it is
_AROUND: Final = 48  # characters beside a word in which a paper may be named


@dataclass(frozen=True, slots=True)
class Slip:
    """One place in a text: from `start` to `end`, the word, and how grave it is."""

    start: int
    end: int
    word: str = field(repr=False)
    kind: Kind

    @property
    def sentence(self) -> str:
        """What is said to whoever wrote it (for `Words.say`)."""
        return SENTENCES[self.kind]


@dataclass(frozen=True, slots=True)
class NamePlea:
    """One plea that a name is not written, and where it stands. Another text has the same one where `around`
    stands in it, its words and those before them that say whose it is; of several the one at `nth`."""

    start: int
    end: int
    words: str = field(repr=False)
    around: str = field(repr=False)
    nth: int = 0

    @property
    def whose(self) -> Whose:
        """Whose name it is, as far as the words say it (`name_pleas.whose_pleas`)."""
        return next(reversed(whose_pleas(self.around)), "other")

    @property
    def said_by(self) -> str:
        """In which words it stands who says it, where it is quoted (`name_pleas.said_by`)."""
        return said_by(self.around)


class WordingReader:
    """Reads a text sentence by sentence; one that was read is not read again while it is kept. Several may
    ask of one text in turn."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[Slip, ...]] = {}
        self._last: tuple[str, dict[bool, tuple[Slip, ...]]] = ("", {})

    def slips(self, text: str, *, identified: bool = False) -> tuple[Slip, ...]:
        """The words of a text that presume death, or a flight, in order: none of these once remains are
        identified. And those that ask for a name not to be written, or for silence."""
        if self._last[0] != text:
            self._last = (text, {})
        held = self._last[1]
        if identified not in held:
            held[identified] = self._slips(text, identified=identified)
        return held[identified]

    def _slips(self, text: str, *, identified: bool) -> tuple[Slip, ...]:
        found = (
            replace(one, start=one.start + at.start(), end=one.end + at.start())
            for at in _SENTENCE.finditer(text)
            for one in self._of(at[0])
        )
        kept = (one for one in found if _counts(one, text, identified=identified))
        return tuple(sorted(kept, key=lambda one: (one.start, one.end)))

    def name_pleas(self, text: str) -> tuple[NamePlea, ...]:
        """The pleas of a text that a name is not written or known, in order."""
        found: list[NamePlea] = []
        for slip in self.slips(text):
            if slip.kind == "plea":
                around = text[max(0, slip.start - _BEFORE) : slip.end]
                nth = sum(one.around == around for one in found)
                found.append(NamePlea(slip.start, slip.end, slip.word, around, nth))
        return tuple(found)

    def keeps(self, text: str) -> bool:
        """Whether a text asks that what it tells is told to nobody at all: that one of the family learns
        nothing is another wish (`from_kin`)."""
        return any(_is_from_all(text, one) for one in self.slips(text) if one.kind == "kept")

    def from_kin(self, text: str) -> list[str]:
        """The pleas of a text that one of the family learns nothing, each with what stands before it."""
        return [one for one in self._around("kept", text) if pleas_towards_kin(one)]

    def _around(self, kind: Kind, text: str) -> list[str]:
        """Each plea of a kind, with the words before it that say whose it is."""
        return [
            text[max(0, one.start - _BEFORE) : one.end]
            for one in self.slips(text)
            if one.kind == kind
        ]

    def _of(self, sentence: str) -> tuple[Slip, ...]:
        if sentence not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            self._read[sentence] = tuple(
                Slip(start, end, sentence[start:end], kind)
                for kind, places in _FINDERS.items()
                for start, end in places(sentence)
            )
        return self._read[sentence]


def _is_from_all(text: str, plea: Slip) -> bool:
    """Whether a plea for silence names nobody of the family from whom it is kept."""
    begin = max(0, plea.start - _BEFORE)
    kin = pleas_towards_kin(text[begin : plea.end])
    return not any(begin + start < plea.end and plea.start < begin + end for start, end in kin)


def slips(text: str, *, identified: bool = False) -> tuple[Slip, ...]:
    """Those of one text."""
    return WordingReader().slips(text, identified=identified)


def _counts(one: Slip, text: str, *, identified: bool) -> bool:
    """Whether it is said of a person, not of a paper, and of one whose remains are not known."""
    if one.kind in _ASKED or identified:
        return one.kind in _ASKED
    around = text[max(0, one.start - _AROUND) : one.end + _AROUND]
    return one.kind == "fled" or not _OF_A_PAPER.search(plain_text(around).letters)


def spelled(word: str) -> str:
    """The pattern of a word, or of several with any space between; a ta marbuta may open before an ending."""
    stem, open_ = (word[:-1], "[هت]") if word.endswith("ة") else (word, "")
    return r"\s+".join(map(re.escape, stem.split())) + open_


def _pattern(arabic: tuple[str, ...], phrases: tuple[str, ...], others: tuple[str, ...]) -> str:
    joined = "|".join(map(spelled, sorted(arabic, key=len, reverse=True)))
    whole = "|".join(map(spelled, sorted(phrases, key=len, reverse=True)))
    latin = "|".join(map(spelled, sorted(others, key=len, reverse=True)))
    parts = [rf"\b(?:{latin})\b"]
    if joined:
        parts.append(rf"\b[وفبلك]?(?:ال|لل)?(?:{joined})(?P<his>ه|ها|هم|هما|هن|ي|نا|ك|كم)?\b")
    if whole:
        parts.append(rf"\b(?:{whole})\b")
    return plain_pattern("|".join(parts))


_NEVER: Final = re.compile(
    _pattern(_NEVER_AR, _NEVER_AR_PHRASES, (*_NEVER_KU, *_NEVER_EN)), re.IGNORECASE
)
_LOOK: Final = re.compile(_pattern((), _LOOK_AR, (*_LOOK_KU, *_LOOK_EN)), re.IGNORECASE)
_FLED: Final = re.compile(_pattern((), _FLED_AR, (*_FLED_KU, *_FLED_EN)), re.IGNORECASE)


def _places(pattern: re.Pattern[str]) -> Callable[[str], list[tuple[int, int]]]:
    def found(text: str) -> list[tuple[int, int]]:
        plain = plain_text(text)
        return [
            plain.place(*one.span())
            for one in pattern.finditer(plain.letters)
            if one.lastgroup != "his"
            or _TEH.isdisjoint(text[slice(*plain.place(*one.span("his")))])
        ]

    return found


_FINDERS: Final[Mapping[Kind, Callable[[str], list[tuple[int, int]]]]] = {
    "never": _places(_NEVER),
    "look": _places(_LOOK),
    "fled": _places(_FLED),
    "plea": pleas,
    "kept": kept_pleas,
}
