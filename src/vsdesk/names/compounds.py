"""The words of a name in plain letters: articles, titles, bin and bint, compounds, in every script.

'Abd + X, Abu and Umm + X, X + al-Din and X + Allah are one name, written apart or together.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from vsdesk.memo import memo
from vsdesk.names.fold import fold, unmarked
from vsdesk.names.kurdish_letters import in_latin
from vsdesk.names.normal_form import normal

LONGEST: Final = 40  # letters of a token that are read
MOST_TOKENS: Final = 12  # tokens of one name that are read
MOST_LETTERS: Final = LONGEST * MOST_TOKENS  # and letters
TEH: Final = "ٿ"  # stands for teh marbuta, which is read t in Hayat and Hikmet
MARKED: Final = str.maketrans(
    {"ş": "sh", "ș": "sh", "š": "sh", "ç": "ch", "č": "ch", "ğ": "gh", "ġ": "gh", "ẍ": "gh"}
    | {"ḫ": "kh", "ṯ": "th", "ḏ": "dh", "ǧ": "j"}
    | {"ة": TEH}
    | dict.fromkeys("'’‘ʼʿʾ`´ʻ")
)
_KURMANJI: Final = re.compile("[xêîû]")
_LONG: Final = str.maketrans(
    dict(zip("êîûâēīūāôō", "\ue000\ue001\ue002\ue003" * 2 + "oo", strict=True))
)
_LONG_BACK: Final = str.maketrans("\ue000\ue001\ue002\ue003", "EIUA")

_OWN_ARTICLE: Final = re.compile("^(?:الياس|الهام|الماس|الين|اليس|البير|الفت|الاء)$")
SPACES: Final = re.compile(r"[^\w]+|_")
_APART: Final = re.compile("[^\\w\ue000-\ue003]+|_")
SON_OF: Final = frozenset({"بن", "ابن", "بنت", "bin", "ben", "ibn", "bint"})
# By these a family says whose child somebody is; in a name that is written down only the first are left out.
CHILD_OF: Final = SON_OF | {"ولد", "kure", "keca", "qiza", "lawe"}
_ARTICLE_WORDS: Final = "ال al el ul il ar er ur as es us ash ad ed ud at et an en az"
ARTICLES: Final = frozenset(_ARTICLE_WORDS.split())
_TITLE_WORDS: Final = (
    "الحاج حاج الحجه الشيخ شيخ السيد السيده الدكتور دكتور د الاستاذ استاذ المهندس الملازم الشهيد "
    "hajj haj hac haji sheikh shaikh cheikh shekh shex sayyid mr mrs dr ustaz mamosta seyda shehid"
)
_TITLES: Final = frozenset(_TITLE_WORDS.split())
_ABD: Final = re.compile("^(?:عبد|[aeiou]+[bvp][aeiou]?d(?:[aeiou]+(?:l|r|s|n|d|t|z|sh)?)?)$")
_ABU: Final = re.compile("^(?:ابو|ابي|ابا|[ae]b(?:ou?|u|oe)l?)$")
_UMM: Final = re.compile("^(?:ام|[aeou]+m(?:me)?)$")
_SECOND: Final = re.compile("^(?:الدين|الله|[ae]?d?d(?:i|ee|ei|y)ne?|[ae]?ll?ah?)$")
_WITH_DIN: Final = re.compile("^(...+?)(?:الدين|[aeiou]?(?:l-?d|d-?d|tt)[aeiy]+ne?)$")


def name_tokens(name: str) -> list[tuple[str, bool]]:
    """The tokens of a name in plain letters; a compound gives itself and its parts.

    The second value tells that the token is written in Kurmanji's way. bin, ibn, bint and an
    article written apart are left out; titles stay, since many are family names. Kurdish in Arabic letters
    gives its tokens in Latin ones too.
    """
    ways = dict.fromkeys((name, in_latin(name)))
    return [token for one in ways for token in _tokens(one)]


def _tokens(name: str) -> list[tuple[str, bool]]:
    parts = [plain_of(part) for part in SPACES.split(_marks_out(name)) if part]
    parts = [part for part in parts if part[0] and part[0] not in SON_OF]
    if len(parts) > 1:
        parts = [part for part in parts if part[0] not in ARTICLES] or parts
    compounds = [
        (joined(first, second), hint or also)
        for (first, hint), (second, also) in pairwise(parts)
        if is_compound(first, second)
    ]
    return parts + compounds


def units(name: str) -> list[str]:
    """The names in `name`, in order, each compound as one, in plain letters.

    Here a long vowel that Kurmanji or a scholar marks stays, as a capital (ê E, î I, û U, ā A), and
    teh marbuta as `TEH`. Titles before a name, bin and bint and articles written apart are left out.
    Kurdish in Arabic letters is read in Latin ones. At most `MOST_TOKENS` tokens are read.
    """
    lowered = normal("NFKC", in_latin(name[:MOST_LETTERS])).casefold()
    marked = normal("NFC", lowered).translate(MARKED).translate(_LONG)
    spread = (part[:LONGEST] for part in _APART.split(fold(marked)) if part)
    parts = [part.translate(_LONG_BACK) for part in spread][:MOST_TOKENS]
    parts = [part for part in parts if part.lower() not in SON_OF]
    if len(parts) > 1:
        parts = [part for part in parts if part.lower() not in ARTICLES] or parts
    while len(parts) > 1 and parts[0].lower() in _TITLES:
        parts = parts[1:]
    return _with_compounds(parts)


def written_parts(name: str) -> list[str]:
    """The names in `name` as they are written, in order, each compound as one; titles before it, bin and bint
    and articles written apart are left out."""
    words = [(one, fold(one)) for one in SPACES.split(name[:MOST_LETTERS]) if one]
    words = [one for one in words if one[1] not in SON_OF | ARTICLES] or words
    while len(words) > 1 and words[0][1] in _TITLES:
        words = words[1:]
    parts: list[str] = []
    last = ""
    for word, plain in words:
        if parts and is_compound(last, plain):
            parts[-1] = f"{parts[-1]} {word}"
        else:
            parts.append(word)
        last = plain
    return parts


def shortened(unit: str) -> str:
    """What a compound with al-Din is called for short (Kamal for Kamal al-Din), or "".

    `unit` as `units` gives it.
    """
    found = _WITH_DIN.match(unit.lower())
    return unit[: found.end(1)] if found else ""


def is_compound(first: str, second: str) -> bool:
    """Whether two tokens that follow one another are one name."""
    if len(first) > LONGEST or len(second) > LONGEST:
        return _begun(first) or _ended(second)
    return _begins(first) or _ends(second)


def _begun(token: str) -> bool:
    return bool(_ABD.match(token) or _ABU.match(token) or _UMM.match(token))


def _ended(token: str) -> bool:
    return _SECOND.match(token) is not None


_begins: Final = memo(8192)(_begun)
_ends: Final = memo(8192)(_ended)


def is_kunya(token: str) -> bool:
    """Whether a token is the first of a kunya: Abu, Umm."""
    return bool(_ABU.match(token) or _UMM.match(token))


def is_half(token: str) -> bool:
    """Whether a token is no name without its neighbour: Abd, Abu, Umm, al-Din, Allah."""
    return is_compound(token, token)


def joined(first: str, second: str) -> str:
    """Both parts of a compound as one token."""
    if is_arabic(first):
        bare = second if _SECOND.match(second) else without_article(second)
        return first + bare
    return first + second


def plain_of(token: str) -> tuple[str, bool]:
    """A token in plain letters, and whether it is written in Kurmanji's way."""
    return _plain_of(token[:LONGEST])


@memo(8192)
def _plain_of(token: str) -> tuple[str, bool]:
    lowered = normal("NFKC", token).casefold()
    hint = _KURMANJI.search(lowered) is not None
    return fold(lowered.translate(MARKED)), hint


def is_arabic(plain: str) -> bool:
    """Whether the first letter is Arabic."""
    return "\u0620" <= plain[:1] <= "\u06ff"


def without_article(plain: str) -> str:
    """An Arabic token without its article, unless the name owns it (Elias, Ilham, Almas)."""
    if plain.startswith("ال") and len(plain) > 3 and not _OWN_ARTICLE.match(plain):
        return plain[2:]
    return plain


def _with_compounds(parts: list[str]) -> list[str]:
    found: list[str] = []
    for part in parts:
        if found and is_compound(found[-1].lower(), part.lower()):
            found[-1] = joined(found[-1], part)
        else:
            found.append(part)
    return found


def _marks_out(name: str) -> str:
    return unmarked(normal("NFKC", name)).casefold().translate(MARKED)
