"""Words in which somebody tells that the missing person came back or was let go: «رجع عالبيت بعد شهرين»,
«أفرجوا عنو», "vegeriya malê", "he was released".

A brother who came home, a wish, a condition, a released prisoner who brings news are none. They record
nothing and close nothing by themselves: whoever hears them is asked. Pure.
"""

from __future__ import annotations

from typing import Final

from vsdesk.records.checks.told_sentences import SentenceReader, read_as

# Whoever is not the missing person: a relative of theirs, a stranger, a thing.
_OTHERS_AR: Final = (
    r"(?:(?:ا?خ[وي]?(?:ه|و|ها|هم|هن)|ا?بو(?:ه|و|ها|هم|هن)|ام(?:ه|و|ها|هم|هن)|ابن(?:ه|و|ها|هم|هن)|بنت(?:ه|و|ها|هم|هن)"
    r"|مرت(?:ه|و)|زوجت(?:ه|و)|زوجها|جوزها|اخت(?:ه|و|ها)|عم(?:ه|و|ها)|خال(?:ه|و|ها)|جد(?:ه|و|ها)|رفيق\w*|رفقات\w*|صديق\w*|صاحب\w*|جار\w*"
    r"|اولاد\w*|ولاد\w*|قريب\w*)|واحد\w*|شخص|شب|شاب|زلمه|رجل|رجال|ناس|حدا|سمسار|السمسار|وسيط|الوسيط|ضابط|الضابط|عسكري|العسكري|الجيش|الامن|دوريه|الدوريه"
    r"|المحامي\w*|سجين|معتقل|معتقلين|موقوف|مفرج|اللي|يلي|الذي|التي|كلنا|نحن|نحنا|انا|امي|الجواب|الخبر|الملف|المختار|الصليب|اسم\w*|هويت\w*|جثمان\w*|جثت\w*|جثه)"
)
_NOT_OTHERS_AR: Final = rf"(?!\s+(?:\w+\s+)?{_OTHERS_AR}\b)"
_NOT_AGAIN_AR: Final = (
    r"(?!\s+(?:اتصل|حكي|طلب|دق|قال|اخد|اخذ|سال(?!م)|بعت|صار|ساو|عمل|راح|انقطع)\w*)"  # «رجع اتصل»
)
_HOME_AR: Final = r"(?:ع|عل?ي?|ل|ال?ي|ب)?\s*(?:ال|لل|ل)?(?:بيت\w*|دار\w*|منزل\w*|اهل\w*|عيلت\w*|عائلت\w*|ولاد\w*|اولاد\w*)"
_WHILE_AR: Final = r"بعد\s+(?:ال)?(?:\w+\s+){0,2}(?:شهر\w*|اشهر|شهور|سن[هيت]\w*|سنوات|سنين|اسبوع\w*|اسابيع|يوم\w*|ايام|عام\w*|اعوام|جمعه|جمعتين|فتره|مده)"
_SAFE_AR: Final = r"(?:ال?حمد\s*لل?ه|سالم\w*|بالسلامه|عايش\w*|عاش)"
_PRISON_AR: Final = r"(?:من\s+)(?:ال)?(?:سجن\w*|حبس\w*|معتقل\w*|اعتقال\w*|فرع\w*|توقيف\w*|صيدنايا|عدرا|تدمر|مزه|اسر)"
_CAME_AR: Final = r"(?:\b[وف]?(?:رجع|عاد|رد))"
_CAME_SHE_AR: Final = (
    r"(?:\b[وف]?(?:رجعت|عادت))"  # and "I came back": home alone does not say it is she
)
_FREED_AR: Final = (
    rf"\b[وف]?(?:طلع|طلعت|خرج|خرجت)\b{_NOT_OTHERS_AR}\s+(?:\w+\s+)?{_PRISON_AR}",
    r"\b[وف]?(?:ا?فرج(?:وا?|ت)?\s+عن(?:و|ه|ها|ا)|اخلوا?\s+سبيل(?:و|ه|ها)|ا?خلي\s+سبيل(?:و|ه|ها)"
    r"|ا?طلق(?:وا?)?\s+سراح(?:و|ه|ها)|فكوا?\s+اسر(?:و|ه|ها)|تم\s+الافراج\s+عن(?:و|ه|ها)|طلع\s+(?:ب)?(?:ال)?عفو)\b",
    r"\b[وف]?(?:تركوه|تركوها|طلعوه|طلعوها|سيبوه|سيبوها|خلوه\s+يروح)\b",
)
_BACK_AR: Final = (
    rf"{_CAME_AR}\b{_NOT_OTHERS_AR}\s+(?:\w+\s+){{0,2}}?{_HOME_AR}\b",
    rf"(?:{_CAME_AR}|{_CAME_SHE_AR})\b{_NOT_OTHERS_AR}{_NOT_AGAIN_AR}(?:\s+\w+){{0,4}}?\s+(?:{_WHILE_AR}|{_SAFE_AR})\b",
    r"\b(?:هو|هي|صار|صارت)\s+(?:هلق|هلا|الان|حاليا|هلاء)\s+(?:بالبيت|عنا|معنا|بيننا|عند\s+اهل\w*)\b",
)
_AWAY_AR: Final = (  # a day like others, before the loss; an end of another kind
    r"\bمن\s+(?:ال)?(?:شغل\w*|دوام\w*|جامع\w*|مدرس\w*|سوق|سفر\w*|محل\w*|صلاه|عمل\w*|عسكري\w*|جيش|اجاز\w*|حج|عمر[هت]\w*|مشفي|مستشفي|فرن|ارض|خليج|لبنان|تركيا)\b"
)
_NOT_AR: Final = (
    r"\b[وف]?(?:ما|لم|لن|ولا|مو|مش|لا|قبل\s+ما|لو|اذا|ان|يا\s*ريت|ليت\w*|حلم\w*|منام\w*|متي|امتي|ايمت\w*|انشالله|ان\s+شاء\s+الله|كان\s+كل|كل\s+ما|كلما)"
    r"\s+(?:\w+\s+){0,2}?(?:رجع\w*|عاد\w*|يعود|ير?جع|طلع\w*|خرج\w*|ا?فرج\w*|اخل\w+|ا?طلق\w*|ترك\w*|رد)\b"
)

_OTHERS_KU: Final = r"(?:\b(?:bav|bir[ae]y?|dayik|jin|mêr|xwişk|ap|xal|met|kur|keç|heval|cîran|pismam|mam)\w*\s+(?:wî|wê|wan|me)\b|\b(?:kesek\w*|yekî|yek|zilamek\w*|girtiyek\w*|ez|em|yê\s+ku|yên|cîran\w*|heval\w*|parêzer\w*|leşker\w*)\b)"
_FREED_KU: Final = (
    r"\bhat(?:e|iye|ibû|ye)?\s+(?:berdan\w*|azadkirin\w*|azad\s+kirin)",
    r"\bazad\s+b[ûu]\w*",
    r"\bji\s+(?:girtîgeh|zindan|hefs|heps|sicin|sîcin|girtî)\w*\s+(?:derket|derkeve|hat|xelas\s+b)\w*",
    r"\b(?:ew|wî|wê)\s+berdan?\b",
)
_BACK_KU: Final = (
    r"\bvegeriya(?:ye)?\s+(?:mal|ba\s+mal|nav\s+mal|cem\s+mal)\w*",
    r"\b(?:pişt|piştî|paşî)\s+(?:\w+\s+){1,3}vegeriya(?:ye)?\b",
    r"\bvegeriya(?:ye)?\s+(?:pişt|piştî)\b",
    r"\b(?:sax|saxlem)\s+(?:\w+\s+)?vegeriya(?:ye)?\b",
    r"\bhat(?:iye)?\s+mal\w*",
)
_AWAY_KU: Final = (
    r"\bji\s+(?:kar|şol|xebat|dibistan|zanîngeh|sûk|bazar|sefer|leşker|nexweşxan|çol|zeviy)\w*"
)
_NOT_KU: Final = r"\b(?:ger|eger|heke|xwezî|belkî|qet|hê|ne|berî\s+ku|dema\s+ku\s+ew\s+her|her\s+roj|her\s+êvar|xewn\w*|înşalah\w*)\b"

_KIN_EN: Final = r"(?:wife|husband|mother|father|brother|sister|son|daughter|uncle|aunt|cousin|friend|neighbou?r|child|children|parents|boy|girl|fianc\w+)"
_WHO_EN: Final = rf"(?:\b(?:he|she|(?:my|our)\s+{_KIN_EN})(?:['’]s)?(?:\s+(?:has|had|was|is|did|finally|then|later|already|suddenly|now|also|just|and)){{0,2}})"
_FREED_EN: Final = (
    rf"{_WHO_EN}\s+(?:been\s+|got\s+)?(?:released|freed|set\s+free|let\s+go|let\s+out|exchanged)\b",
    rf"{_WHO_EN}\s+(?:came|got|come|walked)\s+out\s+of\s+(?:\w+\s+)?(?:prison|jail|detention|the\s+branch)\b",
    r"\b(?:released|freed)\s+(?:him|her)\b|\blet\s+(?:him|her)\s+(?:go|out|free)\b|\bset\s+(?:him|her)\s+free\b",
)
_BACK_EN: Final = (
    rf"{_WHO_EN}\s+(?:came|come|got|went|made\s+it|is|back)\s+(?:back\s+)?home\b",
    rf"{_WHO_EN}\s+returned\b(?!\s+(?:to\s+(?:work|prison|detention|the\s+branch)|the\b|his\b|her\b|a\b))",
    rf"{_WHO_EN}\s+(?:came|come|is|got)\s+back\b(?!\s+(?:from|to\s+(?:work|ask|prison)))|\bhe['’]s\s+back\b|\bshe['’]s\s+back\b",
)
_AWAY_EN: Final = r"\bfrom\s+(?:work|school|university|the\s+(?:market|shop|mosque|army|hospital|field)|his\s+(?:shift|job|shop)|abroad|travel\w*|holiday)\b|\b(?:every|each)\s+(?:day|evening|night|week)\b|\bused\s+to\b"
_NOT_EN: Final = r"\b(?:never|not|nobody|until|if|whether|when\s+will|before\s+(?:he|she)|hope\w*|wish\w*|dream\w*|promis\w+|pray\w*|wait\w*|would|will|might|may|money|asked|demanded)\b|n['’]t\b|\b(?:man|woman|prisoner|detainee|somebody|someone|person|people|those|one)\s+(?:who|that)\b"

# By language: that somebody was let go, that somebody is back, and what makes a sentence tell something else.
_BY_LANGUAGE: Final = (
    (_FREED_AR, _BACK_AR, (_AWAY_AR, _NOT_AR)),
    (_FREED_KU, _BACK_KU, (_AWAY_KU, _NOT_KU, _OTHERS_KU)),
    (_FREED_EN, _BACK_EN, (_AWAY_EN, _NOT_EN)),
)
_BEFORE_AR: Final = rf"\b[وفبل]?{_OTHERS_AR}\b"  # the subject stands before its verb
# A sentence without any of these is not read further: most of a long story.
_ABOUT: Final = (
    r"رجع|عاد|\bو?رد\b|طلع|خرج|فرا?ج|سبيل|سراح|اسر|ترك|سيب|خلوه|(?:هو|هي|صار|صارت)\s+(?:هل|الان|حال)"
    r"|vegeriya|berd|azad|derke|xelas|\bhat|home|back|returned|releas|freed|free|\bgo\b|\bout\b|exchanged"
)
_NEWS_AR: Final = r"\b(?:شاف\w*|حكال\w*|خبرنا|خبرونا)\b"


def returns_told(text: str) -> list[str]:
    """The sentences of one text that tell so."""
    return SentenceReader(tells_of_return).told(text)


def tells_of_return(said: str) -> bool:
    """Whether a sentence in plain letters tells so."""
    return bool(type_of_return(said))


def type_of_return(said: str) -> str:
    """The type of event of which a sentence tells: a release, a reunion, or "" for neither."""
    if not read_as(_ABOUT).search(said):
        return ""
    for freed, back, not_so in _BY_LANGUAGE:
        if any(read_as(one).search(said) for one in not_so):
            continue
        for type, ways in (("release", freed), ("reunited", back)):
            for way in ways:
                found = read_as(way).search(said)
                if found and not _of_others(said, found.start()):
                    return type
    return ""


def _of_others(said: str, start: int) -> bool:
    before = said[:start]
    return bool(read_as(_BEFORE_AR).search(before) or read_as(_NEWS_AR).search(said))
