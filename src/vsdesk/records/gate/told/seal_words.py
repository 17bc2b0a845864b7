"""Words by which whoever told something may be known: a guard who was kind, the faction by its name. Pure.

Looked for only where somebody of the file is not to be named: it is asked whether the words belong into a
sealed statement, or nowhere. Nothing is kept of what was found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vsdesk.names.plain_text import plain_pattern, plain_text
from vsdesk.records.checks.wording import spelled
from vsdesk.records.gate.names.told_names import NameSpan
from vsdesk.records.gate.persons import hidden_people
from vsdesk.records.source_ids import sources_of

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier

_GUARDS_AR: Final = ("سجان", "سجانة", "سجانين", "حارس السجن", "حراس السجن")
_GUARDS: Final = (
    "guard",
    "guards",
    "jailer",
    "jailers",
    "warder",
    "warders",
    "gardiyan",
    "zindanvan",
)
# A kind of group, and the name behind it (or before it).
_GROUPS_AR: Final = ("فصيل", "لواء", "كتيبة", "كتائب", "فرقة", "فيلق")
_GROUPS_EN: Final = ("brigade", "battalion", "division", "legion", "faction")
_GROUPS_KU: Final = ("lîwa", "lîwaya", "tabûra", "firqeya", "fesîla", "koma")


_ARABIC: Final = "|".join(map(spelled, _GUARDS_AR))
_KINDS: Final = "|".join(map(spelled, _GROUPS_AR))
_FOUND: Final = tuple(
    re.compile(plain_pattern(one))
    for one in (
        rf"\b[وفبل]?(?:ال)?(?:{_ARABIC})\b",
        rf"\b(?i:{'|'.join(_GUARDS)})\b",
        rf"\b[وفبل]?(?:{_KINDS})\s+(?:ال|[\"«“])?\w{{3,}}(?:\s+ال\w{{2,}})?",
        rf"\b(?:[A-Z]\w+\s+){{1,3}}(?i:{'|'.join(_GROUPS_EN)})\b",
        rf"\b(?i:{'|'.join(_GROUPS_KU)})\s+[A-Z]\w+",
    )
)


def asks(dossier: Dossier) -> bool:
    """Whether somebody of this file is not to be named, or stands there under a code."""
    return bool(dossier.once(sources_of)) or any(
        hidden_people.NOT_NAMED in one.every("type") for one in hidden_people.marks_of(dossier)
    )


def seal_spans(dossier: Dossier, text: str) -> tuple[NameSpan, ...]:
    """The places of a text about which it is asked, in order."""
    if not dossier.once(asks):
        return ()
    plain = plain_text(text)
    found = sorted(
        {plain.place(*one.span()) for each in _FOUND for one in each.finditer(plain.letters)}
    )
    return tuple(NameSpan(start, end, frozenset(), "seal", "sure") for start, end in found)
