"""Addresses and handles in told words: mail, links to a person's page, a place on a map, names of accounts.

Whoever has one finds whom it belongs to, or where. A link to what somebody published is none. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from vsdesk.names.plain_text import APART, plain_pattern, plain_text
from vsdesk.unseen_letters import ways, without

HOSTS: Final = (  # of pages and accounts of people
    r"t\.me|telegram\.me|wa\.me|facebook\.com|fb\.com|fb\.me|m\.me"
    r"|instagram\.com|tiktok\.com|x\.com|twitter\.com"
)
_MORE: Final = (
    r"chat\.whatsapp\.com|api\.whatsapp\.com|snapchat\.com|linkedin\.com|vk\.com|ok\.ru|discord\.gg"
    r"|threads\.net|signal\.me|signal\.group|linktr\.ee|youtube\.com/(?:c|channel|user)|youtube\.com(?=/@)|maps\.app\.goo\.gl|goo\.gl/maps|maps\.google\.\w+|google\.\w+/maps|maps\.apple\.com"
)
_PROVIDERS: Final = "gmail|googlemail|hotmail|yahoo|outlook|live|icloud|proton|protonmail|gmx|mail"
_ENDS: Final = "com|org|net|info|edu|gov|eu|sy|tr|de|se|nl|fr|uk|ru|ch|at|me|io|co"
_AT_IN_WORDS: Final = r"(?:\s{1,2}(?:at|آت|ات)\s{1,2}|\s?[(\[]\s?(?:at|آت|ات|@)\s?[)\]]\s?)"
_DOT_IN_WORDS: Final = (
    r"(?:\s{1,2}(?:dot|دوت|نقطة)\s{1,2}|\s?[(\[]\s?(?:dot|دوت|نقطة|\.)\s?[)\]]\s?)"
)
# As it is said, and as it is written so that no machine reads it: hala at gmail dot com.
_SPOKEN_MAIL: Final = re.compile(
    plain_pattern(
        rf"{APART}(?<![.+-])[a-z0-9][\w.+-]{{0,63}}(?:{_AT_IN_WORDS}[\w-]{{2,64}}{_DOT_IN_WORDS}"
        rf"|{_AT_IN_WORDS}(?:{_PROVIDERS})\.|@[\w-]{{2,64}}{_DOT_IN_WORDS})(?:{_ENDS})\b"
    ),
    re.IGNORECASE,
)
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_LINK: Final = re.compile(
    rf"{APART}(?<![.@])(?:https?://)?(?:www\.|m\.|web\.)?(?:{HOSTS}|{_MORE})[/?][^\s،؛«»<>]{{1,300}}",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(rf"{APART}(?<![.@])@[\w.]{{3,64}}+(?!\()")
_SERVICES: Final = "telegram|instagram|facebook|fb|insta|skype|tiktok|snapchat|twitter|viber|imo|signal|whatsapp|messenger"
_SERVICES_AR: Final = plain_pattern(
    "تلغرام|تليغرام|تيليغرام|تلجرام|تيليجرام|انستغرام|انستقرام|انستا|فيسبوك|فيس بوك|الفيس|فيس|سكايب"
    "|تيك توك|سناب شات|سناب|تويتر|فايبر|ايمو|سيغنال|واتساب|واتس اب|واتس|مسنجر|ماسنجر"
)
_OF: Final = plain_pattern(r"(?:\s?[:=]\s?|\s(?:is|id|name|اسمه|اسمها|حسابه|حسابها|باسم)\s?:?\s)")
_ACCOUNT: Final = re.compile(
    rf"(?<![^\W_])(?:(?P<latin>{_SERVICES})|و?(?:ب|عال|ع ال|ال)?(?:{_SERVICES_AR}))"
    rf"(?:(?P<of>{_OF})|\s)@?(?P<name>[a-z][\w.-]{{2,63}})",
    re.IGNORECASE,
)
_TELLING: Final = re.compile(r"[\d._]|[a-z][A-Z]")
# What stands behind the name of a service in running English or Kurmanji, and is nobody's.
_ORDINARY: Final = frozenset(
    re.findall(
        r"\w+",
        "post posts posted page pages account accounts group groups message messages messenger video videos "
        "photo photos picture pictures call calls called profile profiles chat chats contact contacts number "
        "numbers name names user users story stories link links that this then there they them with from into "
        "when where which what about after before since because said says sent saw wrote told have were been "
        "will would also only still like live feed list sale market apps dike dikir digot bang hatin hate hatiye "
        "nivisi nivisand peyam wene deng",
    )
)


def addresses(text: str) -> Iterator[str]:
    """Each of them as it was told, but for what no eye sees."""
    yield from dict.fromkeys(one for way in ways(text) for one in _told_in(way))


def _told_in(text: str) -> Iterator[str]:
    plain = plain_text(text)
    found = list[str]()
    for pattern, ends in ((_MAIL, ""), (_SPOKEN_MAIL, ""), (_LINK, ".,:;!?)"), (_HANDLE, ".")):
        for one in pattern.finditer(plain.letters):
            start, end = plain.place(*one.span())
            said = without(text[start:end]).rstrip(ends)
            if not any(said in address for address in found):
                found.append(said)
    yield from found
    for one in _ACCOUNT.finditer(plain.letters):
        start, end = plain.place(*one.span())
        said = without(text[start:end]).rstrip(".-")
        is_one = not one["latin"] or one["of"] or _is_account(one["name"])
        if is_one and not any(address in said for address in found):
            yield said


def _is_account(name: str) -> bool:
    """Whether a Latin word behind the name of a service is that of an account."""
    telling = _TELLING.search(name.rstrip(".-"))
    return bool(telling) or (len(name) > 3 and name.lower() not in _ORDINARY)
