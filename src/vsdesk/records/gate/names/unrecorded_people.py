"""Who is named in words that leave and has no record here: «صهرنا ياسر» among those who were taken along.

Nobody asked them, no answer of theirs can be on file, and no mark can stand at a person who is none. So it is
said before the paper leaves. A name is heard behind a relative, a title or a kunya, where two stand in a row,
and, in a field that says who somebody is, alone. It keeps nothing back by itself. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from vsdesk.names.address import addressed_from, is_of_no_person
from vsdesk.names.common import is_common
from vsdesk.names.fold import fold
from vsdesk.names.spellings import words
from vsdesk.records.consent import recipients
from vsdesk.records.dates.told_others import KIN_AR, KIN_EN, KIN_KU
from vsdesk.records.gate.names.name_parts import NameParts, of_person
from vsdesk.records.gate.names.surnames import Surnames
from vsdesk.records.gate.told.kept_from import holds_told_words
from vsdesk.records.gate.told.told_texts import texts_in
from vsdesk.records.kinds.consent import ANSWERS

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.gate.record_filter import DisclosedRecord

# Whoever is named in these is named as who has a record: it is their own, or that of who told it.
_RECORDS: Final = frozenset(
    {"person", "person_name", "perpetrator", "source", "organisation", "place"}
)
_SENTENCE: Final = re.compile(r"[^\n.!?؟،,;؛]+")
_TOKEN: Final = re.compile(r"[^\s«»\"“”()\[\]]+")
# In the form in which words are compared.
_IN_LAW_AR: Final = "صهر|سلف|سلفت|عديل|نسيب|نسيبت|كنت|قريب|قريبت|صديق|صديقت|زميل|زميلت|جارت|حفيد|حفيدت|زوجه|خاله|عمه|جده"
_OF_WHOM: Final = "(?:ي|نا|تي|تنا|ه|ها|و|هم|هن|ن|كم|كن|ك|ا)?"
_KIN: Final = re.compile(
    rf"[وف]?ل?(?:ال)?(?:{KIN_AR}|{_IN_LAW_AR}){_OF_WHOM}|(?:{KIN_EN})|(?:{KIN_KU}|zava(?:ye)?|bura(?:ye)?|ciran(?:e|a))"
)
_BETWEEN: Final = frozenset({"wi", "we", "wan", "min", "me", "te", "ye", "ya", "in", "law"})
_PARENTS: Final = re.compile(
    r"[وف]?(?:اب|ابو|ابي|ابا|ام|والد|والدت|جد|جدت)(?:ي|نا|ه|ها|و|هم|هن|ا)?|(?:grand)?(?:father|mother)|(?:bav|day|di|bapir|dapir)(?:e|a|ye|ya)"
)
_AWAY: Final = 4  # words between a relative and the name: «أخوه الكبير», "birayê wî yê biçûk"
_LONGEST: Final = 4  # words of a name
# Names that are words of days and blessings as well: two of them in a row name nobody.
_ALSO_WORDS: Final = frozenset(
    map(
        fold,
        (
            "صباح",
            "جمعة",
            "رمضان",
            "عيد",
            "مطر",
            "بدر",
            "سلام",
            "سعيد",
            "كريم",
            "فرج",
            "نور",
            "أمل",
            "حياة",
            "جهاد",
            "ربيع",
        ),
    )
)


def unrecorded_people(
    disclosed: GateDecision,
    dossier: Dossier,
    dictionary: Dictionary,
    read: Iterable[DisclosedRecord],
) -> tuple[str, ...]:
    """As they are named in the words of these records, each once; none on a paper that stays inside, or of
    the family's own."""
    to = recipients.of(disclosed.request.recipient)
    if to.inside or to.sort == "family":
        return ()
    reader = dossier.once(_reader)
    found = (
        named
        for record in read
        if record.kind not in _RECORDS | ANSWERS
        for name, values in record.values.items()
        if holds_told_words(dictionary, record.kind, name)
        for spec in [dictionary.field(record.kind, name)]
        for value in values
        for text in texts_in(value)
        for named in reader.named(text, alone=spec is not None and spec.who)
    )
    return tuple(dict.fromkeys(found))


def stand_on(named: Iterable[str], texts: Sequence[str]) -> tuple[str, ...]:
    """Those that stand in the texts of a paper, however its lines are broken."""
    held = _plain(" ".join(texts))
    return tuple(one for one in named if _plain(one) in held)


class UnrecordedReader:
    """Reads told words for names that nobody on file bears."""

    def __init__(self, people: NameParts) -> None:
        self._given = Surnames.among((*people.given, *people.called, *people.inner), guards=False)
        self._further = Surnames.among((*people.further, *people.family), guards=False)

    def named(self, text: str, *, alone: bool = False) -> Iterator[str]:
        """The names, with the relative or the title before them; `alone`: a name is enough."""
        for sentence in _SENTENCE.finditer(text):
            yield from self._of(_TOKEN.findall(sentence[0]), alone=alone)

    def _of(self, tokens: Sequence[str], *, alone: bool) -> Iterator[str]:
        given, further = self._given.places(tokens), self._further.places(tokens)
        at = 0
        while at < len(tokens):
            end = self._end(tokens, at, given)
            start = self._start(tokens, at, end, further, alone=alone) if end > at else None
            if start is not None:
                yield " ".join(tokens[start:end])
            at = max(end, at + 1)

    def _end(self, tokens: Sequence[str], at: int, given: frozenset[int]) -> int:
        """Behind the name that begins here; here where none does, or that of somebody on file."""
        if at in given:  # with whatever name of theirs follows
            return next(
                (n for n in range(at + 1, len(tokens)) if not _is_name(tokens[n])), len(tokens)
            )
        if not (
            _is_name(tokens[at]) or (_kin_before(tokens, at) is not None and _is_proper(tokens[at]))
        ):
            return at
        most = min(len(tokens), at + _LONGEST)
        return next((n for n in range(at + 1, most) if not _goes_on(tokens[n])), most)

    def _start(
        self, tokens: Sequence[str], at: int, end: int, further: frozenset[int], *, alone: bool
    ) -> int | None:
        """From where somebody is named whose name begins here; None where nothing says that it is a name, or
        it is that of somebody on file."""
        if at in self._given.places(tokens) or is_of_no_person(tokens, at):
            return None
        kin = _kin_before(tokens, at)
        if kin is not None:
            return None if at in further and _PARENTS.fullmatch(fold(tokens[kin])) else kin
        if (start := addressed_from(tokens, at)) is not None:
            return None if at in further else start
        if at in further:
            return None
        row = [one for one in tokens[at:end] if _is_name(one)]
        in_a_row = len(row) > 1 and not all(fold(one) in _ALSO_WORDS for one in row)
        return at if in_a_row or (alone and _begins(tokens, at)) else None


def _reader(dossier: Dossier) -> UnrecordedReader:
    """Everybody on file, in each reading of it, by every name that they were called."""
    every = [one for read in dossier.readings for one in read]
    people = [one for one in every if one.kind == "person"]
    names = [one for one in every if one.kind == "person_name"]
    return UnrecordedReader(of_person(dossier, people, names))


def _kin_before(tokens: Sequence[str], at: int) -> int | None:
    """Where a relative stands just before: «صهرنا», «أخوه الكبير», "birayê wî yê biçûk", "brother-in-law"."""
    for n in range(at - 1, max(-1, at - 1 - _AWAY), -1):
        plain = fold(tokens[n]).replace("-", "")
        if _KIN.fullmatch(plain):
            while n and _KIN.fullmatch(fold(tokens[n - 1])):  # «ابن عمو»
                n -= 1
            return n
        if not (plain.startswith("ال") or plain in _BETWEEN or fold(tokens[n - 1]) in ("ye", "ya")):
            return None
    return None


def _begins(tokens: Sequence[str], at: int) -> bool:
    """Whether a name stands first among those that are listed."""
    before = fold(tokens[at - 1]) if at else ""
    return _is_name(tokens[at]) and (before in ("", "و", "and", "u") or tokens[at][:1] == "و")


def _is_name(token: str) -> bool:
    """Whether a word is written as a name that many bear; in Latin letters with a capital."""
    if token[:1].isascii() and not token[:1].isupper():
        return False
    return _is_common(token) or _is_common(token.removeprefix("و"))


def _is_common(token: str) -> bool:
    return any(map(is_common, words(token)))


def _is_proper(token: str) -> bool:
    """Whether a word in Latin letters has a capital, as names have."""
    return token[:1].isupper() and token[1:2].islower()


def _goes_on(token: str) -> bool:
    """Whether a word behind a name may be the father's, or the family's; «ومحمود» is another one."""
    if token[:1].isascii():
        return _is_proper(token)
    return _is_common(token) or (token.startswith("ال") and len(token) > _LONGEST)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
