"""Words in which somebody tells of what a body is known by: a birthmark, a scar, a tattoo, glasses: «وحمة ع
كتفو الشمال», "deqek li çena wê heye", "he wore glasses".

Nobody is asked about them on a first visit; what a family tells by itself is kept where it is looked for when
somebody is to be recognised. They record nothing by themselves. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.names.plain_text import plain_text
from vsdesk.records.checks.told_sentences import read_as

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

# By the terms of `am_mark_kind`. «نظارة» is a cell too, «دق» a knock, "xal" an uncle.
_MARKS: Final = {
    "birthmark": r"\b[وفب]?(?:ال)?وحم(?:ه|ات|ت\w{1,2})\b|\bn[iî][sş]an\w*\s+(?:ji\s+)?zikmak\w*|\bbirth\s?marks?\b",
    "mole": r"\b[وفب]?(?:ال)?شام(?:ه|ات)\b(?!\s+القديم)|\b(?:a|his|her|black|brown|dark)\s+moles?\b",
    "tattoo": r"\b[وفب]?(?:ال)?وشم\w{0,3}\b|\bموشوم\w*|\bdeq(?:ek|eke|[aeên]n?)?\b|\btattoo\w*",
    "scar": r"\b[وفب]?(?:ال)?ندب(?:ه|ات|ت\w{1,2})\b|\b(?:اثر|علامه|مطرح)\s+(?:جرح|عمليه|حرق|خياطه)\w*|\b[sş]op\w*\s+bir[iî]n\w*|\bscar(?:s|red)?\b",
}
_GLASSES: Final = r"\b[وفب]?(?:ال)?(?:نضار(?:ه|ات|ت)\w{0,3}|نظار(?:ات|ت(?=ه|و|ها|هن))\w{0,3})\b|\bber[cç]avk\w*|\b(?:eye)?glasses\b|\bspectacles\b"
_SIDES: Final = {
    "left": r"\b(?:ال)?(?:شمال|يسار|يسري|شمالي)\b|\b[cç]ep\w*\b|\bleft\b",
    "right": r"\b(?:ال)?(?:يمين|يمني)\b|\brast[eê]?\b|\bright\b",
}
_PARTS: Final = {
    "shoulder": r"كتف|\bmil[eê]\b|\bshoulder",
    "face": r"\b\w{0,3}(?:خد|وش|وجه|جبين|ذقن|دقن)(?:ه|و|ها|ا)?\b|\b[cç]en\w*|\br[uû]y[eê]\b|\bcheek|\bchin\b|\bface\b|\bforehead\b",
    "neck": r"رقب|\bst[uû]y?[eê]?\b|\bneck\b",
    "chest": r"صدر|\bs[iî]ng\w*|\bchest\b",
    "back": r"ظهر(?:ه|و|ها|ا)\b|ضهر|\bpi[sş]ta\b|\b(?:his|her|my|the)\s+back\b",
    "hand": r"\b\w{0,3}(?:ايد|يد)(?:ه|و|ها|ا)\b|\bdest[eê]\b|\bhand\b",
    "knee": r"ركب(?:ت|ه)|\b[cç]ok[aê]\b|\bknee\b",
}
_THINGS: Final = r"\b(?:كسروا?|لقينا|اخدوا?|سرقوا?)\s+(?:ال)?(?:نضار|نظار)|\b(?:broke|found|took|sunglasses)\b.{0,20}glasses"


def tells_of_signs(said: str) -> bool:
    """Whether a sentence, in plain letters, tells of one."""
    return bool(_mark(said)) or _has_glasses(said)


def signs_of(words: str) -> list[tuple[str, dict[str, Json]]]:
    """The records of which words tell, each a kind and its values."""
    said = plain_text(words).letters
    found: list[tuple[str, dict[str, Json]]] = []
    if kind := _mark(said):
        values: dict[str, Json] = {"type": kind}
        for name, table in (("side", _SIDES), ("body_part", _PARTS)):
            told = [key for key, one in table.items() if read_as(one).search(said)]
            values |= {name: told[0]} if len(told) == 1 else {}
        found.append(("am_mark", values))
    if _has_glasses(said):
        found.append(("am_profile", {"glasses": True}))
    return found


def _mark(said: str) -> str:
    return next((kind for kind, one in _MARKS.items() if read_as(one).search(said)), "")


def _has_glasses(said: str) -> bool:
    return bool(read_as(_GLASSES).search(said)) and not read_as(_THINGS).search(said)
