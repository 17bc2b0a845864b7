"""The closed table of tests that a profile may name. There is no other way to ask anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from vsdesk.records.readiness.predicates import (
    bodies,
    consent_predicates,
    court,
    field_predicates,
    office_predicates,
    times,
)
from vsdesk.records.readiness.predicates.predicate_form import NO, YES, Outcome, Predicate
from vsdesk.records.readiness.readiness_subject import ReadinessSubject
from vsdesk.words import mark

UNKNOWN: Final = mark(
    "This version of vsdesk does not know the check “{name}”. Until it does, this rule stops here."
)
MISUNDERSTOOD: Final = mark(
    "The check “{name}” was told something that it does not understand. Until that is mended, this rule stops here."
)


class BrokenCheck(Exception):
    """A check that cannot be built; `sentence` of the catalogue says why, `name` which one."""

    def __init__(self, sentence: str, name: str) -> None:
        self.sentence = sentence
        self.name = name
        super().__init__(name)


class Check(Predicate):
    """A predicate by its name and parameters, or its contrary (`not`)."""

    test: str
    asked: Predicate
    contrary: bool = False

    def ask(self, scene: ReadinessSubject) -> Outcome:
        found = self.asked.ask(scene)
        return Outcome(not found.ok, found.records) if self.contrary else found

    @property
    def plain(self) -> Predicate:
        """What answers as this does, without a step more."""
        return self if self.contrary else self.asked


class AnyOf(Predicate):
    """At least one of the checks holds."""

    checks: tuple[Predicate, ...]

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether one does; else what the first lacks."""
        first: Outcome | None = None
        for one in self.checks:
            found = one.ask(scene)
            if found.ok:
                return found
            first = first or found
        return first or NO


class AllOf(Predicate):
    """All of the checks hold."""

    checks: tuple[Predicate, ...]

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether they do; else what the first that does not lacks."""
        for one in self.checks:
            found = one.ask(scene)
            if not found.ok:
                return found
        return YES


class SharedCheck(Predicate):
    """A check that several rules of a profile name: it is asked once in a scene."""

    asked: Predicate

    def ask(self, scene: ReadinessSubject) -> Outcome:
        known, key = scene.answered, id(self)
        if key not in known:
            known[key] = self.asked.ask(scene)
        found: Outcome = known[key]
        return found


PREDICATES: Final[Mapping[str, type[Predicate]]] = {
    "filled": field_predicates.FieldsFilled,
    "any_record": field_predicates.AnyRecord,
    "count_is": field_predicates.CountIs,
    "value_in": field_predicates.ValueIn,
    "none_in": field_predicates.NoneIn,
    "is_yes": field_predicates.IsYes,
    "text_length": field_predicates.TextLength,
    "language_ready": field_predicates.LanguageReady,
    "search_steps": field_predicates.SearchSteps,
    "precision_at_most": times.PrecisionAtMost,
    "within_one_month": times.WithinOneMonth,
    "months_since": times.MonthsSince,
    "not_before": times.NotBefore,
    "incident_within": times.IncidentWithin,
    "age_below": times.AgeBelow,
    "age_between": times.AgeBetween,
    "told_once": times.ToldOnce,
    "contact_verified_since": times.ContactVerifiedSince,
    "body_named": bodies.BodyNamed,
    "nexus_in": bodies.NexusIn,
    "nexus_unknown": bodies.NexusUnknown,
    "nexus_reasoned": bodies.NexusReasoned,
    "body_in": bodies.BodyIn,
    "institution_in_full": bodies.InstitutionInFull,
    "body_of_state": bodies.BodyOfState,
    "state_party_at": bodies.StatePartyAt,
    "may_be_in": bodies.MayBeIn,
    "touches_country": bodies.TouchesCountry,
    "place_known": bodies.PlaceKnown,
    "consent_held": consent_predicates.ConsentHeld,
    "consent_says": consent_predicates.ConsentSays,
    "guardian_agreed": consent_predicates.GuardianAgreed,
    "assent_given": consent_predicates.AssentGiven,
    "somebody_agreed": consent_predicates.SomebodyAgreed,
    "complainants_agree": consent_predicates.ComplainantsAgree,
    "witnesses_agree": consent_predicates.WitnessesAgree,
    "submitter_known": office_predicates.SubmitterKnown,
    "submitter_is_organisation": office_predicates.SubmitterIsOrganisation,
    "reporter_known": office_predicates.ReporterKnown,
    "living_relative": office_predicates.LivingRelative,
    "earlier_submission": office_predicates.EarlierSubmission,
    "filed_elsewhere": office_predicates.FiledElsewhere,
    "coordinator_confirmed": office_predicates.CoordinatorConfirmed,
    "override": office_predicates.Override,
    "risk_looked_at": office_predicates.RiskLookedAt,
    "annexes_looked_at": office_predicates.AnnexesLookedAt,
    "reply_waiting": office_predicates.ReplyWaiting,
    "exhibits_complete": court.ExhibitsComplete,
    "statements_carry": court.StatementsCarry,
    "prior_statements_listed": court.PriorStatementsListed,
    "suspects_sealed": court.SuspectsSealed,
    "claims_agree": court.ClaimsAgree,
    "linked_to_country": court.LinkedToCountry,
}
CHECK_KEYS: Final = ("test", "args", "not")  # of a row
_DEEP: Final = 20  # checks within checks
_OF_CHECKS: Final[Mapping[str, type[AnyOf] | type[AllOf]]] = {"any_of": AnyOf, "all_of": AllOf}


def build(row: object, deep: int = 0) -> Check:
    """The check of one row: test, args, not. `deep`: within so many others. Raises BrokenCheck."""
    if not isinstance(row, Mapping):
        raise BrokenCheck(UNKNOWN, _sayable(row))
    name = row.get("test")
    args = row.get("args", {})
    if not isinstance(name, str) or (name not in PREDICATES and name not in _OF_CHECKS):
        raise BrokenCheck(UNKNOWN, _sayable(name))
    if deep > _DEEP or not isinstance(args, Mapping) or not set(row) <= {*CHECK_KEYS}:
        raise BrokenCheck(MISUNDERSTOOD, name)
    return Check(test=name, asked=_asked(name, args, deep), contrary=row.get("not") is True)


def _asked(name: str, args: Mapping[str, Any], deep: int) -> Predicate:
    if name in _OF_CHECKS:
        rows = args.get("checks")
        if set(args) != {"checks"} or not isinstance(rows, list) or not rows:
            raise BrokenCheck(MISUNDERSTOOD, name)
        return _OF_CHECKS[name](checks=tuple(build(row, deep + 1).plain for row in rows))
    try:
        return PREDICATES[name](**args)
    except (ValidationError, TypeError):
        raise BrokenCheck(MISUNDERSTOOD, name) from None


def _sayable(name: object) -> str:
    """The name of a check as far as it may stand in a sentence: somebody else's file gave it."""
    text = name if isinstance(name, str) else ""
    return "".join(one for one in text if one.isalnum() or one == "_")[:40] or "?"
