"""The words of a plea that something of a person is known to nobody, by language: where they are, that
they are back, or that they are spoken of at all: «ما بدها حدا يعرف إنها رجعت», «ما لازم ينعرف وين ساكن»,
"behsa cîranê me nekin", "nobody must know where he lives".

Who asks it × what is not to be done × what of whom, put together from the words of `plea_grammar` and
`kept_grammar`. What nobody knows is none: «ما حدا بيعرف وين راح»; nor what somebody does not want to
know, nor what those who hold people do not want known.
"""

from __future__ import annotations

from typing import Final

from vsdesk.records.checks.kept_grammar import (
    ASK_NOT_EN,
    ENDS,
    FROM_WHOM_AR,
    HUSHED_AR,
    KIN_AR,
    KIN_KU,
    QUIET_EN,
    TO_WHOM_EN,
    US_AR,
)
from vsdesk.records.checks.plea_grammar import (
    DO_NOT_KU,
    KES_KU,
    KNOW_EN,
    LEST_AR,
    NOBODY_EN,
    NOT_AR,
    NOT_WANT_EN,
    NOT_WANT_KU,
    SOMEBODY_AR,
    THAT_AR,
    WANT_AR,
    few,
)

# -- Arabic -------------------------------------------------------------------------------------

_THEIR: Final = "(?:ي|ه|ها|و|ا|هم|هن|نا)"
# Whom nothing is told: anybody, a relative, or a house: «بيت حماها», «أهل زوجها».
_HOUSE_AR: Final = rf"ل?(?:بيت|اهل|دار|عيله|عايله|جماعه|ولاد|اولاد)\s+(?:{KIN_AR}|حما\w*)"
ANYBODY_OF_THEIRS_AR: Final = (
    rf"(?:{_HOUSE_AR}|ل?{KIN_AR}|ل?حما(?:ي|ها|ه|و|تي|تها|ته|تو|تا|نا|تنا))"
)
_ANYBODY_AR: Final = rf"(?:{SOMEBODY_AR}|{ANYBODY_OF_THEIRS_AR})"
# Where somebody is: «وين ساكنة», «وينا», «مكان سكنها», «عبيتو», «عنوان أختي».
_WHERE_NOUN_AR: Final = (
    r"(?:[وفبعل]?(?:ال)?(?:عنوان|مكان|محل|بيت|سكن|اقامت|رقم|مطرح)|علي\s+(?:عنوان|مكان|محل|بيت|سكن))"
)
_WHERE_AR: Final = (
    rf"(?:\b[بلعم]?ن?وين(?:{_THEIR}|ن|هن)?\b|\b(?:اين|بوين|فين)\b"
    rf"|\b{_WHERE_NOUN_AR}(?:{_THEIR}\b|\s+(?:سكن|اقامت|وجود|شغل)\w*|\s+(?:{KIN_AR}|ال\w+|جار\w*)))"
)
# That somebody is something, or something of theirs: «إنها رجعت», «إنو ابنهن عايش», «برجعتها», «عنها».
_THAT_ONE_AR: Final = r"\bان(?:و|ه|ها|ا|هن|هم)?\s+\w+"
_OF_THEM_AR: Final = (
    rf"(?:\bب\w{{3,}}{_THEIR}\b|\b(?:عن|ب|في)(?:ه|ها|و|هن|هم)\b|\bب?خبر(?:ه|ها|و|هن)\b)"
)
_FACT_AR: Final = rf"(?:{_WHERE_AR}|{_THAT_ONE_AR}|{_OF_THEM_AR}|\b(?:مين|من)\s+(?:هو|هي)\b)"
_MUST_AR: Final = r"(?:لازم|يجب|(?:بي)?جوز|يجوز|ينبغي|(?:بي|ي)صير|مفروض|المفروض)"
_KNOWS_AR: Final = r"[يت](?:عرف|در[يو]|علم|سمع)(?:و|وا|وه|ون|ن)?\b"
# «يا ريت ما», «بترجاكم ما», «بدون ما»; and «ممنوع», «ديروا بالكم», «أوعى».
_LEST_ANY_AR: Final = (
    r"(?:\b[وف]?(?:بد\w+|بلا|بدون|من\s+غير|مشان|كرمال|حتي|بشرط|يا\s?ريت|[ابيت]{0,2}ترج\w+|[اب]رج\w+|نرجو|رجاء|دخيل\w*|المهم|لازم|[اب]تمني)\s+(?:ان\s+)?ما"
    r"|\bممنوع|\bممنوع\s+ان|\b(?:دير|انتبه|اوع)\w*(?:\s+بال\w+)?|\bحذار\s+ان)\s+"
)
_NOT_WANT_AR: Final = rf"(?:{NOT_AR}|\bمان(?:و|ه|ها|ا)\s+)(?:عاد\s+)?(?:{WANT_AR}|(?:من|بن)ريد|(?:بي|بت|من)?حب|{_MUST_AR}|من\s+مصلح\w+){THAT_AR}"
# «ما بدو يعرف وين صار» is no plea: only behind «أن» is «يعرف» read as what is done.
_IS_KNOWN_AR: Final = r"(?:ين(?:عرف|حكي|قال|ذكر|سمع|كتب|نشر|كشف)|يتعرف)"
_BE_KNOWN_AR: Final = r"(?:يعرف|يذكر|يقال|يكتب|ينشر|يكشف|تعرف|تذكر|تكتب)"
_DO_NOT_AR: Final = r"\b[وف]?(?:لا|ما)\s*ت"
_YOU_SAY_AR: Final = r"(?:كتب|ذكر|قول|حك|نشر|خبر|كشف|فضح|فش|علن|سجل|دون|عط|دل|وزع|بعت|رسل|وصف|ورج|فرج)\w?(?:و|وا|ن)\b"
# Said of somebody's state, not of their death: «لا تقولوا إنه مات» asks for hope.
_STATE_AR: Final = rf"\bان(?:و|ه|ها|ا|هن|هم)?\s+(?:{few(1)})(?:رجع|عاد|عايش|طلع|هرب|سافر|تزوج|تطلق|حامل|ساكن|حكي|حكت|شهد|خبر|مخب|موجود|هون|هنا|ب\w{{3,}}|عند)\w*"
# Of whom nobody is to speak: «سيرة جارنا», «طاري خالي», «الشاهد».
_MENTION_AR: Final = r"(?:سيره|طاري)\s+(?!ال?(?:موت|حبس|سجن|حرب|سفر|اكل|مصاري|سياسه|موضوع|قصه|ماضي|شغل|مرض|زواج|عرس|شي|امر|كلام|حكي)\b|ها?ل|ل?حدا|ل?احد|هذا|هاد|هي\b)\w+"
_DO_NOT_OR_LEST_AR: Final = rf"(?:{_DO_NOT_AR}|{LEST_AR}ت)"
# No name: «تفاصيل», «شي», «إنو», «هالحكي», «المكان».
_BY_NAME_AR: Final = (
    r"(?!ال|ها?ل|هاد|هذ|هي|ان|شي|ولا|اي|حدا|احد|وين|كيف|شو|ليش|مين|متي|امتي|قديش|كم|تفاصيل|تفصيل|كل|مع|عن|علي|ب|ل|في)"
    rf"\w{{3,}}(?:\s+(?:ال)?\w+)?(?:{ENDS}|\s+(?:ل?حدا|ب(?:ال|ها?ل)\w+))"
)
_PERSON_AR: Final = (
    rf"(?:{KIN_AR}|(?:جار|جيران|قريب|قرايب|رفيق|رفقات|صديق|صاحب|زميل|خطيب|صهر|كنت)(?:ت|ات)?{_THEIR}\b"
    r"|ال(?:جار|جاره|جيران|شاهد|شهود|شاهده|حارس|فران|سمان|دكان\w*|دكتور|طبيب|مخبر|معلم|استاذ)\b|(?:ابو|ام)\s+\w+)"
)

AR: Final = (
    # «ما بدها حدا يعرف إنها رجعت», «لا تريد أن يعرف أحد مكان سكنها», «ما بدها أهل زوجها يعرفوا وين صارت»
    rf"{_NOT_WANT_AR}\s+(?:{_ANYBODY_AR}{THAT_AR}\s+{few(1)}{_KNOWS_AR}|{_KNOWS_AR}\s+{_ANYBODY_AR})\s+{few(1)}{_FACT_AR}",
    # «ما لازم ينعرف وين ساكن», «أخوي ما يريد ينعرف وينه», «لا يجوز أن يُعرف مكان إقامته»
    rf"(?:{_NOT_WANT_AR}\s+{_IS_KNOWN_AR}|{NOT_AR}{_MUST_AR}\s+ان\s+{_BE_KNOWN_AR})\s+{_FACT_AR}",
    # «بدو ما حدا يعرف بوجودو», «بترجاكم ما ينعرف إنها هون», «ألا يعرف أحد أين»
    rf"(?:{_LEST_ANY_AR}(?:{_ANYBODY_AR}\s+{_KNOWS_AR}|{_KNOWS_AR}\s+{_ANYBODY_AR}|{_IS_KNOWN_AR})"
    rf"|{LEST_AR}{_KNOWS_AR}\s+{_ANYBODY_AR})\s+{_FACT_AR}",
    # «لا أحد يجب أن يعرف أنها عادت», «أبوه ما لازم يعرف إنه حكى معنا», «ما لازم تعرف أمه إنه هون»
    rf"\b[وف]?(?:ما|لا|ولا)\s+{SOMEBODY_AR}\s+{_MUST_AR}{THAT_AR}\s+{_KNOWS_AR}\s+{_FACT_AR}",
    rf"\b(?:{_ANYBODY_AR})\s+(?:ما|لا|مو|مش)\s*{_MUST_AR}{THAT_AR}\s+{_KNOWS_AR}\s+{_FACT_AR}",
    rf"\b[وف]?(?:لا|ما)\s*تخل\w*\s+{_ANYBODY_AR}\s+{_KNOWS_AR}\s+{_FACT_AR}",
    # «لا تعطوا عنوانه لأي حدا», «ما تدلّو حدا عبيتو», «لا تكتبوا وين ساكن», «لا تقولوا إنها رجعت»
    rf"{_DO_NOT_AR}{_YOU_SAY_AR}\s+(?:{FROM_WHOM_AR}\s+)?{_WHERE_AR}",
    rf"{_DO_NOT_AR}{_YOU_SAY_AR}\s+(?:{_ANYBODY_AR}\s+)?{_STATE_AR}",
    # «بلا ما تذكروا إنو كان مع الجيش»
    rf"{LEST_AR}ت{_YOU_SAY_AR}\s+{_STATE_AR}",
    rf"{_DO_NOT_OR_LEST_AR}{_YOU_SAY_AR}\s+\bان(?:و|ه|ها|ا|هن|هم)?\s+كان\w*\s+(?!مات|ميت|متوفي|شهيد)\w+",
    rf"{_DO_NOT_AR}{_YOU_SAY_AR}\s+{_HOUSE_AR}",
    # «رقمي ما تعطوه لحدا», «عنوان أختي لا ينكتب», «خلّوا عنوانها سر», «مكانه سر»
    rf"{_WHERE_AR}\s+{few(1)}(?:لا|ما)\s*ت(?:كتب|ذكر|قول|نشر|حط|سجل|دون|عط|وزع|بعت|رسل|شارك)\w?و(?:ه|ها|هم|هن|ا)?\b",
    rf"{_WHERE_AR}\s+{few(1)}(?:لا|ما|مو)\s*(?:(?:بد\w+|{_MUST_AR}){THAT_AR}\s+)?[يت]ن(?:كتب|ذكر|قال|حكي|نشر|عط[ي]?|سجل)\b",
    rf"\b(?:خل\w*|ا?ترك\w*|ضل\w*|احتفظ\w*\s+ب?|حافظ\w*\s+علي\s+)\s*{_WHERE_AR}\s+{few(1)}(?:{HUSHED_AR}|{US_AR}|مخف\w+|مخب\w+)",
    rf"{_WHERE_AR}\s+(?:{_MUST_AR}\s+)?(?:[يت](?:ضل|بقي|ظل|كون)\s+)?(?:{HUSHED_AR}|{US_AR})",
)
# These ask that a person is not spoken of: as those about a name do.
OF_PERSONS_AR: Final = (
    rf"{_DO_NOT_OR_LEST_AR}(?:جيب|حك|ذكر|فتح)\w?(?:و|وا|ن|ي)\s+{_MENTION_AR}",
    rf"{_DO_NOT_OR_LEST_AR}(?:ذكر|سم|ورد)\w?(?:و|وا|ن)\s+(?:اسم\s+)?{_PERSON_AR}",
    rf"{_DO_NOT_OR_LEST_AR}(?:كتب|حك)\w?(?:و|وا|ن)\s+(?:شي\s+)?(?:(?:عن|علي)\s+{_PERSON_AR}|عن(?:ه|ها|و|هم|هن)\b(?={ENDS}|\s+ل?حدا|\s+ولا\s))",
    # by a name: «بلا ما تذكروا سهام»
    rf"{_DO_NOT_OR_LEST_AR}(?:ذكر|سم|ورد)\w?(?:و|وا|ن)\s+{_BY_NAME_AR}",
    rf"{NOT_AR}{WANT_AR}{THAT_AR}\s+(?:ينذكر|ينكتب|يذكر|ينجاب\s+سيره)\s+(?:اسم\s+)?{_PERSON_AR}",
)

# -- Kurmanji -----------------------------------------------------------------------------------

_WHO_KU: Final = r"(?:min|me|w[iî]|w[eê]|wan)"
_WHERE_NOUN_KU: Final = (
    r"(?:nav[nû]î?[sş]an[aeê]?\w*|adres[aeê]?\w*|cih[eêa]?|mal[aeê]|hejmar[aeê])"
)
_KIN_WORD_KU: Final = r"(?:m[eê]r|jin|d(?:ê|ay)ik|bav|malbat|bira|xwi[sş]k|ke[cç]|kur|ap|mam|xal|met|cîran|heval|xizm|[sş]ahid|nas|zarok|pismam|dotmam)"
_WHOSE_KU: Final = rf"(?:{_WHO_KU}|{_KIN_WORD_KU}\w*\s+{_WHO_KU}|{_KIN_WORD_KU}\w*)"
_WHERE_KU: Final = rf"(?:{_WHERE_NOUN_KU}\s+{_WHOSE_KU}\b|(?:ku\s+)?(?:ew|{_KIN_WORD_KU}\w*\s+{_WHO_KU})?\s*(?:li|l[iî])\s+k[uû]\b)"
_THAT_ONE_KU: Final = rf"ku\s+(?:ew|w[iî]|w[eê]|{_KIN_WORD_KU}\w*\s+{_WHO_KU})\b"
_WE_SPOKE_KU: Final = rf"ku\s+(?:ez|em|min|me)\s+{few(2)}(?:axiv|axift|peyiv|hat|got)\w*"
_FACT_KU: Final = rf"(?:{_WHERE_KU}|{_THAT_ONE_KU}|{_WE_SPOKE_KU})"
HOUSE_KU: Final = rf"malbat\w*\s+\w+(?:\s+{_WHO_KU})?"
_ANYBODY_KU: Final = rf"(?:{KES_KU}|{HOUSE_KU}|{KIN_KU})"
_KNOWS_KU: Final = r"(?:bi)?(?:zan|bihîs|bihis|hes)\w*"
_KNOWS_NOT_KU: Final = r"(?:nizanib\w*|nezan\w*|nebih[iî][sz]\w*|nehes\w*)"
_MAY_KU: Final = r"(?:bila|div[eê]|gerek)"
_IS_NOT_KNOWN_KU: Final = r"ney[eê]\s+(?:zan[iî]n|bih[iî]stin|gotin|niv[iî]sandin|d[iî]tin)"

KU: Final = (
    # "ew naxwaze kes bizane ku ew vegeriyaye", "bila kes nezanibe ku ew sax e"
    rf"\b{NOT_WANT_KU}\s+(?:ku\s+)?{_ANYBODY_KU}\s+{_KNOWS_KU}\s+{_FACT_KU}",
    rf"\b{NOT_WANT_KU}\s+(?:ku\s+)?{_ANYBODY_KU}\s+{_WHERE_NOUN_KU}\s+{_WHOSE_KU}\s+{_KNOWS_KU}",
    rf"\b{_MAY_KU}\s+{_ANYBODY_KU}\s+(?:{_WHERE_NOUN_KU}\s+{_WHOSE_KU}\s+)?{_KNOWS_NOT_KU}(?:\s+{_FACT_KU}|{ENDS})",
    # "divê neyê zanîn ew li ku dijî", "bila cihê wê neyê zanîn"
    rf"\b{_MAY_KU}\s+{_IS_NOT_KNOWN_KU}\s+{_FACT_KU}",
    rf"\b{_MAY_KU}\s+{_WHERE_NOUN_KU}\s+{_WHOSE_KU}\s+{few(3)}{_IS_NOT_KNOWN_KU}",
    # "navnîşana wê nedin kesî", "nebêjin ew li ku dimîne"
    rf"\b{_WHERE_NOUN_KU}\s+{_WHOSE_KU}\s+{few(4)}{DO_NOT_KU}",
    rf"\b(?:ne|me)(?:b[eê]j|niv[iî]s)(?:in|e)\s+{few(2)}{_WHERE_KU}",
    rf"\b{_WHERE_NOUN_KU}\s+{_WHOSE_KU}\s+{few(2)}(?:ve[sş][eê]r(?:in|e)\b|(?:sirr?|ve[sş]art[iî])\s+(?:be|bim[iî]n\w*|bih[eê]l\w*)\b)",
)
OF_PERSONS_KU: Final = (
    rf"\b(?:behs[ae]|qal[ae])\s+(?:{_WHO_KU}|{_KIN_WORD_KU}\w*(?:\s+{_WHO_KU})?)\s+{few(3)}(?:ne|me)k(?:in|e)\b",
    rf"\bnav[eê]n?\s+{_KIN_WORD_KU}\w*(?:\s+{_WHO_KU})?\s+(?:(?!û\b)\w+\s+){{0,4}}?{DO_NOT_KU}",
    rf"\bnav[eê]n?\s+{_KIN_WORD_KU}\w*(?:\s+{_WHO_KU})?\s+{few(3)}(?:derx(?:in|e)|rak(?:in|e)|j[eê]\s+bib(?:in|e))\b",
)

# -- English ------------------------------------------------------------------------------------

_KIN_EN: Final = (
    r"(?:neighbou?rs?|brother|sister|mother|father|son|daughter|husband|wife|uncle|aunt|cousin|friend|in-laws|family"
    r"|parents|children|grand\w+|nephew|niece|fianc\w+|colleague|relatives?)"
)
_ONE_EN: Final = rf"(?:he|she|they|(?:my|her|his|our|their)\s+{_KIN_EN})"
_WHERE_EN: Final = rf"(?:where\s+{_ONE_EN}\b|(?:my|her|his|their|our|\w+['’]s)\s+(?:new\s+|home\s+)?(?:address|whereabouts|place|house|location|number|phone)\b)"
_FACT_EN: Final = rf"(?:{_WHERE_EN}|(?:that\s+)?{_ONE_EN}\s+(?:is|are|was|were|came|has|have|lives?|works?|spoke|returned|got|went|left)\b|about\s+(?:him|her|them)\b)"
_NOT_WANT_TOO_EN: Final = rf"(?:{NOT_WANT_EN}|does\s+not\s+want\s+|doesn['’]t\s+want\s+)"
_TO_WHOM_EN: Final = rf"(?:{TO_WHOM_EN}|(?:my|her|his|our|their|the)\s+[\w-]+\b)"
_LOOK_FOR_EN: Final = rf"(?:{KNOW_EN})(?:\s+out)?"

EN: Final = (
    # "she doesn't want anyone to know she is back", "they don't want it known that their son is alive"
    rf"\b{_NOT_WANT_TOO_EN}{_TO_WHOM_EN}\s+(?:to\s+)?(?:ever\s+)?{_LOOK_FOR_EN}\s+{_FACT_EN}",
    rf"\b{_NOT_WANT_TOO_EN}it\s+(?:to\s+be\s+)?known\s+(?:that\s+)?{_FACT_EN}",
    # "nobody must know where he lives", "her in-laws must not learn that she came back"
    rf"\b{NOBODY_EN}(?:\s+else)?\s+(?:should|must|may|can|shall|is\s+to|has\s+to)\s+(?:ever\s+)?{_LOOK_FOR_EN}\s+{_FACT_EN}",
    rf"\b(?:(?:my|her|his|our|their|the)\s+[\w-]+)\s+(?:must|should|may)\s*(?:not|never|n['’]t)\s+(?:ever\s+)?{_LOOK_FOR_EN}\s+{_FACT_EN}",
    rf"\bit\s+(?:must|should|may)\s*(?:not|never|n['’]t)\s+be\s+(?:known|said|told|written|found\s+out)\s+{_FACT_EN}",
    # "don't tell anyone where she lives", "don't give her address to anybody"
    rf"\b{ASK_NOT_EN}(?:tell|let)\s+{_TO_WHOM_EN}\s+(?:{_LOOK_FOR_EN}\s+)?{_FACT_EN}",
    rf"\b{ASK_NOT_EN}(?:give|write|say|note|record|publish|share|put|print|mention|reveal|disclose|show|pass)\s+(?:down\s+|on\s+|out\s+)?{_WHERE_EN}",
    # "keep his address secret", "her address must stay secret"
    rf"\b(?:keep|leave)\s+(?:my|her|his|their|our)\s+(?:address|whereabouts|place|house|location|return|number)\s+{few(1)}{QUIET_EN}",
    rf"\b(?:my|her|his|their|our)\s+(?:address|whereabouts|place|house|location|return|number)\s+(?:must|should|has\s+to|needs?\s+to|is\s+to)\s+(?:stay|remain|be|be\s+kept)\s+{QUIET_EN}",
)
OF_PERSONS_EN: Final = (
    rf"\b{ASK_NOT_EN}(?:mention|name|talk\s+(?:about|of)|speak\s+(?:about|of)|write\s+(?:about|of))\s+(?:(?:my|her|his|our|their|the)\s+)(?:{_KIN_EN}|witness(?:es)?|guard|baker|doctor|shopkeeper|teacher)\b",
    rf"(?<!they )(?<!to )\b(?:keep|leave)\s+(?:my|her|his|our|their|the)\s+{_KIN_EN}\s+(?:out\s+of|off)\s+(?:it|this|that|(?:the|any|all)\s+(?:papers?|lists?|reports?|forms?|files?|records?|story|stories))\b",
)

# «قال الضابط لا تحكوا» is no plea of ours wherever the officer stands; what somebody does not want is
# none only where it is they: «النظام ما بدو حدا يعرف».
WISHED: Final = (
    rf"(?:{NOT_AR}|\bمان(?:و|ه|ها|ا)\s+)(?:عاد\s+)?(?:بد(?:ها|و|ه|هن|هم|ا)|[يت]ريد\w*|حاب\w*)\b"
    r"|\bn[ae]xwaze?n?\b|\b(?:does|did)\s*n"
)
HOLDERS: Final = (
    r"\b(?:(?:ال|هال)?(?:نظام|امن|مخابرات|دوله|حكومه|فصيل|تنظيم|داعش|جيش|سلطات|سلطه|ضابط|ضباط|عسكري|عساكر|سجان\w*"
    r"|محقق\w*|عناصر|شبيحه|خاطف\w*)|(?:[sş]erv|le[sş]ker|zabit|efser|rej[iî]m|dewlet|dagirker)\w*"
    r"|(?:regime|state|government|army|soldiers?|guards?|officers?|authorities|interrogators?|jailers?|kidnappers?|brokers?))\s+$"
)

# By language: only what stands near one of these words is read for such a plea.
ABOUT_AR: Final = (
    r"حدا|حدي|احد|مخلوق|الناس|(?:ي|ت)ن(?:عرف|حكي|قال|ذكر|كتب|سمع)|\b[وف]?(?:لا|ما)\s*ت\w+(?:و|وا|ن)\b|\bعنوان|\bمكان|\bرقم"
    rf"|لازم|يجوز|يجب|\bل?{KIN_AR}"
)
ABOUT_KU: Final = r"\bkes|\bney[eê]\b|\b(?:ne|me)(?:b[eê]j|niv)|(?:ne|me)d(?:in|e)\b|\bnavn|\badres|\bcih|\bbila\b|\bdiv[eê]\b|\bn[ae]xwaz"
ABOUT_EN: Final = r"\b(?:know|known|learn|find|hear|tell|let|give|write|say|note|record|publish|share|put|print|mention|reveal|disclose|show|pass|keep|leave|address|whereabouts)\b"
OF_PERSONS_ABOUT_AR: Final = (
    r"سيره|طاري|(?:لا|ما|ان)\s*ت(?:ذكر|سم|ورد|كتب|حك)|[يت]ن(?:ذكر|كتب)|يذكر"
)
OF_PERSONS_ABOUT_KU: Final = r"\b(?:behs|qal|nav)[aeê]\s"
OF_PERSONS_ABOUT_EN: Final = r"\b(?:mention|name|talk|speak|write|keep|leave)\b"
