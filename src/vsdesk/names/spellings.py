"""The ways in which one name may be written: joined and parted, with and without articles, in each script.

A name gives all its spellings (`NamePart`); the words of a text are taken as they stand (`Word`), and what is
written together with the word that follows lets a name begin at a later letter. Both are cut into the same
letters, so a name is found whichever of the two is written apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Final

from vsdesk.memo import memo
from vsdesk.names.compounds import (
    ARTICLES,
    LONGEST,
    SON_OF,
    SPACES,
    is_arabic,
    is_compound,
    is_half,
    joined,
    without_article,
)
from vsdesk.names.fold import fold, unmarked
from vsdesk.names.kurdish_letters import in_latin
from vsdesk.names.normal_form import normal
from vsdesk.names.skeleton import skeletons, unit_skeletons, unmarked_skeletons

# Letters that a keyboard of Arabic does not have, by the one that is typed in their
# stead; hamza often is not.
_TYPED: Final = str.maketrans("ڪےۆۇێڵڕڤگپچژ", "كيوويلرفكبجز", "ء")
_NO_LETTERS: Final = re.compile(r"[\W\d_]+")
APOSTROPHES: Final = re.compile("['’‘ʼʿʾ`´ʻ]")
BOTH_WAYS: Final = (  # written with and without their long vowel
    *(("رحمان", "رحمن"), ("اسحاق", "اسحق"), ("اسماعيل", "اسمعيل"), ("ابراهيم", "ابرهيم")),
    *(("هارون", "هرون"), ("سليمان", "سليمن"), ("داوود", "داود")),
)
_JOINED: Final = (
    re.compile("^(عبد|ابو|ابي|ابا|بو)(...*)$"),
    re.compile("^(ام)(....*)$"),
    re.compile("^(...*?)(الدين|الله)$"),
)
END: Final = "|"  # of a word
_SHORTEST: Final = 3  # letters of a name whose end is spoken alike
# Words of their own, which are no name by the way.
_WORDS: Final = frozenset(
    [
        "منا",
        "منه",
        "لما",
        "لنا",
        "بنا",
        "هنا",
        "ليلا",
        "ليله",
        "سنه",
        "صفه",
        "حله",
        "عله",
        "سلمه",
        "نجوا",
        "ذكره",
        "كما",
        "كلا",
        "الا",
        "اما",
        "ولا",
        "فلا",
        "هذا",
        "هذه",
        "انا",
        "انه",
        "دعه",
        "مره",
    ]
)
_MADDA: Final = re.compile("^([وفبلك]?)آ(?=ل)")
_LONG_ALEF: Final = "ٲ"  # of آلان: no article, and not the word for "now"
# Of vowels alone, so that it has no skeleton: Aya.
_AYA: Final = re.compile("^(?:a+y+[ae]h?|[آا]ي[ةهاى])$")
_FATHER: Final = ("ابو", "ابي", "ابا", "بو")
_ARTICLE: Final = "ال"
_PARTS: Final = 4  # of one compound
_LONG: Final = 5  # sounds of several words that are heard as one
_MOST: Final = 40  # words of one name that are read: nobody is called by more
_LETTERS: Final = LONGEST * _MOST  # and letters, with all that stands between
USUAL: Final = 60  # letters of names that are remembered as they were taken apart
KEPT: Final = 4_096  # of them
# bi-, li-, 'al-, hal-, bihal-
_LEANING: Final = re.compile("^([وف]?)([بلكعه]?)((?<=[بلكع])ه(?=ال))?(ال|(?<=ل)ل)?")
_LATIN_ARTICLE: Final = re.compile(r"^(?:[aeiu]l(?=...)|[aeu]sh(?=sh.)|[aeu]([srndtz])(?=\1..))")
_ENDINGS: Final = re.compile(
    "(?<=..)(?:ي?ون|ي?ين|(?:y?[eaiêî]|y?an|y?[eê]n|ek[eiêî]?|e?s|l[ae]r)(?:r[ea]|d[ae])?)$",
    re.IGNORECASE,
)

Sound = tuple[bool, str]  # whether it is Arabic, the skeleton


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text in plain letters; `begins` are the places at which a name may begin in it."""

    letters: str = field(repr=False)
    begins: tuple[int, ...] = field(repr=False)
    raw: str = field(repr=False)  # as it is written: its sound asks for the marks

    def readings(self) -> Iterator[str]:
        """The word from each beginning on, with and without a plural or an ending of Kurmanji."""
        for at in self.begins:
            rest = self.letters[at:]
            yield rest
            if found := _ENDINGS.search(rest):
                yield rest[: found.start()]

    def without_ending(self) -> str:
        """The whole word without a plural or an ending of Kurmanji."""
        found = _ENDINGS.search(self.letters)
        return self.letters[: found.start()] if found else self.letters

    def sounds(self) -> frozenset[str]:
        """The skeletons of all these readings; marks may have been left out."""
        ways = {*self.readings(), self.raw}
        ways |= {self.raw[: found.start()] for found in [_ENDINGS.search(self.raw)] if found}
        return frozenset(sound for one in ways for sound in _heard(one))

    def sounds_with(self, second: Word) -> frozenset[str]:
        """The skeletons of both as one name (Abd al-Rahman, Nur al-Din); none where they are not."""
        return frozenset(
            sound
            for at in self.begins
            for end in second.readings()
            if is_compound(self.letters[at:], end)
            for sound in _heard(joined(self.letters[at:], end))
        )


@dataclass(frozen=True, slots=True)
class NamePart:
    """A word of a name, or a compound as one: its spellings, those of the halves that are
    names, its skeletons."""

    whole: frozenset[str] = field(repr=False)
    halves: frozenset[str] = field(repr=False)
    sounds: frozenset[Sound] = field(repr=False)
    spoken: frozenset[str] = field(
        default=frozenset(), repr=False
    )  # with another letter at the end

    def with_all_of(self, other: NamePart) -> NamePart:
        """The same part, written in these ways too."""
        return NamePart(
            self.whole | other.whole,
            self.halves | other.halves,
            self.sounds | other.sounds,
            self.spoken | other.spoken,
        )

    @property
    def spellings(self) -> frozenset[str]:
        """All of them; two letters at least, of what is longer than `LONGEST` the beginning."""
        return self.usual | frozenset(one[:LONGEST] for one in self.spoken)

    @property
    def usual(self) -> frozenset[str]:
        """The same with its own letter at the end: what makes a name somebody else's lets more out."""
        return frozenset(one[:LONGEST] for one in self.whole | self.halves if len(one) > 1)


def words(text: str) -> tuple[Word, ...]:
    """The words of a text; what is no letter parts them, digits inside of them are left out."""
    found = map(_word, SPACES.split(unmarked(text)))
    return tuple(one for one in found if one is not None)


def _word(raw: str) -> Word | None:
    """As `parts`: the words of a file are read anew for each exit, and are the same few."""
    return _usual_word(raw) if len(raw) <= USUAL else _read_word(raw)


@memo(KEPT)
def _usual_word(raw: str) -> Word | None:
    return _read_word(raw)


def _read_word(raw: str) -> Word | None:
    letters = _letters(raw)
    return Word(letters, begins_of(letters), raw) if letters else None


def without_apostrophes(token: str) -> str:
    """A word as it is read in a name: Wa'd is Wad."""
    return APOSTROPHES.sub("", token)


def is_read(name: str) -> bool:
    """Whether all of a name is read: of what is longer than any name `parts` gives the beginning alone."""
    return len(name) <= _LETTERS and sum(1 for one in SPACES.split(name) if one) <= _MOST


def parts(name: str) -> Iterable[NamePart]:
    """The parts of a name, and the name as one word; articles written apart, bin and bint are left out.

    What is looked for in every file (whoever is hidden in one of an incident's) is taken apart once.
    """
    return _usual(name) if len(name) <= USUAL else _taken_apart(name)


@memo(KEPT)
def _usual(name: str) -> tuple[NamePart, ...]:
    return tuple(_taken_apart(name))


def _taken_apart(name: str) -> Iterable[NamePart]:
    """Kurdish in Arabic letters is written in Latin ones too."""
    typed, latin = tuple(_parts_of(name)), in_latin(name)
    spelt = typed if latin == name else tuple(_parts_of(latin))
    return map(NamePart.with_all_of, typed, spelt) if len(typed) == len(spelt) else typed + spelt


def heard_in_order(name: str) -> tuple[frozenset[Sound], ...]:
    """How each word of a name sounds, in their order: of one that counts as a whole only."""
    return tuple(
        frozenset((is_arabic(letters), sound) for sound in _heard(letters) | _heard(raw))
        for letters, raw in _held(name)
    )


def heard_as_one(name: str) -> frozenset[Sound]:
    """How a name sounds that is written as one word; nothing where several short ones
    would sound like any word."""
    held = _held(name)[: _PARTS + 1]
    if not 0 < len(held) <= _PARTS:
        return frozenset()
    ways = {*_ways(_atoms(held)), "".join(raw for _, raw in held)}
    least = _LONG if len(held) > 1 else 0
    return frozenset(
        (is_arabic(held[0][0]), sound)
        for way in ways
        for sound in _heard(way)
        if len(sound) >= least
    )


def _held(name: str) -> list[tuple[str, str]]:
    """The words of a name in plain letters and as they are written; articles written apart, bin
    and bint are left out."""
    bare = APOSTROPHES.sub("", unmarked(name[:_LETTERS]))
    raws = islice((one for one in SPACES.split(bare) if one), _MOST)
    held = [(_letters(raw)[:LONGEST], raw) for raw in raws]
    held = [one for one in held if one[0]]
    return [one for one in held if one[0] not in SON_OF | ARTICLES] or held


def _parts_of(name: str) -> Iterator[NamePart]:
    held = _held(name)
    unit: list[tuple[str, str]] = []
    for one in held:
        if unit and (len(unit) == _PARTS or not is_compound(unit[-1][0], one[0])):
            yield _part(unit)
            unit = []
        unit.append(one)
    if unit:
        yield _part(unit)
    if 1 < len(held) <= _PARTS:
        yield NamePart(frozenset(_ways(_atoms(held))), frozenset(), frozenset())


def _part(unit: list[tuple[str, str]]) -> NamePart:
    atoms = _atoms(unit)
    whole = _ways(atoms)
    halves = {way for one in atoms if not is_half(one) for way in _ends(without_article(one))}
    heard = unit_skeletons(" ".join(raw for _, raw in unit))
    heard |= {sound for way in halves | whole for sound in _heard(way)}
    arabic = is_arabic(atoms[0])
    return NamePart(
        *(frozenset(whole), frozenset(halves), frozenset((arabic, sound) for sound in heard)),
        frozenset(one for way in whole for one in _spoken(way, unit[-1][1])),
    )


def _spoken(way: str, raw: str) -> Iterator[str]:
    """A name with another letter at its end that is spoken alike: an alef for ى and teh, a teh for an alef.
    It counts as a word alone, with `END` behind: سلما is no part of سلمان."""
    ends = {"ا": "ه", "ه": "ا"}.get(way[-1], "ا" if raw.endswith("ى") else "")
    if is_arabic(way) and ends and len(way) >= _SHORTEST and (one := way[:-1] + ends) not in _WORDS:
        yield one + END


def _atoms(unit: list[tuple[str, str]]) -> list[str]:
    return [atom for letters, _ in unit for atom in _apart(letters)]


def _apart(letters: str) -> list[str]:
    """A compound that is written as one word, cut."""
    for pattern in _JOINED:
        if found := pattern.match(letters):
            return [found[1], *_apart(found[2])]
    return [letters]


def _ways(atoms: list[str]) -> set[str]:
    """The atoms as one word; an article inside may stand or not (of very many, only as they are)."""
    if len(atoms) > 2 * _PARTS:
        return {"".join(atoms)}
    first = _FATHER if atoms[0] in _FATHER else (without_article(atoms[0]),)
    rest = [_with_article(one) for one in atoms[1:]]
    return {way for one in product(first, *rest) for way in _ends("".join(one))}


def _with_article(atom: str) -> tuple[str, ...]:
    bare = without_article(atom)
    return (bare, _ARTICLE + bare) if is_arabic(atom) else (atom,)


def _ends(written: str) -> set[str]:
    """A teh at the end is written in two ways (Hikmet); a Latin article may be written with its word."""
    found = {written}
    if is_arabic(written) and written[-1] in "هت":
        found |= {written[:-1] + "ه", written[:-1] + "ت"}
    if article := _LATIN_ARTICLE.match(written):
        found.add(written[article.end() :])
    return found


def typed(plain: str) -> str:
    """Folded letters as a keyboard of Arabic has them."""
    return plain.translate(_TYPED)


def _letters(raw: str) -> str:
    plain = typed(_NO_LETTERS.sub("", fold(_MADDA.sub(rf"\1{_LONG_ALEF}", normal("NFC", raw)))))
    for long, short in BOTH_WAYS:
        plain = plain.replace(long, short)
    return plain


def begins_of(letters: str) -> tuple[int, ...]:
    """Behind what is written together with the word that follows (wa, bi, li), and behind its article."""
    found = {0}
    if article := _LATIN_ARTICLE.match(letters):
        found.add(article.end())
    if is_arabic(letters) and (leaning := _LEANING.match(letters)):
        found |= {leaning.end(group) for group in (1, 2, 3, 4) if leaning[group]}
    return tuple(sorted(at for at in found if at == 0 or len(letters) - at > 1))


def _heard(word: str) -> frozenset[str]:
    """How a word sounds; in Kurmanji an x may be غ."""
    if word[:1] in ("آ", _LONG_ALEF):
        word = "اا" + word[1:]  # no article begins with it
    found = skeletons(word) | unmarked_skeletons(word)
    if "x" in word.lower():
        found |= skeletons(word.lower().replace("x", "gh"))
    return found | {"ay"} if _AYA.match(word) else found
