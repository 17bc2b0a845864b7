"""The words of a plea that one of theirs learns nothing of what was told, by language: «ما لازم تسمع فيها»,
«جدتها أم حسان ما لازم تعرف شي», "she must not hear of it", "diya wî bila nebihîze".

Who is told nothing is often named before, or called after a child, and is no relative by the words: it is
always somebody of theirs. What somebody did not know is none: «أمه ما كانت تعرف»; nor what only may be:
"his mother may not know where he is".
"""

from __future__ import annotations

from typing import Final

from vsdesk.records.checks.kept_grammar import ASK_NOT_EN, KIN_AR, KIN_KU
from vsdesk.records.checks.plea_grammar import NOT_WANT_KU, few

# -- Arabic -------------------------------------------------------------------------------------

# «أمه», «جدتها أم حسان», «أم حسان», «الوالدة»; before it «ل».
_KIN_MORE_AR: Final = r"(?:ال(?:والده?|حجه|حجي|صغار|ولاد|اولاد|عيله|اهل|بنت|ولد|صبي|ختياره?)|(?:تيتا|تيته|ستي|جدو|ماما|بابا)\w*)\b"
WHOM_AR: Final = (
    rf"(?:ل?(?:{KIN_AR}|{_KIN_MORE_AR})(?:\s+(?:ام|ابو)\s+\w+)?|ل?(?:ام|ابو)\s+\w{{2,}})"
)
_MUST_AR: Final = r"(?:لازم|يجب|(?:بي?|ي)(?:جوز|صير)|ينبغي|(?:ال)?مفروض|نريد|(?:ب|من|بن)ريد|اريد|بد(?:ي|نا)|حاب(?:ين|ب|ه)?|منحب)"
_NOT_AR: Final = r"\b[وفب]?(?:ما|لا|مو|مش)\s*"
_KNOW_AR: Final = r"[يت](?:عرف|در[يو]|علم|سمع|شم\s+خبر|اخد\s+خبر)(?:و|وا|ون|ن|ي)?\b"
_THEM_AR: Final = r"(?:\s+ا?يا(?:ها?|هم|هن|هو|ه)\b)?"
_ASK_AR: Final = r"\b(?:المهم|مشان|كرمال|[اب]ترجا?\w+|منترج\w+|نرجو|[اب]رجو\w*|رجاء|دخيل\w*|الله\s+يخلي\w+|يا\s?ريت|يجب|(?<!ما )(?<!كان )(?<!مو )(?<!مش )لازم|ضروري|(?:ال)?مفروض|بد(?:ي|نا)|[ان]ريد|[اب]فضل|الافضل)\s+"
_TELL_AR: Final = r"ت(?:خبر|علم|قول|قل|حك|بلغ|جيب|فتح)\w{0,2}"
_PRONOUN_AR: Final = r"(?:ها?|هم|هن|و|ا)"

# Of what somebody does not know, unless it is where or how he is: «بالأمر», «بشي», «عن الموضوع».
_OF_IT_AR: Final = (
    r"\s+(?:شي\w*\s+عن\s+\w+|ب(?!مكان|مصير|حال|وين|اين|وجود|اسم|اخبار|موعد|عنوان|رقم)\w{2,})"
)
_ENDS_AR: Final = r"(?=\s*(?:[.،؛,;:!؟?\n»\"”]|$))"
_SAYS_AR: Final = r"[يت](?:خبر|قول|قل|حك|بلغ)\w{0,2}"

AR: Final = (
    # «أمه ما بتعرف بالشهادة وما لازم تسمع فيها», «ستّها ما بدنا تعرف», «أبوه ما لازم يحس بشي»
    rf"(?:\b{WHOM_AR}\s+{few(5)})?{_NOT_AR}{_MUST_AR}{_THEM_AR}(?:\s+ان)?\s+{_KNOW_AR}",
    # «ما لازم أمه تعرف», «ما بدنا أم حسان تعرف», «لا نريد أن تعلم والدته»
    rf"{_NOT_AR}{_MUST_AR}(?:\s+ان)?\s+{WHOM_AR}\s+{_KNOW_AR}",
    # «المهم ما تعرف», «بترجاكم أمه ما تسمع بالخبر», «أرجو ألا تعلم والدته», «أبوي لازم ما يعرف»
    rf"(?:\b{WHOM_AR}\s+)?{_ASK_AR}(?:{WHOM_AR}\s+)?(?:الا|ان\s+لا|(?:ان\s+)?ما)\s+{_KNOW_AR}",
    # «لا تخبروها», «لا تحكولها», «ما تقولوا لأم حسان», «لا تجيبوا سيرة الشهادة قدامها»
    rf"\b[وف]?لا\s*ت(?:خبر|بلغ)و{_PRONOUN_AR}\b",
    rf"{_NOT_AR}{_TELL_AR}و?ا?\s*ل{_PRONOUN_AR}\b",
    rf"{_NOT_AR}ت(?:خبر|قول|قل|حك|بلغ)\w?وا?\s+(?:عنها\s+)?{WHOM_AR}",
    rf"{_NOT_AR}ت(?:حك|قول|ذكر|جيب|فتح)\w?وا?\s+(?!سيره\s+(?:ال)?موت\b)(?!{few(2)}ب?اسم){few(4)}(?:قدام|جنب|عند|امام)(?:{_PRONOUN_AR}\b|\s+{WHOM_AR})",
    # «ما لازم يوصلها الخبر», «ما بدنا يوصل لأمه»
    rf"{_NOT_AR}{_MUST_AR}(?:\s+ان)?\s+[يت]وصل(?:{_PRONOUN_AR}\b|\s+{WHOM_AR})",
    # «مخبيين عنها», «منخبي الخبر عن أمه»
    rf"\b(?:مخب\w+|[مبن]{{0,2}}نخبي\w*|خبوا?)\s+{few(2)}(?:عن|علي)(?:{_PRONOUN_AR}\b|\s+{WHOM_AR})",
    # «نرجو عدم إخبار والدته», «الرجاء عدم إبلاغ أمه»
    rf"{_ASK_AR}{few(1)}عدم\s+(?:اخبار|ابلاغ|اعلام|اطلاع)(?:{_PRONOUN_AR}\b|\s+{WHOM_AR})",
    # «أبوه لا يدري», «خاله لا يعلم بالأمر», «أبوه ما بيعرف بهالشي»
    rf"\b{WHOM_AR}\s+{_NOT_AR}ب?[يت](?:در[يو]|علم)(?:وا?|ون)?\b(?:{_OF_IT_AR}|{_ENDS_AR})",
    rf"\b{WHOM_AR}\s+{_NOT_AR}ب?[يت](?:عرف|سمع)(?:وا?|ون)?\b{_OF_IT_AR}",
    # by a name: «هدى ما بتعرف بهالورقة»; what somebody cannot do is none
    rf"\b(?!حدا|احد|انا|نحن|هو\b|هي\b|هن\b|انت)(?!{few(1)}ولا)\w{{3,}}\s+ما\s*ب[يت](?:عرف|در[يو]|علم|سمع)(?:وا?)?\s+ب(?:ها?ل\w+|هاد\w*|هاي|ال(?:موضوع|خبر|قصه|ورقه|شهاده|وفاه|حكي|امر))\b",
    # «إذا بيسمع إنو حكينا بيقول للفرع», «لو عرف عمي إنا خبرنا»
    rf"\b(?:اذا|لو)\s+{few(2)}(?:ب?[يت](?:سمع|عرف|در[يو]|علم)|سمع|عرف|دري|علم)(?:و|وا|ون|ي|ت)?\s+{few(2)}ب?ان\w{{0,3}}\s+{few(1)}(?:حك|خبر|قل|بلغ|شهد|سجل|وثق|جي|رح)\w?نا(?:كم|كن|لكم)?\b",
    # «ما حدا يخبر عمه», «حدا لا يقول لعمه», «عمه ممنوع يعرف», «عمه بلا ما يعرف»
    rf"\b(?:(?:لا|ما)\s*(?:حدا?|احد)|(?:حدا|احد)\s+(?:لا|ما))\s+{_SAYS_AR}\s+{WHOM_AR}",
    rf"\b{WHOM_AR}\s+(?:ممنوع\s+(?:ان\s+)?|بلا\s+ما\s+){_KNOW_AR}",
    rf"\bممنوع\s+(?:ان\s+)?(?:{WHOM_AR}\s+{_KNOW_AR}|{_KNOW_AR}\s+{WHOM_AR})",
)
ABOUT_AR: Final = r"[يت](?:عرف|در[يو]|علم|سمع|شم|اخد|وصل)|\bلا\s*ت(?:خبر|بلغ)|\b(?:لا|ما)\s*ت(?:خبر|علم|قول|قل|حك|بلغ|جيب|فتح|ذكر)|خب[يو]|\bعدم\s|\b(?:حدا?|احد)\s+(?:(?:لا|ما)\s+)?[يت](?:خبر|قول|قل|حك|بلغ)|\b(?:اذا|لو)\s"

# -- Kurmanji -----------------------------------------------------------------------------------

_WHO_KU: Final = r"(?:w[eêî]|min|me|wan)"
WHOM_KU: Final = rf"(?:{KIN_KU}|(?:dap[iî]r|bap[iî]r|p[iî]rik|kal|met|xal|ap|mam|zarok|z[aê]va|b[uû]k)\w*\s+{_WHO_KU})"
_NOT_KNOW_KU: Final = r"(?:ne(?:zan|bih[iî][sz]|hes|s[eê]h)\w*|nizanib\w*|p[eê]\s+nehes\w*)"
_KNOW_KU: Final = r"(?:bi?(?:zan|h[iî][sz])|bibih[iî][sz]|bih[iî][sz])\w*"
_MAY_KU: Final = r"(?:bila|div[eê]|gerek|pêwîst)"

KU: Final = (
    # "diya wî bila nebihîze", "dapîra wê divê vê nizanibe", "bila ew nezane"
    rf"\b(?:{WHOM_KU}\s+{few(2)})?{_MAY_KU}\s+(?!kes|her\s)(?:{WHOM_KU}\s+|ew\s+)?{few(2)}{_NOT_KNOW_KU}",
    # "em naxwazin ew bizane", "ez naxwazim ku dapîra wî bi vê bizane"
    rf"\b(?:em|ez)\s+{few(1)}{NOT_WANT_KU}(?<=[mn])\s+(?:ku\s+)?(?:{WHOM_KU}|ew)\s+{few(2)}{_KNOW_KU}",
    # "jê re nebêjin", "ji dapîra wî re nebêjin", "li ber wê behs nekin"
    rf"\b(?:j[eê]|ji\s+(?:{WHOM_KU}|w[eî]))\s+r[ea]\s+{few(2)}(?:(?:ne|me)b[eê]j(?:in|e)|behs\w*\s+(?:ne|me)k(?:in|e))\b",
    rf"\bli\s+(?:ber|cem)\s+(?:{WHOM_KU}|w[eêî])\s+{few(3)}(?:ne|me)(?:b[eê]j|k)(?:in|e)\b",
    rf"\bji\s+(?:{WHOM_KU}|w[eêî])\s+ve[sş][eê]r(?:in|e)\b",
    # "bavê wî pê nizane", "bila kes ji mamê wî re nebêje"
    rf"\b{WHOM_KU}\s+(?:p[eê]|bi\s+(?:v[eîê]|w[eîê])(?:\s+\w+)?)\s+nizan(?:e|in)\b",
    rf"\bbila\s+kes\w*\s+{few(1)}ji\s+{WHOM_KU}\s+r[ea]\s+{few(2)}neb[eê]je\b",
)
ABOUT_KU: Final = (
    r"\bn[ei]zan|\bnebih|\bnehes|zan|\bbibih|(?:ne|me)(?:b[eê]j|k)(?:in|e)|ve[sş][eê]r"
)

# -- English ------------------------------------------------------------------------------------

_KIN_EN: Final = (
    r"(?:mothers?|fathers?|mum|mom|dad|parents|grand\w+|brothers?|sisters?|sons?|daughters?|children|kids|wife|husband"
    r"|uncles?|aunts?|cousins?|in-laws|nieces?|nephews?|family|fianc\w+)"
)
WHOM_EN: Final = rf"(?:(?:my|her|his|our|their|the)\s+(?:\w+\s+)?{_KIN_EN}|grand(?:ma|pa|mother|father)|mum|mom|(?:umm|um|abu)\s+\w+)"
_ONE_EN: Final = rf"(?:{WHOM_EN}(?:\s+(?:umm|um|abu)\s+\w+)?|she|he|they|her|him|them)"
_LEARN_EN: Final = r"(?:know|learn|hear|find\s+out|be\s+told|see)\b"
_MUST_NOT_EN: Final = (
    r"(?:(?:must|should|shall)\s*(?:not|never|n['’]?t)|(?:is|are|ought|has|have)\s+(?:not|never)\s+to|(?:can|could)\s+never|is\s+never\s+to)"
    r"\s+(?:ever\s+|be\s+allowed\s+to\s+)?"
)
_WE_NOT_WANT_EN: Final = r"(?:(?:I|we)\s+(?:do\s+not|don['’]?t|would\s+not|wouldn['’]?t|never)\s+(?:want|wish|like)(?:\s+for)?|(?:I|we)\s+want\s+nobody\s+to\s+let)"

_NEVER_EN: Final = rf"(?:{ASK_NOT_EN}|(?:^|(?<=[.,;:!?\n] )|(?<=\n))never\s+)"

EN: Final = (
    # "his mother must not hear that we asked", "she is not to know", "must not hear of it"
    rf"(?:\b{_ONE_EN}\s+)?(?<!you )(?<!we )(?<!I )\b{_MUST_NOT_EN}(?:know|learn|hear|find\s+out|be\s+told)\b(?!\s+how\b)",
    # "we do not want her to know", "I'd rather she did not hear of it"
    rf"\b{_WE_NOT_WANT_EN}\s+{_ONE_EN}\s+(?:to\s+)?(?:ever\s+)?{_LEARN_EN}",
    rf"\b(?:rather|prefer|wish|hope)\s+(?:that\s+)?{_ONE_EN}\s+(?:did\s+not|didn['’]?t|does\s+not|doesn['’]?t|never)\s+{_LEARN_EN}s?",
    # "do not tell her", "don't let his grandmother hear of it", "never mention it to her"
    rf"\b{_NEVER_EN}tell\s+(?:her|him|them|{WHOM_EN})\b",
    rf"\b{ASK_NOT_EN}let\s+{_ONE_EN}\s+{_LEARN_EN}",
    rf"\b{_NEVER_EN}(?:mention|say|speak|talk)\s+(?!{few(3)}names?\b){few(4)}(?:to|in\s+front\s+of|before|near|with)\s+(?:her|him|them|{WHOM_EN})\b",
    rf"\bnot\s+a\s+word\s+to\s+(?:her|him|them|{WHOM_EN})\b",
    # "his uncle must hear nothing", "nobody may tell his uncle", "his father doesn't know about this"
    rf"\b{_ONE_EN}\s+(?:must|should|shall|is\s+to|are\s+to)\s+(?:know|hear|learn)\s+nothing\b",
    rf"\b(?:nobody|no\s+one)\s+(?:must|should|may|shall|is\s+to)\s+(?:ever\s+)?tell\s+(?:her|him|them|{WHOM_EN})\b",
    rf"\b{WHOM_EN}\s+(?:does\s+not|doesn['’]?t|do\s+not|don['’]?t)\s+know\s+(?:about|of)\s+(?:it|this|that)\b",
    # "if he hears that we talked"
    rf"\bif\s+(?:he|she|they|{WHOM_EN})\s+(?:ever\s+)?(?:hears?|finds?\s+out|learns?|knows?)\s+(?:that\s+)?we\s+(?:have\s+)?(?:talked|spoke|spoken|told|reported|testified)\b",
    # "keep it from her", "we hide it from his mother"
    rf"\b(?:keep|keeping|hide|hiding)\s+(?:it|this|that|the\s+\w+)\s+(?:hidden\s+|secret\s+)?from\s+(?:her|him|them|{WHOM_EN})\b",
)
ABOUT_EN: Final = r"\b(?:know|learn|hear|find|told|tell|let|mention|say|speak|talk|word|keep|keeping|hide|hiding)\b"
