"""Which rule a condition is that is told in a few words: «بس بلا الكنية», "without the photo", "bê paşnav";
and a rule in words, where nobody wrote down what was said.

Only where nothing else is told: a rule that the program keeps to by itself asks nobody, and what stands
beside it would be lost. Whoever writes the answer sees what is proposed, and chooses. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.names.plain_text import plain_text
from vsdesk.records.checks.told_sentences import read_as
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Mapping

_AR: Final = r"(?:بلا|بدون|من\s+دون|دون|من\s+غير|بغير)\s+(?:ذكر\s+)?"
_KU: Final = r"(?:b[êe]y?[îi]?|b[êe])\s+"
_EN: Final = r"without\s+(?:the\s+|his\s+|her\s+|our\s+|a\s+)?"
_BEFORE: Final = (
    r"\W*(?:(?:اي|ايه|نعم|بس|لكن|موافق|موافقه|yes|but|only|if|erê|belê|lê|tenê)\b\W*){0,4}"
)
_WORDS: Final[Mapping[str, str]] = {
    "without_surname": rf"(?:{_AR}(?:ال)?(?:كني[هت]\w{{0,2}}|نسب[هت]\w{{0,2}}|شهر[هت]\w{{0,2}}|اسم\s+(?:ال)?(?:عيله|عائله))"
    rf"|{_KU}paşnav\w{{0,3}}|{_EN}(?:family\s+name|surname|last\s+name))",
    "without_photo": rf"(?:{_AR}(?:ال)?(?:صور[هت]\w{{0,2}}|صور)|{_KU}wêne\w{{0,3}}|{_EN}(?:photo\w{{0,5}}|picture)s?)",
    "ask_each_time": r"(?:(?:ت?سا?لونا|اسالونا|تسالونا)\s+كل\s+مره|كل\s+مره\s+(?:ت?سالونا|اسالونا)|her\s+car\w*\s+ji\s+me\s+bipirs\w+|ask\s+(?:us|me)\s+(?:each|every)\s+time)",
}


def rule_told(text: str) -> str:
    """The type of condition that the words are; "" where they are none of these, or more than one."""
    said = plain_text(text).letters
    found = [
        type for type, words in _WORDS.items() if read_as(rf"{_BEFORE}{words}\W*").fullmatch(said)
    ]
    return found[0] if len(found) == 1 else ""


def rule_words(rule: str, detail: str) -> str:
    """A rule (its label) with its day, body or person: of a condition below which no words of anybody
    stand, as another program or an older form may have written it."""
    if not detail:
        return rule
    return rule.replace("…", isolate(detail)) if "…" in rule else f"{rule}: {isolate(detail)}"
