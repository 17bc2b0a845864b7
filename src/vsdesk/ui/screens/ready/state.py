"""How the readiness for one mechanism is told: an icon, a tone, one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.records.days import day_of
from vsdesk.records.disclosure import REASONS
from vsdesk.ui.kit.measure import day

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.readiness import Finding, Readiness
    from vsdesk.words import Words

_NO: Final = frozenset(REASONS[one] for one in ("refused", "withdrawn", "person_decides", "differ"))
_NOT_YET: Final = frozenset({REASONS["not_asked"], REASONS["unasked"]})


@dataclass(frozen=True, slots=True)
class State:
    """icon and tone of the line; `why` in one sentence; `first`: what its link leads to."""

    icon: str
    tone: str
    why: str
    first: Finding | None = None


def state_of(words: Words, dossier: Dossier, ready: Readiness) -> State:
    """A family's no comes first, then red risks, then what is missing, then what to look at."""
    no = next((one for one in ready.blocks if one.why in _NO), None)
    if no is not None:
        return State("blocked", "stop", _said_no(words, dossier, ready, no), no)
    stop = next((one for one in ready.blocks if one.of.test == "override"), None)
    stop = stop or next((one for one in ready.blocks if one.red and not one.lacking), None)
    if stop is not None:
        return State("blocked", "stop", stop.sentence(words), stop)
    gaps = [one for one in ready.blocks if one.why not in _NOT_YET] or list(ready.blocks)
    if gaps and gaps[0].why in _NOT_YET:
        return State("gap", "neutral", words.say(gaps[0].why), gaps[0])
    if gaps:
        count = len(ready.blocks)
        return State(
            "gap",
            "warn",
            words.count("{n} thing is missing", "{n} things are missing", count),
            gaps[0],
        )
    if ready.warnings:
        count = len(ready.warnings)
        why = words.count("Ready. {n} thing to look at", "Ready. {n} things to look at", count)
        return State("ready", "ok", why, ready.warnings[0])
    return State("ready", "ok", words.say("Nothing is missing"))


def _said_no(words: Words, dossier: Dossier, ready: Readiness, no: Finding) -> str:
    """With the day; never whose answer it was. Where they differ a coordinator decides."""
    if no.why == REASONS["differ"]:
        return words.say(no.why)
    days = [
        max(grant.text("withdrawn_on"), grant.text("given_on"))
        for grant in dossier.of("consent_grant")
        if grant.text("recipient") == ready.profile.recipient
        and (grant.text("withdrawn_on") or grant.text("result") == "refused")
    ]
    known = [one for one in map(day_of, days) if one is not None]  # a bundle may bring any words
    if no.why == REASONS["person_decides"] or not known:
        return f"{words.say(no.why)} {words.say('Nothing leaves.')}"
    when = day(words, max(known))
    if no.why == REASONS["withdrawn"]:
        return words.say("The consent was withdrawn on {day}. Nothing leaves.", day=when)
    return words.say("The answer of {day} was no. Nothing leaves.", day=when)
