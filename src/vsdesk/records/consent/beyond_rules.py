"""Whether the words of a condition say more than the rules that were chosen for them.

A rule that the program keeps to by itself asks nobody: «بعد العيد وبس إذا رضي عمي» as a day alone would be
agreed on that day, whatever the uncle says. So all words have to be those of the rule; of whatever is left a
person is asked. Better one question too many than a yes that nobody gave. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import Final

from vsdesk.memo import memo
from vsdesk.names.fold import fold
from vsdesk.names.plain_text import plain_text
from vsdesk.records.checks.told_sentences import read_as
from vsdesk.records.dates.lexicon import MOST_READ, Lexicon
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.words import LANGS

_WORD: Final = re.compile(r"(?<![^\W_])[^\W_]+(?:['’-][^\W_]+)*")

# Said around any condition: yes, but, if; the file; that it goes, is given, shown, written or not.
_AROUND: Final = (
    r"و|ف|اذا|اذ|لو|بس|لكن|ولكن|انو|انه|نعم|اي|ايه|ايوا|موافق(?:ه|ين)?|موافقتي|بوافق|منوافق|نوافق|اوافق|قبلان[هي]?|بشرط|شرط|الشرط|على|ع|ال|انا|نحن(?:ا)?|فقط"
    r"|لا|ما|مو|مش|ولا|لم|لن|ان|يكون|تكون|بكون|كان|من|عن|في|فيه|فيها|به|بها|هو|هي|الملف|ملفه|ملفنا|المعلومات|معلوماته|شي|شيء|الورق(?:ه)?|حدا|احد|لحدا"
    r"|[تي]صل|[تي]?(?:طلع|روح|وصل|بين|ذكر|نذكر|نشر|نتشر|ظهر|كتب|نكتب|حط|نحط|نعرض|شوف|عطى|نعطى)(?:و?ا|وه|وها)?|ب[تي](?:طلع|روح|وصل|بين|نذكر|نشر|ظهر|نكتب|نحط|نعرض|نعطى)"
    r"|[تي](?:عطو|بعتو|رسلو|نشرو|كتبو|حطو|ذكرو|بينو|عرضو|قدمو|سلمو|وصلو)(?:ا|ه|ها|هم|ن|نا|هن)?|[تي](?:بعت|رسل|قدم|سلم|نعطى|نبعت)|برا|برات|لبرا|هنيك"
    r"|yes|but|only|just|if|provided|that|as|long|it|is|are|be|will|would|does|do|did|we|i|agree|agreed|ok|okay|not|never|no|on|the|his|her|our|their|a|an|and"
    r"|file|paper|anything|nothing|to|in|of|any|anybody|anyone|doesn't|don't|isn't|won't|should|must|may|can|stays?|out|appears?|shown?|written|write|given?|goe?s?|sent|send|passed|pass|shared?|published?|named?|stand|there|with"
    r"|erê|belê|lê|bes|tenê|eger|heke|ger|ku|bi|mercê?|şertê?|bila|jî|em|ez|razî|me|im|in|ye|be|bin|ne|nabe|nebe|tune|wî|wê|ji|li|di|de|û|her|"
    r"ne?(?:çe|diçe|çin|gihî\w*|ghî\w*|gihêje|xuya\w*|nivîs\w*|din|dene|de|şîn\w*|weşîn\w*)|neyê|nayê|bê|were|derkeve|dernekeve|dosya|dosye|tişt\w*|kes\w*|dayîn|nivîsandin|weşandin|nîşandan"
)
_OF: Final = {
    "not_before_day": (
        r"قبل|بعد|لحد|لحتى|حتى|الا|غير|من|منبعد|يخلص|تخلص|خلص|يمر|تمر|يمرق|يجي|تجي|اجا|ينتهي|تنتهي|نهايه|اخر|تاريخ|بتاريخ|يوم|بيوم"
        r"|before|after|until|till|from|since|earlier|than|sooner|over|past|passe[sd]|ends?|ended|comes?|at|first|earliest|day|date"
        r"|berî|beriya|piştî|pişt|heta|hetanî|ji|pê|ve|zûtir|bi?qede|derbas\w*|bê|roj\w*|dîrok\w*"
    ),
    "without_surname": (
        r"بلا|بدون|دون|غير|بغير|ذكر|(?:ال)?(?:كني|نسب|شهر)[هت]\w{0,2}|(?:ال|و)*اسم\w{0,2}|(?:ال)?(?:عيل|عايل|عائل)[هت]\w{0,2}|اخير"
        r"|without|leave|left|family|sur\s?names?|last|names?|bê|bêyî|bêy|paşnav\w*|nav\w{0,3}|malbat\w*"
    ),
    "without_photo": (
        r"بلا|بدون|دون|غير|بغير|(?:ال)?صور[هت]?\w{0,2}|without|leave|left|photo\w*|pictures?|images?|bê|bêyî|bêy|wêne\w*"
    ),
    "photo_alone": (
        r"وحد(?:ها|ه)|لحالها|لحال|فقط|بس|(?:ال)?صور[هت]?\w{0,2}|alone|photo\w*|pictures?|images?|nothing|else|more|tenê|wêne\w*|bi\s?serê|xwe"
    ),
    "not_onward_to": (
        r"ل|ال|الى|لعند|عند|ايد|بايد|لايد|يعرف|تعرف|يشوف|تشوف|ياخد|تاخد|دوله|الدوله|بلد|further|onward|reach(?:es)?|hands?|get|gets|see|sees|into|over|know"
        r"|bo|destê?|hetanî|bigihêje|bizan\w*|bibîn\w*|dewlet\w*"
    ),
}
BY_RULE: Final = frozenset(_OF)  # the types that the gate judges by itself: no person is asked
# What a body is called beside its label.
_CALLED: Final = {
    "government_sy": r"(?:ل|ال|لل)?(?:دمشق|الشام|النظام|نظام|الحكومه|حكومه|سوريا|سوريه|السوري[هي]?\w*)|damascus|regime|government|syrian?|şam\w*|rejîm\w*|hikûmet\w*|sûriy\w*",
    "government_tr": r"(?:ل|ال|لل)?(?:تركيا|اتراك|تركي\w*|انقره)|turkey|türkiye|turkish|ankara|turks|tirk\w*|enqere",
    "public": r"(?:ل|ال|لل|ب)?(?:ناس|نت|فيس\w*|اعلام|جرايد|تلفزيون|علن)|public|internet|facebook|media|news|çapemen\w*|înternet\w*|raya|giştî|medya",
}


def says_more(words: Iterable[str], rules: Collection[str], bodies: Collection[str] = ()) -> bool:
    """Whether these words say more than the rules (terms of `consent_condition_type`) that the gate judges by
    itself, of these bodies. With a rule of which a person is asked nothing is beyond it."""
    if not rules or not BY_RULE.issuperset(rules):
        return False
    kept, named = tuple(sorted(set(rules))), tuple(sorted(set(bodies)))
    return any(_left(one, kept, named) for one in words)


@memo(500)
def _left(text: str, rules: tuple[str, ...], bodies: tuple[str, ...]) -> bool:
    """Whether a word is left when those of the rules are taken out."""
    if len(text) > MOST_READ:
        return True
    dated = _dated(text) if "not_before_day" in rules else frozenset()
    known = _known(rules, bodies)
    told = plain_text(text).letters
    return any(
        not known.fullmatch(one[0]) and not one[0].isdecimal() and fold(one[0]) not in dated
        for one in _WORD.finditer(told)
    )


def _dated(text: str) -> frozenset[str]:
    """The words by which a date is told."""
    lexicon = Lexicon.load(fold)
    told = [lexicon.quoted(text, [(one.start, one.end)]) for one in lexicon.find(text)]
    return frozenset(fold(word[0]) for one in told for word in _WORD.finditer(one))


@cache
def _known(rules: tuple[str, ...], bodies: tuple[str, ...]) -> re.Pattern[str]:
    parts = [_AROUND, *(_OF[one] for one in rules)]
    for body in bodies:
        parts += [_CALLED[body]] if body in _CALLED else []
        parts += [re.escape(word) for word in _labelled(body)]
    return read_as("|".join(parts))


def _labelled(body: str) -> list[str]:
    found = Vocabularies.load().term("recipient", body)
    labels = [found.label(lang) for lang in LANGS] if found is not None else []
    return [word[0] for one in labels for word in _WORD.finditer(plain_text(one).letters)]
