"""The distance of two names: weighted edits on consonants, plus the conflict of their vowel slots.

0 is one name, in whatever script; `CLOSE` and below may well be one name; from `FAR` on two names
have nothing to do with each other. Cheap are the letters that scripts and dialects mix up: g/k, g/q,
c/j, h/kh, d/z, th/s, v/w.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from vsdesk.names.compounds import units
from vsdesk.names.sound import CODE, LETTERS, sounds
from vsdesk.names.vowels import UNIT, conflicts

EXACT: Final = 0.02
NEAR: Final = 0.1
CLOSE: Final = 0.2505
SIMILAR: Final = 0.36
FAR: Final = 0.55
ONE_LETTER: Final = 26  # a letter and a vowel: what one slip of the pen may cost, in parts of UNIT
LEVELS: Final = (EXACT, NEAR, CLOSE, SIMILAR, FAR)  # bounds of the levels; beyond: another name

# pairs of letters that may stand for one sound, and what taking one for the other costs (of UNIT)
_ALIKE: Final = {
    0: "Cj JZ",
    1: "Ck qk cj Ts Tt Dd Dz Zz Z~ ZD ~d ~z ~D vw bp gq Cc Cs cS fv tT",
    2: "gj gk gQ hX Xk dz Zd vb Jj Jz bv jJ Tz TD dt td Cq pf cs",
    4: "Xq Qk sS zs zj y' w' sZ XQ",
    8: "kh hQ qQ bf ZT ws yj jS db mn",
}
_DROPPED: Final = {"'": 16, "h": 11, "&": 16, "v": 12, "w": 12, "y": 12, "?": 0}
_ANOTHER: Final = UNIT + 1  # one letter of four for quite another: Ahmed and Muhammad are not close
TURNED: Final = 14  # two neighbouring letters the other way round: a slip of the hand
_ABD: Final = bytes([CODE["&"]])


@cache
def letter_costs() -> tuple[tuple[int, ...], ...]:
    """What taking one letter for another costs, by their codes."""
    costs = [[_ANOTHER] * len(LETTERS) for _ in LETTERS]
    for code in range(len(LETTERS)):
        costs[code][code] = 0
    for cost, pairs in _ALIKE.items():
        for pair in pairs.split():
            one, two = CODE[pair[0]], CODE[pair[1]]
            costs[one][two] = costs[two][one] = cost
    return tuple(map(tuple, costs))


@cache
def dropped_costs() -> tuple[int, ...]:
    """What one letter more or less costs, by its code."""
    return tuple(_DROPPED.get(letter, UNIT) for letter in LETTERS)


@cache
def slot_costs() -> tuple[tuple[int, ...], ...]:
    """The conflict of two vowel slots, by their codes."""
    return conflicts()


def between(one: bytes, two: bytes) -> float:
    """The distance of two sounds."""
    if one == two:
        return 0.0
    swaps, drops, slots = letter_costs(), dropped_costs(), slot_costs()
    higher: list[int] = []
    above: list[int] = []
    row = [0]
    for at in range(0, len(two), 2):
        row.append(row[-1] + drops[two[at]])
    for i in range(0, len(one), 2):
        higher, above, row = above, row, [row[0] + drops[one[i]]]
        for n, j in enumerate(range(0, len(two), 2)):
            aligned = above[n] + swaps[one[i]][two[j]] + slots[one[i + 1]][two[j + 1]]
            least = min(aligned, above[n + 1] + drops[one[i]], row[n] + drops[two[j]])
            if i and j and one[i] == two[j - 2] and one[i - 2] == two[j]:
                least = min(least, higher[n - 1] + TURNED)
            row.append(least)
    return scaled(row[-1], weight(one) + weight(two))


def weight(sound: bytes) -> int:
    """The letters of a sound that tell names apart: 'Abd is none."""
    return len(sound) // 2 - (sound[:1] == _ABD)


def scaled(cost: int, letters: int) -> float:
    """The cost of edits over the mean number of letters of the two (two at least)."""
    return 2 * cost / (UNIT * max(4, letters))


def of_names(one: str, two: str) -> float:
    """The distance of two names as written; 1.0 when one of them has no letter that is read."""
    ours, theirs = sounds("".join(units(one))), sounds("".join(units(two)))
    return min((between(a, b) for a in ours for b in theirs), default=1.0)
