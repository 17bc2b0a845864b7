"""Words in which somebody asks that a name is not written: «لا تكتبوا اسمو», "navê wê nenivîsin", "don't
write his name".

They keep no name back by themselves: whoever hears them writes that person down as a source, or with the
wish. Pure.
"""

from __future__ import annotations

import re
from typing import Final

_NAME_AR: Final = "(?:[اأإ]سم|[اأ]سام|سيرت)\\w*"
_MINE_AR: Final = "[اأإ]سم(?:ي|ه|ها|و|ا|هم|هن|نا)"
_WRITE_AR: Final = "كتب|ذكر|جيب|حط|قول|نشر|سم|عط|ذيع|خبر"
_PLEAS: Final = (
    # «لا تكتبوا اسمه», «ما تجيبو سيرتها لحدا»; «ما ينذكر اسمي»
    rf"\b[وف]?(?:لا|ما)\s+(?:بد\w+\s+)?(?:ت(?:{_WRITE_AR})(?:و|وا|ي)?(?:لي|لنا)?|ين(?:كتب|ذكر|نشر|حط|قال))"
    rf"\s+(?:على\s+\w+\s+)?{_NAME_AR}",
    # «اسمها لا ينكتب», «اسمي ما بدي ينذكر»
    rf"\b{_MINE_AR}\s+(?:لا|ما)\s+(?:بد\w+\s+)?ي(?:ن?كتب|ن?ذكر|ن?نشر|نحط|نقال)\b",
    rf"\b(?:بلا|بدون|دون|من\s+غير)\s+(?:ذكر\s+)?{_MINE_AR}\b",
    # "navê wê nenivîsin", "wê nenivîsin", "navê min nebêjin"
    r"\b(?:nav[eê]\s+\w+|w[iî]|w[eê]|wan|min)\s+(?:ne|me)\s?(?:niv[iî]s|b[eê]j)(?:in|e)\b",
    r"\bb[eê]\s+nav[eê]\s+(?:min|w[iî]|w[eê])\b",
    # "please don't write his name", "asked us not to use her name", "do not name me"
    r"\b(?:do\s+not|don['’]?t|not\s+to)\s+(?:ever\s+)?"
    r"(?:write|mention|use|give|print|put|say|publish|note|record)(?:\s+down)?\s+(?:(?:his|her|my|their|our)\s+|\w+['’]s\s+)(?:full\s+)?names?\b",
    r"\b(?:do\s+not|don['’]?t|not\s+to)\s+name\s+(?:him|her|me|them|us)\b",
    r"\b(?:must|should|may)(?:\s+not|n['’]t)\s+be\s+named\b",
    r"\bwithout\s+(?:my|his|her|their)\s+names?\b",
)
_FOUND: Final = re.compile("|".join(_PLEAS), re.IGNORECASE)


def pleas(text: str) -> list[tuple[int, int]]:
    """Where in a text somebody asks so, in order."""
    return [one.span() for one in _FOUND.finditer(text)]
