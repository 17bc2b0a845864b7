"""Words in which somebody tells that money was asked or paid for news of a missing person, a visit or a
release: «طلبوا مصاري ليعطونا خبر», "pere xwestin ku xeberê bidin", "a man asked us for gold".

Put together by language from parts: who asks, money or gold, of whom, what for, by which way, and whether it
was paid. A lawyer or a go-between who took it for news is heard like any other. What rent, wages or a fine
costs is none, nor a lawyer's fee with which nothing was bought. They record nothing by themselves. Pure.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from vsdesk.records.checks.kept_grammar import KIN_AR, KIN_KU
from vsdesk.records.checks.told_sentences import SentenceReader, read_as


class _Parts(NamedTuple):
    """The parts in one language. `money` and who moves it are always told; the rest tells what money it was.

    `asks`, `pays`: somebody asks, the family pays. `promises`: what is sold, as it is offered («منطالعو»).
    `purpose`: what for, `broker`: through whom. `asker`: somebody of whom nothing but that is known;
    `of_us`: of the family; `way`: from afar; `answer`: that it was, or was not, given;
    `takes`: a relative was the one who gave it, which alone may be money for the road: only with what was
    said to be done for it (`offer`).
    """

    money: str
    asks: str
    pays: str
    promises: str
    purpose: str
    broker: str
    asker: str
    of_us: str
    way: str
    answer: str
    takes: str
    offer: str

    def told(self, said: str) -> bool:
        """Whether a sentence in plain letters tells so: each part may stand anywhere in it."""
        if not self._has(said, self.money):
            return False
        bought = self._has(said, self.purpose) or self._has(said, self.broker)
        if self._has(said, self.promises) or (bought and self._has(said, self.pays)):
            return True
        if self._has(said, self.takes) and self._has(said, self.offer):
            return True
        known_by = (self.asker, self.of_us, self.way, self.answer)
        return self._has(said, self.asks) and (
            bought or any(self._has(said, one) for one in known_by)
        )

    @staticmethod
    def _has(said: str, pattern: str) -> bool:
        return read_as(pattern).search(said) is not None


_KIN_EN: Final = r"(?:my|his|her|our|their)\s+(?:mother|father|wife|husband|brother|sister|family|uncle|aunt|son|daughter|cousin|grand\w+|parents)"

_ARABIC: Final = _Parts(
    money=r"(?:مصاري\w*|مصريات|فلوس\w*|دولار\w*|\$|ليره|ليرات|مليون|ملايين|مبلغ|مبالغ|دراهم|رشوه|فديه|يورو|كاش|حواله|\b(?:و|ب)?(?:الف|الفين|الاف)\b"
    r"|\b(?:ال)?ذهب\w*|دهب\w*|\b(?:ال)?صيغ(?:ه|ت)\w*|اساور\w*|مصاغ\w*)",
    asks=r"(?:\b[وف]?(?:[يت]?طلب(?:وا?|ت)?|ب[يت]طلب\w*|طالب(?:وا?|ت)?|بد(?:هم|هن|ن|و|ه|ها)|شرط\w*|ابتز\w*|اخد\w{0,2}\s+من\w+|اخذوا?\s+من\w+|بيريد\w*|يريد\w*|\b(?:ا?عطوني|هاتوا?|ابعتولي|ادفعولي)\b))",
    pays=r"(?:\b[وف]?(?:دفع(?:نا|ت|وا?|لهم|تلو|نالو|نالهم|تلهم)|(?:ا?عط)(?:ينا|يت|وا|يتو|يناه|يناهم|يتهم|ي)\w*|سلم(?:نا|ت)\w*|حول(?:نا|ت)\w*|بعت(?:نا|ت)\w*|بعنا))",
    # «إذا بتدفعوا … منطالعو», «ادفعوا … وبيطلع», «مقابل … بجبلكم خبر»
    promises=r"(?:\b(?:اذا|ازا|لو|بس)\s+(?:[بت]{0,2}دفع\w*|[بت]{1,2}عط\w*)|\bادفعوا?\b|\b(?:ب|م|رح\s+|ح)ن?(?:طالع|طلع|جيب|جب|خلص)(?:ل?[كه]م|ل?كن|ل?ك|و|وه|ه|ها|هن)\b)",
    purpose=r"(?:خبر|اخبار|معلوم\w+|زيار\w+|ن?[يت]?شوف\w*|يطلع\w*|نطلع\w*|يطالع\w*|نطالع\w*|يفرج\w*|الافراج|اخلاء|افراج|اسمو?\s+من|مكان\w*|وين\w*|صوت\w*"
    r"|يدل\w*|يوصل\w*|يجيب\w*|يعرف\w*|نعرف|نطمن|يطمن\w*|يحكي\w*|مكالم\w*|تقرير|ورقه\s+من|شهاده\s+وفا\w*|جث\w+)",
    broker=r"(?:\b(?:و|ل|لل|ال)?محامي\w{0,2}\b(?=.*(?:(?:ما|ولا)\s+\w*(?:رجع|جاب|عمل|طلع|نفع)|بلا|نصب|كذب))|سمسار|سماسره|وسيط|وسطاء|ضابط|ضباط|عسكري|سجان|مساعد|واحد\s+بالفرع|محتال|نصاب\w*|شبيح\w*|\bال(?:عميد|عقيد|رايد|نقيب|لوا|مقدم)\b)",
    asker=r"(?:\b(?:واحد|حدا|احد|شخص|زلمه|رجال|رجل|وحده|ناس)\b|\b(?:اسم[وه]|يدعي|مدعي|بيقول\w*|قال\s+انه?)\b)",
    of_us=r"(?:\b(?:منا|مني|مننا|منهم|منهن|منها|منو)\b|\b(?:من|ل)\s*(?:ال)?(?:اهل|ام|اب|مرت|زوج|عم|خال|اخ|اخت|بنت|ابن)\w*\b)",
    way=r"(?:واتس\w*|وتس\w*|تلفون|تليفون|موبايل|جوال|الهاتف|هاتف\w*|اتصل\w*|فيسبوك|فيس\b|ماسنجر|مسنجر|تلغرام|تلكرام|رساله|رسايل|برقم)",
    takes=(
        r"(?:\b[وف]?ا?خ[دذ](?:ت|و|وا)?\s+(?:مصاري\s+)?(?:من|لمن)\s+(?:\w+\s+)?{k}"
        r"|\b[وف]?ا?عط(?:ت|ي|وا?)(?:ه|ها|و|هم|ن)?\s+{k}|\b{k}\s+ا?عط(?:ت|ي|وا?)(?:ه|ها|و|هم|ن)\b)"
    ).replace("{k}", KIN_AR),
    # «وقال بيجيب خبر», «على أساس يطالعو», «ليعرف وين هو»
    offer=r"(?:\b(?:و?قال(?:ت|وا?|لها|لو|لهم|لنا)?|و?وعد\w*|مشان|كرمال|علي\s+اساس|مقابل|حتي)\s+(?:\w+\s+){0,4}?(?:ب?(?:ي|ن)?(?:جيب|عطي|وصل)\w*\s+(?:\w+\s+)?(?:خبر|اخبار|معلوم\w+)|ب?ي(?:طالع|طلع|فرج|خرج|رجع|دل)\w*|زيار\w+|خبر|اخبار|معلوم\w+)\b)",
    answer=r"(?:\b(?:و?ما|و?لم)\s+(?:عطينا|اعطينا|دفعنا|دفعت|عطيت|عطوا|دفعوا|بعتنا|نعط|ندفع|معنا)\w*|\b[وف]?(?:دفعنا|عطينا|اعطينا|دفعتل|دفعنال)\w*)",
)
_KURMANJI: Final = _Parts(
    money=r"(?:\bpere\w*|\bdolar\w*|\$|\bl[iî]re\w*|\bmil[iy]on\w*|\beuro\w*|\bbertîl\w*|\bhezar\b|\bzêr\w*|\bzîv\w*|\bbazin\w*)",
    asks=r"(?:xwest\w*|dixwaz\w*|standin|distîn\w*)",
    pays=r"(?:\bda(?:n|ye)?\b|\bşand\w*|\bdan\w*)",
    # "ji bo 3000 dolarî ez ê wî derxim", "heke hûn … bidin em ê wî berdin"
    promises=r"(?:\b(?:ez|em|ew)\s*(?:[êe]|dê|wê)\s+(?:\w+\s+){0,3}(?:derx\w*|berd\w*|w[îêa]n?\s+bîn\w*)|\b(?:heke|eger|heger|ger)\s+(?:hûn|tu|we)\s+(?:\w+\s+){0,4}(?:bid\w+|bişîn\w+))",
    purpose=r"(?:xeber\w*|agah\w*|nûçe\w*|serdan\w*|berdan\w*|berd\w+|derxist\w*|derx\w+|bib[iî]n\w*|cih[eê]|li\s+ku)",
    broker=r"(?:par[eê]zer\w*(?=.*(?:ne(?:kir|hat|an[iî])|b[eê]\s+encam))|simsar\w*|navbeynkar\w*|zabit\w*|efser\w*|leşker\w*|parêzvan\w*)",
    asker=r"(?:\b(?:yek[iîe]\w*|yek|kesek\w*|mêrek\w*|mêrik\w*|zilamek\w*|camêrek\w*|jinek\w*)\b|\bbi\s+nav[eê]\b)",
    of_us=r"(?:\bji\s+(?:me|min|malbat\w*|diya|bavê|birayê|jina|apê|dayîka?)\b)",
    way=r"(?:whats\w*|watsap\w*|telefon\w*|mobîl\w*|facebook\w*|telegram\w*|mesaj\w*|peyam\w*)",
    takes=rf"(?:\bji\s+{KIN_KU}\s+(?:\w+\s+){{0,4}}stand\w*)",
    offer=r"(?:\b(?:got|gotibû|soz\s+da)\b.{0,40}(?:xeber|agah|nûçe|derx|berd|bîn))",
    answer=r"(?:\bme\s+(?:\w+\s+){0,3}(?:neda\w*|da(?:n|ye)?|şand\w*)\b)",
)
_ENGLISH: Final = _Parts(
    money=r"(?:\bmoney\b|\bdollars?\b|\busd\b|\beuros?\b|\bpounds?\b|\blira\b|\bbribes?\b|\bransom\b|[$€]\s?\d|\d\s?[$€]|\bcash\b|\bthousand\b|\bmillion\b"
    r"|\bgold\b|\bjewell?ery\b|\bbracelets?\b)",
    asks=r"(?:\b(?:asked|asks|asking|ask|demand\w*|wanted|wants|want|request\w*|insist\w*|took(?!.{0,30}\bfrom\s+(?:his|her|their)\b)|extort\w*)\b)",
    pays=r"(?:\b(?:paid|pay|pays|gave|sent|send|transferred|handed)\b)",
    promises=r"(?:\bif\s+(?:we|you|they|i|she|he)\s+(?:would\s+)?(?:pay|paid|send|sent|give|gave)\b|\b(?:i|we)(?:\s+(?:will|can|could|would|shall)|['’](?:ll|d))\s+(?:get|bring|free|release|find)\s+(?:him|her|them|your?|news)\b)",
    purpose=r"(?:\bnews\b|\binformation\b|\bword\s+of\b|\bvisit\w*|\brelease\w*|\bfree\b|\bget\s+(?:him|her|them)\s+out\b|\bsee\s+(?:him|her|them)\b"
    r"|\bwhere\b|\btell\b|\bhear\b|\bvoice\b|\bbody\b|\bfind\s+out\b|\bphoto\w*)",
    broker=r"(?:\blawyers?\b(?=.*\b(?:nothing|never|no\s+(?:news|result|use)|in\s+vain)\b)|\bgo-?betweens?\b|\bbrokers?\b|\bmiddle\s?m[ae]n\b|\bofficers?\b|\bguards?\b|\bwarden\b|\bfixer\b|\bintermediar\w+)",
    asker=r"(?:\b(?:someone|somebody|an?\s+(?:\w+\s+)?(?:man|woman|person|stranger|soldier|colonel|brigadier|caller))\b|\b(?:called|named|calling\s+himself|claim\w*\s+to)\b)",
    of_us=r"(?:\b(?:asked|asks|from|of|made|demanded)\s+(?:us|me|(?:his|her|their|our|my)\s+(?:mother|father|wife|brother|sister|family|uncle|aunt|son|daughter))\b)",
    way=r"(?:\bwhats\s?app\b|\bphoned?\b|\btelephone\w*|\bmessag\w+|\btelegram\b|\bfacebook\b|\bmessenger\b|\btexted\b|\brang\b)",
    takes=rf"(?:\b(?:took|got|accepted)\b.{{0,30}}\bfrom\s+{_KIN_EN}\b)",
    offer=r"(?:\b(?:said|promised|saying|claim\w*|told)\b.{0,30}(?:\bnews\b|\binformation\b|\bfree\b|\brelease\b|\bget\s+(?:him|her|them)\b|\bbring\b|\bfind\b))",
    answer=r"(?:\b(?:we|i|they|she|he|mother|father|family)\s+(?:(?:never|only|did\s+not|didn['’]t|have\s+not|had\s+not)\s+)?(?:paid|pay|gave|give|sent|send|refused)\b|\bunpaid\b)",
)
_LANGUAGES: Final = (_ARABIC, _KURMANJI, _ENGLISH)

# What was not asked at all; and what else costs money, or is owed.
_NOT: Final = r"(?:\b(?:ما|لم|لا|ولا)\s*(?:حدا\s+)?[يت]?طلب|(?<!\w)ne(?:xwest|dixwest)|\b(?:never|not|nobody|didn['’]t)\s+(?:ask|demand|want)|\bno\s?(?:one|body)\s+(?:\w+\s+)?ask)"
_OTHERWISE: Final = (
    r"(?:\b(?:و|ب|ل|لل|ال|بال|وال|من)?(?:محكمه|مواصلات|طريق|اجار|اجره|ايجار|دكتور|دوا|خبز|مدرس\w*|ديون|معيشه|راتب\w*|معاش\w*|رواتب|غرام\w*|مخالف\w*|مهر\w*|عرس\w*|قرض\w*"
    r"|مهرب\w*|تهريب|صاحب\s+البيت|رسوم|فاتور\w*|ضريب\w*)\b"
    r"|doxtor|\bkirê|kirêy\w*|\bmeaş\w*|\bmûçe\w*|\bceza\w*|\bdeyn\w*|\bqelen\w*|\bqaçaxçî\w*"
    r"|\brent\b|\blandlord\b|\bdoctor\w*|\bbus\b|\bschool\b|\bfood\b|\bsalar\w+|\bwages?\b|\bfine\b|\bfined\b|\bdowry\b|\bwedding\b|\bloan\w*|\bsmuggler\w*|\b(?:school|court)\s+fees?\b|\bsurgery\b|\btax\w*)"
)
# Of those that ask: it was given.
_TAKEN: Final = r"(?:\b[وف]?ا?خ[دذ]\w{0,2}\s+من\w+|\btook\b|\bextort\w*|\bstandin\b)"

_GIVEN: Final = "|".join([*(f"{one.pays}|{one.takes}" for one in _LANGUAGES), _TAKEN])
_UNPAID: Final = rf"(?:\b(?:و?ما|و?لم|و?لا)\s+(?:حدا\s+)?{_ARABIC.pays}\w*|(?:\b(?:not|never|nobody|\w+n['’]t)\s+)(?:\w+\s+)?{_ENGLISH.pays}|\bne(?:da|şand)\w*)"


def tells_of_money(said: str) -> bool:
    """Whether a sentence in plain letters tells so."""
    told = any(one.told(said) for one in _LANGUAGES)
    return told and not any(read_as(one).search(said) for one in (_NOT, _OTHERWISE))


def money_told(text: str) -> list[str]:
    """The sentences of one text that tell so."""
    return SentenceReader(tells_of_money).told(text)


def money_moved(said: str, start: int, end: int) -> str:
    """Of an amount that stands from `start` to `end` in words in plain letters whether it was "demanded"
    («طلب») or "paid" («دفعنا», «أخد من أمو»); "" where both are told and nobody knows.

    What was told before it, or around it («ji diya wî 2500 dolar stand»), says so, else what comes after;
    that it was not paid says nothing.
    """
    read = read_as(_UNPAID).sub(lambda found: " " * len(found[0]), said)
    paid = [one.span() for one in _all(_GIVEN, read)]
    without = read_as(_TAKEN).sub(lambda found: " " * len(found[0]), read)
    asked = [one.span() for one in _all("|".join(one.asks for one in _LANGUAGES), without)]
    before = {
        which
        for which, spans in (("demanded", asked), ("paid", paid))
        if any(first < start for first, _ in spans)
    }
    after = [
        (first, which)
        for which, spans in (("demanded", asked), ("paid", paid))
        for first, _ in spans
        if first >= end
    ]
    next_to = {which for first, which in after if not said[end:first].strip()}
    told = before | next_to if before else {min(after)[1]} if after else {"demanded"}
    return told.pop() if len(told) == 1 else ""


def _all(pattern: str, said: str) -> list[re.Match[str]]:
    return [*read_as(pattern).finditer(said)]
