"""The words of a plea that a relative, or their house, does not learn that somebody spoke with us, by
language: «بيت حماي مو لازم يعرفوا إني حكيت معكم», "my in-laws must not know I spoke with you"; and the words
for whom of theirs nothing is told.

It is no plea about a name: whoever reads a name on the paper of such a talk learns of the talk. What they did
not know when it happened is none: «أبي ما كان يعرف إني حكيت».
"""

from __future__ import annotations

from typing import Final

from vsdesk.records.checks.hidden_grammar import ANYBODY_OF_THEIRS_AR, HOUSE_KU
from vsdesk.records.checks.kept_grammar import ASK_NOT_EN, KIN_KU
from vsdesk.records.checks.plea_grammar import KNOW_EN, NOT_WANT_EN, NOT_WANT_KU, few

# -- Arabic -------------------------------------------------------------------------------------

WHOM_AR: Final = rf"(?:{ANYBODY_OF_THEIRS_AR}|ل?(?:ال)?جيران(?:ي|نا|ها|ه|و|هم)?)"
_NOT_AR: Final = r"\b[وف]?(?:ما|لا|مو|مش|الا|ماني|ممنوع|بلا|بدون)\s*"
_THEN_AR: Final = r"(?:(?!ك(?:ان|نت|انت|انوا|انو|نا)\b)\w+\s+){0,2}"  # nothing of how it was
_KNOWS_AR: Final = r"ب?[يت](?:عرف|در[يو]?|علم|سمع)(?:و|وا|ون|ن)?\b"
_CAME_AR: Final = (
    r"(?:حك[يات]\w*|خبر[تن]\w*|ا?تكلم[تن]\w*|تحدث[تن]\w*|قل[تن]\w*|جي[تن]\w*|اجي[تن]\w*|شهد[تن]\w*|تواصل\w*"
    r"|قابل[تن]\w*|زر[تن]\w*|(?:كن[تا]\s+)?(?:عند|مع)ك\w+)\b"
)
_OURS_AR: Final = r"(?:معك\w+|مع\s+حضرتك\w*|ل?عندك\w+|الك\w+)\b"
_THAT_TALK_AR: Final = (
    rf"(?:\bب?ان(?:ي|ني|نا|ا|و|ه|ها|هم)?\s+(?:انا\s+)?{_CAME_AR}|\bب?ان(?:ي|ني|نا)\s+(?:هون|هنا)\b"
    rf"|\b(?:ب|عن\s+)?(?:حك|حديث|كلام|لقا|مقابلت|زيارت|جيت)\w{{0,2}}\s+{_OURS_AR}"
    r"|\b(?:ب|عن\s+)?(?:ها?ل|ال)(?:مقابله|لقاء?|زياره|جلسه)\b)"
)
_TELL_AR: Final = r"\b[وف]?(?:لا|ما)\s*ت(?:خبر|قول|حك|علم|فش|وصل|ذكر)\w?(?:و|وا|ن|ي)?\b"

AR: Final = (
    # «بيت حماي مو لازم يعرفوا إني حكيت», «حماتي ما بدي ياها تعرف إني هون»
    rf"\b{WHOM_AR}\s+{few(1)}{_NOT_AR}{_THEN_AR}{_KNOWS_AR}\s+{few(1)}{_THAT_TALK_AR}",
    # «ما بدي أهلي يعرفوا إني حكيت», «لا أريد أن يعلم أهل زوجي أنني تحدثت معكم»
    rf"{_NOT_AR}{_THEN_AR}{WHOM_AR}\s+{_THEN_AR}{_KNOWS_AR}\s+{few(1)}{_THAT_TALK_AR}",
    rf"{_NOT_AR}{_THEN_AR}{_KNOWS_AR}\s+{WHOM_AR}\s+{few(1)}{_THAT_TALK_AR}",
    # «لا تقولوا لجوزي إني جيت»
    rf"{_TELL_AR}\s+{WHOM_AR}\s+{few(1)}{_THAT_TALK_AR}",
)
ABOUT_AR: Final = r"[يت](?:عرف|در[يو]?|علم|سمع)|(?:لا|ما)\s*ت(?:خبر|قول|حك|علم|فش|وصل|ذكر)"

# -- Kurmanji -----------------------------------------------------------------------------------

WHOM_KU: Final = rf"(?:{HOUSE_KU}|{KIN_KU})"
_TALK_KU: Final = (
    rf"(?:ku\s+)?(?:ez|min|em|me|ew|w[eê]|w[iî])\s+{few(3)}"
    r"(?:axiv|axift|peyiv|hat|ç[uû]|got|li\s+vir|bi\s+we\s+re)\w*"
)

KU: Final = (
    # "bila malbata mêrê min nizanibe ku ez bi we re axivîm"
    rf"\b{WHOM_KU}\s+{few(2)}n[ei]zan(?:e|in|ibe|ibin)\b\s+{_TALK_KU}",
    rf"\b{NOT_WANT_KU}\s+(?:ku\s+)?{WHOM_KU}\s+{few(1)}bi?zan\w*\s+{_TALK_KU}",
    rf"\bji\s+{WHOM_KU}\s+r[ea]\s+{few(1)}(?:ne|me)b[eê]j(?:in|e)\s+{_TALK_KU}",
)
ABOUT_KU: Final = r"\bn[ei]zan|zan|(?:ne|me)b[eê]j"

# -- English ------------------------------------------------------------------------------------

WHOM_EN: Final = r"(?:my|her|his|our|their)\s+[\w-]+(?:['’]s\s+[\w-]+)?"
_TALK_EN: Final = (
    r"(?:(?:that\s+)?(?:I|we|she|he|they)(?:['’]ve)?\s+(?:(?:have|has|had|am|are|was|is|were|ever)\s+)*"
    r"(?:spoke|spoken|speak|speaking|talk|talked|talking|told|came|come|been|here|met|visited|testified)\b"
    r"|(?:about|of)\s+(?:this|our|my|her|his)\s+(?:talk|interview|visit|meeting|conversation)\b)"
)
_MAY_NOT_EN: Final = (
    r"(?:(?:must|should|may|can|shall|are|is|has|have)\s*(?:not|never|n['’]t|no\s+idea)|cannot|can['’]t)"
    r"\s+(?:ever\s+)?(?:to\s+)?"
)

EN: Final = (
    # "my in-laws must not know I spoke with you", "I don't want my husband's family to know that we came"
    rf"\b{WHOM_EN}\s+{_MAY_NOT_EN}{KNOW_EN}\s+{_TALK_EN}",
    rf"\b{NOT_WANT_EN}{WHOM_EN}\s+(?:to\s+)?(?:ever\s+)?{KNOW_EN}\s+{_TALK_EN}",
    rf"\b{ASK_NOT_EN}(?:tell|let)\s+{WHOM_EN}\s+(?:{KNOW_EN}\s+)?{_TALK_EN}",
)
ABOUT_EN: Final = r"\b(?:know|learn|hear|find|see|told|tell|let)\b"
