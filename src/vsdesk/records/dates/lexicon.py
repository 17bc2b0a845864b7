"""The words of dates as they are told: found in a text, each with what it may mean.

Owns the lists resources/told_dates.toml and resources/landmarks.toml (an organisation adds landmarks
of its own). Words are compared folded, with and without article and one-letter prepositions («بعيد»
→ «عيد»). Nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from vsdesk import paths
from vsdesk.records.dates.landmarks import LANDMARK_FILES, Landmark, landmarks_in
from vsdesk.records.dates.numeric import MARK
from vsdesk.resource_tables import read

Fold = Callable[[str], str]
TOKEN: Final = re.compile(r"\d+|[^\W\d_]+")
_PIECE: Final = re.compile(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200c\u200d])*"
)
MOST_READ: Final = 400  # letters; what is longer is a story, and no date or age is read out of one
OLDEST: Final = 115  # years of an age that is read
_LONGEST: Final = 4  # words in a phrase
_DIGITS: Final = 4  # of a number; what has more is none of a date or an age
_AND: Final = "and"
_JOINERS: Final = frozenset({_AND, "u"})  # "û" as it is folded
_EITHER: Final = "either"  # none where it is an ending: "2013an"
_CENTURIES: Final = frozenset({19, 20})  # "nineteen eighty-two", "twenty twelve"
_PREFIXES: Final = "وفبلك"
_JOINED: Final = "وف"  # before another of them
_ARTICLE: Final = "ال"
_BY_ARTICLE: Final = {
    "christmas": frozenset({"year_word", "birthday"})
}  # «الميلاد» is the feast, «ميلاد» a birth
_RANKS: Final = ("em", "emin")  # Kurmanji ordinals, as they are folded
_RANK_ENDS: Final = frozenset({"st", "nd", "rd", "th", "yem", "yemin", *_RANKS})
_BOUND: Final = ("a", "e")  # the end of a Kurmanji word that another tells more of
_DAY_OF: Final = frozenset({"roja", "roje"})  # "roja sêyem a cejnê" is a day of it
_EID: Final = "either_feast"  # «عيد» and who or what it is of: another feast


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Some words of the text, from token `start` to before `end`, and what they may mean by category.

    A number has the category "number"; `definite` says that it had the article.
    """

    start: int
    end: int
    means: Mapping[str, str]
    definite: bool = False

    def get(self, category: str) -> str:
        """The key that it means in this category, or an empty string."""
        return self.means.get(category, "")

    @property
    def number(self) -> int | None:
        """Its value when it is a number."""
        return int(self.means["number"]) if "number" in self.means else None


@dataclass(frozen=True)
class Lexicon:
    """All words, folded once. Make it by `Lexicon.load(fold)` and keep it."""

    fold: Fold
    rows: Mapping[str, Mapping[str, Any]]
    landmarks: Mapping[str, Landmark]
    _phrases: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)

    @classmethod
    def load(cls, fold: Fold, extra_dir: Path | None = None) -> Lexicon:
        """The shipped words, learnt once in a process; `extra_dir` holds an organisation's own landmarks
        (landmarks*.toml), which are read anew.

        A file that cannot be read is left out (records/dictionary/custom_terms.py says so).
        """
        own = sorted(extra_dir.glob(LANDMARK_FILES)) if extra_dir is not None else []
        return cls._learnt(fold, own) if own else _shipped(fold, paths.resources())

    @classmethod
    def _learnt(cls, fold: Fold, own: Iterable[Path]) -> Lexicon:
        rows = read(paths.resources() / "told_dates.toml")
        marks = landmarks_in(paths.resources() / "landmarks.toml")
        for path in own:
            with suppress(OSError, ValueError):
                marks |= landmarks_in(path)
        made = cls(fold, rows, marks)
        for category, table in rows.items():
            for key, row in table.items():
                for words in _heard(category, row):
                    made._learn(category, key, words)
                for words in row["two"] if category == "unit" else ():
                    made._learn("two", key, words)
        for mark in made.landmarks.values():
            for words in (*mark.words, *mark.loose):
                made._learn("landmark", mark.key, words)
            for words in mark.loose:
                made._learn("loose", mark.key, words)
        made._learn("written", "day", MARK)
        return made

    def _learn(self, category: str, key: str, words: str) -> None:
        phrase = tuple(_bare(token) for token in TOKEN.findall(self.fold(words)))
        means = self._phrases.setdefault(phrase, {})
        held = means.setdefault(category, key).split()
        if category == "landmark" and key not in held:  # one name for what several areas remember
            means[category] = " ".join((*held, key))

    def quoted(self, text: str, places: Iterable[tuple[int, int]]) -> str:
        """The words of the text at these places (as in `WordSpan`), as they were written.

        What stands between two of them is left out; the whole text where folding joins or cuts words.
        """
        spots = [
            one.span() for one in _PIECE.finditer(text) for _ in TOKEN.findall(self.fold(one[0]))
        ]
        if len(spots) != len(TOKEN.findall(self.fold(text))):
            return text
        runs: list[list[int]] = []
        for start, end in sorted(places):
            if runs and start <= runs[-1][1]:
                runs[-1][1] = max(end, runs[-1][1])
            else:
                runs.append([start, end])
        return " … ".join(text[spots[start][0] : spots[end - 1][1]] for start, end in runs)

    def find(self, text: str) -> tuple[WordSpan, ...]:
        """The words of dates in a text, in order, the longest phrase at each place; none in a story."""
        if len(text) > MOST_READ:
            return ()
        spots = list(TOKEN.finditer(self.fold(text)))
        tokens = [spot[0] for spot in spots]
        forms = [_forms(token) for token in tokens]
        found: list[WordSpan] = []
        at = 0
        while at < len(tokens):
            one = self._number(tokens, forms, at) or self._phrase(forms, at)
            longer = self._phrase(forms, at)
            held = one is not None and longer is not None and _is_monday(found, one, longer)
            if one and longer and (held or longer.end > one.end or _counted(found, longer)):
                one = longer
            if one and _ends_in_rank(tokens, spots, at):
                one = WordSpan(at, at + 2, {**one.means, "ordinal": tokens[at]}, one.definite)
            if one and one.get(_EITHER) and at and spots[at - 1].end() == spots[at].start():
                one = replace(one, means={k: v for k, v in one.means.items() if k != _EITHER})
            if one and _is_rank_of_another(one, found, tokens, at):
                one = None
            if one:
                found.append(one)
            elif found and found[-1].end == at and _is_of_another(found[-1], tokens[at]):
                found.pop()
            elif found and found[-1].end == at and _is_named(found[-1], tokens[at]):
                found[-1] = replace(found[-1], means={**found[-1].means, "named": "named"})
            at = one.end if one else at + 1
        settled = (_settled(found, at, len(tokens)) for at in range(len(found)))
        return tuple(one for one in settled if one is not None)

    def _phrase(self, forms: list[dict[str, bool]], at: int) -> WordSpan | None:
        for length in range(min(_LONGEST, len(forms) - at), 0, -1):
            for words in _choices(forms[at : at + length]):
                if means := self._phrases.get(words):
                    last = forms[at + length - 1][words[-1]]
                    kept = _by_article(means, words[-1], definite=last)
                    definite = forms[at][words[0]]
                    return WordSpan(at, at + length, kept, definite) if kept else None
        return None

    def _number(self, tokens: list[str], forms: list[dict[str, bool]], at: int) -> WordSpan | None:
        """A number in digits, or the sum of number words joined by «و»: «ألف وتسعمية وتمانين»."""
        if tokens[at].isdecimal():
            definite = at > 0 and tokens[at - 1] == _ARTICLE
            known = len(tokens[at]) <= _DIGITS
            return WordSpan(at, at + 1, {"number": tokens[at]}, definite) if known else None
        value, end, definite = self._part(forms, at)
        if value is None:
            return None
        while end < len(tokens):
            more, after = self._added(tokens, forms, value, end)
            if more is None:
                break
            value, end = value + more, after
        if value >= 1000 and value % 1000 == 0 and _TEENS.match(" ".join(tokens[end : end + 2])):
            return None  # a teen that is not known here: no year is said by half
        value, end = self._spoken(tokens, forms, value, end)
        return WordSpan(at, end, {"number": str(value)}, definite)

    def _added(
        self, tokens: list[str], forms: list[dict[str, bool]], value: int, at: int
    ) -> tuple[int | None, int]:
        """What «و» adds to a number, in one word or two («وثلاثة عشر»); by itself it adds to
        hundreds and thousands."""
        if not tokens[at].startswith("و"):
            return None, at
        first = [{tokens[at][1:]: False}]
        if tokens[at] == "و":
            if value < 100:
                return None, at
            at, first = at + 1, forms[at + 1 : at + 2]
        more, length, _ = self._part([*first, *forms[at + 1 : at + 2]], 0)
        return more, at + length

    def _spoken(
        self, tokens: list[str], forms: list[dict[str, bool]], value: int, end: int
    ) -> tuple[int, int]:
        """Number words in Latin letters: "eighty-two", "two thousand and twelve", "heştê û du"."""
        while end < len(tokens):
            joiner = tokens[end] if tokens[end] in _JOINERS else ""
            at = end + 1 if joiner else end
            if at >= len(tokens) or not tokens[at].isascii() or tokens[at].isdecimal():
                break
            more, after, _ = self._part(forms, at)
            whole = _together(value, more, joiner) if more is not None else None
            if whole is None:
                break
            value, end = whole, after
        return value, end

    def _part(self, forms: list[dict[str, bool]], at: int) -> tuple[int | None, int, bool]:
        for length in (2, 1):
            for words in _choices(forms[at : at + length]):
                if len(words) == length and (key := self._phrases.get(words, {}).get("number")):
                    return int(key), at + length, forms[at][words[0]]
        return None, at, False


# «و» and a word that ends like the numbers from 11 to 19.
_TEENS: Final = re.compile(r"و\s?\S+عش(?:ر[ةه]?)?(?:\s|$)")


def _ends_in_rank(tokens: Sequence[str], spots: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a number in digits is written with the end of a rank: "3rd", "3yem"."""
    if not tokens[at].isdecimal() or len(tokens[at]) > _DIGITS // 2 or at + 1 >= len(tokens):
        return False
    return tokens[at + 1] in _RANK_ENDS and spots[at].end() == spots[at + 1].start()


def _is_monday(found: Sequence[WordSpan], number: WordSpan, day: WordSpan) -> bool:
    """«نهار الاثنين»: with the article alone it is the day and not the number, but for «سنة الاثنين»,
    «شهر الاثنين», «الساعة الاثنين»."""
    before = found[-1] if found and found[-1].end == number.start else None
    counts = before is not None and bool(
        before.get("hour") or before.get("unit") not in ("", "day")
    )
    return number.definite and number.end == day.end and bool(day.get("weekday")) and not counts


def _by_article(means: Mapping[str, str], word: str, *, definite: bool) -> dict[str, str]:
    """What a phrase means, but numbers, by whether its last word has the article."""
    kept = {name: key for name, key in means.items() if name != "number"}
    births = _BY_ARTICLE.get(kept.get("feast", ""))
    if births and not word.isascii():
        without = births if definite else {"feast"}
        kept = {name: key for name, key in kept.items() if name not in without}
    return kept


def _is_of_another(found: WordSpan, behind: str) -> bool:
    """Whether «عيد» stands before a name that is not known here: it is that feast, and neither Eid."""
    named = found.get(_EID) == "eid" and not found.definite
    return named and not behind.isascii() and not behind.startswith("و")


def _is_rank_of_another(
    one: WordSpan, found: Sequence[WordSpan], tokens: list[str], at: int
) -> bool:
    """Whether a rank is of a thing that is not known here: «الدفعة الأولى من آب» is no first of August."""
    if not one.get("ordinal") or not at or (found and found[-1].end == at):
        return False
    before = tokens[at - 1]
    if before.isascii():
        return (
            one.end == at + 1
            and tokens[at].endswith(_RANKS)
            and before.endswith(_BOUND)
            and before not in _DAY_OF
        )
    return one.definite and any(_forms(before).values())


def _settled(found: Sequence[WordSpan], at: int, end: int) -> WordSpan | None:
    """A word that tells something only beside others: «لما راح» and no more; "was fifteen when"."""
    one, rest = found[at], found[at + 1 : at + 3]
    near = [two for before, two in zip((one, *rest), rest, strict=False) if two.start == before.end]
    if one.get("gone"):
        before = found[at - 1] if at and found[at - 1].end == one.start else None
        told = before is not None and (before.get("when") or before.get("unit") == "day")
        last = one.end == end or any(map(_begins_age, near[:1], [*near[1:], one]))
        return replace(one, means={"told_anchor": "loss"}) if told and last else None
    if one.get("was"):
        aged = len(near) == 2 and near[0].number is not None and _tells_time(near[1])
        return replace(one, means={"age": "was"}) if aged else None
    return one


def _begins_age(one: WordSpan, behind: WordSpan) -> bool:
    return bool(one.get("age") or (one.number is not None and behind.get("age")))


def _tells_time(one: WordSpan) -> bool:
    return bool(one.get("when") or one.get("told_anchor") or one.get("unit") == "day")


def _is_named(found: WordSpan, behind: str) -> bool:
    """«سنة الثلجة»: a year that has a name, and no distance."""
    return found.get("year_word") == "year" and behind.startswith(_ARTICLE)


def _together(value: int, more: int, joiner: str) -> int | None:
    """Two number words as one number; None where they are two numbers ("two and three")."""
    if more in (100, 1000) and 0 < value < 100 and not joiner:
        return value * more
    if value >= 100 and ((more < 100 and value % 100 == 0) or (more < 1000 and value % 1000 == 0)):
        return value + more
    if value % 100 >= 20 and value % 10 == 0 and 0 < more < 10 and joiner != _AND:
        return value + more
    if value in _CENTURIES and 10 <= more < 100 and not joiner:
        return value * 100 + more
    return None


def _counted(before: Sequence[WordSpan], word: WordSpan) -> bool:
    """«du hefte»: behind a small number a word that is a number too (heftê, 70) is what is counted."""
    near = before[-1] if before and before[-1].end == word.start else None
    return bool(word.get("unit") and near and near.number is not None and near.number < 100)


def _heard(category: str, row: Any) -> Iterable[str]:
    """The words of one row; of a unit, those for one, two and many."""
    if isinstance(row, list):
        return [str(one) for one in row]
    if category == "unit":
        return [*row["one"], *row["two"], *row["many"]]
    return [str(one) for one in row["words"]]


def _bare(word: str) -> str:
    return word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else word


def _forms(token: str) -> dict[str, bool]:
    """The forms under which a token is looked up; True where an article was taken off."""
    forms = {token: False}
    shorter = [token[1:]] if token[:1] in _PREFIXES and len(token) > 3 else []
    if token[:1] in _JOINED and token[1:2] in _PREFIXES and len(token) > 4:  # «وبرمضان»
        shorter.append(token[2:])
    for word in (token, *shorter):
        forms.setdefault(word, False)
        while word.startswith(_ARTICLE) and len(word) > 3:
            word = word[2:]
            forms.setdefault(word, True)
    if token.startswith("لل") and len(token) > 4:
        forms.setdefault(token[2:], True)
    return forms


def _choices(forms: list[dict[str, bool]]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for one in forms:
        found = [(*before, word) for before in found for word in one]
    return found


@lru_cache(maxsize=4)
def _shipped(fold: Fold, _resources: Path) -> Lexicon:
    return Lexicon._learnt(fold, ())
