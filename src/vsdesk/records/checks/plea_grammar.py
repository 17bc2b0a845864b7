"""The words of a plea that a name is not said, by language: a refusing word, a verb of telling, showing or
noting, and whose name or identity. `name_pleas` hears them, and those of `kept_grammar`, which are put
together from the same words.

A plea is put together from these, not known by heart: «عدم ذكر اسمي», «دون الكشف عن هويتي» and "without
revealing my name" are one sentence. What somebody did, or did not do, is none: «لم يذكر اسمي أمام القاضي».
Texts and these words are read in plain letters (`names.plain_text`).
"""

from __future__ import annotations

from typing import Final


def few(words: int) -> str:
    """At most so many words between."""
    return rf"(?:\w+\s+){{0,{words}}}"


# -- Arabic -------------------------------------------------------------------------------------

_WHOSE: Final = "(?:ي|ه|ها|و|ا|هم|هن|نا)"
_MINE_AR: Final = rf"(?:اسم{_WHOSE}|اسامي(?:نا|هم|هن)|هويت{_WHOSE}|هويات(?:نا|هم|هن)|سيرت{_WHOSE}|شخصيت{_WHOSE})\b"
_NAME_AR: Final = r"(?:اسم|اسام|سيرت|هويت|كنيت|كنيه)\w*"
# Verbs by what stands behind the sign of the person.
_SAY_AR: Final = (
    "(?:كتب|ذكر|جيب|حط|ضع|قول|قال|حك|نشر|سم|عط|ذيع|ذاع|خبر|كشف|فضح|فش|علن|عرض|وزع|سجل|دون|ستخدم|ستعمل"
    "|صرح|فصح|بوح|باح|سرب|درج|ورج|فرج|نطق|لفظ|شارك|بعت|رسل|دل[وي])"
)
# The same, and what a name does when it comes out.
TELL_AR: Final = f"(?:{_SAY_AR}|تداول|تسرب|ظهر|بين|ورد|وصل|طلع|خرج|عرف|شاف|روح|نزل|نتشر)"
TELLING_AR: Final = (
    r"(?:ال|ل|لل)?(?:ذكر|كشف|افشاء|نشر|اظهار|كتابه|تسجيل|اعطاء|تدوين|اعلان|افصاح|تصريح|بوح|تسريب|تداول|ايراد|ادراج"
    r"|اشاره|معرفه|استخدام|استعمال|وضع|قول|اذاعه|بث|تعريف|نطق|طباعه|مشاركه|ظهور|ورود|عرض|توزيع|تسميه|فضح)"
    r"\s+(?:(?:عن|الي|علي)\s+)?ب?"
)
_HIDING_AR: Final = (
    r"(?:ب)?(?:ال)?(?:اخفاء|حجب|كتم|كتمان|ستر|سريه|حمايه|تغيير|تبديل|حذف|محو|شطب|تمويه|طمس|تكتم|تستر)"
    r"\s+(?:علي\s+|عن\s+)?"
)
NOT_AR: Final = r"\b[وفب]?(?:ما|لا|مو|مش|ماني|مالي|لست)\s*"
# Before a verb that is asked for, or with which a condition is set.
LEST_AR: Final = (
    r"\b[وفب]?(?:(?:علي\s+|شرط\s+|بشرط\s+)?(?:الا|ان\s+لا|ان\s+ما)"
    r"|(?:بلا|بدون|دون|من\s+(?:غير|دون)|بغير)\s+(?:ما|ان))\s+"
)
WANT_AR: Final = (
    r"(?:بد\w+|بريد|اريد|[تيبن]ريد|ارغب|برغب|حاب\w*|احب|بحب|ودي|لازم|يجب|يجوز|ينبغي|يصير|ممكن"
    r"|[اب]قبل|[اب]سمح|[اب]وافق|موافق\w*|راضي\w*|رضيان\w*|قابل\w*)"
)
THAT_AR: Final = r"(?:\s+ا?ن\w{0,3})?"
SOMEBODY_AR: Final = r"(?:ولا\s+|اي\s+)?ل?(?:حدا|حدي|احد\w?|مخلوق|انسان|الناس|العالم|الغير|غيركم)"
KNOW_AR: Final = r"[يت](?:عرف|دري|علم|سمع)(?:و|وا|وه)?"
# Who told it: those who came to you, and whoever told us.
_WHO_TOLD_AR: Final = r"(?:حكي|خبر\w*|اخبر\w*|شهد|تكلم|(?:حك(?:ا|ي|ت|وا?)|قال(?:ت|وا?)?|قل)ل?(?:نا|ي|كم|كن)|دل(?:ني|نا)|بلغ(?:ني|نا))"
WHAT_AR: Final = (
    rf"(?:\w+\s+)?(?:ب?{_MINE_AR}|(?:مين|من)\s+(?:انا|اكون|نحنا|نحن|هوي?ه?|هيي?ه?)"
    rf"|ان[يو]?\s+(?:انا|حكيت|خبرت|تكلمت|قلت|جيت|شهدت)|(?:مين|من)\s+{_WHO_TOLD_AR})\b"
)
_HIDDEN_AR: Final = r"(?:ب?(?:ال)?سر(?:ي|يه|ا)?|مخفي\w*|مخبا\w*|مستور\w*|مجهول\w*|مكتوم\w*|بين(?:نا|ا?تنا|ي\s+وبينكم))\b"
_NAMELESS_AR: Final = r"(?:مجهول\w*|مخفي\w*|مستور\w*|(?:بلا|بدون|من\s+(?:غير|دون))\s+اسم)\b"
REFUSING_AR: Final = (
    r"(?:عدم|دون|بدون|بلا|من\s+(?:غير|دون)|بغير|[ابن]رفض|رافض\w*|ممنوع|يمنع|لا\s+(?:داعي|حاجه|ضروره|لزوم)|ما\s+في\s+(?:داعي|لزوم|حاجه)|(?:مو|مش|ما|ليس)\s+ضروري\w*|[انيت]?متن\w+\s+عن|الامتناع\s+عن"
    r"|[اب]عترض\w*\s+علي|تجنب\w*|ضد|حذار\s+من)"
)
_ASKING_AR: Final = (
    r"(?:[انب]رجو|برجوكم|رجاء|الرجاء|يرجي|[اب]طلب|طلبت|طلبي|نطلب|بدي|بدنا|[ابن]ريد|[اب]تمني|[اب]فضل|[اب]حب|يجب|لازم"
    r"|[اب]رغب|[اب]شترط|ب?شرط\w*|عليكم|ضروري|ياريت)"
)
NOT_BEFORE_AR: Final = r"(?<!لا )(?<!ما )(?<!مو )(?<!مش )"
_WAS_NOT_AR: Final = (
    r"(?<!كان )(?<!كانت )(?<!كانوا )(?<!نزل )(?<!نزلت )(?<!اجت )(?<!اجا )(?<!طلعت )"
)
# Whose name, when it is said by whom they are to somebody: «اسم بنتي», «اسم العيلة».
_OF_WHOM_AR: Final = (
    r"(?:(?:ال)?(?:عيل|عايل|عائل|اسر)(?:ه|ت\w{1,3})|(?:ام|اب|ابو|اخ|اخو|اخت|بنت|ابن|زوج|زوجت|مرت|جوز|ولاد|اولاد|بنات|عم|عمت"
    r"|خال|خالت|جد|جدت|كنت|صهر|رفيق|جار|جارت)(?:ي|ه|ها|و|هم|هن|نا|تي|تنا)\b|ال(?:ولد|ولاد|اولاد|بنت|بنات|صغار)\b)"
)

AR: Final = (
    # «لا تكتبوا اسمه», «ما تجيبو سيرتها لحدا», «لا تكشفوا لأي جهة هويتي», «ما ينذكر اسمي»
    rf"\b[وف]?(?:لا|ما|ولا)\s*(?:بد\w+\s+)?ت{_SAY_AR}(?:و|وا|ي)?(?:لي|لنا)?\s+(?:علي\s+\w+\s+|عن\s+|{SOMEBODY_AR}\s+)?ب?{_NAME_AR}",
    rf"\b[وف]?(?:لا|ما|ولا)\s*ت{TELL_AR}\w?وا?\s+{few(3)}(?:ب|ل)?{_MINE_AR}",
    rf"\b[وف]?(?:لا|ما)\s*(?:بد\w+\s+)?ين{TELL_AR}\s+{few(1)}ب?{_NAME_AR}",
    # «بشرط ألا يُذكر اسمي», «بدون ما تقولوا اسمي», «من غير أن تُكشف هويتي»
    rf"{LEST_AR}[يتن]ن?{TELL_AR}\w{{0,3}}\s+{few(2)}ب?{_MINE_AR}",
    # «عدم ذكر اسمي», «دون الكشف عن هويتي», «أرفض نشر اسمي»
    rf"{NOT_BEFORE_AR}\b[وفبل]?{REFUSING_AR}\s+{TELLING_AR}{_MINE_AR}",
    rf"{NOT_BEFORE_AR}\b[وف]?(?:[ابن]رفض|رافض\w*|ممنوع|يمنع)\s+(?:ان\s+)?[يت]ن?{TELL_AR}\w{{0,3}}\s+{few(2)}ب?{_MINE_AR}",
    rf"\b(?:بلا|بدون|دون|من\s+(?:غير|دون))\s+(?:اسم{_WHOSE}|اسامي(?:نا|هم|هن))\b",
    # «بلا اسم العيلة», «بدون كنيتنا»; what was so is none: «كانت بلا اسم العيلة»
    rf"{_WAS_NOT_AR}\b[وف]?(?:بلا|بدون|من\s+غير)\s+(?:ذكر\s+)?(?:(?:اسم|كنيه|كنيت)\s+(?:ال)?{_OF_WHOM_AR}|كنيت{_WHOSE}\b)",
    # «اسم بنتي خلّوه برّا الورق», «شيلوا اسم ابني من الورقة», «اسم مرتي ما تكتبوه»
    rf"\b[وف]?(?:ال)?{_NAME_AR}\s+{few(2)}(?:خل|ا?ترك|شيل|شطب|ا?حذف|ا?مح)\w*\s+(?:بر[اه]\w*|بعيد|من)\b",
    rf"\b[وف]?(?:شيلوا?|ا?شطبوا?|ا?حذفوا?|ا?محوا?|ضلوا?\s+بعاد\s+عن)\s+{_NAME_AR}(?:\s+{_OF_WHOM_AR})?",
    rf"\b[وف]?(?:اسم|اسامي|كنيه|كنيت|هويه)\s+{_OF_WHOM_AR}\s+(?:لا|ما)\s*(?:[يت]ن{TELL_AR}|ت{TELL_AR}\w?و(?:ه|ها|هم|هن|ا)?)\b",
    r"\b(?:بلا|بدون|دون|عدم|من\s+(?:غير|دون))\s+(?:ال)?(?:ذكر|كتابه|نشر)\s+(?:اي\s+)?(?:اسم|اسما|اسماء|اسامي)\b",
    # «لا أوافق على نشر اسمي», «ما بدي ذكر اسمي»
    rf"{NOT_AR}{WANT_AR}\s+(?:علي\s+|ب)?{TELLING_AR}{_MINE_AR}",
    # «ما بحب ينذكر اسمي», «ما بدي تقولوا لحدا اسمي», «لا أريد أن يظهر اسمي», «ما بدي اسمي يطلع»
    rf"{NOT_AR}(?:عاد\s+)?{WANT_AR}{THAT_AR}\s+{few(1)}[ايتن]?ن?{TELL_AR}\w{{0,3}}\s+{few(2)}ب?{WHAT_AR}",
    rf"{NOT_AR}{WANT_AR}{THAT_AR}\s+{_MINE_AR}\s+{few(1)}[يت]ن?{TELL_AR}\w{{0,2}}\b",
    rf"{NOT_AR}{WANT_AR}{THAT_AR}\s+انعرف\b",
    # «ما بدي حدا يعرف اسمي», «لا أريد أن يعرف أحد من أنا», «بدي ما حدا يعرف اسمي»
    rf"{NOT_AR}(?:عاد\s+)?{WANT_AR}{THAT_AR}\s+"
    rf"(?:{SOMEBODY_AR}{THAT_AR}\s+(?:ب)?{KNOW_AR}|{KNOW_AR}\s+{SOMEBODY_AR})\s+{WHAT_AR}",
    rf"\b[وف]?(?:(?:بد\w+|بلا|بدون|من\s+غير|مشان|كرمال|حتي)\s+)?(?:ما|ولا|لا)\s+{SOMEBODY_AR}\s+(?:{WANT_AR}\s+)?{KNOW_AR}\s+{WHAT_AR}",
    rf"\b(?:الا|ان\s+لا|بلا\s+ما|بدون\s+ما|من\s+غير\s+ما)\s+{KNOW_AR}\s+{SOMEBODY_AR}\s+{WHAT_AR}",
    rf"{NOT_AR}{WANT_AR}{THAT_AR}\s+{few(1)}{KNOW_AR}\s+{WHAT_AR}",
    rf"\b[وف]?(?:لا|ما)\s*تخل\w*\s+{SOMEBODY_AR}\s+{KNOW_AR}\s+{WHAT_AR}",
    # «ما تقولوا لحدا إني حكيت», «لا تخبروا حدا باسمي», «لا تسمّوني»
    rf"\b[وف]?(?:لا|ما)\s*ت{TELL_AR}\w*\s+(?:{SOMEBODY_AR}\s+)?{WHAT_AR}",
    r"\b[وف]?(?:لا|ما)\s*ت(?:سم|كشف|فضح|ذكر)\w*وني\b(?!\s+ب)",
    # «اسمها لا ينكتب», «اسمي لا تذكروه», «اسمي ما يطلع لحدا»
    rf"\b{_MINE_AR}\s+{few(1)}(?:لا|ما|مو)\s*(?:(?:بد\w+|لازم|يجب|يجوز)\s+)?(?:[يت]ن{TELL_AR}|ي{TELL_AR}|ت{TELL_AR}\w?وه?ا?)\b",
    # «أرجو إخفاء اسمي», «اكتموا هويتي», «احتفظوا باسمي سراً», «خلّوا اسمي سر», «اسمي يضل بيناتنا»
    rf"{NOT_BEFORE_AR}\b[وف]?{_ASKING_AR}\s+{few(2)}{_HIDING_AR}{_MINE_AR}",
    rf"\b[وف]?(?:اخفوا?|خبوا?|استروا?|اكتموا?|احجبوا?|اطمسوا?|موهوا?|احموا?|ت?كتموا?\s+علي|ت?ستروا?\s+علي|حافظوا?\s+علي\s+سريه)\s+{_MINE_AR}",
    rf"\b[وف]?(?:خل\w*|ا?ترك\w*|ضل\w*|ابق\w*|احتفظ\w*|احفظ\w*|حافظ\w*\s+علي)\s+ب?{_MINE_AR}\s+{few(1)}{_HIDDEN_AR}",
    rf"\b{_MINE_AR}\s+(?:لازم\s+|بدو\s+|يجب\s+ان\s+)?[يت](?:ضل|بقي|ظل|كون)\s+{few(1)}{_HIDDEN_AR}",
    # «اكتبوا شاهد بدل اسمي», «حطّوا اسم مستعار»
    rf"\b(?:اكتب|حط|استخدم|استعمل|ضع|سم|قول|خل|سجل)\w*\s+{few(3)}(?:بدل|بدال|عوض|مكان)(?:ا\s+(?:من|عن)|\s+عن)?\s+{_MINE_AR}",
    rf"\b(?:اكتبوا?|حطوا?|استخدموا?|استعملوا?|ضعوا?|{_ASKING_AR})\s+{few(2)}(?:ل[يه]\s+)?اسما?\s+(?:مستعار|وهمي|حركي)\w*",
    # «أفضّل أن أبقى مجهول الهوية», «خلّوني مجهول», «بدي ضل بلا اسم»
    rf"\b(?:[انب]?(?:بقي|ضل|ظل)|[ان]كون|خل\w*ني|ا?تركوني)\s+{few(1)}{_NAMELESS_AR}(?:\s+(?:ال)?(?:هويه|اسم)\b)?",
)
OWN_AR: Final = (
    r"\bب?(?:اسمي|اسمنا|اسامينا|هوي(?:تي|تنا|اتنا)|سيرت(?:ي|نا)|شخصيت(?:ي|نا))\b"
    r"|\b[وفبل]*(?:اسمي|اسمنا|هويتي)\b|\b(?:مين|من)\s+(?:انا|اكون|نحنا|نحن)\b|\bاني\s|\bانا\b|\b(?:مين|من)\s+(?:حكي|خبر|اخبر|شهد|تكلم)(?!(?:ت|و)?(?:نا|ني)\b)|\bانعرف\b|\b(?:\w*ت\w+و|خل\w*|ا?تركو)ني\b"
    rf"|\b(?:[انب]?(?:بقي|ضل|ظل)|[ان]كون)\s+{few(1)}{_NAMELESS_AR}"
)

# -- Kurmanji -----------------------------------------------------------------------------------

_WHO_KU: Final = r"(?:min|me|w[iî]|w[eê]|wan)"
MINE_KU: Final = rf"(?:nav[eê]n?|nasname(?:y[aeê])?|nasnama|kesayetiya|pasnav[eê])\s+{_WHO_KU}"
OF_ME_KU: Final = rf"(?:qal[ae]|behs[ae])\s+(?:nav[eê]\s+)?{_WHO_KU}"
KES_KU: Final = r"(?:tu\s+)?(?:kes\w*|yek)"
_KNOW_KU: Final = r"(?:bi?|n[eai]|nis?)?(?:zan|nas|bihîs|bihis|hes)\w*"
_WHAT_KU: Final = (
    rf"(?:(?:ji|bi)\s+)?(?:{MINE_KU}|(?:ku\s+)?ez\s+k[iî]\s+me|ku\s+ez\s+(?:axiv|peyiv|hat)\w*)"
)
MADE_KU: Final = r"(?:e[sş]kere|belav|diyar|xuya|[cç]ap|parve|tomar|qeyd|bi\s?l[eê]v|a[sş]kera|aşîkar|n[iî][sş]an)"
# What is asked of somebody not to do: the stem of the present behind "ne" or "me".
DO_NOT_KU: Final = (
    rf"(?:{MADE_KU}\s+{few(1)}(?:ne|me)(?:k|d|b)(?:in|en|e)"
    r"|(?:ne|me)\s?(?:niv[iî]s|b[eê]j|we[sş][iî]n|xwîn|bih[iî]z|d|x)(?:in|en|e)"
    r"|der(?:ne|me)(?:x|k)(?:in|en|e)|ra(?:ne|me)gih[iî]n(?:in|e)|da(?:ne|me)n(?:in|e)"
    r"|bi\s?kar\s?(?:ne|me)y?[iî]?n(?:in|e)|(?:ne|me)y?[iî]?n(?:in|e)\s+ziman)\b"
)
NOT_WANT_KU: Final = (
    r"(?:n[ae]xwaz\w+|nah[eê]l\w+|q[ae]b[uû]l\s+nak\w+|raz[iî]\s+n[iî]n\w+|dest[uû]r\w*\s+nad\w+)"
)
# That it be not so.
_BE_NOT_KU: Final = (
    rf"(?:(?:ney[eê]|n[eê]|ne[eê])\s+\w*(?:[iî]n|an)|der(?:ney[eê]|nekev\w*)|(?:{MADE_KU}\s+)neb\w+"
    r"|xuya\s+nek\w+|tune\s?be\w*|nebe|nekeve|nexuy\w+)\b"
)
# That it be so, which somebody does not want.
BE_KU: Final = (
    rf"(?:(?:b[eê]|were|y[eê])\s+\w*(?:[iî]n|an)|derkev\w*|dery[eê]|{MADE_KU}\s+bi?[bk]\w+|xuya\s+bi?k\w+"
    r"|b(?:in)?iv[iî]s(?:in|e)|b[eê]j(?:in|e)|bid(?:in|e)|biwe[sş][iî]n(?:in|e)|b[eê]\b|were\b|e[sş]kere|bi?zan\w*)"
)
_HIDDEN_KU: Final = r"(?:ve[sş]art[iî]\b|ve[sş][eê]r\w+|nepen\w*|bi\s?ve[sş]art[iî]|sir(?:\b|r\w*)|anon[iî]m\w*|di\s+nav(?:bera)?\s+me\s+de)"

KU: Final = (
    # "navê min nenivîsin", "navê min ji kesî re nebêjin", "nasnameya min eşkere nekin", "qala min nekin"
    rf"\b{MINE_KU}\s+{few(4)}{DO_NOT_KU}",
    rf"\b{OF_ME_KU}\s+{few(4)}(?:ne|me)k(?:in|en|e)\b",
    rf"\b{DO_NOT_KU}\s+{few(3)}{MINE_KU}\b",
    r"\b(?:nav[eê]\s+\w+|w[iî]|w[eê]|wan|min)\s+(?:ne|me)\s?(?:niv[iî]s|b[eê]j)(?:in|e)\b",
    # "bila navê min neyê gotin", "navê min dernekeve"
    rf"\b{MINE_KU}\s+{few(3)}{_BE_NOT_KU}",
    # "bê navê min", "bêyî ku navê min bê gotin"
    rf"\bb[eê](?:y[iî])?\s+(?:ku\s+{few(2)})?{MINE_KU}\b(?:\s+{few(1)}{BE_KU})?",
    rf"\b{MINE_KU}\s+(?:ne|me)k(?:in|e)\s+\w+",
    # "ji kesî re nebêjin ku min got", "li şûna navê min navekî din binivîsin"
    r"\b(?:ne|me)b[eê]j(?:in|e)\s+(?:\w+\s+){0,3}(?:ku\s+)?(?:min\s+(?:got|gotiye|vegot\w*|axiv\w*)|ez\s+(?:axiv|peyiv|hat)\w*|ez\s+k[iî]\s+me)\b",
    rf"\b(?:[sş][uû]n[ae]|cih[eê]|dewsa)\s+{MINE_KU}\s+{few(4)}b\w+(?:in|e)\b",
    # "ez naxwazim kes navê min bizane", "bila kes navê min nezane", "kes navê min nizanibe"
    rf"\b{NOT_WANT_KU}\s+(?:ku\s+)?{KES_KU}\s+{_WHAT_KU}\s+{_KNOW_KU}",
    rf"\b{NOT_WANT_KU}\s+(?:ku\s+)?{KES_KU}\s+{_KNOW_KU}\s+{_WHAT_KU}",
    rf"\b(?:bila|div[eê]|gerek)\s+{KES_KU}\s+{_WHAT_KU}\s+{_KNOW_KU}",
    rf"\b(?:bila|div[eê]|gerek)\s+{KES_KU}\s+n[ie]zan\w+\s+{_WHAT_KU}",
    rf"\b{KES_KU}\s+{MINE_KU}\s+(?:nizanibe|nezane|nezanibe|nebihîze|nebihize)\b",
    # "naxwazim navê min derkeve", "naxwazim hûn navê min binivîsin"
    rf"\b{NOT_WANT_KU}\s+{few(2)}{MINE_KU}\s+{few(2)}{BE_KU}",
    # "bila navê min veşartî bimîne", "navê min veşêrin"
    rf"\b(?:bila\s+)?{MINE_KU}\s+{few(2)}{_HIDDEN_KU}",
    rf"\b{MINE_KU}\s+{few(3)}(?:derx(?:in|e)|j[eê]\s+bib(?:in|e)|rak(?:in|e))\b",
    r"\bbi\s+nav\w*\s+d[iî]\w+\s+(?:min\s+)?b(?:in)?[iî]?[vê]\w*(?:in|e)\b",
    rf"\bbila\s+{MINE_KU}\s+(?:bila\s+)?ve[sş]ar\w*",
    # "ez dixwazim bênav bimînim"
    r"\b(?:b[eê]\s?nav|nenas|anon[iî]m|ve[sş]art[iî])\s+(?:bim[iî]nim|bim|b[eê]m)\b",
)
OWN_KU: Final = (
    r"\b(?:nav[eê]n?|nasname(?:y[aeê])?|nasnama|kesayetiya|pasnav[eê]|qal[ae]|behs[ae])\s+(?:nav[eê]\s+)?(?:min|me)\b"
    r"|\bez\s+k[iî]\s+me\b|\b(?:ku\s+)?ez\s+(?:axiv|peyiv|hat)|\bmin\s+(?:got|vegot|axiv)|(?<![aeêî]\s)\bmin\s+(?:ne|me)\s?(?:niv|b)|(?<![aeêî]\s)\bmin\s+bin?iv[iî]s|\bbim[iî]nim\b|\b(?:bim|b[eê]m)\b"
)

# -- English ------------------------------------------------------------------------------------

_NAMES_EN: Final = (
    r"(?:(?:my|his|her|their|our)|(?:(?:my|his|her|their|our)\s+)?\w+(?:['’]s|s['’]))\s+(?:full\s+|real\s+|true\s+|own\s+|family\s+|last\s+)?"
    r"(?:names?|surnames?|identit(?:y|ies))\b(?!\s+(?:cards?|papers?|documents?|booklets?))"
)
_TELL_EN: Final = (
    r"(?:write|mention|use|give|print|put|say|publish|note|record|tell|reveal|disclose|share|show|expose|release"
    r"|leak|divulge|identify|include|quote|cite|read|repeat|spell|display|post|broadcast|announce|spread|register"
    r"|list|enter|state|pass|hand|make|name)"
)
_TELLING_EN: Final = (
    r"(?:writing|mentioning|using|giving|printing|putting|saying|publishing|noting|recording|telling|revealing"
    r"|disclosing|sharing|showing|exposing|releasing|leaking|divulging|identifying|including|quoting|citing|reading"
    r"|naming|spreading|entering|stating|(?:the\s+)?(?:use|publication|disclosure|mention|release)\s+of)"
)
_TOLD_EN: Final = (
    r"(?:written|mentioned|used|given|printed|put|said|published|noted|recorded|told|revealed|disclosed|shared"
    r"|shown|exposed|released|leaked|divulged|identified|included|quoted|cited|read|known|seen|heard|named|spread"
    r"|entered|stated|made\s+(?:public|known)|passed\s+on|on\s+(?:any|the)|in\s+(?:any|the))"
)
KNOW_EN: Final = r"(?:know|learn|hear|find\s+out|see|be\s+told)"
WHAT_EN: Final = (
    rf"(?:{_NAMES_EN}|who\s+(?:I\s+am|we\s+are|he\s+is|she\s+is)|(?:that\s+)?(?:I|we)\s+(?:spoke|talked|told|came)"
    r"|(?:that\s+)?it\s+was\s+(?:me|us)|who\s+(?:(?:told|said)\s+(?:you\s+)?(?:this|that|it|so)|told\s+(?:us|me)\b))"
)
_SOMEBODY_EN: Final = (
    r"(?:(?:any|some)(?:body|one|\s+one)|people|others|them|him|her|the\s+\w+|my\s+\w+)"
)
NOBODY_EN: Final = r"(?:nobody|no\s*-?one|not\s+anyone)"
# Asked of who hears it: what they or he do not do is told.
_DO_NOT_EN: Final = (
    r"(?:(?<!they )(?<!who )(?<!people )(?:do\s+not|don['’]?t)|(?:not|never)\s+to|never"
    r"|(?:must|should|may|can|shall|will)\s*(?:not|never|n['’]t)|cannot|can['’]t)\s+(?:ever\s+)?"
)
NOT_WANT_EN: Final = (
    r"(?:(?:(?:do|does|did|would)\s*n['’]?[o]?t|never|not)\s+(?:want|wish|like|agree|consent|allow|permit|accept)(?:\s+to|\s+that|\s+for)?"
    r"|(?<!they )refuse\b(?:\s+to(?:\s+have)?|\s+that)?|not\s+give\s+(?:my\s+)?(?:permission|consent)\s+(?:to|for)|rather\s+not(?:\s+have)?|rather\s+(?:you|they)\s+did\s+not|object(?:s|ed)?\s+to)\s+"
)
_KEPT_EN: Final = r"(?:a\s+)?(?:secret|hidden|private|confidential|anonymous|to\s+your(?:self|selves)|between\s+us|out|off)\b"
_NAMELESS_EN: Final = r"(?:anonymous(?:ly)?|unnamed|nameless|unidentified)\b"

EN: Final = (
    # "please don't write his name", "asked us not to use her name", "do not reveal to anyone who I am"
    rf"\b{_DO_NOT_EN}{_TELL_EN}(?:\s+(?:down|out|on))?\s+{few(3)}{WHAT_EN}",
    rf"\b{_DO_NOT_EN}(?:name|identify|expose|quote|mention)\s+(?:him|her|me|them|us)\b",
    rf"\b(?:{_NAMES_EN}\s+)?\b(?:must|should|may|shall)(?:\s+not|n['’]t|\s+never)\s+be\s+(?:named|identified)\b",
    rf"\b(?:prefer|ask|wish|want|hope|request|insist|beg|like|rather)\s+{few(3)}not\s+(?:to\s+)?{_TELL_EN}\s+{few(3)}{WHAT_EN}",
    rf"\b{NOT_WANT_EN}be\s+(?:named|identified|quoted|mentioned|known|recognised|recognized)\b",
    # "without naming me", "refrain from using my name"
    rf"\b(?:without|avoid|refrain\s+from|instead\s+of|against|no)\s+{_TELLING_EN}\s+{few(2)}(?:{WHAT_EN}|(?<=naming\s)(?:me|us|him|her|them)\b|(?<=identifying\s)(?:me|us|him|her|them)\b)",
    r"\bwithout\s+(?:my|his|her|their|our)\s+(?:family\s+|last\s+)?(?:sur)?names?\b",
    # "my name must not appear", "that my identity not be disclosed"
    rf"\b{_NAMES_EN}\s+(?:must|should|has\s+to|have\s+to|is\s+to|are\s+to|may|can|shall|is|are)?\s*(?:not|never|n['’]t)\s+(?:to\s+)?(?:(?:come|get|go|leak)\s+out|appear|(?:be|stand)\s+{_TOLD_EN})",
    rf"\b{_NAMES_EN}\s+(?:must|should|has\s+to|have\s+to|is\s+to|may|can)\s+(?:stay|remain|be|be\s+kept)\s+{_KEPT_EN}",
    rf"\b{_NAMES_EN}\s+(?:must|should|has\s+to|have\s+to|needs?\s+to|is\s+to)\s+be\s+(?:protected|hidden|concealed|withheld|omitted|removed|masked|redacted|left\s+out)\b",
    rf"\b{_NAMES_EN}\s+(?:is|are|be)\s+(?:left\s+out|(?:strictly\s+)?(?:confidential|secret|private))\b",
    rf"\b{_NAMES_EN}\s+(?:stays?|remains?|is\s+kept)\s+{_KEPT_EN}",
    # "I don't want my name to be mentioned", "I refuse to have my name published"
    rf"\b{NOT_WANT_EN}{few(2)}{_NAMES_EN}\s+(?:(?:to\s+)?(?:be|being|get|getting)\s+)?(?:{_TOLD_EN}|(?:to\s+)?(?:appear|come\s+out|get\s+out|go\s+out)|anywhere)",
    rf"\b{NOT_WANT_EN}{few(2)}(?:to\s+)?(?:{_TELL_EN}|{_TELLING_EN})\s+{few(2)}{WHAT_EN}",
    # "I don't want anyone to know my name", "nobody may know who I am", "don't let them know it was me"
    rf"\b{NOT_WANT_EN}{_SOMEBODY_EN}\s+(?:to\s+)?(?:ever\s+)?{KNOW_EN}\s+{WHAT_EN}",
    rf"\b{NOBODY_EN}\s+(?:should|must|may|can|shall|is\s+to|has\s+to|to)\s+(?:ever\s+)?{KNOW_EN}\s+{WHAT_EN}",
    rf"\b{_DO_NOT_EN}(?:tell|let)\s+{_SOMEBODY_EN}\s+(?:{KNOW_EN}\s+)?{WHAT_EN}",
    rf"\b(?:must|should|may|can)\s*(?:not|never|n['’]t)\s+(?:ever\s+)?{KNOW_EN}\s+{few(1)}{WHAT_EN}",
    rf"\b(?:must|should|may)\s*(?:not|never|n['’]t)\s+(?:ever\s+)?be\s+(?:known|found\s+out|said|told)\s+{few(1)}{WHAT_EN}",
    rf"\b{NOBODY_EN}\s+is\s+(?:ever\s+)?(?:allowed\s+)?to\s+{KNOW_EN}\s+{WHAT_EN}",
    # "keep my name secret", "hide my name", "leave my name out"
    rf"\b(?:keep|leave|hold|kept)\s+{_NAMES_EN}\s+(?:\w+\s+)?{_KEPT_EN}",
    rf"(?<!not )(?<!n't )(?<!n’t )(?<!not want to )(?<!n't want to )(?<!n’t want to )(?<!need to )\b(?:hide|conceal|withhold|protect|omit|redact|mask|leave\s+out)\s+{_NAMES_EN}",
    rf"\b(?:please|must|should|want\s+you\s+to|ask\s+you\s+to)\s+(?:remove|delete|change|take\s+out|cut|strike)\s+{_NAMES_EN}",
    # "you can use the story but not my name"
    rf"\b(?:use|tell|write|publish|print|share|say|take|put|call|give|list)\b[\w ,;'’]{{0,50}}\b(?:not|instead\s+of|rather\s+than|in\s+place\s+of)\s+(?:by\s+|with\s+)?{_NAMES_EN}",
    rf"\b(?:everything|anything|all)\s+(?:but|except)\s+{_NAMES_EN}",
    # "keep me anonymous", "I'd rather remain anonymous", "on condition of anonymity"
    rf"\b(?:want|wants|wish|wishes|prefer|prefers|asked|asks|ask|like|need|needs|have|has|hope|rather|must|should|can|may|will|please|let\s+me|let\s+us)\s+(?:to\s+)?(?:stay|remain|be|speak|talk|testify)\s+{few(1)}{_NAMELESS_EN}",
    rf"\b(?:keep|leave|make|hold)\s+(?:me|us|him|her|them)\s+{_NAMELESS_EN}",
    r"\banonymous(?:ly)?,?\s+please\b",
    r"\b(?:keep|leave)\s+(?:me|us)\s+out\s+of\s+(?:it|this|that|the\s+(?:report|story|paper|file|record)s?)\b",
    r"\b(?:condition\s+of|(?:ask|asks|asked|want|wants|wish|wishes|request|requests|insist|insists)\s+(?:for\s+|on\s+)?(?:my\s+|our\s+)?)\s*anonymity\b",
)
OWN_EN: Final = (
    r"\b(?:my|our)\s+(?:full\s+|real\s+|true\s+|own\s+|family\s+|last\s+)?(?:names?|surnames?|identit(?:y|ies))\b|\bwho\s+(?:I\s+am|we\s+are)\b"
    r"|\b(?:I|we)\s+(?:spoke|talked|told|came)\b|\b(?:name|naming|identify|identifying|expose|quote|mention)\s+(?:me|us)\b"
    r"|\bit\s+was\s+(?:me|us)\b|\bwho\s+(?:told|said)\s+(?:you\s+)?(?:this|that|it|so)\b|\b(?:keep|leave|make|hold)\s+(?:me|us)\b"
    r"|\blet\s+(?:me|us)\b|\bmy\s+anonymity\b"
)

# That somebody said something, and that somebody told us: not whoever says "I", nor whoever is spoken to.
SAID_AR: Final = r"\b[وف]?(?:قال(?:ت|وا|و)?|ب?يقول(?:و|وا|ون)?|بتقول|حك(?:ي|ت|وا))\b"
TOLD_AR: Final = (
    r"\b[وف]?(?:قال(?:ت|وا|و)?\s?(?:لي|لنا)|قل(?:ي|نا)|قلتلي|ب[يت]ق[وا]ل(?:لي|لنا)"
    r"|حك(?:ا|ت|ي|وا?)(?:لي|لنا)|ا?خبر(?:ني|نا|تني|تنا|وني|ونا)|ترج(?:اني|انا|تني|تنا))\b"
)
_SAY_KU: Final = r"\b(?:got(?:in|ibû|iye)?|digot(?:in)?|dibêj[eî]n?|vegot)\b"
SAID_KU: Final = rf"(?<!\bmin )(?<!\bme ){_SAY_KU}"
TOLD_KU: Final = rf"\bji\s+(?:min|me)\s+re\s+{_SAY_KU}|{_SAY_KU}\s+ji\s+(?:min|me)\s+re\b|\w[aeêî]n?\s+(?:min|me)\s+{_SAY_KU}"
SAID_EN: Final = r"(?<!\bI )(?<!\bwe )\b(?:said|says|asked|begged)\b"
TOLD_EN: Final = r"(?<!\bI )(?<!\bwe )\b(?:told|asked|begged)\s+(?:me|us)\b"

# What somebody asks not to be: whose plea it is says who asks.
AS_NOBODY_EN: Final = r"anonym\w*|nameless|un(?:named|identified)|named|identified|quoted|mentioned|known|recogni[sz]ed"

# By language of what a plea is: only what stands near one of these words is read for it.
ABOUT_AR: Final = (
    r"اسم|اسام|كني[ته]|هوي[ته]|سيرت|شخصيت|مستعار|وهمي|حركي|مجهول|مخفي|مستور|وني\b|انعرف"
    r"|ان[يو]?\s+(?:انا|حكيت|خبرت|تكلمت|قلت|جيت|شهدت)"
    rf"|(?:مين|من)\s+(?:انا|اكون|نحنا|نحن|هو|هي|{_WHO_TOLD_AR})"
)
ABOUT_KU: Final = (
    r"\b(?:b[eê]\s?nav|nav|pasnav|nasnam|kesayet|qal[ae]\s|behs[ae]\s|nenas|anon[iî]m|ez\s+(?:k[iî]\s|axiv|peyiv|hat))"
    r"|ve[sş]art[iî]\s+b|\bmin\s+(?:got|vegot|axiv)|(?:ne|me)\s?(?:niv|b[eê]j)"
)
ABOUT_EN: Final = (
    r"\b(?:(?:sur)?names?|naming|nameless|identi\w+|anonym\w*|un(?:named|identified))\b"
    r"|\bwho\s+(?:I|we|he|she|told|said)\b|\b(?:I|we)\s+(?:spoke|talked|told|came)\b|\bit\s+was\s+(?:me|us)\b"
    r"|\b(?:keep|leave|quote|expose|mention)\s+(?:him|her|me|them|us)\b|\bbe\s+(?:named|quoted|mentioned|known|recogni[sz]ed)\b"
)
