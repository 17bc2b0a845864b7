"""Warned contacts: a number, address or handle from an attempt to take money, known again anywhere.

A coordinator copies the contact alone into `reference`, without case, family or name; so it warns in
every vault, also of who cannot read the case, and stays when the family withdraws. Numbers are compared
by their digits, handles and addresses without their marks. Sources: data-dictionary §2.10, §5.26; story 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.values import Json
from vsdesk.words import mark

WARNING: Final = mark("This number stands in an attempt to take money.")
SCRIPT: Final = (
    mark("Do not pay anything more, and do not delete the messages."),
    mark("The Commission and the United Nations ask no family for money."),
    mark("You paid because you love them. Nobody blames you."),
    mark("Tell us the number, the day and what was promised; we tell you what we know of it."),
)

_ENDING: Final = 9  # digits that tell a number whatever its prefix
_SHORTEST: Final = 6
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_UNSEEN: Final = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c]+")
_LINK: Final = re.compile(
    r"^(?:https?://)?(?:www\.|m\.)?(?:t\.me|wa\.me|facebook\.com|instagram\.com|x\.com|twitter\.com)/"
)
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


class Warned:
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
            if isinstance(value, str) and contact_keys(value):
                way = attempt.text("channel") if name == "contact_value" else "social"
                row: dict[str, Json] = {"value": value, "since": today, "count": count}
                rows.append({**row, "channel": way} if way else row)
    return tuple(rows)


def contact_keys(value: Json) -> frozenset[str]:
    """The forms by which a contact is compared: its last digits, its address, or its handle."""
    if not isinstance(value, str):
        return frozenset()
    text = _UNSEEN.sub("", value).translate(_DIGITS).casefold()
    digits = re.sub(r"\D", "", text)
    letters = re.sub(r"[^\w]|\d|_", "", text)
    if len(digits) >= _SHORTEST and not letters:
        return frozenset({"n:" + digits.lstrip("0")[-_ENDING:]})
    bare = _LINK.sub("", text).strip("/").lstrip("@+")
    if "@" in bare or "." in bare:
        return frozenset({"a:" + bare})
    return frozenset({"h:" + bare}) if letters and len(bare) > 2 else frozenset()


def _contacts(dossier: Dossier) -> Iterator[tuple[RecordView, str, Json]]:
    for kind, name in FIELDS:
        for record in dossier.of(kind):
            for value in record.every(name):
                yield record, name, value
