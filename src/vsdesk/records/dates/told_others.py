"""What is told of somebody or something else: «بعد ما ولدت بأسبوع», «بعد اعتقال أخوه», "his brother was 14".

No day is reckoned from it: a count is one from the loss only where nothing else is named, and an age is that
of the missing person only where no relative is named as the one who was so old. Whoever speaks may call the
missing person a brother ("my brother"): of his own brother somebody else speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from vsdesk.names.fold import fold
from vsdesk.records.dates.lexicon import TOKEN, WordSpan

_FROM_A_POINT: Final = ("before", "after")
_COUNTS: Final = ("number", "unit", "two", "half", "few", "about", "ordinal", "year_word")
_LINKS: Final = frozenset({"من", "عن", "of", "from", "ji"})  # behind a count: of what it is counted
_AND: Final = frozenset({"و", "and", "u"})
_BEHIND: Final = "ورا"  # «وراها»: no «و» of its own
_WITH: Final = frozenset(
    {"مع", "عند", "لعند", "عن", "قدام", "with", "to", "from", "bi", "ji", "li"}
)
_BREAK: Final = re.compile(r"[.,;:!?،؛؟\n]")
# In the form in which words are compared.
KIN_AR: Final = (
    "اب|ابو|ابي|ابا|ام|اخ|اخو|اخي|اخا|اخت|ابن|بنت|ولد|عم|عمت|خال|خالت|جد|جدت|ست|زوج|زوجت"
    "|مرت|جوز|خطيب|خطيبت|والد|والدت|شقيق|شقيقت|حما|حمات|رفيق|رفيقت|صاحب|جار"
)
_AR: Final = re.compile(rf"(?P<and>[وف]?)(?:{KIN_AR})(?:ه|ها|و|هم|هن)")
_OF_THEM: Final = frozenset({"his", "her", "their"})
KIN_EN: Final = (
    r"(?:(?:grand)?(?:father|mother|son|daughter)|brother|sister|uncle|aunt|cousin|nephew|niece|wife|husband"
    r"|child|friend|neighbour|neighbor|fiancee?)(?:s|inlaw)?"
)
_EN: Final = re.compile(KIN_EN)
KIN_KU: Final = (
    r"(?:bira|xwisk|xweng|bav|di|day|kur|kec|ap|mam|met|xal|xalti|xaltik|jin|mer|zar|zarok|kal|bapir|dapir|heval"
    r"|dezgirti|destgirti)(?:ye|ya|yek|e|a)"
)
_KU: Final = re.compile(KIN_KU)
_OF_THEM_KU: Final = frozenset({"wi", "we", "wan"})


_TELLING_KU: Final = frozenset({"ye", "ya"})  # "birayê wî yê biçûk"
_IS: Final = frozenset({"كان", "كانت", "was", "is"})


def names_relative_alone(text: str) -> bool:
    """Whether words say how somebody is related, and no name: «أمه», "his mother", "diya wî"."""
    return ToldOthers(text, fold).is_all_of_relative() if text else False


class _Relative(NamedTuple):
    """A relative of the missing person in the words, from token `start` to before `end`, with
    what tells which; `joined`: named besides («أخدوه وأخوه»)."""

    start: int
    end: int
    joined: bool = False


class ToldOthers:
    """One text, and what in it is told of others. `fold` brings it to the form in which words
    are compared."""

    def __init__(self, text: str, fold: Callable[[str], str]) -> None:
        self._text = fold(text)
        self._spots = list(TOKEN.finditer(self._text))
        self._tokens = [one[0] for one in self._spots]
        self._relatives = list(self._named())

    def is_all_of_relative(self) -> bool:
        """Whether nothing is told but one relative."""
        return any(one.start == 0 and one.end == len(self._tokens) for one in self._relatives)

    def is_loss_of_relative(self, words: Sequence[WordSpan]) -> bool:
        """«بعد أخوه بشهرين», "two months after his brother": it is counted from the day of a relative."""
        losses = [one for one in words if one.get("told_anchor")]
        if losses:
            return all(map(self._is_of_relative, losses))
        return any(kin.start in self._points(words) for kin in self._relatives)

    def is_loss_of(self, name: str, words: Sequence[WordSpan], fold: Callable[[str], str]) -> bool:
        """«بعد نضال بشهرين»: the count is from the day of whoever bears this name."""
        first = TOKEN.search(fold(name))
        return first is not None and any(self._token(at) == first[0] for at in self._points(words))

    def _points(self, words: Sequence[WordSpan]) -> set[int]:
        """Where that stands which something is before or after: «بعد أخوه», «بعد شهرين من أخوه»."""
        found = set()
        for at, one in enumerate(words):
            if one.get("direction") not in _FROM_A_POINT:
                continue
            found.add(one.end)
            here = one.end
            for ahead in words[at + 1 :]:
                if ahead.start != here or not any(map(ahead.get, _COUNTS)):
                    break
                here = ahead.end
            while self._token(here) in _LINKS:
                here += 1
            if self._token(here - 1) in _LINKS:
                found.add(here)
        return found

    def is_loss_of_another(self, words: Sequence[WordSpan]) -> bool:
        """Whether what the count is from is no loss of the missing person: something else, or
        that of a relative."""
        losses = [one for one in words if one.get("told_anchor")]
        if losses:
            return all(map(self._is_of_relative, losses))
        if any(one.get("later") for one in words):
            return any(self._goes_on(words, at) for at, one in enumerate(words) if one.get("later"))
        return any(
            self._is_from_something(words, at)
            for at, one in enumerate(words)
            if one.get("direction") in _FROM_A_POINT
        )

    def is_count_of_another(self, words: Sequence[WordSpan]) -> bool:
        """«بعد ما ولدت بأسبوع بالعيد»: the count belongs to what it stands behind, and not to the feast."""
        return any(
            one.get("direction") in _FROM_A_POINT
            and one.end < ahead.start
            and bool(ahead.get("unit") or ahead.number)
            and self._adjoins(ahead.start)
            for one, ahead in pairwise(words)
        )

    def is_age_of_another(self, words: Sequence[WordSpan]) -> bool:
        """Whether a relative is the one of whom the first age, or school class, is told, or of whose
        loss."""
        aged = [one for one in words if any(map(one.get, ("age", "years", "young", "class")))]
        losses = [one for one in words if one.get("told_anchor")]
        return any(map(self._is_behind_relative, aged[:1])) or (
            bool(losses) and all(map(self._is_of_relative, losses))
        )

    def _named(self) -> Iterable[_Relative]:
        tokens = self._tokens
        for at, token in enumerate(tokens):
            ahead = tokens[at + 1 : at + 4]
            if told := _AR.fullmatch(token):
                end = at + 1
                while end < len(tokens) and tokens[end].startswith("ال") and self._adjoins(end):
                    end += 1
                yield _Relative(at, end, bool(told["and"]))
            elif token in _OF_THEM:
                kin = next((n for n, one in enumerate(ahead[:2], at + 1) if _EN.fullmatch(one)), 0)
                if kin:
                    yield _Relative(at, kin + 1 + (tokens[kin + 1 : kin + 2] == ["s"]))
            elif _KU.fullmatch(token) and self._token(at + 1) in _OF_THEM_KU:
                tells = self._token(at + 2) in _TELLING_KU and self._token(at + 3)
                yield _Relative(at, at + 4 if tells else at + 2)

    def _adjoins(self, at: int) -> bool:
        """Whether nothing but a blank stands before the token at `at`."""
        between = self._text[self._spots[at - 1].end() : self._spots[at].start()]
        return at > 0 and _BREAK.search(between) is None

    def _is_behind_relative(self, one: WordSpan) -> bool:
        """«أخوه كان عمره 14», "his brother was arrested"; «راح مع أخوه كان عمره 17» is told of no brother."""
        start = one.start
        while start and self._tokens[start - 1] in _IS:
            start -= 1
        return any(
            kin.end == start and self._adjoins(start) and self._token(kin.start - 1) not in _WITH
            for kin in self._relatives
        )

    def _is_of_relative(self, one: WordSpan) -> bool:
        """«اعتقال أخوه», «انعتقل أخوه», "the arrest of his brother"."""
        behind = one.end
        while self._token(behind) in _LINKS:
            behind += 1
        return self._is_behind_relative(one) or any(
            kin.start == behind and not self._is_besides(kin) and self._adjoins(behind)
            for kin in self._relatives
        )

    def _is_besides(self, kin: _Relative) -> bool:
        return kin.joined or self._token(kin.start - 1) in _AND

    def _token(self, at: int) -> str:
        return self._tokens[at] if 0 <= at < len(self._tokens) else ""

    def _is_from_something(self, words: Sequence[WordSpan], at: int) -> bool:
        """«بعد ما ولدت بأسبوع», «بعد أسبوع من العرس»: what it is after stands there and is not read."""
        here = words[at].end
        for one in words[at + 1 :]:
            if one.start != here or not any(map(one.get, _COUNTS)) or _is_birth(one):
                break
            here = one.end
        if here == words[at].end:
            return here < len(self._tokens)
        # a word that only stands between belongs to the count before it
        return not _LINKS.isdisjoint(self._tokens[words[at].end : here + 1])

    def _goes_on(self, words: Sequence[WordSpan], at: int) -> bool:
        """«ولدت بنتي وبعدها بأسبوع», "I gave birth and a week later": later than what was told before."""
        start = words[at].start
        for one in reversed(words[:at]):
            if one.end != start or not any(map(one.get, _COUNTS)):
                break
            start = one.start
        if start == 0:
            return False
        goes_on = self._tokens[start].startswith("و") and not self._tokens[start].startswith(
            _BEHIND
        )
        return goes_on or self._tokens[start - 1] in _AND


def _is_birth(one: WordSpan) -> bool:
    return one.get("year_word") == "born" or bool(one.get("birthday"))
