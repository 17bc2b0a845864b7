"""Why something is proposed for erasure though nobody ordered it, and what was agreed to besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.checks.retention import AGREED, WHY
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from vsdesk.desk import ErasureProposal
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


def why_words(look: UiContext, session: VaultSession, one: ErasureProposal) -> str:
    """The reason in a sentence; the class of data where it says enough."""
    if one.why in WHY:
        return look.words.say(WHY[one.why])
    return capital(session.labels.term("retention_class", one.data_class))


def agreed_words(look: UiContext, session: VaultSession, one: ErasureProposal) -> str:
    """Which other questions were answered with yes, or ""."""
    if not one.agreed:
        return ""
    term = session.labels.term
    named = look.listed(
        look.words.say(
            "{purpose}: {recipient}",
            purpose=term("consent_purpose", purpose),
            recipient=term("recipient", recipient),
        )
        for purpose, recipient in one.agreed
    )
    return look.words.say(AGREED, questions=named)


def why_card(look: UiContext, session: VaultSession, one: ErasureProposal) -> Banner:
    """The reason and the yes to other questions, above the plan."""
    since = look.words.say("its time has been over since {day}", day=day_of(look.words, one.day))
    agreed = agreed_words(look, session, one)
    made = Banner(
        look, why_words(look, session, one), agreed or capital(since), "stop" if agreed else "warn"
    )
    made.setObjectName("why-over")
    return made
