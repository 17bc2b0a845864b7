"""Words in which somebody tells that another of the family is missing too: «بعد شهرين أخدوا أخوه وائل»,
"birayê wî jî hat girtin", "his brother went two months later".

Put together by language from a relative and a loss. A relative who came to ask, was released or died is none.
They record nothing by themselves. Pure.
"""

from __future__ import annotations

from typing import Final

from vsdesk.records.checks.told_sentences import read_as

_KIN_AR: Final = (
    r"(?:(?:ا?خ[وي]|اخو|خي|اخت|ابن|بنت|ابو|ام|عم|خال|جوز|زوج|مرت)(?:ه|و|ها|هم|هن|ي)?(?:ال\w+)?)"
)
_LOST_AR: Final = (
    rf"(?:\b[وف]?(?:اخد|اخذ|اعتقل|خطف|وقف|سحب)وا?\s+(?:كمان\s+)?{_KIN_AR}\b"
    rf"|\b[وف]?(?:انعتقل|انخطف|اختفي|اختفت|انفقد|فقد|راح|راحت|انسحب)\w{{0,2}}\s+(?:كمان\s+)?{_KIN_AR}\b"
    rf"|\b[وف]?{_KIN_AR}\s+(?:\w+\s+){{0,2}}(?:كمان\s+)?(?:اخدوه|اخدوها|اخذوه|اعتقلوه|اعتقلوها|خطفوه|خطفوها|وقفوه|انعتقل|انخطف|اختفي|اختفت|مفقود\w*|معتقل\w*)\b"
    rf"|\b(?:اخدوه|اخدوها|اخذوه|اعتقلوه|خطفوه|وقفوه)\s+(?:هو\s+)?و{_KIN_AR}\b)"
)
_KIN_KU: Final = (
    r"\b(?:bira|xwişk|kur|keç|bav|di|ap|xal|jin|mêr)(?:y?[êea])\s+(?:w[îêa]n?|min|me)\b"
)
_LOST_KU: Final = rf"(?:{_KIN_KU}(?:\s+\w+){{0,8}}\s+(?:hat(?:in|iye|ibû)?\s+(?:girtin|birin|revandin)|winda\s+b\w+|wenda\s+b\w+))"
_KIN_EN: Final = r"\b(?:his|her|their|my|our)\s+(?:\w+\s+)?(?:brother|sister|son|daughter|father|mother|husband|wife|uncle|cousin)\b"
_LOST_EN: Final = (
    rf"(?:{_KIN_EN}(?:\s+\w+){{0,4}}\s+(?:(?:was|were|has\s+been)\s+(?:also\s+)?(?:taken|arrested|kidnapped|abducted|detained)"
    rf"|(?:went|is|has\s+been)\s+(?:also\s+)?missing|disappeared|went\s+(?:\w+\s+){{0,3}}(?:later|after)|never\s+came\s+back)"
    rf"|\b(?:took|arrested|kidnapped|abducted|detained)\s+(?:also\s+)?{_KIN_EN})"
)
# Somebody was not taken, is back, or only went somewhere.
_NOT: Final = r"(?:\b(?:ما|لم|لو|اذا)\s+(?:ا?خ[دذ]|اعتقل|خطف|وقف)\w*|\b(?:ورجع|رجعت|رجع\s+بعد|افرجوا|طلعوه|تركوه)\b|\bvegeriya|\bberdan\b|\bcame\s+(?:back\s+)?home\b|\breleased\b)"


def tells_of_other_loss(said: str) -> bool:
    """Whether a sentence in plain letters tells so."""
    told = any(read_as(one).search(said) for one in (_LOST_AR, _LOST_KU, _LOST_EN))
    return told and read_as(_NOT).search(said) is None
