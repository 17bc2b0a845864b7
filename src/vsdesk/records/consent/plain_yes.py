"""Answers that say yes and nothing besides: where there are no others, none has to be weighed. Pure.

Figures are counted over every file, and hardly any file says more than that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.answer_events import EVENT
from vsdesk.records.consent.condition_rules import CONDITION
from vsdesk.records.once import once

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier, RecordView

# What a yes says of how far it goes.
HOW_FAR: Final = ("data_scope", "photo_use", "own_photo_use", "audio_use", "contact_allowed")
# Who answered, for what, when, and how far: what else stands in an answer may close.
_PLAIN: Final = frozenset(
    {
        *("grantor", "capacity", "subject", "purpose", "recipient", "recipient_name", "result"),
        *HOW_FAR,
        *("given_on", "how_recorded", "consent_text", "language", "witness", "scan", "sens"),
    }
)


@once
def is_plain_yes(grant: RecordView) -> bool:
    """Whether an answer says yes, and nothing besides that could ever close."""
    given = grant.every("result") == ("given",)
    return given and grant.fields.keys() <= _PLAIN  # what was taken out holds another field


def is_all_yes(dossier: Dossier, *purposes: str) -> bool:
    """Whether all that anybody answered about these purposes is a plain yes: then no answer can close a
    count, whoever speaks for the case."""
    if dossier.decided is not None or any(map(dossier.of, (CONDITION, EVENT))):
        return False
    for one in dossier.of("consent_grant"):
        about = one.every("purpose")
        if (not about or any(said in purposes for said in about)) and not is_plain_yes(one):
            return False
    return True
