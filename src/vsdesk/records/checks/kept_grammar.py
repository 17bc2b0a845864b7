"""The words of a plea that what was just told is told to nobody, by language: «لا تحكوا بهالشي لحدا»,
«هالحكي بيناتنا», "vê ji kesî re nebêjin", "this stays between us".

Put together as a plea about a name is (`plea_grammar`), with these words in place of the name. What somebody
did, or did not do, is none: «لم يحكوا لنا شيئاً».
"""

from __future__ import annotations

from typing import Final

from vsdesk.records.checks.plea_grammar import (
    BE_KU,
    DO_NOT_KU,
    KES_KU,
    KNOW_AR,
    KNOW_EN,
    MADE_KU,
    NOBODY_EN,
    NOT_AR,
    NOT_BEFORE_AR,
    NOT_WANT_EN,
    NOT_WANT_KU,
    REFUSING_AR,
    SOMEBODY_AR,
    TELL_AR,
    TELLING_AR,
    THAT_AR,
    WANT_AR,
    few,
)

_MATTER_AR: Final = "(?:شي|شغله|حكي|موضوع|سر|كلام|قصه|معلومه|معلومات|خبر|امر|سالفه|حكايه|نقطه|تفصيل|تفاصيل|مساله|جمله|سيره)"
ENDS: Final = r"(?=\s*(?:$|[.,،؛;:!?؟\n()«»\"…-]))"
_POINT_AR: Final = "(?:هذا|هذه|هاذا|هاد|هادا|هدا|هيدا|هيدي|هاي|هادي|هي|ذلك|هالش\\w{0,12})"
_THIS_AR: Final = (
    rf"(?:(?:عن|علي|حول|من)\s+)?(?:(?:ب|ع|ل)?(?:ها?ل|{_POINT_AR}\s+ال){_MATTER_AR}(?:\s+(?:كل[هو]|ابدا))?\b"
    rf"|(?:ب|ع|ل)?{_POINT_AR}(?:{ENDS}|(?=\s+(?:لحدا|لحدي|لاحد|لاي|ابدا|بالور|بالتق|بالمل|برا|ع?الور|في\s+الت|في\s+الم))))"
)
IT_AR: Final = (
    rf"(?:{_THIS_AR}|(?:عن\s+|علي\s+)?(?:ب)?ال(?:موضوع|امر|كلام|حكي|قصه|معلومه|سر|خبر)\b)"
)
US_AR: Final = r"(?:بينا?تنا|بيننا|بينا|بيني\s+وبين(?:ك|كم|كن|كون|ك[وي]))\b(?!\s+وبين)"
# From whom of theirs it is kept: «لا تقولوا لأهلي», «ما بدي أمه تعرف».
KIN_AR: Final = r"(?:ام|والدت?|اب|ابو|اخ|اخو|اخت|بنت|ابن|زوج|زوجت|مرت|جوز|خطيبت?|اهل|عيلت|عايلت|ولاد|اولاد|بنات|حمات|سلفت|عم|عمت|خال|خالت|جد|جدت|ستي?)(?:ي|ه|ها|و|هم|هن|نا|ا)\b"
# Whoever lives or works near them: «الجيران», «رفقاتو بالشغل», «أهل الضيعة».
NEAR_AR: Final = r"(?:ل?(?:ال|ل)?(?:جيران|قرايب|قرايبين|رفقات)\w{0,3}|ل?(?:اهل|ولاد)\s+(?:ال)?(?:حاره|ضيعه|بلد|قريه|بنايه))\b(?:\s+(?:بال|في\s+ال)\w+)?"
FROM_WHOM_AR: Final = (
    rf"(?:{SOMEBODY_AR}|ل?{KIN_AR}|{NEAR_AR}|(?:قدام|عند)\s+(?:{SOMEBODY_AR}|{KIN_AR}))"
)
HUSHED_AR: Final = r"(?:سرا?|سري\w*|مكتوم\w*|طي\s+الكتمان)\b(?=\s*(?:$|[.,،؛;:!?؟\n()«»…-]|و?لا\b|و?ما\b|بين|عند|الله|من\s+فضل|رجاء|لو\s+سمح))"
_KEEP_QUIET_AR: Final = "(?:كتب|ذكر|جيب|حط|قول|قال|حك|نشر|ذيع|خبر|كشف|فضح|فش|علن|عرض|سجل|دون|صرح|فصح|بوح|سرب|درج|شارك|بعت|رسل|نقل|وصل|وثق)"
_YOU_AR: Final = rf"ت{_KEEP_QUIET_AR}(?:\w?وا?|\w?ن)"
# «قال الضابط: لا تحكوا لحدا»: an order of theirs is none of ours.
# That somebody came to us, and what they fear of whoever hears it.
_CAME_AR: Final = r"(?:حك[يىا]\w*|خبر[تن]\w*|تكلم[تن]\w*|قل[تن]\w*|جي[تن]\w*|شهد[تن]\w*|تواصل\w*)"
_THAT_I_AR: Final = rf"(?:ب?ان(?:ي|نا|ا|و|ه|ها)?\s+(?:انا\s+)?{_CAME_AR})"
_AFRAID_AR: Final = r"(?<!كنا )(?<!كنت )(?<!كان )(?<!كانت )(?<!كانوا )\b[وف]?(?:خايف\w*|خائف\w*|[بامن]?خاف|منخاف|بنخاف|خوف(?:ي|نا))"
_HEAR_OF_AR: Final = r"[يت](?:عرف|دري|علم)(?:وا|و)?"
_HEARD_AR: Final = r"(?:ب?[يت])?(?:عرف|دري|علم|سمع)\w*"
_HARM_AR: Final = r"ب?[يت](?:دبح|ذبح|قتل|موت|ضرب|طلق|حبس|كسر|خرب)\w{0,2}(?:ني|نا|ها)\b"
# Whose word is an order; and that they, or somebody of them, say it: who is only told of («أخدو ضابط اسمو
# حيدر، لا تكتبوا عنو») orders nothing.
HOLDER: Final = (
    r"(?:(?:ال|هال)?(?:ضابط|ضباط|عقيد|رائد|رايد|نقيب|عميد|عسكري|عساكر|سجان|محقق|عناصر|مخبر|شبيح|سمسار|خاطف)\w*|le[sş]ker\w*|zabit\w*|efser\w*"
    r"|\b(?:guards?|officers?|soldiers?|interrogators?|jailers?|kidnappers?|brokers?)\b)"
)
_ORDERS: Final = r"(?:قال\w*|قل[نهوا]\w*|حك[يىا]\w*|خبر\w*|صرخ\w*|امر\w*|طلب\w*|حلف\w*|نبه\w*|got\w*|digot\w*|told|said|says|shouted|made|asked)"
ORDERED: Final = (
    rf"(?:هدد|حذر|\b(?:threaten\w*|warned|ordered)\b|{HOLDER}(?:\s+\w+){{0,2}}\s+\b[وف]?{_ORDERS}"
    rf"|\b[وف]?{_ORDERS}\s+(?:\w+\s+){{0,2}}{HOLDER}|{HOLDER}\s*[:\"«]?\s*$)"
)

AR: Final = (
    # «لا تحكوا بهالشي لحدا», «لا تخبروا حدا», «ما تقولوا لحدا», «لا تقولوها لأحد»
    rf"\b[وف]?(?:لا|ما)\s*{_YOU_AR}(?:ه|ها|لي|لنا)?\s+(?:سيره\s+)?(?:{IT_AR}\s+)?{FROM_WHOM_AR}(?:\s+{IT_AR})?",
    rf"\b[وف]?(?:لا|ما)\s*ت{_KEEP_QUIET_AR}\w{{0,3}}\s+(?:{_THIS_AR}\s+{FROM_WHOM_AR}|{FROM_WHOM_AR}\s+{_THIS_AR})",
    rf"(?:^|[.,،؛!?؟\n:]\s*|\b(?:بس|رجاء|بترجاك|ارجوك|دخيلك|الله\s+يخليك)\s+)(?:لا|ما)\s*ت(?:حكي|خبري?|قولي?|قل|كتبي?)\s+{FROM_WHOM_AR}",
    # «لا تكتبوا هاي», «ما تجيبوا سيرة هالموضوع», «لا تكتبوها»
    rf"\b[وف]?(?:لا|ما)\s*{_YOU_AR}\s+{few(1)}{IT_AR}",
    rf"\b[وف]?(?:لا|ما)\s*ت(?:كتب|ذكر|قول|حك|نشر|ذيع|علن|فش|نقل)\w?و(?:ه|ها)\b{ENDS}",
    rf"\b[وف]?(?:لا|ما)\s*ت(?:كتب|سجل|دون|وثق)ي?\s+{_THIS_AR}",
    # «لا تذكروه بالورق», «ما تكتبوها بأي تقرير»
    rf"\b[وف]?(?:لا|ما)\s*ت(?:كتب|ذكر|سم|حط|سجل|دون|وثق)\w?و(?:ه|ها|هم|هن)\s+{few(1)}(?:ب|في\s+|علي\s+|ع)(?:ال|ولا\s+|اي\s+)?(?:ورق\w*|اوراق|تقرير|تقارير|ملف\w*|كتاب|استماره|طلب)\b",
    # «هالحكي بيناتنا», «هالشي لازم يضل سر», «بيني وبينكم هالكلام»
    rf"(?:{_THIS_AR}|\b(?:ال|ها?ل){_MATTER_AR})\s+(?:(?:كل\w*|بس|لازم|بدو|يجب\s+ان|خل\w*|ل?[يت](?:ضل|بقي|ظل|كون))\s+){{0,3}}"
    rf"(?:{US_AR}|{HUSHED_AR}|امانه\s+عندك\w*)",
    rf"\b(?:بس\s+)?{US_AR}\s+{_THIS_AR}",
    rf"\b[وف]?(?:ل?[يت])(?:ضل|بقي|ظل)\s+(?:{_THIS_AR}\s+)?{few(1)}{US_AR}",
    # «خليها سر», «خلوه بيناتنا», «خلّي هالحكي بيناتنا», «احتفظوا بهالسر», «تكتّموا على هالموضوع»
    rf"\b[وف]?(?:خلي|خلو|خلوا|خلين|ا?ترك|ابق|احتفظ|احفظ|حافظ)\w*\s+(?:علي\s+)?(?:ب)?(?:{IT_AR}\s+)?(?:{US_AR}|{HUSHED_AR})",
    rf"\b(?:ان\s+)?[يت](?:بقي|ضل|ظل|كون)\s+(?:{_THIS_AR}|هذا|هاد)\s+{HUSHED_AR}",
    rf"\bخل\w*\s+{IT_AR}\s+(?:مدفون|مخفي|مستور|مكتوم)\w*",
    rf"\b[وف]?(?:احتفظ|احفظ|حافظ|ت?كتم|ت?ستر|اكتم|استر)وا?\s+(?:علي\s+)?(?:سريه\s+)?{_THIS_AR}",
    # «ما حدا يعرف بهالموضوع», «ما بدي حدا يعرف», «لا أريد أن يعلم أحد بهذا»
    rf"\b[وف]?(?:(?:بد\w+|مشان|كرمال|حتي|بشرط)\s+)?(?:ما|ولا)\s+{SOMEBODY_AR}\s+(?:{WANT_AR}\s+)?{KNOW_AR}\s+{IT_AR}",
    rf"\b[وف]?(?:بد\w+|مشان|كرمال|بشرط|لازم)\s+ما\s+{SOMEBODY_AR}\s+{KNOW_AR}{ENDS}",
    rf"\b[وف]?ما\s+{SOMEBODY_AR}\s+لازم\s+{KNOW_AR}{ENDS}",
    rf"{NOT_AR}(?:عاد\s+)?{WANT_AR}{THAT_AR}\s+"
    rf"(?:(?:{SOMEBODY_AR}|{KIN_AR}|{NEAR_AR}){THAT_AR}\s+{KNOW_AR}|{KNOW_AR}\s+(?:{SOMEBODY_AR}|{NEAR_AR}))(?:\s+{IT_AR}|{ENDS})",
    rf"\b(?:الا|ان\s+لا|بلا\s+ما|بدون\s+ما|من\s+غير\s+ما|ممنوع)\s+(?:{KNOW_AR}\s+{SOMEBODY_AR}|{SOMEBODY_AR}\s+{KNOW_AR})(?:\s+{IT_AR}|{ENDS})",
    rf"\b[وف]?(?:لا|ما)\s*تخل\w*\s+{SOMEBODY_AR}\s+{KNOW_AR}(?:\s+{IT_AR}|{ENDS})",
    # «هالحكي ما يطلع لبرا», «ما بدي هالشي ينكتب», «لا أريد أن يُنشر هذا», «ما يوصل هالحكي لحدا»
    rf"{_THIS_AR}\s+(?:لا|ما|مو|مش)\s*(?:(?:بد\w+|لازم|يجب|يجوز|اريد)\s+)?(?:ان\s+)?[يت](?:ن|ت)?(?:{_KEEP_QUIET_AR}|طلع|خرج|تسرب|نتشر|روح)\w{{0,2}}\b",
    rf"{NOT_AR}{WANT_AR}{THAT_AR}\s+(?:{_THIS_AR}\s+[يت](?:ن|ت)?{TELL_AR}\w{{0,2}}\b|[يت](?:ن|ت)?{TELL_AR}\w{{0,3}}\s+{_THIS_AR})",
    rf"\b[وف]?(?:لا|ما)\s+[يت](?:ن|ت)?(?:{_KEEP_QUIET_AR}|طلع|خرج)\w?\s+{_THIS_AR}\s+(?:{SOMEBODY_AR}|ل?برا|بالور\w*|بالتق\w*)",
    # «هي لا تنكتب بولا ورقة», «ما بينحط بأي تقرير»; of a name it is the plea about a name
    rf"{NOT_BEFORE_AR}(?<!اسمي )(?<!اسمه )(?<!اسمو )(?<!اسمها )(?:\b[وف]?(?:لا|ما|مو|مش)\s*|{_THIS_AR}\s+(?:لا|ما)\s*ب)[يت]ن(?:كتب|ذكر|حط|سجل|حك|قال|نشر|عرض)\w?\s+"
    rf"(?:(?:ب|ع|علي|في)\s*)(?:ولا|اي)\s+(?:ور\w+|محل|مكان|مطرح|تقرير|ملف\w*|صفحه|جهه)",
    # «أرجو عدم ذكر هذا», «بدون نشر هالمعلومة», «مو للنشر»
    rf"{NOT_BEFORE_AR}\b[وفبل]?{REFUSING_AR}\s+{TELLING_AR}{_THIS_AR}",
    r"\b[وف]?(?:مو|مش|ليس|ليست|غير|ما\s+هو|لا|ما)\s+(?:معد\w*\s+|مخصص\w*\s+)?لل(?:نشر|تسجيل|توثيق|تداول)\b",
    rf"{NOT_AR}{WANT_AR}\s+(?:علي\s+|في\s+)?ب?{TELLING_AR}{_THIS_AR}",
    # «هاد سر», «سر بيني وبينكم», «سري للغاية», «الحكي ما يطلع من هون», «أمانة برقبتكم ما تطلع لبرا»
    rf"\b{_POINT_AR}\s+سر{ENDS}|\bسر\s+{US_AR}|\bسري?\s+للغايه\b|\bللعلم\s+فقط{ENDS}",
    rf"\b(?:ها?ل|ال){_MATTER_AR}\s+(?:لا|ما)\s*ي(?:طلع|خرج)\s+(?:من\s+(?:هون|هنا|عندكم|ها?ل\w+)|ل?برا)\b",
    rf"\b[وف]?(?:لا|ما)\s*[يت](?:طلع|خرج)\w?\s+ل?برا\s+{_THIS_AR}|\bامانه\s+برقبتك\w*\s+(?:لا|ما)\s*[يت](?:طلع|خرج)",
    # «زوجي ما بيعرف إني حكيت معكم», «ما حدا بيعرف إني جيت»
    rf"(?:{KIN_AR}|{SOMEBODY_AR})\s+(?:ما|لا|مو)?\s*ب?{_HEAR_OF_AR}\s+{_THAT_I_AR}",
    rf"\b[وف]?(?:ما|لا|ولا)\s*(?:حدا\s+)?ب?{_HEAR_OF_AR}\s+(?:{KIN_AR}\s+|{SOMEBODY_AR}\s+)?{_THAT_I_AR}",
    # «أمي ما لازم تعرف», «ما بيعرف حدا غيركم», «خبّوا عن أمي»
    rf"\b{KIN_AR}\s+(?:ما|مو)\s+لازم\s+{KNOW_AR}|{NOT_AR}ب?{_HEAR_OF_AR}\s+{SOMEBODY_AR}\s+غيرك\w*|\bخبوا?\s+{few(1)}عن\s+{KIN_AR}",
    # «خايفة حدا يعرف إني حكيت», «إذا عرف أخي بيدبحني»
    rf"{_AFRAID_AR}\s+(?:كتير\s+)?(?:من\s+)?(?:ان\w{{0,2}}\s+)?(?:(?:{SOMEBODY_AR}|{KIN_AR})\s+{_HEAR_OF_AR}|{_HEAR_OF_AR}\s+(?:{SOMEBODY_AR}|{KIN_AR}))",
    rf"\b[وف]?(?:اذا|ازا|لو)\s+(?:(?:{SOMEBODY_AR}|{KIN_AR})\s+{_HEARD_AR}|{_HEARD_AR}\s+(?:{SOMEBODY_AR}|{KIN_AR}))\s+{few(3)}{_HARM_AR}",
    rf"\b[وف]?{KIN_AR}\s+(?:اذا|ازا|لو)\s+{_HEARD_AR}\s+{few(4)}{_HARM_AR}",
    r"\bخارج\s+(?:ال)?تسجيل\b",
)

# «الصورة لا تنشروها» asks for the picture alone: what was told may be told. It is asked for by a question of
# its own, and a picture that nobody agreed to leaves on no paper.
OF_A_PICTURE: Final = (
    r"(?:\b[وفب]?(?:ال)?صور(?:ه|ت\w{1,3})?(?:\s+\w+)?\s*[،,:]?\s*$|\bw[eê]ne\w*(?:\s+\w+)?\s*[,:]?\s*$"
    r"|\b(?:photo(?:graph)?|picture|image)s?(?:\s+of\s+\w+)?\s*[,:;]?\s*(?:please\s+)?$)"
)
SHOWN: Final = (
    r"[وف]?(?:لا|ما)\s*ت(?:نشر|عرض|وزع|حط|علق|ورج|فرج|شارك|نزل)\w*و(?:ها|هن|هم|ه)\b"
    r"|(?:w[eê]|v[eê]|ew)\s+(?:belav|parve)\s+n[ei]k|(?:do\s+not|don['’]?t|never)\s+(?:ever\s+)?(?:publish|share|show|post|print|pass)\b"
)

_MATTER_KU: Final = r"(?:yek[eê]|yek|ti[sş]t\w*|gotin\w*|agah\w*|axaftin\w*|mesel\w*|[cç][iî]rok\w*|xeber\w*|sirr?\w*|behs\w*|mijar\w*|pey[vf]\w*|raz\w*)"
_THIS_KU: Final = (
    rf"(?:(?:v[eêî]|van|ev|evan|w[eê]|ew[eê]?|ya\s+ku\s+min\s+got)(?:\s+{_MATTER_KU})?)"
)
KIN_KU: Final = r"(?:m[eê]r|jin|d(?:ê|ay)ik|diy|bav|mal|malbat|bira|xwi[sş]k|ke[cç]|kur)\w*\s+(?:w[eêî]|min|me|wan)"
TO_NOBODY_KU: Final = rf"(?:ji\s+{KIN_KU}\s+r[ea]|(?:ji\s+)?(?:ji\s+)?(?:tu\s+)?kes\w*(?:\s+(?:din|din[îi]))?\s+r[ea])"
_US_KU: Final = r"(?:di\s+)?nav(?:bera|beyna|a)?\s+(?:me|min\s+[uû]\s+(?:te|we))(?:\s+(?:herduyan|hemûyan))?\s+d[ea]"

KU: Final = (
    # "vê ji kesî re nebêjin", "ji kesî re behsa vê nekin"
    rf"\b(?:{_THIS_KU}\s+)?{TO_NOBODY_KU}\s+{few(3)}(?:{DO_NOT_KU}|(?:ne|me)k(?:in|e)\b)",
    rf"\b(?:ne|me)b[eê]j(?:in|e)\s+{few(1)}(?:{TO_NOBODY_KU}|(?:tu\s+)?kes[iî]\b)",
    rf"\b(?:behs[ae]|qal[ae])\s+{_THIS_KU}\s+{few(3)}(?:ne|me)k(?:in|e)\b",
    # "vê nenivîsin", "vê yekê belav nekin", "bila ev neyê nivîsandin"
    rf"\b{_THIS_KU}\s+{few(3)}{DO_NOT_KU}",
    rf"\b{NOT_WANT_KU}\s+(?:ku\s+)?{KIN_KU}\s+(?:(?:bi|ji)\s+)?(?:(?:{_THIS_KU}|p[eê]|j[eê])\s+)?bi?(?:zan|hes|bih[iî][sz])\w*{ENDS}",
    rf"\b{KES_KU}\s+bila\s+(?:ne(?:zan|hes|bih[iî][sz])|nizanib)\w*",
    rf"\b{_THIS_KU}\s+ji\s+bo\s+xwe\s+bih[eê]l\w*",
    rf"\b(?:bila\s+)?{_THIS_KU}\s+{few(3)}(?:(?:ney[eê]|n[eê])\s+\w*(?:tin|din|andin|kirin)\b|der(?:ney[eê]|nekev\w*)|(?:{MADE_KU}\s+)neb\w+)",
    rf"\b{NOT_WANT_KU}\s+(?:ku\s+)?{_THIS_KU}\s+{few(2)}{BE_KU}",
    # "bila di navbera me de be"
    rf"\b(?:bila\s+)?(?:{_THIS_KU}\s+)?(?:bila\s+)?{_US_KU}\s+(?:be|b[eê]|bim[iî]n\w*)\b",
    # "bila kes pê nehese", "naxwazim kes vê bizane", "divê kes bi vê nizanibe"
    rf"\b(?:bila|div[eê]|gerek)\s+{KES_KU}\s+(?:(?:bi|ji)\s+)?(?:(?:{_THIS_KU}|p[eê]|j[eê])\s+)?(?:ne(?:zan|hes|bih[iî][sz])|nizanib)\w*{ENDS}",
    rf"\b(?:bila|div[eê]|gerek)\s+{KES_KU}\s+(?:ne(?:zan|hes|bih[iî][sz])|nizanib)\w*\s+(?:(?:bi|ji)\s+)?{_THIS_KU}",
    rf"\b{NOT_WANT_KU}\s+(?:ku\s+)?{KES_KU}\s+(?:(?:bi|ji)\s+)?(?:(?:{_THIS_KU}|p[eê]|j[eê])\s+)?bi?(?:zan|hes|bih[iî][sz])\w*{ENDS}",
    # "bila sir bimîne", "vê veşêrin", "vê wek sir biparêzin"
    rf"\bbila\s+{few(3)}(?:sirr?|ve[sş]art[iî]|nepen\w*)\s+(?:be|bim[iî]n\w*)\b",
    rf"\b{_THIS_KU}\s+{few(2)}(?:ve[sş][eê]r(?:in|e)|sirr?\w*\s+(?:bih[eê]l|bim[iî]n|bipar[eê]z)\w*)\b",
    rf"\b(?:ev|ew)\s+(?:{_MATTER_KU}\s+)?(?:sirr?(?:ek)?\s+e|nepen[iî]\s+e|ne\s+ji\s+bo\s+(?:we[sş]an|tomar|nivîsandin|belavkirin)\w*)\b",
    r"\bne\s+ji\s+bo\s+(?:we[sş]an|belavkirin)\w*",
    # "mêrê min nizane", "bila diya min nizanibe", "ditirsim kes bizane"
    rf"\b{KIN_KU}(?<=min)\s+nizan\w+(?:{ENDS}|\s+(?:ku\s+)?(?:ez|min)\s+(?:axiv|peyiv|hat|got|bi\s+we)\w*)",
    rf"\bbila\s+{KIN_KU}\s+(?:(?:bi|ji)\s+)?(?:(?:{_THIS_KU}|p[eê]|j[eê])\s+)?(?:ne(?:zan|hes|bih[iî][sz])|nizanib)\w*",
    rf"\b(?:ez\s+)?ditirsim\s+(?:ku\s+)?(?:{KES_KU}|{KIN_KU})\s+(?:p[eê]\s+|v[eê]\s+)?bi?(?:zan|hes|bih[iî][sz])\w*",
)

_THIS_EN: Final = (
    r"(?:(?:(?:any|all|none)\s+of\s+)?(?:this|that|it|these|those)(?!\s+(?:person|man|woman|boy|girl|child|family|house|place|address)\b)(?:\s+(?:part|bit|matter|thing|things|story|secret|information|detail|details"
    r"|fact|conversation|sentence|words))?|the\s+(?:last\s+)?(?:part|bit|thing|sentence|secret)|what\s+I\s+(?:just\s+|have\s+just\s+)?(?:said|told(?:\s+you)?|say|tell\s+you))\b"
)
TO_WHOM_EN: Final = r"(?:(?:any|some)(?:body|one|\s+one)(?:\s+else)?|people|others|a\s+soul|(?:my|her|his|our|the)\s+\w+)\b"
ASK_NOT_EN: Final = (
    r"(?:(?<!they )(?<!who )(?<!people )(?<!we )(?<!I )(?:do\s+not|don['’]?t)(?:\s+you)?(?:\s+(?:ever|please))?|(?<!decided )(?<!chose )(?:not|never)\s+to"
    r"|(?:you|and|please|must|should|may)\s+never|(?:must|should|may|shall)\s*(?:not|n['’]t))\s+"
)
_NOTE_EN: Final = r"(?:write|note|record|put|publish|share|repeat|mention|print|include|report|document|tell|say|quote|reveal|disclose|spread|pass)"
_SAID_EN: Final = (
    r"(?:written|noted|recorded|published|shared|repeated|mentioned|printed|included|reported|documented|told|said|quoted"
    r"|revealed|disclosed|spread|passed\s+on|put|made\s+public|in\s+(?:the|any)|on\s+(?:the|any))"
)
_BETWEEN_EN: Final = r"(?:between\s+(?:us|ourselves|you\s+and\s+me|me\s+and\s+you|the\s+two\s+of\s+us)\b(?!\s+and)|in\s+this\s+(?:room|tent)\b|off\s+the\s+record)"
_THERE_EN: Final = r"(?:\s+(?:at|in|from|on)\s+(?:\w+\s+){0,2}?\w+)?"  # «nobody at work»
QUIET_EN: Final = r"(?:(?:a\s+)?secret|confidential|private|hidden|quiet)\b"

EN: Final = (
    # "don't tell anybody this", "asked us not to tell anyone", "don't let her husband know"
    rf"\b{ASK_NOT_EN}tell\s+(?:{TO_WHOM_EN}(?:\s+(?:about\s+)?{_THIS_EN}|\s+I\s+told\s+you|{ENDS})|{_THIS_EN}\s+to\s+{TO_WHOM_EN})",
    rf"\byou\s+(?:won['’]t|will\s+not|cannot|can['’]t)\s+(?:tell|say\s+(?:a\s+word\s+)?to)\s+{TO_WHOM_EN}(?:\s+(?:about\s+)?{_THIS_EN}|{ENDS})",
    rf"\b(?:told|tell|telling|say|saying)\s+(?:you\s+)?(?:{_THIS_EN}\s+)?(?:to\s+you\s+)?in\s+(?:strict\s+)?(?:confidence|secret)\b",
    rf"\b{ASK_NOT_EN}let\s+{_THIS_EN}\s+(?:leave|get\s+out|go\s+(?:out|further)|come\s+out)",
    rf"\bthis\s+is\s+(?:just|only)\s+for\s+you{ENDS}",
    rf"\b{ASK_NOT_EN}let\s+{TO_WHOM_EN}\s+(?:know|find\s+out|hear|learn)(?:\s+(?:about\s+|of\s+)?{_THIS_EN}|{ENDS})",
    rf"\b{ASK_NOT_EN}(?:talk|speak)\s+(?:to\s+{TO_WHOM_EN}\s+)?(?:about|of)\s+{_THIS_EN}",
    rf"\b{ASK_NOT_EN}say\s+{few(2)}to\s+(?:any|some)(?:body|one)",
    # "don't write this down", "do not put that on paper"
    rf"\b{ASK_NOT_EN}{_NOTE_EN}\s+(?:down\s+|on\s+)?{_THIS_EN}(?!\s+(?:is|was|we|he|she|they|I)\b)",
    # "this stays between us", "what I said must remain secret", "it must stay between us"
    rf"\b{_THIS_EN}\s+(?:(?:just|only|all|really|strictly)\s+)?(?:(?:must|should|has\s+to|have\s+to|needs?\s+to|is\s+to|can|will|to)\s+)?(?:stays?|remains?|is|are|be|be\s+kept|is\s+kept)\s+(?:(?:just|only|strictly)\s+)?{_BETWEEN_EN}",
    rf"\b{_THIS_EN}\s+(?:must|should|has\s+to|have\s+to|needs?\s+to|is\s+to)\s+(?:stay|remain|be|be\s+kept)\s+(?:strictly\s+)?{QUIET_EN}",
    rf"\b(?:this(?:\s+(?:part|bit|thing|fact|story))?|what\s+I\s+(?:said|told\s+you))\s+(?:stays|remains|is)\s+(?:strictly\s+|a\s+)?(?:secret|confidential)\b{ENDS}",
    rf"\b(?:keep|leave|kept)\s+{_THIS_EN}\s+(?:(?:just|only|strictly)\s+)?(?:{_BETWEEN_EN}|{QUIET_EN}|to\s+your(?:self|selves)|out\s+of\s+(?:it|the|your|any)|out\b)",
    r"\b(?:(?:just|only|strictly)\s+between\s+(?:us|ourselves)|between\s+you\s+and\s+me)\b(?!\s+and)",
    # "off the record", "not for publication"
    r"\boff\s+the\s+record\b|\bnot\s+for\s+(?:the\s+record|publication|the\s+report|publishing)\b",
    # "nobody must know about this", "I don't want anyone to know", "her husband must not know"
    rf"\b{NOBODY_EN}(?:\s+else)?{_THERE_EN}\s+(?:should|must|may|can|shall|is\s+to|has\s+to)\s+(?:ever\s+)?{KNOW_EN}(?:\s+(?:about\s+|of\s+)?{_THIS_EN}|{ENDS})",
    rf"\b{NOT_WANT_EN}{TO_WHOM_EN}\s+(?:to\s+)?(?:ever\s+)?{KNOW_EN}(?:\s+(?:about\s+|of\s+)?{_THIS_EN}|{ENDS})",
    rf"\b(?:my|her|his|our|the)\s+\w+\s+(?:must|should|may)\s*(?:not|never|n['’]t)\s+(?:ever\s+)?{KNOW_EN}(?:\s+(?:about\s+|of\s+)?{_THIS_EN}|{ENDS})",
    # "this must not be written", "I don't want this published", "this must not leave this room"
    rf"\b{_THIS_EN}\s+(?:must|should|may|shall|is|are)\s*(?:not|never|n['’]t)\s+(?:to\s+)?(?:be\s+{_SAID_EN}|leave\s+(?:this|the)|come\s+out|get\s+out|go\s+(?:any\s+)?(?:further|out))",
    rf"\b{NOT_WANT_EN}{_THIS_EN}\s+(?:(?:to\s+)?(?:be|get|being)\s+)?(?:{_SAID_EN}|to\s+(?:come|get|go)\s+out)",
    # "not to be shared", "this stays here", "for your ears only"
    rf"\bnot\s+to\s+be\s+(?:written|noted|recorded|published|shared|repeated|mentioned|printed|quoted|disclosed|passed\s+on)\b{ENDS}",
    r"\bthis\s+(?:stays|remains|must\s+stay)\s+(?:in\s+)?here\b(?=\s*(?:$|[.,،;!)]))|\bfor\s+your\s+ears\s+only\b",
    rf"\b{ASK_NOT_EN}(?:share|publish|repeat)(?:\s+please)?{ENDS}",
    # "my husband doesn't know I talked to you", "I'm afraid my brother finds out"
    r"\b(?:(?:my|her|his|our)\s+\w+|nobody|no\s*-?one|they)\s+(?:(?:do|does)\s*n['’o]?t\s+)?knows?\s+(?:that\s+|about\s+)?(?:I|we)\s+(?:(?:have|am|are|was|were)\s+)?(?:spoke|talk|told|came|come|here|speak)\w*",
    rf"\b(?:am|are|['’]m|['’]re)\s+(?:afraid|scared|frightened)\s+(?:that\s+)?{TO_WHOM_EN}\s+(?:will\s+|might\s+|may\s+)?(?:finds?\s+out|knows?|learns?|hears?)\b",
    r"\bif\s+(?:they|he|she|(?:any|some)(?:body|one)|my\s+\w+)\s+(?:ever\s+)?(?:finds?\s+out|learns?|hears?\s+(?:of|about)\s+(?:it|this))\b[\s,]+(?:\w+\s+){0,3}(?:kills?|beats?|hurts?|divorces?)\s+(?:me|us|her)\b",
)

ABOUT_AR: Final = (
    rf"حدا|حدي|احد|مخلوق|الناس|ها?ل{_MATTER_AR}|هذا|هذه|هاد|هدا|هيد|هاي|بينا|بيني|بيننا|\bسر|لل(?:نشر|تسجيل|توثيق|تداول)"
    r"|ال(?:موضوع|امر|كلام|حكي|قصه|معلومه|سر|خبر)|\b[وف]?(?:لا|ما)\s*ت\w+وه|تسجيل|كتمان"
    rf"|\b(?:ب|ع|علي|في)\s*(?:ولا|اي)\s|\bل?{KIN_AR}|سري|للعلم|برقبتك|جيران|قرايب|رفقات|ضيعه|حاره|اني\s|اننا\s|خايف|خائف|خاف\b"
)
ABOUT_KU: Final = r"\bkes|\bv[eêî]\b|\bvan\b|\bev\b|\bnav(?:bera|a)?\s+m|\br[ea]\b|\bsir|ve[sş]art|ve[sş][eê]r|we[sş]an|belavkirin|\bw[eê]\b|nizan|ditirsim"
ABOUT_EN: Final = (
    r"\b(?:tell|let|talk|speak|say|between|record|publication|publish\w*|secret|confidential|private|keep|nobody|no\s*-?one|know"
    r"|write|note|put|share|repeat|mention|print|include|report|document|quote|reveal|disclose|spread|pass"
    r"|written|noted|shared|mentioned|told|telling|saying|said|leave|for\s+you|knows|stays|remains|ears|afraid|scared|frightened|if"
    r"|recorded|published|repeated|printed|quoted|disclosed|passed)\b"
)
