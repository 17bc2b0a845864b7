"""Words in which somebody tells that money was asked or paid for news of a missing person, a visit or a
release: «طلبوا مصاري ليعطونا خبر», "pere xwestin ku xeberê bidin", "he wanted 5000 dollars for news".

Put together by language from who asks or pays, money, and what for or through whom. What a lawyer, a road or
bread costs is none. They record nothing by themselves. Pure.
"""

from __future__ import annotations

from typing import Final

from vsdesk.records.checks.told_sentences import SentenceReader, read_as

_MONEY_AR: Final = r"(?:مصاري\w*|مصريات|فلوس\w*|دولار\w*|ليره|ليرات|مليون|ملايين|مبلغ|مبالغ|دراهم|رشوه|فديه|يورو|كاش|حواله|\bالف\b|\bالاف\b)"
_ASKS_AR: Final = r"(?:\b[وف]?(?:[يت]?طلب(?:وا?|ت)?|ب[يت]طلب\w*|طالب(?:وا?|ت)?|بد(?:هم|هن|ن|و|ه|ها)|شرط\w*|ابتز\w*|اخد\w{0,2}\s+من\w+|اخذوا?\s+من\w+|بيريد\w*|يريد\w*))"
_PAYS_AR: Final = r"(?:\b[وف]?(?:دفع(?:نا|ت|وا?|لهم|تلو|نالو|نالهم|تلهم)|(?:ا?عط)(?:ينا|يت|وا|يتو|يناه|يناهم|يتهم|ي)\w*|سلم(?:نا|ت)\w*|حول(?:نا|ت)\w*|بعت(?:نا|ت)\w*))"
_FOR_AR: Final = (
    r"(?:خبر|اخبار|معلوم\w+|زيار\w+|ن?[يت]?شوف\w*|يطلع\w*|نطلع\w*|يطالع\w*|يفرج\w*|الافراج|اخلاء|افراج|اسمو?\s+من|مكان\w*|وين\w*|صوت\w*"
    r"|يدل\w*|يوصل\w*|يجيب\w*|يعرف\w*|نعرف|نطمن|يطمن\w*|يحكي\w*|مكالم\w*|تقرير|ورقه\s+من|شهاده\s+وفا\w*|جث\w+)"
)
_BROKER_AR: Final = (
    r"(?:سمسار|سماسره|وسيط|وسطاء|ضابط|ضباط|عسكري|سجان|مساعد|واحد\s+بالفرع|محتال|نصاب\w*|شبيح\w*)"
)

_MONEY_KU: Final = (
    r"(?:\bpere\w*|\bdolar\w*|\bl[iî]re\w*|\bmil[iy]on\w*|\beuro|\bbertîl\w*|\bhezar\b)"
)
_ASKS_KU: Final = r"(?:xwest\w*|dixwaz\w*|standin|distîn\w*)"
_PAYS_KU: Final = r"(?:\bda(?:n|ye)?\b|\bşand\w*|\bdan\w*)"
_FOR_KU: Final = r"(?:xeber\w*|agah\w*|nûçe\w*|serdan\w*|berdan\w*|berd\w+|derxist\w*|derx\w+|bib[iî]n\w*|cih[eê]|li\s+ku)"
_BROKER_KU: Final = r"(?:simsar\w*|navbeynkar\w*|zabit\w*|efser\w*|leşker\w*|parêzvan\w*)"

_MONEY_EN: Final = r"(?:\bmoney\b|\bdollars?\b|\busd\b|\beuros?\b|\bpounds?\b|\blira\b|\bbribes?\b|\bransom\b|\$\s?\d|\bcash\b|\bthousand\b|\bmillion\b)"
_ASKS_EN: Final = r"(?:\b(?:asked|asks|asking|ask|demand\w*|wanted|wants|want|request\w*|insist\w*|took|extort\w*)\b)"
_PAYS_EN: Final = r"(?:\b(?:paid|pay|pays|gave|sent|send|transferred|handed)\b)"
_FOR_EN: Final = (
    r"(?:\bnews\b|\binformation\b|\bword\s+of\b|\bvisit\w*|\brelease\w*|\bfree\b|\bget\s+(?:him|her|them)\s+out\b|\bsee\s+(?:him|her|them)\b"
    r"|\bwhere\b|\btell\b|\bhear\b|\bvoice\b|\bbody\b|\bfind\s+out\b|\bphoto\w*)"
)
_BROKER_EN: Final = r"(?:\bbrokers?\b|\bmiddle\s?m[ae]n\b|\bofficers?\b|\bguards?\b|\bwarden\b|\bfixer\b|\bintermediar\w+)"
_NOT: Final = r"(?:\b(?:ما|لم|لا|ولا)\s*(?:حدا\s+)?(?:[يت]?طلب|دفع)|ne(?:xwest|da\b)|\b(?:never|not|nobody|didn['’]t)\s+(?:ask|pay|demand|want))"
_OTHERWISE: Final = r"(?:\b(?:و|ب|ل|لل|ال)?(?:محامي|محاميه|محكمه|مواصلات|طريق|اجار|ايجار|دكتور|دوا|خبز|مدرس\w*|ديون|معيشه)\b|parêzer|doxtor|\blawyer\w*|\brent\b|\bdoctor\w*|\bbus\b|\bschool\b|\bfood\b)"


# By language: money, who moves it, and what for or through whom. A sentence that has all three tells so.
_BY_LANGUAGE: Final = (
    (_MONEY_AR, rf"{_ASKS_AR}|{_PAYS_AR}", rf"{_FOR_AR}|{_BROKER_AR}"),
    (_MONEY_KU, rf"{_ASKS_KU}|{_PAYS_KU}", rf"{_FOR_KU}|{_BROKER_KU}"),
    (_MONEY_EN, rf"{_ASKS_EN}|{_PAYS_EN}", rf"{_FOR_EN}|{_BROKER_EN}"),
)


def tells_of_money(said: str) -> bool:
    """Whether a sentence in plain letters tells so."""
    told = any(all(read_as(one).search(said) for one in parts) for parts in _BY_LANGUAGE)
    return told and not any(read_as(one).search(said) for one in (_NOT, _OTHERWISE))


def money_told(text: str) -> list[str]:
    """The sentences of one text that tell so."""
    return SentenceReader(tells_of_money).told(text)
