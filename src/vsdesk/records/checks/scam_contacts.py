"""Warned contacts: a number, address or handle from an attempt to take money, known again anywhere.

A coordinator copies the contact alone into `reference`, without case, family, name or the words beside it;
so it warns in every vault, also of who cannot read the case, and stays when the family withdraws and all that
it told is erased. Numbers are compared by their digits, handles and addresses without their marks. Sources:
data-dictionary §2.10, §5.26; story 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from vsdesk.names.normal_form import normal
from vsdesk.names.plain_text import plain_text
from vsdesk.numerals import in_ascii, telephones
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.told_addresses import HOSTS
from vsdesk.unseen_letters import without
from vsdesk.words import mark

WARNING: Final = mark("This number stands in an attempt to take money.")
HEARD: Final = mark(
    "Another device wrote this number into an attempt to take money. No coordinator has looked at it yet."
)
SCRIPT: Final = (
    mark("Do not pay anything more, and do not delete the messages."),
    mark("The Commission and the United Nations ask no family for money."),
    mark("You paid because you love them. Nobody blames you."),
    mark("Tell us the number, the day and what was promised; we tell you what we know of it."),
)

_ENDING: Final = 9  # digits that tell a number whatever its prefix
_SHORTEST: Final = 6
_LONGEST: Final = 15  # digits of a number with its country
_READ: Final = 300  # letters of a contact that are looked at
_PHONE: Final = re.compile(r"(?<![\w@=])\+?\d(?:[\s().‐-―-]*\d)+(?![\w@])")
_WHATSAPP: Final = re.compile(r"(?<=\d)@(?:c\.us|s\.whatsapp\.net)\b", re.IGNORECASE)
_TOKEN: Final = re.compile(r"\S+")
# What is drawn out before a number is a word of its own: «بـ0944».
_WORD: Final = re.compile(r"\b[^\W\d]+ـ(?=\d)|\w+")
_LETTER: Final = re.compile(r"[^\W\d_ـ]")
_HANDLE: Final = re.compile(r"(?<![\w.])@([\w.]{3,})")
_LABEL: Final = re.compile(
    r"^(?:mailto|tel|sms|whatsapp|telegram|signal|facebook|واتساب|تلغرام|فيسبوك):", re.IGNORECASE
)
_LINK: Final = re.compile(rf"^(?:https?://)?(?:www\.|m\.|web\.)?(?:{HOSTS})/")
_QUERY: Final = re.compile(r"(?<!profile\.php)[?#].*$")
_OF_ATTEMPT: Final = ("contact_value", "handle")
FIELDS: Final = (  # where a number, an address or a handle is written
    ("contact_channel", "value"),
    ("extortion_attempt", "contact_value"),
    ("extortion_attempt", "handle"),
    ("evidence_item", "sent_by"),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A contact that is known from an attempt: where it stands, and the id of the warning."""

    record: str
    field: str
    warned: str


class WarnedContacts:
    """The warned contacts of a vault."""

    def __init__(self, records: Iterable[RecordView]) -> None:
        self._known: dict[str, str] = {}
        for one in records:
            if one.kind == "warned_contact" and not one.deleted:
                for value in one.every("value"):
                    for key in contact_keys(value):
                        self._known.setdefault(key, one.id)

    def __len__(self) -> int:
        return len(set(self._known.values()))

    def known(self, value: Json) -> str | None:
        """The id of the warning for a number or handle, or None."""
        return next((id for key in contact_keys(value) if (id := self._known.get(key))), None)

    def hits(self, dossier: Dossier) -> tuple[Hit, ...]:
        """Every contact of a case or family that is known, and every sender of a paper."""
        return tuple(
            Hit(record.id, name, id)
            for record, name, value in _contacts(dossier)
            if (id := self.known(value))
        )


def attempts_by_contact(attempts: Iterable[RecordView]) -> dict[str, frozenset[str]]:
    """The ids of the attempts in which a contact stands, by each key of that contact."""
    found: dict[str, set[str]] = {}
    for one in attempts:
        for name in _OF_ATTEMPT:
            for value in one.every(name):
                for key in contact_keys(value):
                    found.setdefault(key, set()).add(one.id)
    return {key: frozenset(ids) for key, ids in found.items()}


def warning_values(attempt: RecordView, today: str, count: int = 1) -> tuple[dict[str, Json], ...]:
    """What a coordinator copies into `reference`: the contact alone, its way, the day, how often."""
    rows: list[dict[str, Json]] = []
    for name in _OF_ATTEMPT:
        for value in attempt.every(name):
            if contact := contact_alone(value):
                way = attempt.text("channel") if name == "contact_value" else "social"
                row: dict[str, Json] = {"value": contact, "since": today, "count": count}
                rows.append({**row, "channel": way} if way else row)
    return tuple(rows)


def contact_alone(value: Json) -> str:
    """The numbers and handles of a text, or its one address or word; "" for nothing but words.

    It is known by the same keys as the text. What was typed beside a contact may name anybody.
    """
    if not isinstance(value, str) or not contact_keys(value):
        return ""
    text = _read(value).strip()
    if not re.search(r"[^\W\d_]", text):
        return text
    parts = [one for one in _telephones(text) if len(re.sub(r"\D", "", one)) >= _SHORTEST]
    parts += ["@" + one for one in _HANDLE.findall(text)]
    if parts:
        return " / ".join(parts)
    bare = _without_label(text).strip()
    return "" if re.search(r"\s", bare) else bare


def contact_keys(value: Json) -> frozenset[str]:
    """The forms by which a contact is compared: its last digits, its address, or its handle.

    Whatever words stand beside a number or a handle ("واتساب", a name) do not hide it.
    """
    if not isinstance(value, str):
        return frozenset()
    text = in_ascii(_read(value)).casefold()
    numbers = _numbers(text)
    found = {"n:" + one.lstrip("0")[-_ENDING:] for one in numbers}
    found |= {"h:" + one.rstrip(".") for one in _HANDLE.findall(text)}
    return frozenset(found or _words(re.sub(r"\s+", "", text)))


def _read(value: str) -> str:
    """As much of a contact as is looked at, without marks and without what WhatsApp
    writes behind a number."""
    return _WHATSAPP.sub("", without(normal("NFKC", value[:_READ])))


def _telephones(text: str) -> list[str]:
    """What may be a telephone, as in told words, and whatever else stands there as a number."""
    sure = telephones(_TOKEN.sub(_without_named, text))
    for one in sure:
        text = text.replace(one, "\n|\n")
    return [*sure, *_PHONE.findall(text)]


def _without_named(token: re.Match[str]) -> str:
    """A letter in place of addresses, handles and words: their digits are no number."""
    if "@" in token[0] or "=" in token[0]:
        return "ء"
    return _WORD.sub(lambda word: "ء" if _LETTER.search(word[0]) else word[0], token[0])


def _numbers(text: str) -> list[str]:
    """The digits of each number in a text."""
    found: list[str] = []
    for one in _telephones(text):
        whole = re.sub(r"\D", "", one)
        parts = [whole] if len(whole) <= _LONGEST else [re.sub(r"\D", "", p) for p in one.split()]
        found += [part for part in parts if len(part) >= _SHORTEST]
    whole = re.sub(r"\D", "", text)
    if not found and len(whole) >= _SHORTEST and not re.search(r"[^\W\d_]", text):
        return [whole]
    return found


def _words(text: str) -> frozenset[str]:
    """An address, or a handle, without its dress."""
    bare = _QUERY.sub("", _LINK.sub("", _without_label(text))).strip("/").lstrip("@+")
    if "@" in bare or "." in bare:
        return frozenset({"a:" + bare})
    letters = re.search(r"[^\W\d_]", bare)
    return frozenset({"h:" + bare}) if letters and len(bare) > 2 else frozenset()


def _without_label(text: str) -> str:
    plain = plain_text(text)
    label = _LABEL.match(plain.letters)
    return text[plain.place(*label.span())[1] :] if label else text


def _contacts(dossier: Dossier) -> Iterator[tuple[RecordView, str, Json]]:
    for kind, name in FIELDS:
        for record in dossier.of(kind):
            for value in record.every(name):
                yield record, name, value
