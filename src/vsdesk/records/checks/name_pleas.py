"""Words in which somebody asks that a name is not written or known: «لا تكتبوا اسمو», «ما بدي حدا يعرف
اسمي», "navê wê nenivîsin", "don't write his name".

They keep no name back by themselves: whoever hears them writes that person down as a source, or with the
wish. Pure.
"""

from __future__ import annotations

import re
from typing import Final

# Signs on and between letters, and letters that are written in more than one way; one for one.
_SIGNS: Final = re.compile("[\u064b-\u0652\u0670\u0640\u200c-\u200f]")
_ALIKE: Final = str.maketrans("أإآٱىة’", "ااااية'")

_NAME_AR: Final = "(?:اسم|اسام|سيرت)\\w*"
_MINE_AR: Final = "(?:اسم(?:ي|ه|ها|و|ا|هم|هن|نا)|اسامي(?:نا|هم|هن))"
_I_AR: Final = "(?:اسمي|اسمنا|اسامينا)"
_WRITE_AR: Final = "كتب|ذكر|جيب|حط|قول|نشر|سم|عط|ذيع|خبر"
_NOT_AR: Final = r"\b[وفب]?(?:ما|لا|مو|مش|ماني|لست)\s*"
_WANT_AR: Final = (
    r"(?:بد\w+|بريد|اريد|[تيبن]ريد|ارغب|برغب|حاب\w*|احب|بحب|ودي|لازم|يجب|يجوز|ينبغي|يصير)"
)
_THAT_AR: Final = r"(?:\s+ا?ن\w{0,3})?"
_SOMEBODY_AR: Final = r"(?:ولا\s+|اي\s+)?ل?(?:حدا|حدي|احد\w?|مخلوق|انسان|الناس|العالم|الغير|غيركم)"
_KNOW_AR: Final = r"[يت](?:عرف|دري|علم|سمع)(?:و|وا|وه)?"
_WHAT_AR: Final = (
    rf"(?:\w+\s+)?(?:ب?{_MINE_AR}|ب?هويت(?:ي|ه|ها|و|نا)|(?:مين|من)\s+(?:انا|اكون|نحنا|نحن|هو|هي)"
    r"|ان[يو]\s+(?:حكيت|خبرت|تكلمت|قلت|جيت|شهدت))\b"
)
_SEEN_AR: Final = r"ي(?:طلع|نطلع|ظهر|بين|نعرف|عرف|وصل|نشاف|تسرب|خرج|روح|نقال|قال|نكشف)"
_HIDDEN_AR: Final = r"(?:ب?(?:ال)?سر(?:ي|يه|ا)?|مخفي\w*|مخبا\w*|مستور\w*|مجهول\w*|مكتوم\w*|بين(?:نا|ا?تنا|ي\s+وبينكم))\b"

_KNOW_KU: Final = r"(?:bi?|n[eai]|nis?)?(?:zan|nas|bihîs|bihis|hes)\w*"
_MINE_KU: Final = r"nav[eê]\s+(?:min|me|w[iî]|w[eê]|wan)"
_KES_KU: Final = r"(?:tu\s+)?(?:kes\w*|yek)"
_WHAT_KU: Final = (
    rf"(?:(?:ji|bi)\s+)?(?:{_MINE_KU}|(?:ku\s+)?ez\s+k[iî]\s+me|ku\s+ez\s+(?:axiv|peyiv|hat)\w*)"
)

_KNOW_EN: Final = r"(?:know|learn|hear|find\s+out|see|be\s+told)"
_NAMES_EN: Final = r"(?:(?:my|his|her|their|our)|\w+['’]s)\s+(?:full\s+|real\s+)?names?"
_WHAT_EN: Final = rf"(?:{_NAMES_EN}|who\s+(?:I\s+am|we\s+are|he\s+is|she\s+is)|(?:that\s+)?(?:I|we)\s+(?:spoke|talked|told|came))"
_SOMEBODY_EN: Final = r"(?:any|some)(?:body|one|\s+one)|people|others"
_NOBODY_EN: Final = r"(?:nobody|no\s*-?one|not\s+anyone)"

_PLEAS: Final = (
    # «لا تكتبوا اسمه», «ما تجيبو سيرتها لحدا»; «ما بدي ينذكر اسمي»
    rf"\b[وف]?(?:لا|ما)\s*(?:بد\w+\s+)?(?:\s*ت(?:{_WRITE_AR})(?:و|وا|ي)?(?:لي|لنا)?|ين(?:كتب|ذكر|نشر|حط|قال))"
    rf"\s+(?:على\s+\w+\s+|ل?حدا\s+|لاحد\s+)?ب?{_NAME_AR}",
    # «اسمها لا ينكتب», «اسمي ما بدي ينذكر»
    rf"\b{_MINE_AR}\s+(?:لا|ما)\s*(?:بد\w+\s+)?ي(?:ن?كتب|ن?ذكر|ن?نشر|نحط|نقال)\b",
    rf"\b(?:بلا|بدون|دون|من\s+غير)\s+(?:ذكر\s+)?{_MINE_AR}\b",
    # «ما بدي حدا يعرف اسمي», «لا أريد أن يعرف أحد من أنا», «بدي ما حدا يعرف اسمي»
    rf"{_NOT_AR}(?:عاد\s+)?{_WANT_AR}{_THAT_AR}\s+"
    rf"(?:{_SOMEBODY_AR}{_THAT_AR}\s+(?:ب)?{_KNOW_AR}|{_KNOW_AR}\s+{_SOMEBODY_AR})\s+{_WHAT_AR}",
    rf"\b[وف]?(?:(?:بد\w+|بلا|بدون|من\s+غير|مشان|كرمال|حتي)\s+)?(?:ما|ولا|لا)\s+{_SOMEBODY_AR}\s+(?:{_WANT_AR}\s+)?{_KNOW_AR}\s+{_WHAT_AR}",
    rf"\b(?:الا|ان\s+لا|بلا\s+ما|بدون\s+ما|من\s+غير\s+ما)\s+{_KNOW_AR}\s+{_SOMEBODY_AR}\s+{_WHAT_AR}",
    # «ما بدي يطلع اسمي», «ما بدي اسمي ينعرف», «اسمي ما يطلع لحدا», «ما بدي انعرف»
    rf"{_NOT_AR}{_WANT_AR}{_THAT_AR}\s+(?:{_SEEN_AR}\s+{_WHAT_AR}|{_MINE_AR}\s+{_SEEN_AR}\b)",
    rf"\b{_I_AR}\s+(?:لا|ما)\s*{_SEEN_AR}\b",
    rf"{_NOT_AR}{_WANT_AR}{_THAT_AR}\s+انعرف\b",
    # «ما تقولوا لحدا إني حكيت», «لا تخبروا حدا باسمي»
    rf"\b[وف]?(?:لا|ما)\s*ت(?:قول|خبر|حك|عط|ذكر)\w*\s+{_SOMEBODY_AR}\s+{_WHAT_AR}",
    # «خلّوا اسمي سر», «اسمي يضل بيناتنا»
    rf"\b(?:خل\w*|ا?ترك\w*|ضل\w*|ابق\w*)\s+{_MINE_AR}\s+(?:\w+\s+)?{_HIDDEN_AR}",
    rf"\b{_MINE_AR}\s+(?:لازم\s+)?(?:يضل|يبقي|يظل|يكون)\s+(?:\w+\s+)?{_HIDDEN_AR}",
    # "navê wê nenivîsin", "wê nenivîsin", "navê min nebêjin"
    r"\b(?:nav[eê]\s+\w+|w[iî]|w[eê]|wan|min)\s+(?:ne|me)\s?(?:niv[iî]s|b[eê]j)(?:in|e)\b",
    r"\bb[eê]\s+nav[eê]\s+(?:min|w[iî]|w[eê])\b",
    # "ez naxwazim kes navê min bizane", "bila kes navê min nezane", "kes navê min nizanibe"
    rf"\bnaxwaz\w+\s+(?:ku\s+)?{_KES_KU}\s+{_WHAT_KU}\s+{_KNOW_KU}",
    rf"\bnaxwaz\w+\s+(?:ku\s+)?{_KES_KU}\s+{_KNOW_KU}\s+{_WHAT_KU}",
    rf"\b(?:bila|div[eê]|gerek)\s+{_KES_KU}\s+{_WHAT_KU}\s+{_KNOW_KU}",
    rf"\b(?:bila|div[eê]|gerek)\s+{_KES_KU}\s+n[ie]zan\w+\s+{_WHAT_KU}",
    rf"\b{_KES_KU}\s+{_MINE_KU}\s+(?:nizanibe|nezane|nezanibe|nebihîze|nebihize)\b",
    # "naxwazim navê min derkeve", "bila navê min veşartî bimîne", "navê min veşêrin"
    rf"\bnaxwaz\w+\s+(?:ku\s+)?{_MINE_KU}\s+(?:derkev|b[eê]\s|were|e[sş]kere|bi?zan|xuya)\w*",
    rf"\b(?:bila\s+)?{_MINE_KU}\s+(?:bila\s+)?(?:ve[sş]ar|nepen|sir|e[sş]kere\s+neb|derneke|ve[sş][eê]r)\w*",
    # "please don't write his name", "asked us not to use her name", "do not name me"
    r"\b(?:do\s+not|don['’]?t|not\s+to)\s+(?:ever\s+)?"
    r"(?:write|mention|use|give|print|put|say|publish|note|record)(?:\s+down)?\s+(?:(?:his|her|my|their|our)\s+|\w+['’]s\s+)(?:full\s+)?names?\b",
    r"\b(?:do\s+not|don['’]?t|not\s+to)\s+name\s+(?:him|her|me|them|us)\b",
    r"\b(?:must|should|may)(?:\s+not|n['’]t)\s+be\s+named\b",
    r"\bwithout\s+(?:my|his|her|their)\s+names?\b",
    # "I don't want anyone to know my name", "nobody may know who I am", "keep my name secret"
    rf"\b(?:(?:do|does|did|would)\s*n['’]?[o]?t|never)\s+(?:want|wish|like)\s+(?:{_SOMEBODY_EN})\s+(?:to\s+)?(?:ever\s+)?{_KNOW_EN}\s+{_WHAT_EN}\b",
    rf"\b{_NOBODY_EN}\s+(?:should|must|may|can|shall|is\s+to|has\s+to|to)\s+(?:ever\s+)?{_KNOW_EN}\s+{_WHAT_EN}\b",
    rf"\b(?:do\s+not|don['’]?t|not\s+to)\s+(?:tell|let)\s+(?:{_SOMEBODY_EN})\s+(?:{_KNOW_EN}\s+)?{_WHAT_EN}\b",
    rf"\b(?:keep|leave|hold|kept)\s+{_NAMES_EN}\s+(?:a\s+)?(?:secret|hidden|private|out|to\s+your(?:self|selves)|between\s+us|off)\b",
    rf"\b{_NAMES_EN}\s+(?:must|should|has\s+to|is\s+to|may)\s+(?:not\s+(?:come\s+out|appear|get\s+out|be\s+(?:known|shown|seen))|(?:stay|remain|be\s+kept)\s+(?:a\s+)?(?:secret|hidden|private|between\s+us|out))\b",
    r"\b(?:want|wants|wish|wishes|prefer|prefers|asked|asks|like)\s+to\s+(?:stay|remain|be)\s+(?:anonymous|unnamed|nameless)\b",
)
_FOUND: Final = re.compile("|".join(_PLEAS), re.IGNORECASE)
# That it is the name of whoever says it.
_OWN: Final = re.compile(
    rf"\b[وفب]?{_I_AR}\b|\bب?هويت(?:ي|نا)\b|\b(?:مين|من)\s+(?:انا|اكون|نحنا|نحن)\b|\bاني\s|\bانعرف\b"
    r"|\bnav[eê]\s+(?:min|me)\b|\bez\s+k[iî]\s+me\b|\bku\s+ez\b|\bmin\s+(?:ne|me)\s?(?:niv|b)"
    r"|\b(?:my|our)\s+(?:full\s+|real\s+)?names?\b|\bwho\s+(?:I\s+am|we\s+are)\b"
    r"|\b(?:I|we)\s+(?:spoke|talked|told|came)\b|\bname\s+(?:me|us)\b",
    re.IGNORECASE,
)
_ANONYMOUS: Final = re.compile(r"\b(?:I|we)\s+(?:\w+\s+)?$", re.IGNORECASE)


def pleas(text: str) -> list[tuple[int, int]]:
    """Where in a text somebody asks so, in order."""
    return [place for place, _ in _heard(text)]


def own_pleas(text: str) -> list[tuple[int, int]]:
    """Those in which somebody asks so for themselves."""
    return [place for place, own in _heard(text) if own]


def _heard(text: str) -> list[tuple[tuple[int, int], bool]]:
    """Each place, and whether it is the speaker's own name."""
    read, places = plain(text)
    found = []
    for one in _FOUND.finditer(read):
        start, end = places[one.start()], places[one.end() - 1] + 1
        own = bool(_OWN.search(one[0]))
        anonymous = one[0].casefold().endswith(("anonymous", "unnamed", "nameless"))
        own = own or (anonymous and bool(_ANONYMOUS.search(read[: one.start()])))
        found.append(((start, end), own))
    return found


def plain(text: str) -> tuple[str, range | list[int]]:
    """A text without signs on its letters, each letter in one writing; and where each stood."""
    if not _SIGNS.search(text):
        return text.translate(_ALIKE), range(len(text))
    places = [at for at, sign in enumerate(text) if not _SIGNS.match(sign)]
    return "".join(text[at] for at in places).translate(_ALIKE), places
