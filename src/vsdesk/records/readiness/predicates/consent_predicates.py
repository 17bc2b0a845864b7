"""Who agreed to what: always for this recipient, never taken from another one."""

from __future__ import annotations

from vsdesk.records.consent import body_names
from vsdesk.records.consent.condition_rules import conditional
from vsdesk.records.consent.holding_answer import ALL_SCOPES, counts, latest, state_of
from vsdesk.records.consent.holding_bodies import holds_already
from vsdesk.records.consent.legal_standing import rank_of_grant
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.reasons import REASONS
from vsdesk.records.readiness.predicates.field_predicates import codes_in
from vsdesk.records.readiness.predicates.predicate_form import (
    NO,
    YES,
    Lack,
    Outcome,
    Predicate,
    about,
    require_fields,
)
from vsdesk.records.readiness.readiness_subject import ReadinessSubject, is_known


class ConsentHeld(Predicate):
    """For one of these purposes (`every`: for all) it was agreed to this recipient, by those who may
    say so, with these scopes; `photo`: the photo too. `recipient`: of another than the profile's."""

    purposes: tuple[str, ...]
    recipient: str = ""
    scopes: tuple[str, ...] = ()
    photo: bool = False
    every: bool = False

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether it was; `why` is the gate's own reason."""
        found = [scene.agreed(purpose, self.recipient) for purpose in self.purposes]
        good = [one for one in found if one.holds and self._covers(one.scopes, one.photo)]
        if len(good) == len(found) or (good and not self.every):
            return Outcome(True, good[0].used)
        differ = any(
            one.differ for one in found
        )  # then nobody is asked again: a coordinator decides
        to_ask = None if differ else self._to_ask(scene)
        ask = (Lack("consent_grant", "result", to_ask),)
        held = [one for one in found if one.holds]
        if held and not self.every:
            return Outcome(False, held[0].used, ask, REASONS["photo" if self.photo else "scope"])
        reason = next((one.reason for one in found if not one.holds), "scope")
        return Outcome(False, (), ask, REASONS.get(reason, ""))

    def _to_ask(self, scene: ReadinessSubject) -> str | None:
        """The answer to this recipient that is no yes, or a new one."""
        asked = [] if self.recipient else grants_of(scene, self.purposes)
        return next((one.id for one in asked if not is_given(one, scene)), None)

    def _covers(self, scopes: frozenset[str], photo: bool) -> bool:
        return set(self.scopes) <= scopes and (photo or not self.photo)

    def model_post_init(self, _: object) -> None:
        """Refuse a scope that there is not."""
        if not set(self.scopes) <= ALL_SCOPES:
            raise ValueError("no such scope")


def grants_of(scene: ReadinessSubject, purposes: tuple[str, ...]) -> list[RecordView]:
    """What each person last answered for each of these purposes and this recipient."""
    mine = [
        one
        for one in scene.all("consent_grant")
        if scene.recipient in one.every("recipient")
        and (
            not scene.named
            or body_names.key(one.value("recipient_name")) in ("", body_names.key(scene.named))
        )
    ]
    ifs = conditional(scene.dossier)
    found = [
        one
        for purpose in purposes
        for one in latest((one for one in mine if purpose in one.every("purpose")), ifs)
    ]
    return list({one.id: one for one in found}.values())


def is_given(grant: RecordView, scene: ReadinessSubject) -> bool:
    """Whether this one person's yes stands today, as the gate reads it: beside what else they said, and
    without whatever one device alone says."""
    today = scene.facts.today
    if state_of(grant, today) == "review":
        stands = holds_already(scene.dossier, scene.recipient, scene.named)
    else:
        stands = counts(scene.dossier, grant, scene.recipient, today)
    who, asked = grant.text("grantor"), map(str, grant.every("purpose"))
    return stands and any(scene.agreed_by(who, one).holds for one in asked)


class ConsentSays(Predicate):
    """On every consent for this recipient that was given, this field has an answer (or one of
    `values`)."""

    purposes: tuple[str, ...]
    field: str
    values: tuple[str, ...] = ()

    def model_post_init(self, _: object) -> None:
        """Refuse a field that a consent has not."""
        require_fields("consent_grant", (self.field,))

    def ask(self, scene: ReadinessSubject) -> Outcome:
        given = [one for one in grants_of(scene, self.purposes) if is_given(one, scene)]
        silent = [one for one in given if not self._says(one)]
        if given and not silent:
            return YES
        record = silent[0].id if silent else None
        return Outcome(False, lacking=(Lack("consent_grant", self.field, record),))

    def _says(self, grant: RecordView) -> bool:
        stands = [value for value in grant.every(self.field) if is_known(value)]
        if not self.values:
            return bool(stands)
        return bool(stands) and all(code in self.values for v in stands for code in codes_in(v))


class GuardianAgreed(Predicate):
    """A parent or guardian, as such and by what is written down, agreed for this recipient."""

    purposes: tuple[str, ...]

    def ask(self, scene: ReadinessSubject) -> Outcome:
        given = [one for one in grants_of(scene, self.purposes) if is_given(one, scene)]
        ok = any(
            one.text("capacity") in ("guardian", "parent")
            and rank_of_grant(scene.dossier, one, scene.facts.today) == 1
            for one in given
        )
        return (
            about(ok, *given)
            if ok
            else Outcome(False, lacking=(Lack("consent_grant", "capacity"),))
        )


class AssentGiven(Predicate):
    """The child's own yes stands on each consent for this recipient."""

    purposes: tuple[str, ...]

    def ask(self, scene: ReadinessSubject) -> Outcome:
        given = [one for one in grants_of(scene, self.purposes) if is_given(one, scene)]
        if given and all(one.every("child_assent") == (True,) for one in given):
            return YES
        record = given[0].id if given else None
        return Outcome(False, lacking=(Lack("consent_grant", "child_assent", record),))


class SomebodyAgreed(Predicate):
    """At least one person agreed for this recipient, though it does not hold for the case: such a
    person may have rights of their own."""

    purposes: tuple[str, ...]

    def ask(self, scene: ReadinessSubject) -> Outcome:
        if any(scene.agreed(purpose).holds for purpose in self.purposes):
            return NO
        given = [one for one in grants_of(scene, self.purposes) if is_given(one, scene)]
        return about(bool(given), *given)


class ComplainantsAgree(Predicate):
    """Everybody in whose name the complaint is made agreed, each for this recipient."""

    purposes: tuple[str, ...]

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether they did; nobody named is not enough."""
        names = [
            id
            for one in scene.of("submission")
            for v in one.every("complainants")
            for id in codes_in(v)
        ]
        given = {
            one.text("grantor") for one in grants_of(scene, self.purposes) if is_given(one, scene)
        }
        if names and all(one in given for one in names):
            return YES
        draft = scene.submission
        return Outcome(
            False,
            tuple(one for one in names if one not in given),
            (Lack("submission", "complainants", draft.id if draft else None),),
        )


class WitnessesAgree(Predicate):
    """No witness who is to be named said anything but yes to this recipient."""

    purposes: tuple[str, ...]

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether none did. Who was never asked appears by a code, and breaks nothing."""
        seen = {
            id
            for event in scene.all("event")
            for v in event.every("witnesses")
            for id in codes_in(v)
        }
        asked = [one for one in grants_of(scene, self.purposes) if one.text("grantor") in seen]
        against = [
            one
            for one in asked
            if not is_given(one, scene) and one.text("result") not in ("", "not_asked")
        ]
        named = [one for one in asked if "named" in one.every("identity_mode")]
        unsure = [one for one in named if not is_given(one, scene)]
        broken = [*against, *unsure]
        return about(False, *broken) if broken else YES
