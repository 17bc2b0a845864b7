"""Which mechanisms fit this case, and why the others do not.

The routes of a profile are rules too: `closed` (with the reason), `hidden` (not spoken of at all,
as a body whose mandate leaves the family's case out), `note` (offered, with a word beside it) and
`first` (offered before all others). Consent is no route: `evaluate` says whether it holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vsdesk.records.dossier import Dossier
from vsdesk.records.readiness.evaluate import Finding, finding_of, scene_of
from vsdesk.records.readiness.profile import Profile
from vsdesk.records.readiness.profiles import Profiles
from vsdesk.records.readiness.readiness_subject import RuleFacts
from vsdesk.words import Words

State = Literal["offered", "closed", "hidden"]


@dataclass(frozen=True, slots=True)
class Offer:
    """One mechanism for this case. `notes` say why it is closed, or what goes with the offer."""

    profile: Profile
    state: State
    rank: int
    notes: tuple[Finding, ...] = ()

    def reason(self, words: Words) -> str:
        """The notes in one text, or an empty string."""
        return " ".join(one.sentence(words) for one in self.notes)


@dataclass(frozen=True)
class MechanismChoice:
    """All mechanisms: those that fit, best first, then those that do not. Hidden ones are left out."""

    offers: tuple[Offer, ...]

    @property
    def open(self) -> tuple[Offer, ...]:
        """Those that fit."""
        return tuple(one for one in self.offers if one.state == "offered")

    @property
    def closed(self) -> tuple[Offer, ...]:
        """Those that do not, each with its reason."""
        return tuple(one for one in self.offers if one.state == "closed")

    @property
    def hints(self) -> tuple[Finding, ...]:
        """The words that go with offers."""
        return tuple(note for one in self.open for note in one.notes)

    def get(self, key: str) -> Offer | None:
        """The offer of one profile, or None when it is not spoken of."""
        return next((one for one in self.offers if one.profile.key == key), None)


def route(profiles: Profiles, dossier: Dossier, facts: RuleFacts) -> MechanismChoice:
    """The mechanisms for this case. Internal gates are none."""
    offers = [_offer(one, dossier, facts) for one in profiles if one.kind != "gate"]
    spoken = [one for one in offers if one.state != "hidden"]
    return MechanismChoice(
        tuple(sorted(spoken, key=lambda one: (one.state != "offered", one.rank)))
    )


def _offer(profile: Profile, dossier: Dossier, facts: RuleFacts) -> Offer:
    scene = scene_of(profile, dossier, facts)
    fired = [(rule, found) for rule in profile.routes if (found := rule.fires(scene)) is not None]
    ways = {rule.then for rule, _ in fired}
    if "hidden" in ways:
        return Offer(profile, "hidden", profile.rank)
    closed = "closed" in ways
    notes = tuple(
        finding_of(rule, found, scene)
        for rule, found in fired
        if rule.then == "closed" or not closed
    )
    rank = 0 if "first" in ways else profile.rank
    return Offer(profile, "closed" if closed else "offered", rank, notes)
