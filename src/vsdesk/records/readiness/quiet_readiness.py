"""Readiness as a page may tell it while news of a death was not told: what it blocks stays, not why.

Everything is asked twice: of the whole case, and of the case without the news. What is told is the second;
what only the first stops is said in one sentence that names nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.gate.death_news import without_news
from vsdesk.records.readiness.evaluate import Finding, Jump, Readiness, evaluate
from vsdesk.records.readiness.mechanism_choice import MechanismChoice, Offer, route
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.readiness.profile import Profile
    from vsdesk.records.readiness.profiles import Profiles
    from vsdesk.records.readiness.readiness_subject import RuleFacts

INSTEAD: Final = mark("A coordinator looks at this case first.")


def evaluate_quietly(profile: Profile, dossier: Dossier, facts: RuleFacts) -> Readiness:
    """What a profile still needs of a case, in words that tell no news."""
    shown = without_news(dossier, facts.today)
    told = evaluate(profile, shown, facts)
    if shown is dossier:
        return told
    known = {one.rule for one in told.findings}
    whole = evaluate(profile, dossier, facts)
    more = tuple(_unnamed(one) for one in whole.blocks if one.rule not in known)
    return replace(told, findings=(*told.findings, *more[:1]))


def route_quietly(profiles: Profiles, dossier: Dossier, facts: RuleFacts) -> MechanismChoice:
    """Which mechanisms fit, in words that tell no news. One that the news hides is left out."""
    shown = without_news(dossier, facts.today)
    told = route(profiles, shown, facts)
    if shown is dossier:
        return told
    whole = route(profiles, dossier, facts)
    pairs = [(one, whole.get(one.profile.key)) for one in told.offers]
    offers = [_offer(one, real) for one, real in pairs if real is not None]
    return MechanismChoice(
        tuple(sorted(offers, key=lambda one: (one.state != "offered", one.rank)))
    )


def _offer(told: Offer, real: Offer) -> Offer:
    if real.state != "closed" or told.state == "closed":
        return told
    return replace(told, state="closed", notes=tuple(_unnamed(one) for one in real.notes[:1]))


def _unnamed(finding: Finding) -> Finding:
    rule = replace(finding.of, id="closed", test="")
    return Finding(rule, Jump(section="case"), instead=INSTEAD)
