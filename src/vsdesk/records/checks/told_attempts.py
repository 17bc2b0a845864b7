"""What told words say of an attempt to take money: what the other called themselves, their number, and how
much was asked or taken. It is filled in where they are recorded, and stays to be mended.

Only what is told once is read: of two numbers or two amounts, of which the second is often told without its
currency («دفعنا أربعة آلاف دولار وطلبوا عشرة آلاف»), nobody knows which is meant, nor how much «مرتين»
makes; nor is one's own number («على رقم أمي») that of whoever asked. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.names.plain_text import APART, plain_text
from vsdesk.numerals import in_ascii
from vsdesk.records.checks.called_names import NAME_AR, capitals_of
from vsdesk.records.checks.kept_grammar import KIN_AR
from vsdesk.records.checks.money_words import money_moved
from vsdesk.records.checks.told_sentences import read_as
from vsdesk.records.dictionary.typed_values import typed
from vsdesk.records.spoken_digits import number_said, told_telephones

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

_CURRENCIES: Final = {
    "usd": r"(?:دولار\w*|\$|dolar\w*|dollars?|usd)",
    "eur": r"(?:يورو|euros?|€)",
    "syp": r"(?:(?:ليره|ليرات)(?!\s+(?:ترك|لبنان))|(?:syrian\s+)?(?:pounds|lira)|l[iî]re\w*(?!\s+tirk))",
    "try": r"(?:(?:ليره|ليرات)\s+ترك\w*|turkish\s+lira|l[iî]re\w*\s+tirk\w*)",
}
# Of which country, behind the currencies above that are those of that country by themselves.
_WHOSE_MONEY: Final = r"(?:سوري\w*|ا?مريك\w*|s[uû]r\w*|am[eê]r\w*|us)?"
_TIMES: Final = r"(?:الف|الاف|تلاف|مليون|ملايين|hezar|thousand|k|milyon|million)"
_TWO: Final = {"الفين": "2 الف", "مليونين": "2 مليون"}
_BEGIN: Final = rf"{APART}(?<![.,])"
_NUMBER: Final = rf"{_BEGIN}\d{{1,3}}(?:[ ,'’٬]\d{{3}})+(?!\d)|{_BEGIN}\d{{1,12}}"
_GAP: Final = r"\s{0,3}"  # bounded: two of them stand side by side
_AMOUNT: Final = rf"(?:(?P<said>{_NUMBER}){_GAP})?(?:\b(?P<two>الفين|مليونين)|(?P<times>\b{_TIMES}|(?<=\d){_TIMES}))?{_GAP}(?P<money>{{}})(?!\w)"
_BEFORE_SIGN: Final = rf"[$€]\s?(?P<said>{_NUMBER})"
_SOMEBODY_AR: Final = (
    r"(?:واحد|حدا|احد|شخص|زلمه|رجال|رجل|وحده|سمسار|وسيط|ضابط|عسكري|سجان|محتال|نصاب|شبيح)"
)
# Who asked or took it, by the terms of `claimed_role`.
_ROLES: Final = {
    "lawyer": r"\b(?:و|ل|لل|ال|من\s+)?محامي\w{0,2}\b|\bpar[eê]zer\w*|\blawyers?\b",
    "broker": r"سمسار|سماسر|وسيط|\bsimsar\w*|\bnavbeynkar\w*|\b(?:brokers?|middle\s?m[ae]n|go-?betweens?|intermediar\w+|fixers?)\b",
    "guard": r"سجان|\bparêzvan\w*|\bpasewan\w*|\b(?:guards?|jailers?|warden)\b",
    "officer": r"\b(?:ل|لل|ال|هال)?(?:ضابط|عقيد|رائد|رايد|نقيب|عميد|لوا|مقدم)\b|\bzabit\w*|\befser\w*|\b(?:officers?|colonels?|majors?|captains?)\b",
    "judge_clerk": r"\b(?:ل|لل|ال)?قاضي\b|\bdadger\w*|\bjudges?\b",
}
_NAME_AR: Final = rf"\b[وفل]?{_SOMEBODY_AR}\s+(?:\w+\s+)?(?:اسم[هو]|سم[يا]\s+حال[هو])\s+{NAME_AR}"
_NAMED: Final = r"\b(?:called|named|(?:calling|called)\s+(?:him|her)self|bi\s+nav[eê])\s+(?P<name>\w+(?:\s+\w+){0,3})"
_OURS: Final = rf"(?:رقم(?:ي|نا)\b|رقم\s+{KIN_AR}|\b(?:my|our|his\s+\w+['’]s)\s+(?:number|phone)\b|hejmara\s+(?:min|me)\b)"

# An amount without its currency: a number of thousands, two thousand that are no year («ألفين وتلتعش»); and
# that one was told of several times.
_BARE: Final = rf"(?:(?:{_NUMBER}|(?P<word>\b\w+)\b){_GAP}{_TIMES}\b|\b(?:الفين(?!\s+و)|مليونين)\b)"
_AGAIN: Final = r"\b(?:مرتين|(?:\w+|\d+)\s+مرات|كل\s+(?:شهر|سنه|اسبوع|مره)|شهريا|twice|(?:\w+|\d+)\s+times|(?:every|each|a)\s+(?:month|week|year|time)|(?:du|s[eê]|çar)\s*car\w*|her\s+(?:meh|car|heft|sal)\w*)\b"


class _Amount(NamedTuple):
    """Where it stands in the words, in whole units of a currency."""

    start: int
    end: int
    amount: str
    currency: str


def told_attempt(words: str) -> dict[str, Json]:
    """The values that told words say, by field."""
    found: dict[str, Json] = {}
    if name := _name(words):
        found["name_used"] = name
    if role := _role(plain_text(words).letters):
        found["claimed_role"] = role
    numbers = [*told_telephones(words)]
    if len(numbers) == 1 and not read_as(_OURS).search(plain_text(words).letters):
        found["contact_value"] = numbers[0].strip()
    read = in_ascii(words.replace(numbers[0], " ") if numbers else words)
    letters = plain_text(read).letters
    amounts = _amounts(letters)
    told = {(one.amount, one.currency) for one in amounts}
    which = {money_moved(letters, one.start, one.end) for one in amounts}
    if len(told) == 1 == len(which) and which != {""} and not _told_again(letters, amounts):
        [(amount, currency)], [moved] = told, which
        found |= {f"{moved}_amount": amount, f"{moved}_currency": currency}
    return found


def _role(letters: str) -> str:
    """What the one who asked or took was, by the words; "" where two are told."""
    told = {role for role, words in _ROLES.items() if read_as(words).search(letters)}
    return told.pop() if len(told) == 1 else ""


def amount_in_currency(words: str) -> tuple[str, str] | None:
    """The amount and the currency that words are, which say nothing else: «2200 يورو»."""
    letters = plain_text(in_ascii(words)).letters
    found = [
        (one.amount, one.currency)
        for one in _amounts(letters)
        if read_as(_WHOSE_MONEY).fullmatch(f"{letters[: one.start]}{letters[one.end :]}".strip())
    ]
    return found[0] if len({*found}) == 1 else None


def _name(words: str) -> str:
    plain = plain_text(words)
    if arabic := read_as(_NAME_AR).search(plain.letters):
        start, end = plain.place(*arabic.span("name"))
        return words[start:end]
    if latin := read_as(_NAMED).search(plain.letters):
        start, end = plain.place(*latin.span("name"))
        return capitals_of(words[start:end])
    return ""


def _told_again(letters: str, amounts: list[_Amount]) -> bool:
    """Whether another amount is told beside these, or that they were given more than once."""
    if read_as(_AGAIN).search(letters):
        return True
    return any(
        (one["word"] is None or _counts(one["word"]))
        and not any(held.start < one.end() and one.start() < held.end for held in amounts)
        for one in read_as(_BARE).finditer(letters)
    )


def _counts(word: str) -> bool:
    return number_said(word) is not None or number_said(word.removeprefix("و")) is not None


def _amounts(letters: str) -> list[_Amount]:
    found = list[_Amount]()
    for currency, money in _CURRENCIES.items():
        for one in read_as(_AMOUNT.replace("{}", money)).finditer(letters):
            said, times = one["said"] or "", one["times"] or ""
            before = letters[: one.start("two" if one["two"] else "times")].split()[-1:]
            word = before[0] if not said and before and (one["two"] or times) else ""
            if one["two"]:
                said = "" if said or number_said(word) else _TWO[one["two"]]
            elif times:
                counted = number_said(word)
                if word.startswith("و") and counted is None and number_said(word[1:]) is not None:
                    continue  # «خمسة وعشرين ألف» is told to be written by hand
                said = f"{said or counted or ''} {times}".strip()
            if said and isinstance(amount := typed("amount", said), str) and amount.isdigit():
                found.append(_Amount(*one.span(), amount, currency))
    for one in read_as(_BEFORE_SIGN).finditer(letters):
        if isinstance(amount := typed("amount", one["said"]), str) and amount.isdigit():
            currency = "usd" if one[0].startswith("$") else "eur"
            found.append(_Amount(*one.span(), amount, currency))
    return found
