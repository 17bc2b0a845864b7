"""The words of a plea that is told by whoever was bound by it, by language: «حلّفتنا ما نجيب سيرتها»,
«وعدناه ما نقول اسمو», "he made us swear never to mention her", "sond da min ku ez ji kesî re nebêjim".

Who is bound × that they, in the first person, do not say × a name, a person or what was told. Who swears
that something was not so asks for nothing: «حلفنا إنو ما شفناه»; nor who was bound by those who hold people.
"""

from __future__ import annotations

from typing import Final

from vsdesk.records.checks.kept_grammar import (
    ENDS,
    FROM_WHOM_AR,
    HOLDER,
    IT_AR,
    TO_NOBODY_KU,
    TO_WHOM_EN,
)
from vsdesk.records.checks.plea_grammar import (
    MINE_KU,
    OF_ME_KU,
    SOMEBODY_AR,
    WHAT_AR,
    WHAT_EN,
    few,
)

# -- Arabic -------------------------------------------------------------------------------------

_OF_US_AR: Final = r"(?:منا|مننا|مني|علينا|علي)"
_TO_THEM_AR: Final = r"(?:ه|ها|و|هم|هن|ن)?"
_BOUND_AR: Final = (
    rf"\b[وف]?(?:(?:است)?حلف(?:ت|و|نا)?(?:ني|نا)?(?:ل\w{{1,3}})?|(?:وعد|عاهد)(?:ت|نا){_TO_THEM_AR}|تعهد(?:ت|نا)(?:ل\w{{1,3}})?"
    r"|ا?وص(?:ت|و|ا)?(?:ني|نا)|ا?مامن(?:ت|و)?(?:ني|نا)|ترج(?:ت|ا|و)(?:ني|نا)|(?:قال(?:ت|و)?|قل(?:ت)?)\s?ل?(?:لي|لنا)(?!\s+(?:\w+\s+)?ما\s+ب)"
    rf"|طلب(?:ت|و|وا)?\s+{_OF_US_AR}|ا?خ[دذ](?:ت|و|وا)?\s+{_OF_US_AR}\s+(?:ال)?(?:عهد|وعد|يمين|كلمه|قسم)"
    r"|ا?عط(?:ينا|يت)\w{0,3}\s+(?:عهد|وعد|كلم(?:ه|ت)\w*))\b"
)
_NOT_I_SAY_AR: Final = (
    r"(?:ان(?:ي|نا|ا|و|ه)?\s+)?(?:ما|لا|الا|لن)\s*(?:عاد\s+|رح\s+|بحيات\w+\s+|ابدا\s+)?"
    r"(?:(?:[ان]|من|بن|ب)?(?:قول|قل|جيب)|(?:[ان]|من|بن|ب)(?:حك|ذكر|كتب|خبر|فتح|سمي|كشف|فشي|نشر|علن|دل|عط|بوح|بلغ|ورد))\w{0,3}\b"
)
_SWEAR_AR: Final = (
    rf"{_BOUND_AR}\s+(?!{few(2)}\w{{0,2}}{HOLDER})(?:(?!ما\s|لا\s)\w+\s+){{0,4}}?{_NOT_I_SAY_AR}\s+"
)

OF_PERSONS_AR: Final = (
    # «حلّفنا ما نحكي اسمو», «وعدناها ما نجيب سيرتها لحدا», «حلفنا ما نقول مين هيي»
    rf"{_SWEAR_AR}(?:{SOMEBODY_AR}\s+)?(?:(?:سيره|طاري|ب?اسم)\s+\w+|{WHAT_AR}|عن(?:ه|ها|و|هم|هن)\b|ان(?:ه|ها|و|هم|هن)\s+\w+)",
)
AR: Final = (
    # «أخدت منا عهد ما نحكي لحدا», «طلبت مني ما أقول لأمها»
    rf"{_SWEAR_AR}(?:شي\s+|كلمه\s+)?(?:{FROM_WHOM_AR}|{IT_AR})",
)
ABOUT_AR: Final = (
    r"حلف|وعد|عاهد|تعهد|وص(?:ت|و|ا)?ن|مامن|ترج|\b[وف]?(?:قال|قل)|طلب|عهد|يمين|قسم|كلم[هت]"
)

# -- Kurmanji -----------------------------------------------------------------------------------

_SWEAR_KU: Final = rf"\b(?:sond|soz|peyman)\w*\s+{few(6)}"

OF_PERSONS_KU: Final = (
    # "min soz da ku ez navê wê nebêjim", "sond da min ku ez behsa wî nekim"
    rf"{_SWEAR_KU}(?:{MINE_KU}|{OF_ME_KU})\s+{few(3)}(?:ne|me)(?:b[eê]j|niv[iî]s|k)im\b",
    rf"{_SWEAR_KU}(?:ne|me)b[eê]j(?:im|in)\s+(?:ku\s+)?(?:k[eêiî]\s+\w+|ew\s+k[iî])",
)
KU: Final = (rf"{_SWEAR_KU}{TO_NOBODY_KU}\s+{few(2)}(?:ne|me)(?:b[eê]j|k)im\b",)
ABOUT_KU: Final = r"\b(?:sond|soz|peyman)"

# -- English ------------------------------------------------------------------------------------

_BOUND_EN: Final = (
    r"\b(?:(?:made|makes|had|got)\s+(?:me|us)\s+(?:to\s+)?(?:swear|promise|vow|give\s+(?:my|our)\s+word)"
    r"|(?:I|we)\s+(?:(?:have|had)\s+)?(?:swore|sworn|promised|vowed|gave\s+(?:\w+\s+)?(?:my|our)\s+word))\b"
)
_NOT_I_SAY_EN: Final = (
    r"(?:not\s+(?:ever\s+)?to|never\s+(?:ever\s+)?to|(?:that\s+)?(?:I|we)(?:\s+(?:would|will|should|must|shall)|['’](?:d|ll))"
    r"?\s*(?:not|never|n['’]t)(?:\s+ever)?)\s+"
)
_SWEAR_EN: Final = rf"{_BOUND_EN}\s+(?:(?!not\b|never\b)\w+\s+){{0,4}}?{_NOT_I_SAY_EN}"

OF_PERSONS_EN: Final = (
    # "he made us swear never to mention her", "we promised that we would never say his name"
    rf"{_SWEAR_EN}(?:(?:mention|name|identify)\s+(?:him|her|them)\b|(?:speak|talk)\s+(?:of|about)\s+(?:him|her|them)\b"
    rf"|(?:mention|say|tell|reveal|give|repeat|use|write|let)\s+{few(3)}(?:{WHAT_EN}|who\s+\w+))",
    # "she begged us never to speak of her"
    r"\b(?:begged|asked|told|urged)\s+(?:me|us)\s+(?:not|never)\s+(?:ever\s+)?to\s+(?:speak|talk)\s+(?:of|about)\s+(?:him|her|them)\b",
)
EN: Final = (
    rf"{_SWEAR_EN}(?:tell|speak\s+to|talk\s+to|say\s+{few(3)}to)\s+(?!the\s+truth){TO_WHOM_EN}(?:\s+(?:about\s+|of\s+)?(?:this|that|it)\b|{ENDS})",
    r"\bsw(?:ore|orn|ear)\s+(?:(?:me|us)\s+)?to\s+(?:secrecy|silence)\b",
)
ABOUT_EN: Final = r"\b(?:swear|swore|sworn|promised?|vow(?:ed)?|word|begged|asked|told|urged)\b"
