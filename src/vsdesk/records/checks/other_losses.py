"""Words in which somebody tells that another of the family is missing too: «بعد شهرين أخدوا أخوه وائل»,
"birayê wî jî hat girtin", "my cousin was with him, and neither came back".

Put together by language from a relative and a loss. Whom the teller calls their own («أخدوا ابني») is whoever
the talk is about, unless they say "too", or tell of several. A relative who came to ask, saw it, was only
brought somewhere, was found again or died is none. They record nothing by themselves. Pure.
"""

from __future__ import annotations

from typing import Final

from vsdesk.records.checks.told_sentences import read_as

# -- Arabic -------------------------------------------------------------------------------------

# A relative by whose; without that («عم» before a verb, «أبو حيدر») it is none.
_HIS: Final = "(?:ه|و|ها|ا|هم|هن|ن)"
_MY: Final = "(?:ي|نا|تي|تنا)"
_ONE_AR: Final = "(?:ا?خت|ابن|بنت|ولد|جوز|زوج|زوجت|مرت|ام|عم|عمت|خال|خالت|جد|جدت|صهر|سلف|حما)"
_MANY_AR: Final = "(?:ولاد|اولاد|بنات|خوات|اخوات|اخوت|اخوال|عمام|شباب)"
_OF_WHOM_AR: Final = r"(?:ابن|بنت|ولاد|اولاد)\s+(?:ا?خو|ا?خت|عم|عمت|خال|خالت|جيران|جار)"
_THEIR_AR: Final = (
    rf"(?:ا?خو{_HIS}?|ابو{_HIS}|{_ONE_AR}{_HIS}|{_MANY_AR}{_HIS}|{_OF_WHOM_AR}{_HIS})\b"
)
_OWN_AR: Final = rf"(?:ا?خ(?:ي|وي|ونا)|ابو(?:ي|نا)|{_ONE_AR}{_MY}|{_OF_WHOM_AR}{_MY})\b"
_OWN_MANY_AR: Final = rf"{_MANY_AR}{_MY}\b"
_ANY_AR: Final = rf"(?:{_THEIR_AR}|{_OWN_AR}|{_OWN_MANY_AR})"
_TOO_AR: Final = r"(?:كمان|برضو|برضه|ايضا|هو\s+التاني|هي\s+التانيه)\b"
_NAMED_AR: Final = r"(?:\s+(?!كان|وقت|لما|قال|شاف|راح|سال|عند|مع|علي|عن|من|ب)\w+)"
_TOOK_AR: Final = r"\b[وف]?(?:ا?خ[دذ]|اعتقل|خطف|وقف|سحب)وا?\s+(?:كمان\s+)?"
_HIM_TOO_AR: Final = r"\b[وف]?(?:ا?خ[دذ]و|اعتقلو|خطفو|وقفو|سحبو)(?:ه|ها|ن|هم|هن|ا)?\s+"
_GONE_AR: Final = r"(?:انعتقل|انخطف|اختفي|اختفت|انفقد|انسحب|فقد(?!وا)|فقدوا|مفقود|معتقل)\w{0,2}"
_IS_TAKEN_AR: Final = r"(?:(?:ا?خ[دذ]و|اعتقلو|خطفو|وقفو|سحبو)(?:ه|ها|ن|هم|هن)\b|انعتقل\w?\b|انخطف\w?\b|اختف[يت]\b|مفقود\w*|معتقل\w*)"
_NOT_BACK_AR: Final = (
    r"\b[وف]?(?:ما|ولا\s+واحد|لم|ولا\s+حدا)\s+(?:عاد\s+)?(?:رجع|يرجع|طلع|يطلع|بين|يعود|عاد)\w*\b"
    r"(?!\s+(?:\w+\s+){0,2}(?:الا|غير|لحتي|حتي|لل?مسا)\b)"
)
_LOST_AR: Final = (
    # «أخدوا أخوه وائل», «واعتقلوا ابنها», «أخدوا أخي كمان», «أخدوا ولادي التنين», «أخدوا أخي وابن عمي»
    rf"{_TOOK_AR}(?:{_THEIR_AR}|{_OWN_MANY_AR}|{_OWN_AR}{_NAMED_AR}?\s+(?:{_TOO_AR}|و\s?{_ANY_AR}))",
    rf"\bكمان\s+[وف]?(?:ا?خ[دذ]|اعتقل|خطف)وا?\s+{_OWN_AR}",
    # «أخدوه وأخوه», «أخدوه هو وابن عمي»
    rf"{_HIM_TOO_AR}(?:هو\s+|هي\s+)?و\s?{_ANY_AR}",
    # «اختفى أخوه», «أخوه كمان اعتقلوه», «أخوه وائل اختفى»
    rf"\b[وف]?{_GONE_AR}\s+(?:كمان\s+)?{_THEIR_AR}",
    rf"\b[وف]?{_THEIR_AR}(?:\s+كمان|{_NAMED_AR}){{0,2}}\s+[وف]?{_IS_TAKEN_AR}",
    rf"\b[وف]?{_OWN_AR}{_NAMED_AR}?\s+{_TOO_AR}\s+[وف]?{_IS_TAKEN_AR}",
    # «راح أخوه يسأل عنو وما رجع», «معو كان ابن عمو ياسر وما رجعوا التنين»
    rf"\b[وف]?(?:راح|راحت|طلع|طلعت|نزل|نزلت)\s+(?:كمان\s+)?{_THEIR_AR}.*{_NOT_BACK_AR}",
    rf"\b(?:مع(?:و|ه|ها|هم|هن)|وي(?:اه|اها)|سوا)\s+(?:كان\w?\s+)?{_ANY_AR}.*(?:{_NOT_BACK_AR}|\b(?:اختف|انخطف|انعتقل)وا?\b)",
)

# -- Kurmanji -----------------------------------------------------------------------------------

_KIN_WORD_KU: Final = (
    r"\b(?:bira|xwişk|kur|keç|bav|di|dayik|ap|xal|mam|met|jin|mêr|pismam|dotmam|xwarzî|birazî|zava|bûk)"
    r"(?:y?[êea])\s+"
)
_NAMES_KU: Final = (
    r"(?:\s+(?!got|digot|dib|dît|bihîst|pirs|ku\b|gava|dema|çawa|ew\b|li\s+w|ji\s+bo)\w+){0,8}"
)
_TAKEN_KU: Final = r"(?:hat(?:in|iye|ibû)?\s+(?:girtin|birin|revandin)|(?:winda|wenda)\s+b\w+)"
_LOST_KU: Final = (
    rf"{_KIN_WORD_KU}w[îêa]n?{_NAMES_KU}\s+{_TAKEN_KU}",
    rf"{_KIN_WORD_KU}(?:min|me)(?:\s+\w+)?\s+(?:jî\b|[uû]\s+{_KIN_WORD_KU}(?:min|me|w[îêa]n?)){_NAMES_KU}\s+{_TAKEN_KU}",
    rf"\b(?:bi|pê)\s+(?:w[îê]|wan)\s+re\s+.*{_KIN_WORD_KU}(?:min|me|w[îêa]n?).*\bven[ae]geriya\w*",
)

# -- English ------------------------------------------------------------------------------------

_KIN_WORD_EN: Final = (
    r"(?:brother|sister|son|daughter|father|mother|husband|wife|uncle|aunt|cousin|nephew|niece)"
)
_THEIR_EN: Final = rf"\b(?:his|her|their)\s+(?:\w+\s+)?{_KIN_WORD_EN}\b"
_OWN_EN: Final = rf"\b(?:my|our)\s+(?:\w+\s+)?{_KIN_WORD_EN}\b"
_MANY_EN: Final = r"\b(?:my|our)\s+(?:two|three|four|five|both|\w+\s+)?\s*(?:brothers|sisters|sons|daughters|cousins|children|nephews)\b"
_ANY_EN: Final = rf"(?:{_THEIR_EN}|{_OWN_EN}|{_MANY_EN})"
_NAMES_EN: Final = (
    r"(?:\s+(?!said|says|told|saw|heard|asked|thinks?|believes?|that|when|he|she|it|where|after|before|who|knows?|"
    r"knew|swore|were|was\s+(?:there|home|not))\w+){0,4}"
)
_TAKEN_EN: Final = r"(?:(?:was|were|has\s+been|have\s+been)\s+(?:also\s+)?(?:taken|arrested|kidnapped|abducted|detained)(?!\s+(?:to\s+(?:the\s+)?(?:hospital|school|doctor)|ill|home)))"
_MISSING_EN: Final = r"(?:(?:went|is|are|has\s+been)\s+(?:also\s+)?missing(?!\s+(?:an?|his|her|some|one|two|from|work|the)\b)|disappeared)"
_NEVER_BACK_EN: Final = (
    r"\b(?:never|neither(?:\s+of\s+them)?|did\s+not|didn['’]?t|have\s+not|has\s+not)\s+(?:ever\s+)?(?:c[ao]me|returned?)"
    r"(?:\s+back|\s+home)?\b(?!\s+(?:until|till|before)\b)"
)
_LOST_EN: Final = (
    rf"{_THEIR_EN}{_NAMES_EN}\s+(?:{_TAKEN_EN}|{_MISSING_EN}|went\s+(?!to\b|home\b|back\b|for\b|into\b)(?:\w+\s+){{0,3}}later)",
    rf"{_MANY_EN}{_NAMES_EN}\s+(?:{_TAKEN_EN}|{_MISSING_EN})",
    rf"{_OWN_EN}{_NAMES_EN}\s+(?:(?:was|were)\s+(?:also\s+)?(?:taken|arrested|kidnapped|abducted|detained)\s+(?:too|as\s+well)"
    r"|(?:was|were)\s+also\s+(?:taken|arrested|kidnapped|abducted|detained)|also\s+disappeared|(?:went|is)\s+also\s+missing)",
    rf"\b(?:took|arrested|kidnapped|abducted|detained)\s+(?:also\s+)?(?:{_THEIR_EN}|{_MANY_EN}|{_OWN_EN}(?:\s+\w+)?\s+(?:too|as\s+well)\b)"
    r"(?!\s+(?:\w+\s+)?(?:to\s+(?:the\s+)?(?:hospital|school|doctor|market)|home|along|shopping)\b)",
    rf"\b(?:took|arrested|kidnapped|abducted|detained)\s+(?:him|her)\s+and\s+{_ANY_EN}",
    rf"{_ANY_EN}{_NAMES_EN}(?:\s+was)?\s+with\s+(?:him|her|them)\b.*{_NEVER_BACK_EN}",
    rf"{_THEIR_EN}.*\bnever\s+came\s+back\b(?!\s+(?:until|till|before)\b)",
)
_BY_LANGUAGE: Final = (*_LOST_AR, *_LOST_KU, *_LOST_EN)

# Somebody was not taken, is back, was found, died, or only went somewhere.
_NOT_SO: Final = (
    r"(?:\b(?:ما|لم|لو|اذا|قبل\s+ما|رح|بدهن|بدهم|خفنا|خايفين)\s+(?:\w+\s+)?[ي]?(?:ا?خ[دذ]|اعتقل|خطف|وقف)\w*"
    r"|(?<!ما )(?<!لم )\b[وف]?(?:رجع|رجعت|رجعوا|ردو[هان]\w?|طلعوه|تركوه|افرجوا|لقينا\w*|لقيو\w*)\b"
    r"|\b(?:استشهد|مات|ماتت|توفي|توفت|قصف|بالقصف)\w*"
    r"|\bع?ل?(?:ال|لل)(?:مشفي|مستشفي|مدرسه|دكتور|سوق|عرس|حلاق)\b|\bعا?ل(?:مشفي|مدرسه|بيت|دكتور|سوق)\b|\bمع(?:هن|هم)?\s+(?:ع|لعند)"
    r"|\bvegeriya|\bberda\w*|\b(?:me|wan)\s+(?:ew\s+)?(?:dît|peyda\s+kir)\b|\bhat(?:e|in)?\s+(?:dîtin|kuştin)\b|\bmir\b"
    r"|\bcame\s+(?:back\s+)?home\b(?<!never came home)(?<!never came back home)|\breleased\b|\b(?:was|were)\s+(?:found|killed|let\s+go)\b|\bfound\s+(?:him|her|them)\b)"
)


def tells_of_other_loss(said: str) -> bool:
    """Whether a sentence in plain letters tells so."""
    told = any(read_as(one).search(said) for one in _BY_LANGUAGE)
    return told and read_as(_NOT_SO).search(said) is None
