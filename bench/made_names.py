"""Made-up names for measuring: invented roots in the patterns of Arabic names, spelled in four ways.

None is copied from anywhere. They are not the names on which matching was tuned (what is a common
name, resources/names/common.txt, is left out), and like real ones they come in families that differ
in a vowel only: Samer and Samir have their like here.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from vsdesk import paths
from vsdesk.names.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STYLES: Final = ("ar", "en", "fr", "ku", "tr")
_ROOT: Final = [
    "ب",
    "ت",
    "ج",
    "ح",
    "خ",
    "د",
    "ر",
    "ز",
    "س",
    "ش",
    "ص",
    "ط",
    "ع",
    "غ",
    "ف",
    "ق",
    "ك",
    "ل",
    "م",
    "ن",
    "ه",
]
# consonant: English, French, Kurmanji, Turkish spellings
_LATIN: Final = {
    "ب": "b b b b", "ت": "t t t t", "ج": "j j|dj c c", "ح": "h h h h", "خ": "kh kh x h",
    "د": "d d d d", "ر": "r r r r", "ز": "z z z z", "س": "s|ss s|ss s s", "ش": "sh ch ş ş",
    "ص": "s|ss s s s", "ط": "t t t t", "ع": "|' | | ", "غ": "gh gh x|ẍ g|ğ", "ف": "f f f f",
    "ق": "q|k|g k|q q k", "ك": "k k k k", "ل": "l l l l", "م": "m m m m", "ن": "n n n n",
    "ه": "h h h h",
}  # fmt: skip  # a table, read by rows
_VOWELS: Final = {
    "a": "a|a|a|e a|e e e|a",
    "i": "i|e i|e i i",
    "u": "u|o ou|o u u",
    "A": "a|a|aa a a|a|e a",
    "I": "i|ee|y i î|î|i i",
    "U": "ou|u|oo ou û|û|u u",
    "Y": "i|y i î|i i",
    "E": "a|ah a|é e e",
}
# patterns of a root 1 2 3: vowels in capitals are long; ء is a vowel that begins the word
_GIVEN: Final = (
    *("1A2i3", "1a2I3", "1a22A3", "ma12U3", "1a2a3", "a12a3", "1u2a3", "1i2A3", "1a23An"),
    *("1a2U3", "mu1A2i3", "1u2ay3", "1a23E", "1a2I3E", "1A2i3E", "1a23A'", "ta12I3", "mi12A3"),
)
_FAMILY: Final = ("1a2a3Y", "1a22A3", "1A2i3Y", "1a2I3Y", "ma1A2i3", "1a23Y", "1u2ay3Y", "1a2A3Y")
_ARABIC_VOWEL: Final = {"A": "ا", "I": "ي", "U": "و", "Y": "ي", "E": "ة"}


@dataclass(frozen=True, slots=True)
class MadeName:
    """One name as sounds; its spellings are drawn anew each time."""

    arabic: str
    sounds: tuple[str, ...]  # consonants by their Arabic letter, vowels by their sign
    article: bool = False

    def spelled(self, style: str, rng: random.Random) -> str:
        """One spelling in a style."""
        if style == "ar":
            return _carelessly(("ال" if self.article else "") + self.arabic, rng)
        column = STYLES.index(style) - 1
        written = "".join(_latin(sound, column, rng) for sound in self.sounds)
        if self.article and style != "ku" and rng.random() < 0.7:
            written = rng.choice(("al-", "Al ", "el-", "al")) + written
        return rng.choice((str.title, str.title, str.title, str.upper, str.lower))(written)


class Names:
    """A pool of names, a few of them very common, as in life."""

    def __init__(
        self,
        rng: random.Random,
        patterns: Sequence[str],
        size: int,
        article: bool = False,
        first: float = 1,
    ) -> None:
        common = _common()
        made: dict[str, MadeName] = {}
        while len(made) < size:
            name = _made(rng.sample(_ROOT, 3), rng.choice(patterns), article)
            if fold(name.arabic) not in common:
                made.setdefault(fold(name.arabic), name)
        self._names: Final = list(made.values())
        # Zipf with a flattened head; the first is `first` times as common as its rank would have it
        weights = ((1 if rank else first) / (rank + 2) ** 1.05 for rank in range(size))
        self._until: Final = list(accumulate(weights))

    def draw(self, rng: random.Random) -> MadeName:
        """One name, the common ones often."""
        return rng.choices(self._names, cum_weights=self._until)[0]


def given_names(rng: random.Random, size: int) -> Names:
    """Names of persons."""
    return Names(rng, _GIVEN, size, first=2.3)


def family_names(rng: random.Random, size: int) -> Names:
    """Names of families and of places."""
    return Names(rng, _FAMILY, size, article=True)


def slip(text: str, rng: random.Random) -> str:
    """One letter dropped, doubled, or changed places with its neighbour."""
    if len(text) < 3:
        return text
    at = rng.randrange(len(text) - 1)
    one, two = text[at], text[at + 1]
    change: Callable[[], str] = rng.choice(
        (lambda: two + one, lambda: two, lambda: one + one + two)
    )
    return text[:at] + change() + text[at + 2 :]


def _made(root: list[str], pattern: str, article: bool) -> MadeName:
    sounds: list[str] = []
    for sign in pattern:
        sounds += ["ي" if sign == "y" else root[int(sign) - 1] if sign.isdigit() else sign]
    plain = [sound for sound in sounds if sound != "'"]
    letters = ""
    for at, sound in enumerate(plain):
        if sound in _ARABIC_VOWEL:
            letters += _ARABIC_VOWEL[sound]
        elif sound in "aiu":
            letters += "أ" if at == 0 else ""
        elif sound in "mtn" and sound.isascii():
            letters += {"m": "م", "t": "ت", "n": "ن"}[sound]
        elif at == 0 or sound != plain[at - 1]:
            letters += sound
    return MadeName(letters + ("ء" if "'" in pattern else ""), tuple(plain), article)


def _latin(sound: str, column: int, rng: random.Random) -> str:
    if sound == "ي":
        return "y"
    if sound in "mtn":
        return sound
    table = _VOWELS if sound in _VOWELS else _LATIN
    return rng.choice(table[sound].split(" ")[column].split("|"))


def _carelessly(arabic: str, rng: random.Random) -> str:
    """As people type: hamza, teh marbuta and yeh as they come."""
    if rng.random() < 0.5:
        arabic = arabic.replace("أ", "ا")
    if rng.random() < 0.3 and arabic.endswith("ة"):
        arabic = arabic[:-1] + "ه"
    if rng.random() < 0.15 and arabic.endswith("ي"):
        arabic = arabic[:-1] + "ى"
    return arabic


def _common() -> frozenset[str]:
    text = (paths.resources() / "names" / "common.txt").read_text(encoding="utf-8")
    return frozenset(fold(word) for word in text.split())
